// SPDX-License-Identifier: GPL-3.0-or-later
// minisign's key files. minisign 0.11 writes a checksum of zeros in a file without password, and
// reads ours with the real one; both are read here.
#include "seal/key.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "seal/secret.h"
#include "seal/start.h"
#include "seal/wipe.h"

#define MAX_FILE_BYTES 8192

struct public_file { // before Base64
	char algorithm[2];
	unsigned char id[KEY_ID_BYTES], key[32];
};

struct secret_file {
	char algorithm[2], kdf[2], checksum_algorithm[2];
	unsigned char salt[32], operations[8], memory[8];
	unsigned char id[KEY_ID_BYTES], key[64], checksum[32];
};

_Static_assert(sizeof(struct public_file) == 42 && sizeof(struct secret_file) == 158,
	"the structs are the files' bytes");

const char *line_at(const char *text, int index) {
	for (; index > 0; index--) {
		text = strchr(text, '\n');
		if (!text) {
			return NULL;
		}
		text++;
	}
	return *text ? text : NULL;
}

bool line_decode(const char *text, unsigned char *out, size_t want) {
	size_t len = strcspn(text, "\n"), got = 0;
	if (len && text[len - 1] == '\r') {
		len--;
	}
	// libsodium's decoder takes some bytes above 127 for digits.
	size_t digits =
		strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");
	const char *end = NULL;
	return digits >= len &&
		sodium_base642bin(out, want, text, len, NULL, &got, &end,
			sodium_base64_VARIANT_ORIGINAL) == 0 &&
		got == want && end == text + len;
}

void key_id_text(const unsigned char id[KEY_ID_BYTES], char text[KEY_ID_TEXT_BYTES]) {
	for (int i = 0; i < KEY_ID_BYTES; i++) {
		snprintf(text + 2 * i, 3, "%02X", id[KEY_ID_BYTES - 1 - i]);
	}
}

bool key_parse_public(const char *text, const char *what, struct public_key *key, struct err *err) {
	struct public_file file;
	const char *line = strncmp(text, "untrusted comment:", 18) == 0 ? line_at(text, 1) : text;
	if (!line || !line_decode(line, (unsigned char *)&file, sizeof file) ||
		memcmp(file.algorithm, "Ed", 2) != 0) {
		return err_set(err, "%s is not a public key: use the .pub file of keygen", what);
	}
	memcpy(key->id, file.id, sizeof key->id);
	memcpy(key->bytes, file.key, sizeof key->bytes);
	return true;
}

bool key_read_public(const char *path, struct public_key *key, struct err *err) {
	char *text;
	size_t len;
	if (!file_read(path, MAX_FILE_BYTES, &text, &len, err)) {
		return false;
	}
	bool ok = key_parse_public(text, path, key, err);
	free(text);
	return ok;
}

// BLAKE2b-256 over algorithm, id and key.
static void checksum_of(const struct secret_file *file, unsigned char checksum[32]) {
	crypto_generichash_state state;
	crypto_generichash_init(&state, NULL, 0, 32);
	crypto_generichash_update(&state, (const unsigned char *)file->algorithm, 2);
	crypto_generichash_update(&state, file->id, sizeof file->id);
	crypto_generichash_update(&state, file->key, sizeof file->key);
	crypto_generichash_final(&state, checksum, 32);
	sodium_memzero(&state, sizeof state);
}

static bool secret_is_good(const struct secret_file *file, const char *path, struct err *err) {
	if (memcmp(file->algorithm, "Ed", 2) != 0 ||
		memcmp(file->checksum_algorithm, "B2", 2) != 0) {
		return err_set(err, "%s is not a secret key: use the .key file of keygen", path);
	}
	if (memcmp(file->kdf, "\0\0", 2) != 0) {
		return err_set(err, "%s has a password: take it off with minisign -C -W", path);
	}
	unsigned char checksum[32], public[32];
	checksum_of(file, checksum);
	bool same = sodium_memcmp(checksum, file->checksum, 32) == 0 ||
		sodium_is_zero(file->checksum, 32);
	crypto_sign_ed25519_sk_to_pk(public, file->key);
	unsigned char seed[32], again_public[32], again[64];
	crypto_sign_ed25519_sk_to_seed(seed, file->key);
	crypto_sign_seed_keypair(again_public, again, seed);
	same = same && memcmp(public, again_public, 32) == 0;
	sodium_memzero(seed, sizeof seed);
	sodium_memzero(again, sizeof again);
	return same ? true : err_set(err, "%s is damaged: use a copy of it", path);
}

struct secret_key *key_read_secret(const char *path, struct err *err) {
	seal_start();
	char *text;
	size_t len;
	if (!file_read(path, MAX_FILE_BYTES, &text, &len, err)) {
		return NULL;
	}
	struct secret_file *file = wipe_alloc(sizeof *file);
	const char *line = line_at(text, 1);
	struct secret_key *key = NULL;
	if (!line || !line_decode(line, (unsigned char *)file, sizeof *file)) {
		err_set(err, "%s is not a secret key: use the .key file of keygen", path);
	} else if (secret_is_good(file, path, err)) {
		key = wipe_alloc(sizeof *key);
		memcpy(key->id, file->id, sizeof key->id);
		memcpy(key->bytes, file->key, sizeof key->bytes);
	}
	wipe_free(file);
	wipe(text, len);
	free(text);
	return key;
}

void secret_key_destroy(struct secret_key *key) {
	wipe_free(key);
}

void key_public_of(const struct secret_key *key, struct public_key *out) {
	memcpy(out->id, key->id, sizeof out->id);
	crypto_sign_ed25519_sk_to_pk(out->bytes, key->bytes);
}

static bool write_lines(const char *path, const char *what, const unsigned char *id,
	const void *data, size_t len, unsigned mode, struct err *err) {
	char base64[256], number[KEY_ID_TEXT_BYTES];
	sodium_bin2base64(base64, sizeof base64, data, len, sodium_base64_VARIANT_ORIGINAL);
	key_id_text(id, number);
	struct str text = {0};
	str_printf(&text, "untrusted comment: %s %s\n%s\n", what, number, base64);
	bool ok = file_write(path, text.data, text.len, mode, err);
	wipe(base64, sizeof base64);
	str_finish(&text);
	return ok;
}

static void fill_secret(struct secret_file *file, struct public_key *made) {
	*file = (struct secret_file){.algorithm = "Ed", .checksum_algorithm = "B2"};
	randombytes_buf(file->id, sizeof file->id);
	crypto_sign_keypair(made->bytes, file->key);
	memcpy(made->id, file->id, sizeof made->id);
	checksum_of(file, file->checksum);
}

bool key_generate(const char *name, struct public_key *made, struct err *err) {
	seal_start();
	struct str secret_path = {0}, public_path = {0};
	str_printf(&secret_path, "%s.key", name);
	str_printf(&public_path, "%s.pub", name);
	bool ok = false;
	if (file_exists(secret_path.data) || file_exists(public_path.data)) {
		err_set(err, "%s or %s is there already: choose another name", secret_path.data,
			public_path.data);
	} else {
		struct secret_file *file = wipe_alloc(sizeof *file);
		fill_secret(file, made);
		struct public_file public = {.algorithm = "Ed"};
		memcpy(public.id, made->id, sizeof public.id);
		memcpy(public.key, made->bytes, sizeof public.key);
		ok = write_lines(secret_path.data, "minisign secret key", made->id, file,
			     sizeof *file, 0600, err) &&
			write_lines(public_path.data, "minisign public key", made->id, &public,
				sizeof public, 0644, err);
		wipe_free(file);
	}
	str_finish(&secret_path);
	str_finish(&public_path);
	return ok;
}
