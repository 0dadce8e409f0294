// SPDX-License-Identifier: GPL-3.0-or-later
/* Small figures hidden before a table is given away, so that nobody can be picked out of it.
 *
 * A figure under SUPPRESS_FEW is shown as "<10", zero too. Where a total would tell it, further figures
 * are hidden, the smallest first, until every small figure may be any number from the least it can be
 * to 9, as far as sums go. Where no number of further figures is enough (the total itself is small),
 * all of them and the total are hidden. How many are hidden follows from what is shown and from the
 * sum of what is hidden, so that who knows this rule learns no more: of 9 possible numbers at most the
 * largest is ruled out. (Cell suppression with protection intervals, as offices of statistics do it.) */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SUPPRESS_FEW 10

enum shown {
	SHOWN_FIGURE,
	SHOWN_FEW,   /* "<10" */
	SHOWN_HIDDEN /* may be any number that is not small */
};

struct figure {
	int64_t count;
	enum shown shown;
};

/* Decides for `count` rows and the total, which it also sums up. `least` is what everybody knows a row
 * to be at least: 1 where only what happened has a row, else 0. `few` is SUPPRESS_FEW, other numbers
 * are for tests. */
void suppress_table(struct figure *rows, size_t count, int least, int few, struct figure *total);

/* The same for a table whose rows are tied to another's (started and finished), where a row hidden
 * here would be shown there: small figures and, where there are any, the total. */
void suppress_tied(struct figure *rows, size_t count, int few, struct figure *total);

/* "412", "<10", "*". */
#define SUPPRESS_TEXT_BYTES 24
const char *suppress_text(const struct figure *figure, char text[SUPPRESS_TEXT_BYTES]);
