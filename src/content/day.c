// SPDX-License-Identifier: GPL-3.0-or-later
// Civil dates as day numbers: years start in March, so that the leap day is a year's last; a cycle
// of 400 years has 146,097 days.
#include "content/day.h"

#include <string.h>

#define CYCLE_DAYS 146097
#define DAYS_TO_1970 719468 /* from 0000-03-01 */

int day_from_date(int year, int month, int day) {
	year -= month <= 2;
	int cycle = (year >= 0 ? year : year - 399) / 400;
	int of_cycle = year - cycle * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return cycle * CYCLE_DAYS + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year -
		DAYS_TO_1970;
}

void day_to_date(int day_number, int *year, int *month, int *day) {
	int from = day_number + DAYS_TO_1970;
	int cycle = (from >= 0 ? from : from - (CYCLE_DAYS - 1)) / CYCLE_DAYS;
	int of_cycle = from - cycle * CYCLE_DAYS;
	int y = (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / (CYCLE_DAYS - 1)) / 365;
	int of_year = of_cycle - (365 * y + y / 4 - y / 100);
	int m = (5 * of_year + 2) / 153;
	*day = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = y + cycle * 400 + (*month <= 2);
}

bool day_parse(const char *text, int *day_number) {
	int part[3] = {0};
	const char *pattern = "0000-00-00";
	if (strlen(text) != strlen(pattern)) {
		return false;
	}
	for (int i = 0, at = 0; text[i]; i++) {
		if (pattern[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9') {
			return false;
		}
		if (pattern[i] == '-') {
			at++;
		} else {
			part[at] = part[at] * 10 + text[i] - '0';
		}
	}
	if (part[0] < 1 || part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31) {
		return false;
	}
	int number = day_from_date(part[0], part[1], part[2]), year, month, day;
	day_to_date(number, &year, &month, &day);
	if (month != part[1]) {
		return false; // 30 February
	}
	*day_number = number;
	return true;
}

int day_weekday(int day_number) {
	return ((day_number + 3) % 7 + 7) % 7; // 1970-01-01 was a Thursday
}

int64_t day_time(int day_number) {
	return (int64_t)day_number * 86400 + 43200;
}
