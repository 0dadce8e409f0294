// SPDX-License-Identifier: GPL-3.0-or-later
// Drawn in bands, in black on white: what is black first, then what is white, which takes dots away.
// So white on black comes out as black on white does, and a slip of any length needs little memory.
#include "paper/raster.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "paper/dots.h"
#include "paper/ink.h"
#include "paper/layout.h"
#include "paper/sheet.h"

#define BAND_ROWS 250

/* Whatever is drawn again for each band. */
struct work {
	struct ink *ink;
	const struct layout *layout;
	int page;
	double scale;
	struct raster *raster;
	cairo_surface_t *surface;
	struct err *err;
};

/* Where rows y … y + rows - 1 of the raster are in the layout's dots. */
static bool has_ink(const struct work *work, int y, int rows, enum ink_part part) {
	return ink_is_there(work->layout, work->page, part, (y - DOTS_AROUND) / work->scale,
		(y + rows + DOTS_AROUND) / work->scale);
}

static bool draw_part(const struct work *work, int y, int rows, enum ink_part part) {
	if (!has_ink(work, y, rows, part)) {
		return true;
	}
	int stride = cairo_image_surface_get_stride(work->surface);
	unsigned char *pixels = cairo_image_surface_get_data(work->surface);
	size_t used = (size_t)rows + 2 * DOTS_AROUND;
	memset(pixels, 0xff, (size_t)stride * used);
	cairo_surface_mark_dirty(work->surface);
	cairo_t *cairo = cairo_create(work->surface);
	cairo_translate(cairo, 0, DOTS_AROUND - y);
	cairo_scale(cairo, work->scale, work->scale);
	bool ok = ink_draw(work->ink, cairo, work->layout, work->page, part, work->err);
	cairo_destroy(cairo);
	cairo_surface_flush(work->surface);
	dots_add(work->raster, y, rows, (const uint32_t *)(const void *)pixels, stride / 4,
		part == INK_WHITE);
	return ok;
}

static bool draw_bands(const struct work *work) {
	bool ok = true;
	for (int y = 0; ok && y < work->raster->h; y += BAND_ROWS) {
		int left = work->raster->h - y, rows = left < BAND_ROWS ? left : BAND_ROWS;
		ok = draw_part(work, y, rows, INK_BLACK) && draw_part(work, y, rows, INK_WHITE);
	}
	return ok;
}

static struct raster *paint(
	struct ink *ink, const struct layout *layout, int page, double scale, struct err *err) {
	struct raster *raster = mem_zero(sizeof *raster);
	raster->w = (int)lround(layout_sheet(layout)->width_dots * scale);
	raster->h = (int)lround(layout_height_dots(layout) * scale);
	raster->stride = (raster->w + 7) / 8;
	raster->bits = mem_zero((size_t)raster->stride * (size_t)raster->h);
	int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, raster->w);
	size_t bytes = (size_t)stride * (BAND_ROWS + 2 * DOTS_AROUND);
	unsigned char *pixels = mem_zero(bytes);
	struct work work = {ink, layout, page, scale, raster,
		cairo_image_surface_create_for_data(
			pixels, CAIRO_FORMAT_RGB24, raster->w, BAND_ROWS + 2 * DOTS_AROUND, stride),
		err};
	bool ok = draw_bands(&work);
	cairo_surface_destroy(work.surface);
	explicit_bzero(pixels, bytes);
	free(pixels);
	if (!ok) {
		raster_destroy(raster);
		return NULL;
	}
	return raster;
}

struct raster *raster_create(
	struct fontset *fonts, const struct layout *layout, int page, struct err *err) {
	struct ink *ink = ink_create(fonts, err);
	struct raster *raster = ink ? paint(ink, layout, page, 1, err) : NULL;
	ink_destroy(ink);
	return raster;
}

struct raster *raster_create_pages(
	struct fontset *fonts, const struct layout *layout, int dpi, struct err *err) {
	double scale = dpi / (double)layout_sheet(layout)->dpi;
	struct ink *ink = ink_create(fonts, err);
	struct raster *first = NULL, **end = &first;
	for (int page = 0; ink && page < layout_page_count(layout); page++) {
		*end = paint(ink, layout, page, scale, err);
		if (!*end) {
			raster_destroy(first);
			first = NULL;
			break;
		}
		(*end)->dpi = dpi;
		end = &(*end)->next;
	}
	ink_destroy(ink);
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
