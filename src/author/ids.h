// SPDX-License-Identifier: GPL-3.0-or-later
/* Where things of a list stand, by their ids: a directory has thousands that name each other. */
#pragma once
#include <stddef.h>

struct arena;

#define IDS_NONE ((size_t)-1)

/* Empty when zeroed; what it holds is in the arena that ids_add() was given. */
struct ids {
	const char **list;
	size_t count, room;
	size_t *slots; /* open hashing: place + 1, 0 where free */
	size_t slot_count;
};

/* The next place of the list, from 0, is `id`'s, which is lent; of two alike the first counts. */
void ids_add(struct ids *ids, struct arena *arena, const char *id);

/* The place of `id`; IDS_NONE where it is none of them. */
size_t ids_find(const struct ids *ids, const char *id);
