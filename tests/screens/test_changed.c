// SPDX-License-Identifier: GPL-3.0-or-later
// What the app does when the pack it shows turns out to be changed: another one takes its place and
// the page stays, or it ends with one line. And that Welcome of a large pack reads no more of it than
// Welcome of a small one.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "content/comment.h"
#include "content/hashes.h"
#include "content/pack.h"
#include "content/schema.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "screens/app.h"
#include "seal/key.h"
#include "store/db.h"
#include "ui/ui.h"

static char folder[64];
static struct public_key key;
static struct window *window;
static struct clock *virtual_clock;

static int enter(void **state) {
	(void)state;
	struct err err;
	log_set_level(LOG_ERROR);
	folder_enter(folder);
	assert_true(catalog_open(BUILD_ROOT "/share/foyer/locale", &err));
	assert_true(key_generate("foyer", &key, &err));
	window = window_open(
		&(struct window_options){.w = 1920, .h = 1080, .is_headless = true}, &err);
	virtual_clock = clock_create_virtual(1795080000);
	return window ? 0 : -1;
}

static int leave(void **state) {
	(void)state;
	clock_destroy(virtual_clock);
	window_close(window);
	folder_leave(folder);
	return 0;
}

/* ---- packs ---- */

static size_t pages_of(size_t size) {
	struct hashes_plan plan;
	assert_true(hashes_plan_of(size, &plan));
	return plan.pages;
}

/* The pages of the demo pack, without its hashes. */
static void copy_demo(const char *path) {
	struct err err;
	char *data;
	size_t len;
	assert_true(file_read(BUILD_ROOT "/demo.pack", 1 << 26, &data, &len, &err));
	assert_true(file_write(path, data, pages_of(len), 0644, &err));
	free(data);
}

static void sign(const char *path) {
	struct err err;
	char text[COMMENT_MAX_BYTES], beside[64];
	unsigned char hash[SIGN_HASH_BYTES];
	struct pack *pack = pack_open(path, &(struct pack_trust){.unsigned_ok = true}, &err);
	assert_non_null(pack);
	struct comment comment = {.serial = pack_serial(pack),
		.built = pack_built(pack),
		.expires = pack_expires(pack),
		.schema = SCHEMA_VERSION};
	strcpy(comment.site, pack_site(pack));
	pack_close(pack);
	assert_true(hashes_append(path, &comment, hash, &err));
	comment_write(&comment, text);
	struct secret_key *secret = key_read_secret("foyer.key", &err);
	char *signature = signature_make(secret, hash, text);
	snprintf(beside, sizeof beside, "%s.minisig", path);
	assert_true(file_write(beside, signature, strlen(signature), 0644, &err));
	free(signature);
	secret_key_destroy(secret);
}

static struct pack *open_lazily(const char *path) {
	struct err err;
	struct pack_trust trust = {.keys = &key, .key_count = 1};
	struct pack *pack = pack_open_lazily(path, &trust, &err);
	if (!pack) {
		fail_msg("%s", err.text);
	}
	return pack;
}

/* ---- the first screen ---- */

static void add_services(const char *path, int count) {
	struct err err;
	char sql[1200];
	snprintf(sql, sizeof sql,
		"CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS"
		" (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT i FROM n;"
		"INSERT INTO things SELECT 1000000 + i, 3, 'service-' || i FROM n;"
		"INSERT INTO services (num, icon, languages) SELECT 1000000 + i, 'walk', 'de' "
		"FROM n;"
		"INSERT INTO service_topics SELECT (SELECT min(topic) FROM service_topics),"
		" 1000000 + i, 1000000 + i, 1 FROM n;"
		"INSERT INTO texts SELECT num, 1000000 + i, field, 'Some words of one service', 1"
		" FROM n, languages, (SELECT 1 AS field UNION VALUES (3), (4), (5));",
		count);
	static const char *const none[SCHEMA_VERSION];
	struct db *db = db_open_file(path, none, SCHEMA_VERSION, &err); // as it is
	if (!db || !db_exec(db, sql, &err) || !db_exec(db, "PRAGMA journal_mode = DELETE", &err)) {
		fail_msg("%s", err.text);
	}
	assert_true(db_close(db));
}

static size_t read_by_welcome(int services) {
	struct err err;
	copy_demo("n.pack");
	add_services("n.pack", services);
	sign("n.pack");
	struct app_options options = {
		.window = window, .clock = virtual_clock, .pack = open_lazily("n.pack")};
	struct app *app = app_create(&options, &err);
	assert_non_null(app);
	app_take(app, &(struct input){0});
	assert_non_null(ui_find(app->ui, "lang-ar"));
	size_t kept = pack_kept_bytes(app->pack);
	print_message("%d services: Welcome reads %zu chunks of %zu\n", services,
		kept / HASHES_CHUNK_BYTES, pack_size(app->pack) / HASHES_CHUNK_BYTES);
	app_destroy(app);
	return kept;
}

static void test_welcome_does_not_grow(void **state) {
	(void)state;
	size_t few = read_by_welcome(50), many = read_by_welcome(5000);
	assert_true(many <= few + HASHES_CHUNK_BYTES);
}

/* ---- a byte was changed ---- */

/* In the last page but one, which nothing asks for on the way to Welcome. */
static void spoil(const char *path, size_t pages) {
	char byte;
	int fd = open(path, O_RDWR);
	off_t at = (off_t)pages - 2 * HASHES_CHUNK_BYTES;
	assert_int_equal(pread(fd, &byte, 1, at), 1);
	byte ^= 1;
	assert_int_equal(pwrite(fd, &byte, 1, at), 1);
	close(fd);
}

static int confirmed, asked;
static struct pack *other;

static void confirm(void *context, const struct pack *pack) {
	(void)context;
	assert_int_equal(pack_state(pack, NULL), PACK_WHOLE);
	confirmed++;
}

static struct pack *give_way(void *context, const struct err *why) {
	(void)context;
	assert_non_null(strstr(why->text, "a byte was changed"));
	asked++;
	struct pack *pack = other;
	other = NULL;
	return pack;
}

static struct app *start(struct app_options *options, const char *path) {
	struct err err;
	*options = (struct app_options){.window = window,
		.clock = virtual_clock,
		.pack = open_lazily(path),
		.lang = "ar",
		.confirm = confirm,
		.give_way = give_way};
	confirmed = asked = 0;
	struct app *app = app_create(options, &err);
	assert_non_null(app);
	app_take(app, &(struct input){0});
	assert_string_equal(app_lang(app), "ar");
	return app;
}

static void make_two(void) {
	struct err err;
	char *data;
	size_t len;
	copy_demo("good.pack");
	sign("good.pack");
	assert_true(file_read("good.pack", 1 << 26, &data, &len, &err));
	assert_true(file_write("bad.pack", data, len, 0644, &err));
	free(data);
	assert_true(file_read("good.pack.minisig", 4096, &data, &len, &err));
	assert_true(file_write("bad.pack.minisig", data, len, 0644, &err));
	free(data);
	assert_true(file_read("good.pack", 1 << 26, &data, &len, &err));
	free(data);
	spoil("bad.pack", pages_of(len));
}

static void test_good_is_confirmed_once(void **state) {
	(void)state;
	struct err err;
	struct app_options options;
	make_two();
	struct app *app = start(&options, "good.pack");
	assert_true(app_settle(app, &err));
	app_take(app, &(struct input){0});
	assert_int_equal(confirmed, 1);
	assert_int_equal(asked, 0);
	assert_true(
		app_due_ms(app) > clock_ms(virtual_clock) + 1000); // nothing is looked at any more
	app_destroy(app);
}

static void test_another_takes_its_place(void **state) {
	(void)state;
	struct err err;
	struct app_options options;
	struct app *app = start(&options, "bad.pack");
	other = open_lazily("good.pack");
	assert_true(app_settle(app, &err));
	assert_int_equal(asked, 1);
	assert_int_equal(confirmed, 1);
	assert_int_equal(pack_state(app->pack, NULL), PACK_WHOLE);
	assert_string_equal(app_lang(app), "ar");
	assert_non_null(ui_find(app->ui, "topic-health"));
	app_destroy(app);
}

static void test_nothing_takes_its_place(void **state) {
	(void)state;
	struct err err = {0};
	struct app_options options;
	struct app *app = start(&options, "bad.pack");
	unsigned long frames = window_frames(window);
	assert_false(app_settle(app, &err));
	assert_non_null(strstr(err.text, "bad.pack: wrong signature: a byte was changed"));
	app_take(app, &(struct input){.kind = INPUT_EXPOSE});
	assert_int_equal(window_frames(window), frames); // nothing more is shown of it
	assert_int_equal(asked, 1);
	assert_int_equal(confirmed, 0);
	assert_false(app_run(app, &err)); // and ends
	app_destroy(app);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_welcome_does_not_grow),
		cmocka_unit_test(test_good_is_confirmed_once),
		cmocka_unit_test(test_another_takes_its_place),
		cmocka_unit_test(test_nothing_takes_its_place),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
