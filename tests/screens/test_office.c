// SPDX-License-Identifier: GPL-3.0-or-later
// Whom to ask by telephone stands on every page that may be out of date, and only there.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/date.h"
#include "screens/app.h"
#include "ui/ui.h"

static const struct {
	enum screen_kind kind;
	const char *id;
} places[] = {
	{SCREEN_ARTICLE, "see-a-doctor"},
	{SCREEN_TOPIC, "health"},
	{SCREEN_FIND, ""},
};

/* How many of the places have the card with the office's number. */
static int count_cards(int year, int w, int h) {
	struct err err;
	struct window *window =
		window_open(&(struct window_options){.w = w, .h = h, .is_headless = true}, &err);
	assert_non_null(window);
	struct pack *pack =
		pack_open(BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	assert_non_null(pack);
	struct civil civil = {year, 11, 19, 9, 42, 0, 0};
	struct clock *clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	struct app_options options = {.window = window, .clock = clock, .pack = pack, .lang = "en"};
	struct app *app = app_create(&options, &err);
	assert_non_null(app);
	int count = 0;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		session_visit(app->session, places[i].kind, places[i].id);
		app_changed(app);
		app_take(app, &(struct input){0});
		struct box *card = ui_find(app->ui, "ask-by-phone");
		count += card && strstr(box_label(card), "Ask by phone") &&
			strstr(box_label(card), "030 23125 001");
	}
	app_destroy(app);
	clock_destroy(clock);
	window_close(window);
	return count;
}

static void an_expired_pack_says_whom_to_call(void **state) {
	(void)state;
	assert_int_equal(count_cards(2027, 1920, 1080), 3);
	assert_int_equal(count_cards(2027, 1080, 1920), 3);
}

static void a_valid_pack_does_not(void **state) {
	(void)state;
	assert_int_equal(count_cards(2026, 1920, 1080), 0);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_expired_pack_says_whom_to_call),
		cmocka_unit_test(a_valid_pack_does_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
