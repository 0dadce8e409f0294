// SPDX-License-Identifier: GPL-3.0-or-later
// Damerau's four slips (one letter wrong, missing, too many, or two swapped) against the vocabulary.
// The first letter that differs is where the slip is; the rest must agree.
#include "content/slip.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/reader.h"
#include "content/search_words.h"
#include "store/db.h"

#define MIN_LETTERS_OF_BEGINNING 5
#define MAX_NEAR 64

/* How the rests of typed and word agree; `at` is where the word's rest starts. */
static enum slip compare_rest(const unsigned *typed, size_t typed_len, const unsigned *word,
	size_t word_len, size_t at, size_t *looked) {
	size_t same = 0;
	while (same < typed_len && same < word_len && typed[same] == word[same]) {
		same++;
	}
	if (at + same + 1 > *looked) {
		*looked = at + same + 1;
	}
	return same < typed_len ? SLIP_FAR : same < word_len ? SLIP_BEGINS : SLIP_WHOLE;
}

enum slip slip_compare(const unsigned *typed, size_t typed_len, const unsigned *word,
	size_t word_len, size_t *looked) {
	size_t same = 0;
	while (same < typed_len && same < word_len && typed[same] == word[same]) {
		same++;
	}
	*looked = same + 1;
	const unsigned *t = typed + same, *w = word + same;
	size_t tn = typed_len - same, wn = word_len - same;
	if (tn == 0) {
		return SLIP_BEGINS;
	}
	enum slip best = compare_rest(t + 1, tn - 1, w, wn, same, looked); // one too many
	if (wn >= 1) {
		enum slip wrong = compare_rest(t + 1, tn - 1, w + 1, wn - 1, same + 1, looked);
		enum slip missing = compare_rest(t, tn, w + 1, wn - 1, same + 1, looked);
		best = wrong > best ? wrong : best;
		best = missing > best ? missing : best;
	}
	if (wn >= 2 && tn >= 2 && t[0] == w[1] && t[1] == w[0]) {
		enum slip swapped = compare_rest(t + 2, tn - 2, w + 2, wn - 2, same + 2, looked);
		best = swapped > best ? swapped : best;
	}
	return best;
}

static bool is_beginning(struct pack *pack, int lang_num, const char *typed) {
	char sql[120];
	struct str match = {0};
	if (strchr(typed, '"')) {
		return false;
	}
	snprintf(sql, sizeof sql, "SELECT 1 FROM search_%d WHERE search_%d MATCH ?1 LIMIT 1",
		lang_num, lang_num);
	str_printf(&match, "\"%s\"*", typed);
	struct stmt *stmt = pack_query(pack, sql, "t", str_get(&match));
	str_finish(&match);
	bool found = row_next(stmt);
	row_end(stmt);
	if (stmt) {
		stmt_bind_null(stmt, 1); // what was typed does not stay behind
	}
	return found;
}

/* ---- what is near ---- */

struct near {
	unsigned letters[WORD_MAX_LETTERS];
	size_t len;
	enum slip slip;
	bool is_same_start;
	int often;
};

// Whole words first, then those that start with the same letter (people get that right), then what
// stands often.
static int compare_near(const void *left, const void *right) {
	const struct near *a = left, *b = right;
	if (a->slip != b->slip) {
		return a->slip > b->slip ? -1 : 1;
	}
	if (a->is_same_start != b->is_same_start) {
		return a->is_same_start ? -1 : 1;
	}
	return (a->often < b->often) - (a->often > b->often);
}

// The less is typed, the more must agree.
static bool is_near(
	enum slip slip, const unsigned *typed, size_t typed_len, const struct words_reader *word) {
	if (word->len < WORD_MIN_LETTERS) {
		return false;
	}
	return typed_len >= MIN_LETTERS_OF_BEGINNING
		? slip != SLIP_FAR
		: slip == SLIP_WHOLE && word->letters[0] == typed[0];
}

static size_t collect(struct pack *pack, int lang_num, const unsigned *typed, size_t typed_len,
	struct near near[MAX_NEAR]) {
	struct words_reader words;
	size_t count = 0, looked, skip = WORD_ALL;
	words_begin(&words, pack, lang_num);
	while (words_next(&words, skip)) {
		enum slip slip = slip_compare(typed, typed_len, words.letters, words.len, &looked);
		skip = slip == SLIP_FAR ? looked : WORD_ALL;
		if (!is_near(slip, typed, typed_len, &words)) {
			continue;
		}
		struct near *taken = &near[count < MAX_NEAR ? count++ : MAX_NEAR - 1];
		*taken = (struct near){.len = words.len,
			.slip = slip,
			.is_same_start = words.letters[0] == typed[0],
			.often = words.often};
		memcpy(taken->letters, words.letters, words.len * sizeof *words.letters);
		if (count == MAX_NEAR) { // the worst makes room
			qsort(near, count, sizeof *near, compare_near);
		}
	}
	words_end(&words);
	return count;
}

static char *word_copy(const struct near *near) {
	char bytes[WORD_MAX_LETTERS * 4];
	size_t len = 0;
	for (size_t i = 0; i < near->len; i++) {
		len += utf8_put(near->letters[i], bytes + len);
	}
	return mem_copy(bytes, len);
}

static bool has_digit(const char *word) {
	return strpbrk(word, "0123456789") != NULL; // folded digits are Western
}

void slip_find(struct pack *pack, int lang_num, const char *typed, struct slip_words *found) {
	if (is_beginning(pack, lang_num, typed)) {
		found->words[found->count++] = mem_copy_string(typed);
		found->is_prefix = true;
		return;
	}
	unsigned letters[WORD_MAX_LETTERS];
	size_t n = words_letters(typed, strlen(typed), letters);
	if (n >= WORD_MIN_LETTERS && n <= WORD_MAX_LETTERS && !has_digit(typed)) {
		struct near *near = mem_array(MAX_NEAR, sizeof *near);
		size_t count = collect(pack, lang_num, letters, n, near);
		qsort(near, count, sizeof *near, compare_near);
		found->is_prefix = n >= MIN_LETTERS_OF_BEGINNING;
		for (size_t i = 0; i < count && i < SLIP_MAX_WORDS && near[i].slip == near[0].slip;
			i++) {
			found->words[found->count++] = word_copy(&near[i]);
		}
		explicit_bzero(near, MAX_NEAR * sizeof *near);
		free(near);
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
