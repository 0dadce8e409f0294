// SPDX-License-Identifier: GPL-3.0-or-later
/* The office's side of a box: its secret key, opening, and receipts. Only foyer-desk (and tests) may
 * link this; a test looks for its names in the kiosk's program.
 *
 * A secret key file has two lines: a comment, and in Base64 "FS", a seed of 32 bytes, and a checksum
 * of 32 (BLAKE2b-256 of the 34 bytes before). Both key pairs come from the seed (libsodium's
 * crypto_kdf, context "foyerkey"): subkey 1 seeds X25519 (crypto_box_seed_keypair), subkey 2 Ed25519
 * (crypto_sign_seed_keypair). The file is protected by its mode. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "seal/box.h"

struct office_secret; /* lives in wiped memory */

/* Makes a new pair and writes `<name>.key` (mode 0600) and `<name>.pub` (0644). Refuses to write over
 * either: whoever loses the key file loses every sign-up that was sealed to it. */
bool unbox_keygen(const char *name, struct office_key *made, struct err *err);

/* NULL if it cannot be read, may be read by others than its owner, or its checksum is wrong. */
struct office_secret *unbox_read_key(const char *path, struct err *err);
void office_secret_destroy(struct office_secret *secret);                       /* NULL is fine */
const struct office_key *office_secret_key(const struct office_secret *secret); /* lent */

/* Opens a box. *content is in wiped memory, the caller's to wipe_free(); a zero byte follows its
 * *len bytes. False and `err` says whether it is no box, of another office, or damaged; a changed bit
 * is always found. */
bool unbox_open(const struct office_secret *secret, const unsigned char *box, size_t box_len,
	char **content, size_t *len, struct err *err);

/* The text of a receipt (seal/receipt.h) for the sealed file of this id, RECEIPT_TEXT_BYTES long and
 * a zero byte; the caller's to free. */
char *unbox_receipt(const struct office_secret *secret, const unsigned char id[BOX_ID_BYTES],
	const void *sealed, size_t len);
