// SPDX-License-Identifier: GPL-3.0-or-later
// Counting, writing once, adding to what is there, and keeping to ids.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <string.h>
#include <sys/stat.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "intake/counter.h"
#include "store/db.h"

#define DAY 20776

static char folder[64];
static struct counters *counters;

static int enter(void **state) {
	(void)state;
	struct err err;
	folder_enter(folder);
	counters = counters_open("counters.db", &err);
	return counters ? 0 : -1;
}

static int leave(void **state) {
	(void)state;
	counters_close(counters);
	folder_leave(folder);
	return 0;
}

static void test_written_once(void **state) {
	(void)state;
	struct err err;
	counter_add(counters, COUNTER_SESSION, "");
	counter_add(counters, COUNTER_LANGUAGE, "fa-AF");
	counter_add(counters, COUNTER_ARTICLE, "see-a-doctor");
	counter_add(counters, COUNTER_ARTICLE, "see-a-doctor");
	counter_add(counters, COUNTER_REPORT_WRONG, "service:library");
	assert_int_equal(counter_sum(counters, COUNTER_ARTICLE, NULL, DAY, DAY), 0);
	assert_true(counters_write(counters, DAY, &err));
	assert_true(counters_write(counters, DAY, &err)); // nothing twice
	assert_int_equal(counter_sum(counters, COUNTER_ARTICLE, "see-a-doctor", DAY, DAY), 2);
	counter_add(counters, COUNTER_ARTICLE, "see-a-doctor");
	assert_true(counters_write(counters, DAY, &err));
	counter_add(counters, COUNTER_ARTICLE, "rent-a-flat");
	assert_true(counters_write(counters, DAY + 1, &err));
	assert_int_equal(counter_sum(counters, COUNTER_ARTICLE, "see-a-doctor", DAY, DAY), 3);
	assert_int_equal(counter_sum(counters, COUNTER_ARTICLE, NULL, DAY, DAY + 1), 4);
	assert_int_equal(counter_sum(counters, COUNTER_SESSION, "", DAY, DAY + 1), 1);
	counters_close(counters);
	counters = counters_open("counters.db", &err);
	assert_non_null(counters);
	assert_int_equal(counter_sum(counters, COUNTER_LANGUAGE, "fa-AF", 0, DAY), 1);
}

// What was typed cannot become a key.
static void test_keys(void **state) {
	(void)state;
	struct err err;
	char too_long[COUNTER_MAX_KEY_BYTES + 2];
	memset(too_long, 'x', sizeof too_long - 1);
	too_long[sizeof too_long - 1] = '\0';
	const char *const bad[] = {"Amina Yusuf", "ጤና", "a;b", too_long, NULL};
	for (size_t i = 0; i < 5; i++) {
		counter_add(counters, COUNTER_SEARCH_EMPTY, bad[i]);
	}
	counter_add(counters, COUNTER_SEARCH_EMPTY, too_long + 1);
	assert_true(counters_write(counters, DAY, &err));
	assert_int_equal(counter_sum(counters, COUNTER_SEARCH_EMPTY, "", DAY, DAY), 5);
	assert_int_equal(counter_sum(counters, COUNTER_SEARCH_EMPTY, too_long + 1, DAY, DAY), 1);
}

static void test_idle_writes_nothing(void **state) {
	(void)state;
	struct err err;
	struct stat before, after;
	counter_add(counters, COUNTER_SESSION, "");
	assert_true(counters_write(counters, DAY, &err));
	assert_int_equal(stat("counters.db-wal", &before), 0);
	for (int i = 0; i < 100; i++) {
		assert_true(counters_write(counters, DAY + i, &err));
	}
	assert_int_equal(stat("counters.db-wal", &after), 0);
	assert_int_equal(before.st_size, after.st_size);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

static void test_off(void **state) {
	(void)state;
	struct err err;
	struct counters *off = counters_open(NULL, &err);
	assert_non_null(off);
	counter_add(off, COUNTER_SESSION, "");
	assert_true(counters_write(off, DAY, &err));
	assert_int_equal(counter_sum(off, COUNTER_SESSION, "", 0, DAY), 0);
	counters_close(off);
	counter_add(NULL, COUNTER_SESSION, "");
	assert_true(counters_write(NULL, DAY, &err));
}

// Another program holds the file: the counts wait for the next time.
static void test_kept_on_failure(void **state) {
	(void)state;
	struct err err;
	struct db *other = db_open_file("counters.db", (const char *const[]){""}, 1, &err);
	assert_non_null(other);
	assert_true(db_exec(other, "BEGIN IMMEDIATE", &err));
	counter_add(counters, COUNTER_SESSION, "");
	assert_false(counters_write(counters, DAY, &err));
	assert_true(db_exec(other, "COMMIT", &err));
	assert_true(db_close(other));
	assert_true(counters_write(counters, DAY, &err));
	assert_int_equal(counter_sum(counters, COUNTER_SESSION, "", DAY, DAY), 1);
}

static void test_names(void **state) {
	(void)state;
	assert_string_equal(counter_kind_name(COUNTER_SESSION), "session");
	assert_string_equal(counter_kind_name(COUNTER_UNMET_LANGUAGE), "unmet-language");
	assert_string_equal(counter_kind_name(COUNTER_PROGRAMME_DONE), "programme-done");
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_written_once, enter, leave),
		cmocka_unit_test_setup_teardown(test_keys, enter, leave),
		cmocka_unit_test_setup_teardown(test_idle_writes_nothing, enter, leave),
		cmocka_unit_test_setup_teardown(test_off, enter, leave),
		cmocka_unit_test_setup_teardown(test_kept_on_failure, enter, leave),
		cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
