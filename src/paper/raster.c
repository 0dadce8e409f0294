// SPDX-License-Identifier: GPL-3.0-or-later
// Drawn in greys, then every dot that is darker than 62 % of white becomes black: with half of it,
// thin strokes of Nastaliq and Thai break up at 203 dpi. Within what is filled with black the strokes are
// white and have as much to lose, also because black bleeds: there a dot stays white from 38 % on.
#include "paper/raster.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "paper/ink.h"
#include "paper/layout.h"
#include "paper/sheet.h"

#define THRESHOLD 158 /* of 255 */
#define THRESHOLD_ON_BLACK (255 - THRESHOLD)

struct area { /* dots; right and bottom are outside */
	int left, top, right, bottom;
};

static void to_bits(const unsigned char *pixels, int stride, struct area area, unsigned threshold,
	struct raster *raster) {
	for (int y = area.top; y < area.bottom; y++) {
		const uint32_t *row =
			(const uint32_t *)(const void *)(pixels + (size_t)y * (size_t)stride);
		unsigned char *out = raster->bits + (size_t)y * (size_t)raster->stride;
		for (int x = area.left; x < area.right; x++) {
			unsigned char dot = (unsigned char)(0x80 >> x % 8);
			bool is_black = (row[x] >> 8 & 0xff) < threshold;
			out[x / 8] =
				(unsigned char)(is_black ? out[x / 8] | dot : out[x / 8] & ~dot);
		}
	}
}

static int within(double at, int max) {
	return at < 0 ? 0 : at > max ? max : (int)at;
}

/* What is filled with black, once more. */
static void to_bits_on_black(const unsigned char *pixels, int stride, const struct layout *layout,
	int page, double scale, struct raster *raster) {
	for (size_t i = 0; i < layout_mark_count(layout); i++) {
		const struct mark *mark = layout_mark(layout, i);
		bool is_ground = mark->kind == MARK_FILL || mark->kind == MARK_DISC;
		if (mark->page == page && is_ground && !mark->is_white) {
			double x = (double)mark->x * scale, y = (double)mark->y * scale;
			double w = (double)mark->w * scale, h = (double)mark->h * scale;
			struct area area = {within(ceil(x), raster->w), within(ceil(y), raster->h),
				within(floor(x + w), raster->w), within(floor(y + h), raster->h)};
			to_bits(pixels, stride, area, THRESHOLD_ON_BLACK, raster);
		}
	}
}

static bool draw(struct fontset *fonts, const struct layout *layout, int page, double scale,
	cairo_surface_t *surface, struct err *err) {
	struct ink *ink = ink_create(fonts, err);
	if (!ink) {
		return false;
	}
	cairo_t *cairo = cairo_create(surface);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_scale(cairo, scale, scale);
	bool ok = ink_draw(ink, cairo, layout, page, false, err);
	cairo_destroy(cairo);
	cairo_surface_flush(surface);
	ink_destroy(ink);
	return ok;
}

static struct raster *paint(struct fontset *fonts, const struct layout *layout, int page,
	double scale, struct err *err) {
	int w = (int)lround(layout_sheet(layout)->width_dots * scale);
	int h = (int)lround(layout_height_dots(layout) * scale);
	int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, w);
	size_t bytes = (size_t)stride * (size_t)h;
	unsigned char *pixels = mem_zero(bytes);
	cairo_surface_t *surface =
		cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_RGB24, w, h, stride);
	struct raster *raster = NULL;
	if (draw(fonts, layout, page, scale, surface, err)) {
		raster = mem_zero(sizeof *raster);
		*raster = (struct raster){.w = w, .h = h, .stride = (w + 7) / 8};
		raster->bits = mem_zero((size_t)raster->stride * (size_t)h);
		to_bits(pixels, stride, (struct area){0, 0, w, h}, THRESHOLD, raster);
		to_bits_on_black(pixels, stride, layout, page, scale, raster);
	}
	cairo_surface_destroy(surface);
	explicit_bzero(pixels, bytes);
	free(pixels);
	return raster;
}

struct raster *raster_create(
	struct fontset *fonts, const struct layout *layout, int page, struct err *err) {
	return paint(fonts, layout, page, 1, err);
}

struct raster *raster_create_pages(
	struct fontset *fonts, const struct layout *layout, int dpi, struct err *err) {
	double scale = dpi / (double)layout_sheet(layout)->dpi;
	struct raster *first = NULL, **end = &first;
	for (int page = 0; page < layout_page_count(layout); page++) {
		*end = paint(fonts, layout, page, scale, err);
		if (!*end) {
			raster_destroy(first);
			return NULL;
		}
		(*end)->dpi = dpi;
		end = &(*end)->next;
	}
	return first;
}

void raster_destroy(struct raster *raster) {
	while (raster) {
		struct raster *next = raster->next;
		explicit_bzero(raster->bits, (size_t)raster->stride * (size_t)raster->h);
		free(raster->bits);
		free(raster);
		raster = next;
	}
}
