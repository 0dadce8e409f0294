// SPDX-License-Identifier: GPL-3.0-or-later
// Letters into syllables, syllables into candidates, words back into letters.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "ui/pinyin.h"

static void letters_are_cut_into_syllables(void **state) {
	(void)state;
	static const char *const cases[][2] = {
		{"yisheng", "yi sheng"},
		{"kanyisheng", "kan yi sheng"},
		{"xian", "xian"},
		{"xi'an", "xi an"},
		{"fangan", "fang an"},
		{"nvren", "nv ren"},
		{"zh", "zh"},
		{"yizh", "yi zh"},
		{"zhuangsh", "zhuang sh"},
		{"yi'", "yi'"},
		{"", ""},
		{"vvv", "v v v"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str out = {0};
		pinyin_show(&pinyin_simplified, cases[i][0], &out);
		assert_string_equal(str_get(&out), cases[i][1]);
		str_finish(&out);
	}
}

static void frequent_characters_come_first(void **state) {
	(void)state;
	static const char *const cases[][2] = {{"wo", "我"}, {"ni", "你"}, {"de", "的"},
		{"yi", "一"}, {"sheng", "生"}, {"gong", "工"}, {"nv", "女"}, {"zhong", "中"},
		{"ren", "人"}, {"w", "瓦"}};
	for (size_t i = 0; i + 1 < sizeof cases / sizeof *cases; i++) {
		struct pinyin_candidate list[8];
		size_t count =
			pinyin_candidates(&pinyin_simplified, cases[i][0], NULL, NULL, list, 8);
		assert_true(count > 0);
		assert_string_equal(list[0].text, cases[i][1]);
		assert_int_equal(list[0].len, strlen(cases[i][0]));
	}
	struct pinyin_candidate list[100];
	assert_true(pinyin_candidates(&pinyin_simplified, "w", NULL, NULL, list, 100) >
		10); // unfinished
	assert_int_equal(pinyin_candidates(&pinyin_simplified, "", NULL, NULL, list, 100), 0);
}

/* Whatever two or three letters are struck, no key stays without a character. */
static void no_candidate_is_empty(void **state) {
	(void)state;
	for (int i = 0; i < 26 * 26 * 27; i++) {
		const char letters[] = {(char)('a' + i % 26), (char)('a' + i / 26 % 26),
			(char)(i / 676 < 26 ? 'a' + i / 676 : '\0'), '\0'};
		struct pinyin_candidate list[8];
		size_t count = pinyin_candidates(&pinyin_simplified, letters, NULL, NULL, list, 8);
		for (size_t c = 0; c < count; c++) {
			assert_true(*list[c].text && list[c].len > 0);
		}
	}
}

static void words_have_pinyin(void **state) {
	(void)state;
	static const struct {
		const char *word, *pinyin;
		bool is_whole;
	} cases[] = {{"医生", "yisheng", true}, {"劳动局", "laodongju", true},
		{"女人", "nvren", true}, {"A医", "yi", false}, {"", "", false}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str out = {0};
		assert_int_equal(pinyin_of(cases[i].word, &out), cases[i].is_whole);
		assert_string_equal(str_get(&out), cases[i].pinyin);
		str_finish(&out);
	}
}

static void the_tables_are_sorted_and_whole(void **state) {
	(void)state;
	const struct pinyin_table *const tables[] = {&pinyin_simplified, &pinyin_traditional};
	for (size_t t = 0; t < 2; t++) {
		const struct pinyin_table *table = tables[t];
		assert_true(table->syllable_count > 400);
		assert_true(table->reading_count > 7000);
		assert_true(table->word_count > 10000);
		for (size_t i = 1; i < table->syllable_count; i++) {
			assert_true(strcmp(table->syllables[i - 1].letters,
					    table->syllables[i].letters) < 0);
		}
		for (size_t i = 1; i < table->reading_count; i++) {
			assert_true(table->readings[i - 1].code < table->readings[i].code);
			assert_true(table->readings[i].syllable < table->syllable_count);
		}
		for (size_t i = 1; i < table->word_count; i++) {
			assert_true(strcmp(table->words + table->word_places[i - 1],
					    table->words + table->word_places[i]) < 0);
		}
	}
}

static void words_are_among_the_first(void **state) {
	(void)state;
	static const struct {
		const struct pinyin_table *table;
		const char *letters, *word;
	} cases[] = {
		{&pinyin_simplified, "yisheng", "医生"},
		{&pinyin_simplified, "yinhang", "银行"},
		{&pinyin_simplified, "laodong", "劳动"},
		{&pinyin_simplified, "xian", "西安"},
		{&pinyin_simplified, "xi'an", "西安"},
		{&pinyin_simplified, "gongzuo", "工作"},
		{&pinyin_simplified, "zhaogongzuo", "找工作"},
		{&pinyin_simplified, "womenzhaogongzuo", "我们找工作"},
		{&pinyin_simplified, "zhufang", "住房"},
		{&pinyin_traditional, "yisheng", "醫生"},
		{&pinyin_traditional, "xuexi", "學習"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pinyin_candidate list[6];
		size_t count =
			pinyin_candidates(cases[i].table, cases[i].letters, NULL, NULL, list, 6);
		bool is_there = false;
		for (size_t k = 0; k < count; k++) {
			is_there = is_there || strcmp(list[k].text, cases[i].word) == 0;
		}
		if (!is_there) {
			fail_msg("%s: %s is not among %zu", cases[i].letters, cases[i].word, count);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_cut_into_syllables),
		cmocka_unit_test(frequent_characters_come_first),
		cmocka_unit_test(no_candidate_is_empty),
		cmocka_unit_test(words_have_pinyin),
		cmocka_unit_test(the_tables_are_sorted_and_whole),
		cmocka_unit_test(words_are_among_the_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
