// SPDX-License-Identifier: GPL-3.0-or-later
// Command lines good and bad.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <string.h>

#include "base/err.h"
#include "programs/args.h"

#define ARGS_MAX 12

static int split(const char *line, char *copy, char **argv) {
	int argc = 0;
	strcpy(copy, line);
	for (char *word = strtok(copy, " "); word && argc < ARGS_MAX; word = strtok(NULL, " ")) {
		argv[argc++] = word;
	}
	argv[argc] = NULL;
	return argc;
}

static void test_good(void **state) {
	(void)state;
	char copy[256], *argv[ARGS_MAX + 1];
	struct args args;
	assert_true(args_read(split("foyer", copy, argv), argv, &args, NULL));
	assert_null(args.pack);
	assert_int_equal(args.w, 0);
	int argc =
		split("foyer --pack a.pack --trust a.pub --window 1600x900 --lang zh-Hans --watch",
			copy, argv);
	assert_true(args_read(argc, argv, &args, NULL));
	assert_string_equal(args.pack, "a.pack");
	assert_string_equal(args.trust, "a.pub");
	assert_string_equal(args.lang, "zh-Hans");
	assert_int_equal(args.w, 1600);
	assert_int_equal(args.h, 900);
	assert_true(args.watches && !args.is_unsigned && !args.is_laptop);
	argc = split("foyer --unsigned --journey a.journey --shots s --clock 2026-11-19T09:42",
		copy, argv);
	assert_true(args_read(argc, argv, &args, NULL));
	assert_string_equal(args.journey, "a.journey");
	assert_string_equal(args.clock, "2026-11-19T09:42");
	assert_true(args.is_unsigned);
}

static void test_bad(void **state) {
	static const struct {
		const char *line, *why;
	} table[] = {
		{"foyer --nonsense", "--nonsense is no option"},
		{"foyer --pack", "--pack needs a value"},
		{"foyer demo.pack", "--pack FILE"},
		{"foyer --trust a.pub --unsigned", "contradict"},
		{"foyer --window 1600", "1600x900"},
		{"foyer --window 1600x900x2", "1600x900"},
		{"foyer --window +1600x900", "1600x900"},
		{"foyer --window -5x900", "1600x900"},
		{"foyer --window 99999x900", "1600x900"},
		{"foyer --window 100x100", "1600x900"},
		{"foyer --lang tlh-Klingon", "--lang tlh-Klingon"},
		{"foyer --shots out", "--journey"},
		{"foyer --clock 2026-11-19T09:42", "--journey"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		char copy[256], *argv[ARGS_MAX + 1];
		struct args args;
		struct err err = {0};
		if (args_read(split(table[i].line, copy, argv), argv, &args, &err)) {
			fail_msg("taken: %s", table[i].line);
		}
		if (!strstr(err.text, table[i].why)) {
			fail_msg("%s: %s", table[i].line, err.text);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
