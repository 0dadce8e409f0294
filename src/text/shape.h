// SPDX-License-Identifier: GPL-3.0-or-later
/* Items to glyphs by HarfBuzz: with the language, and the whole paragraph as context, so that
 * letters join across borders of style and font. */
#pragma once
#include "base/mem.h"
#include "text/para.h"

#include <hb.h>

struct decoded;
struct item;

/* Set beside a glyph's id: a line cut before its cluster needs shaping anew. */
#define GLYPH_UNSAFE (1u << 31)
#define GLYPH_ID(glyph) ((glyph)->id & 0xffffff)

/* Zeroed before the first use. */
struct shaper {
	hb_buffer_t *buffer;
	VEC(struct para_glyph) glyphs; /* of all items, visual order inside each */
};

/* Shapes the bytes start..end of the item at `size` (1/64 px an em) and appends their glyphs;
 * returns how many. */
size_t shape(struct shaper *shaper, const struct decoded *text, const struct item *item,
	uint32_t start, uint32_t end, int size);
void shaper_finish(struct shaper *shaper);
