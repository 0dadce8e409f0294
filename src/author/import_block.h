// SPDX-License-Identifier: GPL-3.0-or-later
/* The blocks that a page of foreign HTML is made of, and their Markdown. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum import_block_kind { OUT_HEADING, OUT_PARAGRAPH, OUT_ITEM, OUT_NOTE, OUT_ROW };

struct import_block {
	enum import_block_kind kind;
	int level;  /* heading: 1 to 6 as in the HTML; item, paragraph: items it stands in */
	int indent; /* columns before the block */
	int list;   /* of an item: its list's number, from 1 */
	bool is_ordered, is_header;
	int number;
	size_t cell_count;
	const char *note;
	const char *text; /* Markdown; a row's has its bars */
};

struct import_blocks {
	struct import_block *items;
	size_t count, room;
};

/* Appends the blocks as the Markdown of an article: the heading levels that the page uses become 2, 3,
 * 4 in their order; a first heading that only repeats `title` (NULL: none) is taken out. */
void import_blocks_write(struct import_blocks *blocks, const char *title, struct str *out);
