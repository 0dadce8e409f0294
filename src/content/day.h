// SPDX-License-Identifier: GPL-3.0-or-later
/* Calendar days without a time zone, counted from 1970-01-01 (day 0) in the Gregorian calendar. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/* The day of a date; the month may be any number from 1 to 12, the day is not checked. */
int day_from_date(int year, int month, int day);
void day_to_date(int day_number, int *year, int *month, int *day);

/* Reads exactly YYYY-MM-DD, a date that exists; false otherwise. */
bool day_parse(const char *text, int *day_number);

int day_weekday(int day_number); /* 0 = Monday */

/* Noon UTC of that day in seconds since 1970, which is on the same date in every zone from UTC−12
 * to UTC+11: what date_text() is given for a day that has no time. */
int64_t day_time(int day_number);
