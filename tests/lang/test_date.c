// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as a reader expects them, the hour that is missing and the one that comes twice.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "lang/date.h"

#define BERLIN "Europe/Berlin"
#define NOVEMBER_19 INT64_C(1795077720) // 2026-11-19 09:42 in Berlin, a Thursday

static struct arena *arena;

static int open_arena(void **state) {
	(void)state;
	arena = arena_create();
	return 0;
}

static int close_arena(void **state) {
	(void)state;
	arena_destroy(arena);
	return 0;
}

static void dates_in_each_language(void **state) {
	(void)state;
	static const struct {
		const char *lang, *full, *day_month, *year;
	} cases[] = {
		{"en", "Thursday 19 November", "19 November", "19 Nov 2026"},
		{"de", "Donnerstag, 19. November", "19. November", "19. Nov. 2026"},
		{"ar", "الخميس، 19 نوفمبر", "19 نوفمبر", "19 نوفمبر 2026"},
		{"ur", "جمعرات، 19 نومبر", "19 نومبر", "19 نومبر، 2026"},
		{"uk", "четвер, 19 листопада", "19 листопада", "19 листопада 2026\u202fр."},
		{"ti", "ሓሙስ፣ 19 ሕዳር", "19 ሕዳር", "19 ሕዳር 2026"},
		{"th", "วันพฤหัสบดีที่ 19 พฤศจิกายน", "19 พฤศจิกายน", "19 พฤศจิกายน 2026"},
		{"zh-Hans", "11月19日星期四", "11月19日", "2026年11月19日"},
		{"kmr", "pêncşem, 19 sermawezê", "19 sermawezê", "19 sermawezê 2026"},
		{"fa", "پنجشنبه 19 نوامبر", "19 نوامبر", "19 نوامبر 2026"},
		{"rhg", "Thursday 19.11.", "19.11.", "19.11.2026"},
		{"xx", "Thursday 19.11.", "19.11.", "19.11.2026"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *lang = cases[i].lang;
		assert_string_equal(
			date_text(arena, lang, NOVEMBER_19, BERLIN, DATE_WEEKDAY_DAY_MONTH),
			cases[i].full);
		assert_string_equal(date_text(arena, lang, NOVEMBER_19, BERLIN, DATE_DAY_MONTH),
			cases[i].day_month);
		assert_string_equal(
			date_text(arena, lang, NOVEMBER_19, BERLIN, DATE_DAY_MONTH_YEAR),
			cases[i].year);
	}
}

static void every_language_has_weekdays_of_its_own(void **state) {
	(void)state;
	assert_string_equal(weekday_text(arena, "uk", 0, false), "понеділок");
	assert_string_equal(weekday_text(arena, "uk", 6, true), "нд");
	assert_string_equal(date_text(arena, "ar", NOVEMBER_19, BERLIN, DATE_WEEKDAY), "الخميس");
	assert_string_equal(
		date_text(arena, "en", NOVEMBER_19, BERLIN, DATE_MONTH_YEAR), "November 2026");
	assert_string_equal(
		date_text(arena, "de", NOVEMBER_19, BERLIN, DATE_MONTH_YEAR), "November 2026");
	assert_string_equal(
		date_text(arena, "zh-Hans", NOVEMBER_19, BERLIN, DATE_MONTH_YEAR), "2026年11月");
	assert_string_equal(
		date_text(arena, "uk", NOVEMBER_19, BERLIN, DATE_MONTH_YEAR), "листопад 2026\u202fр.");
	// Not German or English from a default: the catalogue's.
	assert_string_equal(weekday_text(arena, "nqo", 6, false), "Sunday");
}

static void digits_are_western(void **state) {
	(void)state;
	static const struct {
		const char *lang;
		double number;
		int decimals;
		const char *text;
	} cases[] = {
		{"en", 12345.5, 1, "12,345.5"},
		{"de", 12345.5, 1, "12.345,5"},
		{"ar", 12345.5, 1, "12,345.5"},
		{"fa", 1200, 0, "1,200"},
		{"my", 0.25, 1, "0.3"},
		{"de", 49, 2, "49,00"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(
			number_text(arena, cases[i].lang, cases[i].number, cases[i].decimals),
			cases[i].text);
	}
	assert_string_equal(clock_text(arena, 9, 5), "09:05");
	assert_string_equal(clock_text(arena, 24, 0), "24:00");
}

static void civil_times_go_there_and_back(void **state) {
	(void)state;
	struct civil civil;
	civil_from_time(NOVEMBER_19, BERLIN, &civil);
	assert_int_equal(civil.year, 2026);
	assert_int_equal(civil.month, 11);
	assert_int_equal(civil.day, 19);
	assert_int_equal(civil.hour, 9);
	assert_int_equal(civil.minute, 42);
	assert_int_equal(civil.weekday, 3);
	assert_int_equal(time_from_civil(&civil, BERLIN), NOVEMBER_19);
	civil_from_time(NOVEMBER_19, "Asia/Tehran", &civil);
	assert_int_equal(civil.hour, 12);
	assert_int_equal(civil.minute, 12);
	civil_from_time(NOVEMBER_19, "Nowhere/Atall", &civil);
	assert_int_equal(civil.hour, 8);
	civil_from_time(-1, "UTC", &civil);
	assert_int_equal(civil.year, 1969);
	assert_int_equal(civil.second, 59);
	assert_true(zone_is_known(BERLIN));
	assert_false(zone_is_known("Europe/Weidental"));
	assert_false(zone_is_known(NULL));
}

static void summer_time(void **state) {
	(void)state;
	static const struct {
		struct civil civil;
		int64_t time;
	} cases[] = {
		{{2026, 3, 29, 1, 59, 59, 0}, 1774745999}, // the last second of winter
		{{2026, 3, 29, 2, 30, 0, 0}, 1774747800},  // is not there: 03:30
		{{2026, 3, 29, 3, 0, 0, 0}, 1774746000}, {{2026, 10, 25, 1, 59, 59, 0}, 1792886399},
		{{2026, 10, 25, 2, 30, 0, 0}, 1792888200}, // comes twice: the first
		{{2026, 10, 25, 3, 0, 0, 0}, 1792893600},
		{{2026, 11, 31, 0, 0, 0, 0}, 1796079600}, // 1 December
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(time_from_civil(&cases[i].civil, BERLIN), cases[i].time);
	}
}

static void languages_have_names_in_each_other(void **state) {
	(void)state;
	static const struct {
		const char *tag, *in, *name;
	} cases[] = {
		{"ar", "en", "Arabic"},
		{"ar", "de", "Arabisch"},
		{"en", "de", "Englisch"},
		{"pt", "de", "Portugiesisch"},
		{"zh-Hans", "de", "Chinesisch (vereinfacht)"},
		{"de-simple", "ar", "Leichte Sprache"},
		{"uk", "uk", "Українська"},
		{"uk", "rhg", "Українська"},
		{"uk", NULL, "Українська"},
		{"xx", "de", "xx"},
		{"yue", "en", "Cantonese"}, // no menu has it, and it is spoken
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(language_name(arena, cases[i].tag, cases[i].in), cases[i].name);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_in_each_language),
		cmocka_unit_test(every_language_has_weekdays_of_its_own),
		cmocka_unit_test(digits_are_western),
		cmocka_unit_test(civil_times_go_there_and_back),
		cmocka_unit_test(summer_time),
		cmocka_unit_test(languages_have_names_in_each_other),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
