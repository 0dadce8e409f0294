// SPDX-License-Identifier: GPL-3.0-or-later
// What goes into a record comes out of its JSON (read by jansson), whatever was typed; what does not
// fit is refused whole; what was replaced is nowhere any more.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "intake/record.h"
#include "seal/wipe.h"

static struct record *record;
static char *json;

static const unsigned char id[BOX_ID_BYTES] = {
	0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0, 1, 2, 3, 4, 5, 6, 7};

#define PRIVACY "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static int enter(void **state) {
	(void)state;
	record = record_create();
	json = wipe_alloc(RECORD_JSON_BYTES);
	return 0;
}

static int leave(void **state) {
	(void)state;
	record_destroy(record);
	wipe_free(json);
	return 0;
}

static struct record_facts facts = {
	.id = id,
	.reference = "K4-286",
	.programme = "german-a1",
	.lang = "ti",
	.kiosk = "hall \"1\"",
	.day = 20776,
	.delete_on = 20866,
	.privacy = PRIVACY,
};

static size_t write_json(void) {
	return record_write(record, &facts, json);
}

static bool set(const char *name, const char *text) {
	return record_set(record, name, text, strlen(text));
}

static void test_exact_form(void **state) {
	(void)state;
	assert_true(set("name", "ጸሃይቱ \"A\\B\""));
	assert_true(record_set_list(record, "days", (const char *const[]){"mon", "fri"}, 2));
	assert_true(record_set_list(record, "one", (const char *const[]){"x"}, 1));
	size_t len = write_json();
	static const char want[] =
		"{\"v\":1,\"id\":\"0123456789abcdef0001020304050607\",\"ref\":\"K4-286\","
		"\"programme\":\"german-a1\",\"lang\":\"ti\",\"day\":\"2026-11-19\","
		"\"kiosk\":\"hall \\\"1\\\"\",\"answers\":{\"name\":\"ጸሃይቱ \\\"A\\\\B\\\"\","
		"\"days\":[\"mon\",\"fri\"],\"one\":[\"x\"]},\"delete_on\":\"2027-02-17\","
		"\"privacy\":\"" PRIVACY "\"}";
	assert_int_equal(len, sizeof want - 1);
	assert_memory_equal(json, want, len);
}

static const char *const texts[] = {
	"A",
	"O'Neil",
	"\"\\\"\\/\b\f",
	"</script><b>",
	"=HYPERLINK(\"http://x\")",
	"%n%s$(rm -rf)`;--",
	"Nguyễn Thị Minh Khai",
	"عبد الرحمن",
	"王",
	"\U0001F600",
	"ཧྐྵྨླྺྼྻྂ",
};

static void test_round_trip(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char name[20];
		snprintf(name, sizeof name, "f-%zu", i);
		assert_true(set(name, texts[i]));
	}
	size_t len = write_json();
	json_t *root = json_loadb(json, len, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(root);
	json_t *answers = json_object_get(root, "answers");
	assert_int_equal(json_object_size(answers), record_count(record));
	for (size_t i = 0; i < record_count(record); i++) {
		const char *name = record_name(record, i);
		assert_string_equal(json_string_value(json_object_get(answers, name)),
			record_value(record, name, 0));
	}
	assert_string_equal(json_string_value(json_object_get(answers, "f-2")), "\"\\\"\\/");
	assert_string_equal(json_string_value(json_object_get(root, "kiosk")), "hall \"1\"");
	json_decref(root);
}

static void test_changing(void **state) {
	(void)state;
	assert_true(set("name", "Amina"));
	assert_true(set("phone", "030 23125 000"));
	assert_true(record_set_list(record, "days", (const char *const[]){"mon", "fri", " "}, 3));
	assert_int_equal(record_value_count(record, "days"), 2);
	assert_true(record_has(record, "days", "fri") && !record_has(record, "days", "sat"));
	assert_true(set("name", "Amina Yusuf Abdi"));
	assert_string_equal(record_name(record, 0), "name"); // its place stays
	assert_string_equal(record_value(record, "name", 0), "Amina Yusuf Abdi");
	assert_string_equal(record_value(record, "phone", 0), "030 23125 000");
	assert_string_equal(record_value(record, "days", 1), "fri");
	assert_true(set("phone", " \u200f"));
	assert_int_equal(record_count(record), 2);
	assert_null(record_value(record, "phone", 0));
	record_remove(record, "days");
	record_remove(record, "nothing");
	assert_int_equal(record_count(record), 1);
	assert_null(record_value(record, "name", 1));
	assert_string_equal(record_value(record, "name", 0), "Amina Yusuf Abdi");
}

static void test_bounds(void **state) {
	(void)state;
	static char text[RECORD_MAX_ALL_BYTES + 10];
	memset(text, 'x', sizeof text - 1);
	assert_true(record_set(record, "a", text, RECORD_MAX_VALUE_BYTES));
	assert_false(record_set(record, "a", text, RECORD_MAX_VALUE_BYTES + 1));
	assert_false(record_set(record, "b", text, sizeof text - 1));
	assert_int_equal(strlen(record_value(record, "a", 0)), RECORD_MAX_VALUE_BYTES);
	static const char *const bad[] = {
		"", "a b", "a\"b", "ä", "../x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(set(bad[i], "x"));
	}
	const char *many[RECORD_MAX_VALUES + 1];
	for (size_t i = 0; i <= RECORD_MAX_VALUES; i++) {
		many[i] = "x";
	}
	assert_true(record_set_list(record, "m", many, RECORD_MAX_VALUES));
	assert_false(record_set_list(record, "m", many, RECORD_MAX_VALUES + 1));
	assert_int_equal(record_value_count(record, "m"), RECORD_MAX_VALUES);
	char name[20];
	for (int i = 2; i < RECORD_MAX_ANSWERS; i++) {
		snprintf(name, sizeof name, "n%d", i);
		assert_true(set(name, "x"));
	}
	assert_false(set("one-more", "x"));
	assert_true(set("n3", "y")); // one that is there may change
}

// As many quotes as can be typed, in as many answers as there can be.
static void test_the_largest_fits(void **state) {
	(void)state;
	static char quotes[RECORD_MAX_VALUE_BYTES];
	static char long_fact[300];
	memset(quotes, '"', sizeof quotes);
	memset(long_fact, '\\', sizeof long_fact - 1);
	char name[RECORD_MAX_NAME_BYTES + 1];
	size_t left = RECORD_MAX_ALL_BYTES;
	for (int i = 0; i < RECORD_MAX_ANSWERS; i++) {
		snprintf(name, sizeof name, "%0*d", RECORD_MAX_NAME_BYTES, i);
		size_t len = left / (size_t)(RECORD_MAX_ANSWERS - i) - 1;
		assert_true(record_set(record, name, quotes, len));
		left -= len + 1;
	}
	assert_int_equal(left, 0);
	assert_false(record_set(record, "one-more", quotes, 1));
	struct record_facts large = facts;
	large.programme = large.lang = large.kiosk = long_fact;
	size_t len = record_write(record, &large, json);
	assert_true(len <= RECORD_JSON_BYTES && len > 12000);
	json_t *root = json_loadb(json, len, 0, NULL);
	assert_non_null(root);
	json_decref(root);
}

// The record's whole memory is looked through, from outside of its interface.
static void test_nothing_stays(void **state) {
	(void)state;
	size_t size = 2 * RECORD_MAX_ALL_BYTES; // less than it has
	assert_true(set("name", "Zebrafink"));
	assert_true(set("other", "o"));
	assert_non_null(memmem(record, size, "Zebrafink", 9));
	assert_true(set("name", "x"));
	assert_null(memmem(record, size, "ebra", 4));
	assert_false(set("name with blanks", "Zebrafink"));
	assert_null(memmem(record, size, "ebra", 4));
	assert_true(set("gone", "Zebrafink"));
	record_remove(record, "gone");
	assert_null(memmem(record, size, "ebra", 4));
	assert_true(set("gone", "Zebrafink"));
	record_clear(record);
	assert_null(memmem(record, size, "ebra", 4));
	assert_int_equal(record_count(record), 0);
}

static void test_privacy(void **state) {
	(void)state;
	char hash[RECORD_PRIVACY_BYTES], other[RECORD_PRIVACY_BYTES];
	record_privacy("abc", 3, hash);
	// b2sum -l 256
	assert_string_equal(
		hash, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
	record_privacy("abd", 3, other);
	assert_string_not_equal(hash, other);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_exact_form, enter, leave),
		cmocka_unit_test_setup_teardown(test_round_trip, enter, leave),
		cmocka_unit_test_setup_teardown(test_changing, enter, leave),
		cmocka_unit_test_setup_teardown(test_bounds, enter, leave),
		cmocka_unit_test_setup_teardown(test_the_largest_fits, enter, leave),
		cmocka_unit_test_setup_teardown(test_nothing_stays, enter, leave),
		cmocka_unit_test(test_privacy),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
