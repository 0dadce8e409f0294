// SPDX-License-Identifier: GPL-3.0-or-later
// A service: everything open at once, nothing to unfold. What is written on the door stands as it
// is written on the door.
#include "content/service.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/day.h"
#include "content/pack.h"
#include "content/topic.h"
#include "lang/date.h"
#include "paper/vcard.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/hours.h"
#include "screens/qr.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/status.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/note.h"
#include "ui/page.h"
#include "ui/ui.h"

static struct box *text_add(struct box *parent, enum type type, const struct text *text) {
	return *text->utf8
		? box_add(parent,
			  (struct box){.text = text->utf8, .lang = text->lang, .type = type})
		: NULL;
}

static struct box *facts_add(struct box *list, const char *icon, const char *label) {
	return fact_add(list, icon, label);
}

static void add_phones(struct app *app, struct box *list, const struct service *service) {
	for (size_t i = 0; i < service->phone_count; i++) {
		const struct phone *phone = &service->phones[i];
		struct box *fact = facts_add(list, "phone",
			*phone->description.utf8 ? phone->description.utf8 : say(app, "Phone"));
		box_add(fact,
			(struct box){.text = phone->number,
				.type = i ? TYPE_H2 : TYPE_H1,
				.is_bold = true,
				.is_ltr_text = true});
		hours_phone_add(app, fact, phone);
	}
}

static void add_address(struct app *app, struct box *list, const struct service *service) {
	if (!service->address) {
		return;
	}
	struct box *fact = facts_add(list, "map-marker", say(app, "Address"));
	const char *host = pack_host_language(app->pack);
	const char *line = service->address;
	for (int i = 0; *line; i++) {
		size_t len = strcspn(line, "\n");
		box_add(fact,
			(struct box){.text = arena_copy(app->page, line, len),
				.lang = host,
				.type = TYPE_BODY,
				.is_bold = i == 0,
				.is_ltr_text = true});
		line += len + (line[len] == '\n');
	}
	const char *walk = status_walk(app, service);
	if (walk) {
		box_text(fact, TYPE_LABEL, walk);
	}
	text_add(fact, TYPE_LABEL, &service->transport);
}

static void add_languages(struct app *app, struct box *list, const struct service *service) {
	if (!service->language_count) {
		return;
	}
	struct service copy = *service;
	copy.step_free = KNOWN_NOT;
	size_t count;
	const struct tag_spec *tags = status_tags(app, &copy, copy.language_count, &count);
	tags_add(facts_add(list, "forum", say(app, "Languages spoken")), tags, count);
}

static void add_access(struct app *app, struct box *list, const struct service *service) {
	if (service->step_free != KNOWN_YES && !service->accessibility_count) {
		return;
	}
	struct box *fact = facts_add(list, "wheelchair-accessibility",
		service->step_free == KNOWN_YES ? say(app, "Step-free") : NULL);
	for (size_t i = 0; i < service->accessibility_count; i++) {
		text_add(fact, TYPE_BODY, &service->accessibility[i]);
	}
}

static void add_cost(struct app *app, struct box *list, const struct service *service) {
	if (!*service->fees.utf8 && !service->cost_count && service->is_free != KNOWN_YES) {
		return;
	}
	struct box *fact = facts_add(list, "currency-eur", say(app, "Cost"));
	if (*service->fees.utf8) {
		text_add(fact, TYPE_BODY, &service->fees);
	} else if (service->is_free == KNOWN_YES) {
		box_text(fact, TYPE_BODY, say(app, "Free of charge"));
	}
	for (size_t i = 0; i < service->cost_count; i++) {
		const struct cost *cost = &service->costs[i];
		text_add(fact, TYPE_BODY, &cost->option);
		if (cost->has_amount && cost->amount > 0) {
			const char *amount = number_text(app->page, app_lang(app), cost->amount, 2);
			box_add(fact,
				(struct box){.text = arena_printf(app->page, "%s %s", amount,
						     cost->currency ? cost->currency : ""),
					.type = TYPE_BODY,
					.is_bold = true,
					.is_ltr_text = true});
		}
		text_add(fact, TYPE_LABEL, &cost->note);
	}
}

static void add_text_fact(
	struct box *list, const char *icon, const char *label, const struct text *text) {
	if (*text->utf8) {
		text_add(facts_add(list, icon, label), TYPE_BODY, text);
	}
}

static void add_facts(struct app *app, struct box *list, const struct service *service) {
	text_add(list, TYPE_BODY, &service->description);
	add_phones(app, list, service);
	add_address(app, list, service);
	add_languages(app, list, service);
	add_access(app, list, service);
	add_cost(app, list, service);
	add_text_fact(list, "information", say(app, "How to apply"), &service->application);
	add_text_fact(list, "account-multiple", say(app, "Who can come"), &service->eligibility);
	if (service->email) {
		box_add(facts_add(list, "email", say(app, "E-mail")),
			(struct box){
				.text = service->email, .type = TYPE_BODY, .is_ltr_text = true});
	}
	if (service->url) {
		box_add(facts_add(list, "earth", say(app, "Website")),
			(struct box){.text = service->url, .type = TYPE_BODY, .is_ltr_text = true});
	}
}

static void add_documents(struct app *app, struct box *parent, const struct service *service) {
	if (!service->document_count) {
		return;
	}
	struct box *card =
		card_add(parent, (struct card_spec){.title = say(app, "Bring with you")});
	for (size_t i = 0; i < service->document_count; i++) {
		struct box *row = bullet_add(card, "file-document", service->documents[i].utf8);
		(void)row;
	}
}

static void add_contact(struct app *app, struct box *side, const struct service *service) {
	const char **phones = arena_alloc(app->page, (service->phone_count + 1) * sizeof *phones);
	for (size_t i = 0; i < service->phone_count; i++) {
		phones[i] = service->phones[i].number;
	}
	const char *card = vcard_text(app->page,
		&(struct vcard){
			.name = service->host_name,
			.organization = service->organization,
			.phones = phones,
			.phone_count = service->phone_count,
			.email = service->email,
			.url = service->url,
			.street = service->street,
			.city = service->city,
			.region = service->region,
			.postal_code = service->postal_code,
			.country = service->country,
		},
		VCARD_3);
	qr_add(app, side, card, strlen(card), say(app, "Save contact on your phone"), NULL,
		ui_is_portrait(app->ui) || ui_is_big(app->ui));
}

static void add_keys(struct app *app, struct box *side, const struct service *service) {
	bool is_listed = session_list_has(app->session, ENTRY_SERVICE, service->id);
	key_add(side,
		(struct key_spec){.id = "add-to-list",
			.icon = is_listed ? NULL : "plus-circle",
			.label = is_listed ? say(app, "On my list") : say(app, "Add to my list"),
			.is_selected = is_listed,
			.is_start = true,
			.min_h = 100});
	add_contact(app, side, service);
	status_checked_add(app, side, service->assured);
	frame_report_add(app, side);
}

static void add_title(struct app *app, struct box *main, struct service *service) {
	const char *host = pack_host_language(app->pack);
	struct box *title = page_title_add(main,
		(struct page_title_spec){.title = service->name.utf8,
			.lang = service->name.lang,
			.subtitle = strcmp(app_lang(app), host) ? service->host_name : NULL,
			.icon = service->icon,
			.topic = topic_colour_find(service->colour)});
	struct service_where where = status_where(app);
	service_order(service, 1, &where);
	enum pill_kind kind;
	const char *pill = status_text(app, &service->status, &kind);
	pill_large_add(title, kind, pill);
}

static void build(struct app *app, struct box *main) {
	struct service *service =
		service_load(app->pack, app->page, app->session->here.id, app_lang(app));
	if (!service) {
		box_text(main, TYPE_BODY, say(app, "There is nothing here yet."));
		return;
	}
	add_title(app, main, service);
	frame_notice_add(app, main);
	if (ui_is_portrait(app->ui) || ui_is_big(app->ui) || app->tightness > 1) {
		struct columns columns = frame_columns_add(app, main, 0, false);
		struct box *card = card_add(columns.blocks, (struct card_spec){.gap = 18});
		card->is_ruled = true;
		add_facts(app, card, service);
		hours_card_add(app, columns.blocks, service);
		add_documents(app, columns.blocks, service);
		add_keys(app, columns.side, service);
		return;
	}
	struct box *row = box_row(main, 22);
	row->grow = 1;
	row->across = PLACE_STRETCH;
	struct box *facts = box_column(row, 18);
	facts->grow = 1;
	struct box *card = card_add(facts, (struct card_spec){.grow = 1});
	struct box *list = pager_add(card, &app->session->here.pager, 18);
	list->is_ruled = true;
	if (app->tightness) {
		add_documents(app, list, service);
	}
	add_facts(app, list, service);
	frame_pager_add(app, facts);
	struct box *middle = box_column(row, 18);
	middle->w = 500;
	hours_card_add(app, middle, service);
	if (!app->tightness) {
		add_documents(app, middle, service);
	}
	struct box *side = box_column(row, 16);
	side->w = 364;
	add_keys(app, side, service);
}

static bool press(struct app *app, const char *id) {
	struct session *session = app->session;
	if (strcmp(id, "add-to-list")) {
		return false;
	}
	if (!session_list_add(session, ENTRY_SERVICE, session->here.id)) {
		for (int i = 0; i < session->list_count; i++) {
			if (session->list[i].kind == ENTRY_SERVICE &&
				!strcmp(session->list[i].id, session->here.id)) {
				session_list_remove(session, i);
			}
		}
	}
	return true;
}

const struct screen screen_service = {.build = build, .press = press};
