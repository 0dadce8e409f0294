// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening hours as a visitor reads them: the week's table, the exceptions, and when a phone is
 * answered. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct app;
struct box;
struct hours_row;
struct phone;
struct schedule;
struct service;

enum hours_shape {
	HOURS_CARD,
	HOURS_FILLING,     /* a card that takes the spare height */
	HOURS_CLOSE,       /* that, its rows close */
	HOURS_CLOSE_ALONE, /* and the exceptions left to hours_exceptions_add() */
	HOURS_MERGED,      /* and days that are alike in one row, except today */
	HOURS_BLOCKS       /* no card: a block a day, for a paged column */
};

/* The week, today lit, and the exceptions of the next weeks under it; a note above it where the
 * clock is not set. Nothing more if no hours are known. */
void hours_add(
	struct app *app, struct box *parent, const struct service *service, enum hours_shape shape);

/* The exceptions alone, a block each. */
void hours_exceptions_add(struct app *app, struct box *parent, const struct service *service);

/* The languages and hours of one phone number, "In English: Monday – Thursday 10:00 – 12:00"; NULL
 * where it has none of its own. Short: "Mon–Thu". Lent by the page. */
const char *hours_phone_text(struct app *app, const struct phone *phone, bool is_short);

/* "Monday – Thursday 10:00 – 12:00, Friday 09:00 – 11:00" with `between` for the comma; "" where it is
 * never open. Lent by the page. */
const char *hours_line(struct app *app, const struct schedule *schedules, size_t schedule_count,
	bool is_short, const char *between);

/* Which days share a row with their equal neighbours; today never does. */
enum hours_share { HOURS_SHARE_NONE, HOURS_SHARE_CLOSED, HOURS_SHARE_ALIKE };

/* The week's rows as words, Monday first; at most 7; returns how many. Short: "Mon". Lent by the page. */
size_t hours_rows(struct app *app, const struct service *service, enum hours_share share,
	bool is_short, struct hours_row *rows);

/* "Closed on 24 December" and the other exceptions of the next weeks. Lent by the page. */
const char *const *hours_exceptions_text(
	struct app *app, const struct service *service, size_t *count);

/* When a programme takes place from the day `from` on: "Tuesday, Thursday 18:00 – 20:15", or where it
 * has single days only "Saturday 12 December 10:00 – 15:00"; "" where nothing is known. Short: "Tue,
 * Thu 18:00 – 20:15", "Sat 10:00 – 15:00". Lent by the page. */
const char *hours_timetable(
	struct app *app, const struct service *service, int from, bool is_short);
