// SPDX-License-Identifier: GPL-3.0-or-later
// Each page starts from a wiped session and a clock set back, so that no page depends on the one
// before. Screens are reached as visitors reach them where that is what they look like.
#include "pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "paper/printer.h"
#include "screens/app.h"
#include "screens/print_inner.h"
#include "screens/sign_up.h"
#include "screens/staff_inner.h"
#include "signing_up.h"
#include "ui/ui.h"

enum way {
	WAY_VISIT,    /* the screen with that id */
	WAY_WELCOME,  /* before a language is chosen */
	WAY_SHEET,    /* the Language sheet over Home */
	WAY_IDLE,     /* the idle question over Home */
	WAY_SEARCH,   /* the keyboard is up */
	WAY_RESULTS,  /* of a word of the office's language, which every language finds */
	WAY_LANGUAGE, /* Search a language */
	WAY_LIST,     /* My list with three entries */
	WAY_SIGN_UP,  /* the page of a question; `step` says which */
	WAY_PIN,      /* staff is asked for the PIN: in German alone, the office's language … */
	WAY_STATUS,   /* … and let in */
	WAY_PRINTER,  /* the screen as it is where there is a printer */
	WAY_DONE,     /* … and what is told of printing it */
	WAY_PAPER_OUT,
	WAY_UNKNOWN,
};

static const struct {
	const char *name;
	enum way way;
	enum screen_kind kind;
	const char *id;
	bool has_sizes; /* also in the larger sizes */
	int step;       /* of a sign-up: tests/screens/signing_up.h */
} screens[] = {
	{"welcome", WAY_WELCOME, SCREEN_WELCOME, "", false, 0},
	{"home", WAY_VISIT, SCREEN_HOME, "", true, 0},
	{"topic", WAY_VISIT, SCREEN_TOPIC, "health", true, 0},
	{"article", WAY_VISIT, SCREEN_ARTICLE, "see-a-doctor", true, 0},
	{"find", WAY_VISIT, SCREEN_FIND, "", true, 0},
	{"service", WAY_VISIT, SCREEN_SERVICE, "health-advice", true, 0},
	{"programmes", WAY_VISIT, SCREEN_PROGRAMMES, "", false, 0},
	{"programme", WAY_VISIT, SCREEN_PROGRAMME, "german-a1-evening", false, 0},
	{"search", WAY_SEARCH, SCREEN_SEARCH, "", false, 0},
	{"results", WAY_RESULTS, SCREEN_SEARCH, "Arzt", false, 0},
	{"my-list", WAY_LIST, SCREEN_MY_LIST, "", false, 0},
	{"help", WAY_VISIT, SCREEN_HELP, "", true, 0},
	{"language-sheet", WAY_SHEET, SCREEN_HOME, "", false, 0},
	{"language-search", WAY_LANGUAGE, SCREEN_LANGUAGE_SEARCH, "", false, 0},
	{"language-missing", WAY_VISIT, SCREEN_LANGUAGE_MISSING, "", false, 0},
	{"idle", WAY_IDLE, SCREEN_HOME, "", false, 0},
	{"about", WAY_VISIT, SCREEN_ABOUT, "", false, 0},
	{"privacy", WAY_VISIT, SCREEN_PRIVACY, "", false, 0},
	{"question", WAY_SIGN_UP, SCREEN_SIGN_UP, "german-a1-childcare", true, 0},
	{"question-choices", WAY_SIGN_UP, SCREEN_SIGN_UP, "mentoring-find", false, 1},
	{"question-name", WAY_SIGN_UP, SCREEN_SIGN_UP, "mentoring-find", false, 7},
	{"question-date", WAY_SIGN_UP, SCREEN_SIGN_UP, "start-a-business", false, 2},
	{"review", WAY_SIGN_UP, SCREEN_SIGN_UP, "german-a1-childcare", false, 5},
	{"signed-up", WAY_SIGN_UP, SCREEN_SIGN_UP, "german-a1-childcare", false, 6},
	{"staff-pin", WAY_PIN, SCREEN_HOME, "", false, 0},
	{"staff-status", WAY_STATUS, SCREEN_STAFF, "", false, 0},
	{"service-printer", WAY_PRINTER, SCREEN_SERVICE, "health-advice", false, 0},
	{"print-done", WAY_DONE, SCREEN_SERVICE, "health-advice", false, 0},
	{"print-paper-out", WAY_PAPER_OUT, SCREEN_SERVICE, "health-advice", true, 0},
	{"print-unknown", WAY_UNKNOWN, SCREEN_SERVICE, "health-advice", false, 0},
};
#define SCREENS (sizeof screens / sizeof *screens)

const char *const pages_languages[] = {"de", "en", "uk", "ar", "ur", "ti", "th", "zh-Hans", NULL};
static const char *const sized_languages[] = {"en", "ar", "th"};
static const char *const size_names[TEXT_SIZE_COUNT] = {"", "-large", "-very-large", "-extra"};
static const char *const contrast_names[CONTRAST_COUNT] = {"", "-contrast-1", "-contrast-2"};

#define MAX_PAGES 1024
static struct page_case pages[MAX_PAGES];
static size_t page_count;

static void add(const char *lang, size_t screen, bool is_tall, int size, int contrast) {
	if (page_count == MAX_PAGES) {
		abort();
	}
	struct page_case *page = &pages[page_count++];
	*page = (struct page_case){
		"", lang, screen, is_tall, (enum text_size)size, (enum contrast)contrast};
	snprintf(page->name, sizeof page->name, "%s-%s-%s%s%s", lang, screens[screen].name,
		is_tall ? "portrait" : "landscape", size_names[size], contrast_names[contrast]);
}

static bool has_sizes(const char *lang, size_t screen) {
	for (size_t i = 0; i < sizeof sized_languages / sizeof *sized_languages; i++) {
		if (!strcmp(lang, sized_languages[i])) {
			return screens[screen].has_sizes;
		}
	}
	return false;
}

static void add_language(const char *lang, bool is_tall) {
	for (size_t screen = 0; screen < SCREENS; screen++) {
		bool is_staffs =
			screens[screen].way == WAY_PIN || screens[screen].way == WAY_STATUS;
		if (is_staffs && strcmp(lang, "de") != 0) {
			continue;
		}
		int sizes = has_sizes(lang, screen) ? TEXT_SIZE_COUNT : 1;
		for (int size = 0; size < sizes; size++) {
			add(lang, screen, is_tall, size, 0);
		}
		for (int contrast = 1; !strcmp(lang, "en") && !is_tall && contrast < CONTRAST_COUNT;
			contrast++) {
			add(lang, screen, is_tall, 0, contrast);
		}
	}
}

const struct page_case *pages_all(size_t *count) {
	for (int is_tall = 0; !page_count || is_tall < 2; is_tall++) {
		if (is_tall == 0 && page_count) {
			break;
		}
		for (const char *const *lang = pages_languages; *lang; lang++) {
			add_language(*lang, is_tall);
		}
	}
	*count = page_count;
	return pages;
}

const struct page_case *pages_find(const char *name) {
	size_t count;
	const struct page_case *all = pages_all(&count);
	for (size_t i = 0; i < count; i++) {
		if (!strcmp(all[i].name, name)) {
			return &all[i];
		}
	}
	return NULL;
}

/* ---- the app ---- */

static struct app_options options; /* lent to the app */
/* What the store draws by chance: always the same here, so that a picture can be told from another. */
uint32_t __wrap_box_draw(uint32_t bound);
static uint32_t drawn;
uint32_t __wrap_box_draw(uint32_t bound) {
	return drawn++ * 7 % bound;
}

static struct print *printing; /* the app's, also while it is to know of no printer */

static int64_t the_moment(void) {
	const struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	return time_from_civil(&civil, "Europe/Berlin");
}

static void must(bool ok, const struct err *err) {
	if (!ok) {
		fprintf(stderr, "%s\n", err->text);
		exit(1);
	}
}

static enum load_end load_nothing(
	void *context, const char *folder, const char *site, struct pack **pack) {
	(void)context, (void)folder, (void)site, (void)pack;
	return LOAD_NONE;
}

struct app *pages_open(bool is_tall) {
	struct err err;
	static bool has_catalogues;
	must(has_catalogues || catalog_open(BUILD_ROOT "/share/foyer/locale", &err), &err);
	has_catalogues = true;
	options = (struct app_options){
		.window = window_open(&(struct window_options){.w = is_tall ? 1080 : 1920,
					      .h = is_tall ? 1920 : 1080,
					      .is_headless = true},
			&err),
	};
	must(options.window, &err);
	options.pack =
		pack_open(BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	must(options.pack, &err);
	options.signups = signing_up_open(options.pack);
	options.clock = clock_create_virtual(the_moment());
	options.printer = printer_open("escpos:/nonexistent",
		&(struct printer_options){.width_dots = 576, .dpi = 203}, &err);
	must(options.printer, &err);
	options.staff_pin = "no PIN opens this"; /* but the logo is held */
	options.usb_dir = "/nonexistent";
	options.load = load_nothing;
	struct app *app = app_create(&options, &err);
	must(app, &err);
	printing = app->print;
	return app;
}

void pages_close(struct app *app) {
	app->print = printing;
	app_destroy(app);
	signing_up_close(options.signups);
	printer_close(options.printer);
	clock_destroy(options.clock);
	window_close(options.window);
}

/* ---- a page ---- */

static void show(struct app *app) {
	app_changed(app);
	app_take(app, &(struct input){0});
}

static void press(struct app *app, const char *id) {
	const struct box *box = ui_find(app->ui, id);
	if (!box) {
		fprintf(stderr, "#%s is not on screen\n", id);
		exit(1);
	}
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

static void greet(struct app *app, const char *lang) {
	app->greeting = 0;
	while (strcmp(app_lang(app), lang) != 0) {
		app->greeting++;
	}
	app->session->has_begun = true; /* the words stay */
}

static void fill_list(struct app *app) {
	session_list_add(app->session, ENTRY_SERVICE, "health-advice");
	session_list_add(app->session, ENTRY_ARTICLE, "see-a-doctor");
	session_list_add(app->session, ENTRY_SERVICE, "recognition-advice");
}

static void hold_logo(struct app *app) {
	const struct box *logo = ui_find(app->ui, "logo");
	struct input input = {.kind = INPUT_PRESS, .x = logo->rect.x, .y = logo->rect.y};
	app_take(app, &input);
	clock_advance(app->clock, 5000);
	app_take(app, &(struct input){0});
	input.kind = INPUT_RELEASE;
	app_take(app, &input);
}

/* A day and a disk that stay the same. */
static void let_staff_in(struct app *app) {
	app->staff->facts = (struct staff_facts){.has_storage = true,
		.has_counts = true,
		.has_store = true,
		.has_waiting = true,
		.free_gb = 11.2,
		.waiting = 6,
		.services = 26,
		.late = 2,
		.languages = 8,
		.unchecked = 7,
		.today = {{"ar", 41}, {"uk", 33}, {"en", 18}, {"ti", 9}, {"th", 2}},
		.today_count = 5,
		.others = 27,
		.prints = 74,
		.sign_ups = 6};
	app->staff->told = STAFF_TOLD_EXPORTED;
}

static void go(struct app *app, size_t screen) {
	struct session *session = app->session;
	switch (screens[screen].way) {
	case WAY_WELCOME: return;
	case WAY_SHEET: session->sheet_is_open = true; return;
	case WAY_IDLE: app->is_warning = true; return;
	case WAY_SEARCH: press(app, "search"); return;
	case WAY_LANGUAGE:
		press(app, "language");
		press(app, "search-language");
		return;
	case WAY_RESULTS:
		press(app, "search");
		str_append(&session->search, screens[screen].id);
		session->keyboard_is_up = false;
		return;
	case WAY_SIGN_UP: signing_up_visit(app, screens[screen].id, screens[screen].step); return;
	case WAY_PIN: hold_logo(app); return;
	case WAY_STATUS: let_staff_in(app); break;
	case WAY_LIST: fill_list(app); break;
	case WAY_PRINTER:
	case WAY_DONE:
	case WAY_PAPER_OUT:
	case WAY_UNKNOWN:
	case WAY_VISIT: break;
	}
	session_visit(session, screens[screen].kind, screens[screen].id);
	if (screens[screen].kind == SCREEN_LANGUAGE_MISSING) {
		strcpy(session->here.lang, "so");
	}
}

/* What has become of the page's slip. */
static void tell(struct app *app, enum way way) {
	static const enum print_stage stages[] = {[WAY_DONE] = PRINT_DONE,
		[WAY_PAPER_OUT] = PRINT_PAPER_OUT,
		[WAY_UNKNOWN] = PRINT_UNKNOWN};
	if (way > WAY_PRINTER) {
		app->print->scene = app->session->here;
		app->print->stage = stages[way];
	}
}

/* Nothing of the page before, so that the next number is drawn as if it were the first. */
static void take_back(struct app *app) {
	sign_up_take_back(app);
	clock_advance(app->clock, 100);
	app_take(app, &(struct input){0});
	drawn = 0;
}

void pages_show(struct app *app, const struct page_case *page) {
	enum way way = screens[page->screen].way;
	take_back(app);
	app->print = printing;
	app_wipe(app);
	app->print = way >= WAY_PIN ? printing : NULL;
	if (screens[page->screen].way == WAY_WELCOME) {
		greet(app, page->lang);
	} else {
		app_set_language(app, page->lang);
		session_visit(app->session, SCREEN_HOME, NULL);
	}
	show(app);
	go(app, page->screen);
	app->session->size = page->size;
	app->session->contrast = page->contrast;
	ui_show_focus(app->ui, false);
	ui_press(app->ui, NULL);
	clock_set(app->clock, the_moment());
	app->active_ms = clock_ms(app->clock);
	if (way > WAY_PRINTER) {
		show(app); /* the page, whose form the dialog keeps */
	}
	tell(app, way);
	show(app);
}
