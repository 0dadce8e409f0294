// SPDX-License-Identifier: GPL-3.0-or-later
/* Rasterised glyphs, 8 bits of cover a pixel, kept by font, size, glyph and quarter of a pixel,
 * within a limit of memory: the least recently used go first. */
#pragma once
#include <stddef.h>
#include <stdint.h>

struct font;

struct glyph {
	int left, top; /* of the bitmap from the pen; y grows downwards */
	int w, h;
	uint8_t cover[];
};

struct glyph_slot;

/* Zeroed before the first use. */
struct glyph_cache {
	struct glyph_slot **table;
	size_t count, room;
	size_t bytes;
	struct glyph_slot *newest, *oldest;
};

#define GLYPH_CACHE_BYTES ((size_t)4 << 20)
#define GLYPH_QUARTERS 4 /* places of the pen inside a pixel, along the line */

/* The glyph of `font` at `size` (1/64 px an em), drawn `quarter`/4 px to the right of a pixel's
 * border. Lent until the next call. NULL where the font cannot draw it. */
const struct glyph *glyph_get(
	struct glyph_cache *cache, struct font *font, int size, uint32_t id, int quarter);
void glyph_cache_finish(struct glyph_cache *cache); /* empties it; may be used again */
