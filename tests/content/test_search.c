// SPDX-License-Identifier: GPL-3.0-or-later
// What a person types and what they find: prefixes, other spellings, other scripts, the office's
// language, a slip of the finger; and what finds nothing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../folder.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "content/pack.h"
#include "content/search.h"
#include "content/search_match.h"
#include "content/slip.h"
#include "sample.h"

static const struct row {
	const char *lang, *typed, *first; // first NULL: nothing is found
	bool is_guess;
} rows[] = {
	{"en", "d", "see-a-doctor", false},
	{"en", "doct", "see-a-doctor", false},
	{"en", "DOCTOR", "see-a-doctor", false},
	{"en", "see doc", "see-a-doctor", false},
	{"en", "cafe", "café", false},
	{"en", "insurance", "health-advice", false},
	{"en", "library", "library", false},
	{"en", "stadtbib", "library", false}, // the name on the door
	{"en", "healt", "health", false},
	{"ar", "الاولى", "first", false},         // without hamza
	{"ar", "أولى", "first", false},           // without the article
	{"ar", "سجل", "register-address", false}, // without shadda
	{"ar", "صح", "health", false},
	{"ar", "الالتزام", "library", false},      // begins with the article's letters twice
	{"ar", "hausarzt", "see-a-doctor", false}, // the office's language, shown in the source one
	{"de", "strasse", "see-a-doctor", false},
	{"de", "Straße", "see-a-doctor", false},
	{"de", "gesund", "health", false},
	{"th", "หมอ", "see-a-doctor", false},
	{"th", "โรงพ", "see-a-doctor", false},   // cut in the middle of a word
	{"th", "พยาบาล", "see-a-doctor", false}, // the second half of it
	{"th", "รถไฟ", NULL, false},
	{"tlh", "doctor", "see-a-doctor",
		false}, // a language the pack lacks: the source language's
	// A slip: wrong, missing, too many, swapped.
	{"en", "docter", "see-a-doctor", true},
	{"en", "dctor", "see-a-doctor", true},
	{"en", "docctor", "see-a-doctor", true},
	{"en", "dcotor", "see-a-doctor", true},
	{"en", "libary", "library", true},
	{"en", "xoctor", "see-a-doctor", true},
	{"ar", "عنواتك", "register-address", true},
	{"de", "gesumdheit", "health", true},
	{"en", "see docter", "see-a-doctor", true},
	// Nothing.
	{"en", "dcotre", NULL, false},
	{"en", "dzc", NULL, false}, // too short to guess
	{"en", "doctor aeroplane", NULL, false},
	{"en", "", NULL, false},
	{"en", "   ", NULL, false},
	{"en", "\"*()-:^", NULL, false},
	{"en", "?!", NULL, false},
};

static char folder[64];
static struct pack *pack;

static int enter(void **state) {
	(void)state;
	struct err err;
	struct sample sample = {.is_large = true};
	struct pack_trust trust = {.unsigned_ok = true};
	folder_enter(folder);
	sample_build("a.pack", &sample);
	pack = pack_open("a.pack", &trust, &err);
	if (!pack) {
		fail_msg("%s", err.text);
	}
	return 0;
}

static int leave(void **state) {
	(void)state;
	pack_close(pack);
	folder_leave(folder);
	return 0;
}

static void test_rows(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row *row = &rows[i];
		size_t n;
		const struct search_hit *hits =
			search_query(pack, arena, row->lang, row->typed, 20, &n);
		const char *first = n ? hits[0].id : "nothing";
		if (strcmp(first, row->first ? row->first : "nothing") != 0 ||
			(n && hits[0].is_guess != row->is_guess)) {
			fail_msg("%s [%s]: %s", row->lang, row->typed, first);
		}
		for (size_t a = 0; a < n; a++) {
			for (size_t b = 0; b < a; b++) {
				assert_true(hits[a].kind != hits[b].kind ||
					strcmp(hits[a].id, hits[b].id) != 0);
			}
			assert_true(a == 0 || hits[a].score <= hits[a - 1].score);
		}
	}
	arena_destroy(arena);
}

static void test_titles(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	size_t n;
	const struct search_hit *hits = search_query(pack, arena, "ar", "gesundheitsb", 20, &n);
	assert_int_equal(n, 1); // in English as the name on the door, in German as the name: once
	assert_int_equal(hits[0].kind, KIND_SERVICE);
	assert_string_equal(hits[0].title.utf8, "استشارة صحية");
	assert_false(hits[0].title.is_checked);
	hits = search_query(pack, arena, "ar", "hausarzt", 20, &n);
	assert_string_equal(hits[0].title.lang, "en");
	hits = search_query(pack, arena, "en", "a", 2, &n);
	assert_int_equal(n, 2);
	arena_destroy(arena);
}

static void test_bombs(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	static char bomb[100001];
	size_t n;
	static const char *const pieces[] = {"a ", "a\" OR \"", "\xff", "ة", "\xcc\x81", "ไ"};
	for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
		size_t len = strlen(pieces[p]);
		for (size_t at = 0; at + len < sizeof bomb; at += len) {
			memcpy(bomb + at, pieces[p], len);
			bomb[at + len] = '\0';
		}
		search_query(pack, arena, "th", bomb, 20, &n);
	}
	arena_destroy(arena);
}

// Thousands of hits: bounded, each once, titles first, and still the best for a rare word.
static void test_many(void **state) {
	(void)state;
	struct err err;
	struct sample sample = {.is_large = true,
		.more = "CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 100 UNION ALL"
			" SELECT i + 1 FROM c WHERE i < 3099) SELECT i FROM c;"
			"INSERT INTO things SELECT i, 3, 's' || i FROM n;"
			"INSERT INTO texts SELECT 1, i, 1, 'Zebra ' || i, 1 FROM n;"
			"INSERT INTO search_1(rowid, title, body) SELECT i, 'Zebra ' || i,"
			" 'quiet ' || CASE i WHEN 2000 THEN 'quokka' ELSE '' END FROM n"};
	struct pack_trust trust = {.unsigned_ok = true};
	sample_build("many.pack", &sample);
	struct pack *many = pack_open("many.pack", &trust, &err);
	assert_non_null(many);
	struct arena *arena = arena_create();
	static const struct {
		const char *typed, *first;
		size_t count;
	} queries[] = {{"z", "s100", 20}, {"zebra", "s100", 20}, {"zebra 2345", "s2345", 1},
		{"quiet", "s100", 20}, {"quo", "s2000", 1}, {"qu", "s100", 20}};
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		size_t n;
		const struct search_hit *hits =
			search_query(many, arena, "en", queries[i].typed, 20, &n);
		assert_int_equal(n, queries[i].count);
		assert_string_equal(hits[0].id, queries[i].first);
		for (size_t a = 1; a < n; a++) {
			assert_string_not_equal(hits[a].id, hits[a - 1].id);
		}
	}
	arena_destroy(arena);
	pack_close(many);
}

// The title itself, a word of a title, the beginning of one, other texts; of two that fit alike the
// visitor's language first.
static void test_order(void **state) {
	(void)state;
	struct err err;
	struct sample sample = {
		.is_large = true,
		.more = "INSERT INTO things VALUES (101, 3, 'body'), (102, 3, 'begins'),"
			" (103, 3, 'host-word'), (104, 3, 'word'), (105, 3, 'host'), (106, 3, "
			"'exact'),"
			" (107, 3, 'host-body');"
			"INSERT INTO texts VALUES (1, 101, 1, 'b', 1), (1, 102, 1, 'Steuerx now', "
			"1), (1, 103, 1, 'c', 1),"
			" (3, 103, 1, 'Alles zur Steuer', 1), (1, 104, 1, 'All of Steuer', 1),"
			" (1, 105, 1, 'd', 1), (3, 105, 1, 'STEUER', 1), (1, 106, 1, 'Steuer!', 1),"
			" (1, 107, 1, 'e', 1);"
			"INSERT INTO search_1(rowid, title, body) VALUES (101, 'b', 'steuer "
			"steuer'),"
			" (102, 'Steuerx now', ''), (104, 'All of Steuer', 'steuer'),"
			" (106, 'Steuer!', '');"
			"INSERT INTO search_3(rowid, title, body) VALUES (103, 'Alles zur Steuer', "
			"''), (105, 'STEUER', ''),"
			" (107, 'e', 'steuer steuer steuer');"
			"UPDATE vocabularies SET words = x'000600737465756572';" // steuer
	};
	struct pack_trust trust = {.unsigned_ok = true};
	sample_build("order.pack", &sample);
	struct pack *order = pack_open("order.pack", &trust, &err);
	assert_non_null(order);
	struct arena *arena = arena_create();
	static const char *const ids[] = {
		"exact", "host", "word", "host-word", "begins", "body", "host-body"};
	size_t n;
	const struct search_hit *hits = search_query(order, arena, "en", "steuer", 20, &n);
	for (size_t i = 0; i < n && i < sizeof ids / sizeof *ids; i++) {
		assert_string_equal(hits[i].id, ids[i]);
	}
	assert_int_equal(n, sizeof ids / sizeof *ids);
	// So it is with a slip: the host's titles go before the visitor's other texts.
	static const char *const guesses[] = {
		"exact", "begins", "word", "host", "host-word", "body", "host-body"};
	hits = search_query(order, arena, "en", "stouer", 20, &n);
	for (size_t i = 0; i < n && i < sizeof guesses / sizeof *guesses; i++) {
		assert_string_equal(hits[i].id, guesses[i]);
	}
	assert_int_equal(n, sizeof guesses / sizeof *guesses);
	arena_destroy(arena);
	pack_close(order);
}

// A vocabulary that a damaged or hostile pack brings: no slip is found, and nothing else happens.
static void test_damaged(void **state) {
	(void)state;
	static const char *const blobs[] = {
		"x''",                        // empty
		"x'00'",                      // not even a head
		"x'000600646f63746f'",        // shorter than it says
		"NULL",                       // no table at all, see below
		"x'050600646f63746f72'",      // shares letters with no word
		"x'000000'",                  // a word of no letters
		"x'0002ffc328'",              // no UTF-8
		"x'00ff00' || zeroblob(255)", // too many letters
		"'doctor'",                   // a text
		"zeroblob(5000)",
		"1",
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof blobs / sizeof *blobs; i++) {
		char sql[200];
		struct err err;
		snprintf(sql, sizeof sql, "UPDATE vocabularies SET words = %s", blobs[i]);
		struct sample sample = {
			.is_large = true, .more = i == 3 ? "DROP TABLE vocabularies" : sql};
		struct pack_trust trust = {.unsigned_ok = true};
		sample_build("damaged.pack", &sample);
		struct pack *damaged = pack_open("damaged.pack", &trust, &err);
		assert_non_null(damaged);
		static const char *const typed[] = {"docter", "หมอฟนั", "arzt"};
		for (size_t t = 0; t < 3; t++) {
			size_t n;
			search_query(damaged, arena, t == 1 ? "th" : "en", typed[t], 20, &n);
			assert_true(t == 2 || n == 0);
		}
		pack_close(damaged);
	}
	arena_destroy(arena);
}

static void test_near(void **state) {
	(void)state;
	static const struct {
		const char *typed, *word;
		enum slip slip;
	} pairs[] = {
		{"abcd", "abcd", SLIP_BEGINS},
		{"abcd", "abcdefg", SLIP_BEGINS},
		{"abxd", "abcd", SLIP_WHOLE},
		{"abd", "abcd", SLIP_WHOLE},
		{"abcxd", "abcd", SLIP_WHOLE},
		{"bacd", "abcd", SLIP_WHOLE},
		{"abdc", "abcd", SLIP_WHOLE},
		{"xbcd", "abcdef", SLIP_BEGINS},
		{"bcd", "abcdef", SLIP_BEGINS},
		{"abdc", "abcdef", SLIP_BEGINS},
		{"abcx", "abc", SLIP_WHOLE},
		{"abcxx", "abc", SLIP_FAR},
		{"axcx", "abcd", SLIP_FAR},
		{"dcba", "abcd", SLIP_FAR},
		{"abcd", "a", SLIP_FAR},
		{"abcd", "", SLIP_FAR},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		unsigned typed[8], word[8];
		size_t tn = strlen(pairs[i].typed), wn = strlen(pairs[i].word), looked;
		for (size_t k = 0; k < tn; k++) {
			typed[k] = (unsigned char)pairs[i].typed[k];
		}
		for (size_t k = 0; k < wn; k++) {
			word[k] = (unsigned char)pairs[i].word[k];
		}
		if (slip_compare(typed, tn, word, wn, &looked) != pairs[i].slip) {
			fail_msg("%s %s", pairs[i].typed, pairs[i].word);
		}
	}
}

// Whatever is looked at no further cannot make a word that is far a near one.
static void test_looked(void **state) {
	(void)state;
	unsigned seed = 1;
	for (int round = 0; round < 200000; round++) {
		unsigned typed[6], word[8], other[8];
		size_t tn = 4 + round % 3, wn = (size_t)(round / 3) % 8,
		       on = (size_t)(round / 24) % 8;
		for (size_t k = 0; k < 8; k++) {
			seed = seed * 1664525u + 1013904223u;
			word[k] = seed >> 16 & 1;
			other[k] = seed >> 20 & 1;
			if (k < tn) {
				typed[k] = seed >> 24 & 1;
			}
		}
		size_t looked, same = 0, ignored;
		while (same < wn && same < on && word[same] == other[same]) {
			same++;
		}
		if (slip_compare(typed, tn, word, wn, &looked) == SLIP_FAR && same >= looked) {
			assert_int_equal(slip_compare(typed, tn, other, on, &ignored), SLIP_FAR);
		}
	}
}

// An expression that is asked about one column, by which of its phrases stand there.
static void test_match(void **state) {
	(void)state;
	static const struct {
		const char *expression;
		int count;
		uint64_t phrases;
		bool is_true;
	} cases[] = {
		{"\"a\"", 1, 1, true},
		{"\"a\"", 1, 2, false},
		{"\"a\" + \"b\" *", 1, 1, true},
		{"(\"a\" *)", 1, 1, true},
		{"\"a\" AND \"b\"", 2, 3, true},
		{"\"a\" AND \"b\"", 2, 1, false},
		{"\"a\" AND \"b\"", 2, 2, false},
		{"\"a\" OR \"b\"", 2, 2, true},
		{"\"a\" OR \"b\" AND \"c\"", 3, 1, true}, // AND binds more
		{"\"a\" OR \"b\" AND \"c\"", 3, 4, false},
		{"(\"a\" OR \"b\") AND \"c\"", 3, 1, false},
		{"(\"a\" OR \"b\") AND \"c\"", 3, 6, true},
		{"((\"a\" + \"b\" *) OR (\"c\" AND \"d\" *)) AND ((\"e\" *))", 4, 14, true},
		{"((\"a\" + \"b\" *) OR (\"c\" AND \"d\" *)) AND ((\"e\" *))", 4, 12, false},
		{"((\"a\" + \"b\" *) OR (\"c\" AND \"d\" *)) AND ((\"e\" *))", 4, 9, true},
		{"\"a\"\") AND (\" AND \"b\"", 2, 3, true}, // a quote in a string
		{"\"a\"\") AND (\" AND \"b\"", 2, 1, false},
		{"\"a", 1, 0, false},
		{"", 0, 0, false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *expression = cases[i].expression;
		struct str shape = {0};
		if (match_shape(expression, &shape) != cases[i].count ||
			match_column(str_get(&shape), cases[i].phrases) != cases[i].is_true) {
			fail_msg("%s: case %zu", expression, i);
		}
		str_finish(&shape);
	}
	char many[100 * 16] = "\"a\"";
	for (int i = 1; i < 100; i++) {
		strcat(many, " OR \"a\"");
	}
	struct str shape = {0};
	assert_int_equal(match_shape(many, &shape), 100);
	str_finish(&shape);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_bombs),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_match),
		cmocka_unit_test(test_near),
		cmocka_unit_test(test_looked),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
