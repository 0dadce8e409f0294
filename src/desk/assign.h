// SPDX-License-Identifier: GPL-3.0-or-later
/* Who gets whom: the best assignment over all pairs at once, not first come, first served. Knows
 * numbers only, and nothing of people. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#define ASSIGN_MAX_POINTS 1000
#define ASSIGN_NONE SIZE_MAX

/* Gives each of `rows` at most one of `columns`, a column to at most capacity[column] rows.
 * points[row * columns + column] is what a pair is worth, 0 to ASSIGN_MAX_POINTS, or negative where
 * it must not be. Of all ways the one that comes first by: most rows served; then most points; then
 * earlier rows before later ones. The same numbers always give the same answer. out[row] is a
 * column or ASSIGN_NONE. */
void assign_best(const int *points, size_t rows, size_t columns, const int *capacity, size_t *out);
