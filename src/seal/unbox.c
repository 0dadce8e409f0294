// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that needs the office's secret key, and nothing else: apart from sealing so that a
// program that does not call it does not hold it.
#include "seal/unbox.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "seal/receipt.h"
#include "seal/secret.h"
#include "seal/start.h"
#include "seal/wipe.h"

#define MAX_FILE_BYTES 8192
#define SEED_BYTES 32
#define CONTEXT "foyerkey"
#define SUBKEY_BOX 1
#define SUBKEY_SIGN 2

struct office_secret {
	struct office_key key;
	unsigned char box[32], sign[64];
};

struct secret_file { // before Base64
	char algorithm[2];
	unsigned char seed[SEED_BYTES], checksum[32];
};

_Static_assert(sizeof(struct secret_file) == 66, "the struct is the file's bytes");
_Static_assert(crypto_box_SEEDBYTES == 32 && crypto_sign_SEEDBYTES == 32, "as the header says");

static void checksum_of(const struct secret_file *file, unsigned char checksum[32]) {
	crypto_generichash(checksum, 32, (const unsigned char *)file,
		offsetof(struct secret_file, checksum), NULL, 0);
}

static struct office_secret *secret_of(const unsigned char seed[SEED_BYTES]) {
	struct office_secret *secret = wipe_alloc(sizeof *secret);
	unsigned char *subkey = wipe_alloc(SEED_BYTES);
	crypto_kdf_derive_from_key(subkey, SEED_BYTES, SUBKEY_BOX, CONTEXT, seed);
	crypto_box_seed_keypair(secret->key.box, secret->box, subkey);
	crypto_kdf_derive_from_key(subkey, SEED_BYTES, SUBKEY_SIGN, CONTEXT, seed);
	crypto_sign_seed_keypair(secret->key.sign, secret->sign, subkey);
	wipe_free(subkey);
	return secret;
}

/* ---- key files ---- */

static bool write_key(const char *path, const char *what, const struct office_key *key,
	const void *data, size_t len, unsigned mode, struct err *err) {
	char print[OFFICE_KEY_PRINT_TEXT_BYTES];
	char *base64 = wipe_alloc(sodium_base64_ENCODED_LEN(66, sodium_base64_VARIANT_ORIGINAL));
	sodium_bin2base64(base64, sodium_base64_ENCODED_LEN(66, sodium_base64_VARIANT_ORIGINAL),
		data, len, sodium_base64_VARIANT_ORIGINAL);
	office_key_print_text(key, print);
	struct str text = {0};
	str_printf(&text, "untrusted comment: %s %s\n%s\n", what, print, base64);
	bool ok = file_write(path, text.data, text.len, mode, err);
	wipe_free(base64);
	str_finish(&text);
	return ok;
}

static bool write_pair(const char *secret_path, const char *public_path, struct office_key *made,
	struct err *err) {
	struct secret_file *file = wipe_alloc(sizeof *file);
	memcpy(file->algorithm, "FS", 2);
	randombytes_buf(file->seed, sizeof file->seed);
	checksum_of(file, file->checksum);
	struct office_secret *secret = secret_of(file->seed);
	unsigned char public[66] = "FO";
	memcpy(public + 2, &secret->key, sizeof secret->key);
	bool ok = write_key(secret_path, "foyer office secret key", &secret->key, file,
			  sizeof *file, 0600, err) &&
		write_key(public_path, "foyer office key", &secret->key, public, sizeof public,
			0644, err);
	if (ok) {
		*made = secret->key;
	}
	office_secret_destroy(secret);
	wipe_free(file);
	return ok;
}

bool unbox_keygen(const char *name, struct office_key *made, struct err *err) {
	seal_start();
	struct str secret_path = {0}, public_path = {0};
	str_printf(&secret_path, "%s.key", name);
	str_printf(&public_path, "%s.pub", name);
	bool ok = !file_exists(secret_path.data) && !file_exists(public_path.data);
	ok = ok ? write_pair(secret_path.data, public_path.data, made, err)
		: err_set(err, "%s or %s is there already: choose another name", secret_path.data,
			  public_path.data);
	str_finish(&secret_path);
	str_finish(&public_path);
	return ok;
}

static bool is_private(const char *path, struct err *err) {
	struct stat stat_of;
	if (stat(path, &stat_of) == 0 && (stat_of.st_mode & 077)) {
		return err_set(err, "%s may be read by others: chmod 600 %s", path, path);
	}
	return true; // what is not there is said by who reads it
}

struct office_secret *unbox_read_key(const char *path, struct err *err) {
	seal_start();
	char *text;
	size_t len;
	if (!is_private(path, err) || !file_read(path, MAX_FILE_BYTES, &text, &len, err)) {
		return NULL;
	}
	struct secret_file *file = wipe_alloc(sizeof *file);
	unsigned char checksum[32];
	const char *line = line_at(text, 1);
	struct office_secret *secret = NULL;
	if (!line || !line_decode(line, (unsigned char *)file, sizeof *file) ||
		memcmp(file->algorithm, "FS", 2) != 0) {
		err_set(err,
			"%s is not an office's secret key: use the .key file of foyer-desk "
			"keygen",
			path);
	} else {
		checksum_of(file, checksum);
		if (sodium_memcmp(checksum, file->checksum, sizeof checksum) == 0) {
			secret = secret_of(file->seed);
		} else {
			err_set(err, "%s is damaged: use a copy of it", path);
		}
	}
	wipe_free(file);
	wipe(text, len);
	free(text);
	return secret;
}

void office_secret_destroy(struct office_secret *secret) {
	wipe_free(secret);
}

const struct office_key *office_secret_key(const struct office_secret *secret) {
	return &secret->key;
}

/* ---- boxes and receipts ---- */

static bool is_ours(const struct office_secret *secret, const unsigned char *box, size_t box_len,
	struct err *err) {
	unsigned char theirs[OFFICE_KEY_PRINT_BYTES], own[OFFICE_KEY_PRINT_BYTES];
	if (!box_is_shaped(box, box_len, theirs)) {
		return err_set(err, "it is no sealed sign-up, or only a part of one: export again");
	}
	office_key_print(&secret->key, own);
	if (memcmp(own, theirs, sizeof own) != 0) {
		return err_set(err, "it is sealed to another office key, %02X%02X-%02X%02X-…",
			theirs[0], theirs[1], theirs[2], theirs[3]);
	}
	return true;
}

bool unbox_open(const struct office_secret *secret, const unsigned char *box, size_t box_len,
	char **content, size_t *len, struct err *err) {
	if (!is_ours(secret, box, box_len, err)) {
		return false;
	}
	size_t padded_len = box_len - BOX_HEAD_BYTES - crypto_box_SEALBYTES, content_len;
	unsigned char *padded = wipe_alloc(padded_len + 1);
	if (crypto_box_seal_open(padded, box + BOX_HEAD_BYTES, box_len - BOX_HEAD_BYTES,
		    secret->key.box, secret->box) != 0 ||
		sodium_unpad(&content_len, padded, padded_len, padded_len) != 0) {
		wipe_free(padded);
		return err_set(err, "it was changed after it was sealed: export again");
	}
	padded[content_len] = '\0'; // over the padding's first byte
	*content = (char *)padded;
	*len = content_len;
	return true;
}

char *unbox_receipt(const struct office_secret *secret, const unsigned char id[BOX_ID_BYTES],
	const void *sealed, size_t len) {
	struct receipt receipt;
	char head[RECEIPT_HEAD_BYTES + 1], base64[89];
	memcpy(receipt.id, id, sizeof receipt.id);
	receipt_hash(sealed, len, receipt.hash);
	receipt_head(&receipt, head);
	crypto_sign_detached(receipt.signature, NULL, (const unsigned char *)head,
		RECEIPT_HEAD_BYTES, secret->sign);
	sodium_bin2base64(base64, sizeof base64, receipt.signature, sizeof receipt.signature,
		sodium_base64_VARIANT_ORIGINAL);
	struct str text = {0};
	str_printf(&text, "%s%s\n", head, base64);
	return str_take(&text);
}
