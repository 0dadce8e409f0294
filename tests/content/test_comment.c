// SPDX-License-Identifier: GPL-3.0-or-later
// The trusted comment: what is read back, and every way to get it wrong.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <string.h>

#include "base/err.h"
#include "content/comment.h"
#include "content/day.h"

#define GOOD "foyer site=w serial=5 built=2026-11-19 expires=never schema=1"
#define ROOT "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static const struct row {
	const char *text;
	bool ok;
} rows[] = {
	{"foyer site=w serial=5 built=2026-11-19 expires=2027-06-30 schema=1", true},
	{"foyer site=w serial=5 built=2026-11-19 expires=never schema=1", true},
	{"foyer schema=1 expires=never built=2026-11-19 serial=5 site=w", true},
	{"foyer site=w serial=9223372036854775807 built=2026-11-19 expires=never schema=9", true},
	{GOOD " size=22198560 root=" ROOT, true},
	{GOOD " root=" ROOT " size=1", true},
	{GOOD " size=22198560", false},
	{GOOD " root=" ROOT, false},
	{GOOD " size=0 root=" ROOT, false},
	{GOOD " size=-1 root=" ROOT, false},
	{GOOD " size=1 size=1 root=" ROOT, false},
	{GOOD " size=1 root=" ROOT "0", false},
	{GOOD " size=1 root=0" ROOT, false},
	{GOOD " size=1 root=A0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
		false},
	{GOOD " size=1 root=", false},
	{"", false},
	{"foyer", false},
	{"Foyer site=w serial=5 built=2026-11-19 expires=never schema=1", false},
	{"foyer site= serial=5 built=2026-11-19 expires=never schema=1", false},
	{"foyer site=w serial=0 built=2026-11-19 expires=never schema=1", false},
	{"foyer site=w serial=-5 built=2026-11-19 expires=never schema=1", false},
	{"foyer site=w serial=+5 built=2026-11-19 expires=never schema=1", false},
	{"foyer site=w serial=5x built=2026-11-19 expires=never schema=1", false},
	{"foyer site=w serial=9223372036854775808 built=2026-11-19 expires=never schema=1", false},
	{"foyer site=w serial=5 built=2026-02-30 expires=never schema=1", false},
	{"foyer site=w serial=5 built=never expires=never schema=1", false},
	{"foyer site=w serial=5 built=2026-11-19 expires= schema=1", false},
	{"foyer site=w serial=5 built=2026-11-19 expires=never", false},
	{"foyer site=w serial=5 built=2026-11-19 expires=never schema=1 schema=1", false},
	{"foyer site=w serial=5 built=2026-11-19 expires=never schema=1 more=1", false},
	{"foyer site=w serial=5  built=2026-11-19 expires=never schema=1", false},
	{"foyer site=w serial=5 built=2026-11-19 expires=never schema=1 ", false},
};

static void test_rows(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct comment comment = {0};
		struct err err;
		if (comment_parse(rows[i].text, &comment, &err) != rows[i].ok) {
			fail_msg("%s", rows[i].text);
		}
		assert_int_equal(comment.serial != 0, rows[i].ok); // written only on success
	}
}

static void test_round_trip(void **state) {
	(void)state;
	struct err err;
	struct comment in = {.site = "weidental",
			       .serial = 1795000000,
			       .built = day_time(20776),
			       .expires = day_time(20999),
			       .schema = 1},
		       out;
	char text[COMMENT_MAX_BYTES];
	comment_write(&in, text);
	assert_string_equal(text,
		"foyer site=weidental serial=1795000000 built=2026-11-19 expires=2027-06-30 "
		"schema=1");
	assert_true(comment_parse(text, &out, &err));
	assert_int_equal(out.built, in.built);
	assert_int_equal(out.expires, in.expires);
	in.expires = 0;
	comment_write(&in, text);
	assert_true(comment_parse(text, &out, &err));
	assert_int_equal(out.expires, 0);
	assert_int_equal(out.size, 0);
	in.size = 22198560;
	for (size_t i = 0; i < sizeof in.root; i++) {
		in.root[i] = (unsigned char)(i * 37);
	}
	comment_write(&in, text);
	assert_true(comment_parse(text, &out, &err));
	assert_int_equal(out.size, in.size);
	assert_memory_equal(out.root, in.root, sizeof in.root);
}

static void test_long(void **state) {
	(void)state;
	struct err err;
	struct comment comment;
	char text[3000] = "foyer site=";
	memset(text + strlen(text), 'x', 2000);
	strcat(text, " serial=5 built=2026-11-19 expires=never schema=1");
	assert_false(comment_parse(text, &comment, &err));
	assert_non_null(strstr(err.text, "trusted comment"));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
