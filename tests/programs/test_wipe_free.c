// SPDX-License-Identifier: GPL-3.0-or-later
// With wipe_free.c linked in, what was freed is zero; it is looked at through /proc, as another
// process would.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SIZE 400
#define LINKS 16 /* bytes at its start where the allocator writes its own list, some at random */

/* Copies what stands at an address that is no longer ours. */
static void peek(uintptr_t address, unsigned char *out, size_t len) {
	int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
	assert_true(memory >= 0);
	assert_int_equal(pread(memory, out, len, (off_t)address), len);
	close(memory);
}

static int count_of(const unsigned char *bytes, size_t len, unsigned char value) {
	int count = 0;
	for (size_t i = 0; i < len; i++) {
		count += bytes[i] == value;
	}
	return count;
}

static void test_freed_is_zero(void **state) {
	(void)state;
	static unsigned char seen[SIZE];
	unsigned char *volatile memory = malloc(SIZE);
	uintptr_t address = (uintptr_t)memory;
	memset(memory, 0xa5, SIZE);
	peek(address, seen, SIZE);
	assert_int_equal(count_of(seen, SIZE, 0xa5), SIZE);
	free(memory);
	peek(address, seen, SIZE);
	assert_int_equal(count_of(seen + LINKS, SIZE - LINKS, 0xa5), 0);
	free(NULL);
}

static void test_realloc_moves(void **state) {
	(void)state;
	static unsigned char seen[SIZE];
	unsigned char *volatile memory = malloc(SIZE);
	unsigned char *volatile wall = malloc(16); /* keeps it from growing where it is */
	uintptr_t address = (uintptr_t)memory;
	memset(memory, 0xa5, SIZE);
	unsigned char *volatile other = realloc(memory, 100 * SIZE);
	assert_ptr_not_equal(other, (void *)address);
	assert_int_equal(count_of(other, SIZE, 0xa5), SIZE);
	peek(address, seen, SIZE);
	assert_int_equal(count_of(seen + LINKS, SIZE - LINKS, 0xa5), 0);
	other = realloc(other, 16);
	assert_int_equal(count_of(other, 16, 0xa5), 16);
	free(other);
	free(wall);
}

static void test_realloc_edges(void **state) {
	(void)state;
	unsigned char *memory = realloc(NULL, 8);
	assert_non_null(memory);
	assert_null(realloc(memory, 0));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_freed_is_zero),
		cmocka_unit_test(test_realloc_moves),
		cmocka_unit_test(test_realloc_edges),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
