// SPDX-License-Identifier: GPL-3.0-or-later
// Who gets to staff's pages and who does not; that the visitor's page comes back as it was, or nothing of
// it is left; that every page of staff's fits, in German and in English.
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
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "paper/printer.h"
#include "screens/app.h"
#include "screens/staff_inner.h"
#include "seal/lockout.h"
#include "seal/pin.h"
#include "ui/ui.h"

#define PIN "402917"
#define DEMO BUILD_ROOT "/demo.pack"

/* The small site of tests/author with an English host; without the fonts that take their time. */
static const char make_english[] =
	"cp -r '" SOURCE_ROOT "/tests/author/site' site && "
	"sed -i 's/\"host_language\": *\"[a-z]*\"/\"host_language\": \"en\"/; "
	"s/\"country\"/\"leave_out_scripts\": [\"Hans\", \"Hant\", \"Jpan\", \"Kore\"], &/' "
	"site/site.json && " FOYER_PACK " keygen k && " FOYER_PACK
	" build site -o en.pack --key k.key --font-cache '" BUILD_ROOT "/fonts' >build.log 2>&1";

static char folder[64], hash[PIN_HASH_BYTES];
static struct app_options options; /* lent to the app */
static struct app *app;

static int enter(void **state) {
	(void)state;
	struct err err;
	folder_enter(folder);
	return catalog_open(BUILD_ROOT "/share/foyer/locale", &err) && pin_hash(PIN, hash, &err)
		? 0
		: -1;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

static enum load_end load_nothing(
	void *context, const char *from, const char *site, struct pack **pack) {
	(void)context, (void)from, (void)site, (void)pack;
	return LOAD_NONE;
}

static void open_app(const char *path, int w, int h) {
	struct err err;
	const struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	options = (struct app_options){
		.window = window_open(
			&(struct window_options){.w = w, .h = h, .is_headless = true}, &err),
		.clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin")),
		.pack = pack_open(path, &(struct pack_trust){.unsigned_ok = true}, &err),
		.printer = printer_open("escpos:/nonexistent",
			&(struct printer_options){.width_dots = 576, .dpi = 203}, &err),
		.staff_pin = hash,
		.pin_file = NULL,
		.usb_dir = ".",
		.kiosk_id = "hall-1",
		.load = load_nothing,
	};
	if (!options.window || !options.pack || !options.printer) {
		fail_msg("%s", err.text);
	}
	app = app_create(&options, &err);
	assert_non_null(app);
	app_take(app, &(struct input){0});
}

static void close_app(void) {
	app_destroy(app);
	printer_close(options.printer);
	clock_destroy(options.clock);
	window_close(options.window);
}

static void put(enum input_kind kind, int x, int y) {
	app_take(app, &(struct input){.kind = kind, .x = x, .y = y, .ms = clock_ms(options.clock)});
}

/* Lets time act as it does when somebody waits for it. */
static void pass(int64_t ms) {
	int64_t end = clock_ms(options.clock) + ms;
	while (clock_ms(options.clock) < end) {
		int64_t now = clock_ms(options.clock), due = app_due_ms(app);
		int64_t next = due <= now ? now + 1 : due < end ? due : end;
		clock_advance(options.clock, next - now);
		app_take(app, &(struct input){0});
	}
}

static void middle(const char *id, int *x, int *y) {
	const struct box *box = ui_find(app->ui, id);
	if (!box) {
		fail_msg("#%s is not on screen", id);
	}
	*x = box->rect.x + box->rect.w / 2;
	*y = box->rect.y + box->rect.h / 2;
}

static void hold(const char *id, int64_t ms) {
	int x, y;
	middle(id, &x, &y);
	put(INPUT_PRESS, x, y);
	pass(ms);
	put(INPUT_RELEASE, x, y);
	pass(500);
}

static void tap(const char *id) {
	hold(id, 100);
}

static void type(const char *digits) {
	char id[] = "pin-0";
	for (; *digits; digits++) {
		id[4] = *digits;
		tap(id);
	}
	tap("pin-enter");
}

static bool is_shown(const char *id) {
	return ui_find(app->ui, id) != NULL;
}

static uint32_t *picture(size_t *bytes) {
	const struct pixmap *pixmap = window_pixmap(options.window);
	*bytes = (size_t)pixmap->h * (size_t)pixmap->stride * sizeof *pixmap->pixels;
	uint32_t *copy = malloc(*bytes);
	assert_non_null(copy);
	memcpy(copy, pixmap->pixels, *bytes);
	return copy;
}

static void assert_picture(const uint32_t *expected, size_t bytes) {
	size_t now;
	uint32_t *shown = picture(&now);
	assert_int_equal(now, bytes);
	assert_memory_equal(shown, expected, bytes);
	free(shown);
}

/* ---- who gets in ---- */

static void five_seconds_and_no_less(void **state) {
	(void)state;
	open_app(DEMO, 1920, 1080);
	int x, y;
	hold("logo", 4900);
	assert_false(is_shown("pin-1"));
	middle("logo", &x, &y);
	put(INPUT_PRESS, x, y); /* the finger slips off, and comes back */
	pass(3000);
	put(INPUT_MOVE, x + 200, y);
	put(INPUT_MOVE, x, y);
	pass(3000);
	put(INPUT_RELEASE, x, y);
	assert_false(is_shown("pin-1"));
	put(INPUT_PRESS, x, y); /* the panel loses it */
	put(INPUT_CANCEL, x, y);
	pass(6000);
	assert_false(is_shown("pin-1"));
	hold("logo", 5000);
	assert_true(is_shown("pin-1"));
	close_app();
}

static void nothing_without_a_pin(void **state) {
	(void)state;
	open_app(DEMO, 1920, 1080);
	app_destroy(app);
	struct err err;
	options.staff_pin = NULL;
	options.pack = pack_open(DEMO, &(struct pack_trust){.unsigned_ok = true}, &err);
	app = app_create(&options, &err);
	app_take(app, &(struct input){0});
	hold("logo", 9000);
	assert_false(is_shown("pin-1"));
	close_app();
}

static void not_through_what_lies_over_the_page(void **state) {
	(void)state;
	open_app(DEMO, 1920, 1080);
	int x, y;
	tap("lang-en");
	middle("logo", &x, &y);
	tap("language");
	put(INPUT_PRESS, x, y);
	pass(6000);
	put(INPUT_RELEASE, x, y);
	assert_false(is_shown("pin-1"));
	close_app();
}

static void the_right_pin_and_no_other(void **state) {
	(void)state;
	open_app(DEMO, 1920, 1080);
	hold("logo", 5000);
	type("40291"); /* too short to be one: costs nothing */
	assert_int_equal(lockout_tries(app->staff->lockout), LOCKOUT_TRIES);
	tap("pin-8");
	tap("pin-enter");
	assert_false(is_shown("staff-status"));
	assert_int_equal(lockout_tries(app->staff->lockout), LOCKOUT_TRIES - 1);
	assert_string_equal(app->staff->digits, "");
	pass(1000);
	type(PIN);
	assert_true(is_shown("staff-status"));
	assert_string_equal(app->staff->digits, "");
	/* a key of a visitor's pages is none here */
	app_take(app, &(struct input){.kind = INPUT_KEY, .key = KEY_HOME});
	app_take(app, &(struct input){.kind = INPUT_KEY, .key = KEY_BACK});
	assert_true(is_shown("staff-status"));
	close_app();
}

static void five_wrong_ones_lock(void **state) {
	(void)state;
	open_app(DEMO, 1920, 1080);
	hold("logo", 5000);
	for (int i = 0; i < LOCKOUT_TRIES; i++) {
		type("971204");
		pass(8000);
	}
	type(PIN);
	assert_false(is_shown("staff-status"));
	assert_int_equal(app->staff->digit_count, 0); /* nothing is taken while it is locked */
	pass(LOCKOUT_MS);                             /* the page has gone by itself */
	assert_false(is_shown("pin-1"));
	hold("logo", 5000);
	type(PIN);
	assert_true(is_shown("staff-status"));
	close_app();
}

/* ---- the visitor's session ---- */

static void begin_visit(void) {
	tap("lang-ar");
	tap("text-size");
	tap("topic-health");
	tap("article-see-a-doctor");
	tap("add-to-list");
	tap("more");
}

static void the_visitors_page_comes_back(void **state) {
	(void)state;
	static const char *const ends[] = {"go-on", NULL};
	for (size_t i = 0; i < 2; i++) {
		size_t bytes;
		open_app(DEMO, 1920, 1080);
		begin_visit();
		uint32_t *before = picture(&bytes);
		hold("logo", 5000);
		assert_true(is_shown("pin-1"));
		assert_int_equal(app->session->list_count, 0);
		tap("pin-3");
		if (ends[i]) {
			tap(ends[i]);
		} else {
			pass(45000);
		}
		assert_false(is_shown("pin-1"));
		assert_string_equal(app->staff->digits, "");
		assert_int_equal(app->session->list_count, 1);
		const struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
		clock_set(options.clock, time_from_civil(&civil, "Europe/Berlin"));
		app_changed(app);
		app_take(app, &(struct input){0});
		assert_picture(before, bytes);
		free(before);
		close_app();
	}
}

static void nothing_of_the_visitor_is_left(void **state) {
	(void)state;
	size_t bytes;
	open_app(DEMO, 1920, 1080);
	uint32_t *fresh = picture(&bytes);
	begin_visit();
	hold("logo", 5000);
	type(PIN);
	assert_true(is_shown("staff-status"));
	assert_int_equal(app->session->list_count, 0);
	assert_int_equal(app->session->size, TEXT_NORMAL);
	tap("lock");
	const struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	clock_set(options.clock, time_from_civil(&civil, "Europe/Berlin"));
	app_changed(app);
	app_take(app, &(struct input){0});
	assert_picture(fresh, bytes);
	free(fresh);
	close_app();
}

static void restart_ends_the_program(void **state) {
	(void)state;
	open_app(DEMO, 1920, 1080);
	hold("logo", 5000);
	type(PIN);
	tap("restart");
	assert_true(app->must_quit);
	assert_true(app->must_restart);
	assert_false(staff_is_up(app));
	close_app();
}

static uint32_t seed = 7;

/* xorshift32 (Marsaglia 2003): the same on every machine. */
static int roll(int sides) {
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return (int)(seed % (uint32_t)sides);
}

static void press_anywhere(void) {
	int x = roll(1920), y = roll(1080);
	put(INPUT_PRESS, x, y);
	pass(roll(40) ? 100 : 6000);
	put(roll(20) ? INPUT_RELEASE : INPUT_CANCEL, x, y);
	pass(roll(30) ? 400 : 70000);
}

/* Digits are kept only while the PIN is asked, a visitor's session only then too, and no page of staff's
 * holds anything of the visitor. */
static void whatever_is_pressed(void **state) {
	(void)state;
	open_app(DEMO, 1920, 1080);
	int unlocked = 0;
	for (int i = 0; i < 1200; i++) {
		if (is_shown("logo") && !app_has_overlay(app) && !staff_is_up(app) && !roll(8)) {
			hold("logo", 5000);
		} else if (is_shown("pin-1") && !roll(6)) {
			app->staff->digit_count = 0;
			type(PIN);
			unlocked += is_shown("staff-status");
		} else {
			press_anywhere();
		}
		bool is_pin = app->session->here.kind == SCREEN_STAFF_PIN;
		assert_int_equal(staff_is_asking(app), is_pin);
		assert_true(is_pin || !*app->staff->digits);
		assert_true(!staff_is_up(app) ||
			(!app->session->list_count && !app->session->search.len));
		app->must_quit = app->must_restart = false;
	}
	assert_true(unlocked > 5);
	app_wipe(app);
	assert_int_equal(app->session->here.kind, SCREEN_WELCOME);
	close_app();
}

/* ---- what fits ---- */

static void tell(void *context, const struct box *box, const char *why) {
	const char *label = box_label(box);
	fprintf(stderr, "%s: %s: %s \"%.60s\"\n", (const char *)context, why,
		box->id ? box->id : "", label ? label : "");
}

static size_t overflows(const char *what) {
	app_changed(app);
	app_take(app, &(struct input){0});
	return ui_overflows(app->ui, tell, (void *)(uintptr_t)what);
}

static size_t count_pages(void) {
	size_t count = 0;
	hold("logo", 5000);
	count += overflows("the PIN");
	type("971204");
	count += overflows("a wrong PIN");
	pass(1000);
	type(PIN);
	app->staff->facts = (struct staff_facts){.has_storage = true,
		.has_counts = true,
		.has_store = true,
		.has_waiting = true,
		.free_gb = 1234.5,
		.waiting = 1234,
		.services = 10000,
		.late = 1234,
		.languages = 32,
		.unchecked = 31,
		.today = {{"ar", 41}, {"uk", 33}, {"en", 18}, {"ti", 12}, {"de", 4}},
		.today_count = 5,
		.others = 27,
		.prints = 74,
		.sign_ups = 6};
	for (int told = 0; told < STAFF_TOLD_COUNT; told++) {
		app->staff->told = (enum staff_told)told;
		count += overflows("the status page");
	}
	app->staff->facts.has_waiting = false;
	app->staff->facts.is_storage_low = true;
	count += overflows("the status page of a bad disk");
	tap("clean");
	return count + overflows("cleaning");
}

static void everything_fits(const char *pack) {
	static const struct {
		int w, h;
	} panels[] = {{1920, 1080}, {1080, 1920}, {1366, 768}, {1024, 640}};
	size_t count = 0;
	for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
		open_app(pack, panels[i].w, panels[i].h);
		size_t here = count_pages();
		if (here) {
			fprintf(stderr, "%d × %d: %zu\n", panels[i].w, panels[i].h, here);
		}
		count += here;
		close_app();
	}
	assert_int_equal(count, 0);
}

static void everything_fits_in_german(void **state) {
	(void)state;
	everything_fits(DEMO);
}

static void everything_fits_in_english(void **state) {
	(void)state;
	assert_int_equal(system(make_english), 0);
	everything_fits("en.pack");
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(five_seconds_and_no_less),
		cmocka_unit_test(nothing_without_a_pin),
		cmocka_unit_test(not_through_what_lies_over_the_page),
		cmocka_unit_test(the_right_pin_and_no_other),
		cmocka_unit_test(five_wrong_ones_lock),
		cmocka_unit_test(the_visitors_page_comes_back),
		cmocka_unit_test(nothing_of_the_visitor_is_left),
		cmocka_unit_test(restart_ends_the_program),
		cmocka_unit_test(whatever_is_pressed),
		cmocka_unit_test(everything_fits_in_german),
		cmocka_unit_test(everything_fits_in_english),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
