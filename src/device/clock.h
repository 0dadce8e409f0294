// SPDX-License-Identifier: GPL-3.0-or-later
/* Time. The real clock asks the machine; its virtual twin moves only when told, so that a journey
 * runs days in a second. All timers use clock_ms(), which no change of the date disturbs. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct clock;
struct err;

/* A moment as ISO 8601 writes it. Without an offset it is local time: the caller knows the zone. */
struct clock_stamp {
	int year, month, day, hour, minute, second;
	bool has_offset;
	int offset_s; /* seconds east of UTC */
};

struct clock *clock_create_real(void);
struct clock *clock_create_virtual(int64_t utc_s); /* stands still at this moment */
void clock_destroy(struct clock *clock);

int64_t clock_now(const struct clock *clock); /* seconds since 1970, UTC */
int64_t clock_ms(const struct clock *clock);  /* milliseconds; never runs backwards */
bool clock_is_virtual(const struct clock *clock);

/* Both abort on a real clock: nobody but a journey makes time. Setting leaves clock_ms() alone. */
void clock_advance(struct clock *clock, int64_t ms);
void clock_set(struct clock *clock, int64_t utc_s);

/* False where the date can not be right: before the pack was built (seconds, UTC), or more than ten
 * years after. Machines without a battery wake up in 1970. */
bool clock_is_set(const struct clock *clock, int64_t pack_built);

/* Reads "2026-11-19T09:42", seconds and "Z" or "+01:00" optional. `err` says what is wrong. */
bool clock_read_stamp(const char *text, struct clock_stamp *stamp, struct err *err);

/* The moment of a stamp in UTC, taking its fields as they stand when it has no offset. */
int64_t clock_stamp_utc(const struct clock_stamp *stamp);
