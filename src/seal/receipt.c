// SPDX-License-Identifier: GPL-3.0-or-later
// Receipts are read strictly: what is written again from what was read must be the same bytes.
#include "seal/receipt.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "seal/secret.h"
#include "seal/start.h"

#define FIRST_LINE "foyer-receipt 1\n"
#define ID_AT (sizeof FIRST_LINE - 1)
#define HASH_AT (ID_AT + BOX_ID_TEXT_BYTES)

_Static_assert(HASH_AT + 65 == RECEIPT_HEAD_BYTES, "three lines");

void receipt_hash(const void *sealed, size_t len, unsigned char hash[RECEIPT_HASH_BYTES]) {
	seal_start();
	crypto_generichash(hash, RECEIPT_HASH_BYTES, sealed, len, NULL, 0);
}

void receipt_head(const struct receipt *receipt, char text[RECEIPT_HEAD_BYTES + 1]) {
	char id[BOX_ID_TEXT_BYTES], hash[2 * RECEIPT_HASH_BYTES + 1];
	box_id_text(receipt->id, id);
	sodium_bin2hex(hash, sizeof hash, receipt->hash, sizeof receipt->hash);
	snprintf(text, RECEIPT_HEAD_BYTES + 1, FIRST_LINE "%s\n%s\n", id, hash);
}

bool receipt_parse(const char *text, size_t len, struct receipt *receipt, struct err *err) {
	char copy[RECEIPT_TEXT_BYTES + 1], again[RECEIPT_HEAD_BYTES + 1];
	struct receipt read;
	if (len == RECEIPT_TEXT_BYTES && text[len - 1] == '\n') {
		memcpy(copy, text, len);
		copy[len] = '\0';
		size_t got = 0;
		if (box_id_parse(copy + ID_AT, read.id) &&
			sodium_hex2bin(read.hash, sizeof read.hash, copy + HASH_AT,
				2 * RECEIPT_HASH_BYTES, NULL, &got, NULL) == 0 &&
			got == RECEIPT_HASH_BYTES &&
			line_decode(
				copy + RECEIPT_HEAD_BYTES, read.signature, sizeof read.signature)) {
			receipt_head(&read, again);
			if (memcmp(copy, again, RECEIPT_HEAD_BYTES) == 0) {
				*receipt = read;
				return true;
			}
		}
	}
	return err_set(err, "it is no receipt, or a damaged one: let foyer-desk collect again");
}

bool receipt_verify(const struct receipt *receipt, const struct office_key *key) {
	char head[RECEIPT_HEAD_BYTES + 1];
	seal_start();
	receipt_head(receipt, head);
	return crypto_sign_verify_detached(receipt->signature, (const unsigned char *)head,
		       RECEIPT_HEAD_BYTES, key->sign) == 0;
}
