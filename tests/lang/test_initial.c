// SPDX-License-Identifier: GPL-3.0-or-later
// The letter of the index that a reader looks under.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lang/initial.h"

static const struct {
	const char *lang, *name, *label;
} names[] = {
	{"en", "Library", "L"},
	{"en", "library", "L"},
	{"en", "(Library)", "L"},
	{"en", "24 hours", "#"},
	{"en", "", "#"},
	{"en", "Бібліотека", "…"},
	{"de", "Ärztehaus", "A"},
	{"cs", "Chata", "CH"},
	{"tr", "İş", "İ"},
	{"uk", "Ґанок", "Ґ"},
	{"uk", "Ліки", "Л"},
	{"uk", "Jobcenter", "J"},
	{"el", "Ύδρα", "Υ"},
	{"ar", "أسنان", "ا"},
	{"ar", "بيت", "ب"},
	{"ar", "Jobcenter", "J"},
	{"ur", "ٹیکس", "ٹ"},
	{"fa", "پزشک", "پ"},
	{"he", "שלום", "ש"},
	{"th", "เมือง", "ม"},
	{"th", "หมอ", "ห"},
	{"lo", "ເຮືອນ", "ຮ"},
	{"hi", "कानून", "क"},
	{"ti", "ቤት", "በ"},
	{"ti", "ሕክምና", "ሐ"},
	{"am", "ሆስፒታል", "ሀ"},
	{"ka", "ბინა", "ბ"},
	{"zh-Hans", "北京", "B"},
	{"zh-Hans", "医院", "Y"},
	{"zh-Hans", "Bank", "B"},
	{"zh-Hans", "3号", "#"},
	{"ja", "がっこう", "か"},
	{"ja", "カフェ", "か"},
	{"ja", "病院", "…"},
	{"ko", "학교", "ㅎ"},
};

static void names_stand_under_their_letter(void **state) {
	(void)state;
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct initials *initials = initials_create(names[i].lang);
		const char *label = initials_label(initials, initials_of(initials, names[i].name));
		if (strcmp(label, names[i].label)) {
			print_error("%s: %s stands under %s, not %s\n", names[i].lang,
				names[i].name, label, names[i].label);
			wrong++;
		}
		initials_destroy(initials);
	}
	assert_int_equal(wrong, 0);
}

static void labels_are_there_once(void **state) {
	(void)state;
	static const char *const langs[] = {"de", "en", "uk", "ar", "ur", "ti", "th", "zh-Hans"};
	for (size_t l = 0; l < sizeof langs / sizeof *langs; l++) {
		struct initials *initials = initials_create(langs[l]);
		size_t count = initials_count(initials);
		assert_in_range(count, 20, 80);
		for (size_t i = 0; i < count; i++) {
			for (size_t j = 0; j < i; j++) {
				assert_string_not_equal(
					initials_label(initials, i), initials_label(initials, j));
			}
		}
		initials_destroy(initials);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_stand_under_their_letter),
		cmocka_unit_test(labels_are_there_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
