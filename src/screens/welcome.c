// SPDX-License-Identifier: GPL-3.0-or-later
// Welcome: a tap on a language is the start. The words change language every ten seconds until
// somebody touches the screen; the keys never move.
#include <string.h>

#include "base/arena.h"
#include "content/pack.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/languages.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "ui/doorway.h"
#include "ui/head.h"
#include "ui/key.h"
#include "ui/pager.h"
#include "ui/ui.h"

static struct doorway_spec doorway(struct app *app, int w, int h) {
	struct doorway_spec spec = {.clock = frame_clock(app), .w = w, .h = h};
	if (spec.clock) {
		spec.weekday = date_text(
			app->page, app_lang(app), app_now(app), app_zone(app), DATE_WEEKDAY);
		spec.date = date_text(
			app->page, app_lang(app), app_now(app), app_zone(app), DATE_DAY_MONTH);
	}
	return spec;
}

/* The doorway gives way to the words, which are of any height: so much of it is left. */
static int door_percent(const struct app *app) {
	static const int left[] = {100, 62, 0, 0};
	return left[app->tightness];
}

static struct doorway_spec door_in(struct app *app, int w, int h) {
	struct doorway_spec spec =
		doorway(app, w * door_percent(app) / 100, h * door_percent(app) / 100);
	if (ui_theme(app->ui)->size != TEXT_NORMAL || app->tightness) {
		spec.weekday = spec.date = NULL; /* wider than the light */
	}
	return spec;
}

static void add_words(struct app *app, struct box *panel) {
	bool is_close = ui_is_big(app->ui) || ui_width(app->ui) < 1500;
	struct head_spec head = frame_head(app);
	head.is_on_panel = true;
	head_add(panel, head);
	box_gap(panel, app->tightness ? 0 : 24);
	box_add(panel,
		(struct box){.text = say(app, "Welcome"),
			.type = app->tightness > (is_close ? 0 : 2) ? TYPE_H1 : TYPE_DISPLAY,
			.is_bold = true,
			.role = ROLE_HEADING});
	struct box *lines = box_column(panel, 0);
	const char *said[] = {
		say(app, "Information and contacts."), say(app, "Free. No name needed.")};
	for (int i = app->tightness > 2 ? 1 : 0; i < 2; i++) {
		box_add(lines,
			(struct box){.text = said[i], .type_px = 30, .colour = COLOUR_SECOND});
	}
}

static void add_landscape_panel(struct app *app, struct box *page) {
	struct box *panel = box_add(page,
		(struct box){.kind = BOX_COLUMN,
			.look = LOOK_PANEL,
			.radius = -1,
			.w = ui_width(app->ui) < 1500 ? 440
				: ui_is_big(app->ui)  ? 640
						      : 600,
			.gap = 8});
	struct box *words = box_add(panel,
		(struct box){.kind = BOX_COLUMN,
			.pad = {40, 24, 0, ui_is_big(app->ui) ? 32 : 48},
			.gap = 8});
	add_words(app, words);
	box_spacer(panel);
	if (door_percent(app)) {
		int w = ui_width(app->ui) < 1500 ? 400 : 540;
		doorway_add(panel, door_in(app, w, w * 556 / 540));
	}
}

/* Reach mode: nothing to touch above the lower 1360. */
#define LOWERED_PANEL_PX 560

static void add_portrait_panel(struct app *app, struct box *page) {
	struct box *panel = box_add(page,
		(struct box){.kind = BOX_ROW,
			.look = LOOK_PANEL,
			.radius = -1,
			.pad = {0, 24, 0, 48},
			.gap = 16,
			.min_h = app->session->is_lowered ? LOWERED_PANEL_PX
				: app->tightness          ? 300
							  : 470});
	struct box *words = box_column(panel, 8);
	words->grow = 1;
	words->pad = (struct edges){40, 0, 24, 0};
	add_words(app, words);
	if (door_percent(app)) {
		struct box *right = box_column(panel, 0);
		right->self = PLACE_STRETCH;
		box_spacer(right);
		doorway_add(right, door_in(app, 400, 420));
	}
}

static void add_more_keys(struct app *app, struct box *side) {
	struct box *row = box_row(side, 12);
	bool is_few = languages_are_few(app);
	key_add(row,
		(struct key_spec){.id = "search-language",
			.icon = "magnify",
			.end_icon = is_few ? "arrow-right" : NULL,
			.label = is_few && app->tightness < 2
				? say(app, "My language is not here: search a language")
				: say(app, "Search a language"),
			.is_start = true,
			.grow = 1});
	struct pager *pager = &app->session->here.pager;
	pager->bar_page = pager->page;
	pager->bar_pages = pager->pages;
	if (pager->pages > 1) {
		key_add(row,
			(struct key_spec){.id = "more-languages",
				.icon = "earth",
				.label = say(app, "More languages"),
				.note = arena_printf(
					app->page, "%d / %d", pager->page + 1, pager->pages),
				.note_lang = "en",
				.is_start = true,
				.grow = 1});
	}
}

static void build(struct app *app, struct box *main) {
	bool is_tall = ui_is_portrait(app->ui), is_close = ui_is_big(app->ui) || app->tightness;
	struct box *page =
		box_add(main, (struct box){.kind = is_tall ? BOX_COLUMN : BOX_ROW, .grow = 1});
	if (is_tall) {
		add_portrait_panel(app, page);
	} else {
		add_landscape_panel(app, page);
	}
	struct box *side = box_column(page, is_close ? 16 : is_tall ? 18 : 22);
	side->grow = 1;
	side->pad = is_close ? (struct edges){20, 32, 16, 32}
		: is_tall    ? (struct edges){28, 40, 28, 40}
			     : (struct edges){36, 44, 24, 44};
	languages_title_add(app, side);
	languages_add(
		app, pager_add(side, &app->session->here.pager, languages_are_few(app) ? 18 : 12));
	add_more_keys(app, side);
}

static bool press(struct app *app, const char *id) {
	if (strcmp(id, "more-languages")) {
		return false;
	}
	struct pager *pager = &app->session->here.pager;
	pager->page = pager->page + 1 < pager->pages ? pager->page + 1 : 0;
	return true;
}

const struct screen screen_welcome = {.build = build, .press = press, .is_bare = true};
