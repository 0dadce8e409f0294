// SPDX-License-Identifier: GPL-3.0-or-later
// HarfBuzz asks for glyphs and advances letter by letter. Both are answered from flat pages filled
// from its own OpenType functions, so that the cmap and hmtx tables are read once per page of 256.
#include "text/font.h"

#include "base/mem.h"
#include "text/quiet.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>
#include <stdlib.h>

#define CODE_PAGES 0x400 /* up to U+3FFFF; what is above has no glyph in any of our faces */
#define GLYPH_PAGES 0x100

struct font_size {
	struct font *font;
	hb_font_t *hb;
	int size;
	int64_t scale; /* font units to 26.6, 16 bits of fraction, as HarfBuzz has it */
};

struct font {
	const struct face *face;
	bool is_bold;
	int id;
	hb_blob_t *blob;
	int index;
	hb_face_t *hb_face;
	hb_font_t *units; /* at one unit a unit: metrics as the file has them */
	FT_Library library;
	FT_Face raster;
	int raster_size;
	int units_per_em;
	float ascent, descent;
	uint16_t *codes[CODE_PAGES];
	uint16_t *advances[GLYPH_PAGES];
	struct font_ink *inks[GLYPH_PAGES];
	uint8_t *quiet; /* by glyph; NULL until asked for */
	unsigned quiet_count;
	VEC(struct font_size *) sizes;
};

static uint16_t *fill_codes(struct font *font, uint32_t page) {
	uint16_t *glyphs = mem_zero(256 * sizeof *glyphs);
	for (uint32_t i = 0; i < 256; i++) {
		hb_codepoint_t glyph = 0;
		if (hb_font_get_nominal_glyph(font->units, page << 8 | i, &glyph)) {
			glyphs[i] = (uint16_t)glyph;
		}
	}
	return font->codes[page] = glyphs;
}

static inline const uint16_t *glyphs_of(struct font *font, uint32_t page) {
	static const uint16_t none[256];
	if (page >= CODE_PAGES) {
		return none;
	}
	return font->codes[page] ? font->codes[page] : fill_codes(font, page);
}

const uint16_t *font_glyphs(struct font *font, uint32_t page) {
	return glyphs_of(font, page);
}

uint32_t font_glyph(struct font *font, uint32_t code) {
	return glyphs_of(font, code >> 8)[code & 0xff];
}

/* Noto Nastaliq Urdu Bold 20201225 gives one glyph, initial heh doachashmee before yeh barree's like
 * (HehDoIni.outD2Y), an advance of 1500 where Regular has 666: a hole inside of words such as
 * سیڑھی. Its neighbours in Bold are 1.077 times as wide as in Regular. A subset keeps neither the
 * glyph's name nor its number, so it is known by its measures. */
#define HEH_WRONG_ADVANCE 1500
#define HEH_INK_RIGHT 731
#define HEH_ADVANCE 717

static hb_position_t corrected(struct font *font, uint32_t glyph, hb_position_t advance) {
	bool is_heh = advance == HEH_WRONG_ADVANCE && font->is_bold &&
		font->face->leading == LEADING_NASTALIQ &&
		font_glyph_ink(font, glyph).x1 == HEH_INK_RIGHT;
	return is_heh ? HEH_ADVANCE : advance;
}

static uint16_t *fill_advances(struct font *font, uint32_t page) {
	uint16_t *advances = mem_array(256, sizeof *advances);
	for (uint32_t i = 0; i < 256; i++) {
		hb_position_t advance = hb_font_get_glyph_h_advance(font->units, page << 8 | i);
		advance = corrected(font, page << 8 | i, advance);
		advances[i] = (uint16_t)(advance < 0   ? 0
				: advance > UINT16_MAX ? UINT16_MAX
						       : advance);
	}
	return font->advances[page] = advances;
}

const uint8_t *font_quiet(struct font *font, unsigned *count) {
	if (!font->quiet) {
		font->quiet = quiet_glyphs(font->hb_face, &font->quiet_count);
	}
	*count = font->quiet_count;
	return font->quiet;
}

static const uint16_t *advance_page(struct font *font, uint32_t page) {
	const uint16_t *advances = font->advances[page & 0xff];
	return advances ? advances : fill_advances(font, page & 0xff);
}

static int16_t clamp(int value) {
	return (int16_t)(value < -INT16_MAX ? -INT16_MAX : value > INT16_MAX ? INT16_MAX : value);
}

static struct font_ink *fill_inks(struct font *font, uint32_t page) {
	struct font_ink *inks = mem_array(256, sizeof *inks);
	for (int i = 0; i < 256; i++) {
		inks[i].x0 = INT16_MIN;
	}
	return font->inks[page] = inks;
}

static struct font_ink measure_ink(struct font *font, uint32_t glyph) {
	hb_glyph_extents_t box;
	if (!hb_font_get_glyph_extents(font->units, glyph, &box) || box.width == 0) {
		return (struct font_ink){1, 0, 0, 0};
	}
	return (struct font_ink){clamp(box.x_bearing), clamp(box.y_bearing + box.height),
		clamp(box.x_bearing + box.width), clamp(box.y_bearing)};
}

static struct font_ink *ink_page(struct font *font, uint32_t page) {
	return font->inks[page & 0xff] ? font->inks[page & 0xff] : fill_inks(font, page & 0xff);
}

struct font_ink font_glyph_ink(struct font *font, uint32_t glyph) {
	struct font_ink *ink = &ink_page(font, glyph >> 8)[glyph & 0xff];
	if (FONT_INK_UNKNOWN(ink)) {
		*ink = measure_ink(font, glyph);
	}
	return *ink;
}

const struct font_ink *font_inks(struct font *font, uint32_t page) {
	return ink_page(font, page);
}

static hb_bool_t answer_glyph(
	hb_font_t *hb, void *data, hb_codepoint_t code, hb_codepoint_t *glyph, void *context) {
	(void)hb, (void)context;
	const struct font_size *size = data;
	*glyph = font_glyph(size->font, code);
	return *glyph != 0;
}

static unsigned answer_glyphs(hb_font_t *hb, void *data, unsigned count,
	const hb_codepoint_t *codes, unsigned code_stride, hb_codepoint_t *glyphs,
	unsigned glyph_stride, void *context) {
	(void)hb, (void)context;
	const struct font_size *size = data;
	const uint16_t *page = NULL;
	uint32_t held = UINT32_MAX;
	for (unsigned i = 0; i < count; i++) {
		if (*codes >> 8 != held) {
			held = *codes >> 8;
			page = glyphs_of(size->font, held);
		}
		*glyphs = page[*codes & 0xff];
		if (!*glyphs) {
			return i;
		}
		codes = (const hb_codepoint_t *)((const char *)codes + code_stride);
		glyphs = (hb_codepoint_t *)((char *)glyphs + glyph_stride);
	}
	return count;
}

static inline hb_position_t scale_advance(uint16_t advance, int64_t scale) {
	return (hb_position_t)((advance * scale + 0x8000) >> 16);
}

static hb_position_t scaled_advance(const struct font_size *size, uint32_t glyph) {
	const uint16_t *page = advance_page(size->font, glyph >> 8);
	return scale_advance(page[glyph & 0xff], size->scale);
}

static hb_position_t answer_advance(
	hb_font_t *hb, void *data, hb_codepoint_t glyph, void *context) {
	(void)hb, (void)context;
	return scaled_advance(data, glyph);
}

static void answer_advances(hb_font_t *hb, void *data, unsigned count, const hb_codepoint_t *glyphs,
	unsigned glyph_stride, hb_position_t *advances, unsigned advance_stride, void *context) {
	(void)hb, (void)context;
	const struct font_size *size = data;
	int64_t scale = size->scale;
	const uint16_t *page = NULL;
	uint32_t held = UINT32_MAX;
	for (unsigned i = 0; i < count; i++) {
		if (*glyphs >> 8 != held) {
			held = *glyphs >> 8;
			page = advance_page(size->font, held);
		}
		*advances = scale_advance(page[*glyphs & 0xff], scale);
		glyphs = (const hb_codepoint_t *)((const char *)glyphs + glyph_stride);
		advances = (hb_position_t *)((char *)advances + advance_stride);
	}
}

static hb_font_funcs_t *answers(void) {
	static hb_font_funcs_t *funcs;
	if (!funcs) {
		funcs = hb_font_funcs_create();
		hb_font_funcs_set_nominal_glyph_func(funcs, answer_glyph, NULL, NULL);
		hb_font_funcs_set_nominal_glyphs_func(funcs, answer_glyphs, NULL, NULL);
		hb_font_funcs_set_glyph_h_advance_func(funcs, answer_advance, NULL, NULL);
		hb_font_funcs_set_glyph_h_advances_func(funcs, answer_advances, NULL, NULL);
		hb_font_funcs_make_immutable(funcs);
	}
	return funcs;
}

static void read_metrics(struct font *font) {
	hb_font_extents_t box = {0};
	hb_font_get_h_extents(font->units, &box);
	font->ascent = (float)box.ascender / (float)font->units_per_em;
	font->descent = -(float)box.descender / (float)font->units_per_em;
}

struct font *font_create(
	const struct face *face, bool is_bold, const void *data, size_t len, int index) {
	static int last_id;
	hb_blob_t *blob = hb_blob_create(data, (unsigned)len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *hb_face = hb_face_create(blob, (unsigned)index);
	if ((int)hb_face_count(blob) <= index || hb_face_get_glyph_count(hb_face) == 0) {
		hb_face_destroy(hb_face);
		hb_blob_destroy(blob);
		return NULL;
	}
	struct font *font = mem_zero(sizeof *font);
	font->face = face;
	font->is_bold = is_bold;
	font->id = ++last_id;
	font->blob = blob;
	font->index = index;
	font->hb_face = hb_face;
	font->units_per_em = (int)hb_face_get_upem(font->hb_face);
	font->units = hb_font_create(font->hb_face);
	hb_font_set_scale(font->units, font->units_per_em, font->units_per_em);
	read_metrics(font);
	return font;
}

void font_destroy(struct font *font) {
	if (!font) {
		return;
	}
	for (size_t i = 0; i < font->sizes.count; i++) {
		hb_font_destroy(font->sizes.items[i]->hb);
		free(font->sizes.items[i]);
	}
	free(font->sizes.items);
	free(font->quiet);
	for (int i = 0; i < CODE_PAGES; i++) {
		free(font->codes[i]);
	}
	for (int i = 0; i < GLYPH_PAGES; i++) {
		free(font->advances[i]);
		free(font->inks[i]);
	}
	if (font->raster) {
		FT_Done_Face(font->raster);
	}
	if (font->library) {
		FT_Done_FreeType(font->library);
	}
	hb_font_destroy(font->units);
	hb_face_destroy(font->hb_face);
	hb_blob_destroy(font->blob);
	free(font);
}

const struct face *font_face(const struct font *font) {
	return font->face;
}

bool font_is_bold(const struct font *font) {
	return font->is_bold;
}

int font_id(const struct font *font) {
	return font->id;
}

const void *font_data(const struct font *font, size_t *len, int *index) {
	unsigned bytes = 0;
	const char *data = hb_blob_get_data(font->blob, &bytes);
	*len = bytes;
	*index = font->index;
	return data;
}

int font_units_per_em(const struct font *font) {
	return font->units_per_em;
}

float font_ascent(const struct font *font) {
	return font->ascent;
}

float font_descent(const struct font *font) {
	return font->descent;
}

static struct font_size *size_create(struct font *font, int size) {
	struct font_size *made = mem_zero(sizeof *made);
	made->font = font;
	made->size = size;
	made->scale = ((int64_t)size << 16) / font->units_per_em;
	hb_font_t *plain = hb_font_create(font->hb_face);
	hb_font_set_scale(plain, size, size);
	made->hb = hb_font_create_sub_font(plain);
	hb_font_destroy(plain);
	hb_font_set_funcs(made->hb, answers(), made, NULL);
	vec_push(&font->sizes, made);
	return made;
}

#define MAX_SIZES 64 /* a fontset sees a dozen: 4 text sizes × the styles of a page */

struct font_size *font_at_size(struct font *font, int size) {
	for (size_t i = 0; i < font->sizes.count; i++) {
		if (font->sizes.items[i]->size == size) {
			return font->sizes.items[i];
		}
	}
	if (font->sizes.count == MAX_SIZES) {
		hb_font_destroy(font->sizes.items[0]->hb);
		free(font->sizes.items[0]);
		font->sizes.items[0] = font->sizes.items[--font->sizes.count];
	}
	return size_create(font, size);
}

hb_font_t *font_size_hb(const struct font_size *size) {
	return size->hb;
}

struct font *font_size_font(const struct font_size *size) {
	return size->font;
}

hb_face_t *font_hb_face(const struct font *font) {
	return font->hb_face;
}

static bool open_raster(struct font *font) {
	size_t len = 0;
	int index = 0;
	const void *data = font_data(font, &len, &index);
	return !FT_Init_FreeType(&font->library) &&
		!FT_New_Memory_Face(font->library, data, (FT_Long)len, index, &font->raster);
}

struct FT_FaceRec_ *font_raster(struct font *font, int size) {
	if (!font->library && !open_raster(font)) {
		return NULL;
	}
	if (font->raster && font->raster_size != size) {
		FT_Set_Char_Size(font->raster, size, size, 72, 72);
		font->raster_size = size;
	}
	return font->raster;
}
