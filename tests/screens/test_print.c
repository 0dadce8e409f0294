// SPDX-License-Identifier: GPL-3.0-or-later
// Printing from the visitor's side: every fault at every moment of a slip and every way to go on from there,
// with the paper watched. Then what a tap may do, what is remembered, and that an idle kiosk stays idle.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "intake/counter.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "paper/printer.h"
#include "paper/roll.h"
#include "paper_watch.h"

struct stage {
	char folder[64];
	struct window *window;
	struct clock *clock;
	struct printer *printer;
	struct counters *counters;
	struct app_options options;
	struct app *app;
	struct paper_watch watch;
};

static int head_dots = 576;

static void open_app(struct stage *stage, int w, int h, const char *uri) {
	struct err err;
	*stage = (struct stage){.folder = ""};
	folder_enter(stage->folder);
	stage->window =
		window_open(&(struct window_options){.w = w, .h = h, .is_headless = true}, &err);
	assert_non_null(stage->window);
	struct pack *pack =
		pack_open(BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	assert_non_null(pack);
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	stage->clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	stage->printer = printer_open(
		uri, &(struct printer_options){.width_dots = head_dots, .dpi = 203}, &err);
	assert_non_null(stage->printer);
	stage->counters = counters_open("counters.db", &err);
	assert_non_null(stage->counters);
	stage->options = (struct app_options){.window = stage->window,
		.clock = stage->clock,
		.pack = pack,
		.counters = stage->counters,
		.printer = stage->printer,
		.roll_file = "roll",
		.keeps_print = true};
	if (printer_twin(stage->printer)) {
		paper_watch_begin(&stage->watch, printer_twin(stage->printer));
	}
	stage->app = app_create(&stage->options, &err);
	assert_non_null(stage->app);
	app_take(stage->app, &(struct input){0});
}

static void close_app(struct stage *stage) {
	app_destroy(stage->app);
	printer_close(stage->printer);
	counters_close(stage->counters);
	clock_destroy(stage->clock);
	window_close(stage->window);
	folder_leave(stage->folder);
}

static void give(struct stage *stage, struct input input) {
	input.ms = clock_ms(stage->clock);
	app_take(stage->app, &input);
	paper_look(&stage->watch, stage->app);
}

static void pass(struct stage *stage, int64_t ms) {
	int64_t end = clock_ms(stage->clock) + ms;
	for (int64_t now; (now = clock_ms(stage->clock)) < end;) {
		int64_t due = app_due_ms(stage->app);
		int64_t next = due <= now ? now + 1 : due;
		clock_advance(stage->clock, (next < end ? next : end) - now);
		give(stage, (struct input){0});
	}
}

static const struct box *on_screen(const struct stage *stage, const char *id) {
	return ui_find(stage->app->ui, id);
}

static void press(struct stage *stage, const char *id, int pause_ms) {
	const struct box *box = on_screen(stage, id);
	if (!box) {
		fail_msg("#%s is not on screen", id);
	}
	int x = box->rect.x + box->rect.w / 2, y = box->rect.y + box->rect.h / 2;
	give(stage, (struct input){.kind = INPUT_PRESS, .x = x, .y = y});
	give(stage, (struct input){.kind = INPUT_RELEASE, .x = x, .y = y});
	pass(stage, pause_ms);
}

static void tap(struct stage *stage, const char *id) {
	press(stage, id, 500);
}

static void go_to_service(struct stage *stage, const char *lang) {
	app_wipe(stage->app);
	give(stage, (struct input){0});
	app_set_language(stage->app, lang);
	session_visit(stage->app->session, SCREEN_SERVICE, "health-advice");
	app_changed(stage->app);
	give(stage, (struct input){0});
	pass(stage, 500);
}

static void play(struct stage *stage, enum twin_fault fault) {
	twin_play(printer_twin(stage->printer), fault);
}

static bool is_told(const struct stage *stage) {
	return stage->app->print->stage >= PRINT_DONE;
}

static void run_out(struct stage *stage) {
	for (int i = 0; i < 1200 && !is_told(stage); i++) {
		pass(stage, 100);
	}
	assert_true(is_told(stage));
}

/* ---- every fault, moment and way on ---- */

enum way { RETRY, GO_ON, LEAVE, HOME, NOBODY, WAYS };

static void take_way(struct stage *stage, enum way way) {
	switch (way) {
	case RETRY:
		run_out(stage);
		play(stage, TWIN_NONE);
		pass(stage, 500);
		if (on_screen(stage, "retry")) {
			tap(stage, "retry");
			run_out(stage);
			assert_non_null(on_screen(stage, "print-done"));
		}
		break;
	case GO_ON: tap(stage, is_told(stage) ? "go-on" : "stop-print"); break;
	case LEAVE:
		tap(stage, "help");
		tap(stage, "quick-exit");
		break;
	case HOME: tap(stage, "home"); break;
	case NOBODY: /* a slow printer's slip counts as activity */
		run_out(stage);
		pass(stage, 120000);
		break;
	case WAYS: break;
	}
}

static void play_one(struct stage *stage, enum twin_fault fault, int moment_ms, enum way way) {
	go_to_service(stage, "en");
	if (moment_ms < 0) {
		play(stage, fault);
	}
	press(stage, "print", 0);
	pass(stage, moment_ms < 0 ? 500 : moment_ms);
	play(stage, fault);
	pass(stage, 500);
	take_way(stage, way);
	if (way != HOME) { /* what is being printed still is */
		app_wipe(stage->app);
		paper_look(&stage->watch, stage->app);
	}
	play(stage, TWIN_NONE);
	pass(stage, 150000);
	if (stage->watch.late || stage->watch.false_ticks) {
		fail_msg("fault %d at %d ms, way %d: %d rows late, %d false ticks", fault,
			moment_ms, way, stage->watch.late, stage->watch.false_ticks);
	}
	assert_int_equal(stage->app->print->stage, PRINT_AWAY);
}

static void no_false_tick_and_nothing_late(void **state) {
	(void)state;
	static const int moments_ms[] = {-1, 0, 40, 400, 1500};
	struct stage stage;
	open_app(&stage, 1280, 720, "twin:twin");
	for (int fault = 0; fault < TWIN_FAULT_COUNT; fault++) {
		for (size_t i = 0; i < sizeof moments_ms / sizeof *moments_ms; i++) {
			for (int way = 0; way < WAYS; way++) {
				play_one(&stage, (enum twin_fault)fault, moments_ms[i],
					(enum way)way);
			}
		}
	}
	assert_true(stage.watch.ticks > TWIN_FAULT_COUNT);
	assert_int_equal(twin_garbage(printer_twin(stage.printer)), 0);
	close_app(&stage);
}

/* ---- taps ---- */

static void two_taps_make_one_slip(void **state) {
	(void)state;
	struct stage stage;
	open_app(&stage, 1920, 1080, "twin:twin");
	go_to_service(&stage, "en");
	for (int pause_ms = 10; pause_ms < 1000; pause_ms += 330) {
		int before = stage.watch.all_cuts;
		press(&stage, "print", pause_ms);
		press(&stage, "print", 0);
		run_out(&stage);
		assert_int_equal(stage.watch.all_cuts, before + 1);
		pass(&stage, 500);
		tap(&stage, "go-on");
	}
	close_app(&stage);
}

static bool do_touch(struct rect a, struct rect b) {
	struct rect both = rect_intersect(a, b);
	return both.w > 0 && both.h > 0;
}

/* What stops and what tries again never share a place; and one that has just come answers to nobody. */
static void no_key_comes_where_another_was(void **state) {
	(void)state;
	struct stage stage;
	for (int is_tall = 0; is_tall < 2; is_tall++) {
		open_app(&stage, is_tall ? 1080 : 1920, is_tall ? 1920 : 1080, "twin:twin");
		for (size_t i = 0; i < pack_language_count(stage.app->pack); i++) {
			go_to_service(&stage, pack_language_at(stage.app->pack, i)->tag);
			press(&stage, "print", 0);
			struct rect stop = on_screen(&stage, "stop-print")->rect;
			tap(&stage, "stop-print"); /* within the tap that asked */
			assert_int_equal(stage.app->print->stage, PRINT_WORKING);
			play(&stage, TWIN_COVER_OPEN);
			run_out(&stage);
			struct rect retry = on_screen(&stage, "retry")->rect;
			assert_false(do_touch(stop, retry));
			press(&stage, "retry", 0);
			assert_int_equal(stage.app->print->stage, PRINT_COVER_OPEN);
			press(&stage, "go-on", 500);
			assert_int_equal(stage.app->print->stage, PRINT_COVER_OPEN);
			tap(&stage, "go-on");
			assert_int_equal(stage.app->print->stage, PRINT_AWAY);
			play(&stage, TWIN_NONE);
			pass(&stage, 20000);
		}
		close_app(&stage);
	}
}

/* ---- while nothing happens ---- */

static void the_screen_changes_only_with_the_state(void **state) {
	(void)state;
	struct stage stage;
	open_app(&stage, 1280, 720, "twin:twin");
	go_to_service(&stage, "en");
	assert_true(print_due_ms(stage.app) == INT64_MAX);
	press(&stage, "print", 0); /* told before it is made */
	assert_int_equal(stage.app->print->stage, PRINT_ASKED);
	assert_non_null(on_screen(&stage, "print-working"));
	pass(&stage, 500);
	tap(&stage, "stop-print");
	pass(&stage, 20000);
	press(&stage, "print", 300); /* the key is up again */
	unsigned long before = window_frames(stage.window);
	run_out(&stage);
	assert_int_equal(window_frames(stage.window) - before, 1);
	assert_true(print_due_ms(stage.app) == INT64_MAX);
	/* One that must be cleared and cannot be reached: looked at now and then, and nothing to see. */
	pass(&stage, 500);
	tap(&stage, "go-on");
	tap(&stage, "print");
	play(&stage, TWIN_OFF);
	run_out(&stage);
	app_wipe(stage.app);
	stage.app->session->has_begun = true; /* the greeting stays */
	give(&stage, (struct input){0});
	before = window_frames(stage.window);
	int wakes = 0;
	for (int64_t end = clock_ms(stage.clock) + 10000; clock_ms(stage.clock) < end; wakes++) {
		int64_t due = app_due_ms(stage.app), now = clock_ms(stage.clock);
		clock_advance(stage.clock, due > now ? due - now : 1);
		give(&stage, (struct input){0});
	}
	assert_true(wakes <= 12);
	assert_int_equal(window_frames(stage.window), before);
	play(&stage, TWIN_NONE);
	pass(&stage, 20000);
	assert_true(print_due_ms(stage.app) == INT64_MAX);
	close_app(&stage);
}

/* ---- what is remembered ---- */

static void counts_and_paper_are_kept(void **state) {
	(void)state;
	struct stage stage;
	struct err err;
	open_app(&stage, 1280, 720, "twin:twin");
	go_to_service(&stage, "en");
	press(&stage, "print", 0);
	run_out(&stage);
	double mm = print_paper_mm(stage.app);
	assert_true(mm > 100 && mm < 500);
	assert_true(roll_read("roll") > mm - 0.1 && roll_read("roll") < mm + 0.1);
	assert_non_null(strstr(print_text(stage.app), "030 23125 014"));
	pass(&stage, 500);
	tap(&stage, "go-on");
	play(&stage, TWIN_PAPER_OUT);
	tap(&stage, "print");
	run_out(&stage);
	app_wipe(stage.app);
	assert_string_equal(print_text(stage.app), "");
	int today = app_today(stage.app);
	assert_int_equal(
		counter_sum(stage.counters, COUNTER_PRINT, "service:health-advice", today, today),
		1);
	assert_int_equal(
		counter_sum(stage.counters, COUNTER_PRINT_FAILED, "paper-out", today, today), 1);
	app_destroy(stage.app);
	stage.options.pack =
		pack_open(BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	stage.app = app_create(&stage.options, &err);
	assert_true(print_paper_mm(stage.app) > mm - 0.1 && print_paper_mm(stage.app) < mm + 0.1);
	print_new_roll(stage.app);
	assert_true(print_paper_mm(stage.app) == 0);
	assert_true(roll_read("roll") == 0 && file_exists("roll"));
	close_app(&stage);
}

/* A printer that is narrower than any paper we lay out for. */
static void what_cannot_be_made_is_told(void **state) {
	(void)state;
	struct stage stage;
	head_dots = 200;
	open_app(&stage, 1280, 720, "twin:twin");
	head_dots = 576;
	go_to_service(&stage, "en");
	press(&stage, "print", 0);
	run_out(&stage);
	assert_non_null(on_screen(&stage, "print-not-made"));
	assert_non_null(on_screen(&stage, "print-code"));
	assert_non_null(on_screen(&stage, "print-number"));
	assert_null(on_screen(&stage, "retry"));
	pass(&stage, 500);
	tap(&stage, "go-on");
	assert_int_equal(stage.app->print->stage, PRINT_AWAY);
	assert_int_equal(stage.watch.rows, 0);
	close_app(&stage);
}

static void a_folder_says_where(void **state) {
	(void)state;
	struct stage stage;
	open_app(&stage, 1600, 900, "pdf:saved");
	go_to_service(&stage, "en");
	assert_string_equal(print_label(stage.app), "Save as PDF");
	press(&stage, "print", 0);
	run_out(&stage);
	assert_non_null(on_screen(&stage, "print-done"));
	const struct box *where = on_screen(&stage, "print-where");
	assert_non_null(where);
	assert_true(!strncmp(where->text, "saved/2026-11-19 ", 17) && file_exists(where->text));
	close_app(&stage);
}

int main(void) {
	struct err err;
	if (!catalog_open(BUILD_ROOT "/share/foyer/locale", &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_false_tick_and_nothing_late),
		cmocka_unit_test(two_taps_make_one_slip),
		cmocka_unit_test(no_key_comes_where_another_was),
		cmocka_unit_test(the_screen_changes_only_with_the_state),
		cmocka_unit_test(counts_and_paper_are_kept),
		cmocka_unit_test(what_cannot_be_made_is_told),
		cmocka_unit_test(a_folder_says_where),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
