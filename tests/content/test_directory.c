// SPDX-License-Identifier: GPL-3.0-or-later
// The directory gives what loading every service, looking at its hours and sorting gives; only
// sooner. The crowd is made of rows that differ in everything a list asks for.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../folder.h"
#include "base/arena.h"
#include "base/err.h"
#include "content/directory.h"
#include "content/pack.h"
#include "content/service.h"
#include "lang/collate.h"
#include "lang/date.h"
#include "lang/initial.h"
#include "sample.h"

#define ZONE "Europe/Berlin"

/* 400 services, numbers 1001 to 1400: every place, tongue, hour and letter, some in both topics. */
static const char crowd[] =
	"WITH RECURSIVE n (i) AS (SELECT 1001 UNION ALL SELECT i + 1 FROM n WHERE i < 1400)"
	" INSERT INTO things SELECT i, 3, 's' || i FROM n;"
	"INSERT INTO things SELECT num + 1000, 4, 'l' || num FROM things WHERE num > 1000;"
	"INSERT INTO locations SELECT num, 'x', 50.8 + num % 37 * 0.004, 10.5 + num % 41 * 0.003,"
	" CASE num % 3 WHEN 0 THEN NULL WHEN 1 THEN 1 ELSE 0 END, NULL, NULL, NULL, NULL, NULL,"
	" NULL FROM things WHERE num > 2000;"
	"INSERT INTO services SELECT num, NULL, CASE num % 7 WHEN 0 THEN NULL ELSE num + 1000 END,"
	" 'heart', CASE num % 4 WHEN 0 THEN 'de ar' WHEN 1 THEN 'ar-XX' WHEN 2 THEN '' ELSE 'en ar"
	" de' END, NULL, NULL, NULL, NULL, 2 FROM things WHERE num BETWEEN 1001 AND 1400;"
	"INSERT INTO texts SELECT 1, num, 1, substr('QWERTZUIOPASDFGHJKLYXCVBNM', num % 26 + 1, 1)"
	" || ' ' || num, 1 FROM services WHERE num > 1000;"
	"INSERT INTO texts SELECT 2, num, 1, substr('ضصثقفغعهخحجد', num % 12 + 1, 1) || num, 1"
	" FROM services WHERE num > 1000 AND num % 2;"
	"INSERT INTO service_topics SELECT 1, num, num, 1 FROM services WHERE num > 1000 AND num % "
	"3;"
	"INSERT INTO schedules SELECT num, -1, 0, 1, num % 128, num * 13 % 1440, num * 29 % 1441,"
	" CASE num % 5 WHEN 0 THEN 20770 END, CASE num % 6 WHEN 0 THEN 20790 END, num % 11 = 0"
	" FROM services WHERE num > 1000 AND num % 13;"
	"INSERT INTO schedules SELECT num, -1, 1, 1, num * 5 % 128, 540, 1020, NULL, NULL, 0"
	" FROM services WHERE num > 1000 AND num % 2;"
	"INSERT INTO schedules SELECT num, -1, 2, 2, 0, CASE num % 2 WHEN 0 THEN 600 END,"
	" CASE num % 2 WHEN 0 THEN 120 END, 20770 + num % 20, 20775 + num % 20, 0"
	" FROM services WHERE num > 1000 AND num % 5 = 1;";

static char folder[64];
static struct pack *pack;
static struct arena *arena;

static int enter(void **state) {
	(void)state;
	struct err err = {""};
	folder_enter(folder);
	sample_build("a.pack", &(struct sample){.crowd = crowd});
	pack = pack_open("a.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	assert_non_null(pack);
	arena = arena_create();
	return 0;
}

static int leave(void **state) {
	(void)state;
	arena_destroy(arena);
	pack_close(pack);
	folder_leave(folder);
	return 0;
}

static bool passes(const struct service *service, const struct directory_query *query) {
	return (!query->only_open || service->status.state == HOURS_OPEN) &&
		(!query->only_step_free || service->step_free == KNOWN_YES) &&
		(!query->speaks || service_speaks(service, query->speaks));
}

/* The long way round. */
static size_t expect(const struct directory_query *query, const struct service_where *where,
	const char **ids, size_t *total) {
	struct service *all = service_list(pack, arena, query->topic, query->lang, total);
	service_order(all, *total, where);
	size_t count = 0;
	for (size_t i = 0; i < *total; i++) {
		if (passes(&all[i], query)) {
			ids[count++] = all[i].id;
		}
	}
	return count;
}

static void assert_same(const struct directory_query *query, const struct service_where *where) {
	const char *ids[500];
	size_t total, loaded, count = expect(query, where, ids, &total);
	struct directory_list list = directory_list(pack, arena, query, where);
	assert_int_equal(list.total, total);
	assert_int_equal(list.count, count);
	struct service *found =
		service_list_at(pack, arena, list.nums, list.count, query->lang, &loaded);
	assert_int_equal(loaded, count);
	service_look(found, loaded, where);
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(found[i].id, ids[i]);
	}
}

static struct service_where at(int day, int hour, int minute, bool has_position) {
	struct civil civil = {2026, 11, day, hour, minute, 0, 0};
	return (struct service_where){.has_position = has_position,
		.latitude = 50.85,
		.longitude = 10.55,
		.now = time_from_civil(&civil, ZONE),
		.clock_is_set = true,
		.zone = ZONE};
}

static void near_and_open_first(void **state) {
	(void)state;
	static const int hours[][2] = {{0, 0}, {0, 30}, {9, 42}, {12, 0}, {17, 1}, {23, 59}};
	for (int day = 14; day <= 27; day++) {
		for (size_t h = 0; h < sizeof hours / sizeof *hours; h++) {
			for (int filters = 0; filters < 16; filters++) {
				const struct directory_query query = {.lang = "en",
					.topic = filters & 1 ? "first" : NULL,
					.only_open = filters & 2,
					.only_step_free = filters & 4,
					.speaks = filters & 8 ? "ar" : NULL};
				struct service_where where =
					at(day, hours[h][0], hours[h][1], day % 4 != 0);
				assert_same(&query, &where);
			}
			arena_reset(arena);
		}
	}
}

static void without_a_clock_nothing_is_open(void **state) {
	(void)state;
	struct service_where where = at(19, 9, 42, true);
	where.clock_is_set = false;
	assert_same(&(struct directory_query){.lang = "en"}, &where);
	assert_same(&(struct directory_query){.lang = "en", .only_open = true}, &where);
}

static void by_name_in_the_language(void **state) {
	(void)state;
	static const char *const langs[] = {"en", "ar"};
	struct service_where where = at(19, 9, 42, true);
	for (size_t l = 0; l < 2; l++) {
		const struct directory_query query = {.lang = langs[l], .by_name = true};
		struct directory_list list = directory_list(pack, arena, &query, &where);
		size_t loaded, letter = 0;
		assert_int_equal(list.count, 403);
		struct service *found =
			service_list_at(pack, arena, list.nums, list.count, langs[l], &loaded);
		struct initials *initials = initials_create(langs[l]);
		for (size_t i = 0; i < loaded; i++) {
			const struct directory_letter *here = &list.letters[letter];
			letter += i == here->first + here->count;
			here = &list.letters[letter];
			assert_in_range(i, here->first, here->first + here->count - 1);
			const char *name = found[i].name.utf8;
			assert_string_equal(
				here->label, initials_label(initials, initials_of(initials, name)));
			if (i > here->first) {
				assert_true(collate_compare(
						    langs[l], found[i - 1].name.utf8, name) < 0);
			}
		}
		assert_int_equal(letter + 1, list.letter_count);
		initials_destroy(initials);
	}
}

static void letters_count_what_passes(void **state) {
	(void)state;
	struct service_where where = at(19, 9, 42, true);
	const struct directory_query query = {
		.lang = "en", .by_name = true, .only_open = true, .topic = "teeth"};
	struct directory_list list = directory_list(pack, arena, &query, &where);
	assert_int_equal(list.total, 1);
	assert_int_equal(list.count, 0);
	assert_int_equal(list.letter_count, 0);
	struct directory_list all = directory_list(pack, arena,
		&(struct directory_query){.lang = "ar", .by_name = true, .speaks = "ar"}, &where);
	size_t sum = 0;
	for (size_t i = 0; i < all.letter_count; i++) {
		assert_int_equal(all.letters[i].first, sum);
		assert_true(all.letters[i].count > 0);
		sum += all.letters[i].count;
	}
	assert_int_equal(sum, all.count);
	assert_int_equal(all.speaking, all.count);
}

/* A directory that is cut, or says what cannot be, is an empty one. */
static void what_is_damaged_is_empty(void **state) {
	(void)state;
	static const char *const damage[] = {
		"DELETE FROM directory",
		"UPDATE directory SET bytes = substr(bytes, 1, 100)",
		"UPDATE directory SET bytes = substr(bytes, 1, length(bytes) - 1) WHERE lang = 0",
		"UPDATE directory SET bytes = x'' ",
		"UPDATE directory SET bytes = x'FFFFFFFF'",
		"UPDATE directory SET bytes = x'00000000FFFFFF7F'",
		"UPDATE directory SET bytes = 'text'",
		"DROP TABLE directory",
	};
	struct service_where where = at(19, 9, 42, true);
	for (size_t i = 0; i < sizeof damage / sizeof *damage; i++) {
		struct err err = {""};
		sample_build("b.pack", &(struct sample){.crowd = crowd, .more = damage[i]});
		struct pack *bad =
			pack_open("b.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
		assert_non_null(bad);
		for (int by_name = 0; by_name < 2; by_name++) {
			const struct directory_query query = {.lang = "en", .by_name = by_name};
			assert_int_equal(directory_list(bad, arena, &query, &where).count, 0);
		}
		pack_close(bad);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(near_and_open_first),
		cmocka_unit_test(without_a_clock_nothing_is_open),
		cmocka_unit_test(by_name_in_the_language),
		cmocka_unit_test(letters_count_what_passes),
		cmocka_unit_test(what_is_damaged_is_empty),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
