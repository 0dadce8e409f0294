// SPDX-License-Identifier: GPL-3.0-or-later
/* What is wrong with a site: a list of errors and warnings, each naming file, line and what to do.
 * Readers go on after a problem, so that an editor sees all of them at once. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum problem_grade { PROBLEM_ERROR, PROBLEM_WARNING };

struct problem {
	enum problem_grade grade;
	char *file; /* relative to the site folder */
	int line;   /* from 1; 0 where the whole file is meant */
	char *text; /* what is wrong; what to do */
};

struct problems {
	struct problem *items;
	size_t count, room;
	size_t error_count;
};

/* Adds one; the strings are copied. */
void problem_add(struct problems *problems, enum problem_grade grade, const char *file, int line,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

#define problem_error(problems, file, line, ...)                                                   \
	problem_add(problems, PROBLEM_ERROR, file, line, __VA_ARGS__)
#define problem_warning(problems, file, line, ...)                                                 \
	problem_add(problems, PROBLEM_WARNING, file, line, __VA_ARGS__)

/* By file, then line; problems of one line keep their order. */
void problems_sort(struct problems *problems);

/* One line each, `FOLDER/FILE:LINE: error: TEXT`, warnings only where `with_warnings`. */
void problems_print(
	const struct problems *problems, const char *folder, bool with_warnings, FILE *out);

void problems_finish(struct problems *problems);
