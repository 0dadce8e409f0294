// SPDX-License-Identifier: GPL-3.0-or-later
// ICU's dictionary cuts the texts into words; Unihan's readings spell them. Words are counted by
// sorting them.
#include "author/words.h"

#include <stdlib.h>
#include <string.h>

#include "author/catalogue.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "lang/fold.h"
#include "lang/tag.h"
#include "store/db.h"
#include "ui/pinyin.h"

#define WORD_LEAST 2
#define WORD_MOST 8

struct word {
	const char *letters, *text;
	size_t count;
};

struct words {
	struct arena *arena;
	const char *source; /* the text being cut */
	struct {
		struct word *items;
		size_t count, room;
	} list;
};

static size_t count_characters(const char *text, size_t len) {
	size_t count = 0;
	for (size_t i = 0; i < len; i++) {
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	}
	return count;
}

static void add_word(
	void *context, size_t start, size_t end, const char *folded, size_t folded_len) {
	(void)folded, (void)folded_len;
	struct words *words = context;
	size_t count = count_characters(words->source + start, end - start);
	if (count < WORD_LEAST || count > WORD_MOST) {
		return;
	}
	const char *text = arena_copy(words->arena, words->source + start, end - start);
	struct str letters = {0};
	if (pinyin_of(text, &letters) && letters.len < PINYIN_MAX_BYTES) {
		vec_push(&words->list,
			(struct word){arena_string(words->arena, str_get(&letters)), text, 1});
	}
	str_finish(&letters);
}

static int by_text(const void *left, const void *right) {
	const struct word *a = left, *b = right;
	int order = strcmp(a->letters, b->letters);
	return order ? order : strcmp(a->text, b->text);
}

static int by_count(const void *left, const void *right) {
	const struct word *a = left, *b = right;
	int order = strcmp(a->letters, b->letters);
	if (order) {
		return order;
	}
	return a->count != b->count ? (a->count < b->count) - (a->count > b->count)
				    : strcmp(a->text, b->text);
}

static void merge(struct words *words) {
	size_t used = 0;
	qsort(words->list.items, words->list.count, sizeof *words->list.items, by_text);
	for (size_t i = 0; i < words->list.count; i++) {
		struct word *last = used ? &words->list.items[used - 1] : NULL;
		if (last && by_text(last, &words->list.items[i]) == 0) {
			last->count++;
		} else {
			words->list.items[used++] = words->list.items[i];
		}
	}
	words->list.count = used;
	qsort(words->list.items, used, sizeof *words->list.items, by_count);
}

static bool write_rows(struct db *db, const struct words *words, struct err *err) {
	struct stmt *stmt = stmt_prepare(db, "INSERT INTO pinyin VALUES (?, ?, ?)", err);
	bool ok = stmt != NULL;
	int64_t rank = 0;
	for (size_t i = 0; ok && i < words->list.count; i++) {
		const struct word *word = &words->list.items[i];
		bool is_same = i && strcmp(word->letters, word[-1].letters) == 0;
		rank = is_same ? rank + 1 : 0;
		stmt_bind_text(stmt, 1, word->letters);
		stmt_bind_int(stmt, 2, rank);
		stmt_bind_text(stmt, 3, word->text);
		ok = stmt_run(stmt, err);
	}
	stmt_finish(stmt);
	return ok;
}

bool words_write_all(struct db *db, const struct site *site, struct catalogue *const *catalogues,
	struct err *err) {
	struct words words = {.arena = arena_create()};
	for (size_t i = 0; i < site->language_count; i++) {
		if (!language_is(site->languages[i], "zh")) {
			continue;
		}
		for (size_t j = 0; j < site->messages.count; j++) {
			const struct message *message = site->messages.items[j];
			const struct translation *translation =
				catalogues[i] ? catalogue_find(catalogues[i], message) : NULL;
			words.source = translation ? translation->text
				: catalogues[i]    ? ""
						   : message->text;
			fold_words(site->languages[i], words.source, strlen(words.source), add_word,
				&words);
		}
	}
	if (words.list.count) {
		merge(&words);
	}
	bool ok = write_rows(db, &words, err);
	vec_finish(&words.list);
	arena_destroy(words.arena);
	return ok;
}
