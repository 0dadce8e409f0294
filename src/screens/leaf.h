// SPDX-License-Identifier: GPL-3.0-or-later
/* Long lists: a page of thousands costs what a page of twenty does. The screen asks which items to
 * build now; layout finds how many fit, always from the list's beginning, so that the borders of the
 * leaves stay where they are while a visitor turns them. */
#pragma once
#include <stddef.h>

struct app;

#define LEAF_WHOLE 40 /* a list that is not longer is built whole, as one */

struct leaf {
	size_t first, count; /* the items to build */
};

/* `total` items, `columns` of them in each child of the paged box; the first `lead` leaves hold
 * something else (count 0 there). */
struct leaf leaf_of(struct app *app, size_t total, int columns, int lead);

/* Makes item `at` the first of a leaf, and shows it. For press(): the list was on screen before. */
void leaf_jump(struct app *app, size_t at, int columns, int lead);
