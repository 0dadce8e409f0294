// SPDX-License-Identifier: GPL-3.0-or-later
// The national character sets, by their known sizes and their first and last characters.
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <hb.h>

#include "author/repertoire.h"

static const struct {
	const char *script;
	hb_codepoint_t first, last; /* of the characters counted */
	unsigned count;             /* as the standard says */
	hb_codepoint_t has[2], lacks;
} SETS[] = {
	/* GB 2312: 3,755 + 3,008; the last is U+9F44 (F7FE). */
	{"Hans", 0x4E00, 0x9FFF, 6763, {0x554A, 0x9F44}, 0x9F8D},
	/* Big5 level 1: A440 to C67E. */
	{"Hant", 0x4E00, 0x9FFF, 5401, {0x4E00, 0x7C72}, 0x4E42},
	/* JIS X 0208 level 1: rows 16 to 47. */
	{"Jpan", 0x4E00, 0x9FFF, 2965, {0x4E9C, 0x8155}, 0x5F0C},
	/* KS X 1001: the Hangul syllables. */
	{"Kore", 0xAC00, 0xD7A3, 2350, {0xAC00, 0xD79D}, 0xD7A3},
};

static void test_sets(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof SETS / sizeof *SETS; i++) {
		hb_set_t *set = hb_set_create();
		assert_true(repertoire_add(set, SETS[i].script));
		unsigned count = 0;
		for (hb_codepoint_t code = SETS[i].first; code <= SETS[i].last; code++) {
			count += hb_set_has(set, code);
		}
		assert_int_equal(count, SETS[i].count);
		assert_true(hb_set_has(set, SETS[i].has[0]));
		assert_true(hb_set_has(set, SETS[i].has[1]));
		assert_false(hb_set_has(set, SETS[i].lacks));
		assert_true(hb_set_has(set, 0x3042)); /* kana, for a name */
		hb_set_destroy(set);
	}
}

static void test_others(void **state) {
	(void)state;
	hb_set_t *set = hb_set_create();
	assert_false(repertoire_add(set, "Arab"));
	assert_true(hb_set_is_empty(set));
	assert_true(repertoire_has_bold("Arab"));
	assert_true(repertoire_has_bold("Hans"));
	assert_false(repertoire_has_bold("Jpan"));
	hb_set_destroy(set);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sets),
		cmocka_unit_test(test_others),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
