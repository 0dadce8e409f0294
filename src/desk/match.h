// SPDX-License-Identifier: GPL-3.0-or-later
/* A proposal of mentors for mentees: the best for all of them together. It proposes; a person who
 * knows them decides. */
#pragma once
#include <stdio.h>

struct arena;
struct clerk;
struct entry;

#define MATCH_OTHERS 3 /* further mentors named for each mentee */

struct match_other {
	size_t mentor;
	int points;
};

struct match_row {
	size_t mentee, mentor; /* places in the lists; mentor ASSIGN_NONE: nobody */
	int points;
	struct match_other others[MATCH_OTHERS]; /* the next best that may be, free or not */
	size_t other_count;
};

struct match {
	const struct entry *mentees, *mentors; /* lent, in the order that was given */
	size_t mentee_count, mentor_count;
	struct person **mentee, **mentor; /* the same people */
	struct match_row *rows;           /* one for each mentee, best pairs first, nobody last */
	size_t served;
};

/* Everything in it is lent from the arena, the entries stay the caller's. The order of the lists does
 * not matter: equal answers are told apart by who signed up earlier, then by reference. */
struct match *match_make(struct arena *arena, const struct entry *mentees, size_t mentee_count,
	const struct entry *mentors, size_t mentor_count);

/* Writes the ranked list with its reasons for a person to read. */
void match_print(const struct match *match, const struct clerk *clerk, FILE *out);
