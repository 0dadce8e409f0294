// SPDX-License-Identifier: GPL-3.0-or-later
/* The counters of one kiosk and one month as a file for the office: `counters/<kiosk>-<month>.csv`
 * on the stick. Sums of the month, without days. README.md has the format. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct counters;
struct err;

#define MONTH_MAX_KIOSK_BYTES 40

struct month {
	int year, number; /* number 1 to 12 */
};

/* Reads "2026-11", and nothing after it; false if it is no month. */
bool month_parse(const char *text, struct month *month);
void month_text(const struct month *month, char text[8]);

/* The first and the last day of it, in days since 1970-01-01. */
void month_days(const struct month *month, int *first, int *last);

/* The month of a day; the one before it. */
struct month month_of(int day);
struct month month_before(const struct month *month);

/* Writes `<folder>/counters/<kiosk>-<month>.csv`, in the place of an older one; a kiosk without an id
 * (NULL or "") is "kiosk". Waits for the disk. */
bool month_export(struct counters *counters, const char *kiosk, const struct month *month,
	const char *folder, struct err *err);

/* One sum; lent for the call. */
typedef void month_fn(void *context, const char *kind, const char *key, int64_t count);

/* Reads such a file: `kiosk` gets its id, *month its month, and fn every sum. False and `err` if any
 * line of it is not as it must be; then what fn was told counts for nothing. */
bool month_read(const char *text, size_t len, char kiosk[MONTH_MAX_KIOSK_BYTES + 1],
	struct month *month, month_fn *fn, void *context, struct err *err);
