// SPDX-License-Identifier: GPL-3.0-or-later
// The table agrees with itself and with ICU: scripts, direction, data, no tag twice.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "lang/locale.h"
#include "lang/tag.h"

/* The script of most letters; Hans, Hant, Kore and Jpan are sets of scripts. */
static bool is_in_script(const struct language *language) {
	const char *text = language->autonym, *script = language->script;
	size_t right = 0, wrong = 0;
	bool is_set = strcmp(script, "Hans") == 0 || strcmp(script, "Hant") == 0 ||
		strcmp(script, "Jpan") == 0 || strcmp(script, "Kore") == 0;
	for (size_t at = 0; at < strlen(text);) {
		uint32_t code = utf8_next(text, strlen(text), &at);
		UErrorCode status = U_ZERO_ERROR;
		UScriptCode found = uscript_getScript((UChar32)code, &status);
		if (found == USCRIPT_COMMON || found == USCRIPT_INHERITED) {
			continue;
		}
		bool is_east_asian = found == USCRIPT_HAN || found == USCRIPT_HANGUL;
		if (is_set ? is_east_asian : strcmp(uscript_getShortName(found), script) == 0) {
			right++;
		} else {
			wrong++;
		}
	}
	return right > 0 && wrong == 0;
}

static void table_agrees_with_itself(void **state) {
	(void)state;
	assert_int_equal(language_count(), 78);
	for (size_t i = 0; i < language_count(); i++) {
		const struct language *language = language_at(i);
		assert_ptr_equal(language_find(language->tag), language);
		assert_true(utf8_is_valid(language->autonym, strlen(language->autonym), NULL));
		if (!is_in_script(language)) {
			fail_msg("%s: %s is not in %s", language->tag, language->autonym,
				language->script);
		}
		assert_string_not_equal(language->english, "");
		assert_true(strncmp(language->plural, "nplurals=", 9) == 0);
		for (size_t q = 0; q < 4; q++) {
			assert_string_not_equal(language->quotes[q], "");
		}
		if (language->parent) {
			assert_non_null(language_find(language->parent));
		}
	}
	assert_null(language_at(language_count()));
}

static void direction_is_that_of_the_script(void **state) {
	(void)state;
	for (size_t i = 0; i < language_count(); i++) {
		const struct language *language = language_at(i);
		UScriptCode script =
			(UScriptCode)u_getPropertyValueEnum(UCHAR_SCRIPT, language->script);
		if (script >= 0) {
			assert_int_equal(language->is_rtl, uscript_isRightToLeft(script));
		} else {
			assert_false(language->is_rtl);
		}
	}
}

static void unknown_tags_have_no_language(void **state) {
	(void)state;
	assert_null(language_find("prs"));
	assert_null(language_find(""));
	assert_null(language_find(NULL));
	assert_null(language_find("DE"));
	assert_true(language_is("de-simple", "de"));
	assert_true(language_is("de", "de"));
	assert_false(language_is("den", "de"));
	assert_false(language_is(NULL, "de"));
}

static void icu_ids_bring_region_calendar_digits(void **state) {
	(void)state;
	static const struct {
		const char *lang, *dates, *base;
	} cases[] = {
		{"ar", "ar_DE@calendar=gregorian;numbers=latn", "ar"},
		{"zh-Hans", "zh_Hans_DE@calendar=gregorian;numbers=latn", "zh_Hans"},
		{"kmr", "ku_DE@calendar=gregorian;numbers=latn", "ku"},
		{"tl", "fil_DE@calendar=gregorian;numbers=latn", "fil"},
		{"en", "en_GB@calendar=gregorian;numbers=latn", "en_GB"},
		{"pt", "pt_PT@calendar=gregorian;numbers=latn", "pt_PT"},
		{"fa-AF", "fa_AF@calendar=gregorian;numbers=latn;rg=dezzzz", "fa_AF"},
		{"rhg", "root@calendar=gregorian;numbers=latn", "root"},
		{"xx", "root@calendar=gregorian;numbers=latn", "root"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char id[LOCALE_MAX_BYTES];
		assert_string_equal(locale_for_dates(cases[i].lang, id), cases[i].dates);
		assert_string_equal(locale_base(cases[i].lang), cases[i].base);
	}
	assert_string_equal(uloc_getDefault(), ""); // no language, so none turns up by mistake
	char id[LOCALE_MAX_BYTES];
	locale_set_region("at");
	assert_string_equal(locale_for_dates("ar", id), "ar_AT@calendar=gregorian;numbers=latn");
	locale_set_region("Germany");
	assert_string_equal(locale_for_dates("ar", id), "ar_AT@calendar=gregorian;numbers=latn");
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_agrees_with_itself),
		cmocka_unit_test(direction_is_that_of_the_script),
		cmocka_unit_test(unknown_tags_have_no_language),
		cmocka_unit_test(icu_ids_bring_region_calendar_digits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
