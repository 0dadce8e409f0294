// SPDX-License-Identifier: GPL-3.0-or-later
/* Cover onto pixels. */
#pragma once
#include <stdint.h>

struct pixmap;

/* Blends `colour` (0xAARRGGBB) through a w × h map of cover, rows `stride` bytes apart, whose top
 * left corner is x, y, inside the pixmap's clip. */
void blend_cover(struct pixmap *pixmap, const uint8_t *cover, int w, int h, int stride, int x,
	int y, uint32_t colour);

/* Adds one map of cover to another, saturating; what lies outside is left out. */
void blend_add(uint8_t *to, int to_w, int to_h, const uint8_t *cover, int w, int h, int x, int y);
