// SPDX-License-Identifier: GPL-3.0-or-later
// A topic: what there is to read, and the places that help.
#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/service.h"
#include "content/topic.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/status.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/ui.h"

#define PLACES 3

static void add_articles(struct app *app, struct box *list, const char *topic) {
	size_t count;
	const struct article *articles =
		article_list(app->pack, app->page, topic, app_lang(app), &count);
	for (size_t i = 0; i < count; i++) {
		const char *pill = NULL;
		if (articles[i].is_missing) {
			pill = say_fill(app, "Not in {language} yet", "language",
				language_name(app->page, app_lang(app), app_lang(app)));
		}
		list_row_add(list,
			(struct list_row_spec){
				.id = arena_printf(app->page, "article-%s", articles[i].id),
				.title = articles[i].title.utf8,
				.summary = app->tightness < 3 ? articles[i].summary.utf8 : NULL,
				.lang = articles[i].title.lang,
				.pill = PILL_LANGUAGE,
				.pill_text = pill});
	}
	if (!count) {
		box_text(list, TYPE_BODY, say(app, "There is nothing here yet."));
	}
}

static void add_places(struct app *app, const struct columns *columns, const char *topic) {
	struct box *column = columns->side;
	size_t count;
	struct service *services = service_list(app->pack, app->page, topic, app_lang(app), &count);
	if (!count) {
		return;
	}
	struct service_where where = status_where(app);
	service_order(services, count, &where);
	box_add(column,
		(struct box){.text = say(app, "Places that help"),
			.type = TYPE_LABEL,
			.is_bold = true,
			.colour = COLOUR_SECOND,
			.role = ROLE_HEADING,
			.keeps_next = true});
	size_t most = app->tightness == 1 ? app->lean > 3 ? 1 : 2 : PLACES;
	for (size_t i = 0; i < count && i < most; i++) {
		status_card_add(app, column, &services[i], true);
	}
	if (!columns->is_joined) {
		box_spacer(column);
	}
	key_add(column,
		(struct key_spec){.id = "find-here",
			.icon = "map-marker",
			.end_icon = "arrow-right",
			.label = say_count(
				app, "All {count} service", "All {count} services", (int)count),
			.is_start = true});
}

static void build(struct app *app, struct box *main) {
	const char *id = app->session->here.id;
	const struct topic *topic = topic_load(app->pack, app->page, id, app_lang(app));
	if (!topic) {
		box_text(main, TYPE_BODY, say(app, "There is nothing here yet."));
		return;
	}
	const char *pages = say_count(
		app, "{count} page to read", "{count} pages to read", topic->article_count);
	const char *places =
		say_count(app, "{count} service", "{count} services", topic->service_count);
	const char *counts = arena_printf(app->page, "%s · %s", pages, places);
	struct box *title = frame_title_add(app, main,
		&(struct page_title_spec){.title = topic->title.utf8,
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
	struct columns columns = frame_columns_add(app, main, app->lean ? 700 : 540, false);
	add_articles(app, columns.blocks, id);
	add_places(app, &columns, id);
}

static bool press(struct app *app, const char *id) {
	if (strcmp(id, "find-here")) {
		return false;
	}
	char topic[SESSION_ID_BYTES];
	memcpy(topic, app->session->here.id, sizeof topic);
	find_visit(app, topic);
	return true;
}

/* Lean: the side column is wider, the counts beside the title (1), services bare (2), the title
 * smaller (3), one service (4). */
const struct screen screen_topic = {.build = build, .press = press, .leanest = 4};
