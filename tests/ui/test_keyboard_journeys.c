// SPDX-License-Identifier: GPL-3.0-or-later
// What people type, key by key. A key is an id without "key-", or a whole id; < is Backspace, _ is
// Space, ^ is Shift, ~ is the sheet of accents.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "ui/keyboard.h"

static const struct {
	const char *lang, *keys, *text;
} journeys[] = {
	{"de", "^ A r z t _ g e s u c h t <", "Arzt gesuch"},
	{"de", "m ü < u", "mu"}, // ü is one key: Backspace takes it whole
	{"pl", "~ ż o ~ ł w", "żołw"},
	{"ar", "ط ب ي ب", "طبيب"},
	{"ar", "~ أ س ن ا ن < <", "أسن"},
	{"ar", "لا <", "ل"},
	{"fa", "م ی key-\u200c خ", "می\u200cخ"},
	{"uk", "^ Л і к а р", "Лікар"},
	{"th", "ห ม อ", "หมอ"},
	{"th", "น \u0e49 \u0e33", "น\u0e49\u0e33"},
	{"th", "ท \u0e35 \u0e48 <", "ท\u0e35"},
	{"hi", "ड \u0949 क \u094d ट र <", "डॉक\u094dट"}, // डॉक्ट: one code point a press

	{"vi", "b a \u0301 c _ s i \u0303", "bác sĩ"},
	{"vi", "b ê \u0323 n h", "bệnh"},
	{"vi", "t i ê n g \u0301", "tiếng"}, // the tone after the syllable
	{"vi", "a \u0301 \u0300", "à"},      // another tone in its place
	{"vi", "đ ư ơ n g \u0300 < <", "đườ"},
	{"vi", "ê \u0323 <", "ê"},
	{"vi", "^ Â \u0301", "Ấ"},
	{"yo", "o \u0301 <", "o"},
	{"am", "ሐ ከ choice-3 መ choice-6", "ሐኪም"},
	{"am", "ሐ ከ choice-3 <", "ሐ"},
	{"am", "ቀ choice-8", "ቋ"},
	{"am", "ቀ key-next choice-1", "ቈ"},
	{"am", "ሰ choice-2 choice-4 _ ለ", "ሳ ለ"},
	{"am", "ሰ ። ", "ሰ።"},
	{"ti", "ቐ choice-4", "ቓ"},
	{"ti", "ሰ choice-4 በ choice-6", "ሳብ"},
	{"ko", "ㅎ ㅏ ㄴ ㄱ ㅜ ㄱ", "한국"},
	{"ko", "ㅇ ㅡ ㅣ ㅅ ㅏ", "의사"},
	{"ko", "ㄷ ㅏ ㄹ ㄱ", "닭"},
	{"ko", "ㄷ ㅏ ㄹ ㄱ ㅣ", "달기"},
	{"ko", "ㅎ ㅏ ㄴ < <", "ㅎ"},
	{"ko", "^ ㅃ ㅏ ㅇ", "빵"},
	{"zh-Hans", "y i choice-2", "以"},
	{"zh-Hans", "y i s h e n g _", "医生"},
	{"zh-Hans", "k a n _ y i s h e n g choice-1", "看医生"},
	{"zh-Hans", "y i s h e n g", "yi sheng"},
	{"zh-Hans", "y i s h e n g < <", "yi she"},
	{"zh-Hans", "x i ' a n", "xi an"},
	{"zh-Hans", "x i a n", "xian"},
	{"zh-Hans", "y i < <", ""},
	{"zh-Hans", "n v choice-1", "女"},
	{"zh-Hans", "y i _ key-signs choice-2", "一。"},
	{"zh-Hans", "y i _ key-latin ^ A", "一A"},
	{"zh-Hans", "y i key-next choice-1", NULL},
	{"ja", "あ ^ が", "あが"},
	{"de", "key-numbers 1 2 key-numbers a", "12a"},
	{"tr", "^ İ", "İ"},
	{"kmr", "ç î", "çî"},
	{"el", "~ ά ς", "άς"},
	{"ka", "ჩ ა ი", "ჩაი"},
	{"ha", "ɗ a k i", "ɗaki"},
};

/* The pack's own words. */
static bool words(void *ctx, size_t i, const char **word, const char **pinyin) {
	static const char *const list[][2] = {
		{"医生", "yisheng"}, {"看医生", "kanyisheng"}, {"医院", "yiyuan"}};
	(void)ctx;
	if (i >= sizeof list / sizeof *list) {
		return false;
	}
	*word = list[i][0];
	*pinyin = list[i][1];
	return true;
}

static void press(struct keyboard *keyboard, const char *name, struct str *text) {
	static const char *const shorts[][2] = {{"<", "key-backspace"}, {"_", "key-space"},
		{"^", "key-shift"}, {"~", "key-accents"}};
	char id[64];
	bool is_whole = strncmp(name, "key-", 4) == 0 || strncmp(name, "choice-", 7) == 0;
	snprintf(id, sizeof id, "%s%s", is_whole ? "" : "key-", name);
	for (size_t i = 0; i < 4; i++) {
		if (strcmp(shorts[i][0], name) == 0) {
			snprintf(id, sizeof id, "%s", shorts[i][1]);
		}
	}
	const struct keyboard_key *key = keyboard_find(keyboard, id);
	if (!key) {
		fail_msg("no key %s after \"%s\"", id, str_get(text));
	}
	keyboard_press(keyboard, key, text);
}

static void play(const char *lang, const char *keys, const char *expected) {
	struct keyboard *keyboard = keyboard_create(lang, "de");
	struct str text = {0};
	char copy[256];
	keyboard_set_words(keyboard, words, NULL);
	snprintf(copy, sizeof copy, "%s", keys);
	for (char *save, *key = strtok_r(copy, " ", &save); key; key = strtok_r(NULL, " ", &save)) {
		press(keyboard, key, &text);
	}
	if (expected && strcmp(str_get(&text), expected) != 0) {
		fail_msg("%s: %s wrote \"%s\", not \"%s\"", lang, keys, str_get(&text), expected);
	}
	str_finish(&text);
	keyboard_destroy(keyboard);
}

static void keys_write_what_people_mean(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof journeys / sizeof *journeys; i++) {
		play(journeys[i].lang, journeys[i].keys, journeys[i].text);
	}
}

static void a_physical_keyboard_comes_in_by_the_same_door(void **state) {
	(void)state;
	static const struct {
		const char *lang, *typed, *text;
	} cases[] = {
		{"de", "Zoe\u0308", "Zoë"},
		{"vi", "tiêng\u0301", "tiếng"},
		{"zh-Hans", "yisheng ", "医生"},
		{"zh-Hans", "yi2", "以"},
		{"ko", "ㅎㅏㄴ", "한"},
		{"ar", "طب\u202eيب\u2069", "طبيب"},
		{"de",
			"a\x01\x7f\xff"
			"b",
			"ab"},
		{"de", "a\uE000\uFEFFb", "ab"},
		{"am", "ሐኪም", "ሐኪም"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct keyboard *keyboard = keyboard_create(cases[i].lang, "de");
		struct str text = {0};
		keyboard_set_words(keyboard, words, NULL);
		assert_true(
			keyboard_input(keyboard, cases[i].typed, strlen(cases[i].typed), &text));
		assert_string_equal(str_get(&text), cases[i].text);
		str_finish(&text);
		keyboard_destroy(keyboard);
	}
}

static void what_is_not_chosen_is_underlined(void **state) {
	(void)state;
	struct keyboard *keyboard = keyboard_create("zh-Hans", "de");
	struct str text = {0}, reading = {0};
	size_t start = 99;
	keyboard_set_words(keyboard, words, NULL);
	assert_true(keyboard_has_choices(keyboard));
	assert_false(keyboard_underlined(keyboard, &text, &start));
	keyboard_input(keyboard, "kan yisheng", 11, &text);
	assert_true(keyboard_underlined(keyboard, &text, &start));
	assert_int_equal(start, strlen("看"));
	assert_string_equal(str_get(&text) + start, "yi sheng");
	keyboard_reading(keyboard, &text, &reading);
	assert_string_equal(str_get(&reading), "看医生"); // results follow the first candidate
	struct keyboard_row choices = keyboard_choices(keyboard);
	assert_int_equal(choices.count, 8); // six between chevrons
	assert_false(choices.keys[0].is_available);
	assert_true(choices.keys[1].is_on);
	assert_string_equal(choices.keys[1].label, "医生");
	press(keyboard, "key-done", &text);
	assert_false(keyboard_underlined(keyboard, &text, &start));
	assert_string_equal(str_get(&text), "看医生");
	assert_int_equal(keyboard_choices(keyboard).count, 0);
	keyboard_reset(keyboard);
	str_finish(&text);
	str_finish(&reading);
	keyboard_destroy(keyboard);
}

static void a_held_key_is_no_trouble(void **state) {
	(void)state;
	static const char *const held[][2] = {{"vi", "\u0301"}, {"zh-Hans", "y"}, {"ar", "\u064e"},
		{"ko", "ㅏ"}, {"am", "ሀ"}, {"vi", "a"}};
	for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
		struct keyboard *keyboard = keyboard_create(held[i][0], "de");
		struct str text = {0};
		for (int k = 0; k < 2000; k++) {
			keyboard_input(keyboard, held[i][1], strlen(held[i][1]), &text);
		}
		for (int k = 0; k < 2100; k++) {
			press(keyboard, "<", &text);
		}
		assert_int_equal(text.len, 0);
		str_finish(&text);
		keyboard_destroy(keyboard);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_write_what_people_mean),
		cmocka_unit_test(a_physical_keyboard_comes_in_by_the_same_door),
		cmocka_unit_test(what_is_not_chosen_is_underlined),
		cmocka_unit_test(a_held_key_is_no_trouble),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
