// SPDX-License-Identifier: GPL-3.0-or-later
// The virtual twin keeps two numbers, the date and the running milliseconds, and no more.
#include "device/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/err.h"
#include "base/mem.h"

#define TEN_YEARS_S (INT64_C(3652) * 86400)

struct clock {
	bool is_virtual;
	int64_t utc_ms, run_ms; /* virtual only */
};

struct clock *clock_create_real(void) {
	return mem_zero(sizeof(struct clock));
}

struct clock *clock_create_virtual(int64_t utc_s) {
	struct clock *clock = mem_zero(sizeof *clock);
	*clock = (struct clock){.is_virtual = true, .utc_ms = utc_s * 1000};
	return clock;
}

void clock_destroy(struct clock *clock) {
	free(clock);
}

static int64_t read_ms(clockid_t id) {
	struct timespec now;
	if (clock_gettime(id, &now) != 0) {
		abort();
	}
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t floor_s(int64_t ms) {
	return ms >= 0 ? ms / 1000 : -((-ms + 999) / 1000);
}

int64_t clock_now(const struct clock *clock) {
	return floor_s(clock->is_virtual ? clock->utc_ms : read_ms(CLOCK_REALTIME));
}

int64_t clock_ms(const struct clock *clock) {
	return clock->is_virtual ? clock->run_ms : read_ms(CLOCK_MONOTONIC);
}

bool clock_is_virtual(const struct clock *clock) {
	return clock->is_virtual;
}

void clock_advance(struct clock *clock, int64_t ms) {
	if (!clock->is_virtual || ms < 0) {
		abort();
	}
	clock->utc_ms += ms;
	clock->run_ms += ms;
}

void clock_set(struct clock *clock, int64_t utc_s) {
	if (!clock->is_virtual) {
		abort();
	}
	clock->utc_ms = utc_s * 1000;
}

bool clock_is_set(const struct clock *clock, int64_t pack_built) {
	int64_t now = clock_now(clock);
	return now >= pack_built && now - pack_built <= TEN_YEARS_S;
}

/* Two digits at *at, within the bounds; moves *at. */
static bool read_pair(const char **at, int least, int most, int *value) {
	const char *p = *at;
	if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9') {
		return false;
	}
	*value = (p[0] - '0') * 10 + (p[1] - '0');
	*at += 2;
	return *value >= least && *value <= most;
}

static bool read_mark(const char **at, char mark) {
	if (**at != mark) {
		return false;
	}
	++*at;
	return true;
}

static int days_of_month(int year, int month) {
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && is_leap);
}

static bool read_offset(const char **at, struct clock_stamp *stamp) {
	int hours = 0, minutes = 0;
	if (!**at) {
		return true;
	}
	stamp->has_offset = true;
	if (read_mark(at, 'Z')) {
		return true;
	}
	int sign = **at == '-' ? -1 : 1;
	if (!read_mark(at, sign < 0 ? '-' : '+') || !read_pair(at, 0, 14, &hours) ||
		!read_mark(at, ':') || !read_pair(at, 0, 59, &minutes)) {
		return false;
	}
	stamp->offset_s = sign * (hours * 3600 + minutes * 60);
	return true;
}

static bool read_fields(const char *at, struct clock_stamp *stamp) {
	int century, year;
	if (!read_pair(&at, 19, 99, &century) || !read_pair(&at, 0, 99, &year)) {
		return false;
	}
	stamp->year = century * 100 + year;
	if (!read_mark(&at, '-') || !read_pair(&at, 1, 12, &stamp->month) || !read_mark(&at, '-') ||
		!read_pair(&at, 1, days_of_month(stamp->year, stamp->month), &stamp->day) ||
		!read_mark(&at, 'T') || !read_pair(&at, 0, 23, &stamp->hour) ||
		!read_mark(&at, ':') || !read_pair(&at, 0, 59, &stamp->minute)) {
		return false;
	}
	if (read_mark(&at, ':') && !read_pair(&at, 0, 59, &stamp->second)) {
		return false;
	}
	return read_offset(&at, stamp) && !*at;
}

bool clock_read_stamp(const char *text, struct clock_stamp *stamp, struct err *err) {
	struct clock_stamp read = {0};
	if (!read_fields(text, &read)) {
		return err_set(
			err, "\"%s\" is no date and time; write it as 2026-11-19T09:42", text);
	}
	*stamp = read;
	return true;
}

int64_t clock_stamp_utc(const struct clock_stamp *stamp) {
	struct tm tm = {.tm_year = stamp->year - 1900,
		.tm_mon = stamp->month - 1,
		.tm_mday = stamp->day,
		.tm_hour = stamp->hour,
		.tm_min = stamp->minute,
		.tm_sec = stamp->second};
	return (int64_t)timegm(&tm) - stamp->offset_s;
}
