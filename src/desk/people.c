// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes are opened one after another into locked memory; what stays is in one arena, which is zeroed
// when it is given back.
#include "desk/people.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "desk/registry.h"
#include "seal/unbox.h"
#include "seal/wipe.h"

struct work {
	struct people *people;
	const struct office_secret *secret;
};

static void open_one(void *context, const unsigned char id[BOX_ID_BYTES],
	const unsigned char *sealed, size_t sealed_len) {
	struct work *work = context;
	char *content, id_text[BOX_ID_TEXT_BYTES];
	size_t len;
	struct entry entry;
	box_id_text(id, id_text);
	if (!unbox_open(work->secret, sealed, sealed_len, &content, &len, NULL)) {
		work->people->unreadable++;
		return;
	}
	if (entry_parse(work->people->arena, content, len, &entry, NULL) &&
		strcmp(entry.id, id_text) == 0) {
		vec_push(work->people, entry);
	} else {
		work->people->unreadable++;
	}
	wipe_free(content);
}

static int compare(const void *a, const void *b) {
	const struct entry *x = a, *y = b;
	int order = strcmp(x->day, y->day);
	order = order ? order : strcmp(x->ref, y->ref);
	order = order ? order : strcmp(x->kiosk, y->kiosk);
	return order ? order : strcmp(x->id, y->id);
}

bool people_open(struct people *people, struct registry *registry,
	const struct office_secret *secret, struct err *err) {
	*people = (struct people){.arena = arena_create()};
	struct work work = {people, secret};
	if (!registry_each(registry, open_one, &work, err)) {
		people_close(people);
		return false;
	}
	if (people->count) {
		qsort(people->items, people->count, sizeof *people->items, compare);
	}
	return true;
}

void people_close(struct people *people) {
	if (people->arena) {
		arena_reset(people->arena);
		arena_destroy(people->arena);
	}
	vec_finish(people);
	*people = (struct people){0};
}

/* "K4-286", "k4-286", "K4-286:hall-1" */
static bool is_named(const struct entry *entry, const char *wanted) {
	size_t len = strlen(entry->ref);
	return strncasecmp(entry->ref, wanted, len) == 0 &&
		(!wanted[len] ||
			(wanted[len] == ':' && strcmp(wanted + len + 1, entry->kiosk) == 0));
}

size_t people_find(
	const struct people *people, const char *wanted, const struct entry **out, size_t most) {
	size_t count = 0;
	for (size_t i = 0; i < people->count; i++) {
		const struct entry *entry = &people->items[i];
		if (strcmp(entry->id, wanted) == 0 || is_named(entry, wanted)) {
			if (count < most) {
				out[count] = entry;
			}
			count++;
		}
	}
	return count;
}
