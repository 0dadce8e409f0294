// SPDX-License-Identifier: GPL-3.0-or-later
/* Rectangles and pixels, the shapes that drawing, layout and windows speak of. */
#pragma once
#include <stdint.h>

struct rect {
	int x, y, w, h; /* pixels; y grows downwards */
};

/* A lent view of pixels: 0xAARRGGBB a pixel, rows `stride` pixels apart. Drawing stays inside
 * `clip`. */
struct pixmap {
	uint32_t *pixels;
	int w, h, stride;
	struct rect clip;
};

static inline struct rect rect_intersect(struct rect a, struct rect b) {
	int x = a.x > b.x ? a.x : b.x, y = a.y > b.y ? a.y : b.y;
	int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
	int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
	return (struct rect){x, y, right > x ? right - x : 0, bottom > y ? bottom - y : 0};
}
