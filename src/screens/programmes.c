// SPDX-License-Identifier: GPL-3.0-or-later
// Programmes and courses: filters that count at once, the soonest start first. The list never goes
// empty without a way back to all.
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "content/programme.h"
#include "content/topic.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/office.h"
#include "screens/programme_words.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/ui.h"

#define LEVELS 6
#define KEY_H(app) ((app)->tightness ? 64 : 70)
#define TOGGLE_H(app) ((app)->tightness ? 64 : 72)

static const char *const levels[LEVELS] = {"A1", "A2", "B1", "B2", "C1", "C2"};

static const struct {
	const char *id;
	enum programme_time time;
} times[] = {
	{"filter-morning", PROGRAMME_MORNING},
	{"filter-afternoon", PROGRAMME_AFTERNOON},
	{"filter-evening", PROGRAMME_EVENING},
	{"filter-weekend", PROGRAMME_WEEKEND},
};
#define TIMES (sizeof times / sizeof *times)

/* The list as the visitor asked for it. */
struct offer {
	const struct programme *shown;
	size_t count, total;
	bool has_level[LEVELS]; /* some programme of all is of it */
};

static struct offer load(struct app *app) {
	const struct scene *here = &app->session->here;
	const struct programme_filter filter = {.topic = *here->id ? here->id : NULL,
		.level = *here->level ? here->level : NULL,
		.times = here->times,
		.with_childcare = here->only_childcare,
		.only_free = here->only_free,
		.speaks = here->only_my_language ? app_lang(app) : NULL};
	struct offer offer = {0};
	struct programme *all = programme_list(app->pack, app->page, app_lang(app),
		&(struct programme_filter){.topic = filter.topic}, programme_today(app),
		&offer.total);
	struct programme *shown = arena_alloc(app->page, (offer.total + 1) * sizeof *shown);
	for (size_t i = 0; i < offer.total; i++) {
		for (size_t j = 0; j < LEVELS; j++) {
			offer.has_level[j] |= all[i].level && !strcmp(all[i].level, levels[j]);
		}
		if (programme_fits(&all[i], &filter)) {
			shown[offer.count++] = all[i];
		}
	}
	offer.shown = shown;
	return offer;
}

static bool is_filtered(const struct scene *here) {
	return *here->level || here->times || here->only_childcare || here->only_free ||
		here->only_my_language;
}

/* ---- the filters ---- */

static void add_label(struct app *app, struct box *parent, const char *text) {
	(void)app;
	box_add(parent,
		(struct box){.text = text,
			.type = TYPE_LABEL,
			.is_bold = true,
			.colour = COLOUR_SECOND,
			.role = ROLE_HEADING,
			.keeps_next = true});
}

static struct box *grid_add(struct box *parent, int columns) {
	return box_add(parent,
		(struct box){.kind = BOX_GRID, .columns = columns, .gap = 12, .role = ROLE_LIST});
}

/* A key of a group: little beside its label, so that a tick does not widen it much. */
static void choice_add(struct app *app, struct box *grid, const char *id, const char *label,
	const char *lang, bool is_on) {
	struct box *key = key_add(grid,
		(struct key_spec){.id = id,
			.label = label,
			.lang = lang,
			.is_selected = is_on,
			.type_px = 26,
			.min_h = KEY_H(app)});
	key->pad = PAD2(8, 10);
	key->gap = 6;
	if (is_on) {
		key->last->icon_px = 28;
	}
}

static void add_levels(struct app *app, struct box *parent, const struct offer *offer) {
	int count = 0;
	for (size_t i = 0; i < LEVELS; i++) {
		count += offer->has_level[i];
	}
	if (!count) {
		return;
	}
	add_label(app, parent, say(app, "German level"));
	struct box *grid = grid_add(parent, count < 3 ? 2 : count < 5 ? count : 3);
	for (size_t i = 0; i < LEVELS; i++) {
		if (offer->has_level[i]) {
			choice_add(app, grid, arena_printf(app->page, "filter-level-%s", levels[i]),
				levels[i], "en", !strcmp(app->session->here.level, levels[i]));
		}
	}
}

static const char *time_text(struct app *app, enum programme_time time) {
	switch (time) {
	case PROGRAMME_MORNING: return say(app, "Morning");
	case PROGRAMME_AFTERNOON: return say(app, "Afternoon");
	case PROGRAMME_EVENING: return say(app, "Evening");
	case PROGRAMME_WEEKEND: break;
	}
	return say(app, "Weekend");
}

static void add_times(struct app *app, struct box *parent, int columns) {
	add_label(app, parent, say(app, "Time of day"));
	struct box *grid = grid_add(parent, columns);
	for (size_t i = 0; i < TIMES; i++) {
		choice_add(app, grid, times[i].id, time_text(app, times[i].time), NULL,
			app->session->here.times & times[i].time);
	}
}

static void add_toggles(struct app *app, struct box *parent) {
	const struct scene *here = &app->session->here;
	const char *lang = app_lang(app);
	toggle_add(parent,
		(struct toggle_spec){.id = "filter-childcare",
			.icon = app->lean ? NULL : "human-child",
			.label = say(app, "With childcare"),
			.is_on = here->only_childcare,
			.min_h = TOGGLE_H(app)});
	toggle_add(parent,
		(struct toggle_spec){.id = "filter-free",
			.icon = app->lean ? NULL : "currency-eur",
			.label = say(app, "Free of charge"),
			.is_on = here->only_free,
			.min_h = TOGGLE_H(app)});
	toggle_add(parent,
		(struct toggle_spec){.id = "filter-my-language",
			.icon = app->lean ? NULL : "translate",
			.label = say_fill(app, "Help in {language}", "language",
				language_name(app->page, lang, lang)),
			.is_on = here->only_my_language,
			.min_h = TOGGLE_H(app)});
}

static void add_show_all(struct app *app, struct box *parent, const struct offer *offer) {
	if (is_filtered(&app->session->here)) {
		key_add(parent,
			(struct key_spec){.id = "show-all",
				.icon = "close",
				.label = say_fill(app, "Show all {count}", "count",
					arena_printf(app->page, "%zu", offer->total)),
				.look = KEY_OUTLINE,
				.min_h = KEY_H(app)});
	}
}

/* ---- the list ---- */

static void add_list(struct app *app, struct box *list, const struct offer *offer) {
	for (size_t i = 0; i < offer->count; i++) {
		programme_card_add(app, list, &offer->shown[i], app->tightness > 2);
	}
	if (!offer->count) {
		box_text(list, TYPE_BODY,
			offer->total ? say(app, "No programme fits. Press \"Show all\".")
				     : say(app, "There is nothing here yet."));
	}
}

static void add_title(struct app *app, struct box *main, const struct offer *offer) {
	const struct topic *topic = *app->session->here.id
		? topic_load(app->pack, app->page, app->session->here.id, app_lang(app))
		: NULL;
	struct box *title = frame_title_add(app, main,
		&(struct page_title_spec){.title = say(app, "Programmes and courses"),
			.above = topic ? topic->title.utf8 : NULL,
			.icon = "calendar-clock",
			.topic = topic ? topic_colour_find(topic->colour) : TOPIC_NONE});
	box_add(title,
		(struct box){.text = say_count_of(app, "{count} of {total} programmes",
				     "{count} of {total} programmes", (int)offer->count,
				     (int)offer->total),
			.type = TYPE_BODY,
			.role = ROLE_STATUS,
			.id = "result-count"});
}

/* Filters stand at the start, the list beside them. */
static void build_wide(struct app *app, struct box *main, const struct offer *offer) {
	struct box *row = box_row(main, 30);
	row->grow = 1;
	row->across = PLACE_STRETCH;
	struct box *filters = box_column(row, app->tightness ? 8 : 12);
	filters->w = 416 + 90 * app->lean;
	add_levels(app, filters, offer);
	add_times(app, filters, app->lean > 2 ? 4 : 2);
	add_toggles(app, filters);
	add_show_all(app, filters, offer);
	struct box *column = box_column(row, 18);
	column->grow = 1;
	office_phone_add(app, column);
	add_list(app, pager_add(column, &app->session->here.pager, 18), offer);
	frame_pager_add(app, column);
}

/* Filters stand above the list; where text is large they are the first of the pages. */
static void build_joined(struct app *app, struct box *main, const struct offer *offer) {
	if (!ui_is_big(app->ui) && !app->tightness) {
		add_levels(app, main, offer);
		add_times(app, main, 4);
		add_toggles(app, grid_add(main, 3));
		add_show_all(app, main, offer);
		add_list(app, frame_columns_add(app, main, 0, false).blocks, offer);
		return;
	}
	struct box *pages = frame_columns_add(app, main, 0, false).blocks;
	office_phone_add(app, pages);
	add_levels(app, pages, offer);
	add_times(app, pages, 2);
	add_toggles(app, pages);
	add_show_all(app, pages, offer);
	add_list(app, pages, offer);
}

static void build(struct app *app, struct box *main) {
	struct offer offer = load(app);
	add_title(app, main, &offer);
	frame_notice_add(app, main);
	if (ui_is_portrait(app->ui) || ui_is_big(app->ui) || app->tightness > 1) {
		build_joined(app, main, &offer);
	} else {
		build_wide(app, main, &offer);
	}
}

/* ---- pressing ---- */

static bool press_level(struct scene *here, const char *id) {
	static const char prefix[] = "filter-level-";
	if (strncmp(id, prefix, sizeof prefix - 1)) {
		return false;
	}
	const char *level = id + sizeof prefix - 1;
	bool is_again = !strcmp(here->level, level);
	snprintf(here->level, sizeof here->level, "%s", is_again ? "" : level);
	return true;
}

static bool press_time(struct scene *here, const char *id) {
	for (size_t i = 0; i < TIMES; i++) {
		if (!strcmp(id, times[i].id)) {
			here->times ^= times[i].time;
			return true;
		}
	}
	return false;
}

static bool press(struct app *app, const char *id) {
	struct scene *here = &app->session->here;
	if (!strcmp(id, "filter-childcare")) {
		here->only_childcare = !here->only_childcare;
	} else if (!strcmp(id, "filter-free")) {
		here->only_free = !here->only_free;
	} else if (!strcmp(id, "filter-my-language")) {
		here->only_my_language = !here->only_my_language;
	} else if (!strcmp(id, "show-all")) {
		here->only_childcare = here->only_free = here->only_my_language = false;
		here->level[0] = '\0';
		here->times = 0;
	} else if (!press_level(here, id) && !press_time(here, id)) {
		return false;
	}
	here->pager = (struct pager){0};
	return true;
}

/* Lean: the filters are without pictures and wider (1), wider still (2), fewer rows of them (3). */
const struct screen screen_programmes = {.build = build, .press = press, .leanest = 3};
