// SPDX-License-Identifier: GPL-3.0-or-later
// An icon is a glyph whose em box is the square it stands in.
#include "text/icon.h"

#include "base/geometry.h"
#include "base/mem.h"
#include "text/blend.h"
#include "text/font.h"
#include "text/warm.h"

#include <math.h>
#include <stdlib.h>

static void paint_mirrored(
	const struct glyph *glyph, struct pixmap *pixmap, int x, int y, uint32_t colour) {
	uint8_t *turned = mem_array((size_t)glyph->w * (size_t)glyph->h + 1, 1);
	for (int row = 0; row < glyph->h; row++) {
		for (int i = 0; i < glyph->w; i++) {
			turned[row * glyph->w + i] =
				glyph->cover[row * glyph->w + glyph->w - 1 - i];
		}
	}
	blend_cover(pixmap, turned, glyph->w, glyph->h, glyph->w, x, y, colour);
	free(turned);
}

const struct font *icon_glyph(
	struct fontset *fonts, uint32_t code, uint32_t *glyph, float *baseline) {
	struct font *font = fontset_font(fonts, face_find("materialdesignicons"), false);
	*glyph = font ? font_glyph(font, code) : 0;
	if (!*glyph) {
		return NULL;
	}
	float ascent = font_ascent(font);
	*baseline = ascent / (ascent + font_descent(font));
	return font;
}

void icon_paint(struct fontset *fonts, uint32_t code, int size_px, struct pixmap *pixmap, int x,
	int y, uint32_t colour, bool is_mirrored) {
	const struct face *face = face_find("materialdesignicons");
	struct font *font = fontset_font(fonts, face, false);
	uint32_t id = font ? font_glyph(font, code) : 0;
	const struct glyph *glyph =
		id ? glyph_get(&fonts->glyphs, font, size_px * 64, id, 0) : NULL;
	if (!glyph) {
		return;
	}
	float ascent = font_ascent(font), descent = font_descent(font);
	int baseline = (int)lroundf((float)size_px * ascent / (ascent + descent));
	if (is_mirrored) {
		paint_mirrored(glyph, pixmap, x + size_px - glyph->left - glyph->w,
			y + baseline + glyph->top, colour);
		return;
	}
	blend_cover(pixmap, glyph->cover, glyph->w, glyph->h, glyph->w, x + glyph->left,
		y + baseline + glyph->top, colour);
}
