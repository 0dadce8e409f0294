// SPDX-License-Identifier: GPL-3.0-or-later
// After a wipe nothing of a session is left in memory: a word is typed on the on-screen keyboard,
// searched and carried through the screens, the session ends, and the word is looked for in all
// memory of the running program. The same search must find it before the end, and in a program
// that keeps it on purpose.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "../folder.h"
#include "kiosk.h"
#include "scan.h"

/* No word of any language, and of letters that searching does not fold into others. Typed
 * REPEATS times, so that no shorter text that is laid out later can cover all of it. */
static const struct tongue {
	const char *lang, *word;
	bool is_replaced; /* Done puts other characters in its place */
} tongues[] = {
	{"en", "qzjxvkwp", false},
	{"ar", "ظغضثخذصق", false},
	{"th", "ฟหกดสวงผ", false},
	{"zh-Hans", "qjxvwkzp", true},
};
#define REPEATS 8
#define TONGUES (sizeof tongues / sizeof *tongues)

/* Everything that looks at what was typed: results while typing, all results, the page again in
 * another size, contrast and language, a list, and the way back. */
static void use(struct kiosk *kiosk, const struct tongue *tongue) {
	const char *word = tongue->word;
	char lines[1024] = "tap #lang-$LANG\ntap #search\ntype \"";
	for (int i = 0; i < REPEATS; i++) {
		strcat(lines, word);
		strcat(lines, i + 1 < REPEATS ? " " : "\"\nsee #field-search\n");
	}
	assert_true(kiosk_play(kiosk, lines));
	assert_true(scan_process(kiosk->pid, word, false) > 0);
	assert_true(kiosk_play(kiosk,
		"tap #key-done\nsee #change-search\ntap #text-size\ntap #text-size\n"
		"tap #contrast\ntap #language\ntap #lang-uk\ntap #my-list\ntap #back\n"
		"tap #change-search\ntap #key-backspace\ntap #key-done\n"));
	assert_true(tongue->is_replaced || scan_process(kiosk->pid, word, false) > 0);
}

static size_t left_after(
	const char *program, const struct tongue *tongue, const char *end, bool is_told) {
	struct kiosk kiosk;
	char folder[64];
	folder_enter(folder);
	kiosk_start(&kiosk, program, tongue->lang, NULL);
	use(&kiosk, tongue);
	assert_true(kiosk_play(&kiosk, end));
	size_t left = scan_process(kiosk.pid, tongue->word, is_told);
	kiosk_stop(&kiosk);
	folder_leave(folder);
	return left;
}

#define START_NEW "tap #language\ntap #start-new\nsee #lang-$LANG\n"
#define NOBODY "wait 120s\nsee #lang-$LANG\n"

static void nothing_is_left_after_start_new(void **state) {
	(void)state;
	for (size_t i = 0; i < TONGUES; i++) {
		assert_int_equal(left_after(FOYER, &tongues[i], START_NEW, true), 0);
	}
}

static void nothing_is_left_when_nobody_answers(void **state) {
	(void)state;
	for (size_t i = 0; i < TONGUES; i++) {
		assert_int_equal(left_after(FOYER, &tongues[i], NOBODY, true), 0);
	}
}

static void a_buffer_that_is_kept_is_found(void **state) {
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		assert_true(left_after(LEAKY, &tongues[i], START_NEW, false) > 0);
	}
}

/* ---- a slip ---- */

/* What no screen says and no catalogue holds: the office's name of the visitor's language, filled into a
 * sentence for the next office. */
#define ON_PAPER "auf \u2068Arabisch\u2069."

static bool is_rich(const unsigned char *bytes) {
	bool is_seen[256] = {false};
	int count = 0;
	for (int i = 0; i < SCAN_BYTES; i++) {
		count += !is_seen[bytes[i]];
		is_seen[bytes[i]] = true;
	}
	return count > SCAN_BYTES * 3 / 4;
}

/* Dots of a row that looks like no other, out of what the printer was sent so far. */
static void find_dots(unsigned char dots[SCAN_BYTES]) {
	static unsigned char sent[1 << 20];
	FILE *file = fopen("twin/bytes", "rb");
	assert_non_null(file);
	size_t len = fread(sent, 1, sizeof sent, file);
	fclose(file);
	for (size_t at = len / 2; at + SCAN_BYTES < len; at++) {
		if (is_rich(sent + at)) {
			memcpy(dots, sent + at, SCAN_BYTES);
			return;
		}
	}
	fail_msg("the printer was sent nothing that could be told from anything else");
}

/* While it is printed the slip is in memory; then it is not, whatever became of it. */
static void nothing_is_left_of_a_slip(void **state) {
	(void)state;
	static const struct {
		const char *fault, *end;
	} table[] = {
		{"none",
			"wait 20s\nsee #print-done\nprint-shows \"auf Arabisch.\"\ntap #go-on\ntap "
			"#help\ntap #quick-exit\n"},
		{"cover-open", "wait 20s\nsee #print-cover-open\nwait 120s\n"},
		{"slow", "tap #help\ntap #quick-exit\n"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct kiosk kiosk;
		char folder[64], lines[256];
		unsigned char dots[SCAN_BYTES];
		folder_enter(folder);
		kiosk_start(&kiosk, FOYER, "ar", NULL);
		assert_true(kiosk_play(&kiosk,
			"tap #lang-ar\ntap #topic-health\ntap #service-health-advice\n"
			"printer slow\ntap #print\nsee #print-working\n"));
		find_dots(dots);
		assert_true(scan_process_bytes(kiosk.pid, dots, false) > 0);
		assert_true(scan_process(kiosk.pid, ON_PAPER, false) == 0); /* painted, and gone */
		snprintf(lines, sizeof lines, "printer %s\n%ssee #lang-ar\n", table[i].fault,
			table[i].end);
		assert_true(kiosk_play(&kiosk, lines));
		assert_int_equal(scan_process_bytes(kiosk.pid, dots, true), 0);
		assert_int_equal(scan_process(kiosk.pid, ON_PAPER, true), 0);
		kiosk_stop(&kiosk);
		folder_leave(folder);
	}
}

/* Digits as they stand nowhere else. */
#define DIGITS "930852716403"

static void tap_digits(struct kiosk *kiosk) {
	char line[] = "tap #pin-0\n";
	for (const char *digit = DIGITS; *digit; digit++) {
		line[9] = *digit;
		assert_true(kiosk_play(kiosk, line));
	}
}

/* Looked at and wrong, left alone, or given up: what was typed for a PIN is gone. */
static void nothing_is_left_of_a_pin(void **state) {
	(void)state;
	static const char *const ends[] = {"tap #pin-enter\nsee #pin-told\n",
		"wait 45s\nsee #home\n", "tap #go-on\nsee #home\n"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct kiosk kiosk;
		char folder[64];
		folder_enter(folder);
		kiosk_start(&kiosk, FOYER, "ar", SOURCE_ROOT "/tests/journeys/staff.conf");
		assert_true(kiosk_play(&kiosk, "tap #lang-ar\nhold #logo 5s\nsee #pin-1\n"));
		assert_int_equal(scan_process(kiosk.pid, DIGITS, true), 0);
		tap_digits(&kiosk);
		assert_true(scan_process(kiosk.pid, DIGITS, false) > 0);
		assert_true(kiosk_play(&kiosk, ends[i]));
		assert_int_equal(scan_process(kiosk.pid, DIGITS, true), 0);
		kiosk_stop(&kiosk);
		folder_leave(folder);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_left_after_start_new),
		cmocka_unit_test(nothing_is_left_when_nobody_answers),
		cmocka_unit_test(nothing_is_left_of_a_slip),
		cmocka_unit_test(nothing_is_left_of_a_pin),
		cmocka_unit_test(a_buffer_that_is_kept_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
