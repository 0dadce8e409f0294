// SPDX-License-Identifier: GPL-3.0-or-later
/* What an import tells the editor: one line for everything that did not come over as it was. */
#pragma once
#include <stddef.h>
#include <stdio.h>

struct import_line {
	char *place; /* the page, record or file */
	char *text;  /* what and why */
};

struct import_report {
	struct import_line *items;
	size_t count, room;
};

/* Adds "place: what, why". Line feeds and tabs in it become spaces, and what is longer than a few
 * lines of a terminal is cut at a character and ends with "…". */
void import_report_add(struct import_report *report, const char *place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same line under the same place is kept once; places stay in the order in which they came,
 * with all their lines together. */
void import_report_sort(struct import_report *report);

/* One line each. */
void import_report_print(const struct import_report *report, FILE *out);

void import_report_finish(struct import_report *report);
