// SPDX-License-Identifier: GPL-3.0-or-later
// Every language of the table has a keyboard on which each of its letters can be found, without
// rubbish; pages and switches; nothing typed is left in memory that is given back.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <malloc.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "lang/alphabet.h"
#include "lang/tag.h"
#include "ui/keyboard.h"
#include "ui/keyboard_table.h"

static const char *volatile canary; // what must not be in a block when it is given back
static volatile size_t canary_seen;

void __real_free(void *memory);
void __wrap_free(void *memory);

void __wrap_free(void *memory) {
	if (memory && canary &&
		memmem(memory, malloc_usable_size(memory), canary, strlen(canary))) {
		canary_seen++;
	}
	__real_free(memory);
}

static void every_letter_has_a_key(void **state) {
	(void)state;
	for (size_t i = 0; i < language_count(); i++) {
		const char *lang = language_at(i)->tag;
		const struct keyboard_table *table = keyboard_table_find(lang);
		assert_non_null(table);
		if (table->method == KEYBOARD_PINYIN || strcmp(lang, "ja") == 0) {
			continue; // characters by their sound; kana only
		}
		struct arena *arena = arena_create();
		const uint32_t *letters;
		size_t count = alphabet_letters(arena, lang, ALPHABET_MAIN, &letters);
		assert_true(count > 15);
		for (size_t j = 0; j < count && table->method != KEYBOARD_HANGUL; j++) {
			char letter[5] = "";
			utf8_put(letters[j], letter);
			if (!keyboard_reaches(lang, letter)) {
				fail_msg("%s: no key for %s U+%04X", lang, letter, letters[j]);
			}
		}
		arena_destroy(arena);
	}
	assert_false(keyboard_reaches("de", "я"));
	assert_false(keyboard_reaches("am",
		"ጿ"
		"x"));
	assert_true(keyboard_reaches("vi", "ệ"));
	assert_true(keyboard_reaches("tr", "İ"));
}

static bool is_rubbish(uint32_t code) {
	return code == UTF8_BAD || (code >= 0xFB00 && code <= 0xFDFF) ||
		(code >= 0xFE67 && code <= 0xFEFC) || (code >= 0xE000 && code <= 0xF8FF) ||
		(code >= 0x17FB && code <= 0x17FF) || (code >= 0x202A && code <= 0x202E) ||
		(code >= 0x2066 && code <= 0x2069) || code < 0x20;
}

static void check_row(const struct keyboard *keyboard, const char *lang, size_t row) {
	struct keyboard_row keys = keyboard_row(keyboard, row);
	size_t characters = 0;
	for (size_t i = 0; i < keys.count; i++) {
		const struct keyboard_key *key = &keys.keys[i];
		if (keyboard_find(keyboard, key->id) != key) {
			fail_msg("%s: two keys are %s", lang, key->id);
		}
		assert_true(strlen(key->label) < sizeof key->label - 1);
		characters += key->kind == KEYBOARD_CHARACTER;
		if (key->kind != KEYBOARD_CHARACTER) {
			continue;
		}
		assert_string_not_equal(key->output, "");
		assert_string_not_equal(key->label, "");
		for (size_t at = 0; at < strlen(key->output);) {
			uint32_t code = utf8_next(key->output, strlen(key->output), &at);
			if (is_rubbish(code)) {
				fail_msg("%s: U+%04X on a key", lang, code);
			}
		}
	}
	assert_in_range(characters, 0, KEYBOARD_MAX_ROW_KEYS);
}

static void press(struct keyboard *keyboard, const char *id, struct str *text) {
	const struct keyboard_key *key = keyboard_find(keyboard, id);
	if (!key) {
		fail_msg("no key %s", id);
	}
	keyboard_press(keyboard, key, text);
}

static void no_page_has_rubbish(void **state) {
	(void)state;
	static const char *const switches[] = {"key-shift", "key-abc", "key-shift", "key-accents",
		"key-next", "key-accents", "key-numbers", "key-latin", "key-shift", "key-latin"};
	for (size_t i = 0; i < language_count(); i++) {
		const char *lang = language_at(i)->tag;
		struct keyboard *keyboard = keyboard_create(lang, "de");
		struct str text = {0};
		for (size_t s = 0; s <= sizeof switches / sizeof *switches; s++) {
			assert_in_range(keyboard_row_count(keyboard), 4, 5);
			for (size_t row = 0; row < keyboard_row_count(keyboard); row++) {
				check_row(keyboard, lang, row);
			}
			assert_non_null(keyboard_find(keyboard, "key-space"));
			assert_non_null(keyboard_find(keyboard, "key-backspace"));
			assert_non_null(keyboard_find(keyboard, "key-done"));
			if (s < sizeof switches / sizeof *switches &&
				keyboard_find(keyboard, switches[s])) {
				press(keyboard, switches[s], &text);
			}
		}
		assert_int_equal(text.len, 0);
		str_finish(&text);
		keyboard_destroy(keyboard);
	}
}

static void row_is(const struct keyboard *keyboard, size_t row, const char *labels) {
	struct keyboard_row keys = keyboard_row(keyboard, row);
	char joined[512] = "";
	for (size_t i = 0; i < keys.count; i++) {
		if (keys.keys[i].kind == KEYBOARD_CHARACTER) {
			strcat(joined, joined[0] ? " " : "");
			strcat(joined, keys.keys[i].label);
		}
	}
	assert_string_equal(joined, labels);
}

static void arabic_is_as_on_a_physical_keyboard(void **state) {
	(void)state;
	struct keyboard *keyboard = keyboard_create("ar", "de");
	struct str text = {0};
	row_is(keyboard, 0, "ض ص ث ق ف غ ع ه خ ح ج د");
	row_is(keyboard, 1, "ش س ي ب ل ا ت ن م ك ط ذ");
	row_is(keyboard, 2, "ئ ء ؤ ر لا ى ة و ز ظ");
	assert_string_equal(keyboard_find(keyboard, "key-accents")->label, "أ إ آ");
	assert_null(keyboard_find(keyboard, "key-shift"));
	press(keyboard, "key-latin", &text);
	row_is(keyboard, 0, "q w e r t z u i o p ü");
	assert_non_null(keyboard_find(keyboard, "key-shift"));
	press(keyboard, "key-latin", &text);
	row_is(keyboard, 1, "ش س ي ب ل ا ت ن م ك ط ذ");
	press(keyboard, "key-accents", &text);
	press(keyboard, "key-أ", &text);
	assert_string_equal(str_get(&text), "أ");
	row_is(keyboard, 1, "ش س ي ب ل ا ت ن م ك ط ذ"); // the sheet was for one key
	str_finish(&text);
	keyboard_destroy(keyboard);
}

static void marks_and_invisible_keys_have_labels(void **state) {
	(void)state;
	struct keyboard *keyboard = keyboard_create("fa", "de");
	const struct keyboard_key *key = keyboard_find(keyboard, "key-\u200c");
	assert_non_null(key);
	assert_true(key->is_word);
	assert_string_equal(key->label, "نیم‌فاصله");
	keyboard_destroy(keyboard);
	keyboard = keyboard_create("th", NULL);
	assert_string_equal(keyboard_find(keyboard, "key-\u0e34")->label, "\u25cc\u0e34");
	keyboard_destroy(keyboard);
}

static void shift_is_for_one_key_and_knows_turkish(void **state) {
	(void)state;
	struct keyboard *keyboard = keyboard_create("tr", "de");
	struct str text = {0};
	press(keyboard, "key-shift", &text);
	assert_true(keyboard_find(keyboard, "key-shift")->is_on);
	press(keyboard, "key-İ", &text);
	press(keyboard, "key-ı", &text);
	assert_string_equal(str_get(&text), "İı");
	assert_null(keyboard_find(keyboard, "key-latin")); // is Latin already
	str_finish(&text);
	keyboard_destroy(keyboard);
}

static void alphabetical_order(void **state) {
	(void)state;
	struct keyboard *keyboard = keyboard_create("uk", "de");
	struct str text = {0};
	press(keyboard, "key-abc", &text);
	assert_string_equal(keyboard_row(keyboard, 0).keys[0].label, "а");
	assert_string_equal(keyboard_row(keyboard, 0).keys[1].label, "б");
	keyboard_destroy(keyboard);
}

static void unknown_languages_get_the_offices_keyboard(void **state) {
	(void)state;
	struct keyboard *keyboard = keyboard_create("xx", "de");
	row_is(keyboard, 2, "y x c v b n m ß");
	keyboard_destroy(keyboard);
	keyboard = keyboard_create(NULL, NULL);
	row_is(keyboard, 2, "z x c v b n m");
	keyboard_destroy(keyboard);
	keyboard_destroy(NULL);
}

static void nothing_typed_is_left(void **state) {
	(void)state;
	static const struct {
		const char *lang, *typed, *canary;
	} cases[] = {
		{"de", "geheimnisvoll", "geheimnis"},
		{"ar", "سرسرسر", "سرسر"},
		{"zh-Hans", "yishengyisheng", "shengyi"},
		{"zh-Hans", "gongzuo", "工作"}, // a candidate
		{"vi", "bi\u0301 ma\u0302\u0323t", "m\u1ead"},
		{"ko", "ㅂㅣㅁㅣㄹ", "비밀"},
		{"am", "ምስጢር", "ስጢ"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct keyboard *keyboard = keyboard_create(cases[i].lang, "de");
		struct str text = {0};
		canary = cases[i].canary;
		canary_seen = 0;
		keyboard_input(keyboard, cases[i].typed, strlen(cases[i].typed), &text);
		assert_true(text.len > 0);
		for (int k = 0; k < 5; k++) {
			press(keyboard, "key-backspace", &text);
		}
		keyboard_input(keyboard, cases[i].typed, strlen(cases[i].typed), &text);
		keyboard_destroy(keyboard);
		str_finish(&text);
		canary = NULL;
		assert_int_equal(canary_seen, 0);
	}
	// The watch itself: a block with the canary is noticed.
	char *volatile block = strdup("geheimnisvoll");
	canary = "geheimnis";
	free(block);
	canary = NULL;
	assert_int_equal(canary_seen, 1);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_letter_has_a_key),
		cmocka_unit_test(no_page_has_rubbish),
		cmocka_unit_test(arabic_is_as_on_a_physical_keyboard),
		cmocka_unit_test(marks_and_invisible_keys_have_labels),
		cmocka_unit_test(shift_is_for_one_key_and_knows_turkish),
		cmocka_unit_test(alphabetical_order),
		cmocka_unit_test(unknown_languages_get_the_offices_keyboard),
		cmocka_unit_test(nothing_typed_is_left),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
