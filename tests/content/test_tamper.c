// SPDX-License-Identifier: GPL-3.0-or-later
// A small real pack and everything that can be done to its file: every byte changed, cut at every
// page, lengthened, signatures swapped, changed while it is open. Each refusal says what it is. All
// of it with a list of hashes, and without one.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../folder.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "content/article.h"
#include "content/block.h"
#include "content/pack.h"
#include "content/search.h"
#include "content/service.h"
#include "content/shelf.h"
#include "content/topic.h"
#include "sample.h"
#include "seal/key.h"

#define PAGE_BYTES 512

static char folder[64];
static struct public_key key;
static struct pack_trust trust;
static char *good, *signature;
static size_t good_len, signature_len;
static bool has_list;
static const char *refusal; // how the refusal of a changed byte begins

static void restore(void) {
	struct err err;
	assert_true(file_write("a.pack", good, good_len, 0644, &err));
	assert_true(file_write("a.pack.minisig", signature, signature_len, 0644, &err));
}

static int enter_form(bool has_no_list) {
	struct err err;
	log_set_level(LOG_ERROR);
	folder_enter(folder);
	struct sample sample = {.page_bytes = PAGE_BYTES, .has_no_list = has_no_list};
	has_list = !has_no_list;
	refusal = has_no_list ? "wrong signature: the file is not what key"
			      : "wrong signature: a byte was changed";
	assert_true(key_generate("foyer", &key, &err));
	sample_build("a.pack", &sample);
	sample_sign("a.pack", &sample, "foyer.key");
	assert_true(file_read("a.pack", 1 << 20, &good, &good_len, &err));
	assert_true(file_read("a.pack.minisig", 4096, &signature, &signature_len, &err));
	assert_true(good_len <= 40 * 1024);
	trust = (struct pack_trust){.keys = &key, .key_count = 1, .site = "weidental"};
	return 0;
}

static int enter(void **state) {
	(void)state;
	return enter_form(false);
}

static int enter_without_list(void **state) {
	(void)state;
	return enter_form(true);
}

static int leave(void **state) {
	(void)state;
	free(good);
	free(signature);
	folder_leave(folder);
	return 0;
}

// `lines` are the refusals allowed, one of which `err` must hold.
static void assert_refused(const char *const lines[], const char *what, size_t at) {
	struct err err = {0};
	struct pack *pack = pack_open("a.pack", &trust, &err);
	if (pack) {
		fail_msg("%s at %zu: opened", what, at);
	}
	for (; *lines; lines++) {
		if (strstr(err.text, *lines)) {
			return;
		}
	}
	fail_msg("%s at %zu: %s", what, at, err.text);
}

static void test_good(void **state) {
	(void)state;
	struct err err;
	restore();
	struct pack *pack = pack_open("a.pack", &trust, &err);
	assert_non_null(pack);
	assert_int_equal(pack_size(pack), good_len);
	pack_close(pack);
}

static void test_every_byte(void **state) {
	(void)state;
	// The first hundred bytes are the header, whose damage has names of its own.
	static const char *const head[] = {
		"is not a pack", "is truncated", "wrong signature", NULL};
	const char *const rest[] = {refusal, NULL};
	restore();
	int fd = open("a.pack", O_WRONLY);
	assert_true(fd >= 0);
	for (size_t at = 0; at < good_len; at++) {
		char flipped = (char)(good[at] ^ 1 << at % 8);
		assert_int_equal(pwrite(fd, &flipped, 1, (off_t)at), 1);
		assert_refused(at < 100 ? head : rest, "a changed byte", at);
		assert_int_equal(pwrite(fd, &good[at], 1, (off_t)at), 1);
	}
	close(fd);
	test_good(NULL);
}

// As the kiosk opens it: refused at once, or found as soon as all was looked through.
static void test_every_byte_lazily(void **state) {
	(void)state;
	restore();
	int fd = open("a.pack", O_WRONLY);
	for (size_t at = 0; at < good_len; at += at < 100 ? 1 : 7) {
		struct err err = {0};
		char flipped = (char)(good[at] ^ 1 << at % 8);
		assert_int_equal(pwrite(fd, &flipped, 1, (off_t)at), 1);
		struct pack *pack = pack_open_lazily("a.pack", &trust, &err);
		if (pack && pack_wait(pack, &err) != PACK_CHANGED) {
			fail_msg("a changed byte at %zu was not found", at);
		}
		pack_close(pack);
		if (!strstr(err.text, refusal) && at >= 100) {
			fail_msg("a changed byte at %zu: %s", at, err.text);
		}
		assert_int_equal(pwrite(fd, &good[at], 1, (off_t)at), 1);
	}
	close(fd);
}

static void test_every_signature_byte(void **state) {
	(void)state;
	static const char *const lines[] = {"signature", "is not trusted", "trusted comment", NULL};
	const char *first = strchr(signature, '\n');
	for (size_t at = 0; at < signature_len; at++) {
		bool is_untrusted_comment = at >= 19 && signature + at < first;
		if (!is_untrusted_comment) {
			signature[at] ^= 1;
			restore();
			signature[at] ^= 1;
			assert_refused(lines, "a changed byte of the signature", at);
		}
	}
	test_good(NULL);
}

static void test_cut(void **state) {
	(void)state;
	static const char *const lines[] = {"is truncated", NULL};
	size_t odd[] = {0, 1, 15, 16, 17, 99, 100, 101, good_len / 2 + 1, good_len - 1};
	restore();
	for (size_t len = (good_len - 1) / PAGE_BYTES * PAGE_BYTES; len > 0; len -= PAGE_BYTES) {
		assert_int_equal(truncate("a.pack", (off_t)len), 0);
		assert_refused(lines, "cut", len);
	}
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		restore();
		assert_int_equal(truncate("a.pack", (off_t)odd[i]), 0);
		assert_refused(lines, "cut", odd[i]);
	}
}

static void test_appended(void **state) {
	(void)state;
	static const char *const lines[] = {"wrong signature", NULL};
	static const size_t more[] = {1, 100, PAGE_BYTES, 3 * PAGE_BYTES, 100000};
	for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
		restore();
		assert_int_equal(truncate("a.pack", (off_t)(good_len + more[i])), 0);
		assert_refused(lines, "lengthened", more[i]);
	}
}

static void test_signatures(void **state) {
	(void)state;
	struct err err;
	struct public_key other;
	static const char *const wrong[] = {"wrong signature", NULL};
	static const char *const untrusted[] = {"is not trusted", NULL};
	static const char *const missing[] = {"a.pack.minisig is missing", NULL};
	static const char *const damaged[] = {"signature file is damaged", NULL};

	struct sample newer = {
		.page_bytes = PAGE_BYTES, .serial = SAMPLE_SERIAL + 1, .has_no_list = !has_list};
	sample_build("b.pack", &newer);
	sample_sign("b.pack", &newer, "foyer.key");
	restore();
	assert_int_equal(rename("b.pack.minisig", "a.pack.minisig"), 0);
	assert_refused(wrong, "the signature of another pack", 0);

	restore();
	assert_true(key_generate("other", &other, &err));
	sample_sign("a.pack", &(struct sample){0}, "other.key");
	assert_refused(untrusted, "signed by somebody else", 0);

	assert_int_equal(unlink("a.pack.minisig"), 0);
	assert_refused(missing, "without signature", 0);

	for (size_t len = 0; len < signature_len - 1; len++) {
		assert_true(file_write("a.pack.minisig", signature, len, 0644, &err));
		assert_refused(damaged, "a cut signature", len);
	}
	restore();
	trust.key_count = 0;
	assert_refused(untrusted, "without any key", 0);
	trust.key_count = 1;
}

static void spoil(void) {
	int fd = open("a.pack", O_WRONLY);
	char *rubbish = calloc(1, good_len);
	assert_int_equal(pwrite(fd, rubbish, good_len, 0), (ssize_t)good_len);
	free(rubbish);
	assert_int_equal(ftruncate(fd, 0), 0);
	close(fd);
	assert_int_equal(unlink("a.pack"), 0);
}

// What was verified is what is read, whatever becomes of the file.
static void test_changed_later(void **state) {
	(void)state;
	struct err err;
	struct arena *arena = arena_create();
	restore();
	struct pack *pack = pack_open("a.pack", &trust, &err);
	assert_non_null(pack);
	assert_int_equal(pack_state(pack, &err), PACK_WHOLE);
	spoil();
	const struct service *service = service_load(pack, arena, "health-advice", "en");
	assert_non_null(service);
	assert_string_equal(service->description.utf8, "Questions about doctors and insurance.");
	assert_int_equal(article_load(pack, arena, "register-address", "ar")->block_count, 2);
	assert_int_equal(pack_wait(pack, &err), PACK_WHOLE);
	pack_close(pack);
	arena_destroy(arena);
}

/* ---- a malformed pack that nobody signed ---- */

static void read_everything(struct pack *pack, struct arena *arena) {
	static const char *const langs[] = {"en", "ar", "xx"};
	size_t n, hits;
	const void *data;
	int w, h;
	for (int l = 0; l < 3; l++) {
		const struct topic *topics = topics_load(pack, arena, langs[l], &n);
		for (size_t i = 0; i < n; i++) {
			size_t count;
			const struct article *list =
				article_list(pack, arena, topics[i].id, langs[l], &count);
			for (size_t k = 0; k < count; k++) {
				article_load(pack, arena, list[k].id, langs[l]);
			}
		}
		emergency_load(pack, arena, langs[l], &n);
		desks_load(pack, arena, langs[l], &n);
		struct service *services = service_list(pack, arena, NULL, langs[l], &n);
		struct service_where where = {
			true, 50.8, 10.5, 1794819600, true, pack_time_zone(pack)};
		service_order(services, n, &where);
		for (size_t i = 0; i < n; i++) {
			service_load(pack, arena, services[i].id, langs[l]);
		}
		search_query(pack, arena, langs[l], "doctor", 10, &hits);
		search_query(pack, arena, langs[l], "docter", 10, &hits);
	}
	if (pack_font(pack, "Test-Regular", &data, &n)) {
		pack_font_release(pack, "Test-Regular");
	}
	free(pack_image(pack, "door", &w, &h));
}

static void test_malformed_never_crashes(void **state) {
	(void)state;
	struct err err;
	struct arena *arena = arena_create();
	struct pack_trust any = {.unsigned_ok = true};
	size_t opened = 0;
	restore();
	int fd = open("a.pack", O_WRONLY);
	for (size_t at = 0; at < good_len; at += at < 2048 ? 5 : 29) {
		char changed = (char)(at % 3 == 0 ? 0xff : good[at] ^ 1 << at % 8);
		assert_int_equal(pwrite(fd, &changed, 1, (off_t)at), 1);
		struct pack *pack = pack_open("a.pack", &any, &err);
		if (pack) {
			read_everything(pack, arena);
			opened++;
		}
		pack_close(pack);
		arena_reset(arena);
		assert_int_equal(pwrite(fd, &good[at], 1, (off_t)at), 1);
	}
	close(fd);
	assert_true(opened > 100);
	arena_destroy(arena);
}

/* ---- the shelf ---- */

static void make(const char *path, int64_t serial) {
	struct sample sample = {.page_bytes = PAGE_BYTES, .serial = serial};
	sample_build(path, &sample);
	sample_sign(path, &sample, "foyer.key");
}

static int64_t in_use(void) {
	struct err err;
	struct pack *pack = shelf_open("data", &trust, &err);
	int64_t serial = pack ? pack_serial(pack) : 0;
	pack_close(pack);
	return serial;
}

static void test_shelf(void **state) {
	(void)state;
	struct err err;
	assert_int_equal(in_use(), 0);
	make("n.pack", 10);
	assert_true(shelf_promote("data", "n.pack", &trust, &err));
	assert_int_equal(in_use(), 10);
	assert_int_equal(shelf_serial("data"), 10);
	assert_false(shelf_promote("data", "n.pack", &trust, &err)); // no higher serial
	assert_non_null(strstr(err.text, "n.pack is older"));
	make("n.pack", 20);
	assert_true(shelf_promote("data", "n.pack", &trust, &err));
	assert_int_equal(in_use(), 20);

	// Refused, and the one in use stays.
	make("n.pack", 30);
	assert_int_equal(truncate("n.pack", 1024), 0);
	assert_false(shelf_promote("data", "n.pack", &trust, &err));
	assert_non_null(strstr(err.text, "truncated"));
	make("n.pack", 15);
	assert_false(shelf_promote("data", "n.pack", &trust, &err));
	make("n.pack", 30);
	assert_int_equal(unlink("n.pack.minisig"), 0);
	trust.unsigned_ok = true;
	assert_false(shelf_promote("data", "n.pack", &trust, &err));
	trust.unsigned_ok = false;
	assert_int_equal(in_use(), 20);
	assert_false(file_exists("data/packs/new.pack"));

	// An older pack put in the current one's place does not open, the previous one does.
	make("data/packs/current.pack", 12);
	assert_int_equal(in_use(), 10);
	// What is broken is not kept as the previous one when a good one comes.
	make("n.pack", 40);
	assert_int_equal(truncate("data/packs/current.pack", 4096), 0);
	assert_int_equal(in_use(), 10);
	assert_true(shelf_promote("data", "n.pack", &trust, &err));
	assert_int_equal(in_use(), 40);
	assert_int_equal(unlink("data/packs/current.pack"), 0);
	assert_int_equal(in_use(), 10);
	assert_int_equal(unlink("data/packs/previous.pack.minisig"), 0);
	assert_null(shelf_open("data", &trust, &err));
	assert_non_null(strstr(err.text, "current.pack"));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_every_byte),
		cmocka_unit_test(test_every_byte_lazily),
		cmocka_unit_test(test_every_signature_byte),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_appended),
		cmocka_unit_test(test_signatures),
		cmocka_unit_test(test_changed_later),
		cmocka_unit_test(test_malformed_never_crashes),
		cmocka_unit_test(test_shelf),
	};
	const struct CMUnitTest without_list[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_every_byte),
		cmocka_unit_test(test_every_byte_lazily),
		cmocka_unit_test(test_every_signature_byte),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_appended),
		cmocka_unit_test(test_signatures),
		cmocka_unit_test(test_changed_later),
	};
	return cmocka_run_group_tests_name("with a list", tests, enter, leave) +
		cmocka_run_group_tests_name(
			"without a list", without_list, enter_without_list, leave);
}
