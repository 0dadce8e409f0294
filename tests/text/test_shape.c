// SPDX-License-Identifier: GPL-3.0-or-later
// Shaping knows the language, and letters join across borders of style.
#include "lay.h"

static void language_changes_forms(void **state) {
	(void)state;
	static const struct {
		const char *lang, *other, *text;
	} rows[] = {
		{"ne", "hi", "झ"},
		{"ne", "hi", "५८९"},
		{"mr", "hi", "ल"},
		{"mr", "hi", "श"},
		{"sr-Cyrl", "ru", "б"},
		{"mk", "ru", "б"},
		{"ro", "en", "ş"},
		{"ro", "en", "ţ"},
		{"ur-Arab-x-naskh", "ar", "۴۶۷"},
		{"ja", "zh-Hans", "骨"},
		{"zh-Hant", "zh-Hans", "骨"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t with[GLYPHS_MAX], without[GLYPHS_MAX];
		struct para *ours = lay(rows[i].lang, rows[i].text, 0);
		struct para *others = lay(rows[i].other, rows[i].text, 0);
		size_t count = glyph_ids(ours, with), others_count = glyph_ids(others, without);
		bool is_same = count == others_count &&
			memcmp(with, without, count * sizeof *with) == 0 &&
			para_run(ours, 0)->font == para_run(others, 0)->font;
		assert_false(is_same);
		para_destroy(ours);
		para_destroy(others);
	}
}

static void stays_in_one_font_by_language(void **state) {
	(void)state;
	static const char *const pairs[][3] = {
		{"ne", "hi", "झ"}, {"mr", "hi", "ल"}, {"sr-Cyrl", "ru", "б"}, {"ro", "en", "ş"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct para *ours = lay(pairs[i][0], pairs[i][2], 0);
		struct para *others = lay(pairs[i][1], pairs[i][2], 0);
		assert_ptr_equal(para_run(ours, 0)->font, para_run(others, 0)->font);
		para_destroy(ours);
		para_destroy(others);
	}
}

static void dotted_languages_have_no_ligature(void **state) {
	(void)state;
	uint32_t ids[GLYPHS_MAX];
	static const char *const langs[] = {"tr", "az"};
	struct para *english = lay("en", "ffi", 0);
	assert_int_equal(glyph_ids(english, ids), 1);
	para_destroy(english);
	for (size_t i = 0; i < 2; i++) {
		struct para *para = lay(langs[i], "ffi", 0);
		assert_int_equal(glyph_ids(para, ids), 3);
		para_destroy(para);
	}
}

/* The first half as in the regular word, the second as in the bold one. */
static void joins_across_styles(void **state) {
	(void)state;
	static const struct {
		const char *lang, *word;
		size_t border;
	} rows[] = {{"ar", "مكتبنا", 4}, {"ar", "المستشفى", 6}, {"fa", "همسایه", 4},
		{"ug", "مەكتەپ", 4}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct para_style regular = {
			.lang = rows[i].lang, .size_px = 28, .weight = 400};
		const struct para_style bold = {.lang = rows[i].lang, .size_px = 28, .weight = 700};
		size_t len = strlen(rows[i].word);
		const struct para_span half = {.start = rows[i].border, .end = len, .weight = 700};
		struct para *paras[3] = {lay_styled(&regular, rows[i].word, 0, &half, 1),
			lay_styled(&regular, rows[i].word, 0, NULL, 0),
			lay_styled(&bold, rows[i].word, 0, NULL, 0)};
		uint32_t ids[3][GLYPHS_MAX];
		size_t count = glyph_ids(paras[0], ids[0]);
		assert_int_equal(count, glyph_ids(paras[1], ids[1]));
		assert_int_equal(count, glyph_ids(paras[2], ids[2]));
		assert_int_equal(para_run_count(paras[0]), 2);
		size_t left = para_run(paras[0], 0)->glyph_count;
		assert_true(font_is_bold(para_run(paras[0], 0)->font));
		assert_memory_equal(ids[0], ids[2], left * sizeof **ids);
		assert_memory_equal(ids[0] + left, ids[1] + left, (count - left) * sizeof **ids);
		for (int k = 0; k < 3; k++) {
			para_destroy(paras[k]);
		}
	}
}

static void colour_changes_no_glyph(void **state) {
	(void)state;
	const struct para_style style = {.lang = "ar", .size_px = 28, .weight = 400};
	const struct para_span half = {.start = 4, .end = 8, .colour = 1};
	struct para *plain = lay("ar", "مكتبنا", 0);
	struct para *coloured = lay_styled(&style, "مكتبنا", 0, &half, 1);
	uint32_t ids[2][GLYPHS_MAX];
	size_t count = glyph_ids(plain, ids[0]);
	assert_int_equal(count, glyph_ids(coloured, ids[1]));
	assert_memory_equal(ids[0], ids[1], count * sizeof **ids);
	assert_int_equal(para_run_count(coloured), 3);
	assert_int_equal(para_run(coloured, 0)->colour, 0);
	assert_int_equal(para_run(coloured, 1)->colour, 1);
	assert_int_equal(para_run(coloured, 1)->start, 4);
	assert_int_equal(para_run(coloured, 1)->end, 8);
	assert_true(para_width_px(plain) == para_width_px(coloured));
	para_destroy(plain);
	para_destroy(coloured);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(language_changes_forms),
		cmocka_unit_test(stays_in_one_font_by_language),
		cmocka_unit_test(dotted_languages_have_no_ligature),
		cmocka_unit_test(joins_across_styles),
		cmocka_unit_test(colour_changes_no_glyph),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
