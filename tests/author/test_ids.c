// SPDX-License-Identifier: GPL-3.0-or-later
// As many ids as a large directory has, against what stands in the list itself.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "author/ids.h"
#include "base/arena.h"

#define MANY 20000

static void test_places(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	struct ids ids = {0};
	assert_true(ids_find(&ids, "s0") == IDS_NONE);
	for (size_t i = 0; i < MANY; i++) {
		ids_add(&ids, arena, arena_printf(arena, "s%zu", i));
		assert_int_equal(ids_find(&ids, arena_printf(arena, "s%zu", i)), i);
	}
	for (size_t i = 0; i < MANY; i++) {
		assert_int_equal(ids_find(&ids, arena_printf(arena, "s%zu", i)), i);
	}
	assert_true(ids_find(&ids, arena_printf(arena, "s%d", MANY)) == IDS_NONE);
	assert_true(ids_find(&ids, "") == IDS_NONE);
	assert_int_equal(ids.count, MANY);
	arena_destroy(arena);
}

static void test_first_of_two(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	struct ids ids = {0};
	ids_add(&ids, arena, "a");
	ids_add(&ids, arena, "b");
	ids_add(&ids, arena, "a");
	ids_add(&ids, arena, "c");
	assert_int_equal(ids_find(&ids, "a"), 0);
	assert_int_equal(ids_find(&ids, "b"), 1);
	assert_int_equal(ids_find(&ids, "c"), 3);
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_first_of_two),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
