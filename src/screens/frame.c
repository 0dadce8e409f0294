// SPDX-License-Identifier: GPL-3.0-or-later
// The frame reads the session and nothing else, so that the Rail never moves and never lies.
#include "screens/frame.h"

#include <string.h>

#include "base/arena.h"
#include "content/pack.h"
#include "content/topic.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/idle.h"
#include "screens/print.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/sheet.h"
#include "screens/staff_frame.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/note.h"
#include "ui/page.h"
#include "ui/pager.h"
#include "ui/ui.h"

/* Reach mode leaves the lowest 1360 to touch. */
#define REACH_PX 1360
#define HEAD_PX 92

const char *frame_date(struct app *app) {
	return app_clock_is_set(app) ? date_text(app->page, app_lang(app), app_now(app),
					       app_zone(app), DATE_WEEKDAY_DAY_MONTH)
				     : NULL;
}

const char *frame_clock(struct app *app) {
	if (!app_clock_is_set(app)) {
		return NULL;
	}
	struct civil civil;
	civil_from_time(app_now(app), app_zone(app), &civil);
	return clock_text(app->page, civil.hour, civil.minute);
}

static const char *host_name(const struct app *app) {
	return app->options->office_name ? app->options->office_name : pack_host_name(app->pack);
}

struct head_spec frame_head(struct app *app) {
	const char *lang = app_lang(app), *host = pack_host_language(app->pack);
	return (struct head_spec){
		.host_name = host_name(app),
		.host_lang = host,
		.name = strcmp(lang, host)
			? office_name_load(app->pack, app->page, app_lang(app)).utf8
			: NULL,
		.date = frame_date(app),
		.clock = frame_clock(app),
		.no_clock = say(app, "Clock not set"),
	};
}

void frame_head_add(struct app *app, struct box *parent) {
	head_add(parent, frame_head(app));
	if (app->session->is_lowered && ui_is_portrait(app->ui)) {
		box_gap(parent, ui_height(app->ui) - REACH_PX - HEAD_PX);
	}
}

static void hide(struct rail_spec *rail, enum rail_key key) {
	rail->keys[key].is_hidden = true;
}

/* Read aloud is not there yet, and Print only with a printer: their places stay empty. */
static struct rail_spec rail(struct app *app) {
	const struct session *session = app->session;
	enum screen_kind here = session->here.kind;
	struct rail_spec rail = {.emergency = "112"};
	rail.keys[RAIL_BACK].label = say(app, "Back");
	rail.keys[RAIL_HOME].label = say(app, "Home");
	rail.keys[RAIL_LANGUAGE].label = say(app, "Language");
	rail.keys[RAIL_TEXT_SIZE].label = say(app, "Text size");
	rail.keys[RAIL_CONTRAST].label = say(app, "Contrast");
	rail.keys[RAIL_MY_LIST].label = say(app, "My list");
	rail.keys[RAIL_HELP].label = say(app, "Help");
	rail.keys[RAIL_LOWER].label = say(app, "Lower");
	hide(&rail, RAIL_READ_ALOUD);
	if (!print_is_there(app) || (!*session->lang && here != SCREEN_HELP)) {
		hide(&rail, RAIL_PRINT);
	} else {
		rail.keys[RAIL_PRINT].label = print_label(app);
		rail.keys[RAIL_PRINT].is_unavailable = !print_is_offered(app);
	}
	if (!*session->lang) {
		hide(&rail, RAIL_MY_LIST);
		if (here == SCREEN_WELCOME) {
			hide(&rail, RAIL_BACK);
			hide(&rail, RAIL_HOME);
		}
	}
	rail.keys[RAIL_BACK].is_unavailable = here == SCREEN_HOME && !session->sheet_is_open;
	rail.keys[RAIL_HOME].is_unavailable = here == SCREEN_HOME && !session->sheet_is_open;
	rail.keys[RAIL_LANGUAGE].is_on = session->sheet_is_open || here == SCREEN_WELCOME;
	rail.keys[RAIL_TEXT_SIZE].is_on = session->size != TEXT_NORMAL;
	rail.keys[RAIL_CONTRAST].is_on = session->contrast != CONTRAST_DEFAULT;
	rail.keys[RAIL_MY_LIST].is_on = here == SCREEN_MY_LIST;
	rail.keys[RAIL_LOWER].is_on = session->is_lowered;
	if (*session->lang && strcmp(session->lang, "en")) {
		rail.language_note = "Language";
	}
	if (session->list_count) {
		rail.badge = arena_printf(app->page, "%d", session->list_count);
	}
	return rail;
}

static struct box *title_text(const struct box *title) {
	struct box *text = title->last->first;
	while (text->type != TYPE_H1) {
		text = text->next;
	}
	return text;
}

struct box *frame_title_add(struct app *app, struct box *main, const struct page_title_spec *spec) {
	if (app->tightness < 3) {
		struct box *title = page_title_add(main, *spec);
		bool is_joined = app->tightness > 1 && !ui_is_portrait(app->ui);
		/* Nastaliq's second size is as high as another script's first. */
		bool is_high = ui_is_sloped(app->ui) && !ui_is_portrait(app->ui);
		if (app->lean > 2 || is_joined || is_high) {
			title_text(title)->type = TYPE_H2;
		}
		return title;
	}
	struct page_title_spec bare = *spec;
	bare.icon = bare.subtitle = bare.above = NULL;
	struct box *above = box_text(main, TYPE_LABEL, spec->above);
	if (above) {
		above->colour = COLOUR_SECOND;
		above->keeps_next = true;
	}
	struct box *title = page_title_add(main, bare);
	title_text(title)->type = TYPE_H2;
	title->is_near = above != NULL;
	struct box *subtitle = box_text(main, TYPE_LABEL, spec->subtitle);
	if (subtitle) {
		subtitle->colour = COLOUR_SECOND;
		subtitle->is_near = true;
	}
	return title;
}

void frame_notice_add(struct app *app, struct box *main) {
	if (!app_has_expired(app)) {
		return;
	}
	const char *until = date_text(app->page, app_lang(app), pack_expires(app->pack),
		app_zone(app), DATE_DAY_MONTH_YEAR);
	note_add(main,
		(struct note_spec){
			.tone = NOTE_TONE_WARN,
			.title = say(app, "This information may be out of date."),
			.text = say_fill(app,
				"It was valid until {date}. Ask at the desk or "
				"call before you go.",
				"date", until),
			.is_inline = true,
		});
}

void frame_pager_add(struct app *app, struct box *parent) {
	frame_pager_bar_add(app, parent, &app->session->here.pager);
}

void frame_pager_bar_add(struct app *app, struct box *parent, struct pager *pager) {
	int of, at = pager_position(pager, &of);
	const char *page = arena_printf(app->page, "%d", at + 1);
	const char *pages = arena_printf(app->page, "%d", of);
	pager_bar_add(parent, pager,
		&(struct pager_labels){
			.previous = say(app, "Previous"),
			.more = say(app, "More"),
			.position = say_fill2(
				app, "Page {page} of {pages}", "page", page, "pages", pages),
			.is_short = app->lean > 2,
			.is_level = app->tightness > 1,
		});
}

struct box *frame_pages_add(struct app *app, struct box *main, int gap) {
	bool is_beside = ui_is_big(app->ui) && !ui_is_portrait(app->ui);
	struct box *body = box_add(
		main, (struct box){.kind = is_beside ? BOX_ROW : BOX_COLUMN, .gap = 18, .grow = 1});
	struct box *pages = pager_add(body, &app->session->here.pager, gap);
	frame_pager_add(app, body);
	return pages;
}

/* Takes the boxes that stand in `main` already, to be given to the pages. */
static struct box *take_all(struct box *main) {
	struct box *first = main->first;
	main->first = main->last = NULL;
	return first;
}

static void give_all(struct box *blocks, struct box *first) {
	for (struct box *next; first; first = next) {
		next = first->next;
		box_append(blocks, first);
	}
}

/* Under the blocks, or in Very large beside them: the screen's keys and the pager's. */
static void bar_add(struct app *app, struct box *row, struct box *left, bool has_keys,
	struct columns *columns) {
	if (!columns->is_joined || !has_keys || app->tightness > 2) {
		frame_pager_add(app, ui_is_big(app->ui) && !ui_is_portrait(app->ui) ? row : left);
		return;
	}
	if (ui_is_portrait(app->ui)) {
		frame_pager_add(app, left);
		columns->keys =
			box_add(left, (struct box){.kind = BOX_GRID, .columns = 2, .gap = 18});
		return;
	}
	if (!ui_is_big(app->ui)) {
		struct box *foot = box_row(left, 30);
		columns->keys = box_column(foot, 14);
		columns->keys->w = 430;
		struct box *bar = box_column(foot, 0);
		bar->grow = 1;
		frame_pager_add(app, bar);
		return;
	}
	struct box *aside = box_column(row, 14);
	aside->w = 430;
	columns->keys = box_column(aside, 14);
	frame_pager_add(app, aside);
}

static struct columns columns_add(
	struct app *app, struct box *main, int side_w, bool is_card, bool has_keys) {
	bool is_tall = ui_is_portrait(app->ui), is_big = ui_is_big(app->ui);
	struct box *above = app->tightness > 2 ? take_all(main) : NULL;
	struct box *row = box_add(
		main, (struct box){.kind = is_tall ? BOX_COLUMN : BOX_ROW, .gap = 30, .grow = 1});
	struct box *left = box_column(row, 18);
	left->grow = 1;
	struct box *ground = left;
	if (is_card) {
		ground = card_add(left, (struct card_spec){.grow = 1, .pad = is_big ? 20 : 0});
	}
	struct columns columns = {.is_joined = is_tall || is_big || app->tightness > 1,
		.is_loose = app->tightness > 1 || (is_big && !is_tall)};
	columns.blocks = pager_add(ground, &app->session->here.pager, 18);
	give_all(columns.blocks, above);
	bar_add(app, row, left, has_keys, &columns);
	if (columns.is_joined) {
		columns.side = columns.blocks;
	} else {
		columns.side = box_column(row, 18);
		columns.side->w = side_w;
	}
	if (!columns.keys) {
		columns.keys = columns.side;
	}
	return columns;
}

struct columns frame_columns_add(struct app *app, struct box *main, int side_w, bool is_card) {
	return columns_add(app, main, side_w, is_card, false);
}

struct columns frame_columns_add_keys(struct app *app, struct box *main, int side_w, bool is_card) {
	return columns_add(app, main, side_w, is_card, true);
}

void frame_report_add(struct app *app, struct box *parent) {
	const struct session *session = app->session;
	if (session_has_reported(session, session_entry_here(session), session->here.id)) {
		box_add(parent,
			(struct box){.text = say(app, "Thank you. We will check this."),
				.type = TYPE_LABEL,
				.role = ROLE_STATUS,
				.id = "reported"});
		return;
	}
	key_add(parent,
		(struct key_spec){.id = "report-wrong",
			.icon = "alert-circle",
			.label = say(app, "This is wrong"),
			.look = KEY_OUTLINE,
			.is_start = true,
			.type_px = 24,
			.icon_px = 32,
			.min_h = 64});
}

/* A strip above everything, which covers nothing; a column for its words. */
static struct box *strip_add(struct app *app, struct box *root) {
	struct box *strip = box_make(app->ui,
		(struct box){.kind = BOX_COLUMN,
			.look = LOOK_NOTE_WARN,
			.radius = -1,
			.across = PLACE_CENTRE,
			.pad = PAD2(4, 24)});
	strip->parent = root;
	strip->next = root->first;
	root->first = strip;
	return strip;
}

static void add_ribbon(struct app *app, struct box *root) {
	if (app->options->is_unsigned) {
		box_bold(strip_add(app, root), TYPE_META, say(app, "Not signed: for tests only"));
	}
}

/* In passing: what the printer wants, in the office's language and in English. */
static void add_staff_note(struct app *app, struct box *root) {
	const char *english = print_staff_note(app);
	if (!english || app->session->here.kind != SCREEN_WELCOME) {
		return;
	}
	const char *host = pack_host_language(app->pack), *said = say_staff(app, english);
	struct box *strip = strip_add(app, root);
	strip->id = "staff-note";
	strip->role = ROLE_STATUS;
	box_bold(strip, TYPE_META, said)->lang = said == english ? "en" : host;
	if (said != english) {
		box_text(strip, TYPE_META, english)->lang = "en";
	}
}

/* Only a test print lies over a page of staff's. */
static void build_staffs(struct app *app, const struct screen *screen) {
	struct page page;
	staff_frame_begin(app, &page);
	screen->build(app, page.main);
	add_ribbon(app, page.root);
	if (print_is_up(app)) {
		print_build(app, &page);
	}
}

void frame_build(struct app *app) {
	const struct screen *screen = screen_here(app);
	app->page = ui_arena(app->ui);
	if (screen->is_staffs) {
		build_staffs(app, screen);
		return;
	}
	struct head_spec head_spec = frame_head(app);
	struct rail_spec rail_spec = rail(app);
	head_spec.is_low = app->session->is_lowered;
	head_spec.greeting = say(app, "Welcome");
	struct page page = page_begin(app->ui, screen->is_bare ? NULL : &head_spec, &rail_spec);
	int tightness = app->tightness, lean = app->lean;
	if (app->session->sheet_is_open || app->is_warning || print_is_up(app)) {
		app->tightness = app->page_tightness;
		app->lean = app->page_lean;
	}
	screen->build(app, page.main);
	app->tightness = tightness;
	app->lean = lean;
	add_staff_note(app, page.root);
	add_ribbon(app, page.root);
	if (app->session->sheet_is_open) {
		sheet_build(app, &page);
	}
	if (print_is_up(app)) {
		print_build(app, &page);
	}
	if (app->is_warning) {
		idle_build(app, &page);
	}
}
