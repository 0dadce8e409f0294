// SPDX-License-Identifier: GPL-3.0-or-later
// A sign-up that ends before its end, on every kind of its pages and in every way: the next person
// finds the first picture of a fresh start, and nothing in the session. And what is kept is kept once,
// whoever taps how often, and never when the disk refuses.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../folder.h"
#include "../intake/office.h"
#include "../store/medium.h"
#include "base/err.h"
#include "base/geometry.h"
#include "base/log.h"
#include "content/pack.h"
#include "content/programme.h"
#include "device/clock.h"
#include "device/input.h"
#include "device/window.h"
#include "intake/record.h"
#include "intake/signups.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/screen.h"
#include "screens/sign_up.h"
#include "signing_up.h"
#include "ui/ui.h"

#define PROGRAMME "start-a-business" /* which asks in most of the ways that there are */
#define QUESTIONS 6
#define NAME "Qzjxvk"

static char folder[64];
static struct office office;
static struct disk disk;
static struct volume volume;
static struct medium *medium;
static struct signups *signups;
static struct window *window, *fresh_window;
static struct clock *virtual_clock;
static bool gives_other; /* the kiosk finds another pack */

static struct pack *open_pack(void) {
	struct err err;
	struct pack *pack =
		pack_open(BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	if (!pack) {
		fail_msg("%s", err.text);
	}
	return pack;
}

static int enter(void **state) {
	(void)state;
	struct err err;
	log_set_level(LOG_ERROR);
	folder_enter(folder);
	assert_true(catalog_open(BUILD_ROOT "/share/foyer/locale", &err));
	const struct window_options options = {.w = 1920, .h = 1080, .is_headless = true};
	window = window_open(&options, &err);
	fresh_window = window_open(&options, &err);
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	virtual_clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	office_init(&office, "office");
	return window && fresh_window ? 0 : -1;
}

static int leave(void **state) {
	(void)state;
	office_finish(&office);
	clock_destroy(virtual_clock);
	window_close(fresh_window);
	window_close(window);
	folder_leave(folder);
	return 0;
}

static int open_store(void **state) {
	(void)state;
	disk = (struct disk){.free_bytes = 1 << 30};
	volume = disk_volume(&disk);
	medium = medium_create();
	medium_mount(medium);
	mkdir("data", 0700);
	struct signups_options options = office_options(&office, "data", &volume);
	signups = signups_open(&options);
	return signups_state(signups) == SIGNUPS_OPEN ? 0 : -1;
}

static int close_store(void **state) {
	(void)state;
	signups_close(signups);
	medium_mount(NULL);
	medium_destroy(medium);
	return 0;
}

/* ---- the kiosk ---- */

static struct pack *replace(void *context) {
	(void)context;
	struct pack *pack = gives_other ? open_pack() : NULL;
	gives_other = false;
	return pack;
}

static struct app_options options_of(struct window *on) {
	return (struct app_options){.window = on,
		.clock = virtual_clock,
		.pack = open_pack(),
		.signups = signups,
		.replace = replace};
}

static void rest(struct app *app, int64_t ms) {
	clock_advance(virtual_clock, ms);
	app_take(app, &(struct input){0});
}

static void touch_at(struct app *app, struct rect rect) {
	struct input input = {.kind = INPUT_PRESS,
		.x = rect.x + rect.w / 2,
		.y = rect.y + rect.h / 2,
		.ms = clock_ms(virtual_clock)};
	app_take(app, &input);
	input.kind = INPUT_RELEASE;
	app_take(app, &input);
}

static struct rect rect_of(struct app *app, const char *id) {
	struct box *box = ui_find(app->ui, id);
	if (!box) {
		fail_msg("there is no #%s", id);
	}
	return box->rect;
}

static void tap(struct app *app, const char *id) {
	rest(app, 500);
	touch_at(app, rect_of(app, id));
}

/* A kiosk in the middle of things, in German. */
static struct app *begin(const struct app_options *options) {
	struct err err;
	struct app *app = app_create(options, &err);
	assert_non_null(app);
	app_take(app, &(struct input){0});
	tap(app, "lang-de");
	return app;
}

static void show(struct app *app) {
	app_changed(app);
	app_take(app, &(struct input){0});
}

static void fail_to_keep(enum medium_fault fault) {
	medium->fault = fault;
	medium->fault_at = medium->met;
	medium->is_fault_lasting = true;
}

static void mend(void) {
	medium->fault = MEDIUM_FINE;
}

static int waiting(void) {
	struct err err;
	int count, oldest;
	if (!signups_waiting(signups, &count, &oldest, &err)) {
		fail_msg("%s", err.text);
	}
	return count;
}

/* ---- the ends ---- */

static void same_picture(struct app *app, struct app *fresh, const char *where) {
	const struct pixmap *a = window_pixmap(app->window), *b = window_pixmap(fresh->window);
	assert_int_equal(a->w, b->w);
	for (int y = 0; y < a->h; y++) {
		if (memcmp(a->pixels + (size_t)y * (size_t)a->stride,
			    b->pixels + (size_t)y * (size_t)b->stride,
			    (size_t)a->w * sizeof *a->pixels) != 0) {
			fail_msg("%s: line %d is not as it is after a fresh start", where, y);
		}
	}
}

static void as_after_a_fresh_start(struct app *app, const char *where) {
	struct err err;
	struct app_options options = options_of(fresh_window);
	struct app *fresh = app_create(&options, &err);
	assert_non_null(fresh);
	app_take(fresh, &(struct input){0});
	same_picture(app, fresh, where);
	assert_int_equal(sign_up_state(app), SIGN_UP_NONE);
	assert_null(sign_up_answers(app));
	assert_null(sign_up_reference(app));
	assert_null(app->session->search.data);
	assert_null(app->keyboard);
	assert_memory_equal(app->session, fresh->session, sizeof *app->session);
	app_destroy(fresh);
}

static void leave_by_key(struct app *app) {
	tap(app, "quick-exit");
}

static void leave_alone(struct app *app) {
	for (int s = 0; s < 300 && app->session->has_begun; s++) {
		rest(app, 1000);
	}
}

static void go_home(struct app *app) {
	tap(app, "home");
	assert_int_equal(sign_up_state(app), SIGN_UP_NONE);
	assert_null(sign_up_answers(app));
	assert_int_equal(app->session->search.len, 0);
	tap(app, "my-list");
	tap(app, "language");
	tap(app, "start-new");
}

static void start_new(struct app *app) {
	tap(app, "language");
	tap(app, "start-new");
}

static void change_language(struct app *app) {
	tap(app, "language");
	tap(app, "lang-ar");
	assert_string_equal(app_lang(app), "ar");
	tap(app, "quick-exit");
}

static void exchange_pack(struct app *app) {
	enum sign_up_state before = sign_up_state(app);
	gives_other = true;
	rest(app, 3000);
	assert_false(gives_other);
	assert_int_equal(signups_state(signups), SIGNUPS_UNSIGNED); /* nobody may begin */
	assert_int_equal(sign_up_state(app), before);
	signups_set_pack(signups, office.print, true);
	tap(app, "quick-exit");
}

static const struct {
	const char *name;
	void (*end)(struct app *app);
} ways[] = {
	{"quick exit", leave_by_key},
	{"nobody is there", leave_alone},
	{"Home", go_home},
	{"Start new", start_new},
	{"another language", change_language},
	{"another pack", exchange_pack},
};

enum { FAILED = QUESTIONS + 2 };

static const struct {
	const char *name;
	int step;
} pages[] = {
	{"choices", 0},
	{"choice", 1},
	{"date", 2},
	{"language", 3},
	{"text", 4},
	{"phone", 5},
	{"review", QUESTIONS},
	{"kept", QUESTIONS + 1},
	{"failed", FAILED},
};

static void visit(struct app *app, int step) {
	bool must_fail = step == FAILED;
	assert_int_equal(signing_up_visit(app, PROGRAMME, must_fail ? QUESTIONS : step), QUESTIONS);
	show(app);
	if (step == 4) {
		app->session->keyboard_is_up = true;
		app_take(app, &(struct input){.kind = INPUT_TEXT, .text = NAME});
		assert_non_null(strstr(str_get(&app->session->search), NAME));
	}
	if (must_fail) {
		fail_to_keep(MEDIUM_FULL);
		tap(app, "submit");
		rest(app, 100);
		assert_non_null(ui_find(app->ui, "sign-up-failed"));
		mend();
	}
	assert_int_equal(sign_up_state(app),
		must_fail                  ? SIGN_UP_FAILED
			: step > QUESTIONS ? SIGN_UP_KEPT
					   : SIGN_UP_ASKING);
}

static void nothing_is_left_on_any_page_in_any_way(void **state) {
	(void)state;
	struct app_options options = options_of(window);
	struct app *app = begin(&options);
	int kept = 0;
	for (size_t p = 0; p < sizeof pages / sizeof *pages; p++) {
		for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
			char where[64];
			snprintf(where, sizeof where, "%s, %s", pages[p].name, ways[w].name);
			visit(app, pages[p].step);
			ways[w].end(app);
			as_after_a_fresh_start(app, where);
			kept += pages[p].step == QUESTIONS + 1;
			assert_int_equal(waiting(), kept);
			tap(app, "lang-de");
		}
	}
	app_destroy(app);
}

/* ---- in between ---- */

static void type(struct app *app, const char *text) {
	struct input input = {.kind = INPUT_TEXT};
	snprintf(input.text, sizeof input.text, "%s", text);
	app_take(app, &input);
}

static void what_is_typed_stays_in_its_field(void **state) {
	(void)state;
	struct app_options options = options_of(window);
	struct app *app = begin(&options);
	visit(app, 4);
	record_remove(sign_up_answers(app), "name");
	str_clear(&app->session->search);
	type(app, NAME);
	tap(app, "language");
	tap(app, "lang-ar");
	assert_non_null(ui_find(app->ui, "key-done")); /* with a keyboard to go on */
	assert_string_equal(str_get(&app->session->search), NAME);
	type(app, "a");
	tap(app, "language");
	tap(app, "search-language");
	type(app, "Ukr");
	assert_string_equal(str_get(&app->session->search), "Ukr");
	tap(app, "back");
	assert_string_equal(str_get(&app->session->search), NAME "a");
	tap(app, "help");
	tap(app, "back");
	assert_string_equal(str_get(&app->session->search), NAME "a");
	tap(app, "key-done");
	assert_string_equal(record_value(sign_up_answers(app), "name", 0), NAME "a");
	app_destroy(app);
}

/* ---- once ---- */

static void impatience_keeps_one(void **state) {
	(void)state;
	struct app_options options = options_of(window);
	struct app *app = begin(&options);
	visit(app, QUESTIONS);
	struct rect submit = rect_of(app, "submit");
	rest(app, 500);
	touch_at(app, submit);
	assert_int_equal(sign_up_state(app), SIGN_UP_KEEPING);
	touch_at(app, submit);
	assert_int_equal(sign_up_state(app), SIGN_UP_KEEPING);
	screen_sign_up.press(app, "submit");
	sign_up_keep(app, programme_load(app->pack, app->page, PROGRAMME, app_lang(app)));
	sign_up_take_back(app);
	assert_int_equal(sign_up_state(app), SIGN_UP_KEEPING);
	assert_null(sign_up_reference(app));
	rest(app, 100);
	assert_int_equal(sign_up_state(app), SIGN_UP_KEPT);
	assert_non_null(ui_find(app->ui, "reference"));
	touch_at(app, submit);
	screen_sign_up.press(app, "submit");
	rest(app, 100);
	assert_int_equal(waiting(), 1);
	app_destroy(app);
}

/* Whoever leaves while the disk is at work has sent it all the same, once. */
static void leaving_while_it_is_kept(void **state) {
	(void)state;
	struct app_options options = options_of(window);
	struct app *app = begin(&options);
	visit(app, QUESTIONS);
	tap(app, "submit");
	assert_int_equal(sign_up_state(app), SIGN_UP_KEEPING);
	app_wipe(app);
	app_take(app, &(struct input){0});
	as_after_a_fresh_start(app, "while it is kept");
	assert_int_equal(waiting(), 1);
	app_destroy(app);
}

static void taken_back_is_gone(void **state) {
	(void)state;
	struct app_options options = options_of(window);
	struct app *app = begin(&options);
	visit(app, QUESTIONS + 1);
	show(app);
	tap(app, "take-back");
	rest(app, 100);
	assert_non_null(ui_find(app->ui, "taken-back"));
	assert_null(sign_up_reference(app));
	assert_int_equal(waiting(), 0);
	tap(app, "quick-exit");
	as_after_a_fresh_start(app, "taken back");
	app_destroy(app);
}

/* ---- the disk refuses ---- */

static void nothing_is_acknowledged(struct app *app) {
	assert_non_null(ui_find(app->ui, "sign-up-failed"));
	assert_null(ui_find(app->ui, "sign-up-kept"));
	assert_null(ui_find(app->ui, "reference"));
	assert_null(sign_up_reference(app));
	assert_non_null(sign_up_answers(app));
}

static void a_full_disk_is_told_and_tried_again(void **state) {
	(void)state;
	struct app_options options = options_of(window);
	struct app *app = begin(&options);
	visit(app, FAILED);
	nothing_is_acknowledged(app);
	tap(app, "submit");
	rest(app, 100);
	assert_non_null(ui_find(app->ui, "reference"));
	assert_int_equal(waiting(), 1);
	app_destroy(app);
}

static void a_broken_disk_is_told_each_time(void **state) {
	(void)state;
	static const enum medium_fault faults[] = {MEDIUM_EIO, MEDIUM_LOST};
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct app_options options = options_of(window);
		struct app *app = begin(&options);
		visit(app, QUESTIONS);
		fail_to_keep(faults[i]);
		for (int times = 0; times < 3; times++) {
			tap(app, "submit");
			rest(app, 100);
			nothing_is_acknowledged(app);
		}
		mend();
		tap(app, "submit");
		rest(app, 100);
		nothing_is_acknowledged(app); /* until the machine is started again */
		app_destroy(app);
		close_store(NULL);
		open_store(NULL);
	}
}

/* ---- the store is closed ---- */

static void a_closed_store_leads_to_the_desk(void **state) {
	(void)state;
	struct app_options options = options_of(window);
	struct app *app = begin(&options);
	session_visit(app->session, SCREEN_PROGRAMME, PROGRAMME);
	show(app);
	assert_non_null(ui_find(app->ui, "sign-up"));
	signups_set_pack(signups, NULL, true); /* while the key stands on the screen */
	tap(app, "sign-up");
	assert_non_null(ui_find(app->ui, "sign-up-closed"));
	assert_int_equal(sign_up_state(app), SIGN_UP_NONE);
	session_visit(app->session, SCREEN_PROGRAMME, PROGRAMME);
	show(app);
	assert_null(ui_find(app->ui, "sign-up"));
	assert_non_null(ui_find(app->ui, "how-to-sign-up"));
	app_destroy(app);
	options = options_of(window);
	options.signups = NULL;
	app = begin(&options);
	session_visit(app->session, SCREEN_PROGRAMME, PROGRAMME);
	show(app);
	assert_null(ui_find(app->ui, "sign-up"));
	assert_non_null(ui_find(app->ui, "how-to-sign-up"));
	app_destroy(app);
}

/* ---- tidying ---- */

static size_t log_bytes(void) {
	for (int i = 0; i < medium->name_count; i++) {
		if (strstr(medium->names[i], "-wal") && medium->inode_of[i] >= 0) {
			return medium->inodes[medium->inode_of[i]].len;
		}
	}
	return 0;
}

static void the_log_is_emptied_after_a_sign_up_only(void **state) {
	(void)state;
	struct app_options options = options_of(window);
	struct app *app = begin(&options);
	visit(app, QUESTIONS + 1);
	assert_true(log_bytes() > 0);
	app_wipe(app);
	app_destroy(app); /* waits for it */
	assert_int_equal(log_bytes(), 0);
	assert_int_equal(waiting(), 1);

	medium_record(medium);
	size_t before = medium->op_count;
	options = options_of(window);
	app = begin(&options);
	session_visit(app->session, SCREEN_PROGRAMME, PROGRAMME);
	show(app);
	app_wipe(app);
	app_destroy(app);
	assert_int_equal(medium->op_count, before);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_store, close_store)
	const struct CMUnitTest tests[] = {
		TEST(nothing_is_left_on_any_page_in_any_way),
		TEST(what_is_typed_stays_in_its_field),
		TEST(impatience_keeps_one),
		TEST(leaving_while_it_is_kept),
		TEST(taken_back_is_gone),
		TEST(a_full_disk_is_told_and_tried_again),
		TEST(a_broken_disk_is_told_each_time),
		TEST(a_closed_store_leads_to_the_desk),
		TEST(the_log_is_emptied_after_a_sign_up_only),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
