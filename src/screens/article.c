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
#include "screens/frame.h"
#include "screens/qr.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/status.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/note.h"
#include "ui/page.h"
#include "ui/ui.h"

#define PHONE_BYTES 700 /* a code of 4 px a module still fits beside the text */

/* The page as text for a phone: title, what to do, where to go; as much as fits the code. */
static const char *phone_text(struct app *app, const struct article *article) {
	struct str text = {0};
	str_append(&text, article->title.utf8);
	for (size_t i = 0; i < article->block_count; i++) {
		const struct block *block = &article->blocks[i];
		if (block->kind != BLOCK_STEP && block->kind != BLOCK_BULLET) {
			continue;
		}
		if (text.len + strlen(block->text) + 8 > PHONE_BYTES) {
			break;
		}
		if (block->kind == BLOCK_STEP) {
			str_printf(&text, "\n%d. %s", block->number, block->text);
		} else {
			str_printf(&text, "\n- %s", block->text);
		}
	}
	const char *kept = arena_string(app->page, str_get(&text));
	str_finish(&text);
	return kept;
}

static void add_services(struct app *app, struct box *side, struct box *blocks,
	const struct article *article) {
	size_t count;
	struct service *services = service_list_of(app->pack, app->page, article->services,
		article->service_count, app_lang(app), &count);
	struct service_where where = status_where(app);
	service_order(services, count, &where);
	for (size_t i = 0; i < count && i < 3; i++) {
		status_card_add(app, i ? blocks : side, &services[i], true);
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
				.key_note_lang = source});
	}
}

/* Beside the text: danger to life, the nearest place that helps, the page for the phone, the word on
 * the translation. Everything else follows the text. */
static void add_side(struct app *app, struct columns *columns, const struct article *article) {
	struct box *side = columns->side;
	note_add(side,
		(struct note_spec){.tone = NOTE_TONE_STOP,
			.icon = "phone-in-talk",
			.title = say(app, "Danger to life? Call 112"),
			.text = say(app, "The call is free, day and night.")});
	add_services(app, side, columns->blocks, article);
	const char *text = phone_text(app, article);
	qr_add(app, app->tightness ? columns->blocks : side, text, strlen(text), say(app, "Take this page on your phone"),
		say(app, "Point the camera at the code. No internet needed."), true);
	add_translation(app, side, article);
	struct box *keys = box_add(columns->blocks, (struct box){.kind = BOX_FLOW, .gap = 14});
	bool is_listed = session_list_has(app->session, ENTRY_ARTICLE, article->id);
	key_add(keys, (struct key_spec){.id = "add-to-list",
			      .icon = is_listed ? NULL : "plus-circle",
			      .label = is_listed ? say(app, "On my list") : say(app, "Add to my list"),
			      .is_selected = is_listed,
			      .is_start = true});
	frame_report_add(app, keys);
}

static void build(struct app *app, struct box *main) {
	const char *lang = shown_lang(app);
	const struct article *article =
		article_load(app->pack, app->page, app->session->here.id, lang);
	if (!article) {
		box_text(main, TYPE_BODY, say(app, "There is nothing here yet."));
		return;
	}
	const struct topic *topic =
		article->topic ? topic_load(app->pack, app->page, article->topic, lang) : NULL;
	enum topic_colour colour = topic ? topic_colour_find(topic->colour) : TOPIC_NONE;
	struct box *title = page_title_add(main,
		(struct page_title_spec){.title = article->title.utf8,
			.lang = article->title.lang,
			.subtitle = article->author,
			.icon = topic ? topic->icon : "information",
			.topic = colour});
	status_checked_add(app, title, article->checked);
	frame_notice_add(app, main);
	struct columns columns = frame_columns_add(app, main, 580, true);
	columns.blocks->is_ruled = false;
	blocks_add(app, columns.blocks, article, lang, colour);
	if (article->source) {
		box_add(columns.blocks,
			(struct box){.text = say_fill(
					     app, "Source: {source}", "source", article->source),
				.type = TYPE_META,
				.colour = COLOUR_SECOND});
	}
	add_side(app, &columns, article);
}

static bool press(struct app *app, const char *id) {
	struct scene *here = &app->session->here;
	if (!strcmp(id, "add-to-list")) {
		if (!session_list_add(app->session, ENTRY_ARTICLE, here->id)) {
			for (int i = 0; i < app->session->list_count; i++) {
				if (app->session->list[i].kind == ENTRY_ARTICLE &&
					!strcmp(app->session->list[i].id, here->id)) {
					session_list_remove(app->session, i);
				}
			}
		}
		return true;
	}
	if (!strcmp(id, "show-original")) {
		const char *source = pack_source_language(app->pack);
		snprintf(here->lang, sizeof here->lang, "%s", *here->lang ? "" : source);
		here->pager = (struct pager){0};
		return true;
	}
	return false;
}

const struct screen screen_article = {.build = build, .press = press};
