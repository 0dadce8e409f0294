// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside paper/ only: a laid-out page drawn with cairo, in dots, whatever the surface below. */
#pragma once
#include <cairo.h>
#include <stdbool.h>

struct err;
struct fontset;
struct ink;
struct layout;

/* What drawing needs of the fonts; they are opened when first drawn. NULL and `err` where FreeType
 * does not start. */
struct ink *ink_create(struct fontset *fonts, struct err *err);

/* To be called when every surface drawn on is finished. NULL is fine. */
void ink_destroy(struct ink *ink);

/* What is drawn of a page. */
enum ink_part {
	INK_ALL,   /* in black and white; text goes along with its glyphs, for surfaces that keep it
	              (cairo_show_text_glyphs) */
	INK_BLACK, /* what is black */
	INK_WHITE  /* what is white, in black */
};

/* Whether a mark of that part may reach between `top` and `bottom`, in the layout's dots. */
bool ink_is_there(
	const struct layout *layout, int page, enum ink_part part, double top, double bottom);

/* Draws page `page`, or what of it is inside cairo's clip. False and `err` when cairo refused
 * something. */
bool ink_draw(struct ink *ink, cairo_t *cairo, const struct layout *layout, int page,
	enum ink_part part, struct err *err);
