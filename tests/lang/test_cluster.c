// SPDX-License-Identifier: GPL-3.0-or-later
// The last cluster of scripts that join, stack and compose.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "lang/cluster.h"

static void the_last_cluster_starts_where_a_reader_says(void **state) {
	(void)state;
	static const struct {
		const char *text;
		size_t start;
	} cases[] = {
		{"", 0},
		{"a", 0},
		{"ab", 1},
		{"e\u0301", 0},
		{"ae\u0301\u0323", 1},
		{"\u0e01\u0e34\u0e49", 0},
		{"한국", 3},
		{"\u1112\u1161\u11ab", 0},
		{"a\u0308b\u0308", 3},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(
			cluster_last(cases[i].text, strlen(cases[i].text)), cases[i].start);
	}
}

static void the_end_is_composed(void **state) {
	(void)state;
	static const struct {
		const char *text, *composed;
		size_t from;
	} cases[] = {
		{"ê\u0323", "ệ", 0},
		{"ư\u0303", "ữ", 0},
		{"o\u0301", "ó", 0},
		{"\u1112\u1161\u11ab", "한", 0},
		{"e\u0301e\u0301", "e\u0301é", 3},
		{"", "", 0},
		{"abc", "abc", 3},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str text = {0};
		str_append(&text, cases[i].text);
		cluster_compose(&text, cases[i].from);
		assert_string_equal(str_get(&text), cases[i].composed);
		str_finish(&text);
	}
}

static void a_thousand_marks_cost_no_more_than_a_few(void **state) {
	(void)state;
	struct str text = {0};
	for (int i = 0; i < 1000; i++) {
		str_append(&text, "\u0301");
		cluster_compose(&text, cluster_last(str_get(&text), text.len));
	}
	assert_int_equal(text.len, 2000);
	str_finish(&text);
}

static void parts_and_cuts(void **state) {
	(void)state;
	uint32_t parts[4];
	assert_int_equal(cluster_decompose("ệ", strlen("ệ"), parts, 4), 3);
	assert_int_equal(parts[0], 'e');
	assert_int_equal(parts[1], 0x323);
	assert_int_equal(parts[2], 0x302);
	assert_int_equal(cluster_decompose("ệ", strlen("ệ"), parts, 1), 1);
	assert_int_equal(cluster_decompose("\xff", 1, parts, 4), 0);
	struct str text = {0};
	str_append(&text, "secret");
	cluster_cut(&text, 2);
	assert_string_equal(str_get(&text), "se");
	assert_int_equal(text.data[4], 0); // wiped, not only hidden
	cluster_cut(&text, 9);
	assert_int_equal(text.len, 2);
	str_finish(&text);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_cluster_starts_where_a_reader_says),
		cmocka_unit_test(the_end_is_composed),
		cmocka_unit_test(a_thousand_marks_cost_no_more_than_a_few),
		cmocka_unit_test(parts_and_cuts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
