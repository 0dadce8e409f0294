// SPDX-License-Identifier: GPL-3.0-or-later
// Two adversaries. One works with sums: which numbers may a hidden figure be? The other knows the rule
// as well: it makes every table there can be and keeps those that would be shown in the same way.
#include "desk/suppress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST_ROWS 12

/* "34 <10 * = 57" */
static void write_table(
	const struct figure *rows, size_t count, const struct figure *total, char *out) {
	char text[SUPPRESS_TEXT_BYTES];
	*out = '\0';
	for (size_t i = 0; i < count; i++) {
		strcat(strcat(out, suppress_text(&rows[i], text)), " ");
	}
	strcat(strcat(out, "= "), suppress_text(total, text));
}

static void what_is_shown(void **state) {
	(void)state;
	static const struct {
		int counts[6]; /* ends with -1 */
		const char *text;
	} rows[] = {
		{{-1}, "= <10"},
		{{12, 40, -1}, "12 40 = 52"},
		{{3, -1}, "<10 = <10"},
		{{0, -1}, "<10 = <10"},
		{{9, 12, 40, -1}, "<10 * 40 = 61"},
		{{10, 11, -1}, "10 11 = 21"},
		{{3, 30, 40, -1}, "<10 * 40 = 73"},
		/* ten of eleven can only be one and ten */
		{{1, 10, 40, -1}, "<10 * * = 51"},
		/* three small ones hide each other */
		{{4, 5, 6, 40, -1}, "<10 <10 <10 40 = 55"},
		/* two do not, where they are one and one, or nine and nine */
		{{1, 1, 40, 50, -1}, "<10 <10 * 50 = 92"},
		{{9, 9, 40, 50, -1}, "<10 <10 * 50 = 108"},
		/* nothing else to hide */
		{{3, 5, -1}, "<10 <10 = *"},
		{{3, 12, -1}, "<10 * = *"},
		{{9, 12, -1}, "<10 * = 21"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct figure figures[6], total;
		size_t count = 0;
		for (; rows[i].counts[count] >= 0; count++) {
			figures[count] = (struct figure){rows[i].counts[count], SHOWN_FIGURE};
		}
		suppress_table(figures, count, 1, 10, &total);
		char text[200];
		write_table(figures, count, &total, text);
		assert_string_equal(text, rows[i].text);
	}
}

/* ---- who works with sums ---- */

static unsigned draw(unsigned *state, unsigned below) {
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % below;
}

/* The least or the most that small row `at` can be, given everything that is shown. */
static int64_t bound(const struct figure *rows, size_t count, const struct figure *total, size_t at,
	int least, bool is_most) {
	int64_t rest = total->count, smallest = INT64_MAX;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].shown == SHOWN_FIGURE) {
			rest -= rows[i].count;
			smallest = rows[i].count < smallest ? rows[i].count : smallest;
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (i == at || rows[i].shown == SHOWN_FIGURE) {
			continue;
		}
		int64_t low = rows[i].shown == SHOWN_FEW ? least : 10;
		int64_t high = rows[i].shown == SHOWN_FEW ? 9
			: smallest == INT64_MAX           ? total->count
							  : smallest - 1;
		rest -= is_most ? low : high;
	}
	return is_most ? (rest < 9 ? rest : 9) : (rest > least ? rest : least);
}

static void sums_tell_nothing(void **state) {
	(void)state;
	unsigned seed = 1;
	int hidden = 0;
	for (int run = 0; run < 200000; run++) {
		struct figure rows[MOST_ROWS], total;
		size_t count = 1 + draw(&seed, MOST_ROWS);
		int least = (int)draw(&seed, 2);
		unsigned spread = (unsigned[]){12, 25, 60, 400}[draw(&seed, 4)];
		for (size_t i = 0; i < count; i++) {
			rows[i].count = least + (int)draw(&seed, spread);
		}
		suppress_table(rows, count, least, 10, &total);
		for (size_t i = 0; i < count; i++) {
			assert_int_equal(rows[i].count < 10, rows[i].shown == SHOWN_FEW);
			if (rows[i].shown != SHOWN_FEW || total.shown != SHOWN_FIGURE) {
				continue;
			}
			hidden++;
			assert_int_equal(bound(rows, count, &total, i, least, false), least);
			assert_int_equal(bound(rows, count, &total, i, least, true), 9);
		}
	}
	assert_true(hidden > 100000);
}

/* Never more is hidden than is needed: one less would tell. */
static void no_more_is_hidden_than_needed(void **state) {
	(void)state;
	unsigned seed = 3;
	int tried = 0;
	for (int run = 0; run < 50000; run++) {
		struct figure rows[MOST_ROWS], total;
		size_t count = 2 + draw(&seed, MOST_ROWS - 1), largest = count;
		for (size_t i = 0; i < count; i++) {
			rows[i].count = 1 + (int)draw(&seed, 40);
		}
		suppress_table(rows, count, 1, 10, &total);
		for (size_t i = 0; i < count; i++) {
			if (rows[i].shown == SHOWN_HIDDEN &&
				(largest == count || rows[i].count >= rows[largest].count)) {
				largest = i;
			}
		}
		if (largest == count || total.shown != SHOWN_FIGURE) {
			continue;
		}
		rows[largest].shown = SHOWN_FIGURE;
		bool tells = false;
		for (size_t i = 0; i < count; i++) {
			tells |= rows[i].shown == SHOWN_FEW &&
				(bound(rows, count, &total, i, 1, false) > 1 ||
					bound(rows, count, &total, i, 1, true) < 9);
		}
		assert_true(tells);
		tried++;
	}
	assert_true(tried > 1000);
}

/* ---- who knows the rule ---- */

struct world {
	char shown[40];
	int8_t counts[5];
};

static int compare_worlds(const void *a, const void *b) {
	return strcmp(((const struct world *)a)->shown, ((const struct world *)b)->shown);
}

static void write_world(struct world *world, size_t count, int least, int few) {
	struct figure rows[5], total;
	for (size_t i = 0; i < count; i++) {
		rows[i].count = world->counts[i];
	}
	suppress_table(rows, count, least, few, &total);
	char *at = world->shown;
	for (size_t i = 0; i <= count; i++) {
		const struct figure *figure = i < count ? &rows[i] : &total;
		at += figure->shown == SHOWN_FIGURE
			? sprintf(at, "%lld ", (long long)figure->count)
			: sprintf(at, "%s ", figure->shown == SHOWN_FEW ? "<" : "*");
	}
}

/* A table near the largest numbers that were tried has companions which were not. */
static bool is_inside(const struct world *world, size_t count, int most) {
	int total = 0;
	for (size_t i = 0; i < count; i++) {
		total += world->counts[i];
	}
	return total <= most;
}

static void check_group(const struct world *worlds, size_t many, size_t count, int least, int few) {
	struct figure rows[5], total;
	for (size_t i = 0; i < count; i++) {
		rows[i].count = worlds->counts[i];
	}
	suppress_table(rows, count, least, few, &total);
	for (size_t i = 0; i < count; i++) {
		if (rows[i].shown != SHOWN_FEW) {
			continue;
		}
		unsigned may_be = 0;
		for (size_t k = 0; k < many; k++) {
			may_be |= 1u << worlds[k].counts[i];
		}
		int numbers = __builtin_popcount(may_be), all = few - least;
		if (numbers < all - 1) {
			fail_msg("%s: row %zu can only be one of %d numbers", worlds->shown, i,
				numbers);
		}
	}
}

static void all_worlds(size_t count, int least, int few, int most) {
	size_t room = 1, used = 0;
	for (size_t i = 0; i < count; i++) {
		room *= (size_t)(most - least + 1);
	}
	struct world *worlds = calloc(room, sizeof *worlds);
	for (size_t number = 0; number < room; number++) {
		size_t rest = number;
		for (size_t i = 0; i < count; i++) {
			worlds[used].counts[i] =
				(int8_t)(least + (int)(rest % (size_t)(most - least + 1)));
			rest /= (size_t)(most - least + 1);
		}
		write_world(&worlds[used++], count, least, few);
	}
	qsort(worlds, used, sizeof *worlds, compare_worlds);
	size_t groups = 0;
	for (size_t from = 0, to; from < used; from = to) {
		for (to = from; to < used && !strcmp(worlds[to].shown, worlds[from].shown); to++) {
		}
		if (is_inside(&worlds[from], count, most)) {
			check_group(&worlds[from], to - from, count, least, few);
			groups++;
		}
	}
	assert_true(groups > 3);
	free(worlds);
}

static void the_rule_tells_nothing(void **state) {
	(void)state;
	for (int least = 0; least < 2; least++) {
		for (size_t count = 1; count <= 4; count++) {
			all_worlds(count, least, 4, 19);
		}
		all_worlds(3, least, 10, 55);
		all_worlds(4, least, 5, 24);
	}
}

static void tied_tables_keep_their_totals(void **state) {
	(void)state;
	struct figure total, rows[] = {{30, 0}, {4, 0}, {0, 0}}, large[] = {{30, 0}, {14, 0}};
	suppress_tied(rows, 3, 10, &total);
	char text[100];
	write_table(rows, 3, &total, text);
	assert_string_equal(text, "30 <10 <10 = *");
	suppress_tied(large, 2, 10, &total);
	write_table(large, 2, &total, text);
	assert_string_equal(text, "30 14 = 44");
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_shown),
		cmocka_unit_test(sums_tell_nothing),
		cmocka_unit_test(no_more_is_hidden_than_needed),
		cmocka_unit_test(the_rule_tells_nothing),
		cmocka_unit_test(tied_tables_keep_their_totals),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
