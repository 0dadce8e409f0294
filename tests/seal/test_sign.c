// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures: both ways with the real minisign, and each kind of tampering refused by its name.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <string.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "seal/key.h"
#include "seal/sign.h"

#define COMMENT "foyer site=test serial=5 built=2026-11-19 expires=2027-06-30 schema=1"

static char folder[64];
static struct public_key key;
static char content[100000];

static int enter(void **state) {
	(void)state;
	struct err err;
	folder_enter(folder);
	memset(content, 'x', sizeof content);
	return key_generate("foyer", &key, &err) &&
			file_write("a.pack", content, sizeof content, 0644, &err)
		? 0
		: -1;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

// In pieces, as a pack is read.
static void hash_of(const char *data, size_t len, unsigned char out[SIGN_HASH_BYTES]) {
	struct sign_hash hash;
	sign_hash_init(&hash);
	for (size_t at = 0; at < len; at += 30000) {
		sign_hash_update(&hash, data + at, len - at < 30000 ? len - at : 30000);
	}
	sign_hash_finish(&hash, out);
}

static char *sign(const char *key_path) {
	struct err err;
	unsigned char hash[SIGN_HASH_BYTES];
	hash_of(content, sizeof content, hash);
	struct secret_key *secret = key_read_secret(key_path, &err);
	assert_non_null(secret);
	char *text = signature_make(secret, hash, COMMENT);
	secret_key_destroy(secret);
	return text;
}

static bool verify(const char *text, struct err *err) {
	unsigned char hash[SIGN_HASH_BYTES];
	char comment[200];
	hash_of(content, sizeof content, hash);
	bool ok = signature_verify(&key, 1, text, hash, comment, sizeof comment, err);
	if (ok) {
		assert_string_equal(comment, COMMENT);
	}
	return ok;
}

static void test_minisign_accepts_ours(void **state) {
	(void)state;
	struct err err;
	char *text = sign("foyer.key");
	assert_true(file_write("a.pack.minisig", text, strlen(text), 0644, &err));
	free(text);
	assert_int_equal(system("minisign -V -H -Q -p foyer.pub -m a.pack > said"), 0);
	size_t len;
	assert_true(file_read("said", 1000, &text, &len, &err));
	assert_string_equal(text, COMMENT "\n");
	free(text);
	assert_int_equal(
		system("printf y | dd of=a.pack bs=1 seek=99 conv=notrunc 2>/dev/null"), 0);
	assert_int_not_equal(system("minisign -V -H -q -p foyer.pub -m a.pack 2>/dev/null"), 0);
}

static void test_we_accept_minisigns(void **state) {
	(void)state;
	struct err err;
	char *text;
	size_t len;
	assert_int_equal(
		system("minisign -S -s foyer.key -m a.pack -t '" COMMENT "' </dev/null"), 0);
	assert_true(file_read("a.pack.minisig", 1000, &text, &len, &err));
	assert_true(verify(text, &err));
	free(text);
	assert_int_equal(
		system("minisign -S -l -s foyer.key -m a.pack -t '" COMMENT "' </dev/null"), 0);
	assert_true(file_read("a.pack.minisig", 1000, &text, &len, &err));
	assert_false(verify(text, &err));
	assert_non_null(strstr(err.text, "old kind"));
	free(text);
}

static void test_content_changed(void **state) {
	(void)state;
	struct err err;
	char *text = sign("foyer.key");
	assert_true(verify(text, &err));
	for (size_t at = 0; at < sizeof content; at += 4999) {
		content[at] ^= 1;
		assert_false(verify(text, &err));
		assert_non_null(strstr(err.text, "wrong signature"));
		content[at] ^= 1;
	}
	free(text);
}

// Every character of a signature file, the untrusted comment's words apart, changed to another.
static void test_signature_changed(void **state) {
	(void)state;
	struct err err;
	char *text = sign("foyer.key");
	const char *first = strchr(text, '\n');
	for (char *at = text; *at; at++) {
		if (at >= text + 19 && at < first) {
			continue;
		}
		char kept = *at;
		*at = kept == 'A' ? 'B' : 'A';
		assert_false(verify(text, &err));
		*at = kept;
	}
	assert_true(verify(text, &err));
	free(text);
}

static void test_named_refusals(void **state) {
	(void)state;
	struct err err;
	struct public_key other;
	assert_true(key_generate("other", &other, &err));
	char *text = sign("foyer.key"), *foreign = sign("other.key");
	assert_false(verify(foreign, &err));
	assert_non_null(strstr(err.text, "is not trusted"));

	// The content's signature of one file with the comment of another.
	char mixed[1000];
	const char *third = strstr(text, "trusted comment: foyer");
	snprintf(mixed, sizeof mixed, "%.*s%s", (int)(third - text), text,
		strstr(foreign, "trusted comment: foyer"));
	assert_false(verify(mixed, &err));
	assert_non_null(strstr(err.text, "trusted comment is not"));

	static const char *const bad[] = {"", "\n\n\n\n", "untrusted comment: x\n",
		"untrusted comment: x\nRU==\ntrusted comment: y\nAAAA\n"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(verify(bad[i], &err));
		assert_non_null(strstr(err.text, "damaged"));
	}
	char longer[2000];
	snprintf(longer, sizeof longer, "%sAAAA\n", text);
	assert_false(verify(longer, &err));
	for (size_t len = 0; len < strlen(text) - 1; len++) {
		snprintf(longer, len + 1, "%s", text);
		assert_false(verify(longer, &err));
	}
	free(text);
	free(foreign);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_minisign_accepts_ours, enter, leave),
		cmocka_unit_test_setup_teardown(test_we_accept_minisigns, enter, leave),
		cmocka_unit_test_setup_teardown(test_content_changed, enter, leave),
		cmocka_unit_test_setup_teardown(test_signature_changed, enter, leave),
		cmocka_unit_test_setup_teardown(test_named_refusals, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
