// SPDX-License-Identifier: GPL-3.0-or-later
/* The list of hashes at the end of a signed pack, with which any part of the file can be verified
 * without reading the rest (as Linux's dm-verity does for a disk).
 *
 * Behind SQLite's last page follow the BLAKE2b-256 hashes (SIGN_DIGEST_BYTES each, nothing between)
 * of the pages in pieces of HASHES_CHUNK_BYTES, the last piece as long as it is. The trusted comment
 * says how long the file is and the BLAKE2b-256 hash of the list (its root), and the signature
 * covers the comment. SQLite itself never looks behind its last page, and minisign verifies the file
 * with the list in it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "seal/sign.h"

struct comment;
struct err;

/* Measured on the demo: Welcome and a topic behind it read 5 % more than in pieces of 4 KiB, with
 * 64 KiB it would be 14 %; the list takes 1/512 of the file, with 4 KiB 1/128. */
#define HASHES_CHUNK_BYTES 16384

/* How many of the `size` bytes of a file with a list are pages; 0 if no such file has this size. */
size_t hashes_pages(size_t size);

/* How many hashes a list for that many bytes has. */
size_t hashes_count(size_t pages);

/* Appends the list to the finished database file `path`. Sets the comment's size and root, and
 * `whole` to the hash of the file as it is then, for signature_make(). */
bool hashes_append(const char *path, struct comment *comment, unsigned char whole[SIGN_HASH_BYTES],
	struct err *err);
