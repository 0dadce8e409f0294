// SPDX-License-Identifier: GPL-3.0-or-later
/* A paragraph broken into lines and shaped, ready to paint. Immutable but for its tile.
 * Order follows UAX #9, breaks UAX #14, scripts UAX #24. The explicit embeddings and overrides
 * LRE RLE PDF LRO RLO of the text are ignored, isolates are kept. */
#pragma once
#include "base/geometry.h"
#include "text/leading.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct font;
struct fontset;
struct para;

enum para_align { PARA_START, PARA_CENTRE, PARA_END };
enum para_dir {
	PARA_DIR_LANG, /* the direction of the language's script */
	PARA_DIR_AUTO, /* the first strong character's, the language's where there is none */
	PARA_DIR_LTR,
	PARA_DIR_RTL
};

struct para_style {
	const char *lang; /* BCP 47 */
	float size_px;    /* the em before the script's size factor */
	int weight;       /* 400 or 700 */
	enum para_align align;
	enum para_leading leading;
	bool has_script_factor; /* set Arabic, Nastaliq, Thai, Lao and CJK at their own size */
	enum para_dir dir;
	int max_lines; /* lay out no more than these; 0 = any number */
};

/* A stretch of the text, in bytes, with a style of its own. Spans are in order and do not overlap;
 * a border inside a cluster moves to its start. */
struct para_span {
	size_t start, end;
	int weight;       /* 0 = the paragraph's */
	int colour;       /* index into the colours of para_paint */
	const char *lang; /* NULL = the paragraph's */
};

/* Glyphs of a run stand in visual order. Distances in 1/64 px. */
struct para_glyph {
	uint32_t id;     /* in the run's font; 0 = no glyph for it */
	uint32_t byte;   /* where its cluster begins in the text */
	int32_t advance; /* along the line */
	int32_t x, y;    /* moves the drawing only; y grows upwards */
};

/* Glyphs of one font, level and colour on one line. */
struct para_run {
	const struct font *font; /* lent by the fontset; see text/font.h */
	float size_px;           /* script factor included */
	int level;               /* UAX #9; odd runs from right to left */
	int colour;
	float left_px; /* from the left edge of the paragraph */
	float advance_px;
	size_t start, end; /* bytes */
	const struct para_glyph *glyphs;
	size_t glyph_count;
};

struct para_line {
	size_t start, end; /* bytes; trailing spaces included, newline not */
	float width_px;    /* without trailing spaces */
	float left_px;     /* where it begins in the paragraph, by align and direction */
	float top_px;      /* of the line box, from the paragraph's top */
	float height_px;
	float baseline_px;           /* from the paragraph's top */
	size_t first_run, run_count; /* in visual order, left to right */
	int missing;                 /* characters without a glyph, and U+FFFD */
};

/* Lays out `len` bytes of UTF-8; copies the text. `width_px` <= 0 breaks at newlines only and
 * aligns within the widest line. A word that does not fit is broken between clusters.
 * At most PARA_MAX_BYTES. NULL and `err` if the bytes are not UTF-8 or are too many. */
struct para *para_create(struct fontset *fonts, const struct para_style *style,
	const struct para_span *spans, size_t span_count, const char *utf8, size_t len,
	float width_px, struct err *err);
void para_destroy(struct para *para);

#define PARA_MAX_BYTES (64u << 20)
#define PARA_MAX_MARKS 30 /* extending characters shown per cluster (UAX #15 stream-safe) */

float para_width_px(const struct para *para);   /* the widest line */
float para_height_px(const struct para *para);  /* all line boxes */
float para_word_px(const struct para *para);    /* the widest piece without a break opportunity */
int para_line_count(const struct para *para);   /* at least 1 */
bool para_breaks_word(const struct para *para); /* a word had to be broken between clusters */
bool para_is_cut(const struct para *para);      /* max_lines left text out */
int para_missing(const struct para *para);
bool para_is_rtl(const struct para *para);

const struct para_line *para_line(const struct para *para, int index);
const struct para_run *para_run(const struct para *para, size_t index);
size_t para_run_count(const struct para *para);

/* Blends the paragraph at x, y (its top left corner) inside the pixmap's clip. `colours` are
 * 0xAARRGGBB by the spans' colour index; an index without a colour takes colours[0]. */
void para_paint(struct para *para, struct fontset *fonts, struct pixmap *pixmap, int x, int y,
	const uint32_t *colours, size_t colour_count);

/* Where a caret before the character at `byte` stands, in px from the left edge of the paragraph;
 * *line (may be NULL) is its line. `byte` may be the text's length. */
float para_caret_px(const struct para *para, size_t byte, int *line);

/* The box of all ink, from the paragraph's top left corner; it may reach outside the line boxes'
 * width, never outside their height. */
struct rect para_ink(const struct para *para);
