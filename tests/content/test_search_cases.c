// SPDX-License-Identifier: GPL-3.0-or-later
// The cases of search_cases.txt, on a small site in twenty-five languages that is built into a pack
// as an editor builds one: what must be found, and what must find nothing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../folder.h"
#include "author/build.h"
#include "author/catalogue.h"
#include "author/problem.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "content/pack.h"
#include "content/search.h"

#define CASES TEST_DATA "/search_cases.txt"
#define SITE TEST_DATA "/search_site"
#define FIRST_HITS 5
#define LIMIT 60
#define PACK "words.pack"

static char folder[64];
static struct pack *pack;

static int enter(void **state) {
	(void)state;
	struct err err = {""};
	struct problems problems = {0};
	struct site *site = site_create(SITE, &problems);
	struct catalogue **catalogues = catalogue_read_all(site);
	const struct build_options options = {.output = PACK};
	struct pack_trust trust = {.unsigned_ok = true};
	folder_enter(folder);
	bool ok = build_pack(site, catalogues, &options, &err);
	assert_string_equal(err.text, "");
	assert_true(ok);
	site_destroy(site);
	problems_finish(&problems);
	pack = pack_open(PACK, &trust, &err);
	return pack ? 0 : -1;
}

static int leave(void **state) {
	(void)state;
	pack_close(pack);
	folder_leave(folder);
	return 0;
}

struct row {
	char *lang, *id, *typed;
	int line;
	bool is_guess; /* ~ behind the id */
};

typedef VEC(struct row) rows_vec;

static char *read_rows(rows_vec *rows) {
	char *text, *rest;
	size_t len;
	int number = 0;
	assert_true(file_read(CASES, 1 << 20, &text, &len, NULL));
	rest = text;
	for (char *line; (line = strsep(&rest, "\n"));) {
		number++;
		if (!*line || *line == '#') {
			continue;
		}
		struct row row = {.line = number};
		row.lang = strsep(&line, "\t");
		row.id = line ? strsep(&line, "\t") : NULL;
		row.typed = line;
		if (!row.typed) {
			fail_msg(CASES ":%d: not three fields", number);
		}
		size_t id_len = strlen(row.id);
		row.is_guess = id_len && row.id[id_len - 1] == '~';
		row.id[id_len - row.is_guess] = '\0';
		vec_push(rows, row);
	}
	return text;
}

static bool is_nothing(const struct row *row) {
	return strcmp(row->id, "-") == 0;
}

/* What is wrong with the answer, NULL if nothing. */
static const char *wrong(const struct row *row, const struct search_hit *hits, size_t count) {
	if (is_nothing(row)) {
		return count ? hits[0].id : NULL;
	}
	for (size_t i = 0; i < count && i < FIRST_HITS; i++) {
		const struct search_hit *hit = &hits[i];
		if (strcmp(hit->id, row->id) != 0) {
			continue;
		}
		if (hit->is_guess != row->is_guess) {
			return hit->is_guess ? "only a slip found it" : "it is no slip";
		}
		bool is_translated = hit->kind == KIND_SERVICE;
		return is_translated && strcmp(hit->title.lang, row->lang) != 0
			? "it is shown in another language"
			: NULL;
	}
	return count ? hits[0].id : "nothing";
}

static void every_case(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	rows_vec rows = {0};
	char *text = read_rows(&rows);
	int wrong_count = 0;
	for (size_t i = 0; i < rows.count; i++) {
		const struct row *row = &rows.items[i];
		size_t count;
		const struct search_hit *hits =
			search_query(pack, arena, row->lang, row->typed, LIMIT, &count);
		const char *what = wrong(row, hits, count);
		if (what) {
			print_error("%s:%d: %s [%s] %s: %s\n", CASES, row->line, row->lang,
				row->typed, row->id, what);
			wrong_count++;
		}
	}
	arena_destroy(arena);
	vec_finish(&rows);
	free(text);
	assert_int_equal(wrong_count, 0);
}

static void there_are_enough(void **state) {
	(void)state;
	rows_vec rows = {0};
	char *text = read_rows(&rows);
	size_t found = 0, nothing = 0, langs = 0, slips = 0;
	for (size_t i = 0; i < rows.count; i++) {
		size_t before = 0;
		while (before < i && strcmp(rows.items[before].lang, rows.items[i].lang) != 0) {
			before++;
		}
		langs += before == i;
		nothing += is_nothing(&rows.items[i]);
		found += !is_nothing(&rows.items[i]);
		slips += rows.items[i].is_guess;
		assert_true(pack_has_language(pack, rows.items[i].lang));
	}
	print_message("%zu found, %zu of them by a slip, %zu nothing, %zu languages\n", found,
		slips, nothing, langs);
	assert_true(found >= 120 && nothing >= 40 && langs >= 15);
	vec_finish(&rows);
	free(text);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case),
		cmocka_unit_test(there_are_enough),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
