// SPDX-License-Identifier: GPL-3.0-or-later
/* The body of an article: CommonMark with tables, as a list of blocks whose texts are messages. Raw
 * HTML is refused. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "content/block.h"

struct arena;
struct problems;

/* A block in the source language; its numbers mean what they mean in struct block. */
struct piece {
	enum block_kind kind;
	enum note_kind note;
	int level, number;
	bool is_header;
	const char *marked; /* the message, with marks as author/inline.h reads them; a table row's
	                       cells are parted by " | "; NULL where nothing is to be translated */
	const char *target; /* BLOCK_IMAGE: the file as written; BLOCK_LINK: the address */
	int line;
};

struct pieces {
	struct piece *items; /* in the arena */
	size_t count;
};

/* Parses `len` bytes that begin in line `first_line` of `file`. Mistakes go to `problems`. */
struct pieces markdown_read(struct arena *arena, const char *file, const char *text, size_t len,
	int first_line, struct problems *problems);

/* The cells of a table row's message or of its translation, unescaped pipes parting them; returns
 * how many there are and writes at most `room`. */
struct markdown_cell {
	const char *marked; /* lent from the row, not terminated */
	size_t len;
};
size_t markdown_cells(const char *row, struct markdown_cell *cells, size_t room);

/* What a translator is told the piece is: "step", "heading", … */
const char *markdown_what(const struct piece *piece);

/* True if that is what markdown_what() says of some piece. */
bool markdown_is_what(const char *what);
