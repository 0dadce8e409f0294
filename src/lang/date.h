// SPDX-License-Identifier: GPL-3.0-or-later
/* Times, dates and numbers. A moment is int64_t seconds since 1970-01-01 UTC; a place on the wall
 * clock is a struct civil in an IANA time zone. Calendars are Gregorian and digits Western in
 * every language, as on the doors and papers of the place. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct arena;

struct civil {
	int year, month, day; /* month 1 to 12, day 1 to 31 */
	int hour, minute, second;
	int weekday; /* 0 = Monday; not read by time_from_civil */
};

/* An unknown zone counts as UTC. */
void civil_from_time(int64_t time, const char *zone, struct civil *civil);

/* Fields out of range roll over (day 32 is the 1st). A wall time that a change to summer time
 * skips moves forward by the change; of one that comes twice the first counts (RFC 5545 3.3.5). */
int64_t time_from_civil(const struct civil *civil, const char *zone);

bool zone_is_known(const char *zone);

enum date_form {
	DATE_WEEKDAY_DAY_MONTH, /* Thursday 19 November */
	DATE_DAY_MONTH,         /* 19 November */
	DATE_DAY_MONTH_YEAR,    /* 3 Nov 2026; with the full month in other scripts than Latin */
	DATE_WEEKDAY,           /* Thursday */
	DATE_MONTH_YEAR         /* November 2026 */
};

/* The date of a moment in the order of the language. Where ICU does not know the language's months
 * the date is in figures (19.11., 03.11.2026) and the weekday comes from our catalogue. Lent from
 * the arena, UTF-8. */
char *date_text(
	struct arena *arena, const char *lang, int64_t time, const char *zone, enum date_form form);

/* "09:05": 24 hours and Western digits always. 24:00 stays 24:00. */
char *clock_text(struct arena *arena, int hour, int minute);

/* The name of a weekday (0 = Monday) as it stands alone; short is the language's abbreviation. */
const char *weekday_text(struct arena *arena, const char *lang, int weekday, bool is_short);

/* 1234.5 with `decimals` places, grouping and decimal sign of the language, Western digits. */
char *number_text(struct arena *arena, const char *lang, double number, int decimals);

/* The name of language `tag` in language `in_lang` ("Arabic" in en), as in a list; its autonym
 * where ICU has no name for it. `tag` itself if it is unknown. */
char *language_name(struct arena *arena, const char *tag, const char *in_lang);
