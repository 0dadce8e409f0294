// SPDX-License-Identifier: GPL-3.0-or-later
// How long a wrong PIN makes wait, that neither a restart nor a lost file write shortens it.
#include "seal/lockout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
// cmocka needs the four above first
#include <cmocka.h>

#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "seal/pin.h"

#include "../folder.h"

#define RIGHT "402917"
#define WRONG "402918"
#define FILE_NAME "wrong-pins"

static char hash[PIN_HASH_BYTES];
static char folder[64];

static int enter(void **state) {
	(void)state;
	struct err err;
	log_set_level(LOG_ERROR);
	folder_enter(folder);
	return pin_hash(RIGHT, hash, &err) ? 0 : -1;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

static void each_wrong_pin_makes_wait_longer(void **state) {
	(void)state;
	static const int64_t waits[LOCKOUT_TRIES] = {1000, 2000, 4000, 8000, LOCKOUT_MS};
	int64_t now = 5000;
	struct lockout *lockout = lockout_open(NULL, now);
	assert_int_equal(lockout_wait_ms(lockout, now), 0);
	for (int i = 0; i < LOCKOUT_TRIES; i++) {
		assert_int_equal(lockout_tries(lockout), LOCKOUT_TRIES - i);
		assert_false(lockout_verify(lockout, hash, WRONG, now));
		assert_int_equal(lockout_wait_ms(lockout, now), waits[i]);
		/* too early: the right one is not even looked at */
		assert_false(lockout_verify(lockout, hash, RIGHT, now + waits[i] - 1));
		assert_int_equal(lockout_wait_ms(lockout, now), waits[i]);
		now += waits[i];
	}
	assert_int_equal(lockout_tries(lockout), 0);
	/* the lock was served: there are five again, of which this is the first */
	assert_false(lockout_verify(lockout, hash, WRONG, now));
	assert_int_equal(lockout_tries(lockout), LOCKOUT_TRIES - 1);
	now += 1000;
	assert_true(lockout_verify(lockout, hash, RIGHT, now));
	assert_int_equal(lockout_tries(lockout), LOCKOUT_TRIES);
	assert_int_equal(lockout_wait_ms(lockout, now), 0);
	lockout_close(lockout);
}

static void a_restart_shortens_nothing(void **state) {
	(void)state;
	int64_t now = 0;
	for (int i = 0; i < LOCKOUT_TRIES; i++) { /* a restart after each */
		struct lockout *lockout = lockout_open(FILE_NAME, now);
		assert_int_equal(lockout_tries(lockout), LOCKOUT_TRIES - i);
		now += lockout_wait_ms(lockout, now);
		assert_false(lockout_verify(lockout, hash, WRONG, now));
		lockout_close(lockout);
	}
	/* minutes later, with clocks that begin at nothing: ten minutes from the start */
	struct lockout *lockout = lockout_open(FILE_NAME, 0);
	assert_int_equal(lockout_tries(lockout), 0);
	assert_int_equal(lockout_wait_ms(lockout, 0), LOCKOUT_MS);
	assert_false(lockout_verify(lockout, hash, RIGHT, LOCKOUT_MS - 1));
	assert_true(lockout_verify(lockout, hash, RIGHT, LOCKOUT_MS));
	lockout_close(lockout);
	lockout = lockout_open(FILE_NAME, 0);
	assert_int_equal(lockout_tries(lockout), LOCKOUT_TRIES);
	assert_int_equal(lockout_wait_ms(lockout, 0), 0);
	lockout_close(lockout);
	unlink(FILE_NAME);
}

static void what_is_not_a_count_locks(void **state) {
	(void)state;
	static const struct {
		const char *data;
		int tries;
	} rows[] = {
		{"0\n", 5},
		{"3\n", 2},
		{"5\n", 0},
		{"6\n", 0},
		{"", 0},
		{"3", 0},
		{"-1\n", 0},
		{"x\n", 0},
		{"00000000000000000000000000000000\n", 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(file_write(FILE_NAME, rows[i].data, strlen(rows[i].data), 0600, NULL));
		struct lockout *lockout = lockout_open(FILE_NAME, 0);
		assert_int_equal(lockout_tries(lockout), rows[i].tries);
		assert_int_equal(lockout_wait_ms(lockout, 0) == LOCKOUT_MS, !rows[i].tries);
		lockout_close(lockout);
	}
	unlink(FILE_NAME);
}

/* Nothing can be written into a folder that is not there. */
static void without_a_disk_one_is_enough(void **state) {
	(void)state;
	struct lockout *lockout = lockout_open("gone/" FILE_NAME, 0);
	assert_false(lockout_verify(lockout, hash, WRONG, 0));
	assert_int_equal(lockout_wait_ms(lockout, 0), LOCKOUT_MS);
	assert_true(lockout_verify(lockout, hash, RIGHT, LOCKOUT_MS));
	lockout_close(lockout);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_wrong_pin_makes_wait_longer),
		cmocka_unit_test(a_restart_shortens_nothing),
		cmocka_unit_test(what_is_not_a_count_locks),
		cmocka_unit_test(without_a_disk_one_is_enough),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
