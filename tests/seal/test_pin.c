// SPDX-License-Identifier: GPL-3.0-or-later
// Which numbers may be a PIN, and that only the right one opens a hash.
#include "seal/pin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"

static void which_numbers_are_good(void **state) {
	(void)state;
	static const struct {
		const char *digits;
		bool is_good;
	} rows[] = {
		{"402917", true},
		{"000001", true},
		{"112233445566", true},
		{"19450508", true},
		{"", false},
		{"40291", false},
		{"4029174029173", false},
		{"40291a", false},
		{" 402917", false},
		{"402 917", false},
		{"\xd9\xa4\xd9\xa0\xd9\xa2\xd9\xa9\xd9\xa1\xd9\xa7", false},
		{"000000", false},
		{"123456", false},
		{"654321", false},
		{"890123", false},
		{"321098", false},
		{"121212", false},
		{"123123", false},
		{"1231231", false},
		{"40294029", false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {{0}};
		if (pin_is_good(rows[i].digits, &err) != rows[i].is_good) {
			fail_msg("%s", rows[i].digits);
		}
		assert_true(rows[i].is_good || *err.text);
		assert_true(!*rows[i].digits || !strstr(err.text, rows[i].digits));
	}
}

static void only_the_right_one_opens(void **state) {
	(void)state;
	char hash[PIN_HASH_BYTES], other[PIN_HASH_BYTES];
	struct err err;
	assert_true(pin_hash("402917", hash, &err));
	assert_true(pin_hash("402917", other, &err));
	assert_int_equal(strncmp(hash, "$argon2id$v=19$m=16384,t=3,p=1$", 31), 0);
	assert_string_not_equal(hash, other);
	assert_null(strpbrk(hash, " #\t\n"));
	assert_true(pin_is_hash(hash));
	assert_true(pin_verify(hash, "402917"));
	assert_false(pin_verify(hash, "402918"));
	assert_false(pin_verify(hash, "40291"));
	assert_false(pin_verify(hash, ""));
	assert_false(pin_verify(hash, "402917402917402917"));
	assert_false(pin_hash("111111", hash, &err));
	other[40]++;
	assert_false(pin_verify(other, "402917"));
}

static void what_is_a_hash(void **state) {
	(void)state;
	char hash[PIN_HASH_BYTES], changed[PIN_HASH_BYTES];
	struct err err;
	assert_true(pin_hash("402917", hash, &err));
	assert_false(pin_is_hash(""));
	assert_false(pin_is_hash("402917"));
	assert_false(pin_is_hash("$argon2id$"));
	assert_false(pin_is_hash("$argon2id$v=19$m=16384,t=3,p=1$"));
	snprintf(changed, sizeof changed, "$argon2i%s", hash + 9);
	assert_false(pin_is_hash(changed));
	/* 2 GB would stop a kiosk */
	snprintf(changed, sizeof changed, "$argon2id$v=19$m=2097152%s", strstr(hash, ",t="));
	assert_false(pin_is_hash(changed));
	hash[60] = '\0';
	assert_false(pin_is_hash(hash));
	char endless[300];
	memset(endless, 'a', sizeof endless - 1);
	endless[sizeof endless - 1] = '\0';
	memcpy(endless, "$argon2id$v=19$m=16384,t=3,p=1$", 31);
	assert_false(pin_is_hash(endless));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(which_numbers_are_good),
		cmocka_unit_test(only_the_right_one_opens),
		cmocka_unit_test(what_is_a_hash),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
