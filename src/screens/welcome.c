// SPDX-License-Identifier: GPL-3.0-or-later
// Welcome: a tap on a language is the start. The words change language every ten seconds until
// somebody touches the screen; the keys never move.
#include <string.h>

#include "base/arena.h"
#include "content/pack.h"
#include "content/topic.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/languages.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "ui/doorway.h"
#include "ui/head.h"
#include "ui/key.h"
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

static void add_words(struct app *app, struct box *panel) {
	const struct app_options *options = app->options;
	const char *host = pack_host_language(app->pack);
	head_add(panel,
		(struct head_spec){.host_name = options->office_name ? options->office_name
								     : pack_host_name(app->pack),
			.host_lang = host,
			.name = strcmp(app_lang(app), host)
				? office_name_load(app->pack, app->page, app_lang(app)).utf8
				: NULL,
			.is_on_panel = true});
	box_gap(panel, 24);
	box_add(panel,
		(struct box){.text = say(app, "Welcome"),
			.type = TYPE_DISPLAY,
			.is_bold = true,
			.role = ROLE_HEADING});
	struct box *lines = box_column(panel, 0);
	box_add(lines,
		(struct box){.text = say(app, "Information and contacts."),
			.type_px = 30,
			.colour = COLOUR_SECOND});
	box_add(lines,
		(struct box){.text = say(app, "Free. No name needed."),
			.type_px = 30,
			.colour = COLOUR_SECOND});
}

static void add_landscape_panel(struct app *app, struct box *page) {
	struct box *panel = box_add(
		page, (struct box){.kind = BOX_STACK, .look = LOOK_PANEL, .radius = -1, .w = 600});
	struct box *door = box_add(panel,
		(struct box){.self = PLACE_CENTRE, .self_along = PLACE_END, .is_silent = true});
	doorway_add(door, doorway(app, 540, 556));
	struct box *words = box_add(panel,
		(struct box){.kind = BOX_COLUMN,
			.self = PLACE_STRETCH,
			.self_along = PLACE_START,
			.pad = {40, 32, 0, 48},
			.gap = 8});
	add_words(app, words);
}

static void add_portrait_panel(struct app *app, struct box *page) {
	struct box *panel = box_add(page,
		(struct box){.kind = BOX_ROW,
			.look = LOOK_PANEL,
			.radius = -1,
			.pad = {0, 24, 0, 48},
			.gap = 16,
			.min_h = 470});
	struct box *words = box_column(panel, 8);
	words->grow = 1;
	words->pad = (struct edges){40, 0, 24, 0};
	add_words(app, words);
	struct box *right = box_column(panel, 0);
	box_spacer(right);
	doorway_add(right, doorway(app, 400, 420));
}

static void add_more_keys(struct app *app, struct box *side) {
	struct box *row = box_row(side, 12);
	bool is_few = languages_are_few(app);
	key_add(row,
		(struct key_spec){.id = "search-language",
			.icon = "magnify",
			.end_icon = is_few ? "arrow-right" : NULL,
			.label = is_few ? say(app, "My language is not here: search a language")
					: say(app, "Search a language"),
			.is_start = true,
			.grow = 1});
	int left = (int)pack_language_count(app->pack) - languages_per_page(app);
	if (left > 0) {
		key_add(row,
			(struct key_spec){.id = "more-languages",
				.icon = "earth",
				.label = say(app, "More languages"),
				.note = arena_printf(app->page, "+%d", left),
				.is_start = true,
				.grow = 1});
	}
}

static void build(struct app *app, struct box *main) {
	bool is_tall = ui_is_portrait(app->ui);
	struct box *page =
		box_add(main, (struct box){.kind = is_tall ? BOX_COLUMN : BOX_ROW, .grow = 1});
	if (is_tall) {
		add_portrait_panel(app, page);
	} else {
		add_landscape_panel(app, page);
	}
	struct box *side = box_column(page, is_tall ? 18 : 22);
	side->grow = 1;
	side->pad = is_tall ? (struct edges){28, 40, 28, 40} : (struct edges){36, 44, 24, 44};
	languages_title_add(app, side);
	bool is_few = languages_are_few(app);
	int per_page = languages_per_page(app);
	struct box *grid =
		languages_add(app, side, app->session->here.pager.page * per_page, per_page,
			is_few            ? 2
				: is_tall ? 3
					  : 4);
	grid->grow = 1;
	grid->along = PLACE_STRETCH;
	add_more_keys(app, side);
}

static bool press(struct app *app, const char *id) {
	if (strcmp(id, "more-languages")) {
		return false;
	}
	struct pager *pager = &app->session->here.pager;
	int per_page = languages_per_page(app);
	int pages = ((int)pack_language_count(app->pack) + per_page - 1) / per_page;
	pager->page = (pager->page + 1) % pages;
	return true;
}

const struct screen screen_welcome = {.build = build, .press = press, .is_bare = true};
