// SPDX-License-Identifier: GPL-3.0-or-later
// An article on paper: as much of it as a slip has room for, every step at least by its first words,
// which stand in the office's language too. What is left out is said to be left out.
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/article.h"
#include "content/block.h"
#include "content/pack.h"
#include "content/service.h"
#include "content/topic.h"
#include "screens/app.h"
#include "screens/carry.h"
#include "screens/say.h"
#include "screens/slip_inner.h"
#include "screens/status.h"
#include "ui/ui.h"

#define ROOM 1400 /* characters of text: some forty lines of a roll */
#define MAX_SERVICES 3

struct body {
	struct slip_maker *maker;
	const struct article *article, *host; /* host NULL: not in that language, or not alike */
	size_t room;
	size_t heading; /* index + 1 of the heading that waits for something under it; 0: none */
	bool is_cut;
};

static size_t letters(const char *text) {
	size_t count = 0;
	for (; *text; text++) {
		count += ((unsigned char)*text & 0xc0) != 0x80;
	}
	return count;
}

static bool has_room(struct body *body, const char *text) {
	size_t count = letters(text);
	bool fits = count <= body->room;
	body->room -= fits ? count : 0;
	body->is_cut |= !fits;
	return fits;
}

static void flush_heading(struct body *body) {
	if (body->heading) {
		const char *text = body->article->blocks[body->heading - 1].text;
		slip_add(
			body->maker, (struct slip_block){.kind = SLIP_HEAD, .title = {text, NULL}});
		body->heading = 0;
	}
}

static const char *lead_of(struct slip_maker *maker, const struct block *block) {
	return arena_copy(maker->arena, block->text, carry_first_words(block));
}

static void add_pieces(struct slip_maker *maker, const char *text) {
	while (*text) {
		const char *piece = slip_piece(maker, &text);
		slip_add(maker, (struct slip_block){.kind = SLIP_TEXT, .text = {piece, NULL}});
	}
}

static void add_step(struct body *body, size_t i) {
	struct slip_maker *maker = body->maker;
	const struct block *block = &body->article->blocks[i];
	struct slip_lines lines = {0};
	const char *rest = block->text + carry_first_words(block);
	rest += strspn(rest, " ");
	bool has_rest = *rest && has_room(body, rest);
	if (has_rest) {
		slip_text_add(maker, &lines, (struct slip_text){slip_piece(maker, &rest), NULL});
	}
	flush_heading(body);
	slip_add(maker,
		(struct slip_block){.kind = SLIP_STEP,
			.number = block->number,
			.title = slip_pair(maker, lead_of(maker, block),
				body->host ? lead_of(maker, &body->host->blocks[i]) : NULL),
			.lines = lines.items,
			.line_count = lines.count});
}

static void add_paragraph(struct body *body, const char *text) {
	if (*text && has_room(body, text)) {
		flush_heading(body);
		slip_add(body->maker, (struct slip_block){.kind = SLIP_TEXT, .text = {text, NULL}});
	}
}

/* "112 · ambulance, fire service · danger to life"; the head of the table is left out. */
static void add_row(struct body *body, const struct block *block) {
	struct str text = {0};
	for (size_t i = 0; i < block->cell_count && !block->is_header; i++) {
		str_printf(&text, "%s%s", i ? " · " : "", block->cells[i].text);
	}
	add_paragraph(body, arena_string(body->maker->arena, str_get(&text)));
	str_finish(&text);
}

static void add_note(struct body *body, const struct block *block) {
	if (!has_room(body, block->text)) {
		return;
	}
	flush_heading(body);
	struct slip_lines lines = {0};
	const char *rest = block->text;
	slip_text_add(
		body->maker, &lines, (struct slip_text){slip_piece(body->maker, &rest), NULL});
	bool is_tip = block->note == NOTE_TIP || block->note == NOTE_NOTE;
	slip_fact_add(body->maker, is_tip ? "information" : "alert-circle",
		(struct slip_text){NULL, NULL}, &lines);
	add_pieces(body->maker, rest);
}

static void add_block(struct body *body, size_t i) {
	const struct block *block = &body->article->blocks[i];
	switch (block->kind) {
	case BLOCK_HEADING: body->heading = i + 1; break;
	case BLOCK_STEP: add_step(body, i); break;
	case BLOCK_BULLET:
		add_paragraph(body, arena_printf(body->maker->arena, "• %s", block->text));
		break;
	case BLOCK_PARAGRAPH: add_paragraph(body, block->text); break;
	case BLOCK_NOTE: add_note(body, block); break;
	case BLOCK_TABLE_ROW: add_row(body, block); break;
	case BLOCK_IMAGE:
	case BLOCK_LINK: body->is_cut = true; break;
	}
}

/* A translation has the blocks of its source, one by one; anything else is no translation. */
static const struct article *alike(const struct article *article, const struct article *host) {
	if (!host || host->is_missing || host->block_count != article->block_count) {
		return NULL;
	}
	for (size_t i = 0; i < article->block_count; i++) {
		if (host->blocks[i].kind != article->blocks[i].kind) {
			return NULL;
		}
	}
	return host;
}

static void add_body(
	struct slip_maker *maker, const struct article *article, const struct article *host) {
	struct body body = {maker, article, alike(article, host), ROOM, 0, false};
	for (size_t i = 0; i < article->block_count; i++) {
		add_block(&body, i);
	}
	if (body.is_cut) {
		slip_add(maker,
			(struct slip_block){.kind = SLIP_TEXT,
				.text = {say(maker->visitor, "There is more on the screen."),
					NULL}});
	}
}

/* ---- the places that help ---- */

static void add_service(struct slip_maker *maker, const char *id) {
	struct app *app = maker->visitor;
	const struct service *service = service_load(app->pack, maker->arena, id, app_lang(app));
	if (!service) {
		return;
	}
	struct slip_lines lines = {0};
	if (service->phone_count) {
		slip_line_add(maker, &lines,
			(struct slip_line){{NULL, service->phones[0].number}, .is_strong = true,
				.is_plain = true});
	}
	slip_address_add(maker, &lines, service->address);
	struct text door = {.utf8 = service->host_name, .lang = app_lang(maker->host)};
	slip_fact_add(maker, "map-marker", slip_content(maker, &service->name, &door), &lines);
}

const struct service *slip_article_services(
	struct app *app, const struct article *article, size_t *count) {
	struct service *services = service_list_of(app->pack, app->page, article->services,
		article->service_count, app_lang(app), count);
	struct service_where where = status_where(app);
	service_order(services, *count, &where);
	*count = *count < MAX_SERVICES ? *count : MAX_SERVICES;
	return services;
}

static void add_services(struct slip_maker *maker, const struct article *article) {
	size_t count;
	const struct service *services = slip_article_services(maker->visitor, article, &count);
	if (count) {
		slip_add(maker, (struct slip_block){.kind = SLIP_RULE});
		slip_add(maker,
			(struct slip_block){
				.kind = SLIP_HEAD, .title = slip_say(maker, "Places that help")});
	}
	for (size_t i = 0; i < count; i++) {
		add_service(maker, services[i].id);
	}
}

/* ---- the whole ---- */

const char *slip_article_code(struct app *app, struct app *reader, const struct article *article) {
	bool is_beside = !ui_is_portrait(app->ui) && !ui_is_big(app->ui) && !app->page_tightness;
	return carry_article(reader, article, is_beside);
}

static void add_code(struct slip_maker *maker, const struct article *article) {
	const char *text = slip_article_code(maker->app, maker->visitor, article);
	slip_add(maker, (struct slip_block){.kind = SLIP_RULE});
	slip_add(maker,
		(struct slip_block){.kind = SLIP_QR,
			.value = text,
			.value_len = strlen(text),
			.text = slip_say(maker, "Take this page on your phone")});
}

bool slip_article_make(struct slip_maker *maker, const char *id) {
	struct app *app = maker->visitor;
	const struct article *article = article_load(app->pack, maker->arena, id, app_lang(app));
	if (!article || article->is_missing) {
		return false;
	}
	const struct article *host =
		article_load(app->pack, maker->arena, id, app_lang(maker->host));
	const struct topic *topic = article->topic
		? topic_load(app->pack, maker->arena, article->topic, app_lang(app))
		: NULL;
	bool has_host = host && !host->is_missing;
	slip_band_add(maker, topic ? topic->icon : "information",
		slip_content(maker, &article->title, has_host ? &host->title : &article->title));
	add_body(maker, article, host);
	add_services(maker, article);
	add_code(maker, article);
	slip_box_add(maker, NULL);
	bool is_unsure =
		!article->is_checked && strcmp(app_lang(app), pack_source_language(app->pack));
	slip_foot_add(maker, &article->checked,
		is_unsure ? say(app, "No native speaker has checked this translation.") : NULL);
	return true;
}
