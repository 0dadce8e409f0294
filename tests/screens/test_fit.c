// SPDX-License-Identifier: GPL-3.0-or-later
// Every label of every language fits its box: every screen of the demo pack is laid out in all its
// languages, four text sizes and both orientations, page by page; then in windows of laptops, and
// with the pack expired, in the languages that ask most. With arguments (language, size, l or p,
// screen number) it lays out only those, and says what does not fit.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "content/article.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "paper/printer.h"
#include "screens/app.h"
#include "screens/print_inner.h"
#include "signing_up.h"
#include "ui/ui.h"

static const struct {
	enum screen_kind kind;
	const char *id;
} places[] = {
	{SCREEN_WELCOME, ""},
	{SCREEN_HOME, ""},
	{SCREEN_TOPIC, "first"},
	{SCREEN_TOPIC, "health"},
	{SCREEN_TOPIC, "work"},
	{SCREEN_ARTICLE, "see-a-doctor"},
	{SCREEN_ARTICLE, "fair-pay"},
	{SCREEN_ARTICLE, "bank-account"},
	{SCREEN_FIND, ""},
	{SCREEN_FIND, "health"},
	{SCREEN_SERVICE, "health-advice"},
	{SCREEN_SERVICE, "night-cafe"},
	{SCREEN_SERVICE, "recognition-advice"},
	{SCREEN_SERVICE, "citizens-office"},
	{SCREEN_SEARCH, ""},
	{SCREEN_MY_LIST, ""},
	{SCREEN_MY_LIST, "full"},
	{SCREEN_HELP, ""},
	{SCREEN_ABOUT, ""},
	{SCREEN_PRIVACY, ""},
	{SCREEN_LANGUAGE_SEARCH, ""},
	{SCREEN_LANGUAGE_MISSING, ""},
	{SCREEN_SEARCH, "see-a-doctor"},
	{SCREEN_SEARCH, "nothing"},
	{SCREEN_PROGRAMMES, ""},
	{SCREEN_PROGRAMMES, "work"},
	{SCREEN_PROGRAMME, "german-a1-day"},
	{SCREEN_PROGRAMME, "german-a1-childcare"},
	{SCREEN_PROGRAMME, "mentoring-give"},
	{SCREEN_PROGRAMME, "start-a-business"},
	{SCREEN_ARTICLE, "sign-up"},
};
#define PLACES (sizeof places / sizeof places[0])
#define SHEET PLACES       /* the Language sheet over Home */
#define IDLE (PLACES + 1)  /* the idle question over Home */
#define STAFF (PLACES + 2) /* Welcome with a word to staff */
#define PRINT (PLACES + 3) /* what is told of printing, over a service */
#define SIGN_UP (PRINT + PRINT_STAGES - PRINT_WORKING) /* the pages of signing up, one by one */
#define ALL (SIGN_UP + sizeof sign_ups / sizeof sign_ups[0])

static const struct {
	const char *programme;
	int step; /* the number of questions: the review; one more: the end */
} sign_ups[] = {
	{"mentoring-give", 0},
	{"mentoring-give", 1},
	{"mentoring-give", 2},
	{"mentoring-give", 3},
	{"mentoring-give", 4},
	{"mentoring-give", 5},
	{"mentoring-give", 6},
	{"mentoring-give", 7},
	{"mentoring-give", 8},
	{"mentoring-give", 9},
	{"mentoring-give", 10},
	{"german-a1-day", 0},
	{"german-a1-childcare", 0},
	{"german-a1-childcare", 1},
	{"orientation-course", -2}, /* nothing typed yet */
	{"start-a-business", 2},
	{"application-workshop", 1},
	{"recognition-appointment", 2},
};

/* A panel or window, and when it is looked at. */
struct view {
	int w, h, year;
	bool is_whole; /* a kiosk's panel while the pack is valid: all languages, and columns kept */
	const char *printer;
};

#define PAPER "escpos:/dev/null"
#define FOLDER "pdf:/dev/null/slips"

static char **only; /* the arguments, or NULL */
static int only_count;

struct report {
	const char *where;
	int count;
};

static void tell(void *context, const struct box *box, const char *why) {
	struct report *report = context;
	report->count++;
	const char *label = box_label(box);
	fprintf(stderr, "%s: %s: %s %dx%d \"%.60s\"\n", report->where, why, box->id ? box->id : "",
		box->rect.w, box->rect.h, label ? label : "");
}

static void type(struct app *app, const char *id) {
	struct box *box = ui_find(app->ui, id);
	if (box) {
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
}

static void show(struct app *app) {
	app_changed(app);
	app_take(app, &(struct input){0});
}

/* A landscape page in Normal size keeps its columns, in every script, and a service the key that
 * keeps it. */
static int count_joined(struct app *app, const char *where, bool is_tall) {
	enum screen_kind kind = app->session->here.kind;
	bool has_columns = kind == SCREEN_TOPIC || kind == SCREEN_ARTICLE || kind == SCREEN_SERVICE;
	if (is_tall || app->session->size != TEXT_NORMAL || !has_columns) {
		return 0;
	}
	int count = 0;
	app->session->here.pager.page = 0;
	show(app);
	if (app->tightness > 1) {
		fprintf(stderr, "%s: the columns are joined\n", where);
		count++;
	}
	if (kind == SCREEN_SERVICE && !ui_find(app->ui, "add-to-list")) {
		fprintf(stderr, "%s: no #add-to-list on the first page\n", where);
		count++;
	}
	return count;
}

static int count_pages(struct app *app, const char *where) {
	struct report report = {where, 0};
	show(app);
	struct pager *pager =
		app->session->sheet_is_open ? &app->session->sheet : &app->session->here.pager;
	int pages = pager->pages;
	for (int page = 0; page < (pages ? pages : 1); page++) {
		if (pages) {
			pager->page = page;
			show(app);
		}
		ui_overflows(app->ui, tell, &report);
	}
	return report.count;
}

/* What is told of printing a service: all of it, with a way on. */
static int count_told(struct app *app, const char *where, enum print_stage stage) {
	struct report report = {where, 0};
	session_visit(app->session, SCREEN_SERVICE, "health-advice");
	show(app);
	app->print->scene = app->session->here;
	app->print->stage = stage;
	app->print->asked_ms = clock_ms(app->clock);
	show(app);
	ui_overflows(app->ui, tell, &report);
	if (!ui_find(app->ui, stage == PRINT_WORKING ? "stop-print" : "go-on")) {
		fprintf(stderr, "%s: there is no way on\n", where);
		report.count++;
	}
	return report.count;
}

/* Types the title of the article `id`; "nothing": a word that is not found, the keyboard down. */
static void search_for(struct app *app, const char *id) {
	if (!strcmp(id, "nothing")) {
		str_append(&app->session->search, "qxzqxz");
		app->session->keyboard_is_up = false;
	} else if (*id) {
		struct arena *arena = arena_create();
		str_append(&app->session->search,
			article_load(app->pack, arena, id, app_lang(app))->title.utf8);
		arena_destroy(arena);
	}
}

static int lay_out(
	struct app *app, const char *lang, enum text_size size, const struct view *view, size_t i) {
	char where[128];
	bool is_tall = view->h > view->w;
	snprintf(where, sizeof where, "%s %d %s %zu (%dx%d in %d)", lang, size, is_tall ? "p" : "l",
		i, view->w, view->h, view->year);
	app_wipe(app);
	app->print->fault = i == STAFF ? JOB_BUSY : JOB_NONE;
	app->session->size = size;
	if (i == STAFF || (i < PLACES && places[i].kind == SCREEN_WELCOME)) {
		app->greeting = 0;
		while (strcmp(app_lang(app), lang)) {
			app->greeting++;
		}
		app->session->has_begun = true;
		return count_pages(app, where);
	}
	app_set_language(app, lang);
	session_visit(app->session, SCREEN_HOME, NULL);
	show(app);
	if (i == SHEET || i == IDLE) {
		app->session->sheet_is_open = i == SHEET;
		app->is_warning = i == IDLE;
		return count_pages(app, where);
	}
	if (i >= SIGN_UP) {
		const int step = sign_ups[i - SIGN_UP].step;
		signing_up_visit(app, sign_ups[i - SIGN_UP].programme, step);
		return count_pages(app, where);
	}
	if (i >= PRINT) {
		return count_told(app, where, (enum print_stage)(i - PRINT + PRINT_WORKING));
	}
	if (!strcmp(places[i].id, "full")) {
		session_list_add(app->session, ENTRY_SERVICE, "health-advice");
		session_list_add(app->session, ENTRY_ARTICLE, "see-a-doctor");
		session_list_add(app->session, ENTRY_SERVICE, "recognition-advice");
	}
	if (places[i].kind == SCREEN_SEARCH) {
		type(app, "search");
		search_for(app, places[i].id);
	} else if (places[i].kind == SCREEN_LANGUAGE_SEARCH) {
		type(app, "language");
		type(app, "search-language");
	} else {
		session_visit(app->session, places[i].kind, places[i].id);
		if (places[i].kind == SCREEN_LANGUAGE_MISSING) {
			strcpy(app->session->here.lang, "so");
		}
	}
	int count = count_pages(app, where);
	return count + (view->is_whole ? count_joined(app, where, is_tall) : 0);
}

static bool is_asked(int index, const char *value) {
	return only_count <= index || !strcmp(only[index], "-") || !strcmp(only[index], value);
}

static bool is_demanding(const char *lang) {
	static const char *const langs[] = {"en", "de", "ar", "ur", "th", "zh-Hans"};
	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
		if (!strcmp(lang, langs[i])) {
			return true;
		}
	}
	return false;
}

static int lay_language_out(struct app *app, const char *lang, const struct view *view) {
	int count = 0;
	bool is_tall = view->h > view->w;
	for (int size = 0; size < TEXT_SIZE_COUNT; size++) {
		for (size_t i = 0; i < ALL; i++) {
			char a[8], b[8];
			snprintf(a, sizeof a, "%d", size);
			snprintf(b, sizeof b, "%zu", i);
			if (is_asked(0, lang) && is_asked(1, a) &&
				is_asked(2, is_tall ? "p" : "l") && is_asked(3, b)) {
				count += lay_out(app, lang, size, view, i);
			}
		}
	}
	return count;
}

static int lay_all_out(const struct view *view) {
	struct err err;
	struct window *window = window_open(
		&(struct window_options){.w = view->w, .h = view->h, .is_headless = true}, &err);
	assert_non_null(window);
	struct pack *pack =
		pack_open(BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	if (!pack) {
		fail_msg("%s", err.text);
	}
	struct civil civil = {view->year, 11, 19, 9, 42, 0, 0};
	struct clock *clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	struct printer *printer = printer_open(
		view->printer, &(struct printer_options){.width_dots = 576, .dpi = 203}, &err);
	assert_non_null(printer);
	struct signups *signups = signing_up_open(pack);
	struct app_options options = {.window = window,
		.clock = clock,
		.pack = pack,
		.printer = printer,
		.signups = signups};
	struct app *app = app_create(&options, &err);
	assert_non_null(app);
	int count = 0;
	for (size_t l = 0; l < pack_language_count(pack); l++) {
		const char *lang = pack_language_at(pack, l)->tag;
		if (view->is_whole || is_demanding(lang)) {
			count += lay_language_out(app, lang, view);
		}
	}
	app_destroy(app);
	signing_up_close(signups);
	printer_close(printer);
	clock_destroy(clock);
	window_close(window);
	return count;
}

static void everything_fits_in_landscape(void **state) {
	(void)state;
	assert_int_equal(lay_all_out(&(struct view){1920, 1080, 2026, true, PAPER}), 0);
}

static void everything_fits_in_portrait(void **state) {
	(void)state;
	assert_int_equal(lay_all_out(&(struct view){1080, 1920, 2026, true, PAPER}), 0);
}

static void everything_fits_in_windows(void **state) {
	(void)state;
	static const struct view windows[] = {{1024, 640, 2026, false, FOLDER},
		{1366, 768, 2026, false, FOLDER}, {800, 1280, 2026, false, PAPER}};
	int count = 0;
	for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
		count += lay_all_out(&windows[i]);
	}
	assert_int_equal(count, 0);
}

static void everything_fits_when_the_pack_has_expired(void **state) {
	(void)state;
	assert_int_equal(lay_all_out(&(struct view){1920, 1080, 2027, false, PAPER}), 0);
	assert_int_equal(lay_all_out(&(struct view){1080, 1920, 2027, false, PAPER}), 0);
}

int main(int argc, char **argv) {
	struct err err;
	if (!catalog_open(BUILD_ROOT "/share/foyer/locale", &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	only = argv + 1;
	only_count = argc - 1;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_fits_in_landscape),
		cmocka_unit_test(everything_fits_in_portrait),
		cmocka_unit_test(everything_fits_in_windows),
		cmocka_unit_test(everything_fits_when_the_pack_has_expired),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
