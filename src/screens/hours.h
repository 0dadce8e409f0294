// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening hours as a visitor reads them: the week's table, the exceptions, and when a phone is
 * answered. */
#pragma once

struct app;
struct box;
struct phone;
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
 * where it has none of its own. Lent by the page. */
const char *hours_phone_text(struct app *app, const struct phone *phone);
