// SPDX-License-Identifier: GPL-3.0-or-later
// Written at the end of a page, because only then it is known which heading levels it uses and which
// lists stand beside each other.
#include "author/import_block.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* The page's heading levels as 2, 3, 4 in their order, however they were chosen. */
static void settle_headings(struct import_blocks *blocks) {
	bool is_used[10] = {false};
	for (size_t i = 0; i < blocks->count; i++) {
		if (blocks->items[i].kind == OUT_HEADING) {
			is_used[blocks->items[i].level] = true;
		}
	}
	int levels[10], next = 2;
	for (int i = 0; i < 10; i++) {
		levels[i] = next;
		next += is_used[i] && next < 6;
	}
	for (size_t i = 0; i < blocks->count; i++) {
		struct import_block *block = &blocks->items[i];
		if (block->kind == OUT_HEADING) {
			block->level = levels[block->level];
		}
	}
}

/* Letters and digits only, so that a colon more or less makes no difference. */
static bool is_same_title(const char *a, const char *b) {
	for (;; a++, b++) {
		a += strspn(a, " \\:.–-");
		b += strspn(b, " \\:.–-");
		if (tolower((unsigned char)*a) != tolower((unsigned char)*b) || !*a) {
			return !*a && !*b;
		}
	}
}

static void write_lines(struct str *out, const char *text, int indent, const char *mark) {
	for (const char *at = text; *at;) {
		size_t len = strcspn(at, "\n");
		str_printf(out, "%*s%s%.*s\n", at == text ? 0 : indent, "", at == text ? "" : mark,
			(int)len, at);
		at += len + (at[len] == '\n');
	}
}

static void write_block(struct str *out, const struct import_block *block, bool is_other_mark) {
	char number[16];
	switch (block->kind) {
	case OUT_HEADING: str_printf(out, "%.*s %s\n", block->level, "######", block->text); break;
	case OUT_PARAGRAPH:
		str_printf(out, "%*s", block->indent, "");
		write_lines(out, block->text, block->indent, "");
		break;
	case OUT_ITEM:
		snprintf(number, sizeof number, "%d%c ", block->number, is_other_mark ? ')' : '.');
		str_printf(out, "%*s%s", block->indent, "", block->is_ordered ? number : "- ");
		write_lines(out, block->text,
			block->indent + (block->is_ordered ? (int)strlen(number) : 2), "");
		break;
	case OUT_NOTE:
		str_printf(out, "> [!%s]\n> ", block->note);
		write_lines(out, block->text, 0, "> ");
		break;
	case OUT_ROW:
		str_printf(out, "%s\n", block->text);
		for (size_t i = 0; block->is_header && i < block->cell_count; i++) {
			str_printf(out, "| --- %s", i + 1 == block->cell_count ? "|\n" : "");
		}
		break;
	}
}

/* Lines of one list and one table touch; anything else has an empty line before it. */
static void write_blocks(const struct import_blocks *blocks, struct str *out) {
	bool is_other_mark = true;
	int last_ordered = 0;
	const struct import_block *last = NULL;
	for (size_t i = 0; i < blocks->count; i++) {
		const struct import_block *block = &blocks->items[i];
		bool touches = last &&
			((block->kind == OUT_ITEM && last->kind == OUT_ITEM &&
				 block->list == last->list) ||
				(block->kind == OUT_ROW && last->kind == OUT_ROW &&
					!block->is_header));
		if (block->kind == OUT_ITEM && block->is_ordered && block->list != last_ordered) {
			is_other_mark = !is_other_mark;
			last_ordered = block->list;
		}
		str_append(out, last && !touches ? "\n" : "");
		write_block(out, block, is_other_mark);
		last = block;
	}
}

static void drop_title(struct import_blocks *blocks, const char *title) {
	struct import_block *first = blocks->items;
	if (blocks->count > 1 && first->kind == OUT_HEADING && title &&
		is_same_title(first->text, title)) {
		memmove(first, first + 1, --blocks->count * sizeof *first);
	}
}

void import_blocks_write(struct import_blocks *blocks, const char *title, struct str *out) {
	drop_title(blocks, title);
	settle_headings(blocks);
	write_blocks(blocks, out);
}
