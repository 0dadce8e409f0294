// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes opened by whom they are for and nobody else, buckets, office keys, ids, receipts.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "seal/box.h"
#include "seal/receipt.h"
#include "seal/unbox.h"
#include "seal/wipe.h"

static char folder[64];
static struct office_key key;
static struct office_secret *secret;
static unsigned char content[BOX_MAX_CONTENT_BYTES + 1], box[BOX_MAX_BYTES];

static int enter(void **state) {
	(void)state;
	struct err err;
	folder_enter(folder);
	for (size_t i = 0; i < sizeof content; i++) {
		content[i] = (unsigned char)(i * 7 + i / 251);
	}
	secret = unbox_keygen("office", &key, &err) ? unbox_read_key("office.key", &err) : NULL;
	return secret ? 0 : -1;
}

static int leave(void **state) {
	(void)state;
	office_secret_destroy(secret);
	folder_leave(folder);
	return 0;
}

static const struct {
	size_t len, size;
} sizes[] = {
	{0, 72 + 2048},
	{1, 72 + 2048},
	{2047, 72 + 2048},
	{2048, 72 + 4096},
	{4095, 72 + 4096},
	{4096, 72 + 8192},
	{8192, 72 + 16384},
	{16383, 72 + 16384},
	{16384, 0},
};

static void test_sizes(void **state) {
	(void)state;
	struct err err;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		size_t len = sizes[i].len;
		assert_int_equal(box_size(len), sizes[i].size);
		bool ok = box_seal(&key, content, len, box, &err);
		assert_int_equal(ok, sizes[i].size != 0);
		if (ok) {
			char *opened;
			size_t opened_len;
			assert_true(
				unbox_open(secret, box, sizes[i].size, &opened, &opened_len, &err));
			assert_int_equal(opened_len, len);
			assert_memory_equal(opened, content, len);
			assert_int_equal(opened[len], 0);
			wipe_free(opened);
		}
	}
}

// Two boxes of the same content have nothing in common but the head.
static void test_boxes_differ(void **state) {
	(void)state;
	struct err err;
	unsigned char other[BOX_MAX_BYTES];
	assert_true(box_seal(&key, content, 900, box, &err));
	assert_true(box_seal(&key, content, 900, other, &err));
	assert_memory_equal(box, other, BOX_HEAD_BYTES);
	size_t same = 0;
	for (size_t i = BOX_HEAD_BYTES; i < box_size(900); i++) {
		same += box[i] == other[i];
	}
	assert_true(same < 40); // 8.2 expected
	assert_null(memmem(box, box_size(900), content, 8));
}

static void test_every_change_is_found(void **state) {
	(void)state;
	struct err err;
	char *opened;
	size_t len, size = box_size(300);
	assert_true(box_seal(&key, content, 300, box, &err));
	for (size_t at = 0; at < size; at += at < 100 ? 1 : 37) {
		box[at] ^= 0x10;
		assert_false(unbox_open(secret, box, size, &opened, &len, &err));
		box[at] ^= 0x10;
	}
	for (size_t cut = 0; cut < size; cut += 53) {
		assert_false(unbox_open(secret, box, cut, &opened, &len, &err));
	}
	assert_true(unbox_open(secret, box, size, &opened, &len, &err));
	wipe_free(opened);
}

static void test_another_office(void **state) {
	(void)state;
	struct err err;
	struct office_key other_key;
	char *opened;
	size_t len;
	assert_true(unbox_keygen("other", &other_key, &err));
	struct office_secret *other = unbox_read_key("other.key", &err);
	assert_true(box_seal(&key, content, 300, box, &err));
	assert_false(unbox_open(other, box, box_size(300), &opened, &len, &err));
	assert_non_null(strstr(err.text, "another office key"));
	// The head is no proof: with ours put over theirs it is still not opened.
	unsigned char print[OFFICE_KEY_PRINT_BYTES];
	office_key_print(&other_key, print);
	memcpy(box + 8, print, sizeof print);
	assert_false(unbox_open(other, box, box_size(300), &opened, &len, &err));
	assert_non_null(strstr(err.text, "changed"));
	office_secret_destroy(other);
}

static void test_key_files(void **state) {
	(void)state;
	struct err err;
	struct stat is;
	struct office_key read;
	assert_int_equal(stat("office.key", &is), 0);
	assert_int_equal(is.st_mode & 0777, 0600);
	assert_true(office_key_read("office.pub", &read, &err));
	assert_memory_equal(&read, &key, sizeof key);
	assert_memory_equal(office_secret_key(secret), &key, sizeof key);
	assert_false(unbox_keygen("office", &read, &err));
	assert_non_null(strstr(err.text, "office.key"));
	char *text;
	size_t len;
	assert_true(file_read("office.pub", 1000, &text, &len, &err));
	assert_true(office_key_parse(strchr(text, '\n') + 1, "it", &read, &err)); // Base64 alone
	assert_memory_equal(&read, &key, sizeof key);
	free(text);
	assert_false(office_key_read("office.key", &read, &err));
	assert_null(unbox_read_key("office.pub", &err));
	assert_int_equal(chmod("office.key", 0640), 0);
	assert_null(unbox_read_key("office.key", &err));
	assert_non_null(strstr(err.text, "chmod 600"));
	assert_int_equal(chmod("office.key", 0600), 0);
	assert_true(file_read("office.key", 1000, &text, &len, &err));
	char *digit = strchr(text, '\n') + 10;
	*digit = *digit == 'A' ? 'B' : 'A';
	assert_true(file_write("bad.key", text, len, 0600, &err));
	free(text);
	assert_null(unbox_read_key("bad.key", &err));
	assert_non_null(strstr(err.text, "damaged"));
	assert_null(unbox_read_key("none.key", &err));
}

static void test_a_key_of_rubbish_is_refused(void **state) {
	(void)state;
	struct err err;
	struct office_key zero = {0};
	assert_false(box_seal(&zero, content, 10, box, &err));
}

static void test_fingerprints(void **state) {
	(void)state;
	char text[OFFICE_KEY_PRINT_TEXT_BYTES], loose[OFFICE_KEY_PRINT_TEXT_BYTES] = "";
	struct {
		char text[OFFICE_KEY_PRINT_TEXT_BYTES], behind;
	} exact = {.behind = 'x'};
	office_key_print_text(&key, exact.text);
	assert_int_equal(exact.behind, 'x');
	office_key_print_text(&key, text);
	assert_int_equal(strlen(text), 39);
	assert_int_equal(strspn(text, "0123456789ABCDEF-"), 39);
	assert_true(office_key_is_printed(&key, text));
	for (size_t i = 0, n = 0; text[i]; i++) {
		if (text[i] != '-') {
			loose[n++] = text[i] >= 'A' ? (char)(text[i] + 32) : text[i];
		}
	}
	assert_true(office_key_is_printed(&key, loose));
	assert_false(office_key_is_printed(&key, NULL));
	assert_false(office_key_is_printed(&key, ""));
	for (size_t len = 0; len < 32; len++) {
		char part[OFFICE_KEY_PRINT_TEXT_BYTES];
		snprintf(part, len + 1, "%s", loose);
		assert_false(office_key_is_printed(&key, part));
	}
	char more[OFFICE_KEY_PRINT_TEXT_BYTES + 1];
	snprintf(more, sizeof more, "%s0", text);
	assert_false(office_key_is_printed(&key, more));
	text[7] = text[7] == '0' ? '1' : '0';
	assert_false(office_key_is_printed(&key, text));
}

static void test_ids(void **state) {
	(void)state;
	unsigned char id[BOX_ID_BYTES], again[BOX_ID_BYTES];
	char text[BOX_ID_TEXT_BYTES];
	box_id_draw(id);
	box_id_text(id, text);
	assert_int_equal(strlen(text), 32);
	assert_true(box_id_parse(text, again));
	assert_memory_equal(id, again, sizeof id);
	static const char *const bad[] = {"", "00", "0123456789ABCDEF0123456789abcdef",
		"../../../../../../../../../../..", "0123456789abcdef0123456789abcdef0"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(box_id_parse(bad[i], again));
	}
	assert_true(box_id_parse("0123456789abcdef0123456789abcdef.sealed", again));
	bool seen[5] = {false};
	for (int i = 0; i < 1000; i++) {
		seen[box_draw(5)] = true;
	}
	assert_true(seen[0] && seen[1] && seen[2] && seen[3] && seen[4]);
}

static void test_receipt(void **state) {
	(void)state;
	struct err err;
	struct receipt receipt;
	unsigned char id[BOX_ID_BYTES], hash[RECEIPT_HASH_BYTES];
	box_id_draw(id);
	assert_true(box_seal(&key, content, 500, box, &err));
	char *text = unbox_receipt(secret, id, box, box_size(500));
	assert_int_equal(strlen(text), RECEIPT_TEXT_BYTES);
	assert_true(receipt_parse(text, RECEIPT_TEXT_BYTES, &receipt, &err));
	assert_true(receipt_verify(&receipt, &key));
	assert_memory_equal(receipt.id, id, sizeof id);
	receipt_hash(box, box_size(500), hash);
	assert_memory_equal(receipt.hash, hash, sizeof hash);
	for (size_t at = 0; at < RECEIPT_TEXT_BYTES; at++) { // any other byte at any place
		for (int other = 1; other < 256; other += other < 4 ? 1 : 37) {
			text[at] = (char)(text[at] ^ other);
			assert_false(receipt_parse(text, RECEIPT_TEXT_BYTES, &receipt, &err) &&
				receipt_verify(&receipt, &key));
			text[at] = (char)(text[at] ^ other);
		}
	}
	for (size_t len = 0; len < RECEIPT_TEXT_BYTES; len++) {
		assert_false(receipt_parse(text, len, &receipt, &err));
	}
	struct office_key other;
	assert_true(unbox_keygen("other", &other, &err));
	assert_true(receipt_parse(text, RECEIPT_TEXT_BYTES, &receipt, &err));
	assert_false(receipt_verify(&receipt, &other));
	free(text);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_sizes, enter, leave),
		cmocka_unit_test_setup_teardown(test_boxes_differ, enter, leave),
		cmocka_unit_test_setup_teardown(test_every_change_is_found, enter, leave),
		cmocka_unit_test_setup_teardown(test_another_office, enter, leave),
		cmocka_unit_test_setup_teardown(test_key_files, enter, leave),
		cmocka_unit_test_setup_teardown(test_a_key_of_rubbish_is_refused, enter, leave),
		cmocka_unit_test_setup_teardown(test_fingerprints, enter, leave),
		cmocka_unit_test_setup_teardown(test_ids, enter, leave),
		cmocka_unit_test_setup_teardown(test_receipt, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
