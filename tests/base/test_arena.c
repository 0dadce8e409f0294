// SPDX-License-Identifier: GPL-3.0-or-later
// Allocations are zeroed and aligned, large ones fit, and a reset leaves zeros behind.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void allocations_are_zeroed_and_aligned(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	for (size_t bytes = 1; bytes < 300000; bytes = bytes * 3 + 1) {
		char *memory = arena_alloc(arena, bytes);
		assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
		assert_int_equal(memory[0], 0);
		assert_int_equal(memory[bytes - 1], 0);
		memset(memory, 0xAA, bytes);
	}
	arena_destroy(arena);
}

static void reset_wipes(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	char *first = arena_printf(arena, "%s %d", "canary", 7);
	assert_string_equal(first, "canary 7");
	arena_reset(arena);
	assert_int_equal(first[0], 0); /* the first block stays */
	assert_ptr_equal(arena_string(arena, "next"), first);
	assert_null(arena_string(arena, NULL));
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(allocations_are_zeroed_and_aligned),
		cmocka_unit_test(reset_wipes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
