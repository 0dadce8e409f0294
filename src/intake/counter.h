// SPDX-License-Identifier: GPL-3.0-or-later
/* How often a day something happened: one number for (day, kind, key). No times of day, no pairs of
 * a language and anything else, nothing that says which counts came from one person.
 *
 * Counts are kept in memory while a session runs and written once, at its end. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct counters;
struct err;

enum counter_kind {
	COUNTER_SESSION,        /* key "" */
	COUNTER_LANGUAGE,       /* tag */
	COUNTER_TOPIC,          /* id */
	COUNTER_ARTICLE,        /* id */
	COUNTER_SERVICE,        /* id */
	COUNTER_SEARCH_EMPTY,   /* "", or "asked"; what was typed is never kept */
	COUNTER_UNMET_LANGUAGE, /* tag, or "" for one that nobody knows */
	COUNTER_REPORT_WRONG,   /* "article:<id>", "service:<id>", "programme:<id>" */
	COUNTER_PRINT,          /* what was printed */
	COUNTER_PRINT_FAILED,   /* why */
	COUNTER_PROGRAMME_START,
	COUNTER_PROGRAMME_DONE,
	COUNTER_KINDS
};

#define COUNTER_MAX_KEY_BYTES 100

/* The name in the file: "session", "language", "search-empty", … */
const char *counter_kind_name(enum counter_kind kind);

/* Opens or makes the file. A NULL path gives counters that count nothing, for a kiosk without a data
 * folder. NULL and `err` if the file is damaged or of a newer program. */
struct counters *counters_open(const char *path, struct err *err);

/* Drops what was not written. NULL is fine. */
void counters_close(struct counters *counters);

/* One more. Keys are ids of the pack or tags (letters, digits, '-', '_', ':'); anything else, or one
 * that is too long, counts under "". NULL counters are fine. */
void counter_add(struct counters *counters, enum counter_kind kind, const char *key);

/* Writes all counts since the last time under the day (days since 1970-01-01 in the site's zone), in
 * one transaction, and forgets them. With nothing to write the file is not touched. On failure they
 * are kept for the next time. */
bool counters_write(struct counters *counters, int day, struct err *err);

/* The sum of a kind and key over the days from `first` to `last`, as written; key NULL: all keys. */
int64_t counter_sum(
	struct counters *counters, enum counter_kind kind, const char *key, int first, int last);

/* Told one sum over days; lent for the call. */
typedef void counter_fn(void *context, const char *kind, const char *key, int64_t count);

/* Tells every kind and key its sum over the days from `first` to `last`, as written, by kind and key;
 * kinds that this program does not know too. False and `err` if the file cannot be read. */
bool counters_each(struct counters *counters, int first, int last, counter_fn *fn, void *context,
	struct err *err);
