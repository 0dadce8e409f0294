// SPDX-License-Identifier: GPL-3.0-or-later
/* Taking what kiosks left on a stick: sign-ups into the office's store, the month's counters beside
 * it. A receipt is written for a sign-up only when the store has it for good. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;
struct office_secret;
struct registry;

struct collected {
	size_t taken;    /* new in the store */
	size_t known;    /* were there already; their receipts are written again */
	size_t refused;  /* files that are no sign-up of this office */
	size_t counters; /* files of counters taken */
};

/* One sentence a file that is refused; it names the file and never what is in it. */
typedef void collect_refuse_fn(void *context, const char *sentence);

/* Takes `<from>/signups/<id>.sealed` and `<from>/counters/<kiosk>-<month>.csv`; at most 100,000 files
 * are looked at. What is refused is left where it is, and the rest goes on. `store` is the folder of
 * the registry. False and `err` if the folder cannot be read, or the store or a receipt not written;
 * what was taken until then is counted and has its receipt. */
bool collect(const char *from, struct registry *registry, const struct office_secret *secret,
	const char *store, collect_refuse_fn *refuse, void *context, struct collected *collected,
	struct err *err);
