// SPDX-License-Identifier: GPL-3.0-or-later
// A pack in which one page lacks Arabic, built from the small site of tests/author: what its visitor
// sees and what is counted.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../folder.h"
#include "base/err.h"
#include "base/str.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "intake/counter.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/play.h"

#define COUNTS "counts.db"

/* The second sed takes the Chinese, Japanese and Korean fonts away, which take their time. */
static const char make_pack[] =
	"cp -r '" SOURCE_ROOT "/tests/author/site' site && "
	"sed -i '/^msgid \"Stay as long/,/^$/d' site/locales/ar.po && "
	"sed -i 's/\"country\"/\"leave_out_scripts\": [\"Hans\", \"Hant\", \"Jpan\", \"Kore\"], "
	"&/' "
	"site/site.json && " FOYER_PACK " keygen k && " FOYER_PACK
	" build site -o a.pack --key k.key --font-cache '" BUILD_ROOT "/fonts' >build.log 2>&1";

static char folder[64];
static struct window *window;
static struct clock *visit_clock;
static struct counters *counters;
static struct app_options options; /* lent to the app */
static struct app *app;

static int enter(void **state) {
	(void)state;
	struct err err = {""};
	folder_enter(folder);
	assert_int_equal(system(make_pack), 0);
	assert_true(catalog_open(BUILD_ROOT "/share/foyer/locale", &err));
	window = window_open(
		&(struct window_options){.w = 1920, .h = 1080, .is_headless = true}, &err);
	assert_non_null(window);
	struct pack *pack = pack_open("a.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	if (!pack) {
		fail_msg("%s", err.text);
	}
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	visit_clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	counters = counters_open(COUNTS, &err);
	assert_non_null(counters);
	options = (struct app_options){
		.window = window, .clock = visit_clock, .pack = pack, .counters = counters};
	app = app_create(&options, &err);
	assert_non_null(app);
	return 0;
}

static int leave(void **state) {
	(void)state;
	app_destroy(app);
	counters_close(counters);
	clock_destroy(visit_clock);
	window_close(window);
	folder_leave(folder);
	return 0;
}

static void play(const char *journey, const char *lang) {
	struct err err = {""};
	struct str seen = {0};
	if (!play_journey(app, journey, lang, NULL, &seen, &err)) {
		fail_msg("%s; on screen:\n%s", err.text, str_get(&seen));
	}
	str_finish(&seen);
}

static int counted(enum counter_kind kind, const char *key) {
	int today = app_today(app);
	return (int)counter_sum(counters, kind, key, today, today);
}

static void test_missing_page(void **state) {
	(void)state;
	play(TEST_DATA "/missing.journey", "ar");
	assert_string_equal(app->session->lang, "ar");
	app_wipe(app);
	assert_int_equal(counted(COUNTER_UNMET_LANGUAGE, "ar"), 1);
	assert_int_equal(counted(COUNTER_UNMET_LANGUAGE, NULL), 1);
	assert_int_equal(counted(COUNTER_LANGUAGE, NULL), 1);
}

static void test_nothing_found(void **state) {
	(void)state;
	play(TEST_DATA "/nothing.journey", "en");
	app_wipe(app);
	assert_int_equal(counted(COUNTER_SEARCH_EMPTY, ""), 2);
	assert_int_equal(counted(COUNTER_SEARCH_EMPTY, "asked"), 2);
	assert_int_equal(counted(COUNTER_SEARCH_EMPTY, NULL), 4);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_missing_page),
		cmocka_unit_test(test_nothing_found),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
