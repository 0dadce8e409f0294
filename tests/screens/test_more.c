// SPDX-License-Identifier: GPL-3.0-or-later
// More turns one page, also where a page is tried in several forms before it fits: a looser form has
// fewer pages, and must not forget which one was asked for.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/err.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/date.h"
#include "screens/app.h"
#include "ui/ui.h"

static void press(struct app *app, const char *id) {
	const struct box *box = ui_find(app->ui, id);
	assert_non_null(box);
	struct input input = {.kind = INPUT_PRESS,
		.x = box->rect.x + box->rect.w / 2,
		.y = box->rect.y + box->rect.h / 2,
		.ms = clock_ms(app->clock)};
	app_take(app, &input);
	clock_advance(app->clock, 500);
	input.kind = INPUT_RELEASE;
	input.ms = clock_ms(app->clock);
	app_take(app, &input);
	clock_advance(app->clock, 500);
}

/* Turns from the first page to the last and back; returns how tight the page was. */
static int leaf_through(struct app *app, const char *lang, enum text_size size) {
	app_wipe(app);
	app_set_language(app, lang);
	app->session->size = size;
	session_visit(app->session, SCREEN_SERVICE, "recognition-advice");
	app_changed(app);
	app_take(app, &(struct input){0});
	const struct pager *pager = &app->session->here.pager;
	assert_true(pager->pages > 2);
	for (int page = 1; page < pager->pages; page++) {
		press(app, "more");
		assert_int_equal(pager->page, page);
	}
	for (int page = pager->pages - 2; page >= 0; page--) {
		press(app, "previous");
		assert_int_equal(pager->page, page);
	}
	return app->tightness * 10 + app->lean;
}

static void more_turns_one_page(void **state) {
	(void)state;
	static const struct {
		const char *lang;
		enum text_size size;
	} rows[] = {{"ur", TEXT_NORMAL}, {"ur", TEXT_LARGE}, {"th", TEXT_LARGE}, {"ar", TEXT_EXTRA},
		{"en", TEXT_VERY_LARGE}};
	struct err err;
	struct window *window = window_open(
		&(struct window_options){.w = 1920, .h = 1080, .is_headless = true}, &err);
	assert_non_null(window);
	struct pack *pack =
		pack_open(BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	assert_non_null(pack);
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	struct clock *clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	struct app_options options = {.window = window, .clock = clock, .pack = pack};
	struct app *app = app_create(&options, &err);
	assert_non_null(app);
	int tightest = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int tight = leaf_through(app, rows[i].lang, rows[i].size);
		tightest = tight > tightest ? tight : tightest;
	}
	assert_true(tightest > 10); /* or nothing was tried twice */
	app_destroy(app);
	clock_destroy(clock);
	window_close(window);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(more_turns_one_page)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
