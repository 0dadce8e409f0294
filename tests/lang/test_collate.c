// SPDX-License-Identifier: GPL-3.0-or-later
// The order of a reader's own dictionary.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/collate.h"

static void order_is_of_the_language(void **state) {
	(void)state;
	static const struct {
		const char *lang, *before, *after;
	} cases[] = {
		{"de", "Äpfel", "Birnen"},
		{"de", "Zimmer 9", "Zimmer 10"},
		{"cs", "hrad", "chata"}, // ch comes after h
		{"es", "nube", "ñu"},
		{"tr", "ısı", "izin"},
		{"uk", "ґава", "дім"},
		{"kmr", "cih", "çav"},
		{"kmr", "çav", "dar"},
		{"tl", "nanay", "ñandu"},
		{"ar", "باب", "تاج"},
		{"xx", "a", "b"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(collate_compare(cases[i].lang, cases[i].before, cases[i].after) < 0);
		assert_true(collate_compare(cases[i].lang, cases[i].after, cases[i].before) > 0);
	}
	assert_int_equal(collate_compare("de", "a", "a"), 0);
	assert_int_not_equal(collate_compare("de", "a",
				     "\u00ad"
				     "a"),
		0);
}

static void a_list_is_sorted_in_place(void **state) {
	(void)state;
	const char *list[] = {"Zug", "ähnlich", "Arzt", "Bus"};
	collate_sort("de", list, 4);
	assert_string_equal(list[0], "ähnlich");
	assert_string_equal(list[1], "Arzt");
	assert_string_equal(list[3], "Zug");
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(order_is_of_the_language),
		cmocka_unit_test(a_list_is_sorted_in_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
