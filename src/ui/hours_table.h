// SPDX-License-Identifier: GPL-3.0-or-later
/* The week's opening hours: a row a day, today in lamp and bold, dated exceptions below. */
#pragma once
#include "ui/box.h"
#include <stdbool.h>

struct hours_slot_text {
	const char *text; /* "09:00 – 16:00", "Closed", "By appointment" */
	enum {
		HOURS_TIME,
		HOURS_CLOSED,
		HOURS_APPOINTMENT, /* words, with their mark */
		HOURS_SMALL        /* a time that goes with the words above */
	} kind;
};
struct hours_row {
	const char *day;
	const struct hours_slot_text *slots; /* one below the other */
	size_t slot_count;
	bool is_today;
};
struct hours_table_spec {
	const char *title;
	const struct hours_row *rows;
	size_t row_count;
	const char *const *exceptions;
	size_t exception_count;
	int grow;
	bool is_close; /* rows without a gap, a day's times next to each other (Normal size) */
	bool is_bare;  /* straight into the parent, a paged column: each row a block of its own */
};
/* Returns the card; bare: the parent. */
struct box *hours_table_add(struct box *parent, struct hours_table_spec spec);
