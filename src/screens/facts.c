// SPDX-License-Identifier: GPL-3.0-or-later
// Most facts are one block of an icon and its lines. Where text is very large the first line keeps
// the icon and each further line is a block of its own, close to the one above.
#include "screens/facts.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/pack.h"
#include "content/service.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/hours.h"
#include "screens/say.h"
#include "screens/status.h"
#include "ui/card.h"
#include "ui/ui.h"

#define INDENT_PX 62 /* icon and gap of fact_add() */

struct facts {
	struct app *app;
	struct box *list;
	const struct service *service;
	bool is_loose;
	struct box *fact; /* the one being filled */
	bool has_line;
	bool keeps;       /* the line above stays with the next: an icon's always does */
	bool is_together; /* all lines of this fact do, room given */
};

static void start(struct facts *facts, const char *icon, const char *label) {
	facts->fact = fact_add(facts->list, icon, label);
	facts->has_line = label != NULL;
	facts->keeps = true;
	facts->is_together = false;
}

static struct box *line_add(struct facts *facts, struct box spec) {
	if (!facts->is_loose || !facts->has_line) {
		facts->has_line = true;
		return box_add(facts->fact, spec);
	}
	facts->list->last->keeps_next |= facts->keeps;
	facts->keeps = facts->is_together;
	spec.pad.start = INDENT_PX;
	spec.is_near = true;
	return box_add(facts->list, spec);
}

static void text_add(struct facts *facts, enum type type, const struct text *text) {
	if (*text->utf8) {
		line_add(facts,
			(struct box){.text = text->utf8,
				.lang = text->lang,
				.type = type,
				.colour = type == TYPE_BODY ? COLOUR_TEXT : COLOUR_SECOND});
	}
}

/* ---- phones ---- */

static void number_add(struct facts *facts, const struct phone *phone, bool is_first) {
	line_add(facts,
		(struct box){.text = phone->number,
			.type = is_first ? TYPE_H1 : TYPE_KEY,
			.is_bold = true,
			.is_ltr_text = true,
			.lang = "en"});
	const char *when = hours_phone_text(facts->app, phone, false);
	if (when) {
		line_add(facts,
			(struct box){.text = when, .type = TYPE_META, .colour = COLOUR_SECOND});
	} else if (!is_first) {
		text_add(facts, TYPE_META, &phone->description);
	}
}

static void add_phones(struct facts *facts) {
	const struct service *service = facts->service;
	if (!service->phone_count) {
		return;
	}
	const struct phone *first = &service->phones[0];
	start(facts, "phone",
		*first->description.utf8 ? first->description.utf8 : say(facts->app, "Phone"));
	facts->is_together = true;
	struct box *fact = facts->fact;
	struct box *flow = NULL;
	if (!facts->is_loose && service->phone_count > 1) { /* next to each other */
		flow = box_add(fact, (struct box){.kind = BOX_FLOW, .gap = 40, .line_gap = 4});
	}
	for (size_t i = 0; i < service->phone_count; i++) {
		facts->fact = flow ? box_column(flow, 2) : fact;
		number_add(facts, &service->phones[i], i == 0);
	}
}

/* ---- address ---- */

/* "about 6 minutes on foot. Tram 3 and 7, stop Gerberplatz" */
static void add_way(struct facts *facts) {
	const struct text *transport = &facts->service->transport;
	const char *walk = status_walk(facts->app, facts->service);
	if (walk && *transport->utf8 && !facts->is_loose &&
		!strcmp(transport->lang, app_lang(facts->app))) {
		walk = arena_printf(facts->app->page, "%s · %s", walk, transport->utf8);
		line_add(facts,
			(struct box){.text = walk, .type = TYPE_META, .colour = COLOUR_SECOND});
		return;
	}
	if (walk) {
		line_add(facts,
			(struct box){.text = walk, .type = TYPE_META, .colour = COLOUR_SECOND});
	}
	text_add(facts, TYPE_META, transport);
}

static void add_address(struct facts *facts) {
	const char *line = facts->service->address;
	if (!line) {
		return;
	}
	start(facts, "map-marker", say(facts->app, "Address"));
	facts->is_together = true;
	const char *host = pack_host_language(facts->app->pack);
	for (int i = 0; *line; i++) {
		size_t len = strcspn(line, "\n");
		line_add(facts,
			(struct box){.text = arena_copy(facts->app->page, line, len),
				.lang = host,
				.type = TYPE_KEY,
				.type_px = 28,
				.is_bold = i == 0,
				.is_ltr_text = true});
		line += len + (line[len] == '\n');
	}
	add_way(facts);
}

/* ---- languages, access, cost ---- */

static void add_languages(struct facts *facts) {
	if (!facts->service->language_count) {
		return;
	}
	struct service copy = *facts->service;
	copy.step_free = KNOWN_NOT;
	size_t count;
	const struct tag_spec *tags = status_tags(facts->app, &copy, copy.language_count, &count);
	start(facts, "forum", say(facts->app, "Languages spoken"));
	if (facts->app->tightness < 3) {
		tags_add(facts->fact, tags, count)->pad.top = 4;
		return;
	}
	for (size_t i = 0; i < count; i++) {
		tag_add(line_add(facts, (struct box){.kind = BOX_FLOW}), tags[i]);
	}
}

/* "Step-free, lift and accessible toilet": the first words bold. */
static void lead_add(struct facts *facts, const char *lead, const struct text *rest) {
	if (facts->is_loose || !*rest->utf8 || strcmp(rest->lang, app_lang(facts->app))) {
		line_add(facts, (struct box){.text = lead, .type = TYPE_BODY, .is_bold = true});
		text_add(facts, TYPE_BODY, rest);
		return;
	}
	box_lead(facts->fact, TYPE_BODY, arena_printf(facts->app->page, "%s · ", lead), rest->utf8,
		false);
}

static void add_access(struct facts *facts) {
	const struct service *service = facts->service;
	if (service->step_free != KNOWN_YES && !service->accessibility_count) {
		return;
	}
	start(facts, "wheelchair-accessibility", NULL);
	size_t next = 0;
	if (service->step_free == KNOWN_YES) {
		static const struct text none = {.utf8 = ""};
		next = service->accessibility_count ? 1 : 0;
		lead_add(facts, say(facts->app, "Step-free"),
			next ? &service->accessibility[0] : &none);
	}
	for (size_t i = next; i < service->accessibility_count; i++) {
		text_add(facts, TYPE_BODY, &service->accessibility[i]);
	}
}

static void add_amount(struct facts *facts, const struct cost *cost) {
	text_add(facts, TYPE_BODY, &cost->option);
	if (cost->has_amount && cost->amount > 0) {
		const char *amount =
			number_text(facts->app->page, app_lang(facts->app), cost->amount, 2);
		line_add(facts,
			(struct box){.text = arena_printf(facts->app->page, "%s %s", amount,
					     cost->currency ? cost->currency : ""),
				.type = TYPE_BODY,
				.is_bold = true,
				.is_ltr_text = true});
	}
	text_add(facts, TYPE_LABEL, &cost->note);
}

static void add_cost(struct facts *facts) {
	const struct service *service = facts->service;
	bool is_free = service->is_free == KNOWN_YES;
	if (!*service->fees.utf8 && !service->cost_count && !is_free) {
		return;
	}
	start(facts, "currency-eur", NULL);
	if (*service->fees.utf8) {
		text_add(facts, TYPE_BODY, &service->fees);
	} else {
		line_add(facts,
			(struct box){.text = is_free ? say(facts->app, "Free of charge")
						     : say(facts->app, "Cost"),
				.type = TYPE_BODY,
				.is_bold = true});
	}
	for (size_t i = 0; i < service->cost_count; i++) {
		add_amount(facts, &service->costs[i]);
	}
}

/* ---- the rest ---- */

static void add_text(
	struct facts *facts, const char *icon, const char *label, const struct text *text) {
	if (*text->utf8) {
		start(facts, icon, label);
		text_add(facts, TYPE_BODY, text);
	}
}

/* An address on the net may break after @, a dot or a slash: a zero width space says so. */
static const char *with_breaks(struct app *app, const char *text) {
	struct str out = {0};
	for (const char *at = text; *at; at++) {
		str_printf(&out, "%c%s", *at, at[1] && strchr("@./", *at) ? "\u200b" : "");
	}
	const char *kept = arena_string(app->page, str_get(&out));
	str_finish(&out);
	return kept;
}

static void add_ltr(struct facts *facts, const char *icon, const char *label, const char *text) {
	if (text) {
		start(facts, icon, label);
		line_add(facts,
			(struct box){.text = with_breaks(facts->app, text),
				.type = TYPE_BODY,
				.lang = "en",
				.is_ltr_text = true});
	}
}

void facts_reach_add(
	struct app *app, struct box *list, const struct service *service, bool is_loose) {
	struct facts facts = {app, list, service, is_loose, NULL, false, false, false};
	add_phones(&facts);
	add_address(&facts);
}

void facts_there_add(
	struct app *app, struct box *list, const struct service *service, bool is_loose) {
	struct facts facts = {app, list, service, is_loose, NULL, false, false, false};
	add_languages(&facts);
	add_access(&facts);
	add_cost(&facts);
}

void facts_add(struct app *app, struct box *list, const struct service *service, bool is_loose) {
	facts_reach_add(app, list, service, is_loose);
	facts_there_add(app, list, service, is_loose);
}

bool facts_has_more(const struct service *service) {
	return *service->application.utf8 || *service->eligibility.utf8 || service->email ||
		service->url;
}

void facts_more_add(
	struct app *app, struct box *list, const struct service *service, bool is_loose) {
	struct facts facts = {app, list, service, is_loose, NULL, false, false, false};
	add_text(&facts, "information", say(app, "How to apply"), &service->application);
	add_text(&facts, "account-multiple", say(app, "Who can come"), &service->eligibility);
	add_ltr(&facts, "email", say(app, "E-mail"), service->email);
	add_ltr(&facts, "earth", say(app, "Website"), service->url);
}

void facts_documents_add(struct app *app, struct box *parent, const struct service *service,
	bool is_loose, int grow) {
	if (!service->document_count) {
		return;
	}
	struct box *list = parent;
	if (is_loose) {
		struct box *title = box_bold(parent, TYPE_KEY, say(app, "Bring with you"));
		title->role = ROLE_HEADING;
		title->keeps_next = true;
	} else {
		list = card_add(parent,
			(struct card_spec){.title = say(app, "Bring with you"),
				.grow = grow,
				.pad = 18,
				.gap = 8});
	}
	for (size_t i = 0; i < service->document_count; i++) {
		bullet_add(list, "file-document", service->documents[i].utf8)->is_near = is_loose;
	}
}
