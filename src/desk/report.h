// SPDX-License-Identifier: GPL-3.0-or-later
/* The month's figures as funders ask for them: counts only, small ones hidden (suppress.h). README.md
 * tells what each section counts and how the columns are read. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "desk/suppress.h"
#include "intake/month.h"

struct str;
struct tally;

enum report_section {
	REPORT_SESSION,
	REPORT_LANGUAGE,
	REPORT_TOPIC,
	REPORT_ARTICLE,
	REPORT_SERVICE,
	REPORT_PRINT,
	REPORT_PRINT_FAILED,
	REPORT_PROGRAMME_START,
	REPORT_PROGRAMME_DONE,
	REPORT_UNMET_LANGUAGE,
	REPORT_SEARCH_EMPTY,
	REPORT_REPORT_WRONG,
	REPORT_SECTIONS
};

struct report_table {
	const char *name; /* "language": the section in the CSV, and the counters' kind */
	const char **keys;
	struct figure *rows; /* by key; none of sessions */
	size_t count;
	struct figure total;
};

struct report {
	struct month month;
	const char *office;
	size_t kiosk_count;
	struct report_table tables[REPORT_SECTIONS];
};

/* Of a sorted tally, whose keys it lends; `office` too. */
void report_init(struct report *report, const struct tally *tally, const char *office);
void report_finish(struct report *report);

/* Appends the CSV. */
void report_csv(const struct report *report, struct str *out);
