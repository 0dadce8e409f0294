// SPDX-License-Identifier: GPL-3.0-or-later
// Every scalar value survives a round trip; the ill-formed sequences of RFC 3629 are refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static void every_scalar_round_trips(void **state) {
	(void)state;
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		if (code >= 0xD800 && code <= 0xDFFF) {
			continue;
		}
		char bytes[4];
		size_t len = utf8_put(code, bytes), at = 0;
		if (utf8_next(bytes, len, &at) != code || at != len) {
			fail_msg("U+%04X does not survive", code);
		}
	}
}

static void ill_formed_bytes_are_refused(void **state) {
	(void)state;
	static const struct {
		const char *bytes;
		size_t bad;
	} cases[] = {
		{"\x80", 0},
		{"a\xC0\x80", 1},
		{"\xC1\xBF", 0},
		{"\xE0\x9F\xBF", 0},
		{"\xED\xA0\x80", 0},
		{"\xF0\x8F\xBF\xBF", 0},
		{"\xF5\x80", 0},
		{"ab\xF4\x90\x80\x80", 2},
		{"\xE2\x82", 0},
		{"\xC3", 0},
		{"\xE2\x28\xA1", 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t bad = 99;
		assert_false(utf8_is_valid(cases[i].bytes, strlen(cases[i].bytes), &bad));
		assert_int_equal(bad, cases[i].bad);
	}
	assert_true(utf8_is_valid("שלום ሰላም 你好", strlen("שלום ሰላም 你好"), NULL));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_scalar_round_trips),
		cmocka_unit_test(ill_formed_bytes_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
