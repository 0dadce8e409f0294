// SPDX-License-Identifier: GPL-3.0-or-later
// A programme: when and where, who helps in which language, what it costs, how many places are left,
// and how to sign up. Everything open at once.
#include "content/programme.h"

#include <string.h>

#include "base/arena.h"
#include "content/day.h"
#include "content/pack.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/contact.h"
#include "screens/facts.h"
#include "screens/frame.h"
#include "screens/hours.h"
#include "screens/programme_words.h"
#include "screens/qr.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/sign_up.h"
#include "screens/status.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/note.h"
#include "ui/page.h"
#include "ui/pager.h"
#include "ui/ui.h"

static bool is_past(const struct app *app, const struct programme *programme) {
	return programme_is_past(programme, programme_today(app));
}

static const char *day_text(struct app *app, int day) {
	return date_text(app->page, app_lang(app), day_time(day), "UTC", DATE_DAY_MONTH_YEAR);
}

/* ---- its parts ---- */

static void add_title(struct app *app, struct box *main, const struct programme *programme) {
	const struct service *service = &programme->service;
	struct box *title = frame_title_add(app, main,
		&(struct page_title_spec){.title = service->name.utf8,
			.lang = service->name.lang,
			.subtitle = strcmp(app_lang(app), pack_host_language(app->pack))
				? service->host_name
				: NULL,
			.icon = service->icon,
			.topic = topic_colour_find(service->colour)});
	const char *pill = programme_start_text(app, programme);
	if (!ui_is_portrait(app->ui) && !ui_is_big(app->ui) && app->tightness < 2) {
		pill_large_add(title, PILL_START, pill)->self = PLACE_CENTRE;
	} else {
		pill_large_add(main, PILL_START, pill);
	}
}

static void add_description(struct box *list, const struct programme *programme) {
	const struct text *text = &programme->service.description;
	if (*text->utf8) {
		box_add(list,
			(struct box){.text = text->utf8, .lang = text->lang, .type = TYPE_BODY});
	}
}

/* From the first day to the last one; NULL where it has neither. */
static const char *span_text(struct app *app, const struct programme *programme) {
	bool has_start = programme->starts != PROGRAMME_NO_DAY;
	bool has_end = programme->ends != PROGRAMME_NO_DAY && programme->ends != programme->starts;
	if (!has_start && !has_end) {
		return NULL;
	}
	const char *from = has_start ? day_text(app, programme->starts) : "";
	return has_end ? arena_printf(app->page, "%s – \u2068%s\u2069", from,
				 day_text(app, programme->ends))
		       : from;
}

static void add_when(struct app *app, struct box *list, const struct programme *programme) {
	const char *when =
		hours_timetable(app, &programme->service, programme_from(app, programme), false);
	const char *span = span_text(app, programme);
	if (!*when && !span) {
		return;
	}
	struct box *fact = fact_add(list, "clock", say(app, "Days and times"));
	if (*when) {
		box_bold(fact, TYPE_BODY, when);
	}
	if (span) {
		box_add(fact,
			(struct box){.text = span, .type = TYPE_LABEL, .colour = COLOUR_SECOND});
	}
}

static void add_childcare(struct app *app, struct box *list, const struct programme *programme) {
	if (programme->childcare == KNOWN_NOT) {
		return;
	}
	struct box *fact = fact_add(list, "human-child", NULL);
	box_bold(fact, TYPE_BODY,
		programme->childcare == KNOWN_YES ? say(app, "With childcare")
						  : say(app, "No childcare"));
	if (*programme->childcare_text.utf8) {
		box_add(fact,
			(struct box){.text = programme->childcare_text.utf8,
				.lang = programme->childcare_text.lang,
				.type = TYPE_LABEL});
	}
}

static void add_level(struct app *app, struct box *list, const struct programme *programme) {
	if (programme->level) {
		struct box *fact = fact_add(list, "school", say(app, "German level"));
		box_add(fact,
			(struct box){.text = programme->level,
				.lang = "en",
				.type = TYPE_BODY,
				.is_bold = true,
				.is_ltr_text = true});
	}
}

static void add_places(struct app *app, struct box *list, const struct programme *programme) {
	const char *counted = programme_counted_text(app, programme);
	struct box *note = note_add(list,
		(struct note_spec){.tone = NOTE_TONE_INFO,
			.icon = "account-multiple",
			.title = programme_places_text(app, programme),
			.text = counted});
	box_text(note, TYPE_LABEL, say(app, "The place is confirmed at the desk."));
}

static void add_duty(struct app *app, struct box *list, const struct programme *programme) {
	const char *duty = programme_duty_text(app, programme);
	if (duty) {
		struct box *fact = fact_add(list, "file-document", NULL);
		box_bold(fact, TYPE_BODY, duty);
		if (*programme->duty_text.utf8) {
			box_add(fact,
				(struct box){.text = programme->duty_text.utf8,
					.lang = programme->duty_text.lang,
					.type = TYPE_LABEL});
		}
	}
}

/* How to get a place: the main thing of the page, at the top of its side column. */
static void add_sign_up(struct app *app, struct box *side, const struct programme *programme) {
	if (is_past(app, programme)) {
		note_add(side,
			(struct note_spec){.id = "is-over",
				.tone = NOTE_TONE_WARN,
				.title = say(app, "This programme is over."),
				.text = say(app, "Look for the next one, or ask at the desk.")});
		key_add(side,
			(struct key_spec){.id = "programmes",
				.icon = "calendar-clock",
				.label = say(app, "Programmes and courses"),
				.is_start = true});
		return;
	}
	if (programme->has_form && sign_up_is_open(app)) {
		key_add(side,
			(struct key_spec){.id = "sign-up",
				.icon = "calendar-clock",
				.label = say(app, "Sign up"),
				.look = KEY_PRIMARY,
				.is_start = true});
		return;
	}
	note_add(side,
		(struct note_spec){.id = "how-to-sign-up",
			.tone = NOTE_TONE_OK,
			.icon = "human-handsup",
			.title = say(app, "You want to take part?"),
			.text = say(app, "Ask at the desk or call.")});
}

static void add_contact(
	struct app *app, struct box *side, const struct service *service, bool is_row) {
	const char *card = contact_text(app->page, service);
	qr_add(app, side, card, strlen(card), say(app, "Save contact on your phone"), NULL, is_row);
}

/* ---- the page ---- */

static void add_facts(
	struct app *app, struct box *list, const struct programme *programme, bool is_loose) {
	const struct service *service = &programme->service;
	add_when(app, list, programme);
	facts_reach_add(app, list, service, is_loose);
	add_level(app, list, programme);
	facts_there_add(app, list, service, is_loose);
	add_childcare(app, list, programme);
	facts_more_add(app, list, service, is_loose);
}

/* Everything one below the other, in blocks that fit any page. */
static void build_joined(struct app *app, struct box *main, const struct programme *programme) {
	struct columns columns = frame_columns_add(app, main, 0, true);
	struct box *blocks = columns.blocks;
	add_sign_up(app, blocks, programme);
	add_description(blocks, programme);
	add_places(app, blocks, programme);
	add_duty(app, blocks, programme);
	add_facts(app, blocks, programme, true);
	facts_documents_add(app, blocks, &programme->service, true, 0);
	add_contact(app, blocks, &programme->service, true);
	status_checked_add(app, blocks, programme->service.assured);
	frame_report_add(app, blocks);
}

/* Page by page: the facts, and whatever the other columns have no room for. */
static void add_fact_pages(struct app *app, struct box *row, const struct programme *programme) {
	struct box *facts = box_column(row, 18);
	facts->grow = 1;
	struct box *card = card_add(facts, (struct card_spec){.grow = 1, .pad = 24});
	struct box *list = pager_add(card, &app->session->here.pager, 16);
	list->is_ruled = true;
	add_description(list, programme);
	add_facts(app, list, programme, false);
	if (app->tightness) {
		add_duty(app, list, programme);
		facts_documents_add(app, list, &programme->service, true, 0);
	}
	if (app->lean) {
		add_contact(app, list, &programme->service, true);
	}
	frame_report_add(app, list);
	frame_pager_add(app, facts);
}

/* Facts, places and duties, and what can be done, side by side. */
static void build_wide(struct app *app, struct box *main, const struct programme *programme) {
	struct box *row = box_row(main, 22);
	row->grow = 1;
	row->across = PLACE_STRETCH;
	add_fact_pages(app, row, programme);
	if (!app->tightness) {
		struct box *middle = box_column(row, 16);
		middle->w = 470;
		add_places(app, middle, programme);
		if (programme->duty != DUTY_NONE) {
			add_duty(app, card_add(middle, (struct card_spec){.pad = 20}), programme);
		}
		facts_documents_add(app, middle, &programme->service, false, 1);
	}
	struct box *side = box_column(row, 16);
	side->w = app->tightness ? 480 : 364;
	add_sign_up(app, side, programme);
	if (app->tightness) {
		add_places(app, side, programme);
	}
	if (!app->lean) {
		add_contact(app, side, &programme->service, false);
	}
	status_checked_add(app, side, programme->service.assured)->self = PLACE_CENTRE;
}

static void build(struct app *app, struct box *main) {
	const struct programme *programme =
		programme_load(app->pack, app->page, app->session->here.id, app_lang(app));
	if (!programme) {
		box_text(main, TYPE_BODY, say(app, "There is nothing here yet."));
		return;
	}
	add_title(app, main, programme);
	frame_notice_add(app, main);
	if (ui_is_portrait(app->ui) || ui_is_big(app->ui) || app->tightness > 1) {
		build_joined(app, main, programme);
	} else {
		build_wide(app, main, programme);
	}
}

static bool press(struct app *app, const char *id) {
	if (strcmp(id, "sign-up") != 0) {
		return false;
	}
	char programme[SESSION_ID_BYTES];
	memcpy(programme, app->session->here.id, sizeof programme);
	sign_up_visit(app, programme);
	return true;
}

/* Lean: the code for the phone goes to the pages (1). */
const struct screen screen_programme = {.build = build, .press = press, .leanest = 1};
