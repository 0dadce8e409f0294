// SPDX-License-Identifier: GPL-3.0-or-later
/* One icon of the face "materialdesignicons". */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct font;
struct fontset;
struct pixmap;

/* Blends the icon `code` into the square of `size_px` whose top left corner is x, y. The square is
 * the em box, as in the font's own drawings. `colour` is 0xAARRGGBB. Mirrored left to right where
 * asked. Draws nothing where the face lacks it. */
void icon_paint(struct fontset *fonts, uint32_t code, int size_px, struct pixmap *pixmap, int x,
	int y, uint32_t colour, bool is_mirrored);

/* The icon as a glyph, for painters of their own: its font, its id, and how far below the top of its
 * square the baseline is, in em. NULL where the face lacks it. */
const struct font *icon_glyph(
	struct fontset *fonts, uint32_t code, uint32_t *glyph, float *baseline);
