// SPDX-License-Identifier: GPL-3.0-or-later
// CSV as it comes: quotation marks, line ends, separators and character sets, and what is said of
// each thing that had to be bent.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "author/import_csv.h"
#include "author/problem.h"
#include "base/arena.h"
#include "base/str.h"

/* Cells parted by '|', records by a line feed; a line feed in a cell is '~'. */
static void join(struct str *out, const struct csv_record *record) {
	for (size_t i = 0; i < record->count; i++) {
		str_append(out, i ? "|" : "");
		for (const char *at = record->cells[i]; *at; at++) {
			str_append_char(out, *at == '\n' ? '~' : *at);
		}
	}
	str_append_char(out, '\n');
}

static const struct {
	const char *bytes, *cells; /* cells NULL: it cannot be read */
	const char *problem;       /* the beginning of the first one; NULL: none */
	int line;
} CASES[] = {
	{"a,b\n1,2\n", "a|b\n1|2\n", NULL, 0},
	{"a,b\n1,2", "a|b\n1|2\n", NULL, 0},
	{"a,b\r\n1,2\r\n\r\n3,4\r\n", "a|b\n1|2\n3|4\n", NULL, 0},
	{"a,b\r1,2\r", "a|b\n1|2\n", NULL, 0},
	{"\xef\xbb\xbf"
	 "a,b\n1,2\n",
		"a|b\n1|2\n", NULL, 0},
	{"a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "a|b\nx, y|say \"hi\"\n", NULL, 0},
	{"a,b\n\"one\r\ntwo\",2\n", "a|b\none~two|2\n", NULL, 0},
	{"a,b\n  x , \"y\" \n", "a|b\nx|y\n", NULL, 0},
	{"a,b\n,\n\n,2\n", "a|b\n|2\n", NULL, 0},
	{"a;b;c\n1,5;2;3\n", "a|b|c\n1,5|2|3\n", NULL, 0},
	{"a\tb\n1,5\t2\n", "a|b\n1,5|2\n", NULL, 0},
	{"\"a;x\",b\n1,2\n", "a;x|b\n1|2\n", NULL, 0},
	{"a,b\nCaf\xe9,\x80 5\n", "a|b\nCafé|€ 5\n", "here stands a byte that is no UTF-8", 2},
	{"a,b\nstra\xc3\x9f"
	 "e,Caf\xe9\n",
		"a|b\nstraße|Café\n", "here stands a byte that is no UTF-8", 2},
	{"a,b\n1\n", "a|b\n1|\n", "this row has 1 cells and the header has 2", 2},
	{"a,b\n1,2,\n", "a|b\n1|2\n", NULL, 0},
	{"a,b\n1,2\n\"x\ny\",2,3\n5,6\n", "a|b\n1|2\n5|6\n",
		"this row has 3 cells and the header has 2", 3},
	{"a,b\n5\" disk,2\n", "a|b\n5\" disk|2\n", "a quotation mark stands inside the cell", 2},
	{"a,b\n\"x\" y,2\n", "a|b\nx y|2\n", "a quotation mark stands inside the cell", 2},
	{"a,b\n1,2\n\"x,2\n", NULL, "the quotation mark that opens here is never closed", 3},
	{"\xff\xfe"
	 "a\0",
		NULL, "this file is UTF-16", 1},
	{"", NULL, "the first line holds no names", 1},
	{"\n1,2\n", NULL, "the first line holds no names", 1},
	{"a,a\n1,2\n", NULL, "there are two columns \"a\"", 1},
};

static void test_cases(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct arena *arena = arena_create();
		struct problems problems = {0};
		struct csv csv;
		bool ok = csv_read(
			arena, CASES[i].bytes, strlen(CASES[i].bytes), "x.csv", &problems, &csv);
		assert_int_equal(ok, CASES[i].cells != NULL);
		struct str out = {0};
		if (ok) {
			join(&out, &csv.header);
		}
		for (size_t j = 0; ok && j < csv.count; j++) {
			join(&out, &csv.records[j]);
		}
		assert_string_equal(str_get(&out), ok ? CASES[i].cells : "");
		assert_int_equal(problems.count, CASES[i].problem != NULL);
		if (CASES[i].problem) {
			const char *said = problems.items[0].text;
			assert_memory_equal(said, CASES[i].problem, strlen(CASES[i].problem));
			assert_int_equal(problems.items[0].line, CASES[i].line);
		}
		str_finish(&out);
		problems_finish(&problems);
		arena_destroy(arena);
	}
}

static void a_zero_byte_is_refused_with_its_line(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	struct problems problems = {0};
	struct csv csv;
	assert_false(csv_read(arena, "a,b\n1,\0\n", 8, "x.csv", &problems, &csv));
	assert_int_equal(problems.items[0].line, 2);
	problems_finish(&problems);
	arena_destroy(arena);
}

static void lines_count_inside_quotation_marks(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	struct problems problems = {0};
	struct csv csv;
	const char *text = "a\n\"1\n2\n3\"\nx\r\ny\n";
	assert_true(csv_read(arena, text, strlen(text), "x.csv", &problems, &csv));
	assert_int_equal(csv.records[0].line, 2);
	assert_int_equal(csv.records[1].line, 5);
	assert_int_equal(csv.records[2].line, 6);
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(a_zero_byte_is_refused_with_its_line),
		cmocka_unit_test(lines_count_inside_quotation_marks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
