// SPDX-License-Identifier: GPL-3.0-or-later
// Whole paragraphs: what is laid out, in which order, and what a reader must never see cut.
#include "lay.h"

#include "base/geometry.h"

#include <math.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

static void has_every_script(void **state) {
	(void)state;
	static const struct {
		const char *lang, *text;
	} rows[] = {
		{"en", "The office is open"},
		{"de", "Straße „Weidental“ – 9 €"},
		{"ar", "المكتب مفتوح (غرفة 12)"},
		{"ur", "دفتر کھلا ہے 030 23125-100"},
		{"fa", "دفتر باز است ۱۲"},
		{"he", "המשרד פתוח"},
		{"am", "ቢሮው ክፍት ነው።"},
		{"hi", "कार्यालय खुला है।"},
		{"ta", "அலுவலகம்"},
		{"th", "สำนักงานเปิด ๆ"},
		{"lo", "ຫ້ອງການ"},
		{"km", "ការិយាល័យ"},
		{"my", "ရုံးဖွင့်ထားသည်"},
		{"bo", "ཡིག་ཚང་།"},
		{"ka", "ოფისი"},
		{"hy", "գրասենյակ"},
		{"zh-Hans", "办公室开门。"},
		{"ja", "事務所は開いています"},
		{"ko", "사무실이 열려 있습니다"},
		{"nqo", "ߒߞߏ"},
		{"ff-Adlm", "𞤆𞤵𞤤𞤢𞤪"},
		{"rhg", "𐴌𐴗𐴥𐴝𐴙𐴚𐴒𐴙𐴝"},
		/* every script in a page of another */
		{"en",
			"دفتر कार्यालय สำนักงาน ቢሮ 办公室 ოფისი ཡིག་ཚང་ "
			"𞤆𞤵𞤤 "
			"→ "
			"✓ "
			"½"},
		{"ar", "office कार्यालय สำนักงาน ቢሮ 办公室 ოფისი"},
		/* what is invisible needs no glyph */
		{"en",
			"\u2068ab\u2069\u200d\u200b\u200c\u061c\u200e\u200f\u202ac\u202c\u202ed"
			"\ufeff"
			"\u2066\u2067\u2060\u00ad\u034f\ufe0f"},
		{"ur", "\u2066030\u2069\u061c\u200fدفتر"},
		{"my", "\u2068ရုံး\u2069\u200b"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct para *para = lay(rows[i].lang, rows[i].text, 0);
		if (para_missing(para)) {
			print_error("%s: %s\n", rows[i].lang, rows[i].text);
		}
		assert_int_equal(para_missing(para), 0);
		assert_int_equal(para_line_count(para), 1);
		assert_true(para_width_px(para) > 10);
		para_destroy(para);
	}
}

static void counts_what_is_missing(void **state) {
	(void)state;
	struct para *para = lay("en", "a\ufffdb\U0010ffff\ufffdc\U000f0000", 0);
	assert_int_equal(para_missing(para), 4);
	para_destroy(para);
}

static const struct face *face_at(const struct para *para, size_t byte) {
	for (size_t i = 0; i < para_run_count(para); i++) {
		const struct para_run *run = para_run(para, i);
		if (run->start <= byte && byte < run->end) {
			return font_face(run->font);
		}
	}
	return NULL;
}

static void falls_back_by_cluster(void **state) {
	(void)state;
	static const struct {
		const char *lang, *text;
		size_t byte;
		const char *family;
	} rows[] = {
		{"ar", "مكتب (12)", 9, "NotoSans"},
		{"ur", "دفتر 12", 0, "NotoNastaliqUrdu"},
		{"ur", "دفتر 12 دفتر", 9, "NotoSans"},
		{"ur", "دفتر (a)", 9, "NotoSans"},
		{"fa", "دفتر", 0, "NotoSansArabic"},
		{"pa-Arab", "دفتر", 0, "NotoNastaliqUrdu"},
		{"ti", "ቤት, 1", 6, "NotoSans"},
		{"th", "ที่ 1", 10, "NotoSans"},
		{"ja", "骨", 0, "NotoSansCJKjp"},
		{"ko", "骨", 0, "NotoSansCJKkr"},
		{"zh-Hant", "骨", 0, "NotoSansCJKtc"},
		{"zh-Hans", "骨", 0, "NotoSansCJKsc"},
		{"en", "骨", 0, "NotoSansCJKsc"},
		{"en", "a\u0331\u0301", 1, "NotoSans"},
		{"bo", "བོད 1", 10, "NotoSans"},
		{"hi", "है\u0964", 6, "NotoSansDevanagari"},
		/* Both brackets are of the script around them (UAX #24). */
		{"hi", "है (abc) है", 7, "NotoSansDevanagari"},
		{"hi", "है (abc) है", 11, "NotoSansDevanagari"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct para *para = lay(rows[i].lang, rows[i].text, 0);
		const struct face *face = face_at(para, rows[i].byte);
		assert_non_null(face);
		assert_string_equal(face->family, rows[i].family);
		para_destroy(para);
	}
}

static float caret_at(const struct para *para, const char *text, const char *word) {
	return para_caret_px(para, (size_t)(strstr(text, word) - text), NULL);
}

static void orders_mixed_lines(void **state) {
	(void)state;
	const char *street = "يقع المكتب في Hauptstraße 12 بالمدينة";
	struct para *para = lay("ar", street, 0);
	assert_true(para_is_rtl(para));
	assert_true(caret_at(para, street, "يقع") > caret_at(para, street, "في"));
	assert_true(caret_at(para, street, "في") > caret_at(para, street, "12"));
	assert_true(caret_at(para, street, "auptstraße") < caret_at(para, street, "straße"));
	assert_true(caret_at(para, street, "straße") < caret_at(para, street, "12"));
	assert_true(caret_at(para, street, "12") < caret_at(para, street, "2 "));
	assert_true(caret_at(para, street, "بالمدينة") < caret_at(para, street, "auptstraße"));
	para_destroy(para);

	const char *phone = "فون نمبر \u2066030 23125-100\u2069 پر";
	para = lay("ur", phone, 0);
	assert_true(caret_at(para, phone, "30 ") < caret_at(para, phone, "23125"));
	assert_true(caret_at(para, phone, "23125") < caret_at(para, phone, "100"));
	assert_true(caret_at(para, phone, "فون") > caret_at(para, phone, "100"));
	assert_true(caret_at(para, phone, "پر") < caret_at(para, phone, "30 "));
	para_destroy(para);

	/* An override in a name turns nothing around. */
	const char *name = "ab\u202ecd\u202c";
	para = lay("en", name, 0);
	assert_true(caret_at(para, name, "c") < caret_at(para, name, "d"));
	para_destroy(para);
}

static void spaces_hang(void **state) {
	(void)state;
	struct para *plain = lay("he", "שלום", 400), *spaced = lay("he", "שלום   ", 400);
	assert_true(para_width_px(plain) == para_width_px(spaced));
	assert_true(para_caret_px(plain, 0, NULL) == para_caret_px(spaced, 0, NULL));
	assert_true(fabsf(para_caret_px(plain, 0, NULL) - 400) < 0.01f);
	assert_true(para_caret_px(spaced, 11, NULL) < para_caret_px(spaced, 8, NULL));
	para_destroy(plain);
	para_destroy(spaced);
}

static void carets_follow_the_text(void **state) {
	(void)state;
	struct para *para = lay("en", "office\nfish", 0);
	int line = -1;
	assert_true(para_caret_px(para, 0, &line) == 0);
	assert_int_equal(line, 0);
	for (size_t byte = 1; byte <= 6; byte++) { /* ffi is one glyph */
		assert_true(para_caret_px(para, byte, &line) > para_caret_px(para, byte - 1, NULL));
		assert_int_equal(line, 0);
	}
	assert_true(para_caret_px(para, 7, &line) == 0);
	assert_int_equal(line, 1);
	float end = para_caret_px(para, 11, &line);
	assert_true(fabsf(end - para_line(para, 1)->width_px) < 0.01f);
	para_destroy(para);
	para = lay("ar", "مكتب", 0);
	assert_true(fabsf(para_caret_px(para, 0, NULL) - para_width_px(para)) < 0.01f);
	assert_true(fabsf(para_caret_px(para, 8, NULL)) < 0.01f);
	para_destroy(para);
}

static void newlines_end_lines(void **state) {
	(void)state;
	struct para *para = lay("en", "one\r\ntwo\u2028three\n\nfive", 0);
	static const size_t ends[][2] = {{0, 3}, {5, 8}, {11, 16}, {17, 17}, {18, 22}};
	assert_int_equal(para_line_count(para), 5);
	for (int i = 0; i < 5; i++) {
		assert_int_equal(para_line(para, i)->start, ends[i][0]);
		assert_int_equal(para_line(para, i)->end, ends[i][1]);
	}
	assert_int_equal(para_missing(para), 0);
	para_destroy(para);
}

static void aligns_by_direction(void **state) {
	(void)state;
	static const struct {
		const char *lang;
		enum para_align align;
		float part; /* of the free width, at the left */
	} rows[] = {{"en", PARA_START, 0}, {"en", PARA_CENTRE, 0.5f}, {"en", PARA_END, 1},
		{"ar", PARA_START, 1}, {"ar", PARA_CENTRE, 0.5f}, {"ar", PARA_END, 0}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct para_style style = {
			.lang = rows[i].lang, .size_px = 28, .weight = 400, .align = rows[i].align};
		struct para *para = lay_styled(&style, "112", 500, NULL, 0);
		const struct para_line *line = para_line(para, 0);
		assert_true(fabsf(line->left_px - rows[i].part * (500 - line->width_px)) <= 1);
		assert_true(para_run(para, 0)->left_px == line->left_px);
		para_destroy(para);
	}
}

static void limits_lines(void **state) {
	(void)state;
	const struct para_style style = {
		.lang = "en", .size_px = 28, .weight = 400, .max_lines = 2};
	struct para *para = lay_styled(&style, "one two three four five", 70, NULL, 0);
	assert_int_equal(para_line_count(para), 2);
	assert_true(para_is_cut(para));
	para_destroy(para);
	para = lay("en", "one two three", 70);
	assert_false(para_is_cut(para));
	assert_int_equal(para_line_count(para), 3);
	para_destroy(para);
}

static void refuses_what_is_not_utf8(void **state) {
	(void)state;
	const struct para_style style = {.lang = "en", .size_px = 28, .weight = 400};
	static const char *const rows[] = {
		"a\xff", "\xc3", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xc0\x80"};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {{0}};
		assert_null(para_create(fonts, &style, NULL, 0, rows[i], strlen(rows[i]), 0, &err));
		assert_non_null(strstr(err.text, "UTF-8"));
	}
}

static const char *const samples[][2] = {
	{"en", "The office, first floor: e\u0301tage \U0001F468\u200d\U0001F469 co-operation"},
	{"de", "Wohnungsgeberbestätigung für Arbeitsunfähigkeitsbescheinigungen"},
	{"ar", "إذا كنتَ قد وصلتَ للتوّ (Hauptstraße 12) فاذهب"},
	{"ur", "رہائشیوں کے دفتر 030 23125-100 جائیں"},
	{"hi", "क्षेत्रीय कार्यालय में रजिस्ट्रेशन"},
	{"th", "สำนักงานทะเบียนราษฎรเพื่อลงทะเบียนที่อยู่ใด ๆ"},
	{"km", "ការិយាល័យចុះបញ្ជីអ្នកស្រុកជាមុនសិន"},
	{"my", "နေထိုင်သူများ မှတ်ပုံတင်ရုံးကမ္ဘာ့"},
	{"ko", "주민 등록 사무소에 가서 \u1112\u1161\u11ab"},
	{"zh-Hans", "请先去居民登记处登记，谢谢。"},
	{"bo", "གནས་སྡོད་དེབ་སྐྱེལ་ལས་ཁུངས"},
};

/* Lines tile the text, begin at borders of clusters, and fit unless they are one cluster. */
static void check_lines(const char *text, const struct para *para, float width_px) {
	UErrorCode status = U_ZERO_ERROR;
	UText *utext = utext_openUTF8(NULL, text, -1, &status);
	UBreakIterator *clusters = ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &status);
	ubrk_setUText(clusters, utext, &status);
	size_t at = 0;
	for (int i = 0; i < para_line_count(para); i++) {
		const struct para_line *line = para_line(para, i);
		assert_int_equal(line->start, at);
		assert_true(line->end > line->start);
		assert_true(ubrk_isBoundary(clusters, (int32_t)line->start));
		int32_t next = ubrk_following(clusters, (int32_t)line->start);
		if (line->width_px > width_px + 0.01f) {
			assert_true(para_breaks_word(para));
			while ((size_t)next < line->end && text[next] == ' ') {
				next = ubrk_following(clusters, next);
			}
			/* Several only where the script allows no line to begin between them. */
			assert_true((size_t)next == line->end || (unsigned char)text[next] >= 0xe0);
		}
		for (size_t k = line->first_run; k < line->first_run + line->run_count; k++) {
			const struct para_run *run = para_run(para, k);
			for (size_t g = 0; g < run->glyph_count; g++) {
				assert_true(run->glyphs[g].byte >= line->start);
				assert_true(run->glyphs[g].byte < line->end);
			}
		}
		at = line->end;
	}
	assert_int_equal(at, strlen(text));
	ubrk_close(clusters);
	utext_close(utext);
}

static void cuts_no_cluster_at_any_width(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		for (float width = 1; width < 700; width = width * 1.07f + 1) {
			struct para *para = lay(samples[i][0], samples[i][1], width);
			check_lines(samples[i][1], para, width);
			para_destroy(para);
		}
	}
}

/* What stays on one line does not change its width by being cut from others: the cut letters are
 * shaped as the line needs them. */
static void cut_lines_are_shaped_alike(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct para *whole = lay(samples[i][0], samples[i][1], 0);
		struct para *para = lay(samples[i][0], samples[i][1], para_width_px(whole) + 1);
		assert_int_equal(para_line_count(para), 1);
		assert_true(para_width_px(para) == para_width_px(whole));
		assert_true(para_word_px(whole) <= para_width_px(whole) + 0.01f);
		struct para *narrow = lay(samples[i][0], samples[i][1], para_word_px(whole) + 0.1f);
		assert_true(para_width_px(narrow) <= para_word_px(whole) + 0.1f);
		assert_false(para_breaks_word(narrow));
		para_destroy(narrow);
		para_destroy(para);
		para_destroy(whole);
	}
}

/* Kerning and ligatures reach over the place of a cut; after it each line is as if it stood alone. */
static void cuts_shape_anew(void **state) {
	(void)state;
	static const char *const words[] = {
		"AVAVAVAVAVAVAV", "ffiffiffifflfflffi", "ToToToToTyTyTy"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		for (float width = 20; width < 160; width += 3) {
			struct para *para = lay("en", words[i], width);
			for (int k = 0; k < para_line_count(para); k++) {
				const struct para_line *line = para_line(para, k);
				char part[64] = {0};
				memcpy(part, words[i] + line->start, line->end - line->start);
				struct para *alone = lay("en", part, 0);
				assert_true(para_width_px(alone) == line->width_px);
				para_destroy(alone);
			}
			para_destroy(para);
		}
	}
}

/* Debian's Bold of Nastaliq has one advance of more than twice the glyph. */
static void bold_nastaliq_has_no_holes(void **state) {
	(void)state;
	static const char *const words[] = {
		"سیڑھی", "آدھی", "پڑھی", "ھی", "ادھر", "دھیان", "ترجمہ"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct para_style style = {.lang = "ur", .size_px = 100, .weight = 400};
		struct para *regular = lay_styled(&style, words[i], 0, NULL, 0);
		style.weight = 700;
		struct para *bold = lay_styled(&style, words[i], 0, NULL, 0);
		float ratio = para_width_px(bold) / para_width_px(regular);
		if (ratio > 1.3f) {
			fail_msg("%s: bold is %.2f times as wide", words[i], (double)ratio);
		}
		para_destroy(bold);
		para_destroy(regular);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bold_nastaliq_has_no_holes),
		cmocka_unit_test(has_every_script),
		cmocka_unit_test(counts_what_is_missing),
		cmocka_unit_test(falls_back_by_cluster),
		cmocka_unit_test(orders_mixed_lines),
		cmocka_unit_test(spaces_hang),
		cmocka_unit_test(carets_follow_the_text),
		cmocka_unit_test(newlines_end_lines),
		cmocka_unit_test(aligns_by_direction),
		cmocka_unit_test(limits_lines),
		cmocka_unit_test(refuses_what_is_not_utf8),
		cmocka_unit_test(cuts_no_cluster_at_any_width),
		cmocka_unit_test(cut_lines_are_shaped_alike),
		cmocka_unit_test(cuts_shape_anew),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
