// SPDX-License-Identifier: GPL-3.0-or-later
// Home: the question, where to start, the topics, and the ways to everything else.
#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/programme.h"
#include "content/topic.h"
#include "intake/counter.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/programme_words.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/tile.h"
#include "ui/ui.h"

#define FIRST_TOPIC "first"
#define STARTS 4
#define FEW 8
#define MANY 12
#define NARROW_PX 1420 /* a laptop's window */

struct home {
	const struct topic *topics;
	size_t count;
	const struct article *starts; /* of topic `first` */
	size_t start_count;
};

static struct home load(struct app *app) {
	struct home home = {0};
	home.topics = topics_load(app->pack, app->page, app_lang(app), &home.count);
	home.starts =
		article_list(app->pack, app->page, FIRST_TOPIC, app_lang(app), &home.start_count);
	return home;
}

/* In place of the guided check: the first articles of topic `first`. */
static void add_starts(struct app *app, struct box *parent, const struct home *home, int w) {
	bool is_lean = app->tightness > 0;
	struct box *panel = box_add(parent,
		(struct box){.kind = BOX_COLUMN,
			.look = LOOK_PANEL,
			.pad = PAD(is_lean ? 16 : 28),
			.gap = is_lean ? 10 : 18,
			.w = w});
	struct box *top = box_row(panel, 20);
	top->across = PLACE_CENTRE;
	plate_on_panel_add(top, "walk", is_lean ? 72 : 88);
	box_add(top,
		(struct box){.text = say(app, "New here? Start with these"),
			.type = TYPE_H2,
			.is_bold = true,
			.role = ROLE_HEADING,
			.grow = 1});
	const struct article *articles = home->starts;
	for (size_t i = 0; i < home->start_count && i < STARTS; i++) {
		list_row_add(panel,
			(struct list_row_spec){
				.id = arena_printf(app->page, "article-%s", articles[i].id),
				.title = articles[i].title.utf8,
				.lang = articles[i].title.lang,
				.number = (int)i + 1,
				.topic = TOPIC_FIRST,
				.on_panel = true,
				.min_h = is_lean ? 76 : 88,
				.grow = 1});
	}
}

/* Where four rows have no room one band leads to all of them. */
static void add_band(struct app *app, struct box *parent) {
	guide_add(parent,
		(struct guide_spec){.id = "start-here",
			.icon = "walk",
			.title = say(app, "New here? Start with these"),
			.is_band = true,
			.is_small = app->tightness > 1});
}

static void add_tile(struct app *app, struct box *grid, const struct topic *topic, bool is_level) {
	bool is_small = ui_is_big(app->ui) || ui_width(app->ui) < NARROW_PX;
	tile_add(grid,
		(struct tile_spec){
			.id = arena_printf(app->page, "topic-%s", topic->id),
			.icon = topic->icon,
			.label = topic->title.utf8,
			.topic = topic_colour_find(topic->colour),
			.is_level = is_level,
			.plate = !is_level                       ? 0
				: is_small || app->tightness > 1 ? 72
								 : 88,
		});
}

static void add_topics(
	struct app *app, struct box *parent, const struct home *home, bool is_level, int columns) {
	struct box *grid = box_add(parent,
		(struct box){.kind = BOX_GRID,
			.columns = columns,
			.gap = app->tightness ? 14 : 18,
			.grow = 1,
			.along = PLACE_STRETCH,
			.role = ROLE_LIST});
	for (size_t i = 0; i < home->count; i++) {
		add_tile(app, grid, &home->topics[i], is_level);
	}
}

static struct box *add_way(
	struct app *app, struct box *grid, const char *id, const char *icon, const char *label) {
	return key_add(grid,
		(struct key_spec){.id = id,
			.icon = icon,
			.label = label,
			.is_start = !app->session->is_lowered,
			.is_stacked = app->session->is_lowered && ui_is_portrait(app->ui),
			.min_h = app->tightness || ui_is_big(app->ui) ? 84 : 108});
}

/* A site without programmes has three ways: the first takes two places then, so that the row ends where
 * the tiles above it end. */
static void add_ways(struct app *app, struct box *parent, int columns) {
	bool has_programmes = programme_any(app->pack, programme_today(app));
	bool is_even = has_programmes || columns == 3 || app->tightness > 2;
	struct box spec = {.kind = BOX_GRID, .gap = app->tightness ? 14 : 18};
	spec.columns = has_programmes && columns == 3 ? 4 : is_even ? columns : columns / 2;
	struct box *grid = box_add(parent, spec);
	add_way(app, grid, "find", "map-marker", say(app, "Find a service"));
	if (has_programmes) {
		add_way(app, grid, "programmes", "calendar-clock", say(app, "Programmes"));
	}
	spec.columns = 2;
	struct box *rest = is_even ? grid : box_add(grid, spec);
	add_way(app, rest, "search", "magnify", say(app, "Search"));
	add_way(app, rest, "my-list", "bookmark", say(app, "My list"));
}

static void add_title(struct app *app, struct box *main) {
	page_title_add(
		main, (struct page_title_spec){.title = say(app, "How can we help you today?")});
	frame_notice_add(app, main);
}

/* Too much for one page: the same things in the same order, a row of tiles after the other; where
 * there are many topics the ways stand before them, lest they be on the last page. */
static void build_pages(struct app *app, struct box *main, const struct home *home) {
	int columns = ui_is_big(app->ui) || ui_is_portrait(app->ui) ? 2
		: home->count > MANY                                ? 4
								    : 3;
	struct box *pages = frame_pages_add(app, main, 14);
	if (ui_is_big(app->ui)) {
		frame_notice_add(app, pages);
	} else {
		add_title(app, pages);
	}
	if (home->start_count) {
		add_band(app, pages);
	}
	if (home->count > MANY) {
		add_ways(app, pages, columns);
	}
	struct box *row = NULL;
	for (size_t i = 0; i < home->count; i++) {
		if (i % (size_t)columns == 0) {
			row = box_add(pages,
				(struct box){.kind = BOX_GRID,
					.columns = columns,
					.gap = 14,
					.role = ROLE_LIST});
		}
		add_tile(app, row, &home->topics[i], true);
	}
	if (home->count <= MANY) {
		add_ways(app, pages, columns);
	}
}

/* How many tiles stand in a row. */
static int columns_of(const struct app *app, const struct home *home) {
	if (ui_is_portrait(app->ui)) {
		return home->count > MANY && !ui_is_big(app->ui) ? 3 : 2;
	}
	return home->count > MANY ? 5 : 4;
}

static void build_stacked(
	struct app *app, struct box *main, const struct home *home, bool has_band) {
	bool is_tall = ui_is_portrait(app->ui), is_big = ui_is_big(app->ui);
	if (!is_big || is_tall) {
		add_title(app, main);
	} else {
		frame_notice_add(app, main);
	}
	if (has_band && home->start_count) {
		add_band(app, main);
	} else if (home->start_count) {
		add_starts(app, main, home, 0);
	}
	bool is_low = is_tall && app->session->is_lowered;
	add_topics(app, main, home, true, columns_of(app, home));
	add_ways(app, main, is_tall && !is_low ? 2 : app->tightness > 1 ? 3 : 4);
}

/* Up to eight topics have tall tiles; twelve are as many as stand beside the panel. */
static void build_wide(struct app *app, struct box *main, const struct home *home) {
	bool is_level = home->count > FEW;
	add_title(app, main);
	struct box *row = box_row(main, 24);
	row->grow = 1;
	row->across = PLACE_STRETCH;
	if (home->start_count) {
		add_starts(app, row, home, app->tightness ? 600 : 520);
	}
	struct box *right = box_column(row, 18);
	right->grow = 1;
	add_topics(app, right, home, is_level, is_level && home->start_count ? 3 : 4);
	add_ways(app, right, 4);
}

static void build(struct app *app, struct box *main) {
	bool is_tall = ui_is_portrait(app->ui), is_big = ui_is_big(app->ui);
	bool is_narrow = !is_tall && ui_width(app->ui) < NARROW_PX;
	struct home home = load(app);
	if (app->tightness > 2) {
		build_pages(app, main, &home);
	} else if (is_tall || is_big || is_narrow || home.count > MANY || app->tightness > 1) {
		bool is_low = is_tall && app->session->is_lowered;
		build_stacked(app, main, &home,
			is_big || is_narrow || is_low || home.count > MANY || app->tightness > 1);
	} else {
		build_wide(app, main, &home);
	}
}

static bool press(struct app *app, const char *id) {
	if (strcmp(id, "start-here")) {
		return false;
	}
	app_count(app, COUNTER_TOPIC, FIRST_TOPIC);
	session_visit(app->session, SCREEN_TOPIC, FIRST_TOPIC);
	return true;
}

const struct screen screen_home = {.build = build, .press = press};
