// SPDX-License-Identifier: GPL-3.0-or-later
// Sealing only. Nothing here, and nothing this file calls, could open a box again.
#include "seal/box.h"

#include <ctype.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "seal/secret.h"
#include "seal/start.h"
#include "seal/wipe.h"

#define MAX_FILE_BYTES 8192
#define MAGIC "foyerbx1"
#define MAGIC_BYTES 8

static const size_t buckets[] = {2048, 4096, 8192, 16384};
#define BUCKETS (sizeof buckets / sizeof *buckets)

_Static_assert(BOX_HEAD_BYTES == MAGIC_BYTES + OFFICE_KEY_PRINT_BYTES, "the head");
_Static_assert(crypto_box_SEALBYTES == 48, "the format of the header says so");

struct key_file { // before Base64
	char algorithm[2];
	struct office_key key;
};

_Static_assert(sizeof(struct key_file) == 66, "the struct is the file's bytes");

/* ---- keys ---- */

bool office_key_parse(const char *text, const char *what, struct office_key *key, struct err *err) {
	struct key_file file;
	const char *line = strncmp(text, "untrusted comment:", 18) == 0 ? line_at(text, 1) : text;
	if (!line || !line_decode(line, (unsigned char *)&file, sizeof file) ||
		memcmp(file.algorithm, "FO", 2) != 0) {
		return err_set(err,
			"%s is not an office key: use the .pub file of foyer-desk keygen", what);
	}
	*key = file.key;
	return true;
}

bool office_key_read(const char *path, struct office_key *key, struct err *err) {
	char *text;
	size_t len;
	if (!file_read(path, MAX_FILE_BYTES, &text, &len, err)) {
		return false;
	}
	bool ok = office_key_parse(text, path, key, err);
	free(text);
	return ok;
}

void office_key_print(const struct office_key *key, unsigned char print[OFFICE_KEY_PRINT_BYTES]) {
	seal_start();
	_Static_assert(sizeof *key == 64, "hashed as it stands in the file");
	crypto_generichash(
		print, OFFICE_KEY_PRINT_BYTES, (const unsigned char *)key, sizeof *key, NULL, 0);
}

void office_key_print_text(const struct office_key *key, char text[OFFICE_KEY_PRINT_TEXT_BYTES]) {
	unsigned char print[OFFICE_KEY_PRINT_BYTES];
	office_key_print(key, print);
	for (int i = 0; i < OFFICE_KEY_PRINT_BYTES / 2; i++) {
		snprintf(text + 5 * i, 5, "%02X%02X", print[2 * i], print[2 * i + 1]);
		if (i < OFFICE_KEY_PRINT_BYTES / 2 - 1) {
			text[5 * i + 4] = '-';
		}
	}
}

bool office_key_is_printed(const struct office_key *key, const char *text) {
	char own[OFFICE_KEY_PRINT_TEXT_BYTES];
	office_key_print_text(key, own);
	const char *at = own;
	for (; text && *text; text++) {
		if (*text == '-' || *text == ' ') {
			continue;
		}
		at += *at == '-';
		if (toupper((unsigned char)*text) != *at) {
			return false;
		}
		at++;
	}
	return text && !*at;
}

/* ---- boxes ---- */

static size_t bucket_of(size_t len) {
	for (size_t i = 0; i < BUCKETS; i++) {
		if (len < buckets[i]) { // one byte of padding at least
			return buckets[i];
		}
	}
	return 0;
}

size_t box_size(size_t len) {
	size_t bucket = bucket_of(len);
	return bucket ? BOX_HEAD_BYTES + crypto_box_SEALBYTES + bucket : 0;
}

bool box_seal(const struct office_key *key, const void *content, size_t len, unsigned char *out,
	struct err *err) {
	size_t bucket = bucket_of(len), padded_len;
	if (!bucket) {
		return err_set(
			err, "%zu bytes are too many for a box of %d", len, BOX_MAX_CONTENT_BYTES);
	}
	unsigned char *padded = wipe_alloc(bucket);
	memcpy(padded, content, len);
	sodium_memzero(padded + len, bucket - len);
	sodium_pad(&padded_len, padded, len, bucket, bucket);
	memcpy(out, MAGIC, MAGIC_BYTES);
	office_key_print(key, out + MAGIC_BYTES);
	bool ok = crypto_box_seal(out + BOX_HEAD_BYTES, padded, bucket, key->box) == 0;
	wipe_free(padded);
	return ok ? true
		  : err_set(err,
			    "nothing can be sealed to the office key: make a new one with "
			    "foyer-desk keygen");
}

bool box_is_shaped(
	const unsigned char *box, size_t len, unsigned char print[OFFICE_KEY_PRINT_BYTES]) {
	size_t around = BOX_HEAD_BYTES + crypto_box_SEALBYTES;
	if (len <= around || bucket_of(len - around - 1) != len - around ||
		memcmp(box, MAGIC, MAGIC_BYTES) != 0) {
		return false;
	}
	if (print) {
		memcpy(print, box + MAGIC_BYTES, OFFICE_KEY_PRINT_BYTES);
	}
	return true;
}

/* ---- ids ---- */

void box_id_draw(unsigned char id[BOX_ID_BYTES]) {
	seal_start();
	randombytes_buf(id, BOX_ID_BYTES);
}

void box_id_text(const unsigned char id[BOX_ID_BYTES], char text[BOX_ID_TEXT_BYTES]) {
	sodium_bin2hex(text, BOX_ID_TEXT_BYTES, id, BOX_ID_BYTES);
}

bool box_id_parse(const char *text, unsigned char id[BOX_ID_BYTES]) {
	size_t digits = strspn(text, "0123456789abcdef"), got = 0;
	return digits == BOX_ID_TEXT_BYTES - 1 &&
		sodium_hex2bin(id, BOX_ID_BYTES, text, digits, NULL, &got, NULL) == 0 &&
		got == BOX_ID_BYTES;
}

uint32_t box_draw(uint32_t bound) {
	seal_start();
	return randombytes_uniform(bound);
}
