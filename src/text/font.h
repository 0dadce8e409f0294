// SPDX-License-Identifier: GPL-3.0-or-later
/* One loaded font file: which characters it has, unhinted metrics in 26.6, and its two views, for
 * shaping (HarfBuzz) and for raster (FreeType). */
#pragma once
#include "text/face.h"
#include "text/font_data.h"

#include <hb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct FT_FaceRec_;
struct font;
struct font_size;

/* Ink of a glyph in font units, y upwards; x0 > x1 where it has none. */
struct font_ink {
	int16_t x0, y0, x1, y1;
};

/* The font of `face` in the bytes lent; NULL where they are no font. */
struct font *font_create(
	const struct face *face, bool is_bold, const void *data, size_t len, int index);
void font_destroy(struct font *font);

const struct face *font_face(const struct font *font);
bool font_is_bold(const struct font *font);
int font_id(const struct font *font);                                    /* small number, its own */
int font_units_per_em(const struct font *font);

/* The font's own ascent and descent (both positive) in em, for centring in a line. */
float font_ascent(const struct font *font);
float font_descent(const struct font *font);

/* Glyph of a character, 0 if it has none; those of the 256 characters of a page. */
uint32_t font_glyph(struct font *font, uint32_t code);
const uint16_t *font_glyphs(struct font *font, uint32_t page);

/* What the glyphs of characters are quiet in (text/quiet.h), *count of them, lent. */
const uint8_t *font_quiet(struct font *font, unsigned *count);

struct font_ink font_glyph_ink(struct font *font, uint32_t glyph);

/* The inks of 256 glyphs, by their low byte; one that is FONT_INK_UNKNOWN was not asked for yet. */
#define FONT_INK_UNKNOWN(ink) ((ink)->x0 == INT16_MIN)
const struct font_ink *font_inks(struct font *font, uint32_t page);

/* The font at `size` (1/64 px an em), kept. */
struct font_size *font_at_size(struct font *font, int size);
hb_font_t *font_size_hb(const struct font_size *size);
struct font *font_size_font(const struct font_size *size);
hb_face_t *font_hb_face(const struct font *font);

/* The FreeType face with `size` (1/64 px an em) set; NULL where FreeType refuses it. */
struct FT_FaceRec_ *font_raster(struct font *font, int size);
