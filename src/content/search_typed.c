// SPDX-License-Identifier: GPL-3.0-or-later
// Words with spaces between them are looked for one by one, in any order. A run of words of a script
// without spaces is cut by the vocabulary besides (content/search_cuts.h).
#include "content/search_typed.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/search_cuts.h"
#include "content/search_words.h"
#include "content/slip.h"
#include "lang/fold.h"
#include "lang/tag.h"

static void take_word(void *context, size_t start, size_t end, const char *folded, size_t len) {
	struct typed *typed = context;
	if (typed->count < TYPED_MAX_WORDS) {
		typed->words[typed->count] = (struct typed_word){
			mem_copy(folded, len), typed->count && start == typed->end};
		typed->count++;
	}
	typed->end = end;
}

void typed_read(struct typed *typed, const char *tag, const char *text) {
	*typed = (struct typed){0};
	fold_words(tag, text, strnlen(text, TYPED_MAX_BYTES), take_word, typed);
}

void typed_finish(struct typed *typed) {
	for (size_t i = 0; i < typed->count; i++) {
		explicit_bzero(typed->words[i].folded, strlen(typed->words[i].folded));
		free(typed->words[i].folded);
	}
}

void typed_join(const struct typed *typed, struct str *out) {
	for (size_t i = 0; i < typed->count; i++) {
		str_append(out, i ? " " : "");
		str_append(out, typed->words[i].folded);
	}
}

bool typed_is_long(const struct typed *typed) {
	size_t letters = 0;
	for (size_t i = 0; i < typed->count; i++) {
		const char *word = typed->words[i].folded;
		for (size_t at = 0, len = strlen(word); at < len;) {
			uint32_t letter = utf8_next(word, len, &at);
			letters += letter >= 0x3400 && words_is_unspaced(letter) ? 2 : 1;
		}
	}
	return letters >= WORD_MIN_LETTERS;
}

static bool is_unspaced(const char *word) {
	size_t at = 0;
	return words_is_unspaced(utf8_next(word, strlen(word), &at));
}

static void append_word(struct str *query, const char *word, const char *more) {
	search_quote(query, word, strlen(word));
	str_append(query, more);
}

/* ---- runs: words without a gap between them ---- */

static size_t run_end(const struct typed *typed, size_t from) {
	size_t to = from + 1;
	bool unspaced = is_unspaced(typed->words[from].folded);
	while (to < typed->count && typed->words[to].joins &&
		is_unspaced(typed->words[to].folded) == unspaced) {
		to++;
	}
	return to;
}

static void join_run(const struct typed *typed, size_t from, size_t to, struct str *run) {
	for (size_t i = from; i < to; i++) {
		str_append(run, typed->words[i].folded);
	}
}

// As ICU cut it, in any order; only the last word may go on.
static void append_own_cut(const struct typed *typed, size_t from, size_t to, struct str *query) {
	for (size_t i = from; i < to; i++) {
		str_append(query, i > from ? " AND " : "(");
		append_word(query, typed->words[i].folded, i + 1 == to ? " *" : "");
	}
	str_append(query, ")");
}

static bool append_or(
	struct pack *pack, int lang_num, const char *run, enum cuts cuts, struct str *query) {
	size_t before = query->len;
	str_append(query, before ? " OR " : "");
	bool ok = search_cuts_append(pack, lang_num, run, cuts, query);
	if (!ok) {
		query->len = before;
	}
	return ok;
}

// Direct: by the vocabulary, or as ICU cut it where there is no such way. Inner: all there is beside
// that. True if it may find anything that direct does not.
static bool append_run(const struct typed *typed, size_t from, size_t to, struct pack *pack,
	int lang_num, bool is_inner, struct str *query) {
	bool is_alone = from == 0 && to == typed->count, is_more = false;
	struct str run = {0}, cuts = {0};
	join_run(typed, from, to, &run);
	if (is_inner) {
		is_more = append_or(pack, lang_num, str_get(&run), CUTS_INNER, &cuts) ||
			to - from > 1;
	}
	if (!is_inner || !is_alone) {
		append_or(pack, lang_num, str_get(&run), CUTS_DIRECT, &cuts);
	}
	str_append(query, "(");
	str_append_bytes(query, str_get(&cuts), cuts.len);
	if (!cuts.len || (is_inner && (!is_alone || to - from > 1))) {
		str_append(query, cuts.len ? " OR " : "");
		append_own_cut(typed, from, to, query);
	}
	str_append(query, ")");
	str_finish(&cuts);
	str_finish(&run);
	return is_more;
}

static bool append_all(const struct typed *typed, struct pack *pack, int lang_num, bool is_inner,
	struct str *query) {
	bool is_found = false;
	for (size_t from = 0, to; from < typed->count; from = to) {
		to = is_unspaced(typed->words[from].folded) ? run_end(typed, from) : from + 1;
		str_append(query, from ? " AND " : "");
		is_found |= append_run(typed, from, to, pack, lang_num, is_inner, query);
	}
	return is_found;
}

bool typed_direct(const struct typed *typed, struct pack *pack, int lang_num, struct str *query) {
	append_all(typed, pack, lang_num, false, query);
	return typed->count > 0;
}

/* Do words of this language, or of this script, stand together without a space? */
static bool has_compounds(const struct typed *typed, const char *tag) {
	for (size_t i = 0; i < typed->count; i++) {
		if (is_unspaced(typed->words[i].folded)) {
			return true;
		}
	}
	return language_is(tag, "de") || language_is(tag, "hu");
}

bool typed_inner(const struct typed *typed, const char *tag, struct pack *pack, int lang_num,
	struct str *query) {
	return has_compounds(typed, tag) && append_all(typed, pack, lang_num, true, query);
}

bool typed_whole(const struct typed *typed, struct str *query) {
	for (size_t i = 0; i < typed->count; i++) {
		bool is_phrase = typed->words[i].joins && is_unspaced(typed->words[i].folded);
		str_append(query, !i ? "" : is_phrase ? " + " : " AND ");
		append_word(query, typed->words[i].folded, "");
	}
	return typed->count > 0;
}

/* ---- slips ---- */

static bool append_near(struct pack *pack, int lang_num, const char *word, struct str *query) {
	struct slip_words near = {0};
	slip_find(pack, lang_num, word, &near);
	for (size_t n = 0; n < near.count; n++) {
		str_append(query, n ? " OR " : "(");
		append_word(query, near.words[n], near.is_prefix ? " *" : "");
	}
	bool is_found = near.count > 0;
	str_append(query, is_found ? ")" : "");
	slip_finish(&near);
	return is_found;
}

static bool append_near_run(const struct typed *typed, size_t from, size_t to, struct pack *pack,
	int lang_num, struct str *query) {
	bool is_alone = from == 0 && to == typed->count; // as it stands it was looked for before
	struct str run = {0}, cuts = {0};
	join_run(typed, from, to, &run);
	bool ok = append_or(pack, lang_num, str_get(&run), CUTS_SLIP, &cuts);
	if (!is_alone) {
		ok |= append_or(pack, lang_num, str_get(&run), CUTS_DIRECT, &cuts);
	}
	str_append(query, "(");
	str_append_bytes(query, str_get(&cuts), cuts.len);
	str_append(query, ")");
	str_finish(&cuts);
	str_finish(&run);
	return ok;
}

bool typed_slip(const struct typed *typed, struct pack *pack, int lang_num, struct str *query) {
	bool ok = typed->count > 0;
	for (size_t from = 0, to; ok && from < typed->count; from = to) {
		to = run_end(typed, from);
		str_append(query, from ? " AND " : "");
		if (is_unspaced(typed->words[from].folded)) {
			ok = append_near_run(typed, from, to, pack, lang_num, query);
			continue;
		}
		for (size_t i = from; ok && i < to; i++) {
			str_append(query, i > from ? " AND " : "");
			ok = append_near(pack, lang_num, typed->words[i].folded, query);
		}
	}
	return ok;
}
