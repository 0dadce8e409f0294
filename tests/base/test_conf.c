// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs, comments, and that one bad line costs no other.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/conf.h"

static char heard[1024];

static void pair(void *context, const char *name, const char *value, int line) {
	(void)context;
	size_t used = strlen(heard);
	snprintf(heard + used, sizeof heard - used, "%d:%s=%s|", line, name, value);
}

static void bad(void *context, int line, const char *why) {
	(void)context;
	(void)why;
	size_t used = strlen(heard);
	snprintf(heard + used, sizeof heard - used, "%d!|", line);
}

static void lines_are_heard(void **state) {
	(void)state;
	static const struct {
		const char *file, *expect;
	} cases[] = {
		{"", ""},
		{"a = 1", "1:a=1|"},
		{"# comment\n\n  idle_s=45  # seconds\n", "3:idle_s=45|"},
		{"name = Amt # 4\r\ncolour = #fff\n", "1:name=Amt|2:colour=|"},
		{"place = A#B\n", "1:place=A#B|"},
		{"no equals\nb = 2\n", "1!|2:b=2|"},
		{"Bad = 1\n= 2\nok = \n", "1!|2!|3:ok=|"},
		{"x = \xFF\ny = 1", "1!|2:y=1|"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		heard[0] = '\0';
		conf_parse(cases[i].file, strlen(cases[i].file), pair, bad, NULL);
		assert_string_equal(heard, cases[i].expect);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(lines_are_heard)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
