// SPDX-License-Identifier: GPL-3.0-or-later
// Values arrive isolated and cannot turn the sentence around.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "lang/fill.h"

#define FSI "\u2068"
#define LRI "\u2066"
#define PDI "\u2069"

static void values_stand_in_isolates(void **state) {
	(void)state;
	static const struct {
		const char *text, *value, *filled;
	} cases[] = {
		{"Call {x} now", "Amina", "Call " FSI "Amina" PDI " now"},
		{"{x}", "030 23125 000", LRI "030 23125 000" PDI},
		{"{x}", "+49 (30) 1-2/3", LRI "+49 (30) 1-2/3" PDI},
		{"{x}", "09:05", LRI "09:05" PDI},
		{"{x}", "-", FSI "-" PDI},
		{"{x}", "a@example.org", LRI "a@example.org" PDI},
		{"{x}", "https://example.org/a?b", LRI "https://example.org/a?b" PDI},
		{"{x}", "طبيب", FSI "طبيب" PDI},
		{"حتى {x}!", "12:30", "حتى " LRI "12:30" PDI "!"},
		{"{x} {x}", "a", FSI "a" PDI " " FSI "a" PDI},
		{"{y} {x", "a", "{y} {x"},
		{"{x}", NULL, FSI PDI},
		{"{x}", "a\u202e\u202cb", FSI "ab" PDI},
		{"{x}", "a" PDI "b", FSI "ab" PDI},
		{"{x}", "a" LRI "b", FSI "ab" PDI},
		{"{x}", "a" LRI "1" PDI, FSI "a" LRI "1" PDI PDI},
		{"", "a", ""},
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct fill fills[] = {{"name", "Foyer"}, {"x", cases[i].value}};
		assert_string_equal(
			lang_fill(arena, "ar", cases[i].text, fills, 2), cases[i].filled);
	}
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(values_stand_in_isolates)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
