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

static void append_cuts(const struct typed *typed, size_t from, size_t to, struct pack *pack,
	int lang_num, struct str *query) {
	struct str run = {0}, cuts = {0};
	str_append(query, "(");
	append_own_cut(typed, from, to, query);
	join_run(typed, from, to, &run);
	if (search_cuts_append(pack, lang_num, str_get(&run), false, false, &cuts)) {
		str_append(query, " OR ");
		str_append(query, str_get(&cuts));
	}
	str_append(query, ")");
	str_finish(&cuts);
	str_finish(&run);
}

bool typed_direct(const struct typed *typed, struct pack *pack, int lang_num, struct str *query) {
	for (size_t from = 0, to; from < typed->count; from = to) {
		to = run_end(typed, from);
		str_append(query, from ? " AND " : "");
		if (is_unspaced(typed->words[from].folded)) {
			append_cuts(typed, from, to, pack, lang_num, query);
			continue;
		}
		for (size_t i = from; i < to; i++) {
			append_word(query, typed->words[i].folded, i + 1 < to ? " * AND " : " *");
		}
	}
	return typed->count > 0;
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
	struct str run = {0};
	join_run(typed, from, to, &run);
	str_append(query, "(");
	bool ok = search_cuts_append(pack, lang_num, str_get(&run), false, false, query) ||
		search_cuts_append(pack, lang_num, str_get(&run), false, true, query);
	str_append(query, ")");
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
