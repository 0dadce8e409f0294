// SPDX-License-Identifier: GPL-3.0-or-later
// One article, one language: every block from its message or none at all. A {phone:…} becomes the
// service's number here, so that it is written in one place only.
#include "author/body.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "author/article.h"
#include "author/catalogue.h"
#include "author/hsds.h"
#include "author/inline.h"
#include "author/passage.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/block.h"

#define ISOLATE_LTR "\xE2\x81\xA6" /* U+2066 */
#define ISOLATE_END "\xE2\x81\xA9" /* U+2069 */

/* The bytes of two or more groups of at least two digits with one space between; else 0. */
static size_t number_groups(const char *text) {
	size_t len = 0, groups = 0;
	for (const char *at = text;; at++) {
		size_t digits = strspn(at, "0123456789");
		if (digits < 2) {
			break;
		}
		groups++;
		at += digits;
		len = (size_t)(at - text);
		if (*at != ' ') {
			break;
		}
	}
	return groups > 1 ? len : 0;
}

/* The bytes of a German quotation, „…“ with no right-to-left letter in it; else 0. Its marks are
 * neutral and would stand at the wrong ends of it. */
static size_t german_quote(const char *text) {
	static const char opens[] = "„", closes[] = "“";
	if (strncmp(text, opens, strlen(opens)) != 0) {
		return 0;
	}
	const char *end = strstr(text, closes);
	for (const char *at = text; end && at < end; at++) {
		unsigned char byte = (unsigned char)*at;
		if (byte >= 0xD6 && byte <= 0xDF) { /* Hebrew, Arabic, Syriac, Thaana, N'Ko */
			return 0;
		}
	}
	return end ? (size_t)(end - text) + strlen(closes) : 0;
}

static const char *isolate_foreign(struct arena *arena, const char *text) {
	struct str out = {0};
	for (const char *at = text; *at;) {
		size_t digits = strspn(at, "0123456789"), len = number_groups(at);
		len = len ? len : german_quote(at);
		if (len) {
			str_append(&out, ISOLATE_LTR);
			str_append_bytes(&out, at, len);
			str_append(&out, ISOLATE_END);
		} else {
			len = digits ? digits : 1;
			str_append_bytes(&out, at, len);
		}
		at += len;
	}
	const char *kept = arena_copy(arena, str_get(&out), out.len);
	str_finish(&out);
	return kept;
}

static const struct translation *find(
	const struct edition *edition, const struct message *message, const char *place) {
	return place ? catalogue_find_at(edition->catalogue, message, place)
		     : catalogue_find(edition->catalogue, message);
}

const char *body_text_at(const struct edition *edition, const struct message *message,
	const char *place, bool *is_checked) {
	bool ignored;
	is_checked = is_checked ? is_checked : &ignored;
	*is_checked = true;
	if (!message) {
		return NULL;
	}
	const char *text = message->text;
	if (edition->catalogue) {
		const struct translation *translation = find(edition, message, place);
		if (!translation) {
			return NULL;
		}
		text = translation->text;
		*is_checked = translation->is_checked;
	}
	return edition->is_rtl ? isolate_foreign(edition->arena, text) : text;
}

const char *body_text(
	const struct edition *edition, const struct message *message, bool *is_checked) {
	return body_text_at(edition, message, NULL, is_checked);
}

static bool has(const struct edition *edition, const struct message *message, const char *place) {
	return !message || !edition->catalogue || find(edition, message, place);
}

bool body_is_complete(const struct edition *edition, const struct article *article) {
	bool is_complete = has(edition, article->title, article->title_place) &&
		has(edition, article->summary, article->summary_place);
	for (size_t i = 0; is_complete && i < article->pieces.count; i++) {
		is_complete = has(edition, article->texts[i], article->places[i]);
	}
	return is_complete;
}

static const char *find_phone(void *context, const char *id) {
	const struct service *service = site_service(context, id);
	return service && service->phone_count ? service->phones[0].number : NULL;
}

static struct inline_text read_marks(
	const struct edition *edition, const char *marked, size_t len) {
	struct inline_text text;
	const char *why; /* told when the site was read */
	inline_read(&text, edition->arena, marked, len, find_phone, (void *)edition->site, &why);
	return text;
}

static void fill_row(const struct edition *edition, struct block *block, const char *marked) {
	size_t count = markdown_cells(marked, NULL, 0);
	struct markdown_cell *parts = arena_alloc(edition->arena, count * sizeof *parts);
	struct block_cell *cells = arena_alloc(edition->arena, count * sizeof *cells);
	markdown_cells(marked, parts, count);
	for (size_t i = 0; i < count; i++) {
		struct inline_text text = read_marks(edition, parts[i].marked, parts[i].len);
		cells[i] = (struct block_cell){text.text, text.spans, text.span_count};
	}
	block->text = "";
	block->cells = cells;
	block->cell_count = count;
}

static void fill_text(const struct edition *edition, struct block *block, const char *marked) {
	struct inline_text text = read_marks(edition, marked, strlen(marked));
	block->text = text.text;
	block->spans = text.spans;
	block->span_count = text.span_count;
}

/* `marked` is the block's text in this language, NULL where it has none to translate. */
static struct block make_block(const struct edition *edition, const struct piece *piece,
	const char *marked, bool is_checked) {
	struct block block = {.kind = piece->kind,
		.note = piece->note,
		.level = piece->level,
		.number = piece->number,
		.is_header = piece->is_header,
		.is_unchecked = !is_checked,
		.text = "",
		.target = piece->target};
	if (piece->kind == BLOCK_TABLE_ROW && marked) {
		fill_row(edition, &block, marked);
	} else if (marked) {
		fill_text(edition, &block, marked);
	} else if (piece->kind == BLOCK_LINK) {
		block.text = piece->target;
	}
	if (piece->kind == BLOCK_IMAGE) {
		block.target = article_image_id((struct site *)edition->site, piece->target);
	}
	return block;
}

struct blocks {
	struct block *items;
	size_t count, room;
};

static void add_blocks(const struct edition *edition, const struct article *article, size_t at,
	struct blocks *blocks, bool *is_checked) {
	const struct piece *piece = &article->pieces.items[at];
	bool piece_is_checked;
	const char *marked =
		body_text_at(edition, article->texts[at], article->places[at], &piece_is_checked);
	*is_checked = *is_checked && piece_is_checked;
	if (!edition->catalogue || !marked || !passage_is(marked) || piece->kind == BLOCK_IMAGE) {
		vec_push(blocks, make_block(edition, piece, marked, piece_is_checked));
		return;
	}
	struct pieces pieces = passage_read(edition->arena, marked, piece);
	for (size_t i = 0; i < pieces.count; i++) {
		vec_push(blocks,
			make_block(edition, &pieces.items[i], pieces.items[i].marked,
				piece_is_checked));
	}
}

struct block *body_blocks(const struct edition *edition, const struct article *article,
	size_t *count, bool *is_checked) {
	struct blocks blocks = {0};
	bool title, summary;
	body_text_at(edition, article->title, article->title_place, &title);
	body_text_at(edition, article->summary, article->summary_place, &summary);
	*is_checked = title && summary;
	for (size_t i = 0; i < article->pieces.count; i++) {
		add_blocks(edition, article, i, &blocks, is_checked);
	}
	struct block *kept = arena_alloc(edition->arena, (blocks.count + 1) * sizeof *kept);
	if (blocks.count) {
		memcpy(kept, blocks.items, blocks.count * sizeof *kept);
	}
	*count = blocks.count;
	vec_finish(&blocks);
	return kept;
}
