// SPDX-License-Identifier: GPL-3.0-or-later
// A service on paper: what its page says, in the order in which it is needed on the way there. The
// service is loaded twice, once for each reader; everything but texts is the same in both.
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/service.h"
#include "lang/date.h"
#include "lang/mark.h"
#include "screens/app.h"
#include "screens/contact.h"
#include "screens/hours.h"
#include "screens/say.h"
#include "screens/slip_inner.h"
#include "screens/status.h"
#include "ui/hours_table.h"

#define SHORT_BYTES 300 /* of a text that stands below its translation */

struct pair { /* one service, as either reader finds it */
	const struct service *visitor, *host;
};

static const struct slip_text no_text = {NULL, NULL};

static struct slip_text phone_text(struct slip_maker *maker, const struct pair *pair, size_t i) {
	return slip_pair(maker, hours_phone_text(maker->visitor, &pair->visitor->phones[i], false),
		hours_phone_text(maker->host, &pair->host->phones[i], true));
}

/* The first number large, with its hours below; the others as on the screen. */
static void add_phones(struct slip_maker *maker, const struct pair *pair) {
	const struct service *service = pair->visitor;
	struct slip_lines lines = {0};
	for (size_t i = 0; i < service->phone_count; i++) {
		const struct phone *phone = &service->phones[i];
		struct slip_text label = slip_content(
			maker, &phone->description, &pair->host->phones[i].description);
		struct slip_text hours = phone_text(maker, pair, i);
		if (i) {
			slip_line_add(maker, &lines,
				(struct slip_line){{NULL, phone->number}, .is_strong = true,
					.is_plain = true});
		} else {
			slip_add(maker,
				(struct slip_block){.kind = SLIP_NUMBER,
					.text = label,
					.value = phone->number});
		}
		slip_text_add(maker, &lines, hours.visitor || !i ? hours : label);
	}
	slip_fact_add(maker, "phone", no_text, &lines);
}

static const char *languages_text(struct app *app, const struct service *service) {
	struct service copy = *service;
	copy.step_free = KNOWN_NOT;
	size_t count;
	const struct tag_spec *tags = status_tags(app, &copy, copy.language_count, &count);
	struct str text = {0};
	for (size_t i = 0; i < count; i++) {
		str_printf(&text, "%s%s", i ? SLIP_DOT : "", tags[i].text);
	}
	const char *kept = arena_string(app->page, str_get(&text));
	str_finish(&text);
	return kept;
}

static void add_languages(struct slip_maker *maker, const struct pair *pair) {
	if (!pair->visitor->language_count) {
		return;
	}
	struct slip_lines lines = {0};
	slip_text_add(maker, &lines,
		slip_pair(maker, languages_text(maker->visitor, pair->visitor),
			languages_text(maker->host, pair->host)));
	slip_fact_add(maker, "forum", no_text, &lines);
}

/* "about 6 minutes on foot · Tram 3 and 7": the office knows the way. */
static const char *way_text(struct slip_maker *maker, const struct service *service) {
	struct app *app = maker->visitor;
	struct service here = *service;
	struct service_where where = status_where(app);
	service_look(&here, 1, &where);
	const char *walk = status_walk(app, &here);
	const char *transport =
		slip_content(maker, &service->transport, &service->transport).visitor;
	return walk && transport ? arena_printf(maker->arena, "%s" SLIP_DOT "%s", walk, transport)
		: walk           ? walk
				 : transport;
}

static void add_address(struct slip_maker *maker, const struct pair *pair) {
	struct slip_lines lines = {0};
	if (!pair->visitor->address) {
		return;
	}
	slip_address_add(maker, &lines, pair->visitor->address);
	slip_text_add(maker, &lines, slip_pair(maker, way_text(maker, pair->visitor), NULL));
	slip_fact_add(maker, "map-marker", no_text, &lines);
}

/* ---- hours ---- */

/* The times of a day below each other. Figures are the same for everybody; words are not. */
static struct slip_text time_text(
	struct slip_maker *maker, const struct hours_row *visitor, const struct hours_row *host) {
	struct str all = {0}, words = {0};
	for (size_t i = 0; i < visitor->slot_count; i++) {
		const struct hours_slot_text *slot = &visitor->slots[i];
		str_printf(&all, "%s%s", i ? "\n" : "", slot->text);
		if (slot->kind == HOURS_CLOSED || slot->kind == HOURS_APPOINTMENT) {
			str_printf(&words, "%s%s", words.len ? "\n" : "", host->slots[i].text);
		}
	}
	const char *time = arena_string(maker->arena, str_get(&all));
	const char *word = arena_string(maker->arena, str_get(&words));
	str_finish(&all);
	str_finish(&words);
	return maker->is_one ? (struct slip_text){time, NULL} : slip_pair(maker, time, word);
}

static void add_week(struct slip_maker *maker, const struct pair *pair) {
	struct hours_row visitor[7], host[7];
	size_t count =
		hours_rows(maker->visitor, pair->visitor, HOURS_SHARE_CLOSED, false, visitor);
	hours_rows(maker->host, pair->host, HOURS_SHARE_CLOSED, true, host);
	struct slip_hours *rows = arena_alloc(maker->arena, count * sizeof *rows);
	for (size_t i = 0; i < count; i++) {
		rows[i] = (struct slip_hours){.day = slip_pair(maker, visitor[i].day, host[i].day),
			.time = time_text(maker, &visitor[i], &host[i]),
			.is_today = visitor[i].is_today};
	}
	slip_add(maker,
		(struct slip_block){.kind = SLIP_HOURS, .hours = rows, .hours_count = count});
}

static void add_hours(struct slip_maker *maker, const struct pair *pair) {
	if (!pair->visitor->schedule_count) {
		return;
	}
	slip_add(maker, (struct slip_block){.kind = SLIP_RULE});
	add_week(maker, pair);
	size_t count, host_count;
	const char *const *visitor = hours_exceptions_text(maker->visitor, pair->visitor, &count);
	const char *const *host = hours_exceptions_text(maker->host, pair->host, &host_count);
	struct slip_lines lines = {0};
	for (size_t i = 0; i < count; i++) {
		slip_text_add(maker, &lines, slip_pair(maker, visitor[i], host[i]));
	}
	slip_fact_add(maker, "alert-circle", no_text, &lines);
}

/* ---- what it takes ---- */

/* A line a paper for the visitor; all of them in one for the office. */
static void add_documents(struct slip_maker *maker, const struct pair *pair) {
	const struct service *service = pair->visitor, *host = pair->host;
	struct slip_lines lines = {0};
	for (size_t i = 0; i < service->document_count; i++) {
		slip_text_add(maker, &lines,
			(struct slip_text){
				slip_content(maker, &service->documents[i], &host->documents[i])
					.visitor,
				NULL});
	}
	if (!lines.count) {
		return;
	}
	const char *papers = slip_join(maker->arena, host->documents, host->document_count);
	if (!maker->is_one && *papers) {
		slip_text_add(maker, &lines,
			(struct slip_text){NULL,
				say_fill(maker->host, "Bring with you: {papers}", "papers",
					papers)});
	}
	slip_fact_add(maker, "file-document",
		(struct slip_text){say(maker->visitor, "Bring with you"), NULL}, &lines);
}

static const char *amount_text(struct app *app, const struct cost *cost) {
	const char *amount = number_text(app->page, app_lang(app), cost->amount, 2);
	return arena_printf(
		app->page, "\u2066%s %s\u2069", amount, cost->currency ? cost->currency : "");
}

static void add_amount(struct slip_maker *maker, struct slip_lines *lines,
	const struct cost *visitor, const struct cost *host) {
	slip_text_add(maker, lines, slip_content(maker, &visitor->option, &host->option));
	if (visitor->has_amount && visitor->amount > 0) {
		slip_line_add(maker, lines,
			(struct slip_line){.text = {amount_text(maker->visitor, visitor), NULL},
				.is_strong = true});
	}
	slip_text_add(maker, lines, slip_content(maker, &visitor->note, &host->note));
}

static void add_cost(struct slip_maker *maker, const struct pair *pair) {
	const struct service *service = pair->visitor;
	struct slip_text title = no_text;
	struct slip_lines lines = {0};
	if (*service->fees.utf8) {
		slip_text_add(
			maker, &lines, slip_content(maker, &service->fees, &pair->host->fees));
	} else if (service->is_free == KNOWN_YES || service->cost_count) {
		title = service->is_free == KNOWN_YES ? slip_say(maker, "Free of charge")
						      : slip_say(maker, "Cost");
	}
	for (size_t i = 0; i < service->cost_count; i++) {
		add_amount(maker, &lines, &service->costs[i], &pair->host->costs[i]);
	}
	slip_fact_add(maker, "currency-eur", title, &lines);
}

/* "Step-free · Lift and accessible toilet." */
static struct slip_text step_free_text(struct slip_maker *maker, const struct pair *pair) {
	struct slip_text lead = slip_say(maker, "Step-free");
	if (!pair->visitor->accessibility_count) {
		return lead;
	}
	struct slip_text rest = slip_content(
		maker, &pair->visitor->accessibility[0], &pair->host->accessibility[0]);
	return (struct slip_text){rest.visitor
			? arena_printf(maker->arena, "%s" SLIP_DOT "%s", lead.visitor, rest.visitor)
			: lead.visitor,
		lead.host && rest.host
			? arena_printf(maker->arena, "%s" SLIP_DOT "%s", lead.host, rest.host)
			: lead.host};
}

static void add_access(struct slip_maker *maker, const struct pair *pair) {
	const struct service *service = pair->visitor;
	struct slip_lines lines = {0};
	size_t next = 0;
	if (service->step_free == KNOWN_YES) {
		slip_text_add(maker, &lines, step_free_text(maker, pair));
		next = 1;
	}
	for (size_t i = next; i < service->accessibility_count; i++) {
		slip_text_add(maker, &lines,
			slip_content(
				maker, &service->accessibility[i], &pair->host->accessibility[i]));
	}
	slip_fact_add(maker, "wheelchair-accessibility", no_text, &lines);
}

/* A long one goes on in blocks of its own. */
static void add_text(struct slip_maker *maker, const char *icon, const char *label,
	const struct text *visitor, const struct text *host) {
	struct slip_text both = slip_content(maker, visitor, host);
	struct slip_text title = {say(maker->visitor, label), NULL};
	const char *left[] = {both.visitor ? both.visitor : "", both.host ? both.host : ""};
	while (*left[0] || *left[1]) {
		struct slip_lines lines = {0};
		bool is_host = !*left[0];
		const char *piece = slip_piece(maker, &left[is_host]);
		struct slip_text text = {is_host ? NULL : piece, is_host ? piece : NULL};
		if (!is_host && !*left[0] && strlen(left[1]) < SHORT_BYTES) {
			text.host = *left[1] ? left[1] : NULL;
			left[1] = "";
		}
		slip_text_add(maker, &lines, text);
		slip_fact_add(maker, icon, title, &lines);
		title = no_text;
	}
}

/* For services without a telephone; the others' are in the code. */
static void add_addresses(struct slip_maker *maker, const struct service *service) {
	struct slip_lines lines = {0};
	const char *const texts[] = {service->email, service->url};
	for (int i = 0; i < 2; i++) {
		if (texts[i]) {
			slip_line_add(maker, &lines,
				(struct slip_line){.text = {NULL, texts[i]}, .is_plain = true});
		}
	}
	slip_fact_add(maker, "earth", no_text, &lines);
}

static void add_code(struct slip_maker *maker, const struct service *service) {
	const char *contact = contact_text(maker->arena, service);
	slip_add(maker, (struct slip_block){.kind = SLIP_RULE});
	slip_add(maker,
		(struct slip_block){.kind = SLIP_QR,
			.value = contact,
			.value_len = strlen(contact),
			.is_spare = true,
			.text = slip_say(maker, "Save contact on your phone")});
}

bool slip_service_make(struct slip_maker *maker, const char *id) {
	struct pair pair = {
		service_load(maker->app->pack, maker->arena, id, app_lang(maker->visitor)),
		service_load(maker->app->pack, maker->arena, id, app_lang(maker->host))};
	const struct service *service = pair.visitor;
	if (!service || !pair.host) {
		return false;
	}
	struct text door = {.utf8 = service->host_name, .lang = app_lang(maker->host)};
	slip_band_add(maker, service->icon, slip_content(maker, &service->name, &door));
	add_phones(maker, &pair);
	if (!service->phone_count) {
		add_addresses(maker, service);
	}
	add_languages(maker, &pair);
	add_address(maker, &pair);
	add_hours(maker, &pair);
	slip_add(maker, (struct slip_block){.kind = SLIP_RULE});
	add_documents(maker, &pair);
	add_cost(maker, &pair);
	add_access(maker, &pair);
	add_text(maker, "information", N_("How to apply"), &service->application,
		&pair.host->application);
	add_code(maker, service);
	slip_box_add(maker, NULL);
	slip_foot_add(maker, &service->assured, NULL);
	return true;
}
