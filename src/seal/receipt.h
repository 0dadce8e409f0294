// SPDX-License-Identifier: GPL-3.0-or-later
/* What the office gives for a sealed box that it took: a signature that lets the kiosk delete its own.
 * A receipt is four lines of text, each ended by '\n':
 *
 *   foyer-receipt 1
 *   <id of the sign-up, 32 small hexadecimal digits>
 *   <BLAKE2b-256 of the whole sealed file, 64 small hexadecimal digits>
 *   <Base64 of an Ed25519 signature over the three lines before, their '\n' included>
 *
 * They are made by unbox_receipt() (seal/unbox.h). */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "seal/box.h"

#define RECEIPT_HASH_BYTES 32
#define RECEIPT_HEAD_BYTES (16 + 33 + 65)            /* the three signed lines */
#define RECEIPT_TEXT_BYTES (RECEIPT_HEAD_BYTES + 89) /* with the fourth, without a zero byte */

struct receipt {
	unsigned char id[BOX_ID_BYTES];
	unsigned char hash[RECEIPT_HASH_BYTES];
	unsigned char signature[64];
};

void receipt_hash(const void *sealed, size_t len, unsigned char hash[RECEIPT_HASH_BYTES]);

/* The three signed lines and a zero byte, for who signs. */
void receipt_head(const struct receipt *receipt, char text[RECEIPT_HEAD_BYTES + 1]);

/* Reads `len` bytes, which must be a receipt and nothing else. What it says is true only if
 * receipt_verify() says so. */
bool receipt_parse(const char *text, size_t len, struct receipt *receipt, struct err *err);

/* True if this office signed it. */
bool receipt_verify(const struct receipt *receipt, const struct office_key *key);
