// SPDX-License-Identifier: GPL-3.0-or-later
// Find a service: filters that count at once, the list open first and nearest first. The list never
// goes empty without a way back to all.
#include <string.h>

#include "base/arena.h"
#include "content/service.h"
#include "content/topic.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/status.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/ui.h"

static bool passes(const struct app *app, const struct service *service) {
	const struct scene *here = &app->session->here;
	return (!here->only_open || service->status.state == HOURS_OPEN) &&
		(!here->only_my_language || service_speaks(service, app_lang(app))) &&
		(!here->only_step_free || service->step_free == KNOWN_YES);
}

static size_t filter(const struct app *app, struct service *services, size_t count) {
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		if (passes(app, &services[i])) {
			services[kept++] = services[i];
		}
	}
	return kept;
}

static void add_filters(struct app *app, struct box *column, bool is_filtered, size_t total) {
	const struct scene *here = &app->session->here;
	const char *lang = app_lang(app);
	toggle_add(column,
		(struct toggle_spec){.id = "filter-open-now",
			.icon = "clock",
			.label = say(app, "Open now"),
			.is_on = here->only_open});
	toggle_add(column,
		(struct toggle_spec){.id = "filter-my-language",
			.icon = "translate",
			.label = say_fill(app, "Speaks {language}", "language",
				language_name(app->page, lang, lang)),
			.is_on = here->only_my_language});
	toggle_add(column,
		(struct toggle_spec){.id = "filter-step-free",
			.icon = "wheelchair-accessibility",
			.label = say(app, "Step-free"),
			.is_on = here->only_step_free});
	if (is_filtered) {
		key_add(column,
			(struct key_spec){.id = "show-all",
				.icon = "close",
				.label = say_fill(app, "Show all {count}", "count",
					arena_printf(app->page, "%zu", total)),
				.look = KEY_OUTLINE,
				.min_h = 84});
	}
}

static void add_list(
	struct app *app, struct box *list, const struct service *services, size_t count) {
	for (size_t i = 0; i < count; i++) {
		status_card_add(app, list, &services[i], ui_is_portrait(app->ui));
	}
	if (!count) {
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
static void build_wide(struct app *app, struct box *main, bool is_filtered,
	const struct service *services, size_t count, size_t total) {
	struct box *row = box_row(main, 30);
	row->grow = 1;
	row->across = PLACE_STRETCH;
	struct box *filters = box_column(row, 16);
	filters->w = 416;
	add_filters(app, filters, is_filtered, total);
	struct box *column = box_column(row, 18);
	column->grow = 1;
	add_list(app, pager_add(column, &app->session->here.pager, 18), services, count);
	frame_pager_add(app, column);
}

/* Filters stand above the list; where text is large they are the first of the pages. */
static void build_joined(struct app *app, struct box *main, bool is_filtered,
	const struct service *services, size_t count, size_t total) {
	bool has_room = !ui_is_big(app->ui) && !app->tightness;
	struct box *grid = NULL;
	if (has_room) {
		grid = box_add(main, (struct box){.kind = BOX_GRID, .columns = 2, .gap = 14});
	}
	struct columns columns = frame_columns_add(app, main, 0, false);
	add_filters(app, has_room ? grid : columns.blocks, is_filtered, total);
	add_list(app, columns.blocks, services, count);
}

static void build(struct app *app, struct box *main) {
	const struct scene *here = &app->session->here;
	size_t total;
	struct service *services = service_list(
		app->pack, app->page, *here->id ? here->id : NULL, app_lang(app), &total);
	struct service_where where = status_where(app);
	service_order(services, total, &where);
	size_t count = filter(app, services, total);
	add_title(app, main, count, total);
	frame_notice_add(app, main);
	bool is_filtered = here->only_open || here->only_my_language || here->only_step_free;
	if (ui_is_portrait(app->ui) || ui_is_big(app->ui) || app->tightness > 1) {
		build_joined(app, main, is_filtered, services, count, total);
	} else {
		build_wide(app, main, is_filtered, services, count, total);
	}
}

void find_visit(struct app *app, const char *topic) {
	session_visit(app->session, SCREEN_FIND, topic);
	size_t count;
	const struct service *services = service_list(
		app->pack, app->page, topic && *topic ? topic : NULL, app_lang(app), &count);
	for (size_t i = 0; i < count; i++) {
		app->session->here.only_my_language |= service_speaks(&services[i], app_lang(app));
	}
}

static bool press(struct app *app, const char *id) {
	struct scene *here = &app->session->here;
	if (!strcmp(id, "filter-open-now")) {
		here->only_open = !here->only_open;
	} else if (!strcmp(id, "filter-my-language")) {
		here->only_my_language = !here->only_my_language;
	} else if (!strcmp(id, "filter-step-free")) {
		here->only_step_free = !here->only_step_free;
	} else if (!strcmp(id, "show-all")) {
		here->only_open = here->only_my_language = here->only_step_free = false;
	} else {
		return false;
	}
	here->pager = (struct pager){0};
	return true;
}

const struct screen screen_find = {.build = build, .press = press};
