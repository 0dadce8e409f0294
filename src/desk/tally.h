// SPDX-License-Identifier: GPL-3.0-or-later
/* The counts of one month, added up over the kiosks of an office. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intake/month.h"

struct err;

struct tally_count {
	char *kind, *key;
	int64_t count;
};

struct tally {
	struct month month;
	struct tally_count *items; /* by kind and key once tally_sort() was called */
	size_t count, room;
	char **kiosks; /* whose counts are in it */
	size_t kiosk_count;
};

void tally_finish(struct tally *tally);

/* Told of a file that was passed over, in one sentence. */
typedef void tally_skip_fn(void *context, const char *sentence);

/* Adds what `path` holds of tally->month: a file `counters/<kiosk>-<month>.csv` (intake/month.h); a copy
 * of a kiosk's counters.db, which SQLite must be able to write beside; or a folder, which is a stick:
 * every file of its `counters/` that is of this month. A kiosk that is in it already is passed over,
 * and so are the files of a folder that cannot be read: those are told to `skip`. False and `err` if a
 * file that was named cannot be read or is of another month. */
bool tally_take(
	struct tally *tally, const char *path, tally_skip_fn *skip, void *context, struct err *err);

void tally_sort(struct tally *tally);
