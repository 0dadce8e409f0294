// SPDX-License-Identifier: GPL-3.0-or-later
// The compiled table against assets/icons.txt, and what mirrors.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ui/icons.h"

static void test_table_is_the_file(void **state) {
	(void)state;
	FILE *file = fopen(SOURCE_ROOT "/assets/icons.txt", "r");
	assert_non_null(file);
	char line[200], name[64], mirror[16];
	unsigned code;
	size_t count = 0;
	while (fgets(line, sizeof line, file)) {
		*mirror = '\0';
		if (*line == '#' || sscanf(line, "%63s %x %15s", name, &code, mirror) < 2) {
			continue;
		}
		const struct icon *icon = icon_find(name);
		assert_non_null(icon);
		assert_int_equal(icon->code, code);
		assert_int_equal(icon->is_mirrored, strcmp(mirror, "mirror") == 0);
		count++;
	}
	fclose(file);
	assert_int_equal(count, icon_count());
	for (size_t i = 1; i < icon_count(); i++) {
		assert_true(strcmp(icon_at(i - 1)->name, icon_at(i)->name) < 0);
	}
}

static void test_mirrors(void **state) {
	(void)state;
	static const struct {
		const char *name, *in_rtl;
		bool flips;
	} cases[] = {{"arrow-left", "arrow-right", false}, {"chevron-right", "chevron-left", false},
		{"walk", "walk", true}, {"undo", "undo", true}, {"run", "run", true},
		{"exit-to-app", "exit-to-app", true}, {"clock", "clock", false},
		{"check", "check", false}, {"volume-high", "volume-high", false},
		{"backspace", "backspace", false}, {"magnify", "magnify", false}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool flips = false;
		const struct icon *icon = icon_in_rtl(icon_find(cases[i].name), &flips);
		assert_string_equal(icon->name, cases[i].in_rtl);
		assert_int_equal(flips, cases[i].flips);
	}
	assert_null(icon_find("no-such-icon"));
	assert_null(icon_find(NULL));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table_is_the_file),
		cmocka_unit_test(test_mirrors),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
