// SPDX-License-Identifier: GPL-3.0-or-later
// Find a service: filters that count at once, the list open first and nearest first, or by name with
// letters to jump to. The list never goes empty without a way back to all.
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "content/directory.h"
#include "content/service.h"
#include "content/topic.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/leaf.h"
#include "screens/office.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/status.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/ui.h"

/* The list as the visitor asked for it. */
struct finding {
	struct directory_list list;
	bool is_long;                /* letters, orders and topics help to find one's way */
	int columns, lead;           /* of leaf_of() */
	const struct service *shown; /* what is built now */
	size_t count;
	size_t first; /* its place in the list */
};

static struct directory_list ask(struct app *app, const struct scene *here) {
	struct service_where where = status_where(app);
	const char *lang = app_lang(app);
	const struct directory_query query = {.topic = *here->id ? here->id : NULL,
		.lang = lang,
		.only_open = here->only_open,
		.only_step_free = here->only_step_free,
		.speaks = here->only_my_language ? lang : NULL,
		.by_name = here->by_name};
	return directory_list(app->pack, app->page, &query, &where);
}

static bool is_joined(const struct app *app) {
	return ui_is_portrait(app->ui) || ui_is_big(app->ui) || app->tightness > 1;
}

/* Filters stand above the list; where text is large they are the first of the pages. */
static bool has_room_above(const struct app *app) {
	return !ui_is_big(app->ui) && !app->tightness;
}

static struct finding find(struct app *app) {
	struct finding found = {.list = ask(app, &app->session->here)};
	found.is_long = found.list.total > LEAF_WHOLE;
	found.columns = found.is_long && !is_joined(app) ? 2 : 1;
	found.lead = is_joined(app) && !has_room_above(app) ? 1 : 0;
	return found;
}

/* Loads the services of this page. */
static void load(struct app *app, struct finding *found) {
	struct leaf leaf = leaf_of(app, found->list.count, found->columns, found->lead);
	struct service *services = service_list_at(app->pack, app->page,
		found->list.nums + leaf.first, leaf.count, app_lang(app), &found->count);
	struct service_where where = status_where(app);
	service_look(services, found->count, &where);
	found->shown = services;
	found->first = leaf.first;
}

static bool is_filtered(const struct scene *here) {
	return here->only_open || here->only_my_language || here->only_step_free;
}

/* ---- the filters ---- */

#define LOW 72 /* a key of a long list's column */

static void add_filters(struct app *app, struct box *column, const struct finding *found) {
	bool is_low = found->is_long;
	const struct scene *here = &app->session->here;
	const char *lang = app_lang(app);
	toggle_add(column,
		(struct toggle_spec){.id = "filter-open-now",
			.icon = "clock",
			.label = say(app, "Open now"),
			.is_on = here->only_open,
			.min_h = is_low ? LOW : 0});
	toggle_add(column,
		(struct toggle_spec){.id = "filter-my-language",
			.icon = "translate",
			.label = say_fill(app, "Speaks {language}", "language",
				language_name(app->page, lang, lang)),
			.is_on = here->only_my_language,
			.min_h = is_low ? LOW : 0});
	toggle_add(column,
		(struct toggle_spec){.id = "filter-step-free",
			.icon = "wheelchair-accessibility",
			.label = say(app, "Step-free"),
			.is_on = here->only_step_free,
			.min_h = is_low ? LOW : 0});
	if (is_filtered(here)) {
		key_add(column,
			(struct key_spec){.id = "show-all",
				.icon = "close",
				.label = say_fill(app, "Show all {count}", "count",
					arena_printf(app->page, "%zu", found->list.total)),
				.look = KEY_OUTLINE,
				.min_h = is_low ? LOW : 84});
	}
}

/* Which topic, and in which order: for lists that nobody reads to the end. */
static void add_topic_key(struct app *app, struct box *column) {
	const struct scene *here = &app->session->here;
	const struct topic *topic =
		*here->id ? topic_load(app->pack, app->page, here->id, app_lang(app)) : NULL;
	key_add(column,
		(struct key_spec){.id = "filter-topic",
			.icon = topic ? topic->icon : "map-marker",
			.end_icon = "chevron-right",
			.label = topic ? topic->title.utf8 : say(app, "All topics"),
			.is_start = true,
			.min_h = LOW});
}

static void add_orders(struct app *app, struct box *parent) {
	const struct scene *here = &app->session->here;
	key_add(parent,
		(struct key_spec){.id = "sort-distance",
			.label = say(app, "Nearest first"),
			.is_selected = !here->by_name,
			.is_start = true,
			.min_h = LOW});
	key_add(parent,
		(struct key_spec){.id = "sort-name",
			.label = say(app, "By name"),
			.is_selected = here->by_name,
			.is_start = true,
			.min_h = LOW});
}

/* The letter that the first service on the page stands under. */
static bool is_current(const struct finding *found, const struct directory_letter *letter) {
	return found->first >= letter->first && found->first < letter->first + letter->count;
}

static void add_letters(struct app *app, struct box *parent, const struct finding *found) {
	const struct directory_list *list = &found->list;
	if (list->letter_count < 2 || list->count <= LEAF_WHOLE) {
		return;
	}
	int least = ui_is_big(app->ui) ? 120 : 88; /* the width of a key with its gap */
	int most = (ui_is_portrait(app->ui) ? 1000 : ui_is_big(app->ui) ? 1300 : 1380) / least;
	int rows = ((int)list->letter_count + most - 1) / most;
	struct box *grid = box_add(parent,
		(struct box){.kind = BOX_GRID,
			.columns = ((int)list->letter_count + rows - 1) / rows,
			.gap = 12,
			.role = ROLE_LIST});
	for (size_t i = 0; i < list->letter_count; i++) {
		const struct directory_letter *letter = &list->letters[i];
		type_key_add(grid,
			(struct type_key_spec){
				.id = arena_printf(app->page, "letter-%s", letter->label),
				.label = letter->label,
				.is_selected = found->count && is_current(found, letter),
				.min_h = 64,
				.type_px = 30});
	}
}

/* ---- the list ---- */

/* Where few cards would stand on a page they are small: in Nastaliq, and in a laptop's window. */
static bool is_low(const struct app *app) {
	return ui_is_sloped(app->ui) || ui_height(app->ui) < 1000;
}

static void add_list(struct app *app, struct box *list, const struct finding *found) {
	struct box *row = list;
	for (size_t i = 0; i < found->count; i++) {
		if (found->columns > 1 && i % (size_t)found->columns == 0) {
			row = box_add(list,
				(struct box){
					.kind = BOX_GRID, .columns = found->columns, .gap = 18});
		}
		bool is_small = ui_is_portrait(app->ui) || found->columns > 1 || is_low(app);
		status_card_add(app, row, &found->shown[i], is_small);
	}
	if (!found->list.count) {
		box_text(list, TYPE_BODY, say(app, "No service fits. Press \"Show all\"."));
	}
}

static void add_title(struct app *app, struct box *main, size_t count, size_t total) {
	const struct topic *topic = *app->session->here.id
		? topic_load(app->pack, app->page, app->session->here.id, app_lang(app))
		: NULL;
	struct box *title = frame_title_add(app, main,
		&(struct page_title_spec){.title = topic ? say_fill(app, "Find a service: {topic}",
								   "topic", topic->title.utf8)
							 : say(app, "Find a service"),
			.icon = topic ? topic->icon : "map-marker",
			.topic = topic ? topic_colour_find(topic->colour) : TOPIC_NONE});
	box_add(title,
		(struct box){.text = say_count_of(app, "{count} of {total} service",
				     "{count} of {total} services", (int)count, (int)total),
			.type = TYPE_BODY,
			.role = ROLE_STATUS,
			.id = "result-count"});
}

/* Filters stand at the start, the list beside them. */
/* Where the filters need all of their column the orders stand above the list. */
static void build_wide(struct app *app, struct box *main, struct finding *found) {
	struct box *row = box_row(main, 30);
	row->grow = 1;
	row->across = PLACE_STRETCH;
	struct box *filters = box_column(row, found->is_long ? 12 : 16);
	filters->w = 416;
	add_filters(app, filters, found);
	struct box *column = box_column(row, 18);
	column->grow = 1;
	if (found->is_long) {
		add_topic_key(app, filters);
		struct box *above = app->tightness
			? box_add(column, (struct box){.kind = BOX_GRID, .columns = 2, .gap = 18})
			: NULL;
		add_orders(app, above ? above : filters);
	} else if (!app->tightness) {
		office_phone_add(app, filters);
	}
	load(app, found);
	add_letters(app, column, found);
	add_list(app, pager_add(column, &app->session->here.pager, 18), found);
	frame_pager_add(app, column);
}

static void build_joined(struct app *app, struct box *main, struct finding *found) {
	const struct scene *here = &app->session->here;
	struct box *grid = NULL;
	load(app, found);
	if (has_room_above(app)) {
		grid = box_add(main, (struct box){.kind = BOX_GRID, .columns = 2, .gap = 14});
		add_filters(app, grid, found);
		if (found->is_long) {
			add_topic_key(app, grid);
			add_orders(app, grid);
		}
		add_letters(app, main, found);
	}
	struct columns columns = frame_columns_add(app, main, 0, false);
	bool is_first = !here->pager.leaves || here->pager.leaf == 0;
	bool is_sample = here->pager.leaves && !here->pager.leaf_rows;
	if (is_first && !is_sample) {
		office_phone_add(app, columns.blocks);
	}
	if (!grid && is_first && !is_sample) {
		add_filters(app, columns.blocks, found);
		if (found->is_long) {
			add_topic_key(app, columns.blocks);
			add_orders(app, columns.blocks);
		}
		add_letters(app, columns.blocks, found);
	}
	add_list(app, columns.blocks, found);
}

/* ---- which topic ---- */

/* Those with services, below the topic in force; where there is nothing below, beside it. */
static void build_topics(struct app *app, struct box *main) {
	const char *lang = app_lang(app), *id = app->session->here.id;
	const struct topic *here = *id ? topic_load(app->pack, app->page, id, lang) : NULL;
	size_t count = 0;
	const struct topic *topics =
		here ? topics_load_below(app->pack, app->page, id, lang, &count) : NULL;
	if (here && !count && here->parent) {
		topics = topics_load_below(app->pack, app->page, here->parent, lang, &count);
	} else if (!count) {
		topics = topics_load(app->pack, app->page, lang, &count);
	}
	frame_title_add(app, main,
		&(struct page_title_spec){
			.title = say(app, "Choose a topic"), .icon = "map-marker"});
	frame_notice_add(app, main);
	struct box *pages = frame_pages_add(app, main, 18);
	list_row_add(pages,
		(struct list_row_spec){
			.id = "any-topic", .title = say(app, "All topics"), .icon = "map-marker"});
	for (size_t i = 0; i < count; i++) {
		if (topics[i].service_count) {
			list_row_add(pages,
				(struct list_row_spec){
					.id = arena_printf(app->page, "in-topic-%s", topics[i].id),
					.title = topics[i].title.utf8,
					.summary = say_count(app, "{count} service",
						"{count} services", topics[i].service_count),
					.icon = topics[i].icon,
					.topic = topic_colour_find(topics[i].colour)});
		}
	}
}

static void build(struct app *app, struct box *main) {
	if (app->session->here.is_choosing) {
		build_topics(app, main);
		return;
	}
	struct finding found = find(app);
	add_title(app, main, found.list.count, found.list.total);
	frame_notice_add(app, main);
	if (is_joined(app)) {
		build_joined(app, main, &found);
	} else {
		build_wide(app, main, &found);
	}
}

void find_visit(struct app *app, const char *topic) {
	session_visit(app->session, SCREEN_FIND, topic);
	app->session->here.only_my_language = ask(app, &app->session->here).speaking > 0;
}

/* ---- pressing ---- */

static bool jump(struct app *app, const char *label) {
	struct finding found = find(app);
	for (size_t i = 0; i < found.list.letter_count; i++) {
		if (!strcmp(found.list.letters[i].label, label)) {
			leaf_jump(app, found.list.letters[i].first, found.columns, found.lead);
			return true;
		}
	}
	return false;
}

static bool press_topic(struct scene *here, const char *id) {
	static const char in[] = "in-topic-";
	if (!strcmp(id, "filter-topic")) {
		here->is_choosing = true;
	} else if (!strcmp(id, "any-topic")) {
		here->id[0] = '\0';
		here->is_choosing = false;
	} else if (!strncmp(id, in, sizeof in - 1)) {
		snprintf(here->id, sizeof here->id, "%s", id + sizeof in - 1);
		here->is_choosing = false;
	} else {
		return false;
	}
	return true;
}

static bool press(struct app *app, const char *id) {
	struct scene *here = &app->session->here;
	if (!strncmp(id, "letter-", 7)) {
		return jump(app, id + 7);
	}
	if (here->is_choosing && !strcmp(id, "back")) {
		here->is_choosing = false;
	} else if (!strcmp(id, "filter-open-now")) {
		here->only_open = !here->only_open;
	} else if (!strcmp(id, "filter-my-language")) {
		here->only_my_language = !here->only_my_language;
	} else if (!strcmp(id, "filter-step-free")) {
		here->only_step_free = !here->only_step_free;
	} else if (!strcmp(id, "show-all")) {
		here->only_open = here->only_my_language = here->only_step_free = false;
	} else if (!strcmp(id, "sort-name") || !strcmp(id, "sort-distance")) {
		here->by_name = !strcmp(id, "sort-name");
	} else if (!press_topic(here, id)) {
		return false;
	}
	here->pager = (struct pager){0};
	return true;
}

const struct screen screen_find = {.build = build, .press = press};
