// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening hours: is it open now, until when, and the table of a week. Times are local to a time
 * zone; a slot is found by the local date and clock, so that days of 23 and 25 hours come out
 * right. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum schedule_kind { SCHEDULE_WEEKLY = 1, SCHEDULE_EXCEPTION = 2 };

#define SCHEDULE_NO_DAY INT32_MIN /* valid_from, valid_to: no limit */

/* One slot (HSDS schedule). */
struct schedule {
	enum schedule_kind kind;
	unsigned days;     /* weekly: bit 0 Monday … bit 6 Sunday */
	int opens, closes; /* minutes after midnight, 0–1440; closes <= opens: the next day */
	int valid_from, valid_to; /* days (content/day.h), inclusive; an exception has both */
	bool is_closed;           /* exception: closed, opens and closes mean nothing */
	bool by_appointment;
	const char *description; /* UTF-8; NULL: none */
	const char *description_lang;
};

/* ---- now ---- */

enum hours_state {
	HOURS_OPEN,           /* without an appointment, until `until` */
	HOURS_OPENS_LATER,    /* today without an appointment, at `until` */
	HOURS_BY_APPOINTMENT, /* today, or ever, by appointment only; never said to be closed */
	HOURS_CLOSED_TODAY,   /* no more today; opens next at `until` (0: not within four weeks) */
	HOURS_UNSURE,         /* clock not set, or no hours known for now: call first */
};

struct hours_status {
	enum hours_state state;
	int64_t until;            /* seconds since 1970; 0: not known */
	bool is_always;           /* open, and does not close within a week */
	bool next_by_appointment; /* closed today: the next opening is by appointment */
};

/* An exception day's slots replace every weekly slot of that day; a slot that passes midnight
 * belongs to the day it starts. Slots that meet or overlap are one. `zone` is an IANA name. */
struct hours_status hours_now(const struct schedule *schedules, size_t count, int64_t now,
	const char *zone, bool clock_is_set);

/* As hours_now() says HOURS_OPEN, with a set clock; for long lists, because it looks at two days
 * only. */
bool hours_are_open(const struct schedule *schedules, size_t count, int64_t now, const char *zone);

/* ---- the table ---- */

struct hours_slot {
	int opens, closes; /* minutes; closes > 1440 ends on the next day; 0–1440 is all day */
	bool by_appointment;
	const char *description; /* UTF-8; NULL: none */
	const char *description_lang;
};

struct hours_day {
	int day;     /* day number */
	int day_end; /* exceptions: the last day of a run of equal days; else = day */
	bool is_exception;
	const struct hours_slot *slots; /* in time order; none: closed */
	size_t slot_count;
};

/* The ordinary week: seven days from Monday, weekly slots only, of those valid on the day in the
 * week that holds the day `today` (a day number). */
const struct hours_day *hours_week(
	struct arena *arena, const struct schedule *schedules, size_t count, int today);

/* Exceptions that touch the days from `today` to `today + days`, in order; equal neighbours in one
 * row. */
const struct hours_day *hours_exceptions(struct arena *arena, const struct schedule *schedules,
	size_t count, int today, int days, size_t *found);
