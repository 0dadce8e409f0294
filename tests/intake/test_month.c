// SPDX-License-Identifier: GPL-3.0-or-later
// What a kiosk writes the office reads; what was changed on the way is refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "content/day.h"
#include "intake/counter.h"
#include "intake/month.h"

static char folder[64];

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	return 0;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

static void add(void *context, const char *kind, const char *key, int64_t count) {
	str_printf(context, "%s/%s=%lld ", kind, key, (long long)count);
}

static void months(void **state) {
	(void)state;
	static const char *const bad[] = {
		"", "2026", "2026-1", "2026-13", "2026-00", "2026-11-", "2026/11", "1969-12"};
	struct month month = {0};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(month_parse(bad[i], &month));
	}
	assert_true(month_parse("2028-02", &month));
	int first, last;
	month_days(&month, &first, &last);
	assert_int_equal(first, day_from_date(2028, 2, 1));
	assert_int_equal(last, day_from_date(2028, 2, 29));
	assert_true(month_parse("2026-12", &month));
	month_days(&month, &first, &last);
	assert_int_equal(last, day_from_date(2026, 12, 31));
	assert_int_equal(month_of(last).number, 12);
	assert_int_equal(month_of(last + 1).year, 2027);
	struct month before = month_of(last + 1);
	before = month_before(&before);
	assert_true(before.year == 2026 && before.number == 12);
}

static void what_a_kiosk_writes_is_read(void **state) {
	(void)state;
	struct err err;
	struct counters *counters = counters_open("counters.db", &err);
	int day = day_from_date(2026, 11, 5);
	for (int i = -1; i < 2; i++) { /* the last is of December, the first of October */
		counter_add(counters, COUNTER_SESSION, "");
		counter_add(counters, COUNTER_REPORT_WRONG, "service:a-b");
		assert_true(counters_write(counters, day + i * 30, &err));
	}
	counter_add(counters, COUNTER_LANGUAGE, "zh-Hans");
	counter_add(counters, COUNTER_SESSION, "");
	assert_true(counters_write(counters, day + 1, &err));
	const struct month month = {2026, 11};
	assert_true(month_export(counters, "hall, 1", &month, "usb", &err));
	char *text, kiosk[MONTH_MAX_KIOSK_BYTES + 1];
	size_t len;
	assert_true(file_read("usb/counters/hall__1-2026-11.csv", 10000, &text, &len, &err));
	assert_string_equal(text,
		"kiosk,month,kind,key,count\n"
		"hall__1,2026-11,language,zh-Hans,1\n"
		"hall__1,2026-11,report-wrong,service:a-b,1\n"
		"hall__1,2026-11,session,,2\n");
	struct month read;
	struct str sums = {0};
	assert_true(month_read(text, len, kiosk, &read, add, &sums, &err));
	assert_string_equal(kiosk, "hall__1");
	assert_true(read.year == 2026 && read.number == 11);
	assert_string_equal(
		str_get(&sums), "language/zh-Hans=1 report-wrong/service:a-b=1 session/=2 ");
	str_finish(&sums);
	free(text);
	assert_true(month_export(counters, NULL, &(struct month){2020, 1}, "usb", &err));
	assert_true(file_read("usb/counters/kiosk-2020-01.csv", 10000, &text, &len, &err));
	assert_true(month_read(text, len, kiosk, &read, add, &sums, &err));
	assert_string_equal(str_get(&sums), "session/=0 ");
	str_finish(&sums);
	free(text);
	counters_close(counters);
}

#define HEAD "kiosk,month,kind,key,count\n"

static void what_is_wrong_is_refused(void **state) {
	(void)state;
	static const struct {
		const char *text;
		bool ok;
	} rows[] = {
		{HEAD "k,2026-11,session,,1\n", true},
		{HEAD "k,2026-11,session,,1", true},
		{"kiosk,month,kind,key,count\r\nk,2026-11,session,,1\r\n", true},
		{"", false},
		{HEAD, false},
		{"k,2026-11,session,,1\n", false},
		{HEAD "k,2026-11,session,1\n", false},
		{HEAD "k,2026-11,session,,1,\n", false},
		{HEAD "k,2026-11,session,,-1\n", false},
		{HEAD "k,2026-11,session,,1x\n", false},
		{HEAD "k,2026-11,session,,\n", false},
		{HEAD "k,2026-11,session,,9999999999999\n", false},
		{HEAD "k,2026-13,session,,1\n", false},
		{HEAD ",2026-11,session,,1\n", false},
		{HEAD "k,2026-11,,,1\n", false},
		{HEAD "k,2026-11,session,=1,1\n", false},
		{HEAD "k,2026-11,session,\"a\",1\n", false},
		{HEAD "k,2026-11,session,,1\nj,2026-11,session,,1\n", false},
		{HEAD "k,2026-11,session,,1\nk,2026-10,session,,1\n", false},
		{HEAD "k,2026-11,session,,1\n\n", false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char kiosk[MONTH_MAX_KIOSK_BYTES + 1];
		struct month month;
		struct str sums = {0};
		struct err err;
		bool ok = month_read(
			rows[i].text, strlen(rows[i].text), kiosk, &month, add, &sums, &err);
		if (ok != rows[i].ok) {
			fail_msg("row %zu", i);
		}
		str_finish(&sums);
	}
	char kiosk[MONTH_MAX_KIOSK_BYTES + 1];
	struct month month;
	static const char zero[] = HEAD "k,2026-11,session,,1\n\0x";
	assert_false(month_read(zero, sizeof zero - 1, kiosk, &month, add, NULL, NULL));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(months),
		cmocka_unit_test_setup_teardown(what_a_kiosk_writes_is_read, enter, leave),
		cmocka_unit_test(what_is_wrong_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
