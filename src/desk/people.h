// SPDX-License-Identifier: GPL-3.0-or-later
/* The sign-ups of the office's store, opened in memory. Nothing of them is written anywhere. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "desk/entry.h"

struct arena;
struct err;
struct office_secret;
struct registry;

struct people {
	struct arena *arena; /* of all texts */
	struct entry *items; /* by day, reference and kiosk */
	size_t count, room;
	size_t unreadable; /* boxes in the store that this key does not open */
};

bool people_open(struct people *people, struct registry *registry,
	const struct office_secret *secret, struct err *err);
void people_close(struct people *people); /* wipes everything */

/* The sign-ups that `wanted` names: an id, a reference, or a reference with its kiosk ("K4-286:hall-1").
 * Small letters are fine in a reference. Writes at most `most` to out; returns how many there are. */
size_t people_find(
	const struct people *people, const char *wanted, const struct entry **out, size_t most);
