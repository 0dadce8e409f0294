// SPDX-License-Identifier: GPL-3.0-or-later
// Two channels a multiplication: 0x00RR00BB and 0x00AA00GG each take one. Most of a tile is empty
// and most of the rest is full, so eight empty pixels are skipped at once.
#include "text/blend.h"

#include "base/geometry.h"

#include <stddef.h>

#include <string.h>

static inline uint32_t mix(uint32_t under, uint32_t over, uint32_t alpha) {
	uint32_t keep = 256 - alpha;
	uint32_t rb = ((over & 0xff00ff) * alpha + (under & 0xff00ff) * keep) >> 8 & 0xff00ff;
	uint32_t ag =
		((over >> 8 & 0xff00ff) * alpha + (under >> 8 & 0xff00ff) * keep) & 0xff00ff00;
	return rb | ag;
}

static void blend_row(uint32_t *to, const uint8_t *cover, int count, uint32_t colour) {
	uint32_t opacity = colour >> 24, solid = colour | 0xff000000;
	opacity += opacity >> 7;
	for (int i = 0; i < count; i++) {
		uint64_t eight;
		while (i + 8 <= count && (memcpy(&eight, cover + i, 8), eight == 0)) {
			i += 8;
		}
		if (i >= count || !cover[i]) {
			continue;
		}
		uint32_t alpha = (cover[i] + (cover[i] >> 7u)) * opacity >> 8;
		to[i] = alpha == 256 ? solid : mix(to[i], solid, alpha);
	}
}

void blend_cover(struct pixmap *pixmap, const uint8_t *cover, int w, int h, int stride, int x,
	int y, uint32_t colour) {
	struct rect all = {0, 0, pixmap->w, pixmap->h};
	struct rect seen =
		rect_intersect(rect_intersect(all, pixmap->clip), (struct rect){x, y, w, h});
	for (int row = seen.y; row < seen.y + seen.h && seen.w > 0; row++) {
		blend_row(pixmap->pixels + (ptrdiff_t)row * pixmap->stride + seen.x,
			cover + (ptrdiff_t)(row - y) * stride + (seen.x - x), seen.w, colour);
	}
}

void blend_add(uint8_t *to, int to_w, int to_h, const uint8_t *cover, int w, int h, int x, int y) {
	int left = x < 0 ? -x : 0, right = x + w > to_w ? to_w - x : w;
	for (int row = y < 0 ? -y : 0; row < h && y + row < to_h; row++) {
		uint8_t *line = to + (ptrdiff_t)(y + row) * to_w + x;
		const uint8_t *from = cover + (ptrdiff_t)row * w;
		for (int i = left; i < right; i++) {
			unsigned sum = line[i] + (unsigned)from[i];
			line[i] = (uint8_t)(sum > 255 ? 255 : sum);
		}
	}
}
