// SPDX-License-Identifier: GPL-3.0-or-later
// A service: everything open at once, nothing to unfold. What is written on the door stands as it
// is written on the door.
#include "content/service.h"

#include <string.h>

#include "base/arena.h"
#include "content/pack.h"
#include "screens/app.h"
#include "screens/contact.h"
#include "screens/facts.h"
#include "screens/frame.h"
#include "screens/hours.h"
#include "screens/print.h"
#include "screens/qr.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/status.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/pager.h"
#include "ui/ui.h"

static void add_contact(
	struct app *app, struct box *side, const struct service *service, bool is_row) {
	const char *card = contact_text(app->page, service);
	qr_add(app, side, card, strlen(card), say(app, "Save contact on your phone"), NULL, is_row);
}

static void add_print_key(struct app *app, struct box *parent) {
	bool is_tall = ui_is_portrait(app->ui);
	print_key_add(app, parent,
		(struct key_spec){.label = say(app, "Print slip"),
			.look = KEY_PRIMARY,
			.is_start = true,
			.type_px = app->lean > 2 || (is_tall && ui_is_sloped(app->ui)) ? 26 : 0,
			.min_h = ui_is_big(app->ui) || app->lean > 2 ? 84 : 0});
}

static void add_list_key(struct app *app, struct box *parent, const struct service *service) {
	bool is_listed = session_list_has(app->session, ENTRY_SERVICE, service->id);
	bool is_tall = ui_is_portrait(app->ui);
	key_add(parent,
		(struct key_spec){.id = "add-to-list",
			.icon = is_listed ? NULL : "plus-circle",
			.label = is_listed ? say(app, "On my list") : say(app, "Add to my list"),
			.is_selected = is_listed,
			.is_start = true,
			.type_px = app->lean > 2 || (is_tall && ui_is_sloped(app->ui)) ? 26 : 0,
			.min_h = ui_is_big(app->ui) || app->lean > 2 ? 84 : 92});
}

/* Returns the column of the title's words. */
static struct box *add_title(struct app *app, struct box *main, struct service *service) {
	const char *host = pack_host_language(app->pack);
	struct box *title = frame_title_add(app, main,
		&(struct page_title_spec){.title = service->name.utf8,
			.lang = service->name.lang,
			.subtitle = strcmp(app_lang(app), host) ? service->host_name : NULL,
			.icon = service->icon,
			.topic = topic_colour_find(service->colour)});
	struct service_where where = status_where(app);
	service_order(service, 1, &where);
	enum pill_kind kind;
	const char *pill = status_text(app, &service->status, &kind);
	struct box *words = title->last;
	if (!ui_is_portrait(app->ui) && app->tightness < 3) {
		pill_large_add(title, kind, pill)->self = PLACE_CENTRE;
	} else {
		pill_large_add(main, kind, pill);
	}
	return words;
}

static void add_description(struct box *parent, const struct service *service) {
	if (*service->description.utf8) {
		box_add(parent,
			(struct box){.text = service->description.utf8,
				.lang = service->description.lang,
				.type = TYPE_LABEL});
	}
}

static struct box *ruled_card_add(struct box *blocks) {
	struct box *card = card_add(blocks, (struct card_spec){.gap = 18});
	card->is_ruled = true;
	return card;
}

/* Portrait: cards as wide as the page, what a visitor needs to get there first; hours beside what to
 * bring where that fits. */
static void add_cards(struct app *app, struct box *blocks, const struct service *service) {
	facts_reach_add(app, ruled_card_add(blocks), service, false);
	struct box *row = blocks, *rest = blocks;
	/* Beside anything Nastaliq's days would wrap, and push the week to the next page. */
	bool is_sloped = ui_is_sloped(app->ui);
	if (!app->tightness && !is_sloped && service->schedule_count) {
		row = box_add(blocks, (struct box){.kind = BOX_ROW, .gap = 18});
		row = box_column(row, 18);
		rest = box_column(row->parent, 18);
		row->grow = rest->grow = 1;
	}
	hours_add(app, row, service,
		is_sloped                ? HOURS_MERGED
			: app->tightness ? HOURS_CARD
					 : HOURS_FILLING);
	facts_documents_add(app, rest, service, false, rest != blocks);
	struct box *card = ruled_card_add(blocks);
	facts_there_add(app, card, service, false);
	add_description(card, service);
	if (is_sloped) {
		hours_exceptions_add(app, card, service);
	}
	add_contact(app, blocks, service, true);
	if (facts_has_more(service)) {
		facts_more_add(app, ruled_card_add(blocks), service, false);
	}
}

/* Everything one below the other, in blocks that fit any page. */
static void build_joined(struct app *app, struct box *main, const struct service *service) {
	bool is_wide_card = ui_is_big(app->ui) || app->tightness > 1;
	struct columns columns = frame_columns_add_keys(app, main, 0, is_wide_card);
	struct box *blocks = columns.blocks;
	add_print_key(app, columns.keys);
	add_list_key(app, columns.keys, service);
	if (is_wide_card) {
		facts_add(app, blocks, service, true);
		add_description(blocks, service);
		hours_add(app, blocks, service, HOURS_BLOCKS);
		facts_documents_add(app, blocks, service, true, 0);
		facts_more_add(app, blocks, service, true);
		add_contact(app, blocks, service, true);
	} else {
		add_cards(app, blocks, service);
	}
	status_checked_add(app, blocks, service->assured);
	bool has_foot = ui_is_portrait(app->ui) && columns.keys != columns.side;
	frame_report_add(app, has_foot ? columns.keys : blocks);
}

/* Page by page: the facts, and whatever the other columns have no room for. */
static void add_fact_pages(struct app *app, struct box *facts, const struct service *service) {
	struct box *card = card_add(facts, (struct card_spec){.grow = 1, .pad = 24});
	struct pager *pager = &app->session->here.pager;
	struct box *list = pager_add(card, pager, 16);
	list->is_ruled = true;
	list->along = pager->pages > 1 ? PLACE_START : PLACE_BETWEEN;
	facts_add(app, list, service, false);
	if (app->lean) {
		add_description(list, service);
	}
	if (app->lean > 1) {
		hours_exceptions_add(app, list, service);
	}
	facts_more_add(app, list, service, false);
	if (app->tightness) {
		facts_documents_add(app, list, service, true, 0);
		if (app->lean > 2) {
			add_contact(app, list, service, true);
			status_checked_add(app, list, service->assured);
		}
		frame_report_add(app, list);
	}
	if (app->lean < 3) {
		frame_pager_add(app, facts);
		return;
	}
	struct box *foot = box_row(facts, 22);
	struct box *key = box_column(foot, 0), *bar = box_column(foot, 0);
	key->w = ui_theme(app->ui)->size == TEXT_NORMAL ? 460 : 390;
	bar->grow = 1;
	add_list_key(app, key, service);
	frame_pager_add(app, bar);
}

/* The week, and what to bring below it where that fits. */
static void add_middle(struct app *app, struct box *row, const struct service *service) {
	struct box *middle = box_column(row, app->lean ? 12 : 18);
	bool is_large = ui_theme(app->ui)->size != TEXT_NORMAL;
	middle->w = app->lean < 3 ? 540 : is_large ? 610 : 570;
	bool has_card = service->document_count && !app->tightness;
	static const enum hours_shape shapes[] = {
		HOURS_FILLING, HOURS_CLOSE, HOURS_CLOSE_ALONE, HOURS_CLOSE_ALONE, HOURS_MERGED};
	hours_add(app, middle, service, has_card ? HOURS_CARD : shapes[app->lean]);
	if (has_card) {
		facts_documents_add(app, middle, service, false, 1);
	}
	if (app->lean > 2) {
		add_print_key(app, middle);
	}
}

/* Facts, the week, and what can be taken along, side by side. */
static void build_wide(struct app *app, struct box *main, const struct service *service) {
	struct box *row = box_row(main, 22);
	row->grow = 1;
	row->across = PLACE_STRETCH;
	struct box *facts = box_column(row, 18);
	facts->grow = 1;
	add_fact_pages(app, facts, service);
	if (service->schedule_count || (service->document_count && !app->tightness)) {
		add_middle(app, row, service);
	}
	if (app->lean > 2) {
		return;
	}
	struct box *side = box_column(row, 16);
	side->w = 364;
	add_print_key(app, side);
	add_list_key(app, side, service);
	add_contact(app, side, service, false);
	status_checked_add(app, side, service->assured)->self = PLACE_CENTRE;
	if (!app->tightness) {
		frame_report_add(app, side);
	}
}

static void build(struct app *app, struct box *main) {
	struct service *service =
		service_load(app->pack, app->page, app->session->here.id, app_lang(app));
	if (!service) {
		box_text(main, TYPE_BODY, say(app, "There is nothing here yet."));
		return;
	}
	struct box *words = add_title(app, main, service);
	bool is_wide = !ui_is_portrait(app->ui) && !ui_is_big(app->ui) && app->tightness < 2;
	if (is_wide && !app->lean) {
		add_description(words, service);
	}
	frame_notice_add(app, main);
	if (is_wide) {
		build_wide(app, main, service);
	} else {
		build_joined(app, main, service);
	}
}

static bool press(struct app *app, const char *id) {
	struct session *session = app->session;
	if (strcmp(id, "add-to-list")) {
		return false;
	}
	session_list_toggle(session, ENTRY_SERVICE, session->here.id);
	return true;
}

/* Lean: the description goes to the pages (1), then the exceptions (2), then the side column (3),
 * and days that are alike share a row (4). */
const struct screen screen_service = {.build = build, .press = press, .leanest = 4};
