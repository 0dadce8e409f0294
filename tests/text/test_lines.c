// SPDX-License-Identifier: GPL-3.0-or-later
// The printed form of a file's lines.
#include "text/lines.h"

#include "base/str.h"
#include "lay.h"

static void prints_offsets_into_the_file(void **state) {
	(void)state;
	static const struct {
		const char *text, *lines;
	} rows[] = {
		{"one two three\n\nx\r\nfour\xef\xbf\xbd \xf4\x8f\xbf\xbf\n",
			"0 4 50.0 0\n4 8 49.1 0\n8 13 70.0 0\n14 14 0.0 0\n15 16 14.8 0\n"
			"18 26 83.4 1\n26 30 16.8 1\n"},
		{"", "0 0 0.0 0\n"},
		{"\n", "0 0 0.0 0\n"},
		{"x  ", "0 3 14.8 0\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str out = {0};
		struct err err;
		assert_true(lines_print(
			fonts, "en", 100, 28, rows[i].text, strlen(rows[i].text), &out, &err));
		assert_string_equal(str_get(&out), rows[i].lines);
		str_finish(&out);
	}
}

static void names_bytes_that_are_no_text(void **state) {
	(void)state;
	struct str out = {0};
	struct err err;
	assert_false(lines_print(fonts, "en", 100, 28, "ok\nb\xff", 5, &out, &err));
	assert_non_null(strstr(err.text, "byte 3"));
	str_finish(&out);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_offsets_into_the_file),
		cmocka_unit_test(names_bytes_that_are_no_text),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
