// SPDX-License-Identifier: GPL-3.0-or-later
// libsodium makes and checks the hash; here is what may be a PIN, and how much memory a hash may ask.
#include "seal/pin.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "seal/start.h"

#define ROUNDS 3
#define MEMORY_BYTES (16u << 20)
#define MOST_MEMORY_KB (64u << 10)
#define MOST_ROUNDS 20

_Static_assert(PIN_HASH_BYTES == crypto_pwhash_STRBYTES, "a hash has libsodium's length");

/* 121212, 123123, 111111: a pattern of at most half the length, again and again. */
static bool is_repeated(const char *digits, size_t len) {
	for (size_t period = 1; period <= len / 2; period++) {
		size_t same = period;
		while (same < len && digits[same] == digits[same - period]) {
			same++;
		}
		if (same == len) {
			return true;
		}
	}
	return false;
}

/* 345678, 987654, 890123. */
static bool is_run(const char *digits, size_t len) {
	int step = (digits[1] - digits[0] + 10) % 10;
	for (size_t i = 2; i < len; i++) {
		if ((digits[i] - digits[i - 1] + 10) % 10 != step) {
			return false;
		}
	}
	return step == 1 || step == 9;
}

bool pin_is_good(const char *digits, struct err *err) {
	size_t len = strspn(digits, "0123456789");
	if (digits[len] || len < PIN_LEAST_DIGITS || len > PIN_MOST_DIGITS) {
		return err_set(err, "a PIN has %d to %d digits and nothing else", PIN_LEAST_DIGITS,
			PIN_MOST_DIGITS);
	}
	if (is_repeated(digits, len) || is_run(digits, len)) {
		return err_set(err, "this PIN is among the first that anybody tries: take another");
	}
	return true;
}

bool pin_hash(const char *digits, char hash[PIN_HASH_BYTES], struct err *err) {
	seal_start();
	if (!pin_is_good(digits, err)) {
		return false;
	}
	return crypto_pwhash_str_alg(hash, digits, strlen(digits), ROUNDS, MEMORY_BYTES,
		       crypto_pwhash_ALG_ARGON2ID13) == 0 ||
		err_set(err, "a PIN needs 16 MB of memory, which are not free");
}

/* The number after `name` in "m=16384,t=3,p=1"; 0 if it is none of at most 7 digits. */
static unsigned number_of(const char *text, const char *name) {
	const char *at = strstr(text, name);
	if (!at) {
		return 0;
	}
	at += strlen(name);
	size_t len = strspn(at, "0123456789");
	return len && len <= 7 ? (unsigned)atoi(at) : 0;
}

bool pin_is_hash(const char *text) {
	static const char head[] = "$argon2id$v=19$m=";
	size_t len = strlen(text);
	if (len >= PIN_HASH_BYTES || strncmp(text, head, sizeof head - 1) != 0) {
		return false;
	}
	unsigned memory_kb = number_of(text, "$m="), rounds = number_of(text, ",t=");
	seal_start();
	/* 0 or 1 where it can be read, with any strength; -1 where it is no hash */
	char padded[PIN_HASH_BYTES] = {0};
	memcpy(padded, text, len);
	return memory_kb >= 8 && memory_kb <= MOST_MEMORY_KB && rounds >= 1 &&
		rounds <= MOST_ROUNDS &&
		crypto_pwhash_str_needs_rehash(padded, ROUNDS, MEMORY_BYTES) >= 0;
}

bool pin_verify(const char *hash, const char *digits) {
	char padded[PIN_HASH_BYTES] = {0};
	if (!pin_is_hash(hash) || strlen(digits) > PIN_MOST_DIGITS) {
		return false;
	}
	strcpy(padded, hash);
	return crypto_pwhash_str_verify(padded, digits, strlen(digits)) == 0;
}
