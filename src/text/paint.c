// SPDX-License-Identifier: GPL-3.0-or-later
// A paragraph of one colour is drawn once into a tile of cover, as large as its ink, and from then
// on blended as one; one of several colours is blended glyph by glyph.
#include "base/geometry.h"
#include "text/blend.h"
#include "text/font.h"
#include "text/glyph.h"
#include "text/para.h"
#include "text/para_parts.h"
#include "text/warm.h"

#include <math.h>
#include <stdlib.h>

#define TILE_MAX_BYTES ((size_t)8 << 20)

/* Draws a glyph whose bitmap's corner is x, y of the paragraph. */
typedef void draw_fn(void *context, const struct glyph *glyph, int x, int y, int colour);

static void draw_run(struct fontset *fonts, const struct para_run *run, int baseline, draw_fn *draw,
	void *context) {
	struct font *font = (struct font *)run->font;
	int size = (int)lroundf(run->size_px * 64);
	int64_t pen = (int64_t)lroundf(run->left_px * 64);
	for (size_t i = 0; i < run->glyph_count; i++) {
		const struct para_glyph *at = &run->glyphs[i];
		int64_t step = 64 / GLYPH_QUARTERS;
		int64_t x = pen + at->x + step / 2;
		int whole = (int)(x >> 6), quarter = (int)((x & 63) / step);
		const struct glyph *glyph = glyph_get(&fonts->glyphs, font, size, at->id, quarter);
		if (glyph && glyph->w) {
			int y = baseline - (int)((at->y + 32) >> 6);
			draw(context, glyph, whole + glyph->left, y + glyph->top, run->colour);
		}
		pen += at->advance;
	}
}

static void draw_lines(const struct para *para, struct fontset *fonts, int from_y, int to_y,
	draw_fn *draw, void *context) {
	for (size_t i = 0; i < para->lines.count; i++) {
		const struct para_line *line = &para->lines.items[i];
		if (line->top_px + line->height_px < (float)from_y || line->top_px > (float)to_y) {
			continue;
		}
		for (size_t k = line->first_run; k < line->first_run + line->run_count; k++) {
			if (para->runs.items[k].font) {
				draw_run(fonts, &para->runs.items[k],
					(int)lroundf(line->baseline_px), draw, context);
			}
		}
	}
}

static void draw_to_tile(void *context, const struct glyph *glyph, int x, int y, int colour) {
	struct para *para = context;
	(void)colour;
	blend_add(para->tile, para->ink.w, para->ink.h, glyph->cover, glyph->w, glyph->h,
		x - para->ink.x, y - para->ink.y);
}

struct canvas {
	struct pixmap *pixmap;
	int x, y;
	const uint32_t *colours;
	size_t colour_count;
};

static uint32_t colour_of(const struct canvas *canvas, int index) {
	size_t at = (size_t)index;
	return canvas->colours[at < canvas->colour_count ? at : 0];
}

static void draw_to_canvas(void *context, const struct glyph *glyph, int x, int y, int colour) {
	const struct canvas *canvas = context;
	blend_cover(canvas->pixmap, glyph->cover, glyph->w, glyph->h, glyph->w, canvas->x + x,
		canvas->y + y, colour_of(canvas, colour));
}

/* The colour that all of the paragraph has; false where it has several. */
static bool has_one_colour(const struct para *para, const struct canvas *canvas, uint32_t *colour) {
	for (size_t i = 0; i < para->runs.count; i++) {
		uint32_t mine = colour_of(canvas, para->runs.items[i].colour);
		if (i && mine != *colour) {
			return false;
		}
		*colour = mine;
	}
	return para->runs.count > 0;
}

void para_paint(struct para *para, struct fontset *fonts, struct pixmap *pixmap, int x, int y,
	const uint32_t *colours, size_t colour_count) {
	struct canvas canvas = {pixmap, x, y, colours, colour_count};
	uint32_t colour = 0;
	if (!para->has_ink) {
		para->ink = para_ink(para);
		para->has_ink = true;
	}
	struct rect ink = para->ink;
	size_t bytes = (size_t)ink.w * (size_t)ink.h;
	if (bytes == 0 || colour_count == 0) {
		return;
	}
	if (bytes > TILE_MAX_BYTES || !has_one_colour(para, &canvas, &colour)) {
		draw_lines(para, fonts, pixmap->clip.y - y - ink.h,
			pixmap->clip.y + pixmap->clip.h - y + ink.h, draw_to_canvas, &canvas);
		return;
	}
	if (!para->tile) {
		para->tile = mem_zero(bytes);
		draw_lines(para, fonts, INT32_MIN, INT32_MAX, draw_to_tile, para);
	}
	blend_cover(pixmap, para->tile, ink.w, ink.h, ink.w, x + ink.x, y + ink.y, colour);
}
