// SPDX-License-Identifier: GPL-3.0-or-later
/* A box that whoever sealed it cannot open: bytes to the office's public key. What opens one is in
 * seal/unbox.h, a translation unit of its own, so that the kiosk's program never links it.
 *
 * A sealed box is, byte for byte (libsodium's crypto_box_seal, X25519 and XSalsa20-Poly1305;
 * https://doc.libsodium.org/public-key_cryptography/sealed_boxes):
 *
 *   8   "foyerbx1"
 *   16  fingerprint of the office key it is sealed to
 *   48  ephemeral public key and authenticator of crypto_box_seal
 *   n   the content and its padding: 0x80 and zeros up to a bucket (ISO/IEC 7816-4, sodium_pad)
 *
 * n is one of the buckets 2048, 4096, 8192 and 16384 (the least that is larger than the content), so
 * that the size of a box tells nearly nothing of what is in it.
 *
 * An office key is two public keys: X25519 to seal to, Ed25519 to verify receipts with. Its file has
 * two lines: a comment, and in Base64 "FO", 32 bytes of X25519, 32 bytes of Ed25519. Its fingerprint
 * is BLAKE2b-128 of these 64 bytes, written as eight groups of four hexadecimal digits. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;

#define OFFICE_KEY_PRINT_BYTES 16
#define OFFICE_KEY_PRINT_TEXT_BYTES 40 /* "3F2A-9C01-…-77E0" and a zero byte */

struct office_key {
	unsigned char box[32];  /* X25519 */
	unsigned char sign[32]; /* Ed25519 */
};

/* Reads the two lines of a public key file, or its Base64 line alone; `what` names it in `err`. */
bool office_key_parse(const char *text, const char *what, struct office_key *key, struct err *err);
bool office_key_read(const char *path, struct office_key *key, struct err *err);

void office_key_print(const struct office_key *key, unsigned char print[OFFICE_KEY_PRINT_BYTES]);
void office_key_print_text(const struct office_key *key, char text[OFFICE_KEY_PRINT_TEXT_BYTES]);

/* True if `text` is this key's fingerprint; dashes, spaces and the case of letters do not matter. A
 * part of one is none, and nor is NULL. */
bool office_key_is_printed(const struct office_key *key, const char *text);

#define BOX_HEAD_BYTES 24
#define BOX_MAX_CONTENT_BYTES 16383
#define BOX_MAX_BYTES (BOX_HEAD_BYTES + 48 + 16384)

/* How long the box of `len` bytes of content is; 0 if they are too many. */
size_t box_size(size_t len);

/* Seals `len` bytes into out[box_size(len)]. The padded copy is made in wiped memory; what the caller
 * holds is the caller's to wipe. Every box is another one, of the same content too. False if there
 * are too many bytes, or the key is none that anything can be sealed to. Any thread. */
bool box_seal(const struct office_key *key, const void *content, size_t len, unsigned char *out,
	struct err *err);

/* True if `len` bytes have the shape of a box (head, and the size of a bucket); of what is in it that
 * says nothing. `print` (may be NULL) is the fingerprint in its head. */
bool box_is_shaped(
	const unsigned char *box, size_t len, unsigned char print[OFFICE_KEY_PRINT_BYTES]);

/* ---- ids ---- */

/* A sign-up's id: 128 random bits, 32 small hexadecimal digits in texts and file names. */
#define BOX_ID_BYTES 16
#define BOX_ID_TEXT_BYTES 33

void box_id_draw(unsigned char id[BOX_ID_BYTES]);
void box_id_text(const unsigned char id[BOX_ID_BYTES], char text[BOX_ID_TEXT_BYTES]);
/* Reads 32 small hexadecimal digits at the start of `text`; anything but a digit may follow. */
bool box_id_parse(const char *text, unsigned char id[BOX_ID_BYTES]);

/* A number from 0 to bound - 1, each as likely (libsodium's generator). */
uint32_t box_draw(uint32_t bound);
