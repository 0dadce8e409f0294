// SPDX-License-Identifier: GPL-3.0-or-later
// md4c calls back for each block and span; here they become flat blocks in reading order. md4c keeps
// no positions, but the texts it hands over lie in our buffer, and that gives the line.
#include "author/markdown.h"

#include <ctype.h>
#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "author/inline.h"
#include "author/problem.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#define LIST_MAX_DEPTH 8

struct list {
	bool is_ordered, item_is_told; /* the item's first paragraph stands in the pieces already */
	int number;
};

struct reading {
	struct arena *arena;
	const char *file, *source;
	size_t len;
	int first_line, line; /* line: of the open block's first text, 0 before it */
	int last_line;        /* of the last text seen */
	struct problems *problems;
	struct {
		struct piece *items;
		size_t count, room;
	} pieces;
	struct str text; /* the open block */
	struct list lists[LIST_MAX_DEPTH];
	int depth;
	bool is_in_quote, is_in_head, is_in_cell, is_in_image;
	bool note_is_named, note_is_begun;
	enum note_kind note;
	int level; /* of the open heading */
	size_t link_start, link_text_start, link_end;
	int link_count;
	const char *link_target, *image;
	int row_cells;
};

static void complain(struct reading *reading, const char *text) {
	problem_error(reading->problems, reading->file,
		reading->line ? reading->line : reading->last_line, "%s", text);
}

/* ---- blocks ---- */

static void open_block(struct reading *reading) {
	str_clear(&reading->text);
	reading->line = 0;
	reading->link_count = 0;
	reading->image = NULL;
	reading->row_cells = 0;
}

static void trim(struct str *text) {
	while (text->len && isspace((unsigned char)text->data[text->len - 1])) {
		text->data[--text->len] = '\0';
	}
}

static void add_piece(struct reading *reading, struct piece piece) {
	trim(&reading->text);
	piece.line = reading->line ? reading->line : reading->last_line;
	if (reading->text.len) {
		piece.marked = arena_copy(reading->arena, reading->text.data, reading->text.len);
	}
	if (piece.marked || piece.target) {
		vec_push(&reading->pieces, piece);
	}
	open_block(reading);
}

/* `> [!NOTE]` begins a note; the words are GitHub's. Returns the bytes they take, 0 if none. */
static size_t read_note_name(struct reading *reading) {
	static const char *const NAMES[] = {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"};
	const char *text = str_get(&reading->text);
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
		size_t len = strlen(NAMES[i]);
		if (strncmp(text, "\\[!", 3) == 0 && strncmp(text + 3, NAMES[i], len) == 0 &&
			strncmp(text + 3 + len, "\\]", 2) == 0) {
			reading->note = (enum note_kind)i;
			return len + 5;
		}
	}
	return 0;
}

static void add_note(struct reading *reading) {
	if (!reading->note_is_named) {
		size_t used = read_note_name(reading);
		if (!used) {
			complain(reading,
				"a quote must say what it is: begin it with > [!NOTE], [!TIP], "
				"[!IMPORTANT], [!WARNING] or [!CAUTION]");
		}
		reading->note_is_named = true;
		const char *rest = str_get(&reading->text) + used;
		char *kept = mem_copy_string(rest + strspn(rest, " \n"));
		str_clear(&reading->text);
		str_append(&reading->text, kept);
		free(kept);
	}
	trim(&reading->text);
	if (reading->text.len) {
		add_piece(reading,
			(struct piece){.kind = BLOCK_NOTE,
				.note = reading->note,
				.level = reading->note_is_begun});
		reading->note_is_begun = true;
	}
}

static bool is_link_alone(const struct reading *reading) {
	return reading->link_count == 1 && reading->link_start == 0 &&
		reading->link_end == reading->text.len && reading->link_target &&
		strncmp(reading->link_target, "http", 4) == 0;
}

static void add_paragraph(struct reading *reading) {
	struct piece piece = {.kind = BLOCK_PARAGRAPH, .level = reading->depth};
	if (reading->image) {
		piece.kind = BLOCK_IMAGE;
		piece.target = reading->image;
	} else if (is_link_alone(reading)) {
		/* Only the words are translated; the address stays out of translators' hands. */
		size_t start = reading->link_text_start, end = reading->link_end;
		char *words = mem_copy(reading->text.data + start, end - start);
		char *tail = strstr(words, "](");
		if (tail) {
			*tail = '\0';
		}
		piece.kind = BLOCK_LINK;
		piece.target = reading->link_target;
		bool is_bare = strncmp(words, "http", 4) == 0;
		str_clear(&reading->text);
		str_append(&reading->text, is_bare ? "" : words);
		free(words);
	}
	add_piece(reading, piece);
}

/* The text of a list item ends where a paragraph, a nested list or the item ends. */
static void add_item(struct reading *reading) {
	if (!reading->depth) {
		return;
	}
	struct list *list = &reading->lists[reading->depth - 1];
	trim(&reading->text);
	if (!reading->text.len && !reading->image) {
		return;
	}
	if (list->item_is_told || reading->image) {
		add_paragraph(reading);
		return;
	}
	list->item_is_told = true;
	add_piece(reading,
		(struct piece){.kind = list->is_ordered ? BLOCK_STEP : BLOCK_BULLET,
			.level = reading->depth - 1,
			.number = list->is_ordered ? list->number : 0});
}

static void enter_list(struct reading *reading, bool is_ordered, int start) {
	add_item(reading);
	if (reading->is_in_quote) {
		complain(reading, "a list inside a note is not shown; put it behind the note");
	}
	if (reading->depth == LIST_MAX_DEPTH) {
		complain(reading, "lists stand too deep in each other; keep to eight");
		return;
	}
	reading->lists[reading->depth++] = (struct list){is_ordered, true, start - 1};
}

static void enter_item(struct reading *reading) {
	if (reading->depth) {
		struct list *list = &reading->lists[reading->depth - 1];
		list->number++;
		list->item_is_told = false;
	}
	open_block(reading);
}

static void enter_quote(struct reading *reading) {
	if (reading->is_in_quote || reading->depth) {
		complain(reading, "a note inside a list or a note is not shown; put it behind");
	}
	reading->is_in_quote = true;
	reading->note_is_named = reading->note_is_begun = false;
	reading->note = NOTE_NOTE;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
	struct reading *reading = context;
	switch (type) {
	case MD_BLOCK_QUOTE: enter_quote(reading); break;
	case MD_BLOCK_UL: enter_list(reading, false, 1); break;
	case MD_BLOCK_OL:
		enter_list(reading, true, (int)((MD_BLOCK_OL_DETAIL *)detail)->start);
		break;
	case MD_BLOCK_LI: enter_item(reading); break;
	case MD_BLOCK_HR:
		problem_warning(reading->problems, reading->file, reading->last_line,
			"a line across is not shown; take it out");
		break;
	case MD_BLOCK_H:
		reading->level = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
		open_block(reading);
		break;
	case MD_BLOCK_CODE:
		complain(reading,
			"code is not shown; write it as a paragraph (do not indent by four)");
		open_block(reading);
		break;
	case MD_BLOCK_HTML: open_block(reading); break;
	case MD_BLOCK_P:
	case MD_BLOCK_TR: open_block(reading); break;
	case MD_BLOCK_THEAD: reading->is_in_head = true; break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		if (reading->row_cells++) {
			str_append(&reading->text, " | ");
		}
		reading->is_in_cell = true;
		break;
	default: break;
	}
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
	(void)detail;
	struct reading *reading = context;
	switch (type) {
	case MD_BLOCK_QUOTE: reading->is_in_quote = false; break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL: reading->depth -= reading->depth > 0; break;
	case MD_BLOCK_LI: add_item(reading); break;
	case MD_BLOCK_H:
		add_piece(reading,
			(struct piece){.kind = BLOCK_HEADING,
				.level = reading->level < 2 ? 2 : reading->level});
		break;
	case MD_BLOCK_CODE:
	case MD_BLOCK_HTML: open_block(reading); break;
	case MD_BLOCK_P:
		if (reading->is_in_quote) {
			add_note(reading);
		} else if (reading->depth) {
			add_item(reading);
		} else {
			add_paragraph(reading);
		}
		break;
	case MD_BLOCK_THEAD: reading->is_in_head = false; break;
	case MD_BLOCK_TR:
		add_piece(reading,
			(struct piece){.kind = BLOCK_TABLE_ROW, .is_header = reading->is_in_head});
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD: reading->is_in_cell = false; break;
	default: break;
	}
	return 0;
}

/* ---- spans ---- */

static const char *attribute(struct reading *reading, const MD_ATTRIBUTE *text) {
	return arena_copy(reading->arena, text->text ? text->text : "", text->size);
}

static void enter_link(struct reading *reading, const MD_SPAN_A_DETAIL *detail) {
	static const char *const STARTS[] = {
		"article:", "service:", "programme:", "https://", "http://"};
	const char *target = attribute(reading, &detail->href);
	bool is_known = false;
	for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++) {
		is_known |= strncmp(target, STARTS[i], strlen(STARTS[i])) == 0;
	}
	if (!is_known || strpbrk(target, " ()<>[]\\")) {
		problem_error(reading->problems, reading->file,
			reading->line ? reading->line : reading->last_line,
			"a link to \"%s\" leads nowhere; write article:<id>, service:<id> or "
			"https://…",
			target);
	}
	reading->link_target = target;
	reading->link_start = reading->text.len;
	str_append_char(&reading->text, '[');
	reading->link_text_start = reading->text.len;
}

/* <https://…> and [https://…](https://…) are the same to md4c; the short form is kept. */
static void leave_link(struct reading *reading) {
	struct str *text = &reading->text;
	if (strcmp(str_get(text) + reading->link_text_start, reading->link_target) == 0) {
		text->len = reading->link_start;
		text->data[text->len] = '\0';
		str_printf(text, "<%s>", reading->link_target);
	} else {
		str_printf(text, "](%s)", reading->link_target);
	}
	reading->link_end = text->len;
	reading->link_count++;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context) {
	struct reading *reading = context;
	switch (type) {
	case MD_SPAN_STRONG: str_append(&reading->text, "**"); break;
	case MD_SPAN_A: enter_link(reading, detail); break;
	case MD_SPAN_IMG:
		trim(&reading->text);
		if (reading->text.len || reading->image || reading->is_in_quote ||
			reading->is_in_cell) {
			complain(reading,
				"an image must stand alone in its paragraph; put empty "
				"lines around it");
		}
		reading->image = attribute(reading, &((MD_SPAN_IMG_DETAIL *)detail)->src);
		reading->is_in_image = true;
		break;
	default: break;
	}
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context) {
	(void)detail;
	struct reading *reading = context;
	switch (type) {
	case MD_SPAN_STRONG: str_append(&reading->text, "**"); break;
	case MD_SPAN_A: leave_link(reading); break;
	case MD_SPAN_IMG: reading->is_in_image = false; break;
	default: break;
	}
	return 0;
}

/* ---- text ---- */

static void note_line(struct reading *reading, const char *text) {
	if (text < reading->source || text >= reading->source + reading->len) {
		return;
	}
	int line = reading->first_line;
	for (const char *at = reading->source; at < text; at++) {
		line += *at == '\n';
	}
	reading->last_line = line;
	if (!reading->line) {
		reading->line = line;
	}
}

static uint32_t numeric_entity(const char *text, size_t len) {
	char digits[12] = "";
	bool is_hex = len > 2 && (text[2] == 'x' || text[2] == 'X');
	size_t start = is_hex ? 3 : 2;
	if (len < start + 2 || len - start - 1 >= sizeof digits) {
		return 0;
	}
	memcpy(digits, text + start, len - start - 1);
	uint32_t code = (uint32_t)strtoul(digits, NULL, is_hex ? 16 : 10);
	return code >= 0x20 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF) ? code : 0;
}

static void add_entity(struct reading *reading, const char *text, size_t len) {
	static const struct {
		const char *name;
		uint32_t code;
	} NAMED[] = {
		{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&nbsp;", 0xA0}};
	uint32_t code = len > 3 && text[1] == '#' ? numeric_entity(text, len) : 0;
	for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++) {
		if (strlen(NAMED[i].name) == len && memcmp(NAMED[i].name, text, len) == 0) {
			code = NAMED[i].code;
		}
	}
	if (!code) {
		complain(reading, "an &…; is not known here; write the character itself");
		return;
	}
	char bytes[4];
	inline_escape(&reading->text, bytes, utf8_put(code, bytes), reading->is_in_cell);
}

/* md4c 0.4.8 has been seen to hand out pieces that end, or even begin, behind its input: it reads a
 * copy with zeros behind it, and what lies there is nothing. */
#define GUARD_BYTES 4096

static MD_SIZE len_within(const struct reading *reading, const MD_CHAR *text, MD_SIZE len) {
	const MD_CHAR *end = reading->source + reading->len;
	if (text < reading->source || text > end + GUARD_BYTES) {
		return len; /* md4c's own: a space, a newline */
	}
	size_t left = text < end ? (size_t)(end - text) : 0;
	return len > left ? (MD_SIZE)left : len;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE len, void *context) {
	struct reading *reading = context;
	len = len_within(reading, text, len);
	note_line(reading, text);
	if (reading->image && !reading->is_in_image && type == MD_TEXT_NORMAL) {
		complain(reading,
			"an image must stand alone in its paragraph; put empty lines around "
			"it");
	}
	switch (type) {
	case MD_TEXT_HTML:
		complain(reading, "HTML is not shown; use Markdown, or a \\ before the <");
		break;
	case MD_TEXT_BR: str_append_char(&reading->text, '\n'); break;
	case MD_TEXT_SOFTBR: str_append_char(&reading->text, ' '); break;
	case MD_TEXT_ENTITY: add_entity(reading, text, len); break;
	case MD_TEXT_NULLCHAR: complain(reading, "there is a zero byte here; take it out"); break;
	default: inline_escape(&reading->text, text, len, reading->is_in_cell); break;
	}
	return 0;
}

/* ---- outside ---- */

struct pieces markdown_read(struct arena *arena, const char *file, const char *text, size_t len,
	int first_line, struct problems *problems) {
	char *copy = arena_alloc(arena, len + GUARD_BYTES);
	if (len) {
		memcpy(copy, text, len);
	}
	text = copy;
	struct reading reading = {.arena = arena,
		.file = file,
		.source = text,
		.len = len,
		.first_line = first_line,
		.last_line = first_line,
		.problems = problems};
	static const MD_PARSER PARSER = {.flags = MD_FLAG_TABLES,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = add_text};
	if (md_parse(text, (MD_SIZE)len, &PARSER, &reading) != 0) {
		complain(&reading, "the text cannot be read as Markdown");
	}
	struct pieces pieces = {
		arena_alloc(arena, (reading.pieces.count + 1) * sizeof *pieces.items),
		reading.pieces.count};
	if (pieces.count) {
		memcpy(pieces.items, reading.pieces.items, pieces.count * sizeof *pieces.items);
	}
	vec_finish(&reading.pieces);
	str_finish(&reading.text);
	return pieces;
}

static struct markdown_cell trimmed(const char *start, const char *end) {
	while (start < end && *start == ' ') {
		start++;
	}
	while (end > start && end[-1] == ' ') {
		end--;
	}
	return (struct markdown_cell){start, (size_t)(end - start)};
}

size_t markdown_cells(const char *row, struct markdown_cell *cells, size_t room) {
	size_t count = 0;
	const char *start = row;
	for (const char *at = row;; at++) {
		if (*at == '\\' && at[1]) {
			at++;
			continue;
		}
		if (*at && *at != '|') {
			continue;
		}
		if (count < room) {
			cells[count] = trimmed(start, at);
		}
		count++;
		if (!*at) {
			return count;
		}
		start = at + 1;
	}
}

const char *markdown_what(const struct piece *piece) {
	switch (piece->kind) {
	case BLOCK_HEADING: return "heading";
	case BLOCK_STEP: return "step";
	case BLOCK_BULLET: return "list item";
	case BLOCK_NOTE: return "note";
	case BLOCK_TABLE_ROW: return "table row; keep the | between the cells";
	case BLOCK_IMAGE: return "description of a picture";
	case BLOCK_LINK: return "link out";
	default: return "paragraph";
	}
}

bool markdown_is_what(const char *what) {
	for (int kind = BLOCK_HEADING; kind <= BLOCK_LINK; kind++) {
		const struct piece piece = {.kind = (enum block_kind)kind};
		if (strcmp(markdown_what(&piece), what) == 0) {
			return true;
		}
	}
	return false;
}
