// SPDX-License-Identifier: GPL-3.0-or-later
/* How well two people fit: hard rules that forbid a pair, points for one that is allowed, and the
 * reasons in words. The rules are the table in README.md. */
#pragma once
#include <stddef.h>

struct clerk;
struct person;

enum fit_rule {
	FIT_ALLOWED,
	FIT_SAME_PERSON,
	FIT_NO_LANGUAGE,
	FIT_GENDER, /* a wish of either that the other does not meet */
	FIT_AGE,
	FIT_NO_TIME, /* both said times, and none is the same */
	FIT_RULES
};

#define FIT_MOST_POINTS 100

/* Which rule forbids the pair, the first of the list; points in *points (0 to FIT_MOST_POINTS) where
 * none does. */
enum fit_rule fit_pair(const struct person *mentee, const struct person *mentor, int *points);

#define FIT_MAX_REASONS 6

/* The sentences for an allowed pair, what speaks for it and what does not; returns how many. Lent
 * from the clerk's arena. */
size_t fit_reasons(const struct clerk *clerk, const struct person *mentee,
	const struct person *mentor, const char *out[FIT_MAX_REASONS]);

/* Why nobody is left for a mentee of whom each mentor was refused by one of these rules: how many
 * mentors each refused. A sentence, lent from the clerk's arena. */
const char *fit_refusal(const struct clerk *clerk, const size_t refused[FIT_RULES]);
