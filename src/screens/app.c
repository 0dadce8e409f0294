// SPDX-License-Identifier: GPL-3.0-or-later
// One turn: an input changes the session, the page is built from the session, laid out, painted and
// presented. Between turns nothing runs. Time acts in the same way: each thing that happens by
// itself has a moment at which it is due.
#include "screens/app.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOG_MODULE "app"
#include "base/err.h"
#include "base/log.h"
#include "base/mem.h"
#include "content/day.h"
#include "content/pack.h"
#include "device/window.h"
#include "intake/counter.h"
#include "intake/signups.h"
#include "lang/date.h"
#include "lang/tag.h"
#include "screens/drag.h"
#include "screens/frame.h"
#include "screens/idle.h"
#include "screens/print.h"
#include "screens/screen.h"
#include "screens/sheet.h"
#include "screens/sign_up.h"
#include "screens/staff_session.h"
#include "screens/tidy.h"
#include "seal/wipe.h"
#include "text/fontset.h"
#include "ui/focus.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

#define MINUTE_MS 60000
#define GREETING_MS 10000
#define REPLACE_MS 2000
#define CHECK_MS 50 /* between two looks how far a pack is looked through, which takes moments */
#define SQUEEZE 0.9f
#define MAX_SQUEEZES 6
#define MAX_TIGHTNESS 3

static bool load_font(void *context, const char *face, const void **data, size_t *len) {
	return pack_font(*(struct pack **)context, face, data, len);
}

static void measure(struct app *app) {
	const struct pixmap *pixmap = window_pixmap(app->window);
	ui_panel(app->ui, pixmap->w, pixmap->h, app->options->panel_mm, app->options->distance_mm);
}

struct app *app_create(const struct app_options *options, struct err *err) {
	struct app *app = mem_zero(sizeof *app);
	app->options = options;
	app->window = options->window;
	app->clock = options->clock;
	app->pack = options->pack;
	app->session = session_create();
	app->fonts = fontset_create(load_font, &app->pack);
	app->ui = ui_create(app->fonts);
	app->print = print_create(app);
	app->sign_up = sign_up_create();
	app->staff = staff_create(app);
	app->tidy = tidy_create(options->signups);
	if (!pack_language_count(app->pack)) {
		err_set(err, "the pack has no language");
		app_destroy(app);
		return NULL;
	}
	bool has_lang = options->lang && *options->lang;
	if (has_lang && !pack_has_language(app->pack, options->lang)) {
		err_set(err, "--lang %s: the pack is not in this language", options->lang);
		app_destroy(app);
		return NULL;
	}
	measure(app);
	app_wipe(app);
	if (has_lang) {
		app_set_language(app, options->lang);
		session_visit(app->session, SCREEN_HOME, NULL);
	}
	return app;
}

void app_destroy(struct app *app) {
	if (!app) {
		return;
	}

	drag_end(app);
	staff_forget(app);
	staff_destroy(app->staff);
	print_forget(app);
	print_destroy(app->print);
	sign_up_destroy(app->sign_up);
	tidy_destroy(app->tidy);
	keyboard_destroy(app->keyboard);
	session_destroy(app->session);
	ui_destroy(app->ui);
	fontset_destroy(app->fonts);
	pack_close(app->pack);
	free(app);
}

/* ---- what is asked of the app ---- */

const char *app_lang(const struct app *app) {
	return *app->session->lang ? app->session->lang
				   : pack_language_at(app->pack, (size_t)app->greeting)->tag;
}

int64_t app_now(const struct app *app) {
	return clock_now(app->clock);
}

bool app_clock_is_set(const struct app *app) {
	return clock_is_set(app->clock, pack_built(app->pack));
}

const char *app_zone(const struct app *app) {
	return app->options->zone ? app->options->zone : pack_time_zone(app->pack);
}

bool app_has_expired(const struct app *app) {
	/* Valid to the end of its last day, wherever that day ends. */
	int64_t last = pack_expires(app->pack);
	return last && app_clock_is_set(app) && app_now(app) > last + 24 * 3600;
}

void app_set_language(struct app *app, const char *lang) {
	snprintf(app->session->lang, sizeof app->session->lang, "%s", lang);

	app_drop_keyboard(app);
	app->session->has_begun = true;
	app_changed(app);
}

void app_drop_keyboard(struct app *app) {
	keyboard_destroy(app->keyboard);
	app->keyboard = NULL;
}

int app_today(const struct app *app) {
	struct civil civil;
	civil_from_time(app_now(app), app_zone(app), &civil);
	return day_from_date(civil.year, civil.month, civil.day);
}

void app_changed(struct app *app) {
	app->must_build = true;
}

void app_count(struct app *app, int kind, const char *key) {
	if (app->options->counters) {
		counter_add(app->options->counters, (enum counter_kind)kind, key);
	}
}

void app_wake_at(struct app *app, int64_t ms) {
	if (ms < app->due_ms) {
		app->due_ms = ms;
	}
}

void app_wipe(struct app *app) {
	staff_forget(app); /* first: the visitor's session is in its place again */
	print_forget(app); /* its last words count for this session */
	sign_up_end(app);
	tidy_begin(app->tidy);
	if (app->options->counters && app->session->has_begun) {
		struct err err;
		if (!counters_write(app->options->counters, app_today(app), &err)) {
			log_error("cannot count: %s", err.text);
		}
	}

	window_forget(app->window);
	app_drop_keyboard(app);
	drag_end(app);
	session_wipe(app->session);
	app->form = 0;
	ui_wipe(app->ui);
	fontset_wipe(app->fonts);
	wipe(&app->touch, sizeof app->touch);
	wipe_stack();
	app->is_warning = false;
	app->greeting = 0;
	app->greeting_ms = clock_ms(app->clock) + GREETING_MS;
	app->active_ms = clock_ms(app->clock);
	app_changed(app);
}

/* ---- building and painting ---- */

bool app_has_overlay(const struct app *app) {
	return app->session->sheet_is_open || app->is_warning || print_is_up(app);
}

static void build_page(struct app *app, int tightness, int lean) {
	app->tightness = tightness;
	app->lean = lean;
	do {
		frame_build(app);
	} while (!ui_layout(app->ui));
	if (!app_has_overlay(app)) {
		app->page_tightness = tightness;
		app->page_lean = lean;
	}
}

static void count_in_dialog(void *context, const struct box *box, const char *why) {
	(void)why;
	for (; box; box = box->parent) {
		*(int *)context += box->role == ROLE_DIALOG;
	}
}

/* What lies over a page is fitted by itself; the page keeps the form that it had. All pages of a text
 * have the same form: in another one pages would begin elsewhere, and a part stand on none. */
static bool is_fitting(struct app *app) {
	struct pager *pager = &app->session->here.pager;
	int in_dialog = 0;
	size_t all = ui_overflows(app->ui, count_in_dialog, &in_dialog);
	if (app_has_overlay(app)) {
		return in_dialog == 0;
	}
	return all == 0 && (pager->pages < 2 || !ui_overflows_elsewhere(app->ui, pager));
}

/* How lean a page of this tightness may become before it is made tighter. */
static int leanest(const struct app *app, int tightness) {
	bool has_columns = !ui_is_portrait(app->ui) && !ui_is_big(app->ui);
	return tightness == 1 && has_columns && !app_has_overlay(app) ? screen_here(app)->leanest : 0;
}

static unsigned mix(unsigned sum, const char *text) {
	for (; *text; text++) {
		sum = sum * 31u + (unsigned char)*text;
	}
	return sum;
}

/* Which page it is, and whatever its form hangs on. */
static unsigned form_of(const struct app *app) {
	const struct scene *here = &app->session->here;
	unsigned form = (unsigned)ui_width(app->ui) * 2 + ui_is_portrait(app->ui);
	form = form * 8 + (unsigned)app->session->size + (app->session->is_lowered ? 4 : 0);
	form = (form * SCREEN_KINDS + (unsigned)here->kind) * 16 + (unsigned)here->step;
	return mix(mix(mix(form, app_lang(app)), here->id), here->lang);
}

/* Texts wrap and boxes grow by themselves; what then still is too much goes to later pages. A try
 * with fewer pages must not forget which place was asked for. Later pages of a text are never looser
 * than those before. */
static void build_fitting(struct app *app) {
	struct pager *pager = &app->session->here.pager;
	struct pager_place place = pager_place(pager);
	bool is_later = !app_has_overlay(app) && pager_is_later(pager) && app->form == form_of(app);
	int least = is_later ? app->page_tightness : 0, leaner = is_later ? app->page_lean : 0;
	if (!app_has_overlay(app)) {
		app->form = form_of(app);
	}
	for (int tightness = least; tightness <= MAX_TIGHTNESS; tightness++) {
		int lean = tightness == least ? leaner : 0;
		for (; lean <= leanest(app, tightness); lean++) {
			pager_return(pager, &place);
			build_page(app, tightness, lean);
			if (is_fitting(app)) {
				return;
			}
		}
	}
}

static void close_ui(struct app *app) {
	ui_wipe(app->ui);
	ui_destroy(app->ui);
	fontset_destroy(app->fonts);
}

static void open_ui(struct app *app) {
	app->fonts = fontset_create(load_font, &app->pack);
	app->ui = ui_create(app->fonts);
	measure(app);
}

/* The list of all languages brings in the fonts of every script; with it they go again, and what
 * they leave of the heap goes back to the system. */
static void drop_fonts(struct app *app) {
	bool shows_all = app->session->here.kind == SCREEN_LANGUAGE_SEARCH;
	if (app->has_all_fonts && !shows_all) {
		bool is_visible = ui_focus_is_visible(app->ui);
		close_ui(app);
		pack_forget_fonts(app->pack);
		malloc_trim(0);
		open_ui(app);
		ui_show_focus(app->ui, is_visible);
	}
	app->has_all_fonts = shows_all;
}

static void build(struct app *app) {
	if (app->must_build) {
		drop_fonts(app);
		drag_end(app); /* its picture is of the page before, perhaps of another size */
		const struct language *language = language_find(app_lang(app));
		bool is_rtl = language && language->is_rtl && *app->session->lang;
		ui_set(app->ui,
			&(struct ui_settings){
				app_lang(app), is_rtl, app->session->size, app->session->contrast});
		app->due_ms = INT64_MAX;
		struct pager_place place = pager_place(&app->session->here.pager);
		build_fitting(app);
		/* A window smaller than the design's: smaller, rather than words cut or a key that
		 * nobody can touch. On a whole panel a little, for a word in Extra. */
		int most = ui_scale(app->ui) < 1 ? MAX_SQUEEZES : 1;
		for (int i = 0; i < MAX_SQUEEZES &&
			(ui_loses_keys(app->ui) || (i < most && !is_fitting(app)));
			i++) {
			pager_return(&app->session->here.pager, &place);
			ui_squeeze(app->ui, SQUEEZE);
			build_page(app, app->tightness, app->lean);
		}
		app->must_build = false;
		app->must_paint = true;
	}
}

/* ---- the pack that is shown ---- */

/* The page stays. */
void app_exchange(struct app *app, struct pack *pack) {
	close_ui(app);
	pack_close(app->pack);
	app->pack = pack;
	app->is_confirmed = false;
	app->greeting = 0;
	if (app->options->signups) {
		signups_set_pack(
			app->options->signups, pack_office_key(pack), pack_is_signed(pack));
	}
	open_ui(app);
	app_changed(app);
}

/* True if a changed pack gave way to another one. */
static bool gives_way(struct app *app) {
	const struct app_options *options = app->options;
	if (app->is_refused) {
		return false;
	}
	switch (pack_state(app->pack, &app->why)) {
	case PACK_CHECKING: return false;
	case PACK_WHOLE:
		if (!app->is_confirmed && options->confirm) {
			options->confirm(options->context, app->pack);
		}
		app->is_confirmed = true;
		return false;
	case PACK_CHANGED: break;
	}
	struct pack *other =
		options->give_way ? options->give_way(options->context, &app->why) : NULL;
	if (other) {
		app_exchange(app, other);
		return true;
	}
	app->is_refused = app->must_quit = true;
	return false;
}

/* What was built of a changed pack is never painted. */
static void show(struct app *app) {
	build(app);
	while (gives_way(app)) {
		build(app);
	}
	if (app->must_paint && !app->is_refused) {
		struct pixmap *pixmap = window_pixmap(app->window);
		struct rect all = {0, 0, pixmap->w, pixmap->h};
		ui_paint(app->ui, pixmap, all);
		window_present(app->window, all);
		app->must_paint = false;
	}
	pack_look_through(app->pack); /* once what matters first is on screen */
}

/* ---- inputs ---- */

static void act(struct app *app, const char *id) {
	char copy[TOUCH_ID_BYTES];
	snprintf(copy, sizeof copy, "%s", id);
	app->session->has_begun = true;
	/* What staff set aside comes back as it was. */
	bool was_elsewhere = app->session->here.kind != SCREEN_SIGN_UP && !staff_is_asking(app);
	if (!idle_press(app, copy) && !print_press(app, copy) &&
		!(app->session->sheet_is_open && sheet_press(app, copy))) {
		const struct screen *screen = screen_here(app);
		if (!screen->press || !screen->press(app, copy)) {
			press_common(app, copy);
		}
	}
	sign_up_leave(app);
	if (was_elsewhere && app->session->here.kind == SCREEN_SIGN_UP) {
		sign_up_return(app);
	}
	app_changed(app);
	wipe(copy, sizeof copy);
}

static struct pager *pager_in_force(struct app *app) {
	return app->session->sheet_is_open ? &app->session->sheet : &app->session->here.pager;
}

static void take_pointer(struct app *app, const struct input *input) {
	enum touch_kind kind = input->kind == INPUT_PRESS ? TOUCH_PRESS
		: input->kind == INPUT_MOVE               ? TOUCH_MOVE
							  : TOUCH_RELEASE;
	ui_show_focus(app->ui, false);
	struct touch_result result =
		touch_event(&app->touch, app->ui, kind, input->x, input->y, 0, input->ms);
	app->must_paint |= result.looks_different;
	if (kind == TOUCH_MOVE && app->touch.is_drag && !app->must_paint) {
		drag_paint(app);
	} else if (kind == TOUCH_RELEASE) {
		drag_end(app);
	}
	if (result.acted) {
		act(app, result.acted);
	} else if (result.is_drag_end &&
		pager_turn(pager_in_force(app), result.drag_px < 0 ? 1 : -1)) {
		app_changed(app);
	}
}

static bool move_focus(struct app *app, enum key key) {
	switch (key) {
	case KEY_TAB: return focus_move(app->ui, FOCUS_NEXT);
	case KEY_BACKTAB: return focus_move(app->ui, FOCUS_PREVIOUS);
	case KEY_LEFT: return focus_move(app->ui, FOCUS_LEFT);
	case KEY_RIGHT: return focus_move(app->ui, FOCUS_RIGHT);
	case KEY_UP: return focus_move(app->ui, FOCUS_UP);
	case KEY_DOWN: return focus_move(app->ui, FOCUS_DOWN);
	default: return false;
	}
}

static void take_key(struct app *app, const struct input *input) {
	const struct screen *screen = screen_here(app);
	if (screen->type && !app_has_overlay(app) && screen->type(app, input)) {
		app->session->has_begun = true;
		app_changed(app);
		return;
	}
	if (input->kind != INPUT_KEY) {
		return;
	}
	if (move_focus(app, input->key)) {
		app->must_paint = true;
		return;
	}
	struct box *box = focus_box(app->ui);
	if ((input->key == KEY_ENTER || input->key == KEY_SPACE) && box && box->id &&
		!input->is_repeat) {
		act(app, box->id);
	} else if (input->key == KEY_BACK) {
		act(app, app->session->sheet_is_open ? "language" : "back");
	} else if (input->key == KEY_HOME) {
		act(app, "home");
	} else if (input->key == KEY_PAGE_DOWN || input->key == KEY_PAGE_UP) {
		act(app, input->key == KEY_PAGE_DOWN ? "more" : "previous");
	}
}

static void take_input(struct app *app, const struct input *input) {
	switch (input->kind) {
	case INPUT_PRESS:
	case INPUT_MOVE:
	case INPUT_RELEASE: take_pointer(app, input); break;
	case INPUT_CANCEL:
		drag_end(app);
		ui_press(app->ui, NULL);
		memset(&app->touch, 0, sizeof app->touch);
		app->must_paint = true;
		break;
	case INPUT_WHEEL:
		if (pager_turn(pager_in_force(app), input->delta)) {
			app_changed(app);
		}
		break;
	case INPUT_KEY:
	case INPUT_TEXT: take_key(app, input); break;
	case INPUT_RESIZE:
		measure(app);
		app_changed(app);
		break;
	case INPUT_EXPOSE: app->must_paint = true; break;
	case INPUT_QUIT: app->must_quit = true; break;
	case INPUT_NONE: break;
	}
}

/* ---- time ---- */

static bool greets(const struct app *app) {
	return app->session->here.kind == SCREEN_WELCOME && !app->session->has_begun &&
		pack_language_count(app->pack) > 1;
}

/* The moment the clock on screen changes its minute. */
static int64_t minute_ms(const struct app *app) {
	int64_t now = app_now(app);
	int64_t left = 60 - ((now % 60) + 60) % 60;
	return left * 1000;
}

static void replace_pack(struct app *app, int64_t now) {
	if (!app->options->replace || now < app->replace_ms || staff_is_at_work(app)) {
		return;
	}
	app->replace_ms = now + REPLACE_MS;
	struct pack *newer = app->options->replace(app->options->context);
	if (newer) {
		app_exchange(app, newer);
	}
}

static void take_time(struct app *app) {
	int64_t now = clock_ms(app->clock);
	if (touch_tick(&app->touch, app->ui, now)) {
		app->must_paint = true;
	}
	if (greets(app) && now >= app->greeting_ms) {
		app->greeting = (app->greeting + 1) % (int)pack_language_count(app->pack);
		app->greeting_ms = now + GREETING_MS;
		app_changed(app);
	}
	staff_tick(app, now);
	if (!staff_is_asking(app)) {
		sign_up_tick(app, now);
	}
	print_tick(app, now); /* first: a slip under way keeps the session alive */
	idle_tick(app, now);
	replace_pack(app, now);
	if (now >= app->due_ms) {
		app_changed(app);
	}
}

int64_t app_due_ms(const struct app *app) {
	int64_t due = app->due_ms;
	int64_t others[] = {
		touch_due_ms(&app->touch) < 0 ? INT64_MAX : touch_due_ms(&app->touch),
		greets(app) ? app->greeting_ms : INT64_MAX,
		idle_due_ms(app),
		print_due_ms(app),
		staff_is_asking(app) ? INT64_MAX : sign_up_due_ms(app),
		staff_due_ms(app),
		app->options->replace ? app->replace_ms : INT64_MAX,
		app->is_confirmed || app->is_refused ? INT64_MAX : app->check_ms,
	};
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		due = others[i] < due ? others[i] : due;
	}
	return due;
}

void app_take(struct app *app, const struct input *input) {
	if (input->kind != INPUT_NONE && input->kind != INPUT_EXPOSE &&
		input->kind != INPUT_RESIZE) {
		app->active_ms = clock_ms(app->clock);
		if (idle_swallow(app, input)) {
			app_changed(app);
			show(app);
			return;
		}
	}
	take_time(app);
	if (!staff_take(app, input)) {
		take_input(app, input);
	}
	show(app);
	app->check_ms = clock_ms(app->clock) + CHECK_MS;
	if (app->due_ms == INT64_MAX) {
		app_wake_at(app, clock_ms(app->clock) + minute_ms(app));
	}
}

static bool is_good(const struct app *app, struct err *err) {
	return !app->is_refused || err_set(err, "%s", app->why.text);
}

bool app_settle(struct app *app, struct err *err) {
	while (!app->is_confirmed && !app->is_refused) {
		pack_wait(app->pack, NULL);
		app_take(app, &(struct input){0});
	}
	return is_good(app, err);
}

bool app_run(struct app *app, struct err *err) {
	struct input input = {0};
	app_take(app, &input);
	while (!app->must_quit) {
		int64_t wait = app_due_ms(app) - clock_ms(app->clock);
		int timeout = wait < 0 ? 0 : wait > MINUTE_MS ? MINUTE_MS : (int)wait;
		window_wait(app->window, timeout, &input);
		app_take(app, &input);
		wipe(&input, sizeof input);
	}
	return is_good(app, err);
}
