// SPDX-License-Identifier: GPL-3.0-or-later
// How much paper was used, over a restart; whatever else stands in the file counts as nothing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <string.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "paper/roll.h"

static void is_read_as_written(void **state) {
	(void)state;
	static const double lengths[] = {0, 0.1, 238.5, 49999.9, 1e6};
	char folder[64];
	struct err err;
	folder_enter(folder);
	assert_true(roll_read("roll") == 0);
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		assert_true(roll_write("roll", lengths[i], &err));
		double off = roll_read("roll") - lengths[i];
		assert_true(off > -0.05 && off < 0.05);
	}
	assert_false(roll_write("gone/roll", 1, &err));
	assert_non_null(strstr(err.text, "gone"));
	folder_leave(folder);
}

static void anything_else_is_nothing(void **state) {
	(void)state;
	static const char *const files[] = {"", "\n", "12", "12\n\n", "-12\n", "1e9\n", "12.5\n",
		"12 \n", "nan\n", "99999999999999\n", "0123456789012345678901234567890123456789\n"};
	char folder[64];
	struct err err;
	folder_enter(folder);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		assert_true(file_write("roll", files[i], strlen(files[i]), 0600, &err));
		assert_true(roll_read("roll") == 0);
	}
	folder_leave(folder);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_read_as_written),
		cmocka_unit_test(anything_else_is_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
