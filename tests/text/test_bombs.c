// SPDX-License-Identifier: GPL-3.0-or-later
// Text made to exhaust: it must come out in linear time (the test's time limit stops what does not)
// with a bounded number of glyphs.
#include "lay.h"

#include "base/str.h"

static void repeat(struct str *str, const char *text, size_t times) {
	for (size_t i = 0; i < times; i++) {
		str_append(str, text);
	}
}

static size_t glyphs_of(const struct para *para) {
	size_t count = 0;
	for (size_t i = 0; i < para_run_count(para); i++) {
		count += para_run(para, i)->glyph_count;
	}
	return count;
}

static void bombs_are_laid_out(void **state) {
	(void)state;
	static const struct {
		const char *lang, *before, *unit, *after;
		size_t times;
		size_t glyphs; /* at most */
	} rows[] = {
		{"en", "a", "\u0301", "b", 100000, 64},
		{"th", "ก", "\u0e48", "ก", 100000, 64},
		{"en", "a", "\u200d", "b", 1000000, 64},
		{"ar", "م", "\u200d", "م", 1000000, 64},
		{"en", "a", "\u2067", "b", 200, 400},
		{"en", "a", "\u202b", "b", 200, 400},
		{"en", "a", "\u2067ب\u2066", "b", 100, 600},
		{"en", "", "(", "", 200000, 200000},
		{"ar", "", "(م", "))))", 100000, 200004},
		{"en", "", "a", "", 1000000, 1000000},
		{"ar", "", "م", "", 300000, 300000},
		{"my", "", "က", "", 200000, 200000},
		{"th", "", "ก", "", 200000, 200000},
		{"en", "", " ]", "", 300000, 600000},
		{"en", "", " ", "", 1000000, 1000000},
		{"en", "", "aم", "", 50000, 100000},
		{"en", "", "\n", "", 100000, 0},
		{"ur", "", "د1", "", 30000, 60000},
	};
	static const float widths[] = {0, 300, 1840};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = {0};
		str_append(&text, rows[i].before);
		repeat(&text, rows[i].unit, rows[i].times);
		str_append(&text, rows[i].after);
		for (size_t k = 0; k < sizeof widths / sizeof *widths; k++) {
			struct para *para = lay(rows[i].lang, str_get(&text), widths[k]);
			if (glyphs_of(para) > rows[i].glyphs) {
				print_error("row %zu: %zu glyphs\n", i, glyphs_of(para));
			}
			assert_true(glyphs_of(para) <= rows[i].glyphs);
			para_destroy(para);
		}
		str_finish(&text);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bombs_are_laid_out),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
