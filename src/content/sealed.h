// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside content/ only: the bytes of a pack's file. Each is read into memory of our own, once, and
 * verified there before anybody sees it; what becomes of the file afterwards does not matter to what
 * was read.
 *
 * A file with a list of hashes (content/hashes.h) is read chunk by chunk as it is asked for, and
 * what nobody asked for is looked through by a thread. Any other is read whole. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "content/pack.h"
#include "seal/sign.h"

struct comment;
struct err;
struct sealed;

/* A regular file of 1 byte to 1 GB; nothing of it is read yet. NULL and `err`. */
struct sealed *sealed_open(const char *path, struct err *err);
void sealed_close(struct sealed *sealed); /* NULL is fine */

size_t sealed_size(const struct sealed *sealed); /* bytes of the file */

/* The first bytes, unverified: only to tell what is wrong with them. At most `len`; the number. */
size_t sealed_peek(const struct sealed *sealed, void *out, size_t len);

/* Holds the file to a comment that was verified and has size and root: from here on the three below
 * give verified bytes only. False and `err` if the file has another size or its list another
 * hash. */
bool sealed_hold(struct sealed *sealed, const struct comment *comment, struct err *err);

/* Reads all of it, whatever it is; its hash, if `hash` is not NULL. */
bool sealed_read_all(struct sealed *sealed, unsigned char hash[SIGN_HASH_BYTES], struct err *err);

/* Of the pages: how many bytes there are, and `len` of them, lent as long as the file is open. NULL
 * if they are not what was signed, cannot be read, or sealed_state() is PACK_CHANGED. `context` is
 * the struct sealed. */
size_t sealed_pages(const struct sealed *sealed);
const void *sealed_at(void *context, size_t at, size_t len);

/* Reads and verifies all pages and keeps them, in two threads that end with the call. */
bool sealed_keep_all(struct sealed *sealed, struct err *err);

/* Begins to look through all pages in a thread of its own, which keeps nothing. Once is enough. */
void sealed_look_through(struct sealed *sealed);

/* Whether all was found as it was signed; `err` (may be NULL) says what was not. */
enum pack_state sealed_state(struct sealed *sealed, struct err *err);
enum pack_state sealed_wait(struct sealed *sealed, struct err *err); /* not PACK_CHECKING */

/* Bytes of pages that are kept in memory. */
size_t sealed_kept(const struct sealed *sealed);
