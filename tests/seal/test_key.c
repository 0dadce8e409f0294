// SPDX-License-Identifier: GPL-3.0-or-later
// Key files: ours read by minisign, minisign's read by us, damaged ones refused with a reason.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <string.h>
#include <sys/stat.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "seal/key.h"

static char folder[64];

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	return 0;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

static void test_generate(void **state) {
	(void)state;
	struct err err;
	struct public_key made, read, of;
	assert_true(key_generate("foyer", &made, &err));
	struct stat is;
	assert_int_equal(stat("foyer.key", &is), 0);
	assert_int_equal(is.st_mode & 0777, 0600);
	assert_true(key_read_public("foyer.pub", &read, &err));
	assert_memory_equal(&made, &read, sizeof made);
	struct secret_key *secret = key_read_secret("foyer.key", &err);
	assert_non_null(secret);
	key_public_of(secret, &of);
	assert_memory_equal(&made, &of, sizeof made);
	secret_key_destroy(secret);
	assert_false(key_generate("foyer", &made, &err));
	assert_non_null(strstr(err.text, "foyer.key"));
}

static void test_minisign_recreates_our_public_key(void **state) {
	(void)state;
	struct err err;
	struct public_key made, read;
	assert_true(key_generate("foyer", &made, &err));
	assert_int_equal(system("minisign -R -s foyer.key -p again.pub >/dev/null </dev/null"), 0);
	assert_true(key_read_public("again.pub", &read, &err));
	assert_memory_equal(&made, &read, sizeof made);
}

static void test_we_read_minisigns(void **state) {
	(void)state;
	struct err err;
	struct public_key read, of;
	assert_int_equal(system("minisign -G -W -p m.pub -s m.key >/dev/null"), 0);
	assert_true(key_read_public("m.pub", &read, &err));
	struct secret_key *secret = key_read_secret("m.key", &err);
	assert_non_null(secret);
	key_public_of(secret, &of);
	assert_memory_equal(&read, &of, sizeof of);
	secret_key_destroy(secret);
}

static void test_parse_line_alone(void **state) {
	(void)state;
	static const struct row {
		const char *text;
		bool ok;
	} rows[] = {
		{"RWT5XVPbsbEPeixOfao3RIAdBOCPThyT816+QJgWGw1n5FbVj2zvJ1n6", true},
		{"RWT5XVPbsbEPeixOfao3RIAdBOCPThyT816+QJgWGw1n5FbVj2zvJ1n6\r\n", true},
		{"untrusted comment: x\nRWT5XVPbsbEPeixOfao3RIAdBOCPThyT816+QJgWGw1n5FbVj2zvJ1n6\n",
			true},
		{"RWT5XVPbsbEPeixOfao3RIAdBOCPThyT816+QJgWGw1n5FbVj2zvJ1n", false},
		{"RWT5XVPbsbEPeixOfao3RIAdBOCPThyT816+QJgWGw1n5FbVj2zvJ1n6AAAA", false},
		{"RUT5XVPbsbEPeixOfao3RIAdBOCPThyT816+QJgWGw1n5FbVj2zvJ1n6", false},
		{"RWT5XVPbsbEPeixOfao3RIAdBOCPThyT816+QJgWGw1n5FbVj2zvJ1n6 x", false},
		{"untrusted comment: x", false},
		{"", false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct public_key key;
		struct err err = {0};
		assert_int_equal(key_parse_public(rows[i].text, "trust", &key, &err), rows[i].ok);
		if (rows[i].ok) {
			char id[KEY_ID_TEXT_BYTES];
			key_id_text(key.id, id);
			assert_string_equal(id, "7A0FB1B1DB535DF9");
		} else {
			assert_non_null(strstr(err.text, "trust is not a public key"));
		}
	}
}

// One letter of the Base64 line changed at a time: kdf, id, key, checksum.
static void test_damaged_secret(void **state) {
	(void)state;
	struct err err;
	struct public_key made;
	assert_true(key_generate("foyer", &made, &err));
	char *text;
	size_t len;
	assert_true(file_read("foyer.key", 4096, &text, &len, &err));
	char *line = strchr(text, '\n') + 1;
	static const struct row {
		int letter; // four letters hold three bytes
		const char *why;
	} rows[] = {
		{0, "not a secret key"},
		{4, "password"},
		{7, "not a secret key"},
		{72, "damaged"},
		{84, "damaged"},
		{134, "damaged"},
		{168, "damaged"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *at = line + rows[i].letter, kept = *at;
		*at = kept == 'A' ? 'B' : 'A';
		assert_true(file_write("bad.key", text, len, 0600, &err));
		assert_null(key_read_secret("bad.key", &err));
		assert_non_null(strstr(err.text, rows[i].why));
		*at = kept;
	}
	free(text);
	assert_null(key_read_secret("foyer.pub", &err));
	assert_null(key_read_secret("absent.key", &err));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_generate, enter, leave),
		cmocka_unit_test_setup_teardown(
			test_minisign_recreates_our_public_key, enter, leave),
		cmocka_unit_test_setup_teardown(test_we_read_minisigns, enter, leave),
		cmocka_unit_test_setup_teardown(test_damaged_secret, enter, leave),
		cmocka_unit_test(test_parse_line_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
