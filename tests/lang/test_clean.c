// SPDX-License-Identifier: GPL-3.0-or-later
// Names that must come through unchanged, and what must not.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lang/clean.h"

static const char *const kept[] = {
	"O",
	"Li",
	"O'Neil",
	"O’Neil",
	"Noʻomi",
	"d'Ávila-Łuczak",
	"Nguyễn Thị Ánh",
	"Nguye\u0302\u0303n",
	"ጸሃይቱ ገብረመድህን",
	"عبد الرحمن بن محمد",
	"می\u200cخواهم",
	"ශ්\u200dරී ලංකා",
	"မောင်ဇေယျာ",
	"ཧྐྵྨླྺྼྻྂ",
	"வெங்கட்ராமன்",
	"กัญญารัตน์",
	"Лисенко-Дем’яненко Євгенія",
	"王",
	"\U00020BB7野家",
	"葛\U000E0100飾", // a variant of the character
	"שָׁלוֹם",
	"=1+1",
	"<b>\"&\\",
	"X Æ A-12",
	"م\u200c",
	"Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschafers",
};

static const struct {
	const char *typed, *clean;
} cleaned[] = {
	{"", ""}, {"   ", ""}, {"  Amina \t\n Yusuf ", "Amina Yusuf"},
	{"A\u2028B\u2029C\xc2\x85 D", "A B C D"}, {"A\x01\x1b[31mB\x7f", "A[31mB"},
	{"A\xc2\x9bQ", "AQ"}, {"\u202eanimA\u202c", "animA"},
	{"\u2067Amina\u2069\u200e\u200f\u061c", "Amina"}, {"\u202a\u202b\u202d\u2066\u2068", ""},
	{"Am\u00adi\ufeffna\u2060", "Amina"}, {"A\U000E0001\U000E0041\U000E007FB", "AB"},
	{"A\ufff9b\ufffac\ufffbD", "AbcD"}, {"\u3164\uffa0", ""},
	{"A\ufdd0\uffff\U0010ffffB", "AB"},
	{"\xff\xfe"
	 "Am\xc3"
	 "ina\xe2\x80",
		"Amina"},
	{"\xed\xa0\x80x\xc0\xaf", "x"}, {"a\u200d\u200d\u200c\u200db", "a\u200db"},
	{"\u0600\u0661", "\u0600\u0661"}, // a number sign that is seen
};

static char *clean(const char *text, size_t len) {
	char *out = mem_alloc(len + 1);
	size_t got = clean_text(text, len, out);
	assert_true(got <= len);
	assert_true(utf8_is_valid(out, got, NULL));
	out[got] = '\0';
	return out;
}

static void test_kept(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		char *out = clean(kept[i], strlen(kept[i]));
		assert_string_equal(out, kept[i]);
		free(out);
	}
}

static void test_cleaned(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof cleaned / sizeof *cleaned; i++) {
		char *out = clean(cleaned[i].typed, strlen(cleaned[i].typed));
		assert_string_equal(out, cleaned[i].clean);
		free(out);
	}
	char *out = clean("A\0B", 3);
	assert_string_equal(out, "AB");
	free(out);
}

static void test_stacks_are_capped(void **state) {
	(void)state;
	char text[3000] = "Z";
	for (int i = 0; i < 400; i++) {
		strcat(text, i % 3 ? "\u0301" : i % 2 ? "\u0e49" : "\u0489\u200d");
	}
	strcat(text, "a\u0301");
	char *out = clean(text, strlen(text));
	int marks = 0;
	for (size_t at = 0; out[at];) {
		uint32_t code = utf8_next(out, strlen(out), &at);
		marks += code == 0x301 || code == 0xe49 || code == 0x489;
	}
	assert_int_equal(marks, CLEAN_MAX_MARKS + 1);
	assert_string_equal(out + strlen(out) - 3, "a\u0301");
	free(out);
}

// Every code point: what comes out is the same when it is cleaned again, and never longer.
static void test_every_code_point(void **state) {
	(void)state;
	for (uint32_t code = 1; code < 0x110000; code++) {
		char typed[8] = "x", once[8], twice[8];
		size_t len = 1 + utf8_put(code, typed + 1);
		typed[len++] = 'y';
		size_t got = clean_text(typed, len, once);
		assert_true(got <= len && once[0] == 'x' && once[got - 1] == 'y');
		assert_int_equal(clean_text(once, got, twice), got);
		assert_memory_equal(once, twice, got);
		assert_int_equal(clean_text(typed, len, typed), got); // where it lies
		assert_memory_equal(once, typed, got);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_cleaned),
		cmocka_unit_test(test_stacks_are_capped),
		cmocka_unit_test(test_every_code_point),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
