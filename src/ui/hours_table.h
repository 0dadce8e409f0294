// SPDX-License-Identifier: GPL-3.0-or-later
/* The week's opening hours: a row a day, today in lamp and bold, dated exceptions below. */
#pragma once
#include "ui/box.h"
#include <stdbool.h>

struct hours_row {
	const char *day;
	const char *const *slots; /* "09:00 – 16:00", or "Closed", or "By appointment" */
	size_t slot_count;
	enum { HOURS_ROW_OPEN, HOURS_ROW_CLOSED, HOURS_ROW_APPOINTMENT } kind;
	bool is_today;
};
struct hours_table_spec {
	const char *title;
	const struct hours_row *rows;
	size_t row_count;
	const char *const *exceptions;
	size_t exception_count;
	int grow;
};
/* Returns the card. */
struct box *hours_table_add(struct box *parent, struct hours_table_spec spec);
