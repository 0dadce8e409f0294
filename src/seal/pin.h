// SPDX-License-Identifier: GPL-3.0-or-later
/* The number staff types at the kiosk, of which only a hash is kept: Argon2id with 16 MB
 * (crypto_pwhash_str of libsodium), "$argon2id$v=19$m=16384,t=3,p=1$…", one word without blanks. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;

#define PIN_LEAST_DIGITS 6
#define PIN_MOST_DIGITS 12
#define PIN_HASH_BYTES 128 /* with its zero byte */

/* Whether it may be a PIN: digits, enough of them, and not among the first that anybody tries (one
 * digit again and again, a run up or down, a short pattern repeated). False and `err` says why, without
 * the digits. */
bool pin_is_good(const char *digits, struct err *err);

/* Hashes a good PIN; takes about 50 ms and 16 MB. Another hash every time. False and `err` where the
 * memory is not to be had. */
bool pin_hash(const char *digits, char hash[PIN_HASH_BYTES], struct err *err);

/* True if `text` is such a hash, of at most 64 MB, so that no configuration can ask for more memory
 * than a kiosk has. */
bool pin_is_hash(const char *text);

/* True if `digits` are the PIN of this hash. As slow as pin_hash(); any thread. Attempts must be
 * counted by whoever asks. */
bool pin_verify(const char *hash, const char *digits);
