// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening hours as HSDS 3 schedules: weekly slots, and dated exceptions that replace every slot of
 * their days. Times are in the site's time zone; HSDS's numeric `timezone` is ignored. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct json_node;
struct message;
struct site;

struct slot {
	bool is_weekly; /* else a dated exception */
	unsigned days;  /* bit 0 is Monday; of a weekly slot */
	int opens,
		closes; /* minutes after midnight, closing at or before opening is the next day; -1:
	                       closed the whole day (exceptions only) */
	const char *valid_from, *valid_to; /* YYYY-MM-DD or NULL; both set in an exception */
	bool by_appointment;
	const struct message *description; /* NULL where there is none */
};

struct slots {
	struct slot *items; /* in the site's arena */
	size_t count;
};

/* Reads the array `schedules` of `up`; mistakes become problems and the slot is left out. */
struct slots schedule_read(struct site *site, const struct json_node *up);

/* True for a day of the calendar written YYYY-MM-DD (years 1900 to 2999). */
bool schedule_date_is_valid(const char *text);
