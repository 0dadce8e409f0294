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

/* Draws page `page`. With `has_text` the text goes along with its glyphs, for surfaces that keep it
 * (cairo_show_text_glyphs). False and `err` when cairo refused something. */
bool ink_draw(struct ink *ink, cairo_t *cairo, const struct layout *layout, int page, bool has_text,
	struct err *err);
