// SPDX-License-Identifier: GPL-3.0-or-later
// The way between places, My list, and that a wipe leaves zeros.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "screens/session.h"

static void back_returns_to_each_place(void **state) {
	(void)state;
	struct session *session = session_create();
	session_visit(session, SCREEN_HOME, NULL);
	session_visit(session, SCREEN_TOPIC, "health");
	session->here.pager.page = 2;
	session_visit(session, SCREEN_ARTICLE, "doctor");
	session_visit(session, SCREEN_ARTICLE, "doctor"); /* an impatient second tap */
	assert_true(session_can_go_back(session));
	session_back(session);
	assert_int_equal(session->here.kind, SCREEN_TOPIC);
	assert_int_equal(session->here.pager.page, 2);
	session_back(session);
	assert_int_equal(session->here.kind, SCREEN_HOME);
	assert_false(session_can_go_back(session));
	session_destroy(session);
}

static void home_forgets_the_way(void **state) {
	(void)state;
	struct session *session = session_create();
	session_visit(session, SCREEN_HOME, NULL);
	session_visit(session, SCREEN_HELP, NULL);
	session_visit(session, SCREEN_HOME, NULL);
	assert_false(session_can_go_back(session));
	session_destroy(session);
}

static void history_keeps_the_newest(void **state) {
	(void)state;
	struct session *session = session_create();
	for (int i = 0; i < 3 * SESSION_MAX_HISTORY; i++) {
		char id[16];
		snprintf(id, sizeof id, "a%d", i);
		session_visit(session, SCREEN_ARTICLE, id);
	}
	assert_int_equal(session->history_count, SESSION_MAX_HISTORY);
	assert_string_equal(session->history[SESSION_MAX_HISTORY - 1].id, "a94");
	session_destroy(session);
}

static void list_keeps_its_order(void **state) {
	(void)state;
	struct session *session = session_create();
	assert_true(session_list_add(session, ENTRY_SERVICE, "one"));
	assert_true(session_list_add(session, ENTRY_ARTICLE, "one"));
	assert_true(session_list_add(session, ENTRY_SERVICE, "two"));
	assert_false(session_list_add(session, ENTRY_SERVICE, "two"));
	session_list_move(session, 2, -1);
	assert_string_equal(session->list[1].id, "two");
	session_list_move(session, 0, -1); /* off the end: nothing */
	assert_string_equal(session->list[0].id, "one");
	session_list_remove(session, 0);
	assert_int_equal(session->list_count, 2);
	assert_false(session_list_has(session, ENTRY_SERVICE, "one"));
	for (int i = 0; i < 100; i++) {
		char id[16];
		snprintf(id, sizeof id, "n%d", i);
		session_list_add(session, ENTRY_SERVICE, id);
	}
	assert_int_equal(session->list_count, SESSION_MAX_LIST);
	session_destroy(session);
}

static void a_page_is_reported_once(void **state) {
	(void)state;
	struct session *session = session_create();
	session_visit(session, SCREEN_SERVICE, "one");
	assert_int_equal(session_entry_here(session), ENTRY_SERVICE);
	assert_true(session_report(session, ENTRY_SERVICE, "one"));
	session_back(session);
	assert_false(session_report(session, ENTRY_SERVICE, "one"));
	assert_true(session_report(session, ENTRY_ARTICLE, "one"));
	assert_true(session_has_reported(session, ENTRY_SERVICE, "one"));
	assert_false(session_has_reported(session, ENTRY_SERVICE, "two"));
	session_list_toggle(session, ENTRY_ARTICLE, "one");
	session_list_toggle(session, ENTRY_ARTICLE, "two");
	session_list_toggle(session, ENTRY_ARTICLE, "one");
	assert_int_equal(session->list_count, 1);
	assert_string_equal(session->list[0].id, "two");
	session_destroy(session);
}

static void wipe_leaves_zeros(void **state) {
	(void)state;
	struct session *session = session_create();
	session_visit(session, SCREEN_SERVICE, "women");
	session_list_add(session, ENTRY_SERVICE, "women");
	str_append(&session->search, "canary");
	session->size = TEXT_EXTRA;
	session_wipe(session);
	static const struct session zero;
	assert_memory_equal(session, &zero, sizeof zero);
	assert_int_equal(session->here.kind, SCREEN_WELCOME);
	session_destroy(session);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(back_returns_to_each_place),
		cmocka_unit_test(home_forgets_the_way),
		cmocka_unit_test(history_keeps_the_newest),
		cmocka_unit_test(list_keeps_its_order),
		cmocka_unit_test(a_page_is_reported_once),
		cmocka_unit_test(wipe_leaves_zeros),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
