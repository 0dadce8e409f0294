// SPDX-License-Identifier: GPL-3.0-or-later
/* Ed25519 keys in minisign's files (https://jedisct1.github.io/minisign/, "Public key format" and
 * "Private key format"), so that minisign itself can sign and check what we do.
 *
 * A public key file has two lines: an untrusted comment, and in Base64 "Ed", 8 bytes of key id and
 * 32 of key. Secret keys are written without a password: such a file is protected by its mode. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;
struct secret_key; /* lives in wiped memory */

#define KEY_ID_BYTES 8
#define KEY_ID_TEXT_BYTES 17

struct public_key {
	unsigned char id[KEY_ID_BYTES];
	unsigned char bytes[32];
};

/* The id as minisign prints it, 16 hexadecimal digits. */
void key_id_text(const unsigned char id[KEY_ID_BYTES], char text[KEY_ID_TEXT_BYTES]);

/* Makes a new pair and writes `<name>.key` (mode 0600) and `<name>.pub` (0644). Refuses to write
 * over either: whoever loses a key file loses every kiosk that trusts it. */
bool key_generate(const char *name, struct public_key *made, struct err *err);

bool key_read_public(const char *path, struct public_key *key, struct err *err);

/* Reads the text of a public key file, or its Base64 line alone; `what` names it in `err`. */
bool key_parse_public(const char *text, const char *what, struct public_key *key, struct err *err);

/* NULL if it cannot be read, has a password, or its checksum is wrong. */
struct secret_key *key_read_secret(const char *path, struct err *err);
void secret_key_destroy(struct secret_key *key);
void key_public_of(const struct secret_key *key, struct public_key *out);
