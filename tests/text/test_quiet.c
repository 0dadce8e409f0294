// SPDX-License-Identifier: GPL-3.0-or-later
// Features that a text is quiet in change nothing: HarfBuzz shapes random text of quiet characters
// with them and without, every character of each face between neighbours that chance picks.
#include "text/quiet.h"

#include "base/mem.h"
#include "text/font.h"
#include "text/fontset.h"
#include "text/warm.h"

#include <hb-ot.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LEN 24

static const struct {
	const char *family;
	hb_script_t script;
	bool is_rtl;
	const char *langs[4];
} rows[] = {
	{"NotoSans", HB_SCRIPT_LATIN, false, {"en", "tr", "ro", "nl"}},
	{"NotoSans", HB_SCRIPT_CYRILLIC, false, {"uk", "ru", "sr", "mk"}},
	{"NotoSans", HB_SCRIPT_GREEK, false, {"el", "el", "und", "el"}},
	{"NotoSans", HB_SCRIPT_ARABIC, true, {"ar", "ur", "und", "fa"}},
	{"NotoSans", HB_SCRIPT_ETHIOPIC, false, {"ti", "am", "und", "ti"}},
	{"NotoSansArabic", HB_SCRIPT_ARABIC, true, {"ar", "ur", "fa", "sd"}},
	{"NotoNastaliqUrdu", HB_SCRIPT_ARABIC, true, {"ur", "ar", "fa", "ks"}},
	{"NotoSansEthiopic", HB_SCRIPT_ETHIOPIC, false, {"ti", "am", "und", "ti"}},
	{"NotoSansGeorgian", HB_SCRIPT_GEORGIAN, false, {"ka", "ka", "und", "ka"}},
	{"NotoSansArmenian", HB_SCRIPT_ARMENIAN, false, {"hy", "hy", "und", "hy"}},
};

static const struct {
	unsigned quiet;
	const char *features[4];
} kinds[] = {
	{QUIET_CCMP, {"-ccmp"}},
	{QUIET_CALT, {"-calt"}},
	{QUIET_CCMP | QUIET_MARKS, {"-ccmp", "-mark", "-mkmk"}},
	{QUIET_ALL, {"-ccmp", "-calt", "-mark", "-mkmk"}},
};

static hb_buffer_t *shaped(hb_font_t *font, size_t row, const char *lang, const uint32_t *codes,
	const char *const features[4]) {
	hb_buffer_t *buffer = hb_buffer_create();
	hb_feature_t off[4];
	unsigned count = 0;
	while (features && count < 4 && features[count]) {
		hb_feature_from_string(features[count], -1, &off[count]);
		count++;
	}
	hb_buffer_add_codepoints(buffer, codes, LEN, 0, LEN);
	hb_buffer_set_script(buffer, rows[row].script);
	hb_buffer_set_direction(buffer, rows[row].is_rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_language(buffer, hb_language_from_string(lang, -1));
	hb_shape(font, buffer, off, count);
	return buffer;
}

static void expect_same(hb_font_t *font, size_t row, const char *lang, const uint32_t *codes,
	const char *const features[4]) {
	hb_buffer_t *all = shaped(font, row, lang, codes, NULL);
	hb_buffer_t *less = shaped(font, row, lang, codes, features);
	unsigned count = hb_buffer_get_length(all);
	assert_int_equal(hb_buffer_get_length(less), count);
	const hb_glyph_info_t *a = hb_buffer_get_glyph_infos(all, NULL);
	const hb_glyph_info_t *b = hb_buffer_get_glyph_infos(less, NULL);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(all, NULL);
	const hb_glyph_position_t *bt = hb_buffer_get_glyph_positions(less, NULL);
	for (unsigned i = 0; i < count; i++) {
		assert_int_equal(a[i].codepoint, b[i].codepoint);
		assert_int_equal(a[i].cluster, b[i].cluster);
		assert_int_equal(
			hb_glyph_info_get_glyph_flags(&a[i]), hb_glyph_info_get_glyph_flags(&b[i]));
		assert_int_equal(at[i].x_advance, bt[i].x_advance);
		assert_int_equal(at[i].x_offset, bt[i].x_offset);
		assert_int_equal(at[i].y_offset, bt[i].y_offset);
	}
	hb_buffer_destroy(all);
	hb_buffer_destroy(less);
}

/* The characters of the font that are quiet in all of `quiet`, and so their mirrors. */
static size_t find_codes(struct font *font, unsigned quiet, uint32_t codes[0x10000]) {
	unsigned count = 0;
	size_t found = 0;
	const uint8_t *quiets = font_quiet(font, &count);
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	for (uint32_t code = 1; code < 0x10000; code++) {
		uint32_t glyph = font_glyph(font, code);
		uint32_t mirror = font_glyph(font, hb_unicode_mirroring(unicode, code));
		if (glyph < count && mirror < count &&
			(quiets[glyph] & quiets[mirror] & quiet) == quiet) {
			codes[found++] = code;
		}
	}
	return found;
}

static void changes_nothing(void **state) {
	struct fontset *fonts = *state;
	static uint32_t codes[0x10000];
	uint32_t seed = 7;
	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		struct font *font = fontset_font(fonts, face_find(rows[row].family), row & 1);
		hb_font_t *hb = font_size_hb(font_at_size(font, 28 * 64));
		for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
			size_t count = find_codes(font, kinds[kind].quiet, codes);
			for (size_t i = 0; i < count; i += LEN / 6) {
				uint32_t text[LEN];
				for (size_t k = 0; k < LEN; k++) {
					seed = seed * 1664525 + 1013904223;
					text[k] = codes[k % 6 ? (seed >> 8) % count
							      : (i + k / 6) % count];
				}
				expect_same(hb, row, rows[row].langs[seed >> 30], text,
					kinds[kind].features);
			}
		}
	}
}

static unsigned quiet_of(struct font *font, uint32_t code) {
	unsigned count = 0;
	const uint8_t *quiets = font_quiet(font, &count);
	uint32_t glyph = font_glyph(font, code);
	return glyph < count ? quiets[glyph] : 0;
}

static void knows_letters_from_marks(void **state) {
	struct fontset *fonts = *state;
	struct font *sans = fontset_font(fonts, face_find("NotoSans"), false);
	struct font *arabic = fontset_font(fonts, face_find("NotoSansArabic"), false);
	for (uint32_t code = ' '; code < 0x7f; code++) {
		assert_int_equal(quiet_of(sans, code), QUIET_ALL);
	}
	assert_int_equal(quiet_of(sans, 0x44f), QUIET_ALL);
	assert_int_equal(quiet_of(arabic, 0x644), QUIET_ALL);
	assert_int_equal(quiet_of(sans, 0x301), 0);
	assert_int_equal(quiet_of(arabic, 0x64e), 0);
	assert_int_equal(quiet_of(sans, 0x200d), 0);
	assert_int_equal(quiet_of(sans, 0x4e00), 0); /* it has none */
}

/* Where there are marks they are composed and placed as ever. */
static void marks_stay(void **state) {
	struct fontset *fonts = *state;
	const struct para_style style = {.lang = "en", .size_px = 28, .weight = 400};
	static const char text[] = "i\xcc\x81 q\xcc\x81";
	struct para *para = para_create(fonts, &style, NULL, 0, text, sizeof text - 1, 0, NULL);
	const struct para_run *run = para_run(para, 0);
	struct font *sans = fontset_font(fonts, face_find("NotoSans"), false);
	int moved = 0;
	assert_int_equal(para_run_count(para), 1);
	assert_int_not_equal(run->glyphs[0].id, font_glyph(sans, 'i'));
	for (size_t i = 0; i < run->glyph_count; i++) {
		moved += run->glyphs[i].x != 0 || run->glyphs[i].y != 0;
	}
	assert_true(moved > 0);
	para_destroy(para);
}

static int set_up(void **state) {
	*state = fontset_create_system();
	return 0;
}

static int tear_down(void **state) {
	fontset_destroy(*state);
	return 0;
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_nothing),
		cmocka_unit_test(knows_letters_from_marks),
		cmocka_unit_test(marks_stay),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
