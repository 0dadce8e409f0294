// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the layout only: what its files share while a page is made. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "paper/layout.h"
#include "paper/slip.h"
#include "text/para.h"

struct arena;

#define BAND_PAD 18.0f
#define GAP 16.0f      /* between blocks */
#define ICON_GAP 14.0f /* between an icon and its text */
#define OVERHANG 8.0f  /* that gaps and margins have room for */
#define LEAST_TYPE 18.0f

struct layout {
	const struct sheet *sheet;
	struct arena *arena;
	VEC(struct mark) marks;
	int page_count;
	int height_dots;
	int missing;
	bool is_rtl;
	char *title, *author, *lang;
};

/* Where the next block goes in a column. */
struct column {
	int page;
	float x, y, w;
};

/* What a layout needs while it is made. */
struct work {
	struct layout *layout;
	struct fontset *fonts;
	const struct slip *slip;
	struct err *err;
	bool failed;
	float factor; /* of type */
	size_t first; /* the block's first mark */
};

/* How a text is set. */
struct type {
	float size;
	int weight;
	const char *lang;
	bool is_white, is_centred;
	bool at_left; /* as the head: not mirrored */
	bool at_end;
	bool is_narrow; /* as wide as its text, measured only */
};

/* The mark, lent until the next one is added. */
struct mark *layout_mark_add(struct work *work, struct mark mark);

/* The paragraph in `w` dots (0: on one line); NULL and work->failed where the text is not UTF-8. */
struct para *layout_para(struct work *work, const struct type *type, const char *utf8, float w);

/* Adds the text at x, y in `w` dots; the height it takes. NULL and "" take none. */
float layout_text_add(
	struct work *work, float x, float y, float w, struct type type, const char *utf8);

/* How wide the text is on one line; how wide its widest word is. */
float layout_text_width(struct work *work, struct type type, const char *utf8);
float layout_word_width(struct work *work, struct type type, const char *utf8);

const char *layout_visitor(const struct work *work); /* the visitor's language */

/* Both languages, one under the other; size and weight of `type` are the visitor's. */
float layout_pair_add(struct work *work, float x, float y, float w, struct type type,
	float host_size, struct slip_text text);

/* Marks `from` to `to`, `h` dots high together, go to the middle of `room` dots. */
void layout_centre(struct work *work, size_t from, size_t to, float h, float room);

/* The icon at the start of `w` dots from x on; x and w become those of the text beside it. */
void layout_icon_add(struct work *work, const struct slip_block *block, float size, float *x,
	float *w, float y, bool is_white);

float layout_line_draw(struct work *work, float x, float y, float w, const struct slip_line *line);
/* A fact's or a step's lines below each other; the height they take. */
float layout_lines_draw(
	struct work *work, float x, float y, float w, const struct slip_block *block);

/* Any block at the top of nowhere, in the column's x and w; the height it takes. */
float layout_block_draw(struct work *work, const struct column *at, const struct slip_block *block);
float layout_hours_draw(struct work *work, const struct column *at, const struct slip_block *block);
float layout_step_draw(struct work *work, const struct column *at, const struct slip_block *block);
