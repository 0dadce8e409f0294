// SPDX-License-Identifier: GPL-3.0-or-later
// Rules, points, and that the whole is served better than whoever asks first.
#include "desk/match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/err.h"
#include "desk/assign.h"
#include "desk/clerk.h"
#include "desk/entry.h"
#include "desk/fit.h"
#include "desk/person.h"
#include "lang/catalog.h"

static struct entry *read_all(struct arena *arena, const char *json, size_t *count) {
	struct entry *entries;
	struct err err = {{0}};
	if (!entry_parse_all(arena, json, strlen(json), &entries, count, &err)) {
		fail_msg("%s", err.text);
	}
	return entries;
}

/* An entry of these answers. */
static struct person *person(struct arena *arena, const char *ref, const char *answers) {
	size_t count;
	const char *json = arena_printf(
		arena, "[{\"ref\":\"%s\",\"lang\":\"ti\",\"answers\":{%s}}]", ref, answers);
	return person_read(arena, read_all(arena, json, &count));
}

static void rules_and_points(void **state) {
	(void)state;
	static const struct {
		const char *mentee, *mentor;
		enum fit_rule rule;
		int points;
	} rows[] = {
		{"", "", FIT_ALLOWED, 30},
		{"\"field\":[\"care\"]", "\"field\":[\"it\",\"care\"]", FIT_ALLOWED, 70},
		{"\"field\":\"care\"", "\"field\":\"it\"", FIT_ALLOWED, 30},
		{"\"times\":[\"mon-morning\",\"tue-morning\"]",
			"\"times\":[\"tue-morning\",\"mon-morning\"]", FIT_ALLOWED, 50},
		{"\"times\":[\"a\",\"b\",\"c\",\"d\"]", "\"times\":[\"a\",\"b\",\"c\",\"d\"]",
			FIT_ALLOWED, 60},
		{"\"times\":[\"a\"]", "\"times\":[\"b\"]", FIT_NO_TIME, 0},
		{"\"times\":[\"a\"]", "", FIT_ALLOWED, 30}, /* who said nothing can be asked */
		{"\"wish-gender\":\"woman\"", "\"gender\":\"woman\"", FIT_ALLOWED, 30},
		{"\"wish-gender\":\"woman\"", "\"gender\":\"man\"", FIT_GENDER, 0},
		{"\"wish-gender\":\"woman\"", "", FIT_GENDER, 0},
		{"\"wish-gender\":\"any\"", "", FIT_ALLOWED, 30},
		{"\"gender\":\"man\"", "\"wish-gender\":\"woman\"", FIT_GENDER, 0},
		{"\"wish-age\":\"any\"", "", FIT_ALLOWED, 30},
		{"\"wish-age\":\"same\"", "\"age\":\"26-40\"", FIT_AGE, 0}, /* own age not said */
		{"\"age\":\"26-40\",\"wish-age\":\"same\"", "", FIT_AGE, 0},
		{"\"age\":\"26-40\",\"wish-age\":\"same\"", "\"age\":\"26-40\"", FIT_ALLOWED, 30},
		{"\"age\":\"26–40\",\"wish-age\":\"same\"", "\"age\":40", FIT_ALLOWED, 30},
		{"\"age\":\"26-40\",\"wish-age\":\"same\"", "\"age\":\"41-60\"", FIT_AGE, 0},
		{"\"age\":\"26-40\",\"wish-age\":\"older\"", "\"age\":\"41-60\"", FIT_ALLOWED, 30},
		{"\"age\":\"26-40\",\"wish-age\":\"older\"", "\"age\":\"26-40\"", FIT_AGE, 0},
		{"\"age\":\"26-40\",\"wish-age\":\"older\"", "\"age\":\"61+\"", FIT_ALLOWED, 30},
		{"\"age\":\"26-40\",\"wish-age\":\"older\"", "\"age\":\"61-plus\"", FIT_ALLOWED,
			30},
		{"\"age\":\"26-40\",\"wish-age\":\"younger\"", "\"age\":\"under-26\"", FIT_ALLOWED,
			30},
		{"\"age\":\"26-40\",\"wish-age\":\"younger\"", "\"age\":\"61+\"", FIT_AGE, 0},
		{"\"age\":\"26-40\",\"wish-age\":\"old\"", "\"age\":\"61+\"", FIT_AGE, 0},
		{"\"age\":\"18-25\"", "\"age\":\"26-40\",\"wish-age\":\"same\"", FIT_AGE, 0},
		{"\"age\":\"young\"", "\"age\":\"26-40\",\"wish-age\":\"younger\"", FIT_AGE, 0},
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int points = 0;
		enum fit_rule rule = fit_pair(person(arena, "A-234", rows[i].mentee),
			person(arena, "B-234", rows[i].mentor), &points);
		if (rule != rows[i].rule || points != rows[i].points) {
			fail_msg("row %zu: rule %d, %d points", i, (int)rule, points);
		}
	}
	int points;
	assert_int_equal(fit_pair(person(arena, "A-234", ""), person(arena, "A-234", ""), &points),
		FIT_SAME_PERSON);
	arena_destroy(arena);
}

static void a_language_must_be_shared(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	size_t count;
	struct entry *all = read_all(arena,
		"[{\"ref\":\"A-222\",\"lang\":\"ti\",\"answers\":{\"languages\":[\"ti\",\"AR\"]}},"
		"{\"ref\":\"B-222\",\"lang\":\"de\",\"answers\":{\"languages\":\"ar\"}},"
		"{\"ref\":\"C-222\",\"lang\":\"de\",\"answers\":{\"languages\":[]}}]",
		&count);
	int points = 0;
	struct person *mentee = person_read(arena, &all[0]);
	assert_int_equal(fit_pair(mentee, person_read(arena, &all[1]), &points), FIT_ALLOWED);
	assert_int_equal(points, 20); /* not the one of the sign-up */
	assert_int_equal(fit_pair(mentee, person_read(arena, &all[2]), &points), FIT_NO_LANGUAGE);
	arena_destroy(arena);
}

/* First come, first served gives A the mentor X, the better one for it, and B nobody. */
static const char mentees[] =
	"[{\"ref\":\"A-222\",\"day\":\"2026-11-01\",\"lang\":\"ti\",\"answers\":"
	"{\"name\":\"Amina\",\"languages\":[\"ti\",\"ar\"],\"field\":\"care\"}},"
	"{\"ref\":\"B-222\",\"day\":\"2026-11-02\",\"kiosk\":\"k1\",\"lang\":\"ti\",\"answers\":"
	"{\"wish-gender\":\"woman\",\"times\":[\"mon-morning\"]}},"
	"{\"ref\":\"D-222\",\"day\":\"2026-11-03\",\"lang\":\"th\",\"answers\":{}}]";
static const char mentors[] =
	"[{\"ref\":\"X-222\",\"lang\":\"ti\",\"answers\":{\"gender\":\"woman\",\"field\":\"care\","
	"\"times\":[\"mon-morning\"]}},"
	"{\"ref\":\"Y-222\",\"lang\":\"ar\",\"answers\":{\"gender\":\"man\"}}]";

static char *print(const struct match *match, struct arena *arena, const char *lang) {
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	match_print(match, &(struct clerk){arena, lang}, out);
	fclose(out);
	return text;
}

static void the_best_for_all_together(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	size_t mentee_count, mentor_count;
	struct entry *who = read_all(arena, mentees, &mentee_count);
	struct entry *whom = read_all(arena, mentors, &mentor_count);
	struct match *match = match_make(arena, who, mentee_count, whom, mentor_count);
	assert_int_equal(match->served, 2);
	assert_string_equal(who[match->rows[0].mentee].ref, "B-222"); /* 40 points */
	assert_string_equal(whom[match->rows[0].mentor].ref, "X-222");
	assert_string_equal(who[match->rows[1].mentee].ref, "A-222");
	assert_string_equal(whom[match->rows[1].mentor].ref, "Y-222");
	assert_int_equal(match->rows[1].other_count, 1);
	assert_true(match->rows[2].mentor == ASSIGN_NONE);
	char *text = print(match, arena, "en");
	assert_string_equal(text,
		"Mentees with a proposed mentor: 2 of 3. This is a proposal: you decide.\n"
		"\n 40  B-222 (k1)  ->  X-222\n"
		"    Both speak: Tigrinya.\n"
		"    One of them gave no field of work: please ask.\n"
		"    Times that suit both: Monday morning.\n"
		"    The mentee's wishes about the person are met.\n"
		"\n 20  A-222, Amina  ->  Y-222\n"
		"    Both speak: Arabic.\n"
		"    The mentor does not speak Tigrinya, in which the mentee signed up.\n"
		"    One of them gave no field of work: please ask.\n"
		"    One of them gave no times: please ask.\n"
		"    May be as well: X-222 (70)\n"
		"\n  -  D-222\n"
		"    No mentor. Mentors without a shared language: 2.\n");
	free(text);
	arena_destroy(arena);
}

static void staff_reads_german(void **state) {
	(void)state;
	struct err err;
	assert_true(catalog_open(BUILD_ROOT "/share/foyer/locale", &err));
	assert_string_equal(clerk_known("de"), "de");
	assert_string_equal(clerk_known("fr"), "en");
	assert_string_equal(clerk_known("C"), "en");
	struct arena *arena = arena_create();
	size_t mentee_count, mentor_count;
	struct entry *who = read_all(arena, mentees, &mentee_count);
	struct entry *whom = read_all(arena, mentors, &mentor_count);
	char *text = print(match_make(arena, who, mentee_count, whom, mentor_count), arena, "de");
	assert_non_null(strstr(text, "Beide sprechen: Tigrinya."));
	assert_non_null(strstr(text, "Zeiten, die beiden passen: Montag Vormittag."));
	assert_null(strstr(text, "Both"));
	free(text);
	arena_destroy(arena);
}

static void a_mentor_may_take_several(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	size_t mentee_count, mentor_count;
	struct entry *who = read_all(arena, mentees, &mentee_count);
	struct entry *whom = read_all(arena,
		"[{\"ref\":\"X-222\",\"lang\":\"ti\",\"answers\":{\"gender\":\"woman\","
		"\"capacity\":\"2\",\"times\":[\"mon-morning\"]}}]",
		&mentor_count);
	struct match *match = match_make(arena, who, mentee_count, whom, mentor_count);
	assert_int_equal(match->served, 2);
	arena_destroy(arena);
}

/* 40 people with few differences, twice, the second time in another order. */
static void the_order_of_the_files_does_not_matter(void **state) {
	(void)state;
	enum { N = 40 };
	struct arena *arena = arena_create();
	struct entry all[2][N], back[2][N];
	for (int side = 0; side < 2; side++) {
		for (int i = 0; i < N; i++) {
			char ref[8];
			snprintf(ref, sizeof ref, "%c-%03d", "AX"[side], 222 + i);
			all[side][i] = *person(arena, ref,
				i % 3 ? "\"field\":\"care\"" : "\"times\":[\"mon-morning\"]")
						->entry;
			all[side][i].day = i % 2 ? "2026-11-02" : "2026-11-01";
			back[side][(i * 7 + 3) % N] = all[side][i];
		}
	}
	char *one = print(match_make(arena, all[0], N, all[1], N - 9), arena, "en");
	struct entry fewer[N];
	size_t count = 0; /* the same mentors, in the order of `back` */
	for (int i = 0; i < N; i++) {
		if (atoi(back[1][i].ref + 2) < 222 + N - 9) {
			fewer[count++] = back[1][i];
		}
	}
	char *other = print(match_make(arena, back[0], N, fewer, count), arena, "en");
	assert_string_equal(one, other);
	free(one);
	free(other);
	arena_destroy(arena);
}

static void nothing_hostile_reaches_the_terminal(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	size_t count, none;
	struct entry *who = read_all(arena,
		"[{\"ref\":\"A-222\",\"kiosk\":\"\\u001b[31m\",\"lang\":\"\\u202e\",\"answers\":"
		"{\"name\":\"\\u202egnp\\u0007\",\"field\":\"\\u001b]0;x\",\"times\":\"\\u009b1m\"}"
		"},"
		"{\"ref\":\"B-222\",\"lang\":\"\\u202e\",\"answers\":"
		"{\"field\":\"\\u001b]0;x\",\"times\":\"\\u009b1m\"}}]",
		&count);
	char *text = print(match_make(arena, who, 1, who + 1, 1), arena, "en");
	for (const char *c = text; *c; c++) {
		assert_true((unsigned char)*c >= 0x20 || *c == '\n');
	}
	assert_null(strstr(text, "\xe2\x80\xae"));
	assert_null(strstr(text, "\xc2\x9b"));
	assert_non_null(strstr(text, "<U+202E>gnp<U+0007>"));
	free(text);
	struct match *empty = match_make(arena, NULL, 0, NULL, 0);
	text = print(empty, arena, "en");
	assert_non_null(strstr(text, "0 of 0"));
	free(text);
	none = 0;
	text = print(match_make(arena, who, 1, NULL, none), arena, "en");
	assert_non_null(strstr(text, "There is no mentor."));
	free(text);
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_and_points),
		cmocka_unit_test(a_language_must_be_shared),
		cmocka_unit_test(the_best_for_all_together),
		cmocka_unit_test(a_mentor_may_take_several),
		cmocka_unit_test(the_order_of_the_files_does_not_matter),
		cmocka_unit_test(nothing_hostile_reaches_the_terminal),
		cmocka_unit_test(staff_reads_german),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
