// SPDX-License-Identifier: GPL-3.0-or-later
// A topic: its sub-topics, what there is to read, and the places that help.
#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/directory.h"
#include "content/programme.h"
#include "content/service.h"
#include "content/topic.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/leaf.h"
#include "screens/office.h"
#include "screens/programme_words.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/status.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/ui.h"

#define PLACES 3

/* "12 pages to read · 3 services", without what there is none of. */
static const char *counts_of(struct app *app, const struct topic *topic) {
	const char *pages = say_count(
		app, "{count} page to read", "{count} pages to read", topic->article_count);
	const char *places =
		say_count(app, "{count} service", "{count} services", topic->service_count);
	if (!topic->service_count) {
		return pages;
	}
	return topic->article_count ? arena_printf(app->page, "%s · %s", pages, places) : places;
}

/* Where rows come in twos: the row that the i-th goes into. */
static struct box *row_for(struct box *list, size_t i, int columns) {
	if (columns < 2 || i % (size_t)columns) {
		return columns < 2 ? list : list->last;
	}
	return box_add(list,
		(struct box){.kind = BOX_GRID, .columns = columns, .gap = 18, .role = ROLE_LIST});
}

static void add_topics(
	struct app *app, struct box *list, const struct topic *topics, size_t count, int columns) {
	for (size_t i = 0; i < count; i++) {
		list_row_add(row_for(list, i, columns),
			(struct list_row_spec){
				.id = arena_printf(app->page, "topic-%s", topics[i].id),
				.title = topics[i].title.utf8,
				.summary = app->tightness < 3 ? counts_of(app, &topics[i]) : NULL,
				.icon = topics[i].icon,
				.topic = topic_colour_find(topics[i].colour)});
	}
}

static void add_articles(struct app *app, struct box *list, const struct article *articles,
	size_t count, int columns) {
	for (size_t i = 0; i < count; i++) {
		const char *pill = NULL;
		if (articles[i].is_missing) {
			pill = say_fill(app, "Not in {language} yet", "language",
				language_name(app->page, app_lang(app), app_lang(app)));
		}
		list_row_add(row_for(list, i, columns),
			(struct list_row_spec){
				.id = arena_printf(app->page, "article-%s", articles[i].id),
				.title = articles[i].title.utf8,
				.summary = app->tightness < 3 ? articles[i].summary.utf8 : NULL,
				.lang = articles[i].title.lang,
				.pill = PILL_LANGUAGE,
				.pill_text = pill});
	}
}

/* The sub-topics first, then what there is to read; of hundreds what is on this page. */
static void add_list(struct app *app, struct box *list, const char *topic, int columns) {
	size_t topic_count;
	const struct topic *topics =
		topics_load_below(app->pack, app->page, topic, app_lang(app), &topic_count);
	size_t total = topic_count + article_count(app->pack, topic);
	struct leaf leaf = leaf_of(app, total, columns, 0);
	size_t end = leaf.first + leaf.count;
	size_t topics_from = leaf.first < topic_count ? leaf.first : topic_count;
	size_t topics_to = end < topic_count ? end : topic_count;
	add_topics(app, list, topics + topics_from, topics_to - topics_from, columns);
	if (end > topic_count) {
		size_t from = leaf.first > topic_count ? leaf.first - topic_count : 0, count;
		const struct article *articles = article_list_part(app->pack, app->page, topic,
			app_lang(app), from, end - topic_count - from, &count);
		add_articles(app, list, articles, count, columns);
	}
	if (!total) {
		box_text(list, TYPE_BODY, say(app, "There is nothing here yet."));
	}
}

/* The way to what one can sign up for in this topic. */
static void add_programmes(struct app *app, struct box *list, const char *topic) {
	size_t count;
	const struct programme_filter filter = {.topic = topic};
	programme_list(app->pack, app->page, app_lang(app), &filter, programme_today(app), &count);
	if (count) {
		list_row_add(list,
			(struct list_row_spec){.id = "programmes-here",
				.title = say(app, "Programmes and courses"),
				.summary = app->tightness < 3
					? say_count(app, "{count} programme", "{count} programmes",
						  (int)count)
					: NULL,
				.icon = "calendar-clock"});
	}
}

static void add_all_key(struct app *app, struct box *parent, int count) {
	key_add(parent,
		(struct key_spec){.id = "find-here",
			.icon = "map-marker",
			.end_icon = "arrow-right",
			.label = say_count(
				app, "All {count} service", "All {count} services", count),
			.is_start = true});
}

/* Beside the list; where they follow it, a list of hundreds has the key to all of them alone, on its
 * first page. */
static void add_places(struct app *app, const struct columns *columns, const char *topic) {
	struct box *column = columns->side;
	struct service_where where = status_where(app);
	const struct directory_query query = {.topic = topic, .lang = app_lang(app)};
	struct directory_list all = directory_list(app->pack, app->page, &query, &where);
	if (!all.count) {
		return;
	}
	size_t most = app->tightness == 1 ? app->lean > 3 ? 1 : 2 : PLACES, count;
	struct service *services = service_list_at(app->pack, app->page, all.nums,
		all.count < most ? all.count : most, app_lang(app), &count);
	service_look(services, count, &where);
	box_add(column,
		(struct box){.text = say(app, "Places that help"),
			.type = TYPE_LABEL,
			.is_bold = true,
			.colour = COLOUR_SECOND,
			.role = ROLE_HEADING,
			.keeps_next = true});
	for (size_t i = 0; i < count; i++) {
		status_card_add(app, column, &services[i], true);
	}
	office_phone_add(app, column);
	if (!columns->is_joined) {
		box_spacer(column);
	}
	add_all_key(app, column, (int)all.count);
}

static void build(struct app *app, struct box *main) {
	const char *id = app->session->here.id;
	const struct topic *topic = topic_load(app->pack, app->page, id, app_lang(app));
	if (!topic) {
		box_text(main, TYPE_BODY, say(app, "There is nothing here yet."));
		return;
	}
	const char *counts = counts_of(app, topic);
	struct box *title = frame_title_add(app, main,
		&(struct page_title_spec){.title = topic->title.utf8,
			.above = topic->parent ? topic->parent_title.utf8 : NULL,
			.subtitle = app->lean ? NULL : counts,
			.icon = topic->icon,
			.topic = topic_colour_find(topic->colour)});
	if (app->lean) { /* beside the title: a line less */
		box_add(title,
			(struct box){.text = counts,
				.type = TYPE_LABEL,
				.colour = COLOUR_SECOND,
				.self = PLACE_CENTRE});
	}
	frame_notice_add(app, main);
	if (!topic->service_count) {
		bool is_wide = !ui_is_portrait(app->ui) && !ui_is_big(app->ui);
		add_list(app, frame_pages_add(app, main, 18), id, is_wide ? 2 : 1);
		return;
	}
	struct columns columns = frame_columns_add(app, main, app->lean ? 700 : 540, false);
	const struct pager *pager = &app->session->here.pager;
	bool is_long = article_count(app->pack, id) > LEAF_WHOLE;
	if (columns.is_joined && is_long && pager->leaf == 0) {
		add_all_key(app, columns.blocks, topic->service_count);
	}
	if (is_long && pager->leaf == 0) {
		add_programmes(app, columns.blocks, id);
	}
	add_list(app, columns.blocks, id, 1);
	if (!is_long) {
		add_programmes(app, columns.blocks, id);
	}
	if (!columns.is_joined || !is_long) {
		add_places(app, &columns, id);
	}
}

void topic_visit(struct app *app, const char *id) {
	const struct topic *topic = topic_load(app->pack, app->page, id, app_lang(app));
	size_t below = 1;
	if (topic && !topic->article_count && topic->service_count) {
		topics_load_below(app->pack, app->page, id, app_lang(app), &below);
	}
	if (below) {
		session_visit(app->session, SCREEN_TOPIC, id);
	} else {
		find_visit(app, id);
	}
}

static bool press(struct app *app, const char *id) {
	char topic[SESSION_ID_BYTES];
	memcpy(topic, app->session->here.id, sizeof topic);
	if (!strcmp(id, "find-here")) {
		find_visit(app, topic);
	} else if (!strcmp(id, "programmes-here")) {
		session_visit(app->session, SCREEN_PROGRAMMES, topic);
	} else {
		return false;
	}
	return true;
}

/* Lean: the side column is wider, the counts beside the title (1), services bare (2), the title
 * smaller (3), one service (4). */
const struct screen screen_topic = {.build = build, .press = press, .leanest = 4};
