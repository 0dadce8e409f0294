// SPDX-License-Identifier: GPL-3.0-or-later
// An article: its blocks page by page, and beside them what belongs to it: danger to life, the
// services that help, the page for the phone, the honest word about the translation.
#include "content/article.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/block.h"
#include "content/pack.h"
#include "content/service.h"
#include "content/topic.h"
#include "lang/date.h"
#include "lang/tag.h"
#include "screens/app.h"
#include "screens/blocks.h"
#include "screens/carry.h"
#include "screens/frame.h"
#include "screens/office.h"
#include "screens/qr.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/status.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/note.h"
#include "ui/page.h"
#include "ui/ui.h"

/* The nearest place beside the text, two more after it. */
static void add_services(
	struct app *app, const struct columns *columns, const struct article *article) {
	size_t count;
	struct service *services = service_list_of(app->pack, app->page, article->services,
		article->service_count, app_lang(app), &count);
	struct service_where where = status_where(app);
	service_order(services, count, &where);
	for (size_t i = 0; i < count && i < 3; i++) {
		bool is_after = i || app->lean > 3;
		status_card_add(
			app, is_after ? columns->blocks : columns->side, &services[i], true);
	}
}

/* Which language is shown: the session's, or the one chosen for this page. */
static const char *shown_lang(const struct app *app) {
	const char *chosen = app->session->here.lang;
	return *chosen ? chosen : app_lang(app);
}

static void add_translation(struct app *app, struct box *side, const struct article *article) {
	const char *source = pack_source_language(app->pack);
	bool is_other = *app->session->here.lang;
	if (is_other) {
		key_add(side,
			(struct key_spec){.id = "show-original",
				.icon = "translate",
				.label = say_fill(app, "Show in {language}", "language",
					language_name(app->page, app_lang(app), app_lang(app))),
				.is_start = true});
	} else if (!article->is_checked && strcmp(app_lang(app), source)) {
		const struct language *language = language_find(source);
		translated_note_add(side,
			(struct translated_note_spec){
				.text = say(app, "No native speaker has checked this translation."),
				.key_label = say(app, "Show original"),
				.key_note = language ? language->autonym : source,
				.key_note_lang = source,
				.is_lean = app->lean > 0});
	}
}

static void add_danger(struct app *app, struct box *side) {
	if (app->tightness > 2) {
		struct box *title = box_bold(side, TYPE_BODY, say(app, "Danger to life? Call 112"));
		title->colour = COLOUR_STOP;
		title->rule_above = title->keeps_next = true;
		box_text(side, TYPE_BODY, say(app, "The call is free, day and night."))->is_near =
			true;
		return;
	}
	note_add(side,
		(struct note_spec){.tone = NOTE_TONE_STOP,
			.icon = "phone-in-talk",
			.title = say(app, "Danger to life? Call 112"),
			.text = app->lean > 1 ? NULL
					      : say(app, "The call is free, day and night.")});
}

/* Beside the text: danger to life, the nearest place that helps, the page for the phone, the word on
 * the translation. Everything else follows the text. */
static void add_side(
	struct app *app, const struct columns *columns, const struct article *article) {
	struct box *side = columns->side;
	add_danger(app, side);
	add_services(app, columns, article);
	bool is_beside = !columns->is_joined && !app->tightness;
	const char *text = carry_article(app, article, is_beside);
	qr_add(app, is_beside ? side : columns->blocks, text, strlen(text),
		say(app, "Take this page on your phone"),
		say(app, "Point the camera at the code. No internet needed."), true);
	if (!columns->is_joined) {
		office_phone_add(app, side);
		box_spacer(side);
		add_translation(app, side, article);
	}
}

static void add_list_key(
	struct app *app, struct box *parent, const struct article *article, int type_px) {
	bool is_listed = session_list_has(app->session, ENTRY_ARTICLE, article->id);
	key_add(parent,
		(struct key_spec){.id = "add-to-list",
			.icon = is_listed ? NULL : "plus-circle",
			.label = is_listed ? say(app, "On my list") : say(app, "Add to my list"),
			.is_selected = is_listed,
			.is_start = true,
			.type_px = type_px});
}

static bool is_wide(const struct app *app) {
	return !ui_is_portrait(app->ui) && !ui_is_big(app->ui) && app->tightness < 2;
}

/* So little room beside that even the line under the title follows the text. */
static bool is_lean(const struct app *app) {
	return app->lean > 2;
}

/* When it was checked, unless that is too long ago, and by whom; NULL: neither is known. */
static const char *checked_by(struct app *app, const struct article *article) {
	bool is_late;
	const char *checked = status_checked_text(app, article->checked, &is_late);
	if (is_late || !article->author) {
		return is_late ? article->author : checked;
	} /* each name in its own direction: FSI … PDI */
	return arena_printf(app->page, "%s · \u2068%s\u2069", checked, article->author);
}

/* Title, when it was checked and by whom; at the end of the row the key, where there is room. */
static void add_title(struct app *app, struct box *main, const struct article *article,
	const struct topic *topic, enum topic_colour colour) {
	bool is_late;
	const char *checked = status_checked_text(app, article->checked, &is_late);
	const char *subtitle = is_lean(app) ? NULL : checked_by(app, article);
	struct box *title = frame_title_add(app, main,
		&(struct page_title_spec){.title = article->title.utf8,
			.lang = article->title.lang,
			.subtitle = subtitle,
			.icon = topic ? topic->icon : "information",
			.topic = colour});
	if (is_late) {
		struct box *pill = checked_add(is_wide(app) ? title : main, checked, true);
		pill->self = is_wide(app) ? PLACE_CENTRE : PLACE_START;
	}
	if (is_wide(app)) {
		add_list_key(app, title, article, 26);
	}
}

static void add_end(struct app *app, const struct columns *columns, const struct article *article) {
	const char *checked = is_lean(app) ? checked_by(app, article) : NULL;
	if (checked) {
		box_text(columns->blocks, TYPE_META, checked)->colour = COLOUR_SECOND;
	}
	if (article->source) {
		box_add(columns->blocks,
			(struct box){.text = say_fill(
					     app, "Source: {source}", "source", article->source),
				.type = TYPE_META,
				.colour = COLOUR_SECOND});
	}
	add_side(app, columns, article);
	bool has_foot = ui_is_portrait(app->ui) && columns->keys != columns->side;
	frame_report_add(app, has_foot ? columns->keys : columns->blocks);
}

static void build_text(struct app *app, struct box *main, const struct article *article) {
	const struct topic *topic = article->topic
		? topic_load(app->pack, app->page, article->topic, shown_lang(app))
		: NULL;
	enum topic_colour colour = topic ? topic_colour_find(topic->colour) : TOPIC_NONE;
	add_title(app, main, article, topic, colour);
	frame_notice_add(app, main);
	struct columns columns = frame_columns_add_keys(app, main, 580, true);
	if (!is_wide(app)) {
		bool is_high = ui_is_sloped(app->ui) && ui_is_portrait(app->ui);
		add_list_key(app, columns.keys, article, is_high ? 26 : 0);
	}
	if (columns.is_joined) {
		office_phone_add(app, columns.blocks);
		add_translation(app, columns.blocks, article);
	}
	blocks_add(app, columns.blocks, article, shown_lang(app), colour);
	add_end(app, &columns, article);
}

/* Where the text is missing in the visitor's language the page says so and offers the others. */
static void build(struct app *app, struct box *main) {
	const struct article *article =
		article_load(app->pack, app->page, app->session->here.id, shown_lang(app));
	if (!article) {
		box_text(main, TYPE_BODY, say(app, "There is nothing here yet."));
	} else if (article->is_missing) {
		screen_language_missing.build(app, main);
	} else {
		build_text(app, main, article);
	}
}

static bool press(struct app *app, const char *id) {
	struct scene *here = &app->session->here;
	if (!strcmp(id, "add-to-list")) {
		session_list_toggle(app->session, ENTRY_ARTICLE, here->id);
		return true;
	}
	if (!strcmp(id, "show-original")) {
		const char *source = pack_source_language(app->pack);
		snprintf(here->lang, sizeof here->lang, "%s", *here->lang ? "" : source);
		return true;
	}
	return screen_language_missing.press(app, id); /* its keys are on no other page */
}

/* Lean: the word on the translation loses its ground (1), 112 and the service are bare and blocks
 * loose (2), the title is smaller and its line behind the text (3), so are the services (4). */
const struct screen screen_article = {.build = build, .press = press, .leanest = 4};
