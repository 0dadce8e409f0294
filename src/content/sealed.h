// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside content/ only: a file as it was when it was read, in memory that nobody can change any
 * more, and its hash. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "seal/sign.h"

struct err;

struct sealed {
	const void *map; /* NULL: nothing read */
	size_t size;
	unsigned char hash[SIGN_HASH_BYTES]; /* of exactly the bytes at `map` */
};

/* Reads a regular file of 1 byte to 1 GB. A large one is copied by a thread that ends with the
 * call. */
bool sealed_read(const char *path, struct sealed *sealed, struct err *err);
void sealed_finish(struct sealed *sealed); /* a zeroed struct is fine */
