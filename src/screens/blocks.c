// SPDX-License-Identifier: GPL-3.0-or-later
// One block, one box: the pager breaks between them. Keys for the links of a block stand right under
// it, inside the same box, so that a page never separates a sentence from where it leads.
#include "screens/blocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/block.h"
#include "content/pack.h"
#include "content/programme.h"
#include "content/service.h"
#include "screens/app.h"
#include "screens/links.h"
#include "screens/say.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/note.h"
#include "ui/steps.h"
#include "ui/ui.h"

#define SHORT_BYTES 160 /* a sentence that stands beside a code as a link does */

struct writer {
	struct app *app;
	const char *lang;
	enum topic_colour topic;
	bool is_loose;
	const struct block *header; /* of the table being written; NULL outside */
};

/* Bold and links as spans of the paragraph; a link is bold and in the accent colour. */
static const struct para_span *para_spans(
	const struct writer *writer, const struct block_span *spans, size_t count) {
	struct para_span *out = arena_alloc(writer->app->page, (count + 1) * sizeof *out);
	for (size_t i = 0; i < count; i++) {
		out[i] = (struct para_span){
			.start = spans[i].start,
			.end = spans[i].end,
			.weight = spans[i].is_bold || spans[i].target ? 700 : 0,
			.colour = spans[i].target ? SPAN_ACCENT : SPAN_MAIN,
		};
	}
	return out;
}

static struct box *text_add(const struct writer *writer, struct box *parent, enum type type,
	const char *text, const struct block_span *spans, size_t count) {
	struct box spec = {.text = text,
		.lang = writer->lang,
		.type = type,
		.spans = para_spans(writer, spans, count),
		.span_count = count};
	return *text ? box_add(parent, spec) : NULL;
}

/* Loose: what goes on under the box added last, `indent` from the start, stays close to it. */
static void draw_near(struct box *box, int indent) {
	if (box) {
		box->is_near = true;
		box->pad.start = indent;
	}
}

/* The key of one link: the title of what it leads to, in its own language. */
static void link_key_add(const struct writer *writer, struct box *parent, const char *target) {
	struct app *app = writer->app;
	const char *colon = strchr(target, ':');
	size_t kind = colon ? (size_t)(colon - target) : 0;
	const char *title = NULL, *lang = NULL;
	if (kind == 7 && !strncmp(target, "article", 7)) {
		const struct article *article =
			article_load(app->pack, app->page, colon + 1, app_lang(app));
		title = article ? article->title.utf8 : NULL;
		lang = article ? article->title.lang : NULL;
	} else if (kind == 7 && !strncmp(target, "service", 7)) {
		const struct service *service =
			service_load(app->pack, app->page, colon + 1, app_lang(app));
		title = service ? service->name.utf8 : NULL;
		lang = service ? service->name.lang : NULL;
	} else if (kind == 9 && !strncmp(target, "programme", 9)) {
		const struct programme *programme =
			programme_load(app->pack, app->page, colon + 1, app_lang(app));
		title = programme ? programme->service.name.utf8 : NULL;
		lang = programme ? programme->service.name.lang : NULL;
	}
	if (title) {
		key_add(parent,
			(struct key_spec){
				.id = arena_printf(
					app->page, "%.*s-%s", (int)kind, target, colon + 1),
				.label = title,
				.lang = lang,
				.icon = *target == 's'   ? "map-marker"
					: *target == 'p' ? "calendar-clock"
							 : "file-document",
				.end_icon = "chevron-right",
				.is_start = true,
				.type_px = 26,
				.icon_px = 32,
				.min_h = 68,
			});
	}
}

static bool is_again(const struct block_span *spans, size_t at) {
	for (size_t i = 0; i < at; i++) {
		if (spans[i].target && !strcmp(spans[i].target, spans[at].target)) {
			return true;
		}
	}
	return false;
}

/* Keys for the links of a block, a code for each link out; each target once. Loose: each key on a
 * line of its own, `indent` from the start. */
static void targets_add(const struct writer *writer, struct box *parent, const char *text,
	const struct block_span *spans, size_t count, int indent) {
	struct app *app = writer->app;
	struct box *keys = NULL;
	struct link *links = arena_alloc(app->page, (count + 1) * sizeof *links);
	size_t out = 0;
	for (size_t i = 0; i < count; i++) {
		if (!spans[i].target || is_again(spans, i)) {
			continue;
		}
		if (link_is_out(spans[i].target)) {
			links[out++] = (struct link){.address = spans[i].target,
				.words = arena_copy(app->page, text + spans[i].start,
					spans[i].end - spans[i].start),
				.lang = writer->lang};
			continue;
		}
		if (!keys || writer->is_loose) {
			keys = box_add(parent,
				(struct box){.kind = BOX_FLOW,
					.gap = 12,
					.pad = {8, 0, 4, indent},
					.is_near = true});
		}
		link_key_add(writer, keys, spans[i].target);
	}
	links_add(app, parent, links, out, indent);
}

/* The one address that a text leads to; NULL where it is none, or not alone. */
static const char *only_address(const struct block_span *spans, size_t count) {
	const char *found = NULL;
	for (size_t i = 0; i < count; i++) {
		const char *target = spans[i].target;
		if (target && (!link_is_out(target) || (found && strcmp(found, target) != 0))) {
			return NULL;
		}
		found = target ? target : found;
	}
	return found;
}

static struct link sentence(const struct writer *writer, const char *address, const char *text,
	const struct block_span *spans, size_t count) {
	return (struct link){.address = address,
		.words = text,
		.label = say(writer->app, "Open this address on your phone"),
		.lang = writer->lang,
		.spans = para_spans(writer, spans, count),
		.span_count = count};
}

/* A text with what it leads to: beside its one code, or with keys and codes below. Returns the text
 * where it stands by itself. */
static struct box *words_add(const struct writer *writer, struct box *parent, const char *text,
	const struct block_span *spans, size_t count) {
	const char *address = writer->is_loose ? NULL : only_address(spans, count);
	if (address) {
		struct link link = sentence(writer, address, text, spans, count);
		links_add(writer->app, parent, &link, 1, 0);
		return NULL;
	}
	struct box *box = text_add(writer, parent, TYPE_BODY, text, spans, count);
	targets_add(writer, parent, text, spans, count, 0);
	return box;
}

/* A step or bullet whose first words are bold: title and text on lines of their own. */
static size_t lead_length(const struct block *block) {
	const struct block_span *span = block->spans;
	if (!block->span_count || span->start || !span->is_bold || span->target) {
		return 0;
	}
	return span->end < strlen(block->text) ? span->end : 0;
}

/* The spans of what follows the first `skip` bytes; the first span was the lead. */
static struct block_span *spans_after(
	const struct writer *writer, const struct block *block, size_t skip) {
	struct block_span *spans =
		arena_alloc(writer->app->page, (block->span_count + 1) * sizeof *spans);
	for (size_t i = 1; i < block->span_count; i++) {
		spans[i - 1] = block->spans[i];
		spans[i - 1].start -= skip;
		spans[i - 1].end -= skip;
	}
	return spans;
}

/* A block with a mark before it (disc, bullet) whose words stand in `column`; loose, only its first
 * line does, and the rest follows in `parent`, `indent` from the start. */
static void marked_add(const struct writer *writer, struct box *parent, struct box *column,
	const struct block *block, int indent) {
	size_t lead = lead_length(block);
	bool is_bare = !lead && writer->app->tightness > 2;
	const char *text = block->text + lead;
	text += lead ? strspn(text, " ") : 0;
	const struct block_span *spans =
		lead ? spans_after(writer, block, (size_t)(text - block->text)) : block->spans;
	size_t count = block->span_count - (lead ? 1 : 0);
	if (lead) {
		box_add(column,
			(struct box){.text = arena_copy(writer->app->page, block->text, lead),
				.lang = writer->lang,
				.type = TYPE_KEY,
				.is_bold = true});
	}
	if (!writer->is_loose) {
		words_add(writer, column, text, spans, count);
		return;
	}
	bool is_below = lead || is_bare;
	parent->last->keeps_next |= is_below;
	struct box *box =
		text_add(writer, is_below ? parent : column, TYPE_BODY, text, spans, count);
	if (is_below) {
		draw_near(box, indent);
	}
	targets_add(writer, parent, text, spans, count, indent);
}

#define STEP_INDENT_PX 84
#define BULLET_INDENT_PX 40

static void step_add_block(
	const struct writer *writer, struct box *parent, const struct block *block, bool is_first) {
	struct box *column = step_add(parent, block->number, writer->topic);
	parent->last->rule_above = !is_first;
	marked_add(writer, parent, column, block, STEP_INDENT_PX);
}

static void bullet_add_block(
	const struct writer *writer, struct box *parent, const struct block *block) {
	if (writer->app->tightness > 2) { /* bare, so that pages may divide it */
		text_add(writer, parent, TYPE_BODY,
			arena_printf(writer->app->page, "• %s", block->text), NULL, 0);
		targets_add(writer, parent, block->text, block->spans, block->span_count, 0);
		return;
	}
	struct box *row = box_row(parent, 18);
	row->pad.start = block->level * BULLET_INDENT_PX;
	box_add(row,
		(struct box){.text = "•",
			.type = TYPE_BODY,
			.is_bold = true,
			.colour = COLOUR_ICON,
			.self = PLACE_START,
			.is_silent = true});
	struct box *column = box_column(row, 6);
	column->grow = 1;
	marked_add(writer, parent, column, block, (block->level + 1) * BULLET_INDENT_PX);
}

static enum note_tone tone_of(enum note_kind kind) {
	switch (kind) {
	case NOTE_WARNING: return NOTE_TONE_WARN;
	case NOTE_CAUTION: return NOTE_TONE_STOP;
	case NOTE_TIP: return NOTE_TONE_OK;
	case NOTE_NOTE:
	case NOTE_IMPORTANT: break;
	}
	return NOTE_TONE_INFO;
}

/* Where there is least room: the mark, then the text as a block that pages may divide. */
static void bare_note_add(
	const struct writer *writer, struct box *parent, const struct block *block) {
	static const struct {
		const char *icon;
		enum colour colour;
	} marks[] = {
		[NOTE_TONE_INFO] = {"information", COLOUR_INFO},
		[NOTE_TONE_STOP] = {"alert-circle", COLOUR_STOP},
		[NOTE_TONE_WARN] = {"alert", COLOUR_WARN},
		[NOTE_TONE_OK] = {"check-circle", COLOUR_OK},
	};
	enum note_tone tone = tone_of(block->note);
	if (!block->level) {
		box_add(parent,
			(struct box){.icon = marks[tone].icon,
				.icon_px = 40,
				.colour = marks[tone].colour,
				.self = PLACE_START,
				.rule_above = true,
				.keeps_next = true});
	}
	draw_near(text_add(writer, parent, TYPE_BODY, block->text, block->spans, block->span_count),
		0);
	targets_add(writer, parent, block->text, block->spans, block->span_count, 0);
}

static struct box *note_add_block(
	const struct writer *writer, struct box *parent, const struct block *block) {
	if (writer->app->tightness > 2) {
		bare_note_add(writer, parent, block);
		return NULL;
	}
	struct box *words = note_add(
		parent, (struct note_spec){.tone = tone_of(block->note), .lang = writer->lang});
	words_add(writer, words, block->text, block->spans, block->span_count);
	return words;
}

static struct box *cell_add(const struct writer *writer, struct box *parent,
	const struct block_cell *cell, bool is_bold) {
	struct box *box =
		text_add(writer, parent, TYPE_BODY, cell->text, cell->spans, cell->span_count);
	if (box) {
		box->is_bold = is_bold;
	}
	return box;
}

/* Where columns would be too narrow: the first cell as a heading, the others under it, each with
 * the name of its column. */
static void stacked_row_add(
	const struct writer *writer, struct box *parent, const struct block *block) {
	const struct block *header = writer->header;
	for (size_t i = 0; i < block->cell_count; i++) {
		if (i && header && i < header->cell_count && *header->cells[i].text) {
			box_add(parent,
				(struct box){.text = header->cells[i].text,
					.lang = writer->lang,
					.type = TYPE_META,
					.colour = COLOUR_SECOND,
					.is_near = true,
					.keeps_next = true});
		}
		struct box *cell = cell_add(writer, parent, &block->cells[i], i == 0);
		if (cell) {
			cell->is_near = i > 0;
			cell->keeps_next = i == 0 && block->cell_count > 1;
			cell->rule_above = i == 0;
		}
		targets_add(writer, parent, block->cells[i].text, block->cells[i].spans,
			block->cells[i].span_count, 0);
	}
}

static void row_add_block(
	const struct writer *writer, struct box *parent, const struct block *block) {
	struct box *row = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.gap = 20,
			.pad = PAD2(4, 4),
			.rule_above = !block->is_header,
			.keeps_next = block->is_header});
	for (size_t i = 0; i < block->cell_count; i++) {
		struct box *column = box_column(row, 4);
		column->min_w = 1;
		column->grow = 1;
		cell_add(writer, column, &block->cells[i], block->is_header || i == 0);
		targets_add(writer, column, block->cells[i].text, block->cells[i].spans,
			block->cells[i].span_count, 0);
	}
}

static void table_row_add(struct writer *writer, struct box *parent, const struct block *block) {
	bool is_narrow =
		writer->is_loose || (ui_is_portrait(writer->app->ui) && block->cell_count > 3);
	if (block->is_header) {
		writer->header = block;
	}
	if (!is_narrow) {
		row_add_block(writer, parent, block);
	} else if (!block->is_header) {
		stacked_row_add(writer, parent, block);
	}
}

static void image_add_block(
	const struct writer *writer, struct box *parent, const struct block *block) {
	struct app *app = writer->app;
	struct pixmap *image = arena_alloc(app->page, sizeof *image);
	image->pixels = pack_image(app->pack, block->target, &image->w, &image->h);
	if (!image->pixels) {
		text_add(writer, parent, TYPE_LABEL, block->text, NULL, 0);
		return;
	}
	image->stride = image->w;
	image->clip = (struct rect){0, 0, image->w, image->h};
	size_t bytes = (size_t)image->w * (size_t)image->h * sizeof *image->pixels;
	uint32_t *kept = arena_alloc(app->page, bytes);
	memcpy(kept, image->pixels, bytes);
	free(image->pixels);
	image->pixels = kept;
	box_add(parent,
		(struct box){.kind = BOX_IMAGE,
			.image = image,
			.label = block->text,
			.role = ROLE_IMAGE,
			.max_h = 420,
			.self = PLACE_CENTRE});
}

static bool has_targets(const struct block *block) {
	for (size_t i = 0; i < block->span_count; i++) {
		if (block->spans[i].target) {
			return true;
		}
	}
	return false;
}

/* "Bring with you:" */
static bool announces(const char *text) {
	static const char *const colons[] = {":", "：", "፦", "፡"};
	size_t len = strlen(text);
	for (size_t i = 0; i < sizeof colons / sizeof *colons && len <= SHORT_BYTES; i++) {
		size_t colon = strlen(colons[i]);
		if (len > colon && !strcmp(text + len - colon, colons[i])) {
			return true;
		}
	}
	return false;
}

/* A short paragraph that is bold from end to end: editors of other systems write headings so. */
static bool is_title(const struct block *block) {
	return block->span_count == 1 && block->spans->is_bold && !block->spans->start &&
		block->spans->end == strlen(block->text) && block->spans->end <= SHORT_BYTES;
}

static void paragraph_add(
	const struct writer *writer, struct box *parent, const struct block *block) {
	bool is_bare = writer->is_loose || !has_targets(block); /* so that pages may divide it */
	struct box *column = is_bare ? parent : box_column(parent, 6);
	words_add(writer, column, block->text, block->spans, block->span_count);
	if (parent->last) {
		parent->last->keeps_next |= announces(block->text) || is_title(block);
	}
}

static void heading_add(
	const struct writer *writer, struct box *parent, const struct block *block) {
	struct box *heading =
		text_add(writer, parent, TYPE_H2, block->text, block->spans, block->span_count);
	if (heading) {
		heading->is_bold = true;
		heading->role = ROLE_HEADING;
		heading->keeps_next = true;
	}
}

/* Returns the words of the note, to which the next block may belong. */
static struct box *block_add(struct writer *writer, struct box *parent, const struct block *block,
	bool is_after_step, struct box *note) {
	switch (block->kind) {
	case BLOCK_HEADING: heading_add(writer, parent, block); break;
	case BLOCK_PARAGRAPH: paragraph_add(writer, parent, block); break;
	case BLOCK_STEP: step_add_block(writer, parent, block, !is_after_step); break;
	case BLOCK_BULLET: bullet_add_block(writer, parent, block); break;
	case BLOCK_NOTE:
		if (block->level && note && !writer->is_loose) {
			words_add(writer, note, block->text, block->spans, block->span_count);
			return note;
		}
		return note_add_block(writer, parent, block);
	case BLOCK_TABLE_ROW: table_row_add(writer, parent, block); break;
	case BLOCK_IMAGE: image_add_block(writer, parent, block); break;
	case BLOCK_LINK: break; /* links_of() */
	}
	return NULL;
}

/* Whether a block is little more than one link out; then `link` is that. */
static bool is_link(const struct writer *writer, const struct block *block, struct link *link) {
	if (block->kind == BLOCK_LINK) {
		*link = (struct link){
			.address = block->target, .words = block->text, .lang = writer->lang};
		return block->target;
	}
	bool is_text = block->kind == BLOCK_PARAGRAPH ||
		(block->kind == BLOCK_BULLET && !block->level && !lead_length(block));
	const char *address = is_text ? only_address(block->spans, block->span_count) : NULL;
	if (!address || strlen(block->text) > SHORT_BYTES) {
		return false;
	}
	*link = sentence(writer, address, block->text, block->spans, block->span_count);
	return true;
}

/* The links out that follow each other from `at` on; words that repeat the heading are left out.
 * Returns how many. */
static size_t links_of(
	struct writer *writer, struct box *parent, const struct article *article, size_t at) {
	struct link *links =
		arena_alloc(writer->app->page, (article->block_count - at + 1) * sizeof *links);
	const struct block *blocks = article->blocks;
	size_t count = 0;
	while (at + count < article->block_count &&
		is_link(writer, &blocks[at + count], &links[count])) {
		count++;
	}
	if (count && at && blocks[at - 1].kind == BLOCK_HEADING &&
		!strcmp(blocks[at - 1].text, links[0].words)) {
		links[0].label = links[0].words;
		links[0].words = NULL;
	}
	links_add(writer->app, parent, links, count, 0);
	return count;
}

void blocks_add(struct app *app, struct box *parent, const struct article *article,
	const char *lang, enum topic_colour topic) {
	bool is_loose = app->tightness > 1 || app->lean > 1 ||
		(ui_is_big(app->ui) && !ui_is_portrait(app->ui));
	struct writer writer = {app, lang, topic, is_loose, NULL};
	struct box *note = NULL;
	for (size_t i = 0; i < article->block_count; i++) {
		size_t links = links_of(&writer, parent, article, i);
		if (links) {
			i += links - 1;
			note = NULL;
			continue;
		}
		const struct block *block = &article->blocks[i];
		bool is_after_step = i > 0 && block[-1].kind == BLOCK_STEP;
		note = block_add(&writer, parent, block, is_after_step, note);
	}
}
