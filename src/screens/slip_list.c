// SPDX-License-Identifier: GPL-3.0-or-later
// My list on paper is a plan that travels: steps in the order to walk, a box to tick and room for the
// offices on the way to write down what they did.
#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/service.h"
#include "screens/app.h"
#include "screens/carry.h"
#include "screens/hours.h"
#include "screens/say.h"
#include "screens/slip_inner.h"

static void add_step(struct slip_maker *maker, int number, struct slip_text title,
	const struct slip_lines *lines) {
	slip_add(maker,
		(struct slip_block){.kind = SLIP_STEP,
			.number = number,
			.title = title,
			.lines = lines->items,
			.line_count = lines->count,
			.text = {say(maker->visitor, "Done"),
				say(maker->host, "Done on:\nOffice:")}});
}

static const char *papers_text(struct app *app, const struct service *service) {
	const char *papers = slip_join(app->page, service->documents, service->document_count);
	return *papers ? say_fill(app, "Bring with you: {papers}", "papers", papers) : "";
}

static void add_service(struct slip_maker *maker, int number, const char *id) {
	struct app *app = maker->visitor;
	const struct service *service = service_load(app->pack, maker->arena, id, app_lang(app));
	const struct service *host =
		service_load(app->pack, maker->arena, id, app_lang(maker->host));
	if (!service || !host) {
		return;
	}
	struct slip_lines lines = {0};
	if (service->phone_count) {
		slip_line_add(maker, &lines,
			(struct slip_line){{NULL, service->phones[0].number}, .is_strong = true,
				.is_plain = true});
	}
	slip_address_add(maker, &lines, service->address);
	slip_text_add(maker, &lines,
		slip_pair(maker,
			hours_line(app, service->schedules, service->schedule_count, false, "\n"),
			NULL));
	slip_text_add(maker, &lines,
		slip_pair(maker, papers_text(app, service), papers_text(maker->host, host)));
	struct text door = {.utf8 = service->host_name, .lang = app_lang(maker->host)};
	add_step(maker, number, slip_content(maker, &service->name, &door), &lines);
}

static void add_article(struct slip_maker *maker, int number, const char *id) {
	struct app *app = maker->visitor;
	const struct article *article = article_load(app->pack, maker->arena, id, app_lang(app));
	const struct article *host =
		article_load(app->pack, maker->arena, id, app_lang(maker->host));
	if (!article || !host) {
		return;
	}
	struct slip_lines lines = {0};
	slip_text_add(maker, &lines, slip_say(maker, "Page to read"));
	add_step(maker, number, slip_content(maker, &article->title, &host->title), &lines);
}

static const char *title_of(struct app *app, int count) {
	return say_count(app, "My list: {count} entry", "My list: {count} entries", count);
}

static void add_code(struct slip_maker *maker) {
	const char *text = carry_list(maker->visitor);
	slip_add(maker, (struct slip_block){.kind = SLIP_RULE});
	slip_add(maker,
		(struct slip_block){.kind = SLIP_QR,
			.value = text,
			.value_len = strlen(text),
			.is_spare = true,
			.text = slip_say(maker, "Everything on your phone")});
}

bool slip_list_make(struct slip_maker *maker) {
	const struct session *session = maker->app->session;
	int count = session->list_count;
	if (!count) {
		return false;
	}
	slip_band_add(maker, "bookmark",
		slip_pair(maker, title_of(maker->visitor, count), title_of(maker->host, count)));
	for (int i = 0; i < count; i++) {
		if (session->list[i].kind == ENTRY_SERVICE) {
			add_service(maker, i + 1, session->list[i].id);
		} else {
			add_article(maker, i + 1, session->list[i].id);
		}
	}
	slip_add(maker,
		(struct slip_block){.kind = SLIP_TEXT,
			.text = {say(maker->visitor, "Bring this paper to every appointment."),
				NULL}});
	add_code(maker);
	slip_box_add(maker, say(maker->host, "Please tick what is done, with date and office."));
	slip_foot_add(maker, NULL, NULL);
	return true;
}
