// SPDX-License-Identifier: GPL-3.0-or-later
// Search. Typed text is folded and cut once, here; the tokenizer folds what is indexed, and takes
// the words of a query as they are: they are folded, and a piece of a word must not be cut again.
#include "content/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/reader.h"
#include "content/slip.h"
#include "lang/fold.h"
#include "store/db.h"

#define MAX_TYPED_BYTES 400
#define MAX_TYPED_WORDS 12
#define MAX_HITS 200
#define MAX_CUTS 12
#define RANKED_ROWS 1500
#define HOST_WEIGHT 0.8 // the visitor's own language comes first where both fit as well

static void tokenize(void *context, const char *argument, bool is_query, const char *utf8,
	size_t len, db_word_fn *fn, void *words) {
	(void)context;
	if (is_query) {
		fn(words, 0, len, utf8, len);
	} else {
		fold_words(argument, utf8, len, fn, words);
	}
}

bool search_add_tokenizer(struct db *db, struct err *err) {
	return db_add_tokenizer(db, "foyer", tokenize, NULL, err);
}

/* ---- what was typed ---- */

struct typed_word {
	char *folded;
	bool joins; // no gap between it and the word before
};

struct typed {
	struct typed_word words[MAX_TYPED_WORDS];
	size_t count, end;
};

static void take_word(void *context, size_t start, size_t end, const char *folded, size_t len) {
	struct typed *typed = context;
	if (typed->count < MAX_TYPED_WORDS) {
		typed->words[typed->count] = (struct typed_word){
			mem_copy(folded, len), typed->count && start == typed->end};
		typed->count++;
	}
	typed->end = end;
}

static void typed_read(struct typed *typed, const char *lang, const char *text) {
	*typed = (struct typed){0};
	size_t len = strlen(text);
	fold_words(lang, text, len < MAX_TYPED_BYTES ? len : MAX_TYPED_BYTES, take_word, typed);
}

static void typed_finish(struct typed *typed) {
	for (size_t i = 0; i < typed->count; i++) {
		explicit_bzero(typed->words[i].folded, strlen(typed->words[i].folded));
		free(typed->words[i].folded);
	}
}

static void append_quoted(struct str *query, const char *word, const char *more) {
	str_append_char(query, '"');
	for (; *word; word++) {
		if (*word == '"') {
			str_append_char(query, '"');
		}
		str_append_char(query, *word);
	}
	str_append_char(query, '"');
	str_append(query, more);
}

// Thai, Lao, Burmese, Khmer, kana and Han: words without spaces between them.
static bool is_unspaced(const char *word) {
	size_t at = 0;
	uint32_t c = utf8_next(word, strlen(word), &at);
	return (c >= 0x0e00 && c < 0x0f00) || (c >= 0x1000 && c < 0x10a0) ||
		(c >= 0x1780 && c < 0x1800) || (c >= 0x3040 && c < 0x3100) ||
		(c >= 0x3400 && c < 0xa000) || (c >= 0x20000 && c < 0x32000);
}

// The dictionary cuts the beginning of a word in other places than the whole of it: the end of what
// was typed may also be one word, or be cut anywhere into a word and the next one's beginning.
static void append_other_cuts(struct str *query, const char *tail) {
	size_t len = strlen(tail), cuts = 0;
	append_quoted(query, tail, "*");
	for (size_t at = 0; at < len && cuts < MAX_CUTS; cuts++) {
		utf8_next(tail, len, &at);
		if (at < len) {
			char *head = mem_copy(tail, at);
			str_append(query, " OR ");
			append_quoted(query, head, " + ");
			append_quoted(query, tail + at, "*");
			free(head);
		}
	}
}

static void append_words(struct str *query, const struct typed *typed, size_t from, size_t to) {
	for (size_t i = from; i < to; i++) {
		str_append(query, i > from ? " AND " : "");
		append_quoted(query, typed->words[i].folded, "*");
	}
}

static void append_run(struct str *query, const struct typed *typed, size_t from, size_t to) {
	str_append(query, "((");
	append_words(query, typed, from, to);
	str_append(query, ")");
	if (is_unspaced(typed->words[to - 1].folded)) {
		size_t tail_from = to - from > 1 ? to - 2 : from;
		struct str tail = {0};
		for (size_t i = tail_from; i < to; i++) {
			str_append(&tail, typed->words[i].folded);
		}
		str_append(query, " OR (");
		append_words(query, typed, from, tail_from);
		str_append(query, tail_from > from ? " AND (" : "(");
		append_other_cuts(query, tail.data);
		str_append(query, "))");
		str_finish(&tail);
	}
	str_append(query, ")");
}

static void direct_query(struct str *query, const struct typed *typed) {
	for (size_t from = 0, to; from < typed->count; from = to) {
		for (to = from + 1; to < typed->count && typed->words[to].joins; to++) {
		}
		str_append(query, from ? " AND " : "");
		append_run(query, typed, from, to);
	}
}

// Every word as typed, or one of the pack's words that is a slip away from it. False if a word has
// neither.
static bool slip_query(
	struct pack *pack, int lang_num, struct str *query, const struct typed *typed) {
	for (size_t i = 0; i < typed->count; i++) {
		struct slip_words near = {0};
		slip_find(pack, lang_num, typed->words[i].folded, &near);
		if (!near.count) {
			return false;
		}
		str_append(query, i ? " AND (" : "(");
		for (size_t n = 0; n < near.count; n++) {
			str_append(query, n ? " OR " : "");
			append_quoted(query, near.words[n], near.is_prefix ? "*" : "");
		}
		str_append(query, ")");
		slip_finish(&near);
	}
	return typed->count > 0;
}

/* ---- the tables ---- */

struct found {
	int64_t num;
	double score;
	bool is_guess;
};

typedef VEC(struct found) found_vec;
typedef VEC(int64_t) nums_vec;

struct request {
	const char *typed;
	size_t limit;
	double weight;
	bool is_guess;
	found_vec all;
};

static void add(found_vec *all, struct found found) {
	for (size_t i = 0; i < all->count; i++) {
		if (all->items[i].num == found.num) {
			all->items[i].score = found.score > all->items[i].score
				? found.score
				: all->items[i].score;
			return;
		}
	}
	vec_push(all, found);
}

// What was typed does not stay behind in a statement.
static void forget(struct stmt *stmt) {
	if (stmt) {
		stmt_reset(stmt);
		stmt_bind_null(stmt, 1);
	}
}

// The hits in the order of the pack, at most RANKED_ROWS + 1.
static void list_rows(struct pack *pack, int lang_num, const char *match, nums_vec *rows) {
	char sql[120];
	snprintf(sql, sizeof sql, "SELECT rowid FROM search_%d WHERE search_%d MATCH ?1 LIMIT %d",
		lang_num, lang_num, RANKED_ROWS + 1);
	struct stmt *stmt = pack_query(pack, sql, "t", match);
	while (row_next(stmt)) {
		vec_push(rows, stmt_int(stmt, 0));
	}
	forget(stmt);
}

static void rank_rows(struct pack *pack, int lang_num, const char *match, struct request *request) {
	char sql[200];
	snprintf(sql, sizeof sql,
		"SELECT rowid, rank FROM search_%d WHERE search_%d MATCH ?1"
		" AND rank MATCH 'bm25(8.0, 1.0)' ORDER BY rank LIMIT ?2",
		lang_num, lang_num);
	struct stmt *stmt = pack_query(pack, sql, "tI", match, (int64_t)request->limit);
	while (row_next(stmt)) {
		add(&request->all,
			(struct found){stmt_int(stmt, 0), -stmt_real(stmt, 1) * request->weight,
				request->is_guess});
	}
	forget(stmt);
}

// Ranking looks at every hit. Where there are thousands (one letter, or a word that stands
// everywhere) rank says nothing, and the pack's own order, topics and articles first, says more.
static void run(struct pack *pack, int lang_num, const char *match, struct request *request) {
	nums_vec rows = {0};
	list_rows(pack, lang_num, match, &rows);
	if (rows.count > RANKED_ROWS) {
		for (size_t i = 0; i < request->limit; i++) {
			add(&request->all,
				(struct found){rows.items[i], request->weight / (double)(i + 2),
					request->is_guess});
		}
	} else if (rows.count) {
		rank_rows(pack, lang_num, match, request);
	}
	vec_finish(&rows);
}

// Titles first: where they fill the list, nothing else could push them out of it.
static void run_titles_first(
	struct pack *pack, int lang_num, const char *match, struct request *request) {
	struct str titles = {0};
	str_printf(&titles, "title : (%s)", match);
	run(pack, lang_num, titles.data, request);
	if (request->all.count < request->limit) {
		run(pack, lang_num, match, request);
	}
	str_finish(&titles);
}

static void search_in(struct pack *pack, int lang_num, struct request *request) {
	const char *tag = pack_language_tag(pack, lang_num);
	struct typed typed;
	struct str query = {0};
	if (!tag) {
		return;
	}
	typed_read(&typed, tag, request->typed);
	bool ok = typed.count > 0;
	if (request->is_guess) {
		ok = slip_query(pack, lang_num, &query, &typed);
	} else {
		direct_query(&query, &typed);
	}
	if (ok) {
		run_titles_first(pack, lang_num, query.data, request);
	}
	str_finish(&query);
	typed_finish(&typed);
}

static int compare_found(const void *a, const void *b) {
	const struct found *x = a, *y = b;
	return x->score != y->score ? (x->score > y->score ? -1 : 1)
				    : (x->num > y->num) - (x->num < y->num);
}

static bool load_hit(struct pack *pack, struct arena *arena, int lang_num,
	const struct found *found, struct search_hit *hit) {
	struct stmt *stmt = pack_query(pack,
		"SELECT x.kind, x.id, a.utf8, a.checked, b.utf8, b.checked FROM things x"
		" LEFT JOIN texts a ON a.lang = ?1 AND a.owner = x.num AND a.field = 1"
		" LEFT JOIN texts b ON b.lang = ?2 AND b.owner = x.num AND b.field = 1"
		" WHERE x.num = ?3 AND x.kind IN (1, 2, 3)",
		"iiI", lang_num, pack->source_num, found->num);
	bool ok = row_next(stmt);
	if (ok) {
		*hit = (struct search_hit){.kind = (enum schema_kind)stmt_int(stmt, 0),
			.id = row_text(stmt, 1, arena),
			.title = row_either(stmt, 2, pack, arena, lang_num),
			.score = found->score,
			.is_guess = found->is_guess};
	}
	row_end(stmt);
	return ok;
}

const struct search_hit *search_query(struct pack *pack, struct arena *arena, const char *lang,
	const char *typed, size_t limit, size_t *count) {
	int lang_num = pack_language_num(pack, lang);
	int first = lang_num ? lang_num : pack->source_num;
	struct request request = {.typed = typed, .limit = limit < MAX_HITS ? limit : MAX_HITS};
	for (int pass = 0; pass < 2 && !request.all.count; pass++) {
		request.is_guess = pass == 1;
		request.weight = 1;
		search_in(pack, first, &request);
		if (pack->host_num != first && request.all.count < request.limit) {
			request.weight = HOST_WEIGHT;
			search_in(pack, pack->host_num, &request);
		}
	}
	found_vec all = request.all;
	limit = request.limit;
	if (all.count) {
		qsort(all.items, all.count, sizeof *all.items, compare_found);
	}
	struct search_hit *hits = arena_alloc(arena, (limit + 1) * sizeof *hits);
	size_t n = 0;
	for (size_t i = 0; i < all.count && n < limit; i++) {
		n += load_hit(pack, arena, lang_num, &all.items[i], &hits[n]);
	}
	vec_finish(&all);
	*count = n;
	return hits;
}
