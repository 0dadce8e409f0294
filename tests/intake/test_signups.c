// SPDX-License-Identifier: GPL-3.0-or-later
// The sealed store on a real disk: what opens and closes it, keeping once, taking back, to the office
// and back. What a failing or cut disk does to it is test_crash.c's.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <dirent.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../folder.h"
#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "intake/record.h"
#include "intake/signups.h"
#include "office.h"
#include "seal/unbox.h"
#include "seal/wipe.h"
#include "store/db.h"

#define DAY 20776
#define CANARY "Zebrafink-Kormoran"

static char folder[64];
static struct office office;
static struct disk disk;
static struct volume volume;
static struct signups *signups;

static const struct signup_facts facts = {
	.programme = "german-a1",
	.lang = "ti",
	.privacy = "abc",
	.day = DAY,
	.delete_on = DAY + 90,
};

static struct signups *open_all(void) {
	struct signups_options options = office_options(&office, "data", &volume);
	return signups_open(&options);
}

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	log_set_level(LOG_ERROR);
	office_init(&office, "office");
	disk = (struct disk){.free_bytes = 1 << 30};
	volume = disk_volume(&disk);
	if (mkdir("data", 0755) != 0 || mkdir("stick", 0755) != 0) {
		return -1;
	}
	signups = open_all();
	return signups_state(signups) == SIGNUPS_OPEN ? 0 : -1;
}

static int leave(void **state) {
	(void)state;
	signups_close(signups);
	office_finish(&office);
	folder_leave(folder);
	return 0;
}

static struct signup *begin(const char *name) {
	struct signup *signup = signup_begin(signups);
	assert_non_null(signup);
	assert_true(record_set(signup_record(signup), "name", name, strlen(name)));
	return signup;
}

static void keep(const char *name, char reference[8]) {
	struct err err;
	struct signup *signup = begin(name);
	assert_true(signup_keep(signup, &facts, &err));
	snprintf(reference, 8, "%s", signup_reference(signup));
	signup_end(signup);
}

static int waiting(void) {
	struct err err;
	int count, oldest;
	assert_true(signups_waiting(signups, &count, &oldest, &err));
	assert_int_equal(oldest, count ? DAY : -1);
	return count;
}

/* How many files there are that end so; `path` (may be NULL) is one of them. */
static int count_files(const char *in, const char *suffix, char path[300]) {
	DIR *dir = opendir(in);
	int count = 0;
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		size_t len = strlen(entry->d_name);
		if (len >= strlen(suffix) &&
			strcmp(entry->d_name + len - strlen(suffix), suffix) == 0 &&
			entry->d_name[0] != '.') {
			count++;
			if (path) {
				snprintf(path, 300, "%s/%s", in, entry->d_name);
			}
		}
	}
	if (dir) {
		closedir(dir);
	}
	return count;
}

/* True if the bytes stand in any file of the data folder. */
static bool is_on_disk(const void *bytes, size_t len) {
	DIR *dir = opendir("data");
	bool found = false;
	for (struct dirent *entry; (entry = readdir(dir));) {
		char path[300], *data;
		size_t data_len;
		snprintf(path, sizeof path, "data/%s", entry->d_name);
		if (file_read(path, 64 << 20, &data, &data_len, NULL)) {
			found = found || memmem(data, data_len, bytes, len);
			free(data);
		}
	}
	closedir(dir);
	return found;
}

/* ---- states ---- */

static const struct {
	const char *key, *expected;
	bool is_signed, has_folder;
	enum signups_state state;
	const char *reason;
} closings[] = {
	{"OFFICE", "OFFICE", true, true, SIGNUPS_OPEN, ""},
	{"office.pub", "OFFICE", true, true, SIGNUPS_OPEN, ""},
	{"OFFICE", "OFFICE", true, false, SIGNUPS_OFF, "--data"},
	{NULL, "OFFICE", true, true, SIGNUPS_NO_KEY, "office_key"},
	{"", "OFFICE", true, true, SIGNUPS_NO_KEY, "office_key"},
	{"none.pub", "OFFICE", true, true, SIGNUPS_NO_KEY, "none.pub"},
	{"office.key", "OFFICE", true, true, SIGNUPS_NO_KEY, "not an office key"},
	{"OFFICE", "OFFICE", false, true, SIGNUPS_UNSIGNED, "not signed"},
	{"OFFICE", NULL, true, true, SIGNUPS_KEYS_DIFFER, "site.json"},
	{"OFFICE", "", true, true, SIGNUPS_KEYS_DIFFER, "site.json"},
	{"OFFICE", "0123-4567-89AB-CDEF-0123-4567-89AB-CDEF", true, true, SIGNUPS_KEYS_DIFFER,
		"site.json"},
};

static void test_states(void **state) {
	(void)state;
	struct err err;
	assert_int_equal(mkdir("other", 0755), 0);
	for (size_t i = 0; i < sizeof closings / sizeof *closings; i++) {
		const char *key = closings[i].key, *expected = closings[i].expected;
		struct signups_options options = office_options(&office, "other", &volume);
		options.folder = closings[i].has_folder ? "other" : NULL;
		options.office_key = key && strcmp(key, "OFFICE") == 0 ? office.text : key;
		options.expected =
			expected && strcmp(expected, "OFFICE") == 0 ? office.print : expected;
		options.is_pack_signed = closings[i].is_signed;
		struct signups *one = signups_open(&options);
		assert_int_equal(signups_state(one), closings[i].state);
		signups_reason(one, &err);
		assert_non_null(strstr(err.text, closings[i].reason));
		assert_int_equal(!*err.text, closings[i].state == SIGNUPS_OPEN);
		struct signup *signup = signup_begin(one);
		assert_int_equal(signup != NULL, closings[i].state == SIGNUPS_OPEN);
		signup_end(signup);
		signups_close(one);
		if (closings[i].state == SIGNUPS_OPEN) {
			assert_int_equal(system("rm -f other/*"), 0);
		} else {
			assert_int_equal(count_files("other", "", NULL), 0); // nothing written
		}
	}
	assert_int_equal(signups_state(NULL), SIGNUPS_OFF);
	assert_int_equal(signups_refresh(NULL), SIGNUPS_OFF);
	assert_null(signup_begin(NULL));
	signups_tidy(NULL);
	signups_close(NULL);
}

static void test_the_pack_changes(void **state) {
	(void)state;
	struct err err;
	struct signup *signup = begin("Amina");
	assert_int_equal(signups_set_pack(signups, office.print, false), SIGNUPS_UNSIGNED);
	assert_false(signup_keep(signup, &facts, &err));
	assert_null(signup_reference(signup));
	assert_int_equal(signups_set_pack(signups, NULL, true), SIGNUPS_KEYS_DIFFER);
	assert_int_equal(signups_set_pack(signups, office.print, true), SIGNUPS_OPEN);
	assert_true(signup_keep(signup, &facts, &err));
	signup_end(signup);
}

static void test_no_room(void **state) {
	(void)state;
	struct err err;
	struct signup *signup = begin("Amina");
	disk.free_bytes = 100000;
	assert_int_equal(signups_refresh(signups), SIGNUPS_FULL);
	assert_null(signup_begin(signups)); // before anybody types
	signups_reason(signups, &err);
	assert_non_null(strstr(err.text, "nearly full"));
	assert_true(signup_keep(signup, &facts, &err)); // who typed already is not turned away
	signup_end(signup);
	disk.free_bytes = 1 << 30;
	assert_int_equal(signups_refresh(signups), SIGNUPS_OPEN);
	disk.free_bytes = -1; // the system does not say
	assert_int_equal(signups_refresh(signups), SIGNUPS_OPEN);
	signups_close(signups);
	assert_int_equal(system("rm -f data/*"), 0);
	disk = (struct disk){.free_bytes = 100000};
	signups = open_all();
	assert_int_equal(signups_state(signups), SIGNUPS_FULL);
	disk.free_bytes = 1 << 30;
	assert_int_equal(signups_refresh(signups), SIGNUPS_OPEN);
	signup_end(begin("Amina"));
}

static void test_distrusted(void **state) {
	(void)state;
	signups_close(signups);
	disk.is_distrusted = true;
	signups = open_all();
	assert_int_equal(signups_state(signups), SIGNUPS_FAILED);
	assert_null(signup_begin(signups));
	disk.is_distrusted = false; // the machine was started again
	signups_close(signups);
	signups = open_all();
	assert_int_equal(signups_state(signups), SIGNUPS_OPEN);
}

static void test_the_real_volume(void **state) {
	(void)state;
	struct stat is;
	const struct volume *real = &volume_real;
	assert_true(real->free_bytes(NULL, "data") > 0);
	assert_true(real->free_bytes(NULL, "none") < 0);
	assert_true(real->reserve(NULL, "data", 1 << 20));
	assert_int_equal(stat("data/signups.reserve", &is), 0);
	assert_true(is.st_blocks * 512 >= 1 << 20);
	assert_true(real->reserve(NULL, "data", 1 << 20));
	real->release(NULL, "data");
	assert_false(file_exists("data/signups.reserve"));
	assert_false(real->reserve(NULL, "none", 1 << 20));
	assert_false(real->is_distrusted(NULL, "data"));
	real->distrust(NULL, "data");
	assert_true(real->is_distrusted(NULL, "data"));
	assert_true(file_write("data/signups.distrust", "another boot\n", 13, 0600, NULL));
	assert_false(real->is_distrusted(NULL, "data"));
	assert_false(file_exists("data/signups.distrust"));
}

static void test_damaged(void **state) {
	(void)state;
	struct err err;
	char reference[8];
	for (int i = 0; i < 20; i++) {
		keep("Amina", reference);
	}
	signups_close(signups);
	char *data;
	size_t len;
	assert_true(file_read("data/signups.db", 1 << 20, &data, &len, &err));
	memset(data + 4096, 0x5a, 300); // the first page after the schema
	assert_true(file_write("data/signups.db", data, len, 0600, &err));
	signups = open_all();
	assert_int_equal(signups_state(signups), SIGNUPS_DAMAGED);
	assert_null(signup_begin(signups));
	assert_int_equal(signups_refresh(signups), SIGNUPS_DAMAGED);
	signups_close(signups);
	assert_true(file_write("data/signups.db", "no database at all", 18, 0600, &err));
	signups = open_all();
	assert_int_equal(signups_state(signups), SIGNUPS_DAMAGED);
	free(data);
}

/* ---- keeping ---- */

static void test_references(void **state) {
	(void)state;
	char references[300][8];
	for (size_t i = 0; i < 300; i++) {
		keep("Amina", references[i]);
		const char *reference = references[i];
		assert_int_equal(strlen(reference), 6);
		assert_non_null(strchr("ABCDEFGHJKLMNPQRSTUVWXYZ", reference[0]));
		assert_int_equal(reference[2], '-');
		assert_true(strspn(reference + 1, "23456789") == 1 &&
			strspn(reference + 3, "23456789") == 3);
		for (size_t other = 0; other < i; other++) {
			assert_string_not_equal(reference, references[other]);
		}
	}
	assert_int_equal(waiting(), 300);
}

static void *keep_on_a_thread(void *context) {
	struct err err;
	return signup_keep(context, &facts, &err) ? context : NULL;
}

static void test_kept_once(void **state) {
	(void)state;
	struct err err;
	struct signup *signup = begin("Amina");
	assert_null(signup_reference(signup));
	assert_true(signup_keep(signup, &facts, &err));
	char reference[8];
	snprintf(reference, sizeof reference, "%s", signup_reference(signup));
	for (int i = 0; i < 5; i++) { // an impatient finger
		assert_true(signup_keep(signup, &facts, &err));
		assert_string_equal(signup_reference(signup), reference);
	}
	assert_int_equal(record_count(signup_record(signup)), 0); // wiped
	signup_end(signup);
	assert_int_equal(waiting(), 1);
	// Many people at many threads: each once.
	struct signup *many[16];
	pthread_t threads[16];
	for (size_t i = 0; i < 16; i++) {
		many[i] = begin("Amina");
		assert_int_equal(pthread_create(&threads[i], NULL, keep_on_a_thread, many[i]), 0);
	}
	for (size_t i = 0; i < 16; i++) {
		void *done;
		pthread_join(threads[i], &done);
		assert_ptr_equal(done, many[i]);
		signup_end(many[i]);
	}
	assert_int_equal(waiting(), 17);
}

// Somebody else holds the file: not kept, and kept by the next try, with what was changed between.
static void test_retry(void **state) {
	(void)state;
	struct err err;
	struct signup *signup = begin("Amina");
	struct db *other = db_open_file("data/signups.db", (const char *const[]){""}, 1, &err);
	assert_non_null(other);
	assert_true(db_exec(other, "BEGIN IMMEDIATE", &err));
	assert_false(signup_keep(signup, &facts, &err));
	assert_null(signup_reference(signup));
	assert_int_equal(signups_state(signups), SIGNUPS_OPEN);
	assert_string_equal(record_value(signup_record(signup), "name", 0), "Amina");
	assert_true(db_exec(other, "COMMIT", &err));
	assert_true(db_close(other));
	assert_true(record_set(signup_record(signup), "name", "Aminata", 7));
	assert_true(signup_keep(signup, &facts, &err));
	signup_end(signup);
	assert_int_equal(waiting(), 1);
	int written;
	char path[300], *data;
	size_t len;
	assert_true(signups_export(signups, "stick", &written, &err));
	assert_int_equal(count_files("stick/signups", ".sealed", path), 1);
	assert_true(file_read(path, 100000, &data, &len, &err));
	char *json = office_open(&office, data, len);
	assert_non_null(json);
	assert_non_null(strstr(json, "\"name\":\"Aminata\""));
	wipe_free(json);
	free(data);
}

static void test_nothing_in_the_clear(void **state) {
	(void)state;
	char reference[8];
	keep(CANARY, reference);
	assert_false(is_on_disk(CANARY, strlen(CANARY)));
	assert_false(is_on_disk("german-a1", 9));
	assert_false(is_on_disk("\"ti\"", 4));
	assert_true(is_on_disk(reference, 6)); // or the search finds nothing at all
	static const char *const files[] = {
		"data/signups.db", "data/signups.db-wal", "data/signups.db-shm"};
	for (size_t i = 0; i < 3; i++) {
		struct stat is;
		assert_int_equal(stat(files[i], &is), 0);
		assert_int_equal(is.st_mode & 0777, 0600);
	}
	signups_close(signups);
	signups = open_all();
	assert_false(is_on_disk(CANARY, strlen(CANARY)));
	assert_int_equal(waiting(), 1);
}

static void test_withdraw(void **state) {
	(void)state;
	struct err err;
	char other[8];
	keep("Somebody else", other);
	struct signup *signup = begin("Amina");
	assert_true(signup_keep(signup, &facts, &err));
	char reference[8];
	snprintf(reference, sizeof reference, "%s", signup_reference(signup));
	assert_true(is_on_disk(reference, 6));
	assert_true(signup_withdraw(signup, &err));
	assert_null(signup_reference(signup));
	assert_int_equal(waiting(), 1);
	assert_false(is_on_disk(reference, 6)); // neither in the file nor in its log
	assert_true(is_on_disk(other, 6));
	assert_true(signup_withdraw(signup, &err));
	assert_false(signup_keep(signup, &facts, &err));
	assert_int_equal(waiting(), 1);
	signup_end(signup);
	signup = begin("Amina"); // never kept
	assert_true(signup_withdraw(signup, &err));
	assert_false(signup_keep(signup, &facts, &err));
	signup_end(signup);
	assert_int_equal(waiting(), 1);
}

/* ---- the office ---- */

static void give_receipt(const struct office *by, const char *sealed_path, const char *as) {
	struct err err;
	char *box, path[300];
	size_t len;
	unsigned char id[BOX_ID_BYTES];
	const char *name = strrchr(sealed_path, '/') + 1;
	assert_true(box_id_parse(name, id));
	assert_true(file_read(sealed_path, 100000, &box, &len, &err));
	char *text = unbox_receipt(by->secret, id, box, len);
	assert_true(file_make_folder("stick/receipts", &err));
	snprintf(path, sizeof path, "stick/receipts/%.32s.receipt", as ? as : name);
	assert_true(file_write(path, text, strlen(text), 0644, &err));
	free(text);
	free(box);
}

static void test_round(void **state) {
	(void)state;
	struct err err;
	char references[3][8], path[300], *box;
	size_t len;
	int written, deleted, refused;
	for (size_t i = 0; i < 3; i++) {
		keep(CANARY, references[i]);
	}
	assert_true(signups_take_receipts(signups, "stick", &deleted, &refused, &err));
	assert_int_equal(deleted + refused, 0);
	assert_true(signups_export(signups, "stick", &written, &err));
	assert_int_equal(written, 3);
	assert_true(signups_export(signups, "stick", &written, &err));
	assert_int_equal(written, 0);                                // they are there
	assert_int_equal(count_files("stick/signups", "", path), 3); // and nothing else
	assert_true(file_read(path, 100000, &box, &len, &err));
	char *json = office_open(&office, box, len);
	assert_non_null(json);
	char id[50];
	snprintf(id, sizeof id, "\"id\":\"%.32s\"", strrchr(path, '/') + 1);
	assert_non_null(strstr(json, id));
	assert_non_null(strstr(json, "\"name\":\"" CANARY "\""));
	assert_non_null(strstr(json, "\"kiosk\":\"hall-1\""));
	assert_non_null(strstr(json, "\"lang\":\"ti\""));
	wipe_free(json);
	free(box);

	give_receipt(&office, path, NULL);
	assert_true(signups_take_receipts(signups, "stick", &deleted, &refused, &err));
	assert_int_equal(deleted, 1);
	assert_int_equal(refused, 0);
	assert_int_equal(waiting(), 2);
	assert_false(file_exists(path));
	assert_int_equal(count_files("stick/receipts", "", NULL), 0);
	assert_int_equal(count_files("stick/signups", "", NULL), 2);
	int left = 0;
	for (size_t i = 0; i < 3; i++) {
		left += is_on_disk(references[i], 6);
	}
	assert_int_equal(left, 2);
}

static void test_receipts_refused(void **state) {
	(void)state;
	struct err err;
	struct office other;
	char reference[8], first[300], second[300];
	int written, deleted, refused;
	office_init(&other, "other");
	keep("Amina", reference);
	assert_true(signups_export(signups, "stick", &written, &err));
	assert_int_equal(count_files("stick/signups", "", first), 1);
	keep("Bilal", reference);
	assert_true(signups_export(signups, "stick", &written, &err));
	do {
		count_files("stick/signups", "", second);
		if (strcmp(first, second) == 0) {
			assert_int_equal(rename(first, "stick/first"), 0);
			assert_int_equal(count_files("stick/signups", "", second), 1);
			assert_int_equal(rename("stick/first", first), 0);
		}
	} while (strcmp(first, second) == 0);

	give_receipt(&other, first, NULL);                      // another office's
	give_receipt(&office, first, strrchr(second, '/') + 1); // of the one under the other's name
	assert_true(file_write("stick/receipts/nonsense.receipt", "x", 1, 0644, &err));
	assert_true(file_write("stick/receipts/0123456789abcdef0123456789abcdef.receipt", "x", 1,
		0644, &err)); // no sign-up of ours
	assert_true(signups_take_receipts(signups, "stick", &deleted, &refused, &err));
	assert_int_equal(deleted, 0);
	assert_int_equal(refused, 2);
	assert_int_equal(waiting(), 2);
	assert_int_equal(count_files("stick/receipts", "", NULL), 4);

	// A receipt for a file that was changed on its way.
	char *box;
	size_t len;
	assert_true(file_read(first, 100000, &box, &len, &err));
	box[100] ^= 1;
	assert_true(file_write(first, box, len, 0644, &err));
	free(box);
	give_receipt(&office, first, NULL);
	assert_true(signups_take_receipts(signups, "stick", &deleted, &refused, &err));
	assert_int_equal(deleted, 0);
	assert_int_equal(waiting(), 2);
	assert_true(signups_export(signups, "stick", &written, &err));
	assert_int_equal(written, 1); // written again as it should be
	give_receipt(&office, first, NULL);
	assert_true(signups_take_receipts(signups, "stick", &deleted, &refused, &err));
	assert_int_equal(deleted, 1);
	office_finish(&other);
}

static void test_a_stick_that_is_not_there(void **state) {
	(void)state;
	struct err err;
	int written, deleted, refused;
	char reference[8];
	keep("Amina", reference);
	assert_false(signups_export(signups, "nowhere", &written, &err));
	assert_false(file_exists("nowhere"));
	assert_false(signups_take_receipts(signups, "nowhere", &deleted, &refused, &err));
	assert_int_equal(mkdir("stick/signups", 0755), 0);
	assert_int_equal(mkdir("full", 0555), 0);
	if (geteuid() != 0) { // root writes everywhere
		assert_false(signups_export(signups, "full", &written, &err));
	}
	assert_int_equal(waiting(), 1);
}

// Closed for the person, but what is kept still goes to the office.
static void test_export_while_closed(void **state) {
	(void)state;
	struct err err;
	int written;
	char reference[8];
	keep("Amina", reference);
	signups_close(signups);
	struct signups_options options = office_options(&office, "data", &volume);
	options.is_pack_signed = false;
	signups = signups_open(&options);
	assert_int_equal(signups_state(signups), SIGNUPS_UNSIGNED);
	assert_true(signups_export(signups, "stick", &written, &err));
	assert_int_equal(written, 1);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_states, enter, leave),
		cmocka_unit_test_setup_teardown(test_the_pack_changes, enter, leave),
		cmocka_unit_test_setup_teardown(test_no_room, enter, leave),
		cmocka_unit_test_setup_teardown(test_distrusted, enter, leave),
		cmocka_unit_test_setup_teardown(test_the_real_volume, enter, leave),
		cmocka_unit_test_setup_teardown(test_damaged, enter, leave),
		cmocka_unit_test_setup_teardown(test_references, enter, leave),
		cmocka_unit_test_setup_teardown(test_kept_once, enter, leave),
		cmocka_unit_test_setup_teardown(test_retry, enter, leave),
		cmocka_unit_test_setup_teardown(test_nothing_in_the_clear, enter, leave),
		cmocka_unit_test_setup_teardown(test_withdraw, enter, leave),
		cmocka_unit_test_setup_teardown(test_round, enter, leave),
		cmocka_unit_test_setup_teardown(test_receipts_refused, enter, leave),
		cmocka_unit_test_setup_teardown(test_a_stick_that_is_not_there, enter, leave),
		cmocka_unit_test_setup_teardown(test_export_while_closed, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
