// SPDX-License-Identifier: GPL-3.0-or-later
// What is a sign-up and what is not, and that no complaint repeats what somebody typed.
#include "desk/entry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"

#define HEAD                                                                                       \
	"\"v\":1,\"id\":\"01\",\"ref\":\"K4-286\",\"programme\":\"p\",\"lang\":\"ti\",\"kiosk\":"  \
	"\"\","
#define DAYS "\"day\":\"2026-11-19\",\"delete_on\":\"2027-02-17\","

static void what_is_one(void **state) {
	(void)state;
	static const struct {
		const char *json;
		bool is_one;
	} rows[] = {
		{"{" HEAD DAYS "\"answers\":{}}", true},
		{"{" HEAD DAYS "\"answers\":{\"a\":\"Canary\",\"b\":[\"x\",\"y\"],\"c\":3}}", true},
		{"{" HEAD DAYS "\"answers\":{\"a\":{\"b\":\"Canary\"}}}", false},
		{"{" HEAD DAYS "\"answers\":[\"Canary\"]}", false},
		{"{" HEAD DAYS "\"x\":\"Canary\"}", false},
		{"{" HEAD "\"day\":\"19.11.2026\",\"delete_on\":\"2027-02-17\",\"answers\":{}}",
			false},
		{"{" HEAD "\"day\":\"2026-11-19\",\"delete_on\":\"2027-13-17\",\"answers\":{}}",
			false},
		{"{" HEAD "\"day\":\"2026-11-19\",\"answers\":{}}", false},
		{"{\"v\":2," DAYS "\"answers\":{\"a\":\"Canary\"}}", false},
		{"{" HEAD DAYS "\"answers\":{\"a\":\"Canary\",\"a\":\"b\"}}", false},
		{"{" HEAD DAYS "\"answers\":{\"a\":\"Canary\\u0000b\"}}", false},
		{"{" HEAD DAYS "\"answers\":{\"a\":\"Canary\xff\"}}", false},
		{"{" HEAD DAYS "\"answers\":{\"a\":\"Canary", false},
		{"\"Canary\"", false},
		{"", false},
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct entry entry;
		struct err err = {{0}};
		bool is_one = entry_parse(arena, rows[i].json, strlen(rows[i].json), &entry, &err);
		if (is_one != rows[i].is_one) {
			fail_msg("row %zu: %s", i, err.text);
		}
		assert_true(is_one || *err.text);
		assert_null(strstr(err.text, "Canary"));
	}
	arena_destroy(arena);
}

static void what_it_says(void **state) {
	(void)state;
	static const char json[] =
		"{" HEAD DAYS "\"answers\":{\"name\":\"አሚና\",\"languages\":[\"ti\","
		"\"ar\"],\"one\":[\"x\"],\"old\":true,\"n\":3,\"none\":[],"
		"\"null\":null}}";
	struct arena *arena = arena_create();
	struct entry entry;
	struct err err;
	assert_true(entry_parse(arena, json, sizeof json - 1, &entry, &err));
	assert_string_equal(entry.ref, "K4-286");
	assert_string_equal(entry.privacy, "");
	assert_string_equal(entry_value(&entry, "name"), "አሚና");
	assert_int_equal(entry_answer(&entry, "languages")->count, 2);
	assert_true(entry_answer(&entry, "one")->is_list);
	assert_false(entry_answer(&entry, "name")->is_list);
	assert_string_equal(entry_value(&entry, "old"), "yes");
	assert_string_equal(entry_value(&entry, "n"), "3");
	assert_string_equal(entry_value(&entry, "none"), "");
	assert_string_equal(entry_value(&entry, "null"), "");
	assert_null(entry_answer(&entry, "nothing"));
	arena_destroy(arena);
}

static void too_much_is_refused(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	struct entry entry;
	struct err err;
	char *json = arena_alloc(arena, 200000);
	strcpy(json, "{" HEAD DAYS "\"answers\":{");
	char *at = json + strlen(json);
	for (int i = 0; i < 65; i++) {
		at += sprintf(at, "%s\"a%d\":\"x\"", i ? "," : "", i);
	}
	strcpy(at, "}}");
	assert_false(entry_parse(arena, json, strlen(json), &entry, &err));
	strcpy(json, "{" HEAD DAYS "\"answers\":{\"a\":[0");
	at = json + strlen(json);
	for (int i = 0; i < 256; i++) {
		at += sprintf(at, ",1");
	}
	strcpy(at, "]}}");
	assert_false(entry_parse(arena, json, strlen(json), &entry, &err));
	arena_destroy(arena);
}

static void days(void **state) {
	(void)state;
	static const char *const good[] = {"2026-11-19", "2028-02-29"};
	static const char *const bad[] = {"", "2026-1-19", "2026-11-1", "2026-00-10", "2026-13-10",
		"2026-11-31", "2026-11-19 ", "2026/11/19", "aaaa-bb-cc"};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(entry_is_day(good[i]));
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(entry_is_day(bad[i]));
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_one),
		cmocka_unit_test(what_it_says),
		cmocka_unit_test(too_much_is_refused),
		cmocka_unit_test(days),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
