// SPDX-License-Identifier: GPL-3.0-or-later
// Whole paragraphs: what is laid out, in which order, and what a reader must never see cut.
#include "text/para.h"

#include "base/err.h"
#include "base/str.h"
#include "text/fontset.h"
#include "text/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct fontset *fonts;

static int open_fonts(void **state) {
	(void)state;
	fonts = fontset_create_system();
	return 0;
}

static int close_fonts(void **state) {
	(void)state;
	fontset_destroy(fonts);
	return 0;
}

static struct para *lay(const char *lang, const char *text, float width_px) {
	const struct para_style style = {.lang = lang, .size_px = 28, .weight = 400};
	struct err err = {{0}};
	struct para *para = para_create(fonts, &style, NULL, 0, text, strlen(text), width_px, &err);
	assert_non_null(para);
	return para;
}

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
		{"en", "\u2068a\u2069\u200d\u200b\u061c\u200e\u202ab\u202c\ufeff"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct para *para = lay(rows[i].lang, rows[i].text, 0);
		assert_int_equal(para_missing(para), 0);
		assert_int_equal(para_line_count(para), 1);
		assert_true(para_width_px(para) > 10);
		para_destroy(para);
	}
}

static void prints_lines(void **state) {
	(void)state;
	struct str out = {0};
	struct err err;
	const char *text = "one two three\n\nx\r\nfour\xef\xbf\xbd \xf4\x8f\xbf\xbf\n";
	assert_true(lines_print(fonts, "en", 100, 28, text, strlen(text), &out, &err));
	assert_string_equal(str_get(&out),
		"0 4 50.0 0\n4 8 49.1 0\n8 13 70.0 0\n14 14 0.0 0\n15 16 14.8 0\n"
		"18 26 83.4 1\n26 30 16.8 1\n");
	str_finish(&out);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(has_every_script),
		cmocka_unit_test(prints_lines),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
