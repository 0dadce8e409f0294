// SPDX-License-Identifier: GPL-3.0-or-later
// A table twice as large as the list at least. Growing leaves the old ones in the arena, together
// no larger than the new one.
#include "author/ids.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

#define FIRST_ROOM 32

/* FNV-1a, 64 bits. */
static size_t *slot_of(const struct ids *ids, const char *id) {
	uint64_t hash = 14695981039346656037u;
	for (const char *at = id; *at; at++) {
		hash = (hash ^ (unsigned char)*at) * 1099511628211u;
	}
	size_t mask = ids->slot_count - 1, at = hash & mask;
	while (ids->slots[at] && strcmp(ids->list[ids->slots[at] - 1], id) != 0) {
		at = (at + 1) & mask;
	}
	return &ids->slots[at];
}

static void place(struct ids *ids, size_t at) {
	size_t *slot = slot_of(ids, ids->list[at]);
	*slot = *slot ? *slot : at + 1;
}

static void widen(struct ids *ids, struct arena *arena) {
	const char **old = ids->list;
	ids->room = ids->room ? ids->room * 2 : FIRST_ROOM;
	ids->list = arena_alloc(arena, ids->room * sizeof *ids->list);
	if (ids->count) {
		memcpy(ids->list, old, ids->count * sizeof *old);
	}
	ids->slot_count = ids->room * 2;
	ids->slots = arena_alloc(arena, ids->slot_count * sizeof *ids->slots);
	for (size_t i = 0; i < ids->count; i++) {
		place(ids, i);
	}
}

void ids_add(struct ids *ids, struct arena *arena, const char *id) {
	if (ids->count == ids->room) {
		widen(ids, arena);
	}
	ids->list[ids->count++] = id;
	place(ids, ids->count - 1);
}

size_t ids_find(const struct ids *ids, const char *id) {
	size_t slot = ids->slot_count ? *slot_of(ids, id) : 0;
	return slot ? slot - 1 : IDS_NONE;
}
