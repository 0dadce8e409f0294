// SPDX-License-Identifier: GPL-3.0-or-later
// Home: the question, where to start, the topics, and the ways to everything else.
#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/topic.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/tile.h"
#include "ui/ui.h"

#define FIRST_TOPIC "first"
#define STARTS 4

/* In place of the guided check: the first articles of topic `first`. */
static void add_starts(struct app *app, struct box *parent, int w) {
	struct box *panel = box_add(parent,
		(struct box){
			.kind = BOX_COLUMN, .look = LOOK_PANEL, .pad = PAD(28), .gap = 18, .w = w});
	struct box *top = box_row(panel, 20);
	top->across = PLACE_CENTRE;
	plate_on_panel_add(top, "walk", 88);
	box_add(top,
		(struct box){.text = say(app, "New here? Start with these"),
			.type = TYPE_H2,
			.is_bold = true,
			.role = ROLE_HEADING,
			.grow = 1});
	size_t count;
	const struct article *articles =
		article_list(app->pack, app->page, FIRST_TOPIC, app_lang(app), &count);
	for (size_t i = 0; i < count && i < STARTS; i++) {
		list_row_add(panel,
			(struct list_row_spec){
				.id = arena_printf(app->page, "article-%s", articles[i].id),
				.title = articles[i].title.utf8,
				.lang = articles[i].title.lang,
				.number = (int)i + 1,
				.topic = TOPIC_FIRST,
				.on_panel = true,
				.grow = 1});
	}
}

static void add_topics(struct app *app, struct box *parent, bool is_level, int columns) {
	struct box *grid = box_add(parent,
		(struct box){.kind = BOX_GRID,
			.columns = columns,
			.gap = 18,
			.grow = 1,
			.along = PLACE_STRETCH,
			.role = ROLE_LIST});
	size_t count;
	const struct topic *topics = topics_load(app->pack, app->page, app_lang(app), &count);
	for (size_t i = 0; i < count; i++) {
		tile_add(grid,
			(struct tile_spec){
				.id = arena_printf(app->page, "topic-%s", topics[i].id),
				.icon = topics[i].icon,
				.label = topics[i].title.utf8,
				.topic = topic_colour_find(topics[i].colour),
				.is_level = is_level,
				.plate = is_level ? 88 : 0,
			});
	}
}

/* Programmes come later: the second place stays empty. */
static void add_ways(struct app *app, struct box *parent, int columns) {
	struct box *grid =
		box_add(parent, (struct box){.kind = BOX_GRID, .columns = columns, .gap = 18});
	const int min_h = 108;
	key_add(grid,
		(struct key_spec){.id = "find",
			.icon = "map-marker",
			.label = say(app, "Find a service"),
			.is_start = true,
			.min_h = min_h});
	box_add(grid, (struct box){.kind = BOX_COLUMN, .is_silent = true});
	key_add(grid,
		(struct key_spec){.id = "search",
			.icon = "magnify",
			.label = say(app, "Search"),
			.is_start = true,
			.min_h = min_h});
	key_add(grid,
		(struct key_spec){.id = "my-list",
			.icon = "bookmark",
			.label = say(app, "My list"),
			.is_start = true,
			.min_h = min_h});
}

static void build(struct app *app, struct box *main) {
	page_title_add(
		main, (struct page_title_spec){.title = say(app, "How can we help you today?")});
	frame_notice_add(app, main);
	if (ui_is_portrait(app->ui) || ui_is_big(app->ui)) {
		add_starts(app, main, 0);
		add_topics(app, main, true, ui_is_portrait(app->ui) ? 2 : 3);
		add_ways(app, main, ui_is_portrait(app->ui) ? 2 : 4);
		return;
	}
	struct box *row = box_row(main, 24);
	row->grow = 1;
	row->across = PLACE_STRETCH;
	add_starts(app, row, 520);
	struct box *right = box_column(row, 18);
	right->grow = 1;
	add_topics(app, right, false, 4);
	add_ways(app, right, 4);
}

const struct screen screen_home = {.build = build};
