// SPDX-License-Identifier: GPL-3.0-or-later
// The peer is brute force: every way to give seven people seven others, or fewer with more room.
#include "desk/assign.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MOST 7

struct value {
	int served, points, late; /* late: sum of the rows' numbers, small is good */
};

static bool is_better(struct value a, struct value b) {
	return a.served != b.served    ? a.served > b.served
		: a.points != b.points ? a.points > b.points
				       : a.late < b.late;
}

struct task {
	int points[MOST * MOST];
	size_t rows, columns;
	int capacity[MOST];
};

static void try_all(
	const struct task *task, size_t row, int *left, struct value so_far, struct value *best) {
	if (row == task->rows) {
		if (is_better(so_far, *best)) {
			*best = so_far;
		}
		return;
	}
	try_all(task, row + 1, left, so_far, best);
	for (size_t column = 0; column < task->columns; column++) {
		int points = task->points[row * task->columns + column];
		if (points < 0 || !left[column]) {
			continue;
		}
		left[column]--;
		struct value with = {
			so_far.served + 1, so_far.points + points, so_far.late + (int)row};
		try_all(task, row + 1, left, with, best);
		left[column]++;
	}
}

/* What an answer is worth; it must keep to the rules. */
static struct value value_of(const struct task *task, const size_t *out) {
	struct value value = {0};
	int left[MOST];
	memcpy(left, task->capacity, sizeof left);
	for (size_t row = 0; row < task->rows; row++) {
		if (out[row] == ASSIGN_NONE) {
			continue;
		}
		assert_true(out[row] < task->columns);
		assert_true(left[out[row]]-- > 0);
		int points = task->points[row * task->columns + out[row]];
		assert_true(points >= 0);
		value.served++;
		value.points += points;
		value.late += (int)row;
	}
	return value;
}

static unsigned draw(unsigned *state, unsigned below) {
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % below;
}

static struct task task_make(unsigned *state, unsigned holes, unsigned spread, int room) {
	struct task task = {.rows = MOST, .columns = MOST};
	for (size_t i = 0; i < MOST * MOST; i++) {
		task.points[i] = draw(state, 100) < holes ? -1 : (int)draw(state, spread);
	}
	for (size_t i = 0; i < MOST; i++) {
		task.capacity[i] = room == 1 ? 1 : (int)draw(state, (unsigned)room + 1);
	}
	return task;
}

static void every_way_is_as_good_at_most(void **state) {
	(void)state;
	static const struct {
		unsigned holes, spread;
		int room;
	} kinds[] = {{0, 101, 1}, {30, 101, 1}, {70, 101, 1}, {20, 3, 1}, {30, 101, 2}, {60, 2, 3},
		{95, 1001, 2}};
	unsigned seed = 2026;
	for (int i = 0; i < 210; i++) {
		size_t kind = (size_t)i % (sizeof kinds / sizeof *kinds);
		struct task task =
			task_make(&seed, kinds[kind].holes, kinds[kind].spread, kinds[kind].room);
		struct value best = {0};
		int left[MOST];
		memcpy(left, task.capacity, sizeof left);
		try_all(&task, 0, left, (struct value){0}, &best);
		size_t out[MOST];
		assign_best(task.points, task.rows, task.columns, task.capacity, out);
		struct value found = value_of(&task, out);
		assert_int_equal(found.served, best.served);
		assert_int_equal(found.points, best.points);
		assert_int_equal(found.late, best.late);
	}
}

static void shapes_that_are_not_square(void **state) {
	(void)state;
	size_t out[3] = {9, 9, 9};
	assign_best(NULL, 0, 0, NULL, out);
	assert_int_equal(out[0], 9);
	assign_best(NULL, 3, 0, NULL, out);
	assert_true(out[0] == ASSIGN_NONE && out[2] == ASSIGN_NONE);
	const int one = 5, many[] = {1, 2, 3};
	assign_best((const int[]){7, 8, 9}, 3, 1, &one, out);
	assert_true(out[0] == 0 && out[1] == 0 && out[2] == 0);
	const int only = 1;
	assign_best((const int[]){7, 9, 9}, 3, 1, &only, out); /* of two nines the earlier */
	assert_true(out[0] == ASSIGN_NONE && out[1] == 0 && out[2] == ASSIGN_NONE);
	assign_best((const int[]){-1, 4, 4}, 1, 3, many, out);
	assert_true(out[0] == 1 || out[0] == 2);
}

static void the_same_numbers_give_the_same_answer(void **state) {
	(void)state;
	unsigned seed = 7;
	struct task task = task_make(&seed, 20, 2, 2);
	size_t first[MOST], again[MOST];
	assign_best(task.points, MOST, MOST, task.capacity, first);
	for (int i = 0; i < 20; i++) {
		assign_best(task.points, MOST, MOST, task.capacity, again);
		assert_memory_equal(first, again, sizeof first);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_is_as_good_at_most),
		cmocka_unit_test(shapes_that_are_not_square),
		cmocka_unit_test(the_same_numbers_give_the_same_answer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
