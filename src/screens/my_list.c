// SPDX-License-Identifier: GPL-3.0-or-later
// My list: cards in the order to walk, moved and removed by keys that always stand in their place.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/article.h"
#include "content/pack.h"
#include "content/service.h"
#include "content/topic.h"
#include "lang/date.h"
#include "lang/mark.h"
#include "screens/app.h"
#include "screens/carry.h"
#include "screens/frame.h"
#include "screens/print.h"
#include "screens/qr.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/status.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/ui.h"

static void add_how(struct box *card, const char *icon, const char *text) {
	bullet_add(card, icon, text);
}

static void build_empty(struct app *app, struct box *main) {
	frame_title_add(app, main,
		&(struct page_title_spec){.title = say(app, "My list is empty"),
			.subtitle = say(app, "Collect pages and services here."),
			.icon = "bookmark"});
	frame_notice_add(app, main);
	struct columns columns = frame_columns_add(app, main, 560, true);
	box_bold(columns.blocks, TYPE_KEY, say(app, "How it works"));
	columns.blocks->is_ruled = !columns.is_joined;
	add_how(columns.blocks, "plus-circle",
		say(app, "On any page or service, press \"Add to my list\"."));
	add_how(columns.blocks, "bookmark",
		say(app, "The number on \"My list\" shows how many you have."));
	add_how(columns.blocks, "phone", say(app, "Take everything with you on your phone."));
	add_how(columns.blocks, "lock",
		say(app, "The list is deleted when you finish. Nobody else sees it."));
	static const struct {
		const char *id, *icon, *label;
	} ways[] = {
		{"find", "map-marker", N_("Find a service")},
		{"search", "magnify", N_("Search")},
		{"home", "home", N_("All topics")},
	};
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		key_add(columns.side,
			(struct key_spec){.id = ways[i].id,
				.icon = ways[i].icon,
				.end_icon = "arrow-right",
				.label = say(app, ways[i].label),
				.look = i ? KEY_NORMAL : KEY_PRIMARY,
				.is_start = true,
				.min_h = 110});
	}
}

static void add_service_card(
	struct app *app, struct box *card, const char *id, const char *number) {
	size_t count;
	const char *const ids[] = {id};
	struct service *services =
		service_list_of(app->pack, app->page, ids, 1, app_lang(app), &count);
	struct service_where where = status_where(app);
	service_order(services, count, &where);
	if (count) {
		status_entry_add(app, card, &services[0], number)->grow = 1;
	}
}

static void add_article_card(struct app *app, struct box *card, const char *id, int number) {
	const struct article *article = article_load(app->pack, app->page, id, app_lang(app));
	if (!article) {
		return;
	}
	const struct topic *topic = article->topic
		? topic_load(app->pack, app->page, article->topic, app_lang(app))
		: NULL;
	const char *lang = app_lang(app);
	list_row_add(card,
		(struct list_row_spec){.id = arena_printf(app->page, "article-%s", id),
			.title = article->title.utf8,
			.lang = article->title.lang,
			.icon = topic ? topic->icon : "file-document",
			.topic = topic ? topic_colour_find(topic->colour) : TOPIC_NONE,
			.number = number,
			.pill = article->is_missing ? PILL_LANGUAGE : PILL_ARTICLE,
			.pill_text = article->is_missing
				? say_fill(app, "Not in {language} yet", "language",
					  language_name(app->page, lang, lang))
				: say(app, "Page to read"),
			.grow = 1});
}

static void add_key(struct app *app, struct box *keys, const char *id, int index, const char *icon,
	const char *label, bool is_unavailable) {
	key_add(keys,
		(struct key_spec){.id = arena_printf(app->page, "%s-%d", id, index),
			.icon = icon,
			.label = label,
			.is_stacked = app->tightness < 3,
			.is_unavailable = is_unavailable,
			.type_px = ui_is_big(app->ui) ? 0 : 24,
			.grow = 1});
}

/* One entry with its keys; first Up and last Down stay in place, unavailable. */
static void add_entry(struct app *app, struct box *list, int index, bool is_joined) {
	const struct entry *entry = &app->session->list[index];
	struct box *row = is_joined ? list : box_row(list, 12);
	struct box *card = box_column(row, 0);
	card->grow = is_joined ? 0 : 1;
	card->keeps_next = is_joined;
	if (entry->kind == ENTRY_SERVICE) {
		const char *number = arena_printf(app->page, "%d", index + 1);
		add_service_card(app, card, entry->id, number);
	} else {
		add_article_card(app, card, entry->id, index + 1);
	}
	struct box *keys = app->tightness > 2
		? list
		: box_add(row,
			  (struct box){.kind = BOX_GRID,
				  .columns = 3,
				  .gap = 12,
				  .is_near = is_joined,
				  .self = PLACE_STRETCH,
				  .min_w = is_joined ? 0
						     : 372, /* in each row, though bold is wider */
				  .along = PLACE_STRETCH});
	bool is_last = index == app->session->list_count - 1;
	add_key(app, keys, "up", index, "arrow-up", say(app, "Up"), index == 0);
	add_key(app, keys, "down", index, "arrow-down", say(app, "Down"), is_last);
	add_key(app, keys, "remove", index, "close", say(app, "Remove"), false);
}

static void build(struct app *app, struct box *main) {
	int count = app->session->list_count;
	if (!count) {
		build_empty(app, main);
		return;
	}
	frame_title_add(app, main,
		&(struct page_title_spec){.title = say_count(app, "My list: {count} entry",
						  "My list: {count} entries", count),
			.subtitle =
				say(app, "Go in this order. The list is deleted when you finish."),
			.icon = "bookmark"});
	frame_notice_add(app, main);
	struct columns columns = frame_columns_add(app, main, 420, false);
	for (int i = 0; i < count; i++) {
		add_entry(app, columns.blocks, i, columns.is_joined);
	}
	print_key_add(app, columns.side,
		(struct key_spec){
			.label = say(app, "Print all"), .look = KEY_PRIMARY, .is_start = true});
	const char *text = carry_list(app);
	bool is_beside = !columns.is_joined && !app->tightness;
	qr_add(app, is_beside ? columns.side : columns.blocks, text, strlen(text),
		say(app, "Everything on your phone"),
		say(app, "Point the camera at the code. No internet needed."), !is_beside);
	if (!columns.is_joined && !is_beside) {
		box_spacer(columns.side);
	}
	key_add(columns.side,
		(struct key_spec){.id = "clear-list",
			.icon = "close",
			.label = say(app, "Clear list"),
			.look = KEY_DANGER});
}

static bool press(struct app *app, const char *id) {
	int index;
	if (sscanf(id, "up-%d", &index) == 1) {
		session_list_move(app->session, index, -1);
	} else if (sscanf(id, "down-%d", &index) == 1) {
		session_list_move(app->session, index, 1);
	} else if (sscanf(id, "remove-%d", &index) == 1) {
		session_list_remove(app->session, index);
	} else if (!strcmp(id, "clear-list")) {
		while (app->session->list_count) {
			session_list_remove(app->session, 0);
		}
	} else {
		return false;
	}
	return true;
}

const struct screen screen_my_list = {.build = build, .press = press};
