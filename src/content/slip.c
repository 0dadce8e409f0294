// SPDX-License-Identifier: GPL-3.0-or-later
// Damerau's four slips (one letter wrong, missing, too many, or two swapped) against the words of
// the search table. Since the typed word may be only a beginning, whatever follows in the pack's
// word is free.
#include "content/slip.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#define LOG_MODULE "search"
#include "base/log.h"
#include "content/reader.h"
#include "store/db.h"

#define MAX_LETTERS 40
#define MIN_LETTERS 4
#define MAX_WORDS_READ 100000

static bool begins(const unsigned *word, size_t word_len, const unsigned *with, size_t len) {
	return len <= word_len && memcmp(word, with, len * sizeof *with) == 0;
}

bool slip_is_near(const unsigned *typed, size_t typed_len, const unsigned *word, size_t word_len) {
	size_t same = 0;
	while (same < typed_len && same < word_len && typed[same] == word[same]) {
		same++;
	}
	const unsigned *t = typed + same, *w = word + same;
	size_t tn = typed_len - same, wn = word_len - same;
	if (tn == 0) {
		return true;
	}
	return (wn >= 1 && begins(w + 1, wn - 1, t + 1, tn - 1)) || // one wrong
		(wn >= 1 && begins(w + 1, wn - 1, t, tn)) ||        // one missing
		begins(w, wn, t + 1, tn - 1) ||                     // one too many
		(tn >= 2 && wn >= 2 && t[0] == w[1] && t[1] == w[0] &&
			begins(w + 2, wn - 2, t + 2, tn - 2)); // two swapped
}

static size_t letters_of(const char *word, unsigned *out) {
	size_t n = 0, len = strlen(word);
	for (size_t at = 0; at < len && n < MAX_LETTERS;) {
		out[n++] = utf8_next(word, len, &at);
	}
	return n;
}

/* ---- the words of a language ---- */

// All words of a search table, each followed by a zero byte.
struct vocabulary {
	int lang_num;
	struct str words;
};

struct vocabularies {
	VEC(struct vocabulary) items;
};

void vocabularies_destroy(struct vocabularies *all) {
	if (all) {
		for (size_t i = 0; i < all->items.count; i++) {
			str_finish(&all->items.items[i].words);
		}
		vec_finish(&all->items);
		free(all);
	}
}

// They are read through fts5vocab, a table without rows of its own, made in the connection's memory
// because the pack cannot be written.
static struct stmt *vocabulary_rows(struct pack *pack, int lang_num) {
	char sql[160];
	snprintf(sql, sizeof sql,
		"CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_%d USING"
		" fts5vocab(main, search_%d, row)",
		lang_num, lang_num);
	struct err err;
	if (!db_exec(pack->db, sql, &err)) {
		log_warning("%s", err.text);
		return NULL;
	}
	snprintf(sql, sizeof sql, "SELECT term FROM temp.words_%d LIMIT %d", lang_num,
		MAX_WORDS_READ);
	return pack_query(pack, sql, "");
}

// Read at the first slip in a language and kept: fts5vocab counts every occurrence, which takes
// longer than a key press with ten thousand services.
static const struct str *vocabulary(struct pack *pack, int lang_num) {
	if (!pack->vocabularies) {
		pack->vocabularies = mem_zero(sizeof *pack->vocabularies);
	}
	for (size_t i = 0; i < pack->vocabularies->items.count; i++) {
		if (pack->vocabularies->items.items[i].lang_num == lang_num) {
			return &pack->vocabularies->items.items[i].words;
		}
	}
	struct vocabulary made = {.lang_num = lang_num};
	struct stmt *stmt = vocabulary_rows(pack, lang_num);
	while (row_next(stmt)) {
		const char *word = stmt_text(stmt, 0);
		if (word) {
			str_append_bytes(&made.words, word, strlen(word) + 1);
		}
	}
	vec_push(&pack->vocabularies->items, made);
	return &pack->vocabularies->items.items[pack->vocabularies->items.count - 1].words;
}

/* ---- what is near ---- */

static bool is_beginning(struct pack *pack, int lang_num, const char *typed) {
	char sql[120], match[MAX_LETTERS * 4 + 8];
	if (strchr(typed, '"') || strlen(typed) >= MAX_LETTERS * 4) {
		return false;
	}
	snprintf(sql, sizeof sql, "SELECT 1 FROM search_%d WHERE search_%d MATCH ?1 LIMIT 1",
		lang_num, lang_num);
	snprintf(match, sizeof match, "\"%s\"*", typed);
	struct stmt *stmt = pack_query(pack, sql, "t", match);
	explicit_bzero(match, sizeof match);
	bool found = row_next(stmt);
	row_end(stmt);
	if (stmt) {
		stmt_bind_null(stmt, 1); // what was typed does not stay behind
	}
	return found;
}

// Fills `found` from the vocabulary.
static void find_near(struct pack *pack, int lang_num, const unsigned *letters, size_t n,
	struct slip_words *found) {
	unsigned word_letters[MAX_LETTERS];
	const struct str *words = vocabulary(pack, lang_num);
	for (size_t at = 0; at < words->len && found->count < SLIP_MAX_WORDS;) {
		const char *word = words->data + at;
		if (slip_is_near(letters, n, word_letters, letters_of(word, word_letters))) {
			found->words[found->count++] = mem_copy_string(word);
		}
		at += strlen(word) + 1;
	}
}

void slip_find(struct pack *pack, int lang_num, const char *typed, struct slip_words *found) {
	if (is_beginning(pack, lang_num, typed)) {
		found->words[found->count++] = mem_copy_string(typed);
		found->is_prefix = true;
		return;
	}
	unsigned letters[MAX_LETTERS];
	size_t n = letters_of(typed, letters);
	if (n >= MIN_LETTERS && n < MAX_LETTERS) {
		find_near(pack, lang_num, letters, n, found);
	}
	explicit_bzero(letters, sizeof letters);
}

void slip_finish(struct slip_words *found) {
	for (size_t i = 0; i < found->count; i++) {
		explicit_bzero(found->words[i], strlen(found->words[i]));
		free(found->words[i]);
	}
	*found = (struct slip_words){0};
}
