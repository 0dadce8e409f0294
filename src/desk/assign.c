// SPDX-License-Identifier: GPL-3.0-or-later
// igraph solves the linear assignment problem; here it is only put in its terms: a square matrix of
// whole costs, in which a column stands as often as its capacity and everybody may stay alone.
#include "desk/assign.h"

#include <igraph/igraph.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

/* One cost that orders ways by three sums: rows served above points above who came first. Nobody
 * served costs `alone`, more than all points of everybody together. */
struct scale {
	double point, alone;
};

static struct scale scale_of(size_t rows) {
	double n = (double)rows;
	struct scale scale = {.point = n * n + 1};
	scale.alone = (n + 1) * (ASSIGN_MAX_POINTS + 1) * scale.point;
	return scale; /* below 2^53 for 16,000 rows */
}

/* The columns of the matrix: slots[i] is the column that slot i is of. */
static size_t *slots_of(size_t rows, size_t columns, const int *capacity, size_t *count) {
	size_t most = 0;
	for (size_t i = 0; i < columns; i++) {
		most += capacity[i] > 0 ? (size_t)capacity[i] < rows ? (size_t)capacity[i] : rows
					: 0;
	}
	size_t *slots = mem_array(most ? most : 1, sizeof *slots);
	*count = 0;
	for (size_t i = 0; i < columns; i++) {
		for (size_t k = 0; k < rows && (int)k < capacity[i]; k++) {
			slots[(*count)++] = i;
		}
	}
	return slots;
}

static double cost_of(const struct scale *scale, int points, size_t row) {
	return points < 0 ? scale->alone
			  : (ASSIGN_MAX_POINTS - points) * scale->point + (double)row;
}

void assign_best(const int *points, size_t rows, size_t columns, const int *capacity, size_t *out) {
	if (!rows) {
		return;
	}
	size_t slot_count;
	size_t *slots = slots_of(rows, columns, capacity, &slot_count);
	size_t side = slot_count > rows ? slot_count : rows;
	struct scale scale = scale_of(rows);
	igraph_matrix_t costs;
	igraph_vector_int_t chosen;
	igraph_matrix_init(&costs, (igraph_integer_t)side, (igraph_integer_t)side);
	igraph_vector_int_init(&chosen, 0);
	for (size_t row = 0; row < rows; row++) {
		for (size_t slot = 0; slot < side; slot++) {
			int worth = slot < slot_count ? points[row * columns + slots[slot]] : -1;
			MATRIX(costs, row, slot) = cost_of(&scale, worth, row);
		}
	}
	igraph_solve_lsap(&costs, (igraph_integer_t)side, &chosen);
	for (size_t row = 0; row < rows; row++) {
		size_t slot = (size_t)VECTOR(chosen)[row];
		out[row] = slot < slot_count && points[row * columns + slots[slot]] >= 0
			? slots[slot]
			: ASSIGN_NONE;
	}
	igraph_vector_int_destroy(&chosen);
	igraph_matrix_destroy(&costs);
	free(slots);
}
