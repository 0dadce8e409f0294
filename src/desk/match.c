// SPDX-License-Identifier: GPL-3.0-or-later
// Every pair is rated, assign_best() chooses among all of them, and what it chose is put in order and
// in words.
#include "desk/match.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "desk/assign.h"
#include "desk/clerk.h"
#include "desk/entry.h"
#include "desk/fit.h"
#include "desk/person.h"
#include "desk/plain.h"
#include "lang/mark.h"

/* Who goes first where all else is equal. */
static int compare_entries(const struct entry *a, const struct entry *b) {
	int order = strcmp(a->day, b->day);
	order = order ? order : strcmp(a->ref, b->ref);
	order = order ? order : strcmp(a->kiosk, b->kiosk);
	return order ? order : strcmp(a->id, b->id);
}

static int compare_places(const void *a, const void *b, void *entries) {
	const struct entry *all = entries;
	return compare_entries(&all[*(const size_t *)a], &all[*(const size_t *)b]);
}

static size_t *places_sorted(struct arena *arena, const struct entry *entries, size_t count) {
	size_t *places = arena_alloc(arena, (count + 1) * sizeof *places);
	for (size_t i = 0; i < count; i++) {
		places[i] = i;
	}
	qsort_r(places, count, sizeof *places, compare_places, (void *)entries);
	return places;
}

static struct person **people(struct arena *arena, const struct entry *entries, size_t count) {
	struct person **all = arena_alloc(arena, (count + 1) * sizeof *all);
	for (size_t i = 0; i < count; i++) {
		all[i] = person_read(arena, &entries[i]);
	}
	return all;
}

static int rate(const struct match *match, size_t mentee, size_t mentor) {
	int points;
	return fit_pair(match->mentee[mentee], match->mentor[mentor], &points) == FIT_ALLOWED
		? points
		: -1;
}

/* Keeps the best of what was not chosen; `mentor` comes in the order of precedence. */
static void consider(struct match_row *row, size_t mentor, int points) {
	size_t at = row->other_count;
	while (at > 0 && row->others[at - 1].points < points) {
		at--;
	}
	if (at == MATCH_OTHERS) {
		return;
	}
	size_t last = row->other_count < MATCH_OTHERS ? row->other_count++ : MATCH_OTHERS - 1;
	memmove(&row->others[at + 1], &row->others[at], (last - at) * sizeof *row->others);
	row->others[at] = (struct match_other){mentor, points};
}

static int compare_rows(const void *a, const void *b, void *context) {
	const struct match_row *x = a, *y = b;
	const struct match *match = context;
	bool x_none = x->mentor == ASSIGN_NONE, y_none = y->mentor == ASSIGN_NONE;
	return x_none != y_none ? (int)x_none - (int)y_none
		: x->points != y->points
		? y->points - x->points
		: compare_entries(&match->mentees[x->mentee], &match->mentees[y->mentee]);
}

static void choose(struct arena *arena, struct match *match) {
	size_t rows = match->mentee_count, columns = match->mentor_count;
	size_t *row_of = places_sorted(arena, match->mentees, rows);
	size_t *column_of = places_sorted(arena, match->mentors, columns);
	int *points = mem_array(rows * columns + 1, sizeof *points);
	int *capacity = mem_array(columns + 1, sizeof *capacity);
	size_t *chosen = mem_array(rows + 1, sizeof *chosen);
	for (size_t k = 0; k < columns; k++) {
		capacity[k] = match->mentor[column_of[k]]->capacity;
	}
	for (size_t i = 0; i < rows; i++) {
		for (size_t k = 0; k < columns; k++) {
			points[i * columns + k] = rate(match, row_of[i], column_of[k]);
		}
	}
	assign_best(points, rows, columns, capacity, chosen);
	for (size_t i = 0; i < rows; i++) {
		struct match_row *row = &match->rows[i];
		bool is_served = chosen[i] != ASSIGN_NONE;
		*row = (struct match_row){.mentee = row_of[i],
			.mentor = is_served ? column_of[chosen[i]] : ASSIGN_NONE,
			.points = is_served ? points[i * columns + chosen[i]] : 0};
		match->served += is_served;
		for (size_t k = 0; k < columns; k++) {
			if (k != chosen[i] && points[i * columns + k] >= 0) {
				consider(row, column_of[k], points[i * columns + k]);
			}
		}
	}
	free(points);
	free(capacity);
	free(chosen);
}

struct match *match_make(struct arena *arena, const struct entry *mentees, size_t mentee_count,
	const struct entry *mentors, size_t mentor_count) {
	struct match *match = arena_alloc(arena, sizeof *match);
	*match = (struct match){.mentees = mentees,
		.mentors = mentors,
		.mentee_count = mentee_count,
		.mentor_count = mentor_count,
		.mentee = people(arena, mentees, mentee_count),
		.mentor = people(arena, mentors, mentor_count),
		.rows = arena_alloc(arena, (mentee_count + 1) * sizeof *match->rows)};
	choose(arena, match);
	qsort_r(match->rows, mentee_count, sizeof *match->rows, compare_rows, match);
	return match;
}

/* "A-234 (kiosk-1), Amina" */
static const char *label(const struct clerk *clerk, const struct entry *entry) {
	const char *name = entry_value(entry, "name");
	return arena_printf(clerk->arena, "%s%s%s%s%s%s", plain_line(clerk->arena, entry->ref),
		*entry->kiosk ? " (" : "", plain_line(clerk->arena, entry->kiosk),
		*entry->kiosk ? ")" : "", *name ? ", " : "", plain_line(clerk->arena, name));
}

static void print_others(const struct match *match, const struct match_row *row,
	const struct clerk *clerk, FILE *out) {
	const char *names[MATCH_OTHERS];
	for (size_t i = 0; i < row->other_count; i++) {
		names[i] = arena_printf(clerk->arena, "%s (%d)",
			label(clerk, &match->mentors[row->others[i].mentor]),
			row->others[i].points);
	}
	if (row->other_count) {
		fprintf(out, "    %s\n",
			clerk_fill(clerk, N_STAFF("May be as well: {mentors}"), "mentors",
				clerk_list(clerk, names, row->other_count)));
	}
}

static void print_pair(const struct match *match, const struct match_row *row,
	const struct clerk *clerk, FILE *out) {
	fprintf(out, "%3d  %s  ->  %s\n", row->points, label(clerk, &match->mentees[row->mentee]),
		label(clerk, &match->mentors[row->mentor]));
	const char *reasons[FIT_MAX_REASONS];
	size_t count =
		fit_reasons(clerk, match->mentee[row->mentee], match->mentor[row->mentor], reasons);
	for (size_t i = 0; i < count; i++) {
		fprintf(out, "    %s\n", reasons[i]);
	}
	print_others(match, row, clerk, out);
}

static void print_nobody(const struct match *match, const struct match_row *row,
	const struct clerk *clerk, FILE *out) {
	size_t refused[FIT_RULES] = {0};
	for (size_t i = 0; i < match->mentor_count; i++) {
		int points;
		refused[fit_pair(match->mentee[row->mentee], match->mentor[i], &points)]++;
	}
	fprintf(out, "  -  %s\n    %s %s\n", label(clerk, &match->mentees[row->mentee]),
		clerk_say(clerk, N_STAFF("No mentor.")), fit_refusal(clerk, refused));
	print_others(match, row, clerk, out);
}

void match_print(const struct match *match, const struct clerk *clerk, FILE *out) {
	fprintf(out, "%s\n",
		clerk_fill2(clerk,
			N_STAFF("Mentees with a proposed mentor: {count} of {total}. This is a "
				"proposal: you decide."),
			"count", arena_printf(clerk->arena, "%zu", match->served), "total",
			arena_printf(clerk->arena, "%zu", match->mentee_count)));
	for (size_t i = 0; i < match->mentee_count; i++) {
		const struct match_row *row = &match->rows[i];
		fputc('\n', out);
		(row->mentor == ASSIGN_NONE ? print_nobody : print_pair)(match, row, clerk, out);
	}
}
