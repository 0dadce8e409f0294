// SPDX-License-Identifier: GPL-3.0-or-later
/* What is said of a programme wherever it stands: when it starts, how many places are left, the tags
 * of its card. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct app;
struct box;
struct programme;
struct tag_spec;

/* The day that decides what is past, for programme_list(). */
int programme_today(const struct app *app);

/* The first day of its timetable that is of use: its start, or today. */
int programme_from(const struct app *app, const struct programme *programme);

/* "Starts 1 December", or that one can begin at any time. Lent by the page. */
const char *programme_start_text(struct app *app, const struct programme *programme);

/* "4 places left", or that one has to ask. */
const char *programme_places_text(struct app *app, const struct programme *programme);
/* "As of 17 November"; NULL where one has to ask. */
const char *programme_counted_text(struct app *app, const struct programme *programme);

/* "Can be compulsory", "Needed for the next step"; NULL: neither. */
const char *programme_duty_text(struct app *app, const struct programme *programme);

/* Help in the visitor's language, level, times, cost, childcare, duty, in that order. */
const struct tag_spec *programme_tags(
	struct app *app, const struct programme *programme, size_t *count);

/* The programme as a key #programme-<id>; bare where there is no room for more than its name. */
struct box *programme_card_add(
	struct app *app, struct box *parent, const struct programme *programme, bool is_bare);
