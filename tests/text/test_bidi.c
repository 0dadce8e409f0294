// SPDX-License-Identifier: GPL-3.0-or-later
// All of Unicode's BidiCharacterTest.txt, through the functions that lines are ordered with.
#include "text/bidi.h"

#include "rows.h"
#include "text/char.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FILE_NAME "/usr/share/unicode/BidiCharacterTest.txt"

struct expected {
	int base, level;
	int levels[ROW_MAX]; /* -1: removed */
	int order[ROW_MAX], order_count;
};

static void parse(char *line, struct row *row, struct expected *expected) {
	char *fields[5] = {line};
	for (int i = 1; i < 5; i++) {
		char *semicolon = strchr(fields[i - 1], ';');
		*semicolon = '\0';
		fields[i] = semicolon + 1;
	}
	*row = (struct row){0};
	*expected = (struct expected){.base = atoi(fields[1]), .level = atoi(fields[2])};
	for (char *word = strtok(fields[0], " "); word; word = strtok(NULL, " ")) {
		row_add(row, (uint32_t)strtoul(word, NULL, 16));
	}
	int count = 0;
	for (char *word = strtok(fields[3], " "); word; word = strtok(NULL, " ")) {
		expected->levels[count++] = word[0] == 'x' ? -1 : atoi(word);
	}
	for (char *word = strtok(fields[4], " \n"); word; word = strtok(NULL, " \n")) {
		expected->order[expected->order_count++] = atoi(word);
	}
}

/* True where levels and order are Unicode's, for what is not removed. */
static bool agrees(struct bidi *bidi, const struct row *row, const struct expected *expected) {
	int level = -1;
	int base = expected->base == 2 ? BIDI_AUTO_LTR : expected->base;
	const uint8_t *levels =
		bidi_levels(bidi, row->units, (size_t)row->unit_count, row->count, base, &level);
	uint8_t kept[ROW_MAX];
	uint32_t order[ROW_MAX];
	int at[ROW_MAX], count = 0;
	for (int i = 0; i < row->count; i++) {
		if (expected->levels[i] >= 0) {
			at[count] = i;
			kept[count++] = levels[row->unit_at[i]];
			if (levels[row->unit_at[i]] != expected->levels[i]) {
				return false;
			}
		}
	}
	bidi_visual(kept, (size_t)count, order);
	for (int i = 0; i < count; i++) {
		if (at[order[i]] != expected->order[i]) {
			return false;
		}
	}
	return level == expected->level && count == expected->order_count;
}

/* Paragraphs that layout takes for one level without asking must really be in that order. */
static bool shortcut_agrees(const struct row *row, const struct expected *expected) {
	uint32_t flags = 0;
	for (int i = 0; i < row->count; i++) {
		flags |= char_props(row->codes[i]);
	}
	bool is_plain = expected->base == 0 && !(flags & CHAR_RTL);
	bool is_reverse = expected->base == 1 && (flags & CHAR_RTL) && !(flags & CHAR_MIXING);
	for (int i = 1; i < expected->order_count && (is_plain || is_reverse); i++) {
		if ((expected->order[i] > expected->order[i - 1]) != is_plain) {
			return false;
		}
	}
	return true;
}

static void orders_as_unicode_says(void **state) {
	(void)state;
	static struct row row;
	static struct expected expected;
	static char line[1 << 16];
	struct bidi bidi = {0};
	int cases = 0, wrong = 0;
	FILE *file = fopen(FILE_NAME, "r");
	assert_non_null(file);
	for (int number = 1; fgets(line, sizeof line, file); number++) {
		if (line[0] == '#' || !strchr(line, ';')) {
			continue;
		}
		cases++;
		parse(line, &row, &expected);
		if (!agrees(&bidi, &row, &expected) || !shortcut_agrees(&row, &expected)) {
			print_error("%s:%d\n", FILE_NAME, number);
			wrong++;
		}
	}
	fclose(file);
	bidi_finish(&bidi);
	assert_true(cases > 91000);
	assert_int_equal(wrong, 0);
}

static void many_brackets_stay_in_order(void **state) {
	(void)state;
	enum { COUNT = 200000 };
	struct bidi bidi = {0};
	uint16_t *units = malloc(COUNT * sizeof *units);
	int level = 0;
	for (int i = 0; i < COUNT; i++) {
		units[i] = i < COUNT / 2 ? '(' : ')';
	}
	units[1] = 0x5d0;
	const uint8_t *levels = bidi_levels(&bidi, units, COUNT, COUNT, 0, &level);
	assert_int_equal(levels[1], 1);
	assert_int_equal(levels[COUNT - 1], 0);
	free(units);
	bidi_finish(&bidi);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(orders_as_unicode_says),
		cmocka_unit_test(many_brackets_stay_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
