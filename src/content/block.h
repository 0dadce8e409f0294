// SPDX-License-Identifier: GPL-3.0-or-later
/* An article's body: blocks in reading order, each with its text and the spans in it, and the
 * compact bytes they are stored as. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct str;

enum block_kind {
	BLOCK_HEADING = 1,
	BLOCK_PARAGRAPH = 2,
	BLOCK_STEP = 3,
	BLOCK_BULLET = 4,
	BLOCK_NOTE = 5,
	BLOCK_TABLE_ROW = 6,
	BLOCK_IMAGE = 7,
	BLOCK_LINK = 8, /* a link out of the pack, alone in its paragraph: shown as a QR code */
};

enum note_kind { NOTE_NOTE, NOTE_TIP, NOTE_IMPORTANT, NOTE_WARNING, NOTE_CAUTION };

/* A stretch of a text in bytes, `end` exclusive. Spans are in order, never empty, and do not
 * overlap. */
struct block_span {
	size_t start, end;
	bool is_bold;
	const char *target; /* "article:id", "service:id", "https://…"; NULL: not a link */
};

struct block_cell {
	const char *text; /* UTF-8, never NULL */
	const struct block_span *spans;
	size_t span_count;
};

struct block {
	enum block_kind kind;
	enum note_kind note; /* BLOCK_NOTE */

	/* Heading: 2 to 6 (the title is 1). Step, bullet: depth in lists, 0 at the outside.
	 * Paragraph, image, link: depth of the list item they belong to, 0 outside lists, 1 inside an
	 * outermost item. Note: 0 starts a note, 1 is a further paragraph of the one before. */
	int level;
	int number;        /* step: as counted, from 1; else 0 */
	bool is_header;    /* table row: the first one, with the columns' names */
	bool is_unchecked; /* translated, and nobody has checked it */

	/* UTF-8, '\n' a hard break, never NULL. Of an image its description, of a link out the words
	 * shown, of a table row "". */
	const char *text;
	const struct block_span *spans;
	size_t span_count;

	const struct block_cell *cells; /* table row */
	size_t cell_count;
	const char *target; /* BLOCK_IMAGE: images.id; BLOCK_LINK: the address; else NULL */
};

/* Appends the stored form of `count` blocks to `out`. The form: a version byte, then counts and
 * lengths as LEB128, texts as length and bytes. */
void block_encode(struct str *out, const struct block *blocks, size_t count);

/* Reads that form into `arena`. Every length is checked, every text must be UTF-8 without a zero
 * byte, spans must be in order, within their text and on its characters: false on anything else,
 * nothing is written then. */
bool block_decode(struct arena *arena, const void *data, size_t len, const struct block **blocks,
	size_t *count);
