// SPDX-License-Identifier: GPL-3.0-or-later
// Two signatures a file: one over the hash of the content, one over that signature and the trusted
// comment, so that neither can be put beside the other's partner.
#include "seal/sign.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "seal/secret.h"
#include "seal/start.h"
#include "seal/wipe.h"

#define COMMENT_PREFIX "trusted comment: "
#define MAX_COMMENT_BYTES 4096

struct signature_line {
	char algorithm[2];
	unsigned char id[KEY_ID_BYTES], signature[64];
};

_Static_assert(sizeof(struct signature_line) == 74, "the struct is the line's bytes");
_Static_assert(sizeof(crypto_generichash_state) <= sizeof((struct sign_hash *)0)->state,
	"room for libsodium's state");

void sign_hash_init(struct sign_hash *hash) {
	seal_start();
	crypto_generichash_init((void *)hash->state, NULL, 0, SIGN_HASH_BYTES);
}

void sign_hash_update(struct sign_hash *hash, const void *data, size_t len) {
	crypto_generichash_update((void *)hash->state, data, len);
}

void sign_hash_finish(struct sign_hash *hash, unsigned char out[SIGN_HASH_BYTES]) {
	crypto_generichash_final((void *)hash->state, out, SIGN_HASH_BYTES);
}

void sign_digest(const void *data, size_t len, unsigned char out[SIGN_DIGEST_BYTES]) {
	seal_start();
	crypto_generichash(out, SIGN_DIGEST_BYTES, data, len, NULL, 0);
}

static void append_base64(struct str *out, const void *data, size_t len) {
	char base64[128];
	sodium_bin2base64(base64, sizeof base64, data, len, sodium_base64_VARIANT_ORIGINAL);
	str_append(out, base64);
}

char *signature_make(const struct secret_key *key, const unsigned char hash[SIGN_HASH_BYTES],
	const char *trusted_comment) {
	struct signature_line line = {.algorithm = "ED"};
	memcpy(line.id, key->id, sizeof line.id);
	crypto_sign_detached(line.signature, NULL, hash, SIGN_HASH_BYTES, key->bytes);
	struct str whole = {0}, text = {0};
	str_append_bytes(&whole, (const char *)line.signature, sizeof line.signature);
	str_append(&whole, trusted_comment);
	unsigned char global[64];
	crypto_sign_detached(
		global, NULL, (const unsigned char *)whole.data, whole.len, key->bytes);
	str_append(&text, "untrusted comment: signature from foyer-pack\n");
	append_base64(&text, &line, sizeof line);
	str_printf(&text, "\n" COMMENT_PREFIX "%s\n", trusted_comment);
	append_base64(&text, global, sizeof global);
	str_append_char(&text, '\n');
	str_finish(&whole);
	return str_take(&text);
}

bool signature_comment(const char *text, char *comment, size_t size) {
	const char *line = line_at(text, 2);
	if (!line || strncmp(line, COMMENT_PREFIX, strlen(COMMENT_PREFIX)) != 0) {
		return false;
	}
	line += strlen(COMMENT_PREFIX);
	size_t len = strcspn(line, "\r\n");
	if (len >= size || len > MAX_COMMENT_BYTES) {
		return false;
	}
	memcpy(comment, line, len);
	comment[len] = '\0';
	return true;
}

static const struct public_key *find_key(
	const struct public_key *keys, size_t count, const unsigned char id[KEY_ID_BYTES]) {
	for (size_t i = 0; i < count; i++) {
		if (memcmp(keys[i].id, id, KEY_ID_BYTES) == 0) {
			return &keys[i];
		}
	}
	return NULL;
}

struct signature {
	struct signature_line line;
	unsigned char global[64];
	char comment[MAX_COMMENT_BYTES];
	char number[KEY_ID_TEXT_BYTES]; // of the key
};

// Four lines and nothing after them.
static bool parse(const char *text, struct signature *out) {
	const char *second = line_at(text, 1), *fourth = line_at(text, 3);
	if (strncmp(text, "untrusted comment: ", 19) != 0 || !second || !fourth) {
		return false;
	}
	return line_decode(second, (unsigned char *)&out->line, sizeof out->line) &&
		signature_comment(text, out->comment, sizeof out->comment) &&
		line_decode(fourth, out->global, sizeof out->global) && !line_at(text, 4);
}

// The trusted key that the file says it is of.
static const struct public_key *read_signature(const struct public_key *keys, size_t key_count,
	const char *text, struct signature *out, struct err *err) {
	seal_start();
	if (!parse(text, out)) {
		err_set(err, "the signature file is damaged: copy it again");
		return NULL;
	}
	if (memcmp(out->line.algorithm, "ED", 2) != 0) {
		err_set(err, "the signature is of an old kind: sign without minisign -l");
		return NULL;
	}
	const struct public_key *key = find_key(keys, key_count, out->line.id);
	key_id_text(out->line.id, out->number);
	if (!key) {
		err_set(err, "key %s is not trusted", out->number);
	}
	return key;
}

static bool check_comment(const struct public_key *key, const struct signature *signature,
	char *comment, size_t size, struct err *err) {
	unsigned char whole[64 + MAX_COMMENT_BYTES];
	size_t len = strlen(signature->comment);
	memcpy(whole, signature->line.signature, 64);
	memcpy(whole + 64, signature->comment, len);
	if (crypto_sign_verify_detached(signature->global, whole, 64 + len, key->bytes) != 0) {
		return err_set(err,
			"wrong signature: the trusted comment is not what key %s signed",
			signature->number);
	}
	if (len >= size) {
		return err_set(err, "the trusted comment is longer than %zu bytes", size - 1);
	}
	memcpy(comment, signature->comment, len + 1);
	return true;
}

bool signature_verify(const struct public_key *keys, size_t key_count, const char *text,
	const unsigned char hash[SIGN_HASH_BYTES], char *comment, size_t size, struct err *err) {
	struct signature signature;
	const struct public_key *key = read_signature(keys, key_count, text, &signature, err);
	if (!key) {
		return false;
	}
	if (crypto_sign_verify_detached(
		    signature.line.signature, hash, SIGN_HASH_BYTES, key->bytes) != 0) {
		return err_set(err, "wrong signature: the file is not what key %s signed",
			signature.number);
	}
	return check_comment(key, &signature, comment, size, err);
}

bool signature_verify_comment(const struct public_key *keys, size_t key_count, const char *text,
	char *comment, size_t size, struct err *err) {
	struct signature signature;
	const struct public_key *key = read_signature(keys, key_count, text, &signature, err);
	return key && check_comment(key, &signature, comment, size, err);
}
