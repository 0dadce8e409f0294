// SPDX-License-Identifier: GPL-3.0-or-later
// The virtual clock, the unset rule and the reading of moments.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <string.h>

#include "base/err.h"
#include "device/clock.h"

static void test_stamps(void **state) {
	static const struct {
		const char *text;
		int64_t utc; /* -1 = refused */
	} table[] = {
		{"1970-01-01T00:00", 0},
		{"2026-11-19T09:42", 1795081320},
		{"2026-11-19T09:42:07", 1795081327},
		{"2026-11-19T09:42Z", 1795081320},
		{"2026-11-19T09:42:00+01:00", 1795077720},
		{"2026-11-19T09:42-05:30", 1795101120},
		{"2024-02-29T00:00", 1709164800},
		{"2026-02-29T00:00", -1},
		{"2026-13-01T00:00", -1},
		{"2026-11-31T00:00", -1},
		{"2026-11-19T24:00", -1},
		{"2026-11-19 09:42", -1},
		{"2026-11-19", -1},
		{"2026-11-19T09:42x", -1},
		{"2026-11-19T09:42:60", -1},
		{"2026-11-19T09:42+1:00", -1},
		{"", -1},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct clock_stamp stamp = {0};
		struct err err = {0};
		bool ok = clock_read_stamp(table[i].text, &stamp, &err);
		assert_int_equal(ok, table[i].utc >= 0);
		if (ok) {
			assert_int_equal(clock_stamp_utc(&stamp), table[i].utc);
		} else {
			assert_non_null(strstr(err.text, "2026-11-19T09:42"));
		}
	}
}

static void test_virtual_moves_only_when_told(void **state) {
	(void)state;
	struct clock *clock = clock_create_virtual(1000);
	assert_true(clock_is_virtual(clock));
	assert_int_equal(clock_now(clock), 1000);
	assert_int_equal(clock_ms(clock), 0);
	clock_advance(clock, 46500);
	assert_int_equal(clock_now(clock), 1046);
	assert_int_equal(clock_ms(clock), 46500);
	clock_set(clock, 5);
	assert_int_equal(clock_now(clock), 5);
	assert_int_equal(clock_ms(clock), 46500);
	clock_destroy(clock);
}

static void test_unset_clock(void **state) {
	const int64_t built = 1795081320, ten_years = INT64_C(3652) * 86400;
	const struct {
		int64_t now;
		bool is_set;
	} table[] = {
		{0, false},
		{built - 1, false},
		{built, true},
		{built + ten_years, true},
		{built + ten_years + 1, false},
		{built + 20 * ten_years, false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct clock *clock = clock_create_virtual(table[i].now);
		assert_int_equal(clock_is_set(clock, built), table[i].is_set);
		clock_destroy(clock);
	}
}

static void test_real_clock_runs(void **state) {
	(void)state;
	struct clock *clock = clock_create_real();
	int64_t before = clock_ms(clock);
	assert_false(clock_is_virtual(clock));
	assert_true(clock_now(clock) > 0);
	assert_true(clock_ms(clock) >= before);
	clock_destroy(clock);
	clock_destroy(NULL);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stamps),
		cmocka_unit_test(test_virtual_moves_only_when_told),
		cmocka_unit_test(test_unset_clock),
		cmocka_unit_test(test_real_clock_runs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
