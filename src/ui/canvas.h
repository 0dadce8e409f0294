// SPDX-License-Identifier: GPL-3.0-or-later
/* Shapes into pixels: filled and framed rounded rectangles, arches, images, QR modules. All
 * measures are pixels; nothing is drawn outside the pixmap's clip; colours are 0xAARRGGBB, and
 * one with alpha 0 draws nothing. Corners are the only anti-aliased parts: coverage masks of
 * quarter circles, kept by radius. */
#pragma once
#include "base/geometry.h"
#include <stdbool.h>
#include <stdint.h>

enum { CORNER_TOP = 1, CORNER_BOTTOM = 2, CORNER_ALL = 3 };

void canvas_fill(struct pixmap *pixmap, struct rect rect, uint32_t colour);

/* `radius` is cut to half the shorter side; `corners` says which pair is round. */
void canvas_round(
	struct pixmap *pixmap, struct rect rect, int radius, int corners, uint32_t colour);

/* A frame `width` wide inside `rect`. */
void canvas_ring(struct pixmap *pixmap, struct rect rect, int radius, int width, uint32_t colour);
void canvas_dashes(struct pixmap *pixmap, struct rect rect, int radius, int width, uint32_t colour);

/* A door: the upper half is a half circle. */
void canvas_arch(struct pixmap *pixmap, struct rect rect, uint32_t colour);

/* `image` stretched over `rect`; its alpha counts. */
void canvas_image(struct pixmap *pixmap, struct rect rect, const struct pixmap *image);

/* `size` × `size` modules (1 = black) as squares of whole pixels on white, with the quiet zone of
 * four modules, centred in `rect`. Returns the pixels a module took: under 4 it reads badly. */
int canvas_qr(struct pixmap *pixmap, struct rect rect, const unsigned char *modules, int size);
