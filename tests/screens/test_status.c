// SPDX-License-Identifier: GPL-3.0-or-later
// The words for open and closed, for the way on foot and for a phone's hours; and that a list of
// services begins with those that speak the visitor's language.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "content/hours.h"
#include "content/pack.h"
#include "content/service.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/hours.h"
#include "screens/screen.h"
#include "screens/staff.h"
#include "screens/status.h"

static struct window *window;
static struct clock *virtual_clock;
static struct app *app;
static struct app_options options;

static int start(void **state) {
	(void)state;
	struct err err;
	assert_true(catalog_open(BUILD_ROOT "/share/foyer/locale", &err));
	window = window_open(
		&(struct window_options){.w = 1920, .h = 1080, .is_headless = true}, &err);
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	virtual_clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	options = (struct app_options){.window = window,
		.clock = virtual_clock,
		.pack = pack_open(
			BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err),
		.lang = "en"};
	assert_non_null(options.pack);
	app = app_create(&options, &err);
	assert_non_null(app);
	app_take(app, &(struct input){0});
	return 0;
}

static int stop(void **state) {
	(void)state;
	app_destroy(app);
	clock_destroy(virtual_clock);
	window_close(window);
	return 0;
}

/* Without the isolates around what was filled in. */
static void assert_words(const char *text, const char *expected) {
	char plain[200];
	size_t n = 0;
	for (; *text && n < sizeof plain - 1; text++) {
		if (!strncmp(text, "\xe2\x81\xa6", 3) || !strncmp(text, "\xe2\x81\xa8", 3) ||
			!strncmp(text, "\xe2\x81\xa9", 3)) {
			text += 2;
		} else {
			plain[n++] = *text;
		}
	}
	plain[n] = '\0';
	assert_string_equal(plain, expected);
}

static void a_status_has_its_words(void **state) {
	(void)state;
	struct civil four = {2026, 11, 19, 16, 0, 0, 0};
	int64_t until = time_from_civil(&four, app_zone(app));
	const struct {
		struct hours_status status;
		enum pill_kind kind;
		const char *words;
	} rows[] = {
		{{.state = HOURS_OPEN, .until = until}, PILL_OPEN, "Open until 16:00"},
		{{.state = HOURS_OPEN, .is_always = true}, PILL_OPEN, "Open day and night"},
		{{.state = HOURS_OPENS_LATER, .until = until}, PILL_LATER, "Opens at 16:00"},
		{{.state = HOURS_BY_APPOINTMENT}, PILL_APPOINTMENT, "By appointment"},
		{{.state = HOURS_CLOSED_TODAY}, PILL_CLOSED, "Closed today"},
		{{.state = HOURS_UNSURE}, PILL_UNSURE, "Not sure, call first"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		enum pill_kind kind;
		assert_words(status_text(app, &rows[i].status, &kind), rows[i].words);
		assert_int_equal(kind, rows[i].kind);
	}
}

/* In the host's language, whatever the visitor reads. */
static void staff_is_told_what_the_printer_wants(void **state) {
	(void)state;
	static const char low[] =
		"Personal: Das Papier ist fast zu Ende. Bitte legen Sie eine neue Rolle ein.";
	assert_null(staff_printer(app, JOB_NONE, false));
	assert_null(staff_printer(app, JOB_PRINTING, false));
	assert_null(staff_printer(app, JOB_DONE, false));
	assert_string_equal(staff_printer(app, JOB_DONE, true), low);
	assert_string_equal(staff_printer(app, JOB_NONE, true), low);
	for (int fault = JOB_PAPER_OUT; fault <= JOB_DETACHED; fault++) {
		const char *told = staff_printer(app, (enum job_state)fault, true);
		assert_int_equal(strncmp(told, "Personal: ", 10), 0);
		assert_string_not_equal(told, low);
	}
}

static void a_way_is_at_least_a_minute(void **state) {
	(void)state;
	struct service service = {.walk_min = -1};
	assert_null(status_walk(app, &service));
	service.walk_min = 0;
	assert_words(status_walk(app, &service), "about 1 minute on foot");
	service.walk_min = 6;
	assert_words(status_walk(app, &service), "about 6 minutes on foot");
}

static void a_phone_says_when_and_in_which_language(void **state) {
	(void)state;
	const struct schedule week = {.kind = SCHEDULE_WEEKLY,
		.days = 0x0f,
		.opens = 600,
		.closes = 720,
		.valid_from = SCHEDULE_NO_DAY,
		.valid_to = SCHEDULE_NO_DAY};
	const char *const tags[] = {"en"};
	struct phone phone = {.number = "030 1"};
	assert_null(hours_phone_text(app, &phone, false));
	phone.schedules = &week;
	phone.schedule_count = 1;
	assert_words(hours_phone_text(app, &phone, false), "Monday – Thursday 10:00 – 12:00");
	phone.languages = tags;
	phone.language_count = 1;
	assert_words(hours_phone_text(app, &phone, false), "In English: Monday – Thursday 10:00 – 12:00");
}

static void a_date_goes_stale(void **state) {
	(void)state;
	bool is_late;
	assert_words(status_checked_text(app, 0, &is_late), "Never checked");
	assert_true(is_late);
	status_checked_text(app, app_now(app) - 10 * 86400, &is_late);
	assert_false(is_late);
	status_checked_text(app, app_now(app) - 91 * 86400, &is_late);
	assert_true(is_late);
}

static void find_begins_with_the_visitors_language(void **state) {
	(void)state;
	find_visit(app, NULL);
	assert_true(app->session->here.only_my_language);
	app_set_language(app, "zh-Hans");
	find_visit(app, "papers"); /* nobody there speaks it */
	assert_false(app->session->here.only_my_language);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_status_has_its_words, start, stop),
		cmocka_unit_test_setup_teardown(staff_is_told_what_the_printer_wants, start, stop),
		cmocka_unit_test_setup_teardown(a_way_is_at_least_a_minute, start, stop),
		cmocka_unit_test_setup_teardown(
			a_phone_says_when_and_in_which_language, start, stop),
		cmocka_unit_test_setup_teardown(a_date_goes_stale, start, stop),
		cmocka_unit_test_setup_teardown(
			find_begins_with_the_visitors_language, start, stop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
