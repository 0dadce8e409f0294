// SPDX-License-Identifier: GPL-3.0-or-later
/* The office's own store of collected sign-ups, `signups.db` in a folder of mode 0700: the sealed
 * boxes as they came, and of each in the clear only its random id and the day it must be deleted on.
 * What was deleted leaves its id and hash, so that a file which still lies on a stick is not taken a
 * second time. Days are counted from 1970-01-01. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "seal/box.h"

struct err;
struct registry;

/* Opens it, and makes what is missing. NULL and `err` if the folder may be looked into by others, or
 * the store is damaged, of a newer program, or in use. */
struct registry *registry_open(const char *folder, struct err *err);
void registry_close(struct registry *registry); /* NULL is fine */

enum registry_known {
	REGISTRY_NEW,
	REGISTRY_SAME,  /* this very box is here, or was */
	REGISTRY_OTHER, /* another box of this id is here, or was */
	REGISTRY_FAILED
};

enum registry_known registry_look(struct registry *registry, const unsigned char id[BOX_ID_BYTES],
	const void *sealed, size_t len, struct err *err);

/* Keeps a new one. True: it is on the disk, and was read back. */
bool registry_add(struct registry *registry, const unsigned char id[BOX_ID_BYTES],
	const void *sealed, size_t len, int delete_on, struct err *err);

/* Deletes one, so that no byte of it stays in the files. */
bool registry_remove(
	struct registry *registry, const unsigned char id[BOX_ID_BYTES], struct err *err);

/* Deletes in the same way what must be gone on the day `today`; *count says how many. */
bool registry_expire(struct registry *registry, int today, size_t *count, struct err *err);

/* A box that is kept; lent for the call. */
typedef void registry_fn(void *context, const unsigned char id[BOX_ID_BYTES],
	const unsigned char *sealed, size_t len);

bool registry_each(struct registry *registry, registry_fn *fn, void *context, struct err *err);
