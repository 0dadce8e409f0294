// SPDX-License-Identifier: GPL-3.0-or-later
// A string grows, keeps its end, and clears to zeros.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

static void grows_and_keeps_its_end(void **state) {
	(void)state;
	struct str str = {0};
	assert_string_equal(str_get(&str), "");
	for (int i = 0; i < 1000; i++) {
		str_printf(&str, "%03d;", i);
	}
	assert_int_equal(str.len, 4000);
	assert_memory_equal(str.data + 3992, "998;999;", 9);
	char *taken = str_take(&str);
	assert_int_equal(strlen(taken), 4000);
	assert_int_equal(str.len, 0);
	free(taken);
}

static void clear_leaves_zeros(void **state) {
	(void)state;
	struct str str = {0};
	str_append(&str, "canary");
	str_clear(&str);
	for (size_t i = 0; i < str.room; i++) {
		assert_int_equal(str.data[i], 0);
	}
	str_append_bytes(&str, "a\0b", 3);
	assert_int_equal(str.len, 3);
	str_finish(&str);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_and_keeps_its_end),
		cmocka_unit_test(clear_leaves_zeros),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
