// SPDX-License-Identifier: GPL-3.0-or-later
// Letters of languages that CLDR knows and of those it does not, capitals, the words of ICU.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "lang/alphabet.h"
#include "lang/dictionary.h"

static bool has(const char *lang, enum alphabet_part part, uint32_t letter) {
	struct arena *arena = arena_create();
	const uint32_t *letters;
	size_t count = alphabet_letters(arena, lang, part, &letters);
	bool is_found = false;
	for (size_t i = 0; i < count; i++) {
		is_found = is_found || letters[i] == letter;
	}
	arena_destroy(arena);
	return is_found;
}

static void letters_of_a_language(void **state) {
	(void)state;
	assert_true(has("de", ALPHABET_MAIN, 0xDF));
	assert_false(has("de", ALPHABET_MAIN, 'A')); // lower case
	assert_true(has("de", ALPHABET_AUXILIARY, 0xF1));
	assert_true(has("tr", ALPHABET_MAIN, 0x131));
	assert_true(has("am", ALPHABET_MAIN, 0x1200));
	assert_true(has("ur", ALPHABET_AUXILIARY, 0x6BA));
	assert_true(has("rhg", ALPHABET_MAIN, 0x10D00));
	assert_true(has("kmr", ALPHABET_MAIN, 0xEE));
	assert_false(has("xx", ALPHABET_MAIN, 'a'));
	struct arena *arena = arena_create();
	const uint32_t *letters;
	size_t count = alphabet_letters(arena, "uk", ALPHABET_MAIN, &letters);
	assert_in_range(count, 33, 36);
	assert_int_equal(letters[0], 0x430); // а
	arena_destroy(arena);
}

static void what_may_be_typed(void **state) {
	(void)state;
	static const uint32_t good[] = {'a', 0x301, 0x626, 0x200C, 0x200D, 0x1E900, 0x4E00};
	static const uint32_t bad[] = {'1', '.', 0xFEFB, 0xFB50, 0xE60B, 0x17FB, 0x202E, 0x2066,
		0xFE67, 0x10FFFF, 0x110000};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(alphabet_is_typed(good[i]));
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(alphabet_is_typed(bad[i]));
	}
}

static void capitals(void **state) {
	(void)state;
	static const struct {
		const char *lang;
		uint32_t lower, upper;
	} cases[] = {{"de", 'i', 'I'}, {"tr", 'i', 0x130}, {"tr", 0x131, 'I'}, {"az", 'i', 0x130},
		{"kmr", 'i', 'I'}, {"uk", 0x457, 0x407}, {"ka", 0x10D0, 0x10D0},
		{"de", 0xDF, 0x1E9E}, {"el", 0x3AC, 0x386}, {"ff-Adlm", 0x1E922, 0x1E900}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(alphabet_upper(cases[i].lang, cases[i].lower), cases[i].upper);
		assert_int_equal(alphabet_lower(cases[i].lang, cases[i].upper), cases[i].lower);
	}
	assert_true(alphabet_has_case("el"));
	assert_false(alphabet_has_case("ka"));
	assert_false(alphabet_has_case("ar"));
}

struct seen {
	size_t count;
	int doctor, everyday;
};

static void see(void *ctx, const char *word, int cost) {
	struct seen *seen = ctx;
	seen->count++;
	seen->doctor = strcmp(word, "医生") == 0 ? cost : seen->doctor;
	seen->everyday = strcmp(word, "工作") == 0 ? cost : seen->everyday;
}

static void words_of_icu(void **state) {
	(void)state;
	struct seen seen = {0, 0, 0};
	assert_true(dictionary_each(see, &seen, NULL));
	assert_true(seen.count > 200000);
	assert_in_range(seen.doctor, 1, 255);
	assert_true(seen.everyday < seen.doctor);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_of_a_language),
		cmocka_unit_test(what_may_be_typed),
		cmocka_unit_test(capitals),
		cmocka_unit_test(words_of_icu),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
