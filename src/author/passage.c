// SPDX-License-Identifier: GPL-3.0-or-later
// Split at empty lines, then one mark each. Not md4c: what stands behind the mark is the form that
// translators know, where ** needs no space around it.
#include "author/passage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

static const char *const NOTES[] = {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"};

bool passage_is(const char *text) {
	return strcmp(text, PASSAGE_NONE) == 0 || strstr(text, "\n\n") != NULL;
}

/* ---- reading ---- */

struct reading {
	struct arena *arena;
	const struct piece *source;
	struct {
		struct piece *items;
		size_t count, room;
	} pieces;
	enum note_kind note; /* of the note that goes on */
};

/* The bytes of a number and its ". "; 0 where there is none. */
static size_t number_mark(const char *text) {
	size_t digits = strspn(text, "0123456789");
	return digits && digits < 6 && text[digits] == '.' && text[digits + 1] == ' ' ? digits + 2
										      : 0;
}

static const char *read_note(struct reading *reading, const char *text, struct piece *piece) {
	text += 2;
	piece->kind = BLOCK_NOTE;
	piece->level = 1;
	for (size_t i = 0; strncmp(text, "[!", 2) == 0 && i < sizeof NOTES / sizeof *NOTES; i++) {
		size_t len = strlen(NOTES[i]);
		if (strncmp(text + 2, NOTES[i], len) == 0 && text[2 + len] == ']') {
			reading->note = (enum note_kind)i;
			piece->level = 0;
			text += len + 3;
			text += strspn(text, " ");
			break;
		}
	}
	piece->note = reading->note;
	return text;
}

/* "| a | b |" without its outer bars; a second line of dashes says that it is the header. */
static const char *read_row(struct reading *reading, const char *text, struct piece *piece) {
	size_t len = strcspn(text, "\n");
	piece->kind = BLOCK_TABLE_ROW;
	piece->is_header = strncmp(text + len, "\n| -", 4) == 0;
	while (len > 1 && text[len - 1] == ' ') {
		len--;
	}
	size_t end = len > 2 && text[len - 1] == '|' && text[len - 2] != '\\' ? len - 1 : len;
	while (end > 2 && text[end - 1] == ' ' && text[end - 2] == ' ') {
		end--;
	}
	end -= end > 2 && text[end - 1] == ' ';
	return arena_copy(reading->arena, text + 2, end > 2 ? end - 2 : 0);
}

/* A link out that is all of a paragraph becomes a block of its own. */
static void find_link(struct reading *reading, struct piece *piece) {
	const char *text = piece->marked;
	const char *middle = text[0] == '[' ? strstr(text, "](") : NULL;
	size_t len = strlen(text);
	if (!middle || strncmp(middle, "](http", 6) != 0 || strchr(middle, ')') != text + len - 1) {
		return;
	}
	piece->kind = BLOCK_LINK;
	piece->target =
		arena_copy(reading->arena, middle + 2, len - 1 - (size_t)(middle + 2 - text));
	piece->marked = arena_copy(reading->arena, text + 1, (size_t)(middle - text - 1));
}

static void read_block(struct reading *reading, const char *text) {
	if (!*text || strcmp(text, PASSAGE_NONE) == 0) {
		return;
	}
	size_t indent = strspn(text, " "), digits = number_mark(text + indent);
	const char *at = text + indent;
	size_t marks = strspn(at, "#");
	struct piece piece = {.kind = BLOCK_PARAGRAPH, .level = (int)indent / 2};
	if (marks >= 2 && marks <= 6 && at[marks] == ' ') {
		piece.kind = BLOCK_HEADING;
		piece.level = (int)marks;
		at += marks + 1;
	} else if (strncmp(at, "- ", 2) == 0) {
		piece.kind = BLOCK_BULLET;
		at += 2;
	} else if (digits) {
		piece.kind = BLOCK_STEP;
		sscanf(at, "%d", &piece.number);
		at += digits;
	} else if (strncmp(at, "> ", 2) == 0) {
		at = read_note(reading, at, &piece);
	} else if (strncmp(at, "| ", 2) == 0) {
		at = read_row(reading, at, &piece);
	} else if (!indent && !reading->pieces.count && reading->source) {
		piece = *reading->source;
	}
	piece.marked = at;
	if (piece.kind == BLOCK_PARAGRAPH) {
		find_link(reading, &piece);
	}
	piece.line = reading->source ? reading->source->line : 0;
	vec_push(&reading->pieces, piece);
}

struct pieces passage_read(struct arena *arena, const char *text, const struct piece *source) {
	struct reading reading = {.arena = arena, .source = source};
	while (*text) {
		const char *end = strstr(text, "\n\n");
		size_t len = end ? (size_t)(end - text) : strlen(text);
		const char *block = arena_copy(arena, text, len);
		if (strcmp(block, PASSAGE_NONE) == 0) {
			reading.source = NULL;
		}
		read_block(&reading, block);
		text += len;
		text += strspn(text, "\n");
	}
	struct pieces pieces = {
		arena_alloc(arena, (reading.pieces.count + 1) * sizeof *pieces.items),
		reading.pieces.count};
	for (size_t i = 0; i < pieces.count; i++) {
		pieces.items[i] = reading.pieces.items[i];
		pieces.items[i].line = source ? source->line : 0;
	}
	vec_finish(&reading.pieces);
	return pieces;
}

/* ---- writing ---- */

/* Text behind no mark: a backslash keeps its start from being read as one. */
static void write_bare(struct str *out, const char *text) {
	size_t digits = number_mark(text);
	if (digits) {
		str_append_bytes(out, text, digits - 2);
		str_append(out, "\\");
		text += digits - 2;
	} else if (strchr("#->|", *text) && *text) {
		str_append(out, "\\");
	}
	str_append(out, text);
}

static void write_row(struct str *out, const struct piece *piece) {
	str_printf(out, "| %s |", piece->marked);
	if (piece->is_header) {
		str_append(out, "\n| - |");
	}
}

static void write_block(struct str *out, const struct piece *piece) {
	const char *text = piece->marked ? piece->marked : "";
	int lists = piece->kind == BLOCK_HEADING || piece->kind == BLOCK_NOTE ? 0 : piece->level;
	str_printf(out, "%*s", lists * 2, "");
	switch (piece->kind) {
	case BLOCK_HEADING: str_printf(out, "%.*s %s", piece->level, "######", text); break;
	case BLOCK_BULLET: str_printf(out, "- %s", text); break;
	case BLOCK_STEP: str_printf(out, "%d. %s", piece->number, text); break;
	case BLOCK_NOTE:
		if (piece->level) {
			str_printf(out, "> %s", text);
		} else {
			str_printf(out, "> [!%s] %s", NOTES[piece->note], text);
		}
		break;
	case BLOCK_TABLE_ROW: write_row(out, piece); break;
	case BLOCK_LINK: str_printf(out, "[%s](%s)", text, piece->target); break;
	case BLOCK_PARAGRAPH:
	case BLOCK_IMAGE: write_bare(out, text); break;
	}
}

static bool is_same_kind(const struct piece *a, const struct piece *b) {
	bool same_target =
		a->kind != BLOCK_LINK || b->kind != BLOCK_LINK || strcmp(a->target, b->target) == 0;
	return a->kind == b->kind && a->note == b->note && a->level == b->level &&
		a->number == b->number && a->is_header == b->is_header && same_target;
}

void passage_write(
	struct str *out, const struct piece *pieces, size_t count, const struct piece *source) {
	bool is_like = count && is_same_kind(&pieces[0], source) && pieces[0].marked;
	if (count == 1 && is_like && !passage_is(pieces[0].marked)) {
		str_append(out, pieces[0].marked);
		return;
	}
	if (!is_like || source->kind == BLOCK_LINK) {
		str_append(out, PASSAGE_NONE);
	}
	for (size_t i = 0; i < count; i++) {
		bool is_first = i == 0 && is_like && source->kind != BLOCK_LINK;
		str_append(out, is_first ? "" : "\n\n");
		if (is_first) {
			write_bare(out, pieces[i].marked);
		} else {
			write_block(out, &pieces[i]);
		}
	}
}
