// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside seal/ only: a secret key and the Base64 lines of minisign's files. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "seal/key.h"

struct secret_key {
	unsigned char id[KEY_ID_BYTES];
	unsigned char bytes[64]; /* seed and public key, as libsodium keeps them */
};

/* Reads Base64 of exactly `want` bytes from the line at `text`, which ends at '\n' or the end; one
 * '\r' before it is passed over. */
bool line_decode(const char *text, unsigned char *out, size_t want);

/* The start of line `index` (from 0), NULL if there are fewer. */
const char *line_at(const char *text, int index);
