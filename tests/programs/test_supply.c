// SPDX-License-Identifier: GPL-3.0-or-later
// Which pack is shown: the one given, the one on the shelf, and the one that replaces it while the
// program runs.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/log.h"
#include "programs/args.h"
#include "programs/config.h"
#include "programs/supply.h"

#define DEMO BUILD_ROOT "/demo"
#define PACK_MAX_BYTES (64u << 20)

static char folder[64], given[96], data_folder[96];

static int make_folder(void **state) {
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/foyer-supply-XXXXXX");
	log_set_level(LOG_ERROR);
	bool ok = mkdtemp(folder);
	snprintf(given, sizeof given, "%s/given.pack", folder);
	snprintf(data_folder, sizeof data_folder, "%s/data", folder);
	return ok ? 0 : -1;
}

static int remove_folder(void **state) {
	(void)state;
	char command[128];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

/* Puts the first `len` bytes of the demo pack and its signature at the place given. */
static void give(size_t most) {
	char *data, signature[128];
	size_t len;
	assert_true(file_read(DEMO ".pack", PACK_MAX_BYTES, &data, &len, NULL));
	assert_true(file_write(given, data, len < most ? len : most, 0644, NULL));
	free(data);
	snprintf(signature, sizeof signature, "%s.minisig", given);
	assert_true(file_read(DEMO ".pack.minisig", 4096, &data, &len, NULL));
	assert_true(file_write(signature, data, len, 0644, NULL));
	free(data);
}

static void start(struct supply *supply, const struct args *args) {
	struct config config;
	struct err err;
	config_init(&config);
	if (!supply_init(supply, args, &config, &err)) {
		fail_msg("%s", err.text);
	}
}

/* Opens what there is; NULL where nothing opens. */
static struct pack *open_with(struct supply *supply) {
	struct err err;
	return supply_open(supply, &err);
}

static void test_given_pack_is_watched(void **state) {
	(void)state;
	const struct args args = {.pack = given, .trust = DEMO ".pub"};
	struct supply supply;
	start(&supply, &args);
	give(SIZE_MAX);
	struct pack *pack = open_with(&supply);
	assert_non_null(pack);
	assert_true(pack_is_signed(pack));
	pack_close(pack);
	assert_null(supply_replace(&supply)); /* nothing happened */
	give(SIZE_MAX);
	pack = supply_replace(&supply); /* the same again, in another file */
	assert_non_null(pack);
	pack_close(pack);
	give(100000);
	assert_null(supply_replace(&supply)); /* cut short */
	assert_null(supply_replace(&supply)); /* and not tried twice */
	unlink(given);
	assert_null(supply_replace(&supply));
	give(SIZE_MAX);
	pack = supply_replace(&supply);
	assert_non_null(pack);
	pack_close(pack);
}

static void test_older_never_replaces(void **state) {
	(void)state;
	const struct args args = {.pack = given, .trust = DEMO ".pub"};
	struct supply supply;
	start(&supply, &args);
	give(SIZE_MAX);
	pack_close(open_with(&supply));
	supply.trust.min_serial++; /* as if what is shown were a second newer */
	give(SIZE_MAX);
	assert_null(supply_replace(&supply));
}

static void test_shelf_keeps_what_was_good(void **state) {
	(void)state;
	const struct args args = {.pack = given, .trust = DEMO ".pub", .data = data_folder};
	const struct args alone = {.trust = DEMO ".pub", .data = data_folder};
	struct supply supply, later;
	char packs[128];
	start(&supply, &args);
	start(&later, &alone);
	snprintf(packs, sizeof packs, "%s/packs", data_folder);
	assert_null(open_with(&later)); /* an empty shelf */
	give(SIZE_MAX);
	pack_close(open_with(&supply));
	assert_true(file_exists(packs));
	give(100000);
	struct pack *pack = open_with(&supply); /* refused: the shelf has a good one */
	assert_non_null(pack);
	pack_close(pack);
	pack = open_with(&later);
	assert_non_null(pack);
	pack_close(pack);
}

/* Changes a byte of pages that nothing asks for when the pack is opened. */
static void spoil(const char *path) {
	char *data;
	size_t len;
	assert_true(file_read(path, PACK_MAX_BYTES, &data, &len, NULL));
	data[len - 200000] ^= 1;
	assert_true(file_write(path, data, len, 0644, NULL));
	free(data);
}

static void copy_pair(const char *from, const char *to) {
	char command[512];
	snprintf(command, sizeof command, "cd %s/packs && cp %s %s && cp %s.minisig %s.minisig",
		data_folder, from, to, from, to);
	assert_int_equal(system(command), 0);
}

static void test_changed_gives_way(void **state) {
	(void)state;
	const struct args args = {.pack = given, .trust = DEMO ".pub", .data = data_folder};
	const struct args alone = {.trust = DEMO ".pub", .data = data_folder};
	const struct args bare = {.pack = given, .trust = DEMO ".pub"};
	struct supply supply;
	struct err err = {0};
	char current[128];
	log_set_level(LOG_ERROR - 1);
	snprintf(current, sizeof current, "%s/packs/current.pack", data_folder);
	start(&supply, &args);
	give(SIZE_MAX);
	pack_close(open_with(&supply));
	copy_pair("current.pack", "previous.pack");
	spoil(current);
	start(&supply, &alone);
	struct pack *pack = open_with(&supply);
	assert_non_null(pack);
	assert_int_equal(pack_wait(pack, &err), PACK_CHANGED);
	assert_non_null(strstr(err.text, "current.pack: wrong signature: a byte was changed"));
	struct pack *previous = supply_give_way(&supply, &err);
	assert_non_null(previous);
	assert_int_equal(pack_wait(previous, &err), PACK_WHOLE);
	assert_null(supply_give_way(&supply, &err)); /* there is only one */
	pack_close(previous);
	pack_close(pack);

	start(&supply, &bare);
	spoil(given);
	pack = open_with(&supply);
	assert_non_null(pack);
	assert_int_equal(pack_wait(pack, &err), PACK_CHANGED);
	assert_null(supply_give_way(&supply, &err)); /* without a shelf there is none */
	pack_close(pack);
	give(SIZE_MAX);
	pack = supply_replace(&supply);
	assert_non_null(pack);
	pack_close(pack);
	give(SIZE_MAX);
	spoil(given);
	assert_null(supply_replace(&supply)); /* looked through before it is shown */
	log_set_level(LOG_ERROR);
}

static void test_serial_is_written_when_whole(void **state) {
	(void)state;
	const struct args alone = {.trust = DEMO ".pub", .data = data_folder};
	struct supply supply;
	struct err err;
	char serial[128];
	const struct args args = {.pack = given, .trust = DEMO ".pub", .data = data_folder};
	snprintf(serial, sizeof serial, "%s/serial", data_folder);
	start(&supply, &args);
	give(SIZE_MAX);
	pack_close(open_with(&supply));
	unlink(serial); /* as if the power had failed before it was written */
	start(&supply, &alone);
	struct pack *pack = open_with(&supply);
	assert_false(file_exists(serial));
	assert_int_equal(pack_wait(pack, &err), PACK_WHOLE);
	supply_confirm(&supply, pack);
	assert_true(file_exists(serial));
	pack_close(pack);
}

/* A stick with the demo's first `most` bytes, under a signature of the demo's key. */
static void plug_in(const char *stick, size_t most) {
	char path[512];
	assert_true(file_make_folder(stick, NULL));
	snprintf(path, sizeof path, "mv %s %s.minisig %s/", given, given, stick);
	give(most);
	assert_int_equal(system(path), 0);
}

/* What is on a stick is shown only if it is signed, of this site, and newer. */
static void test_stick(void **state) {
	(void)state;
	const struct args args = {.pack = given, .trust = DEMO ".pub", .data = data_folder};
	struct supply supply;
	struct pack *pack = NULL;
	char stick[96], other[96];
	snprintf(stick, sizeof stick, "%s/stick", folder);
	snprintf(other, sizeof other, "%s/other", folder);
	start(&supply, &args);
	assert_int_equal(supply_load(&supply, stick, "weidental", &pack), LOAD_NONE);
	plug_in(stick, SIZE_MAX);
	assert_int_equal(supply_load(&supply, stick, "elsewhere", &pack), LOAD_OTHER_SITE);
	assert_int_equal(supply_load(&supply, stick, "weidental", &pack), LOAD_DONE);
	assert_non_null(pack);
	assert_true(pack_is_signed(pack));
	pack_close(pack);
	pack = NULL;
	assert_int_equal(supply_load(&supply, stick, "weidental", &pack), LOAD_OLD);
	plug_in(other, 1 << 20);
	assert_int_equal(supply_load(&supply, other, "weidental", &pack), LOAD_UNSIGNED);
	start(&supply,
		&(const struct args){.pack = given, .is_unsigned = true, .data = data_folder});
	assert_int_equal(supply_load(&supply, stick, "weidental", &pack), LOAD_UNSIGNED);
	assert_null(pack);
}

/* The signature is right and the file begins well, but a byte of it was changed. */
static void test_changed_stick(void **state) {
	(void)state;
	const struct args args = {.pack = given, .trust = DEMO ".pub", .data = data_folder};
	struct supply supply;
	struct pack *pack = NULL;
	char path[128];
	start(&supply, &args);
	give(SIZE_MAX);
	snprintf(path, sizeof path, "%s/given.pack", folder);
	FILE *file = fopen(path, "r+b");
	assert_non_null(file);
	fseek(file, 5 << 20, SEEK_SET);
	int byte = fgetc(file);
	fseek(file, 5 << 20, SEEK_SET);
	fputc(byte ^ 1, file);
	fclose(file);
	assert_int_equal(supply_load(&supply, folder, "weidental", &pack), LOAD_UNSIGNED);
	assert_null(pack);
	snprintf(path, sizeof path, "%s/packs/current.pack", data_folder);
	assert_false(file_exists(path));
}

static void test_keys(void **state) {
	static const struct {
		const char *trust, *in_config;
		bool is_unsigned, ok;
	} table[] = {
		{NULL, NULL, false, false},
		{NULL, NULL, true, true},
		{DEMO ".pub", NULL, false, true},
		{NULL, DEMO ".pub", false, true},
		{"/nonexistent.pub", NULL, false, false},
		{DEMO ".pack", NULL, false, false},
		{NULL, "RWQnonsense", false, false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const struct args args = {
			.trust = table[i].trust, .is_unsigned = table[i].is_unsigned};
		char line[512];
		struct supply supply;
		struct config config;
		struct err err;
		config_init(&config);
		snprintf(line, sizeof line, "trust = %s",
			table[i].in_config ? table[i].in_config : "");
		config_parse(&config, "foyer.conf", line, strlen(line), NULL, NULL);
		assert_int_equal(supply_init(&supply, &args, &config, &err), table[i].ok);
		config_finish(&config);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_given_pack_is_watched, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(
			test_older_never_replaces, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(
			test_shelf_keeps_what_was_good, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(test_changed_gives_way, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(
			test_serial_is_written_when_whole, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(test_stick, make_folder, remove_folder),
		cmocka_unit_test_setup_teardown(test_changed_stick, make_folder, remove_folder),
		cmocka_unit_test(test_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
