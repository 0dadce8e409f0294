// SPDX-License-Identifier: GPL-3.0-or-later
// Unicode's LineBreakTest.txt, and what the dictionaries of ICU break against the writing.
#include "text/breaks.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

#include <cmocka.h>

#define FILE_NAME "/usr/share/unicode/auxiliary/LineBreakTest.txt"

/* Where ICU 72 itself differs from Unicode 15's file. */
static const char *const icu_differs[] = {
	"× 002D ÷ 0023 ÷",
	"× 002D × 0308 ÷ 0023 ÷",
	"× 002D ÷ 00A7 ÷",
	"× 002D × 0308 ÷ 00A7 ÷",
	"× 002D ÷ 50005 ÷",
	"× 002D × 0308 ÷ 50005 ÷",
	"× 002D ÷ 0E01 ÷",
	"× 002D × 0308 ÷ 0E01 ÷",
	"× 002C ÷ 0030 ÷",
	"× 002C × 0308 ÷ 0030 ÷",
	("× 0065 × 0071 × 0075 × 0061 × 006C × 0073 × 0020 × 002E ÷ 0033 × 0035 × 0020 ÷ 0063 × "
	 "0065 × 006E × 0074 × 0073 ÷"),
	"× 0061 × 002E ÷ 0032 × 0020 ÷",
	"× 0061 × 002E ÷ 0032 × 0020 ÷ 0915 ÷",
	"× 0061 × 002E ÷ 0032 × 0020 ÷ 672C ÷",
	"× 0061 × 002E ÷ 0032 × 3000 ÷ 672C ÷",
	"× 0061 × 002E ÷ 0032 × 3000 ÷ 307E ÷",
	"× 0061 × 002E ÷ 0032 × 3000 ÷ 0033 ÷",
	"× 0041 × 002E ÷ 0031 × 0020 ÷ BABB ÷",
	"× BD24 ÷ C5B4 × 002E × 0020 ÷ 0041 × 002E ÷ 0032 × 0020 ÷ BCFC ÷",
	"× BD10 ÷ C694 × 002E × 0020 ÷ 0041 × 002E ÷ 0033 × 0020 ÷ BABB ÷",
	"× C694 × 002E × 0020 ÷ 0041 × 002E ÷ 0034 × 0020 ÷ BABB ÷",
	"× 0061 × 002E ÷ 0032 × 3000 ÷ 300C ÷",
};

struct expected {
	bool breaks[ROW_MAX + 1]; /* before each code point, and at the end */
};

static void parse(const char *line, struct row *row, struct expected *expected) {
	*row = (struct row){0};
	for (const char *at = line; *at && *at != '#' && *at != '\n';) {
		if (strncmp(at, "÷", 2) == 0 || strncmp(at, "×", 2) == 0) {
			expected->breaks[row->count] = strncmp(at, "÷", 2) == 0;
			at += 2;
		} else if (*at == ' ' || *at == '\t') {
			at++;
		} else {
			char *end;
			row_add(row, (uint32_t)strtoul(at, &end, 16));
			at = end;
		}
	}
}

static bool raw_agrees(const struct row *row, const struct expected *expected) {
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *icu = ubrk_open(UBRK_LINE, "en", row->units, row->unit_count, &status);
	bool is_same = true;
	for (int i = 1; i < row->count; i++) {
		is_same &= (ubrk_isBoundary(icu, row->unit_at[i]) != 0) == expected->breaks[i];
	}
	ubrk_close(icu);
	return is_same;
}

static bool has_all(struct breaks *breaks, size_t unit) {
	size_t count = 0;
	const uint32_t *all = breaks_all(breaks, &count);
	for (size_t i = 0; i < count; i++) {
		if (all[i] == unit) {
			return true;
		}
	}
	return false;
}

/* One by one from the end, as lines ask, and all at once. */
static bool ours_agrees(struct breaks *breaks, struct tongue *tongue, const struct row *row,
	const struct expected *expected) {
	bool is_same = true;
	breaks_set(breaks, tongue, row->units, (size_t)row->unit_count);
	for (int i = row->count - 1; i > 0; i--) {
		size_t unit = (size_t)row->unit_at[i];
		is_same &= (breaks_before(breaks, 0, unit) == unit) == expected->breaks[i];
	}
	for (int i = 1; i < row->count; i++) {
		is_same &= has_all(breaks, (size_t)row->unit_at[i]) == expected->breaks[i];
	}
	return is_same;
}

static bool is_named(const char *text) {
	for (size_t i = 0; i < sizeof icu_differs / sizeof *icu_differs; i++) {
		if (strcmp(icu_differs[i], text) == 0) {
			return true;
		}
	}
	return false;
}

static void breaks_as_unicode_says(void **state) {
	(void)state;
	static struct row row;
	static struct expected expected;
	char line[4096];
	struct tongue tongue;
	struct breaks breaks = {0};
	int cases = 0, wrong = 0, named = 0;
	FILE *file = fopen(FILE_NAME, "r");
	assert_non_null(file);
	tongue_init(&tongue, "en");
	while (fgets(line, sizeof line, file)) {
		if (strncmp(line, "×", 2) != 0) {
			continue;
		}
		cases++;
		parse(line, &row, &expected);
		line[strcspn(line, "\t#")] = '\0';
		bool is_exception = is_named(line);
		named += is_exception;
		if (is_exception ? raw_agrees(&row, &expected)
				 : !ours_agrees(&breaks, &tongue, &row, &expected)) {
			print_error("%s (raw ICU %s)\n", line,
				raw_agrees(&row, &expected) ? "agrees" : "differs");
			wrong++;
		}
	}
	fclose(file);
	breaks_finish(&breaks);
	tongue_finish(&tongue);
	assert_true(cases > 7600);
	assert_true(named <= 22);
	assert_int_equal(wrong, 0);
}

/* `|` marks where ICU breaks against the writing; the texts are given to ICU without it. */
static const struct {
	const char *lang, *text;
} illegal[] = {
	{"my", "အပြည်ပြည်ဆိုင်ရာက|မ္ဘာ့ရေးရာ"},
	{"my", "အပြည်ပြည်ဆိုင်ရာကမ္|ဘာ့ရေးရာ"},
	{"my", "သင့်၏။ က|မ္ဘာ့ကုလသမဂ္ဂ"},
	{"th", "ไม่ต้องเสียค่าใช้จ่ายใด |ๆ หลังจาก"},
	{"km", "កំណើត ផ្សេង|ៗគ្នា រាល់"},
	{"km", "វ៉្រង់ ហ្វ្|រង់ស័រ ឡូស្សង់"},
	{"km", "ហ្វ្រង់ស័រ ឡូស្|សង់ អ៊្នក"},
};

static size_t to_units(const char *text, const char *end, struct row *row) {
	*row = (struct row){0};
	for (size_t at = 0, len = (size_t)(end - text); at < len;) {
		uint32_t code = utf8_next(text, len, &at);
		if (code != '|') {
			row_add(row, code);
		}
	}
	return (size_t)row->unit_count;
}

static void refuses_what_readers_refuse(void **state) {
	(void)state;
	static struct row row;
	struct breaks breaks = {0};
	for (size_t i = 0; i < sizeof illegal / sizeof *illegal; i++) {
		const char *text = illegal[i].text, *mark = strchr(text, '|');
		struct tongue tongue;
		UErrorCode status = U_ZERO_ERROR;
		size_t at = to_units(text, mark, &row), count = 0;
		to_units(text, text + strlen(text), &row);
		UBreakIterator *icu =
			ubrk_open(UBRK_LINE, illegal[i].lang, row.units, row.unit_count, &status);
		assert_true(ubrk_isBoundary(icu, (int32_t)at));
		ubrk_close(icu);
		tongue_init(&tongue, illegal[i].lang);
		breaks_set(&breaks, &tongue, row.units, (size_t)row.unit_count);
		assert_true(breaks_before(&breaks, 0, at) < at);
		assert_false(has_all(&breaks, at));
		breaks_all(&breaks, &count);
		assert_true(count > 2); /* others stay */
		tongue_finish(&tongue);
	}
	breaks_finish(&breaks);
}

/* Far from any space, opportunities come from one walk over the text: the same ones. */
static void finds_the_same_far_from_spaces(void **state) {
	(void)state;
	enum { COUNT = 3000 };
	struct tongue tongue;
	struct breaks far = {0}, all = {0};
	uint16_t units[COUNT];
	for (int i = 0; i < COUNT; i++) {
		units[i] = i % 997 == 5 ? '-' : i > 2000 && i % 40 == 0 ? ' ' : 'a';
	}
	tongue_init(&tongue, "de");
	breaks_set(&all, &tongue, units, COUNT);
	size_t count = 0;
	breaks_all(&all, &count);
	for (size_t unit = 1; unit < COUNT; unit += 7) {
		size_t last = 0;
		for (size_t i = 0; i < count && all.all.items[i] <= unit; i++) {
			last = all.all.items[i];
		}
		breaks_set(&far, &tongue, units, COUNT);
		assert_int_equal(breaks_before(&far, 0, unit), last);
	}
	breaks_finish(&far);
	breaks_finish(&all);
	tongue_finish(&tongue);
}

/* Where plain words are broken without ICU, ICU breaks them too. */
static void breaks_plain_words_as_icu_does(void **state) {
	(void)state;
	enum { COUNT = 30 };
	static const uint16_t palette[] = {'a', 'b', '1', '2', ' ', ' ', ' ', '.', ',', '!', '?',
		':', ';', '-', '/', '(', ')', '"', '%', '$', 0xa0, 0xbf, 0xad, 0xdf, 0x300, 0x44f,
		0x5d0, 0x5be, 0x627, 0x60c, 0x661, 0xe01, 0x1200, 0x1361, 0x200b, 0x200d, 0x2014,
		0x2060, 0x20ac, 0x3042, 0x3001, 0x4e00, 0xac00, 0xfeff};
	static const char *const langs[] = {"en", "fi", "ar", "ja", "th"};
	struct breaks breaks = {0};
	uint32_t seed = 1;
	for (size_t lang = 0; lang < sizeof langs / sizeof *langs; lang++) {
		struct tongue tongue;
		tongue_init(&tongue, langs[lang]);
		for (int round = 0; round < 4000; round++) {
			uint16_t units[COUNT];
			bool is_break[COUNT + 1] = {false};
			for (int i = 0; i < COUNT; i++) {
				seed = seed * 1664525 + 1013904223;
				uint32_t pick = seed >> 16;
				units[i] = pick & 1 ? palette[pick % 12]
						    : palette[pick % (sizeof palette / 2)];
			}
			size_t count = 0;
			breaks_set(&breaks, &tongue, units, COUNT);
			const uint32_t *all = breaks_all(&breaks, &count);
			for (size_t i = 0; i < count; i++) {
				is_break[all[i]] = true;
			}
			for (size_t unit = 1; unit < COUNT; unit++) {
				size_t last = unit;
				while (last > 0 && !is_break[last]) {
					last--;
				}
				breaks_set(&breaks, &tongue, units, COUNT);
				assert_int_equal(breaks_before(&breaks, 0, unit), last);
			}
		}
		tongue_finish(&tongue);
	}
	breaks_finish(&breaks);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(breaks_as_unicode_says),
		cmocka_unit_test(refuses_what_readers_refuse),
		cmocka_unit_test(finds_the_same_far_from_spaces),
		cmocka_unit_test(breaks_plain_words_as_icu_does),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
