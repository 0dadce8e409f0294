// SPDX-License-Identifier: GPL-3.0-or-later
// With k small figures and j further ones hidden, a reader knows the sum of them, S, and that the
// further ones lie between `few` and the smallest that is shown, m; we count on m - 1, because of two
// equal figures the earlier one is hidden and a reader knows that too. A small figure may be any number v
// from `least` to few - 1 if the others can make up S - v for each v: that is the test in is_enough().
#include "desk/suppress.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

static bool is_enough(
	int64_t k, int64_t j, int64_t sum, int64_t smallest, int64_t least, int64_t few) {
	bool fits_large = sum >= (k - 1) * least + j * few + (few - 1);
	bool fits_small = j > 0 && smallest < 0
		? true /* nothing is shown that bounds the hidden ones */
		: sum <= (k - 1) * (few - 1) + j * (smallest - 1) + least;
	return fits_large && fits_small;
}

static int compare(const void *a, const void *b) {
	const struct figure *x = *(struct figure *const *)a, *y = *(struct figure *const *)b;
	return x->count != y->count ? (x->count > y->count) - (x->count < y->count)
				    : (x > y) - (x < y); /* the earlier row */
}

/* Rows that are not small, smallest first; *small and *sum are of the others. */
static struct figure **sort_large(struct figure *rows, size_t count, int few, size_t *large_count,
	size_t *small, int64_t *sum) {
	struct figure **large = mem_array(count + 1, sizeof *large);
	*large_count = *small = 0;
	*sum = 0;
	for (size_t i = 0; i < count; i++) {
		bool is_small = rows[i].count < few;
		rows[i].shown = is_small ? SHOWN_FEW : SHOWN_FIGURE;
		*sum += is_small ? rows[i].count : 0;
		*small += is_small;
		if (!is_small) {
			large[(*large_count)++] = &rows[i];
		}
	}
	qsort(large, *large_count, sizeof *large, compare);
	return large;
}

static void sum_up(const struct figure *rows, size_t count, int few, struct figure *total) {
	*total = (struct figure){0};
	for (size_t i = 0; i < count; i++) {
		total->count += rows[i].count;
	}
	total->shown = total->count < few ? SHOWN_FEW : SHOWN_FIGURE;
}

void suppress_table(struct figure *rows, size_t count, int least, int few, struct figure *total) {
	size_t large_count, small;
	int64_t sum;
	struct figure **large = sort_large(rows, count, few, &large_count, &small, &sum);
	sum_up(rows, count, few, total);
	bool is_alone =
		count == 1 && total->shown == SHOWN_FEW; /* the total says what the row says */
	bool is_done = !small || is_alone;
	for (size_t j = 0; !is_done && j <= large_count; j++) {
		sum += j ? large[j - 1]->count : 0;
		int64_t smallest = j < large_count ? large[j]->count : -1;
		is_done = is_enough((int64_t)small, (int64_t)j, sum, smallest, least, few);
		for (size_t i = 0; is_done && i < j; i++) {
			large[i]->shown = SHOWN_HIDDEN;
		}
	}
	for (size_t i = 0; !is_done && i < large_count; i++) {
		large[i]->shown = SHOWN_HIDDEN;
	}
	total->shown = is_done ? total->shown : SHOWN_HIDDEN;
	free(large);
}

void suppress_tied(struct figure *rows, size_t count, int few, struct figure *total) {
	sum_up(rows, count, few, total);
	for (size_t i = 0; i < count; i++) {
		rows[i].shown = rows[i].count < few ? SHOWN_FEW : SHOWN_FIGURE;
		if (rows[i].shown == SHOWN_FEW) {
			total->shown = SHOWN_HIDDEN;
		}
	}
}

const char *suppress_text(const struct figure *figure, char text[SUPPRESS_TEXT_BYTES]) {
	switch (figure->shown) {
	case SHOWN_FEW: snprintf(text, SUPPRESS_TEXT_BYTES, "<%d", SUPPRESS_FEW); break;
	case SHOWN_HIDDEN: snprintf(text, SUPPRESS_TEXT_BYTES, "*"); break;
	default: snprintf(text, SUPPRESS_TEXT_BYTES, "%lld", (long long)figure->count);
	}
	return text;
}
