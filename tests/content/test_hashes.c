// SPDX-License-Identifier: GPL-3.0-or-later
// The list of hashes: where it begins in a file of any size, what stands in it, and that SQLite and
// minisign read a file with it as before.
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
#include "content/comment.h"
#include "content/hashes.h"
#include "sample.h"
#include "seal/key.h"

static void assert_plan(size_t pages) {
	struct hashes_plan plan = hashes_plan(pages), found = {0};
	size_t count = (pages + HASHES_CHUNK_BYTES - 1) / HASHES_CHUNK_BYTES;
	assert_int_equal(plan.count, count);
	assert_int_equal(plan.top_count, (count + 511) / 512);
	assert_int_equal(hashes_size(&plan), pages + 32 * (plan.count + plan.top_count));
	if (!hashes_plan_of(hashes_size(&plan), &found)) {
		fail_msg("no plan for %zu bytes of pages", pages);
	}
	assert_memory_equal(&found, &plan, sizeof plan);
}

static void test_every_size(void **state) {
	(void)state;
	for (size_t pages = 1; pages < 3 * HASHES_CHUNK_BYTES; pages++) {
		assert_plan(pages);
	}
	for (size_t count = 1; count <= 65536; count += count < 2000 ? 1 : 37) {
		assert_plan(count * HASHES_CHUNK_BYTES - 1);
		assert_plan(count * HASHES_CHUNK_BYTES);
		assert_plan(count * HASHES_CHUNK_BYTES + 1);
	}
	for (size_t size = 0; size < 600 * (size_t)HASHES_CHUNK_BYTES; size += 13) {
		struct hashes_plan plan;
		if (hashes_plan_of(size, &plan)) {
			assert_int_equal(hashes_size(&plan), size);
			assert_true(plan.pages > 0);
		}
	}
}

static void test_what_is_appended(void **state) {
	(void)state;
	struct err err;
	static const size_t sizes[] = {
		1, HASHES_CHUNK_BYTES, HASHES_CHUNK_BYTES + 1, 3 * HASHES_CHUNK_BYTES - 1};
	static char data[3 * HASHES_CHUNK_BYTES];
	for (size_t i = 0; i < sizeof data; i++) {
		data[i] = (char)(i * 31 / 7);
	}
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct comment comment = {0};
		unsigned char whole[SIGN_HASH_BYTES], wanted[SIGN_HASH_BYTES], digest[32];
		size_t size = sizes[i], count = hashes_plan(size).count;
		char *file;
		size_t len;
		assert_true(file_write("a", data, size, 0644, &err));
		assert_true(hashes_append("a", &comment, whole, &err));
		assert_true(file_read("a", 1 << 20, &file, &len, &err));
		assert_int_equal(len, size + 32 * count + 32);
		assert_int_equal(comment.size, len);
		assert_memory_equal(file, data, size);
		for (size_t k = 0; k < count; k++) {
			size_t left = size - k * HASHES_CHUNK_BYTES;
			sign_digest(data + k * HASHES_CHUNK_BYTES,
				left < HASHES_CHUNK_BYTES ? left : HASHES_CHUNK_BYTES, digest);
			assert_memory_equal(file + size + 32 * k, digest, 32);
		}
		sign_digest(file + size, 32 * count, digest);
		assert_memory_equal(file + len - 32, digest, 32); // the one top
		sign_digest(digest, 32, digest);
		assert_memory_equal(comment.root, digest, 32);
		struct sign_hash hash;
		sign_hash_init(&hash);
		sign_hash_update(&hash, file, len);
		sign_hash_finish(&hash, wanted);
		assert_memory_equal(whole, wanted, sizeof whole);
		free(file);
	}
	struct comment comment = {0};
	unsigned char whole[SIGN_HASH_BYTES];
	assert_false(hashes_append("absent", &comment, whole, &err));
	assert_non_null(strstr(err.text, "absent"));
}

static void test_others_read_it(void **state) {
	(void)state;
	struct err err;
	struct public_key key;
	struct sample sample = {0};
	char *said;
	size_t len;
	assert_true(key_generate("foyer", &key, &err));
	sample_build("a.pack", &sample);
	sample_sign("a.pack", &sample, "foyer.key");
	assert_int_equal(system("minisign -V -H -q -p foyer.pub -m a.pack"), 0);
	assert_int_equal(system("sqlite3 a.pack 'PRAGMA integrity_check; SELECT count(*) > 1 FROM "
				"topics' > said"),
		0);
	assert_true(file_read("said", 100, &said, &len, &err));
	assert_string_equal(said, "ok\n1\n");
	free(said);
}

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

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_size),
		cmocka_unit_test(test_what_is_appended),
		cmocka_unit_test(test_others_read_it),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
