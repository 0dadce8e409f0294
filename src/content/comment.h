// SPDX-License-Identifier: GPL-3.0-or-later
/* The trusted comment of a pack's signature, in one line:
 * `foyer site=weidental serial=1795000000 built=2026-11-19 expires=2027-06-30 schema=1
 * size=22198592 root=<64 hexadecimal digits>`.
 * It repeats what the pack says, so that a pack can be judged by its signature file alone, and holds
 * the key to its hashes (content/hashes.h): the bytes of the file and the hash of the topmost ones.
 * A file that has no list was signed without these two, and can only be verified as a whole. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "seal/sign.h"

struct err;

#define COMMENT_MAX_BYTES 1024
#define COMMENT_MAX_SITE_BYTES 128

struct comment {
	char site[COMMENT_MAX_SITE_BYTES];
	int64_t serial;         /* UTC seconds of the build, above 0 */
	int64_t built, expires; /* day_time(); expires 0: never, written `never` */
	int schema;
	int64_t size; /* bytes of the file with its list; 0: it has none */
	unsigned char root[SIGN_DIGEST_BYTES];
};

/* All names, once each, in any order; size and root both or neither. */
bool comment_parse(const char *text, struct comment *comment, struct err *err);

/* Writes the comment into out[COMMENT_MAX_BYTES]. */
void comment_write(const struct comment *comment, char *out);
