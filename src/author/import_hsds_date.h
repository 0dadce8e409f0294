// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the HSDS import: dates and times of day as people and programs write them. Nothing is
 * guessed: a date that can be read in two ways is said to be so. */
#pragma once
#include <stdbool.h>

enum date_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

/* How often the dates of a file show which of their numbers is the day. */
struct date_evidence {
	int day_first, month_first;
};

enum date_result {
	DATE_OK,
	DATE_AMBIGUOUS, /* 1/2/2015 where nothing shows the order */
	DATE_BAD,       /* no date, or a day that the calendar does not have */
};

struct hsds_date {
	int year, month, day;
	bool is_yearly; /* no year was written, or year 1 as Ohana's exports have it; year is 0 */
};

/* Adds what `text` shows: 1/24/2015 puts the month first, 24/1/2015 the day. */
void date_weigh(const char *text, struct date_evidence *evidence);

/* The order that the evidence of a file is for; unknown where it speaks for both or none. */
enum date_order date_order_of(const struct date_evidence *evidence);

/* 2015-01-24 (a time of day behind it is dropped), 20150124, 24.01.2015, 1/24/2015, 1/24/15
 * (years 69 to 99 are of the last century, as in POSIX), January 24, 2015, 24 January 2015; months
 * in English or German, whole or by three letters. */
enum date_result date_read(const char *text, enum date_order order, struct hsds_date *date);

/* Minutes after midnight, 0 to 1440, of 08:00, 08:00:00, 8:00AM, 8 am, 8 a.m., 0800, 8.30, 14 Uhr,
 * noon, midnight. A zone behind it (Z, -08:00) is dropped, the clock on the wall is what counts,
 * and *has_zone then becomes true. -1 for anything else, a lone 8 too. */
int time_read(const char *text, bool *has_zone);

/* A day of the week, 0 = Monday: Monday, mon, MO, Montag, or 1 to 7. -1 for anything else. */
int weekday_read(const char *text);
