// SPDX-License-Identifier: GPL-3.0-or-later
// Search: results come while typing, articles at the start and services at the end; Show all results
// takes the keyboard away. Where nothing is found the page offers ways on, never a dead end.
#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/pack.h"
#include "content/programme.h"
#include "content/search.h"
#include "content/service.h"
#include "content/topic.h"
#include "intake/counter.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/programme_words.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/status.h"
#include "screens/typing.h"
#include "screens/wish.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/keyboard.h"
#include "ui/page.h"
#include "ui/ui.h"

#define LIMIT 60

struct found {
	const struct search_hit *hits;
	size_t count, pages, services;
};

/* What is no longer offered is not found. */
static const struct search_hit *leave_out_past(
	struct app *app, const struct search_hit *hits, size_t *count) {
	struct search_hit *kept = arena_alloc(app->page, (*count + 1) * sizeof *kept);
	size_t n = 0;
	for (size_t i = 0; i < *count; i++) {
		const struct programme *programme = hits[i].kind == KIND_PROGRAMME
			? programme_load(app->pack, app->page, hits[i].id, app_lang(app))
			: NULL;
		if (!programme || !programme_is_past(programme, programme_today(app))) {
			kept[n++] = hits[i];
		}
	}
	*count = n;
	return kept;
}

static struct found query(struct app *app) {
	struct found found = {0};
	found.hits = search_query(
		app->pack, app->page, app_lang(app), typing_text(app), LIMIT, &found.count);
	found.hits = leave_out_past(app, found.hits, &found.count);
	for (size_t i = 0; i < found.count; i++) {
		if (found.hits[i].kind == KIND_SERVICE) {
			found.services++;
		} else {
			found.pages++;
		}
	}
	return found;
}

static void page_row_add(struct app *app, struct box *parent, const struct search_hit *hit) {
	const char *topic_id = hit->id;
	const char *id = arena_printf(app->page, "topic-%s", hit->id);
	if (hit->kind == KIND_ARTICLE) {
		const struct article *article =
			article_load(app->pack, app->page, hit->id, app_lang(app));
		topic_id = article && article->topic ? article->topic : NULL;
		id = arena_printf(app->page, "article-%s", hit->id);
	}
	const struct topic *topic =
		topic_id ? topic_load(app->pack, app->page, topic_id, app_lang(app)) : NULL;
	list_row_add(parent,
		(struct list_row_spec){.id = id,
			.title = hit->title.utf8,
			.lang = hit->title.lang,
			.icon = topic ? topic->icon : "information",
			.topic = topic ? topic_colour_find(topic->colour) : TOPIC_NONE,
			.min_h = 88});
}

static void programme_row_add(struct app *app, struct box *parent, const struct search_hit *hit) {
	const struct programme *programme =
		programme_load(app->pack, app->page, hit->id, app_lang(app));
	if (programme) {
		list_row_add(parent,
			(struct list_row_spec){
				.id = arena_printf(app->page, "programme-%s", hit->id),
				.title = hit->title.utf8,
				.lang = hit->title.lang,
				.icon = programme->service.icon,
				.topic = topic_colour_find(programme->service.colour),
				.pill = PILL_START,
				.pill_text = programme_start_text(app, programme),
				.min_h = 88});
	}
}

static void service_row_add(struct app *app, struct box *parent, const struct search_hit *hit) {
	size_t count;
	const char *const ids[] = {hit->id};
	struct service *services =
		service_list_of(app->pack, app->page, ids, 1, app_lang(app), &count);
	if (!count) {
		return;
	}
	struct service_where where = status_where(app);
	service_order(services, 1, &where);
	enum pill_kind kind;
	const char *pill = status_text(app, &services[0].status, &kind);
	list_row_add(parent,
		(struct list_row_spec){.id = arena_printf(app->page, "service-%s", hit->id),
			.title = hit->title.utf8,
			.lang = hit->title.lang,
			.icon = services[0].icon,
			.topic = topic_colour_find(services[0].colour),
			.pill = kind,
			.pill_text = pill,
			.min_h = 88});
}

static void title_add(struct app *app, struct box *parent, const char *title, size_t count) {
	box_add(parent,
		(struct box){.text = arena_printf(app->page, "%s · %zu", title, count),
			.type = TYPE_LABEL,
			.is_bold = true,
			.colour = COLOUR_SECOND,
			.role = ROLE_HEADING,
			.keeps_next = true});
}

static void rows_add(struct app *app, struct box *parent, const struct found *found,
	bool is_services, size_t most) {
	size_t shown = 0;
	for (size_t i = 0; i < found->count && shown < most; i++) {
		bool is_service = found->hits[i].kind == KIND_SERVICE;
		if (is_service != is_services) {
			continue;
		}
		shown++;
		if (is_service) {
			service_row_add(app, parent, &found->hits[i]);
		} else if (found->hits[i].kind == KIND_PROGRAMME) {
			programme_row_add(app, parent, &found->hits[i]);
		} else {
			page_row_add(app, parent, &found->hits[i]);
		}
	}
}

static void group_add(struct app *app, struct box *parent, const struct found *found,
	bool is_services, size_t most) {
	size_t count = is_services ? found->services : found->pages;
	if (!count) {
		return;
	}
	title_add(
		app, parent, is_services ? say(app, "Services") : say(app, "Pages to read"), count);
	rows_add(app, parent, found, is_services, most);
}

/* One row of three while a choice row is up: two pages and a service, or what there is; of two
 * where long titles would make it high. */
static void add_live_row(struct app *app, struct box *column, const struct found *found) {
	size_t most_of_all = app->tightness ? 2 : 3;
	size_t services = found->pages >= most_of_all ? 1 : most_of_all - found->pages;
	services = found->services < services ? found->services : services;
	size_t pages = most_of_all - services;
	struct box *groups = box_add(column, (struct box){.kind = BOX_ROW, .gap = 24});
	for (int i = 0; i < 2; i++) {
		size_t most = i ? services : found->pages < pages ? found->pages : pages;
		if (!most) {
			continue;
		}
		struct box *group = box_column(groups, 10);
		group->grow = (int)most;
		group->min_w = 1;
		title_add(app, group, i ? say(app, "Services") : say(app, "Pages to read"),
			i ? found->services : found->pages);
		struct box *grid = box_add(
			group, (struct box){.kind = BOX_GRID, .columns = (int)most, .gap = 24});
		rows_add(app, grid, found, i, most);
	}
}

/* As many rows as there is room for; what is found never moves the keyboard. */
static size_t live_rows(const struct app *app) {
	if (app->tightness) {
		bool is_full = app->session->size == TEXT_EXTRA && !ui_is_portrait(app->ui);
		return app->tightness > 2 && is_full ? 0 : 1;
	}
	return ui_is_portrait(app->ui) ? (ui_is_big(app->ui) ? 2 : 4) : ui_is_big(app->ui) ? 1 : 2;
}

/* While typing. */
static void add_live(struct app *app, struct box *column, const struct found *found) {
	bool is_tall = ui_is_portrait(app->ui);
	bool has_choices = app->keyboard && keyboard_has_choices(app->keyboard);
	if (!found->count) {
		if (app->session->search.len) {
			box_text(column, TYPE_BODY, say(app, "Nothing found for this word"));
		}
		return;
	}
	if (has_choices && !is_tall && !ui_is_big(app->ui) && app->tightness < 2) {
		add_live_row(app, column, found);
		return;
	}
	size_t most = live_rows(app);
	if (app->tightness > 1 && most) { /* no titles: the best of all */
		rows_add(app, column, found, !found->pages, 1);
		return;
	}
	struct box *groups =
		box_add(column, (struct box){.kind = is_tall ? BOX_COLUMN : BOX_ROW, .gap = 24});
	for (int i = 0; i < 2 && most; i++) {
		struct box *group = box_column(groups, 10);
		group->grow = is_tall ? 0 : 1;
		group->min_w = 1;
		group_add(app, group, found, i, most);
	}
}

static void add_topics(struct app *app, struct box *blocks) {
	size_t count;
	const struct topic *topics = topics_load(app->pack, app->page, app_lang(app), &count);
	struct box *grid = NULL;
	for (size_t i = 0; i < count; i++) {
		if (i % 2 == 0) { /* a row a block, so that pages break between them */
			grid = box_add(
				blocks, (struct box){.kind = BOX_GRID, .columns = 2, .gap = 14});
		}
		list_row_add(grid,
			(struct list_row_spec){
				.id = arena_printf(app->page, "topic-%s", topics[i].id),
				.title = topics[i].title.utf8,
				.lang = topics[i].title.lang,
				.icon = topics[i].icon,
				.topic = topic_colour_find(topics[i].colour),
				.min_h = 108});
	}
}

static void add_nothing(struct app *app, struct box *column) {
	struct columns columns = frame_columns_add(app, column, 560, true);
	struct box *row = box_row(columns.blocks, 24);
	box_add(row,
		(struct box){.icon = "magnify",
			.icon_px = 64,
			.look = LOOK_NOTE_WARN,
			.pad = PAD(16),
			.colour = COLOUR_WARN,
			.is_silent = true});
	struct box *words = box_column(row, 4);
	words->grow = 1;
	box_bold(words, TYPE_H2, say(app, "Nothing found for this word"));
	box_text(words, TYPE_BODY, say(app, "Try a shorter word, or choose a topic."));
	add_topics(app, columns.blocks);
	key_add(columns.side,
		(struct key_spec){.id = "help",
			.icon = "human-handsup",
			.label = say(app, "Ask at a desk"),
			.end_icon = "arrow-right",
			.look = KEY_PRIMARY,
			.is_start = true});
	key_add(columns.side,
		(struct key_spec){.id = "language",
			.icon = "translate",
			.label = say(app, "Search in another language"),
			.end_icon = "arrow-right",
			.is_start = true});
	wish_add(app, columns.side, say(app, "Ask for this topic"), false);
	wish_interpreters_add(app, columns.side);
}

static void build(struct app *app, struct box *main) {
	struct box *page = box_add(main, (struct box){.kind = BOX_COLUMN, .grow = 1});
	struct box *column = typing_field_add(app, page, say(app, "Type a word"));
	struct found found = query(app);
	if (app->session->keyboard_is_up) {
		add_live(app, column, &found);
		typing_keyboard_add(app, page, say(app, "Show all results"), say(app, "Search"));
		return;
	}
	frame_notice_add(app, column);
	if (!found.count) {
		add_nothing(app, column);
		return;
	}
	bool is_aside = ui_is_big(app->ui) && !ui_is_portrait(app->ui);
	struct box *row = is_aside ? box_row(column, 30) : column;
	row->grow = 1;
	struct box *list = pager_add(row, &app->session->here.pager, 12);
	group_add(app, list, &found, false, LIMIT);
	group_add(app, list, &found, true, LIMIT);
	frame_pager_add(app, row);
}

static void show_all(struct app *app) {
	app->session->keyboard_is_up = false;
	app->session->here.pager = (struct pager){0};
	if (app->session->search.len && !query(app).count) {
		app_count(app, COUNTER_SEARCH_EMPTY, "");
	}
}

/* What is typed is another wish. */
static void take_wish_back(struct app *app) {
	app->session->here.is_asked = false;
}

static bool press(struct app *app, const char *id) {
	bool is_done;
	if (wish_press(app, id, COUNTER_SEARCH_EMPTY, "asked")) {
		return true;
	}
	bool is_ours = typing_press(app, id, &is_done);
	if (is_done) {
		show_all(app);
	} else if (is_ours) {
		take_wish_back(app);
	}
	return is_ours;
}

static bool type(struct app *app, const struct input *input) {
	bool is_done;
	bool is_ours = typing_input(app, input, &is_done);
	if (is_done) {
		show_all(app);
	} else if (is_ours) {
		take_wish_back(app);
	}
	return is_ours;
}

const struct screen screen_search = {.build = build, .press = press, .type = type, .is_bare = true};
