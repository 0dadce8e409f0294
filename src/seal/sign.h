// SPDX-License-Identifier: GPL-3.0-or-later
/* minisign's signatures, prehashed kind only ("ED": Ed25519 over BLAKE2b-512 of the file;
 * https://jedisct1.github.io/minisign/, "Signature format"). A signature file has four lines; its
 * trusted comment is signed together with the signature. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;
struct public_key;
struct secret_key;

#define SIGN_HASH_BYTES 64
#define SIGN_DIGEST_BYTES 32

/* A hash in the making. */
struct sign_hash {
	_Alignas(64) unsigned char state[384];
};

void sign_hash_init(struct sign_hash *hash);
void sign_hash_update(struct sign_hash *hash, const void *data, size_t len);
void sign_hash_finish(struct sign_hash *hash, unsigned char out[SIGN_HASH_BYTES]);

/* BLAKE2b-256 of `len` bytes: of a part of a file, so that parts can be checked one by one. */
void sign_digest(const void *data, size_t len, unsigned char out[SIGN_DIGEST_BYTES]);

/* The text of a signature file, the caller's to free. `trusted_comment` is one line. */
char *signature_make(const struct secret_key *key, const unsigned char hash[SIGN_HASH_BYTES],
	const char *trusted_comment);

/* Reads the whole signature file `text` and checks it against `hash` and the keys. True only if one
 * of the keys made both signatures in it; then the trusted comment stands in comment[size]. Else
 * `err` says which: no signature file, another kind of signature, an untrusted key, a wrong
 * signature. */
bool signature_verify(const struct public_key *keys, size_t key_count, const char *text,
	const unsigned char hash[SIGN_HASH_BYTES], char *comment, size_t size, struct err *err);

/* As signature_verify() for the trusted comment alone: true only if one of the keys signed it. Of the
 * file beside it this says nothing but what the comment says of it. */
bool signature_verify_comment(const struct public_key *keys, size_t key_count, const char *text,
	char *comment, size_t size, struct err *err);

/* The trusted comment as it stands in the file, unverified: for a message, or where no signature is
 * asked for. False if there is none. */
bool signature_comment(const char *text, char *comment, size_t size);
