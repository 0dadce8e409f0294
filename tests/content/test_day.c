// SPDX-License-Identifier: GPL-3.0-or-later
// Day numbers against the C library's calendar, and dates as people write them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <time.h>

#include "content/day.h"

static void test_every_day(void **state) {
	(void)state;
	for (int day = -200000; day < 200000; day++) {
		time_t t = (time_t)day * 86400;
		struct tm tm;
		gmtime_r(&t, &tm);
		int y, m, d;
		day_to_date(day, &y, &m, &d);
		assert_int_equal(y, tm.tm_year + 1900);
		assert_int_equal(m, tm.tm_mon + 1);
		assert_int_equal(d, tm.tm_mday);
		assert_int_equal(day_from_date(y, m, d), day);
		assert_int_equal(day_weekday(day), (tm.tm_wday + 6) % 7);
	}
}

static void test_parse(void **state) {
	(void)state;
	static const struct row {
		const char *text;
		bool ok;
		int day;
	} rows[] = {
		{"1970-01-01", true, 0},
		{"2026-11-19", true, 20776},
		{"2028-02-29", true, 21243},
		{"2027-02-29", false, 0},
		{"2027-04-31", false, 0},
		{"2027-13-01", false, 0},
		{"2027-00-01", false, 0},
		{"2027-1-01", false, 0},
		{"2027-01-011", false, 0},
		{" 027-01-01", false, 0},
		{"", false, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int day = 0;
		assert_int_equal(day_parse(rows[i].text, &day), rows[i].ok);
		assert_int_equal(day, rows[i].day);
	}
	assert_int_equal(day_time(1), 86400 + 43200);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_day),
		cmocka_unit_test(test_parse),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
