// SPDX-License-Identifier: GPL-3.0-or-later
// Straight spans are set with wmemset, which the C library does with wide stores; corners blend
// row by row from a quarter circle's coverage. Masks stay for the life of the program: a page
// needs about ten radii.
#include "ui/canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"

#define MASK_MAX_RADIUS 1024

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wmemset sets pixels");

/* Coverage of the upper left quarter: radius × radius bytes. */
static const unsigned char *quarter(int radius) {
	static unsigned char *masks[MASK_MAX_RADIUS + 1];
	if (!masks[radius]) {
		unsigned char *mask = mem_alloc((size_t)radius * (size_t)radius + 1);
		for (int y = 0; y < radius; y++) {
			for (int x = 0; x < radius; x++) {
				float dx = (float)radius - (float)x - 0.5f;
				float dy = (float)radius - (float)y - 0.5f;
				float cover = (float)radius - sqrtf(dx * dx + dy * dy) + 0.5f;
				cover = fminf(fmaxf(cover, 0), 1);
				mask[y * radius + x] = (unsigned char)lroundf(cover * 255);
			}
		}
		masks[radius] = mask;
	}
	return masks[radius];
}

static inline uint32_t blend(uint32_t under, uint32_t colour, uint32_t alpha) {
	uint32_t rest = 255 - alpha;
	uint32_t rb = (colour & 0xFF00FF) * alpha + (under & 0xFF00FF) * rest + 0x800080;
	uint32_t g = (colour >> 8 & 0xFF) * alpha + (under >> 8 & 0xFF) * rest + 0x80;
	rb = (rb + (rb >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
	g = (g + (g >> 8)) >> 8 & 0xFF;
	return 0xFF000000u | rb | g << 8;
}

/* One colour over a row: the scrim is two thirds of a page of it, so it is worth vectors. */
static void wash(uint32_t *row, size_t count, uint32_t colour, uint32_t alpha) {
	unsigned char *bytes = (unsigned char *)row;
	uint16_t rest = (uint16_t)(255 - alpha), add[16];
	for (int i = 0; i < 16; i++) {
		add[i] = (uint16_t)((colour >> (i % 4 * 8) & 0xFF) * alpha + 0x80);
		add[i] = i % 4 == 3 ? (uint16_t)(255 * alpha + 0x80) : add[i];
	}
	size_t whole = count / 4;
	for (size_t k = 0; k < whole; k++) {
		for (int i = 0; i < 16; i++) {
			uint16_t t = (uint16_t)(bytes[k * 16 + (size_t)i] * rest + add[i]);
			bytes[k * 16 + (size_t)i] = (unsigned char)((t + (t >> 8)) >> 8);
		}
	}
	for (size_t x = whole * 4; x < count; x++) {
		row[x] = blend(row[x], colour, alpha);
	}
}

static void span(struct pixmap *pixmap, int x, int right, int y, uint32_t colour) {
	const struct rect *clip = &pixmap->clip;
	x = x < clip->x ? clip->x : x;
	right = right > clip->x + clip->w ? clip->x + clip->w : right;
	if (x >= right || y < clip->y || y >= clip->y + clip->h) {
		return;
	}
	uint32_t *row = pixmap->pixels + (size_t)y * (size_t)pixmap->stride;
	uint32_t alpha = colour >> 24;
	if (alpha == 255) {
		wmemset((wchar_t *)(row + x), (wchar_t)colour, (size_t)(right - x));
		return;
	}
	wash(row + x, (size_t)(right - x), colour, alpha);
}

static inline void dot(struct pixmap *pixmap, int x, int y, uint32_t colour, unsigned cover) {
	const struct rect *clip = &pixmap->clip;
	if (cover && x >= clip->x && x < clip->x + clip->w && y >= clip->y &&
		y < clip->y + clip->h) {
		uint32_t *pixel = pixmap->pixels + (size_t)y * (size_t)pixmap->stride + x;
		*pixel = blend(*pixel, colour, cover * (colour >> 24) / 255);
	}
}

void canvas_fill(struct pixmap *pixmap, struct rect rect, uint32_t colour) {
	rect = rect_intersect(rect, pixmap->clip);
	if (colour >> 24) {
		for (int y = rect.y; y < rect.y + rect.h; y++) {
			span(pixmap, rect.x, rect.x + rect.w, y, colour);
		}
	}
}

static int cut_radius(struct rect rect, int radius) {
	int side = rect.w < rect.h ? rect.w : rect.h;
	radius = radius > side / 2 ? side / 2 : radius;
	int cut = radius > MASK_MAX_RADIUS ? MASK_MAX_RADIUS : radius;
	return cut > 0 ? cut : 0; /* a box without corners says -1 */
}

/* One row of rounded corners: `mask` is that row's coverage from the outside in. */
static void corner_row(struct pixmap *pixmap, struct rect rect, int y, int radius,
	const unsigned char *mask, uint32_t colour) {
	int x = 0;
	for (; x < radius && mask[x] < 255; x++) {
		dot(pixmap, rect.x + x, y, colour, mask[x]);
		dot(pixmap, rect.x + rect.w - 1 - x, y, colour, mask[x]);
	}
	span(pixmap, rect.x + x, rect.x + rect.w - x, y, colour);
}

void canvas_round(
	struct pixmap *pixmap, struct rect rect, int radius, int corners, uint32_t colour) {
	struct rect seen = rect_intersect(rect, pixmap->clip);
	if (!(colour >> 24) || seen.w == 0 || seen.h == 0) {
		return;
	}
	radius = cut_radius(rect, radius);
	const unsigned char *mask = quarter(radius);
	for (int y = seen.y; y < seen.y + seen.h; y++) {
		int top = y - rect.y, bottom = rect.y + rect.h - 1 - y;
		if (top < radius && corners & CORNER_TOP) {
			corner_row(pixmap, rect, y, radius, mask + top * radius, colour);
		} else if (bottom < radius && corners & CORNER_BOTTOM) {
			corner_row(pixmap, rect, y, radius, mask + bottom * radius, colour);
		} else {
			span(pixmap, rect.x, rect.x + rect.w, y, colour);
		}
	}
}

/* One row of a frame's corner: outer coverage less the inner's. */
static void ring_row(struct pixmap *pixmap, struct rect rect, int y, int top, int radius, int width,
	uint32_t colour) {
	int inner = radius - width > 0 ? radius - width : 0;
	const unsigned char *out = quarter(radius), *in = quarter(inner);
	int last = radius > width ? radius : width;
	for (int x = 0; x < last; x++) {
		unsigned cover = x < radius && top < radius ? out[top * radius + x] : 255;
		if (x >= width && top >= width && inner) {
			unsigned less = in[(top - width) * inner + (x - width)];
			cover = cover > less ? cover - less : 0;
		}
		dot(pixmap, rect.x + x, y, colour, cover);
		dot(pixmap, rect.x + rect.w - 1 - x, y, colour, cover);
	}
	if (top < width) {
		span(pixmap, rect.x + last, rect.x + rect.w - last, y, colour);
	}
}

void canvas_ring(struct pixmap *pixmap, struct rect rect, int radius, int width, uint32_t colour) {
	struct rect seen = rect_intersect(rect, pixmap->clip);
	if (!(colour >> 24) || width <= 0 || seen.w == 0 || seen.h == 0) {
		return;
	}
	radius = cut_radius(rect, radius);
	int edge = radius > width ? radius : width;
	for (int y = seen.y; y < seen.y + seen.h; y++) {
		int top = y - rect.y, bottom = rect.y + rect.h - 1 - y;
		int near = top < bottom ? top : bottom;
		if (near < edge) {
			ring_row(pixmap, rect, y, near, radius, width, colour);
		} else {
			span(pixmap, rect.x, rect.x + width, y, colour);
			span(pixmap, rect.x + rect.w - width, rect.x + rect.w, y, colour);
		}
	}
}

/* The i-th of `count` dashes between two corners, gaps at both ends: all of one length, to a pixel. */
static void dash_between(int from, int length, int i, int count, int gap, int *start, int *extent) {
	int room = length - gap;
	*start = from + gap + room * i / count;
	*extent = from + room * (i + 1) / count - *start;
}

void canvas_dashes(
	struct pixmap *pixmap, struct rect rect, int radius, int width, uint32_t colour) {
	int gap = width * 2, cell = width * 5;
	radius = cut_radius(rect, radius);
	struct rect clip = pixmap->clip;
	const struct rect corner[4] = {{rect.x, rect.y, radius, radius},
		{rect.x + rect.w - radius, rect.y, radius, radius},
		{rect.x, rect.y + rect.h - radius, radius, radius},
		{rect.x + rect.w - radius, rect.y + rect.h - radius, radius, radius}};
	for (int i = 0; i < 4; i++) {
		pixmap->clip = rect_intersect(clip, corner[i]);
		canvas_ring(pixmap, rect, radius, width, colour);
	}
	pixmap->clip = clip;
	int across = rect.w - 2 * radius, along = rect.h - 2 * radius;
	int columns = cell > 0 ? (across - gap + cell / 2) / cell : 0;
	int rows = cell > 0 ? (along - gap + cell / 2) / cell : 0;
	int at, extent;
	for (int i = 0; i < columns; i++) {
		dash_between(rect.x + radius, across, i, columns, gap, &at, &extent);
		canvas_fill(pixmap, (struct rect){at, rect.y, extent, width}, colour);
		canvas_fill(
			pixmap, (struct rect){at, rect.y + rect.h - width, extent, width}, colour);
	}
	for (int i = 0; i < rows; i++) {
		dash_between(rect.y + radius, along, i, rows, gap, &at, &extent);
		canvas_fill(pixmap, (struct rect){rect.x, at, width, extent}, colour);
		canvas_fill(
			pixmap, (struct rect){rect.x + rect.w - width, at, width, extent}, colour);
	}
}

void canvas_arch(struct pixmap *pixmap, struct rect rect, uint32_t colour) {
	canvas_round(pixmap, rect, rect.w / 2, CORNER_TOP, colour);
}

void canvas_image(struct pixmap *pixmap, struct rect rect, const struct pixmap *image) {
	struct rect seen = rect_intersect(rect, pixmap->clip);
	if (image->w <= 0 || image->h <= 0 || rect.w <= 0 || rect.h <= 0) {
		return;
	}
	for (int y = seen.y; y < seen.y + seen.h; y++) {
		int from_y = (int)((int64_t)(y - rect.y) * image->h / rect.h);
		const uint32_t *from = image->pixels + (size_t)from_y * (size_t)image->stride;
		uint32_t *to = pixmap->pixels + (size_t)y * (size_t)pixmap->stride;
		for (int x = seen.x; x < seen.x + seen.w; x++) {
			uint32_t pixel = from[(int64_t)(x - rect.x) * image->w / rect.w];
			to[x] = pixel >> 24 == 255 ? pixel : blend(to[x], pixel, pixel >> 24);
		}
	}
}

int canvas_qr(struct pixmap *pixmap, struct rect rect, const unsigned char *modules, int size) {
	int side = rect.w < rect.h ? rect.w : rect.h;
	int module = size > 0 ? side / (size + 8) : 0;
	if (module < 1) {
		return 0;
	}
	int whole = module * (size + 8);
	int left = rect.x + (rect.w - whole) / 2, top = rect.y + (rect.h - whole) / 2;
	canvas_fill(pixmap, (struct rect){left, top, whole, whole}, 0xFFFFFFFFu);
	for (int y = 0; y < size; y++) {
		for (int x = 0; x < size; x++) {
			if (modules[y * size + x]) {
				int at_x = left + (x + 4) * module, at_y = top + (y + 4) * module;
				canvas_fill(pixmap, (struct rect){at_x, at_y, module, module},
					0xFF000000u);
			}
		}
	}
	return module;
}
