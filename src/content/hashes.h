// SPDX-License-Identifier: GPL-3.0-or-later
/* The hashes at the end of a signed pack, with which any part of the file can be verified without
 * reading the rest (as Linux's dm-verity does for a disk).
 *
 * Behind SQLite's last page follows the list: the BLAKE2b-256 hashes (SIGN_DIGEST_BYTES each, nothing
 * between) of the pages in chunks of HASHES_CHUNK_BYTES, the last chunk as long as it is. Behind the
 * list follow its tops, the hashes of the list in chunks of the same size. The trusted comment says how
 * long the file is and the BLAKE2b-256 hash of the tops (the root), and the signature covers the
 * comment. So what must be read before anything else is 4 KB for a pack of 1 GB. SQLite itself never
 * looks behind its last page, and minisign verifies the file with its hashes in it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "seal/sign.h"

struct comment;
struct err;

/* Measured on the demo: Welcome and a topic behind it read 5 % more than in pieces of 4 KiB, with
 * 64 KiB it would be 14 %; the list takes 1/512 of the file, with 4 KiB 1/128. */
#define HASHES_CHUNK_BYTES 16384

#define HASHES_OF_CHUNK (HASHES_CHUNK_BYTES / SIGN_DIGEST_BYTES) /* in a chunk of the list */

/* Where what lies in a file: first the pages, then `count` hashes, then `top_count` hashes of those. */
struct hashes_plan {
	size_t pages; /* bytes */
	size_t count, top_count;
};

struct hashes_plan hashes_plan(size_t pages);

/* The bytes of a file with these. */
size_t hashes_size(const struct hashes_plan *plan);

/* The plan of a file of `size` bytes; false if none has this size. */
bool hashes_plan_of(size_t size, struct hashes_plan *plan);

/* Appends list and tops to the finished database file `path`. Sets the comment's size and root, and
 * `whole` to the hash of the file as it is then, for signature_make(). */
bool hashes_append(const char *path, struct comment *comment, unsigned char whole[SIGN_HASH_BYTES],
	struct err *err);
