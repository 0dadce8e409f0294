// SPDX-License-Identifier: GPL-3.0-or-later
// Search. Typed text is folded and cut once for each language it is looked for in; the tokenizer
// folds what is indexed, and takes the words of a query as they are. The better a title fits, the
// earlier a hit comes: whole words of a title are asked for first, then their beginnings, then the
// other texts, until the list is full.
#include "content/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/reader.h"
#include "content/search_match.h"
#include "content/search_typed.h"
#include "content/search_words.h"
#include "lang/fold.h"
#include "store/db.h"

#define MAX_HITS 200
#define MAX_LANGUAGES 2
#define RANKED_ROWS 1500
#define READ_ROWS 4000 // so many are looked at for titles before these are asked for alone
#define FEW_HITS 20

/* ---- the index ---- */

static void tokenize(void *context, const char *argument, bool is_query, const char *utf8,
	size_t len, db_word_fn *fn, void *words) {
	(void)context;
	if (is_query) {
		fn(words, 0, len, utf8, len);
	} else {
		fold_words(argument, utf8, len, fn, words);
	}
}

// From 0 to 1. In a title the share of it that was asked for: short titles first. In the other
// texts how often it stands there, less in a long text.
static double rank(const struct db_column *title, const struct db_column *body) {
	double share = title->words > 0 ? (double)title->hits / title->words : 0;
	double often = body->hits / (body->hits + 1 + body->words / 50.0);
	return 0.8 * (share < 1 ? share : 1) + 0.2 * often;
}

bool search_add_tokenizer(struct db *db, struct err *err) {
	return db_add_tokenizer(db, "foyer", tokenize, NULL, err) &&
		db_add_columns(db, "foyer_columns", err);
}

bool search_finish_table(struct db *db, int num, struct err *err) {
	char sql[96];
	snprintf(sql, sizeof sql, "INSERT INTO search_%d(search_%d) VALUES ('optimize')", num, num);
	return db_exec(db, sql, err) && words_store(db, num, err);
}

/* ---- what is found ---- */

enum tier { TIER_BODY, TIER_TITLE_BEGINS, TIER_TITLE_WORDS, TIER_TITLE };

struct found {
	int64_t num;
	double score;
	bool is_title;   /* a title alone has all that is asked for … */
	double of_title; /* … and fits it so well */
};

typedef VEC(struct found) found_vec;

/* How words are looked for, one after the other while little is found. */
enum pass { PASS_DIRECT, PASS_INNER, PASS_SLIP };

struct request {
	struct pack *pack;
	struct arena *arena;
	size_t limit;
	enum pass pass;
	found_vec all;
};

/* What is asked for in one language. */
struct question {
	int lang_num;
	double bonus; /* of the visitor's own language: first where both fit as well */
	struct typed typed;
	struct str whole, begins; /* FTS5 expressions, empty where nothing can be found */
};

// A title with the word inside of one of its words goes before another text with the word itself,
// but a short inner word may be there by chance, as ยา in พยาบาล: it comes last.
static double score_of(const struct request *request, const struct question *question,
	enum tier tier, double within) {
	bool is_chance = !typed_is_long(&question->typed);
	double less = request->pass != PASS_INNER ? 0 : is_chance ? 32 : 4;
	return 8 * tier + question->bonus + within - less;
}

static void add(found_vec *all, struct found found) {
	for (size_t i = 0; i < all->count; i++) {
		if (all->items[i].num == found.num) {
			if (found.score > all->items[i].score) {
				all->items[i].score = found.score;
			}
			return;
		}
	}
	vec_push(all, found);
}

static int compare_found(const void *a, const void *b) {
	const struct found *x = a, *y = b;
	return x->score != y->score ? (x->score > y->score ? -1 : 1)
				    : (x->num > y->num) - (x->num < y->num);
}

static void sort(found_vec *found) {
	if (found->count) {
		qsort(found->items, found->count, sizeof *found->items, compare_found);
	}
}

// Ranking reads every hit. Where there are thousands (one letter, or a word that stands everywhere)
// it says little, and those that come first in the pack, topics and articles, are enough.
static void list_rows(
	struct pack *pack, int lang_num, const char *match, int most, found_vec *rows) {
	struct str shape = {0};
	char sql[160];
	struct db_column columns[2];
	size_t len;
	snprintf(sql, sizeof sql,
		"SELECT rowid, foyer_columns(search_%d, 'search_%d') FROM search_%d"
		" WHERE search_%d MATCH ?1 LIMIT %d",
		lang_num, lang_num, lang_num, lang_num, most);
	match_shape(match, &shape);
	struct stmt *stmt = pack_query(pack, sql, "t", match);
	while (row_next(stmt)) {
		const void *told = stmt_blob(stmt, 1, &len);
		if (told && len == sizeof columns) {
			memcpy(columns, told, sizeof columns);
			vec_push(rows,
				(struct found){.num = stmt_int(stmt, 0),
					.score = rank(&columns[0], &columns[1]),
					.is_title =
						match_column(str_get(&shape), columns[0].phrases),
					.of_title = rank(&columns[0], &(struct db_column){0})});
		}
	}
	if (stmt) {
		stmt_reset(stmt);
		stmt_bind_null(stmt, 1); // what was typed does not stay behind
	}
	str_finish(&shape);
}

/* ---- is it the title? ---- */

static bool is_title(const struct request *request, const struct question *question,
	const char *typed, const char *title) {
	const char *tag = pack_language_tag(request->pack, question->lang_num);
	return title && strcmp(fold_text(request->arena, tag, title, strlen(title)), typed) == 0;
}

// The title or the name on the door, in the language of the question.
static bool has_title(const struct request *request, const struct question *question, int64_t num) {
	struct str typed = {0};
	bool found = false;
	typed_join(&question->typed, &typed);
	struct stmt *stmt = pack_query(request->pack,
		"SELECT utf8 FROM texts WHERE lang = ?1 AND owner = ?2 AND field IN (1, 3)", "iI",
		question->lang_num, num);
	while (!found && row_next(stmt)) {
		found = is_title(request, question, str_get(&typed), stmt_text(stmt, 0));
	}
	row_end(stmt);
	str_finish(&typed);
	return found;
}

/* Adds the best of the rows, which are sorted. */
static void add_rows(struct request *request, const struct question *question, enum tier tier,
	const found_vec *rows) {
	for (size_t i = 0; i < rows->count && i < request->limit; i++) {
		struct found found = rows->items[i];
		bool is_exact = tier == TIER_TITLE_WORDS && has_title(request, question, found.num);
		found.score =
			score_of(request, question, is_exact ? TIER_TITLE : tier, found.score);
		add(&request->all, found);
	}
}

static void run_tier(struct request *request, const struct question *question, enum tier tier) {
	const struct str *asked = tier == TIER_TITLE_WORDS ? &question->whole : &question->begins;
	found_vec rows = {0};
	struct str match = {0};
	if (!asked->len || request->all.count >= request->limit) {
		return;
	}
	str_printf(&match, tier == TIER_BODY ? "%s" : "title : (%s)", str_get(asked));
	list_rows(request->pack, question->lang_num, str_get(&match), RANKED_ROWS, &rows);
	sort(&rows);
	add_rows(request, question, tier, &rows);
	vec_finish(&rows);
	str_finish(&match);
}

static void add_titles(
	struct request *request, const struct question *question, const found_vec *rows) {
	found_vec titles = {0};
	for (size_t i = 0; i < rows->count && titles.count < RANKED_ROWS; i++) {
		if (rows->items[i].is_title) {
			vec_push(&titles, rows->items[i]);
			titles.items[titles.count - 1].score = rows->items[i].of_title;
		}
	}
	sort(&titles);
	add_rows(request, question, TIER_TITLE_BEGINS, &titles);
	vec_finish(&titles);
}

// What is found in titles is among what is found at all: asked once, unless that is cut off.
static void run_at_once(
	struct request *request, const struct question *questions, size_t lang_count) {
	found_vec rows[MAX_LANGUAGES] = {0};
	for (size_t i = 0; i < lang_count; i++) {
		const struct question *question = &questions[i];
		const char *match = str_get(&question->begins);
		if (!*match || request->all.count >= request->limit) {
			continue;
		}
		list_rows(request->pack, question->lang_num, match, READ_ROWS, &rows[i]);
		struct str shape = {0};
		if (rows[i].count == READ_ROWS || match_shape(match, &shape) > 64) {
			run_tier(request, question, TIER_TITLE_BEGINS);
		} else {
			add_titles(request, question, &rows[i]);
		}
		str_finish(&shape);
		rows[i].count = rows[i].count < RANKED_ROWS ? rows[i].count : RANKED_ROWS;
		sort(&rows[i]);
	}
	for (size_t i = 0; i < lang_count; i++) {
		if (request->all.count < request->limit) {
			add_rows(request, &questions[i], TIER_BODY, &rows[i]);
		}
		vec_finish(&rows[i]);
	}
}

/* ---- the question ---- */

static bool build(const struct request *request, struct question *question, const char *tag) {
	const struct typed *typed = &question->typed;
	struct pack *pack = request->pack;
	switch (request->pass) {
	case PASS_INNER:
		return typed_inner(typed, tag, pack, question->lang_num, &question->begins);
	case PASS_SLIP: return typed_slip(typed, pack, question->lang_num, &question->begins);
	default:
		typed_whole(typed, &question->whole);
		return typed_direct(typed, pack, question->lang_num, &question->begins);
	}
}

static void ask(struct request *request, struct question *question, int lang_num, bool is_own,
	const char *text) {
	const char *tag = pack_language_tag(request->pack, lang_num);
	*question = (struct question){.lang_num = lang_num, .bonus = is_own ? 2 : 0};
	if (!tag) {
		return;
	}
	typed_read(&question->typed, tag, text);
	if (!build(request, question, tag)) {
		str_clear(&question->begins);
	}
}

static void forget(struct question *question) {
	typed_finish(&question->typed);
	str_finish(&question->whole);
	str_finish(&question->begins);
}

static void run(struct request *request, const int *langs, size_t lang_count, const char *text) {
	struct question questions[MAX_LANGUAGES];
	bool is_dear = request->pass != PASS_DIRECT; // words that stand together are, too
	for (size_t i = 0; i < lang_count; i++) {
		ask(request, &questions[i], langs[i], i == 0, text);
	}
	for (size_t i = 0; i < lang_count; i++) {
		is_dear |= strstr(str_get(&questions[i].begins), " + ") != NULL;
		run_tier(request, &questions[i], TIER_TITLE_WORDS);
	}
	if (is_dear) {
		run_at_once(request, questions, lang_count);
	}
	for (int tier = TIER_TITLE_BEGINS; !is_dear && tier >= TIER_BODY; tier--) {
		for (size_t i = 0; i < lang_count && request->all.count < request->limit; i++) {
			run_tier(request, &questions[i], (enum tier)tier);
		}
	}
	for (size_t i = 0; i < lang_count; i++) {
		forget(&questions[i]);
	}
}

static bool load_hit(struct pack *pack, struct arena *arena, int lang_num,
	const struct found *found, struct search_hit *hit) {
	struct stmt *stmt = pack_query(pack,
		"SELECT x.kind, x.id, a.utf8, a.checked, b.utf8, b.checked FROM things x"
		" LEFT JOIN texts a ON a.lang = ?1 AND a.owner = x.num AND a.field = 1"
		" LEFT JOIN texts b ON b.lang = ?2 AND b.owner = x.num AND b.field = 1"
		" WHERE x.num = ?3 AND x.kind IN (1, 2, 3, 9)",
		"iiI", lang_num, pack->source_num, found->num);
	bool ok = row_next(stmt);
	if (ok) {
		*hit = (struct search_hit){.kind = (enum schema_kind)stmt_int(stmt, 0),
			.id = row_text(stmt, 1, arena),
			.title = row_either(stmt, 2, pack, arena, lang_num),
			.score = found->score};
	}
	row_end(stmt);
	return ok;
}

const struct search_hit *search_query(struct pack *pack, struct arena *arena, const char *lang,
	const char *typed, size_t limit, size_t *count) {
	int lang_num = pack_language_num(pack, lang);
	int langs[MAX_LANGUAGES] = {lang_num ? lang_num : pack->source_num, pack->host_num};
	struct request request = {
		.pack = pack, .arena = arena, .limit = limit < MAX_HITS ? limit : MAX_HITS};
	size_t lang_count = langs[1] && langs[1] != langs[0] ? 2 : 1;
	for (int pass = PASS_DIRECT; pass <= PASS_SLIP; pass++) {
		if (request.all.count < (pass == PASS_SLIP ? 1 : FEW_HITS)) {
			request.pass = (enum pass)pass;
			run(&request, langs, lang_count, typed);
		}
	}
	sort(&request.all);
	struct search_hit *hits = arena_alloc(arena, (request.limit + 1) * sizeof *hits);
	size_t n = 0;
	for (size_t i = 0; i < request.all.count && n < request.limit; i++) {
		bool is_loaded = load_hit(pack, arena, lang_num, &request.all.items[i], &hits[n]);
		hits[n].is_guess = is_loaded && request.pass == PASS_SLIP;
		n += is_loaded;
	}
	vec_finish(&request.all);
	*count = n;
	return hits;
}
