// SPDX-License-Identifier: GPL-3.0-or-later
// A pack that is verified as it is read: how little of it that is, that what was read stays, and that
// a byte changed anywhere is found, on demand or behind, and told once and for all.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../folder.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "content/hashes.h"
#include "content/pack.h"
#include "content/service.h"
#include "content/shelf.h"
#include "content/topic.h"
#include "sample.h"
#include "seal/key.h"

#define FONT_BYTES (600 * 1024)
#define FONT "INSERT INTO fonts (face, bytes) VALUES ('Large-Regular', zeroblob(614400));"

static char folder[64];
static struct public_key key;
static struct pack_trust trust;

static int enter(void **state) {
	(void)state;
	struct err err;
	log_set_level(LOG_ERROR - 1); // refusals are what is tested
	folder_enter(folder);
	assert_true(key_generate("foyer", &key, &err));
	trust = (struct pack_trust){.keys = &key, .key_count = 1};
	return 0;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

static void make(const char *path, const char *more, int64_t serial) {
	struct sample sample = {.more = more, .serial = serial};
	sample_build(path, &sample);
	sample_sign(path, &sample, "foyer.key");
}

static struct pack *open_lazily(const char *path) {
	struct err err;
	struct pack *pack = pack_open_lazily(path, &trust, &err);
	if (!pack) {
		fail_msg("%s", err.text);
	}
	return pack;
}

// Where the font lies: a run of zeros of more than a chunk.
static size_t find_font(const char *path) {
	struct err err;
	char *data;
	size_t len, run = 0, at = 0;
	assert_true(file_read(path, 1 << 24, &data, &len, &err));
	for (; at < len && run < 3 * 4096; at++) {
		run = data[at] || at % 4096 < 4 ? (at % 4096 < 4 ? run : 0) : run + 1;
	}
	assert_true(at < len);
	free(data);
	return at - 100;
}

static void put_byte(const char *path, size_t at, char byte) {
	int fd = open(path, O_WRONLY);
	assert_int_equal(pwrite(fd, &byte, 1, (off_t)at), 1);
	close(fd);
}

static void assert_changed(struct pack *pack) {
	struct err err = {0};
	assert_int_equal(pack_state(pack, &err), PACK_CHANGED);
	if (!strstr(err.text, "a.pack: wrong signature: a byte was changed")) {
		fail_msg("%s", err.text);
	}
	assert_null(strchr(err.text, '\n'));
}

static void read_names(struct pack *pack) {
	struct arena *arena = arena_create();
	size_t count;
	const struct topic *topics = topics_load(pack, arena, "ar", &count);
	assert_int_equal(count, 2);
	assert_string_equal(topics[0].title.utf8, "الخطوات الأولى");
	arena_destroy(arena);
}

/* ---- how much is read ---- */

// Services in a region of 50 and of 5,000: what opening and the first lists read is the same but for
// a level more of SQLite's trees.
static size_t read_first(int services) {
	char sql[1500];
	snprintf(sql, sizeof sql,
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		" INSERT INTO things SELECT 1000 + i, 3, 'service-' || i FROM n;"
		"INSERT INTO services SELECT num, NULL, NULL, 'walk', 'de en', NULL, NULL, NULL,"
		" NULL, 1 FROM things WHERE num > 1000;"
		"INSERT INTO service_topics SELECT 1, num, num, 1 FROM things WHERE num > 1000;"
		"INSERT INTO texts SELECT lang.column1, num, field.column1, 'Some words of ' || "
		"id, 1"
		" FROM things, (VALUES (1), (2)) AS lang, (VALUES (1), (3), (4), (5), (6)) AS field"
		" WHERE num > 1000;" FONT,
		services);
	make("n.pack", sql, 0);
	struct pack *pack = open_lazily("n.pack");
	read_names(pack);
	size_t kept = pack_kept_bytes(pack), size = pack_size(pack);
	print_message("%d services: %zu of %zu bytes\n", services, kept, size);
	assert_true(kept <= size);
	struct err err;
	assert_int_equal(pack_wait(pack, &err), PACK_WHOLE);
	assert_int_equal(pack_kept_bytes(pack), kept); // looking through keeps nothing
	pack_close(pack);
	return kept;
}

static void test_reads_little(void **state) {
	(void)state;
	size_t few = read_first(50), many = read_first(5000);
	assert_true(few <= 12 * HASHES_CHUNK_BYTES);
	assert_true(many <= few + 4 * HASHES_CHUNK_BYTES);
}

static void test_whole_keeps_all(void **state) {
	(void)state;
	struct err err;
	make("a.pack", FONT, 0);
	struct pack *pack = pack_open("a.pack", &trust, &err);
	assert_non_null(pack);
	assert_int_equal(pack_state(pack, &err), PACK_WHOLE);
	struct hashes_plan plan;
	assert_true(hashes_plan_of(pack_size(pack), &plan));
	assert_int_equal(pack_kept_bytes(pack), plan.pages);
	pack_close(pack);
}

/* ---- a byte was changed ---- */

static void test_found_on_demand(void **state) {
	(void)state;
	const void *data;
	size_t len;
	make("a.pack", FONT, 0);
	size_t at = find_font("a.pack");
	put_byte("a.pack", at, 1);
	struct pack *pack = open_lazily("a.pack");
	read_names(pack);
	assert_int_equal(pack_state(pack, NULL), PACK_CHECKING);
	assert_false(pack_font(pack, "Large-Regular", &data, &len));
	assert_changed(pack);
	put_byte("a.pack", at, 0); // too late
	assert_false(pack_font(pack, "Large-Regular", &data, &len));
	read_names(pack); // was read before
	assert_changed(pack);
	pack_close(pack);
}

static void test_found_behind(void **state) {
	(void)state;
	struct err err;
	make("a.pack", FONT, 0);
	put_byte("a.pack", find_font("a.pack"), 1);
	struct pack *pack = open_lazily("a.pack");
	assert_int_equal(pack_wait(pack, &err), PACK_CHANGED);
	assert_changed(pack);
	pack_close(pack);
	pack = open_lazily("a.pack");
	pack_look_through(pack); // closed in the middle, or at its end
	pack_close(pack);
	assert_null(pack_open("a.pack", &trust, &err));
	assert_non_null(strstr(err.text, "a byte was changed"));
}

// Whoever changes a byte and then its hash, or that hash's hash as well.
static void test_forged_hashes(void **state) {
	(void)state;
	for (int levels = 1; levels <= 2; levels++) {
		struct err err;
		struct hashes_plan plan;
		char *data;
		size_t len;
		make("a.pack", FONT, 0);
		size_t at = find_font("a.pack"), chunk = at / HASHES_CHUNK_BYTES;
		assert_true(file_read("a.pack", 1 << 24, &data, &len, &err));
		assert_true(hashes_plan_of(len, &plan));
		char *list = data + plan.pages, *tops = list + plan.count * SIGN_DIGEST_BYTES;
		data[at] ^= 1;
		sign_digest(data + chunk * HASHES_CHUNK_BYTES, HASHES_CHUNK_BYTES,
			(unsigned char *)list + chunk * SIGN_DIGEST_BYTES);
		if (levels == 2) {
			sign_digest(list, plan.count * SIGN_DIGEST_BYTES, (unsigned char *)tops);
		}
		assert_true(file_write("a.pack", data, len, 0644, &err));
		free(data);
		struct pack *pack = pack_open_lazily("a.pack", &trust, &err);
		assert_null(pack);
		assert_non_null(strstr(err.text, "wrong signature: a byte was changed"));
		assert_null(pack_open("a.pack", &trust, &err));
	}
}

// Two threads in one file: both find what they look for.
static void test_read_meanwhile(void **state) {
	(void)state;
	make("a.pack", FONT, 0);
	for (int round = 0; round < 30; round++) {
		struct err err;
		const void *data;
		size_t len;
		struct pack *pack = open_lazily("a.pack");
		pack_look_through(pack);
		read_names(pack);
		assert_true(pack_font(pack, "Large-Regular", &data, &len));
		assert_int_equal(len, FONT_BYTES);
		assert_int_not_equal(pack_state(pack, &err), PACK_CHANGED);
		if (round % 2) {
			assert_int_equal(pack_wait(pack, &err), PACK_WHOLE);
		}
		pack_close(pack);
	}
}

// A file that is changed, cut or taken away while the pack is open: what was read stays, what was not
// is refused, and nothing else is ever seen.
static void test_changed_while_open(void **state) {
	(void)state;
	enum { REPLACED, REMOVED, SPOILED, CUT, HOWS };
	static const char junk[4096] = "junk";
	for (int how = 0; how < HOWS; how++) {
		struct err err = {0};
		const void *data;
		size_t len;
		make("a.pack", FONT, 0);
		make("b.pack", FONT, 7);
		struct pack *pack = open_lazily("a.pack");
		read_names(pack);
		if (how == REPLACED) {
			assert_int_equal(rename("b.pack", "a.pack"), 0);
		} else if (how == REMOVED) {
			assert_int_equal(unlink("a.pack"), 0);
		} else if (how == SPOILED) {
			int fd = open("a.pack", O_WRONLY);
			for (off_t at = 0; at < (off_t)pack_size(pack); at += sizeof junk) {
				assert_true(pwrite(fd, junk, sizeof junk, at) > 0);
			}
			close(fd);
		} else {
			assert_int_equal(truncate("a.pack", 4096), 0);
		}
		bool is_harmless = how == REPLACED || how == REMOVED;
		assert_int_equal(pack_font(pack, "Large-Regular", &data, &len), is_harmless);
		read_names(pack);
		assert_int_equal(pack_wait(pack, &err), is_harmless ? PACK_WHOLE : PACK_CHANGED);
		if (how == CUT) {
			assert_non_null(strstr(err.text, "a.pack is truncated"));
		}
		pack_close(pack);
	}
}

/* ---- the shelf ---- */

// The serial is written when all was looked through, not before.
static void test_shelf_waits(void **state) {
	(void)state;
	struct err err;
	make("n.pack", FONT, 10);
	assert_true(shelf_promote("data", "n.pack", &trust, &err));
	make("data/packs/current.pack", FONT, 30); // newer than the serial, as after a power cut
	struct pack *pack = shelf_open("data", &trust, &err);
	assert_non_null(pack);
	assert_int_equal(shelf_serial("data"), 10);
	assert_int_equal(pack_wait(pack, &err), PACK_WHOLE);
	shelf_confirm("data", pack_serial(pack));
	assert_int_equal(shelf_serial("data"), 30);
	shelf_confirm("data", 20);
	assert_int_equal(shelf_serial("data"), 30);
	pack_close(pack);
	make("n.pack", FONT, 40);
	put_byte("n.pack", find_font("n.pack"), 1);
	assert_false(shelf_promote("data", "n.pack", &trust, &err));
	assert_non_null(strstr(err.text, "n.pack: wrong signature: a byte was changed"));
	assert_int_equal(shelf_serial("data"), 30);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads_little),
		cmocka_unit_test(test_whole_keeps_all),
		cmocka_unit_test(test_found_on_demand),
		cmocka_unit_test(test_found_behind),
		cmocka_unit_test(test_forged_hashes),
		cmocka_unit_test(test_read_meanwhile),
		cmocka_unit_test(test_changed_while_open),
		cmocka_unit_test(test_shelf_waits),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
