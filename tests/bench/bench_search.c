// SPDX-License-Identifier: GPL-3.0-or-later
// A directory of 10,000 services in 30 languages, written with the schema as foyer-pack does and
// kept in the build folder; in each language names of services are typed key by key. Its words are
// those of the demo site and of text/, rare and frequent as in a real text.
#include "bench.h"
#include "words.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/pack.h"
#include "content/schema.h"
#include "content/search.h"
#include "store/db.h"

#define SERVICES 10000
#define PACK BUILD_ROOT "/bench-10000.pack" /* remove it to have it made again */
#define NAME_WORDS 4
#define BODY_WORDS 24
#define NAMES_TYPED 5
#define SLIPS_TYPED 2 /* words with two letters swapped */
#define KEYS_MAX 12   /* of a name */
#define LIMIT 60      /* as the Search screen */

static const char *const langs[] = {"en", "de", "ar", "uk", "fa", "ti", "th", "zh-Hans", "ur", "ps",
	"am", "hi", "bn", "ne", "ta", "si", "km", "my", "lo", "bo", "ka", "hy", "ja", "ko", "ru",
	"el", "he",
	/* Written as another language is: what they cost depends on the script. */
	"tr", "fr", "ckb"};
static const char *const words_of[] = {[27] = "de", [28] = "en", [29] = "ar"};
#define LANGS (sizeof langs / sizeof *langs)

struct words {
	char *text;
	VEC(const char *) items;
};

static uint32_t seed;

static uint32_t dice(void) {
	seed = seed * 1664525u + 1013904223u;
	return seed >> 8;
}

/* Low numbers come often, high ones seldom. */
static const char *pick(const struct words *words) {
	double part = (double)(dice() % 65536) / 65536;
	return words->items.items[(size_t)(part * part * (double)words->items.count)];
}

/* Cut at spaces; where there are none, after fourteen characters. */
static void cut(struct words *words, char *text, size_t len) {
	size_t at = 0;
	while (at < len) {
		size_t start = at, chars = 0;
		while (at < len && text[at] != ' ' && text[at] != '\n' && chars < 14) {
			utf8_next(text, len, &at);
			chars++;
		}
		if (chars > 1) {
			vec_push(&words->items, mem_copy(text + start, at - start));
		}
		at += chars < 14;
	}
}

static void read_words(struct words *words, size_t lang) {
	size_t len = 0;
	const char *from = lang < sizeof words_of / sizeof *words_of && words_of[lang]
		? words_of[lang]
		: langs[lang];
	words->text = words_read(from, 0, &len);
	if (words->text) {
		cut(words, words->text, len);
	}
	if (!words->items.count) {
		vec_push(&words->items, mem_copy_string(langs[lang]));
	}
}

static void forget_words(struct words *words) {
	for (size_t i = 0; i < words->items.count; i++) {
		free((char *)words->items.items[i]);
	}
	vec_finish(&words->items);
	free(words->text);
}

static void say(struct str *out, const struct words *words, int count) {
	str_clear(out);
	for (int i = 0; i < count; i++) {
		str_append(out, i ? " " : "");
		str_append(out, pick(words));
	}
}

static bool put_language(struct db *db, size_t lang, struct err *err) {
	struct words words = {0};
	struct str name = {0}, body = {0};
	char sql[512];
	read_words(&words, lang);
	int num = (int)lang + 1;
	snprintf(sql, sizeof sql, "INSERT INTO languages VALUES (%d, '%s', NULL, 1)", num,
		langs[lang]);
	bool ok = db_exec(db, sql, err) &&
		schema_search_create(sql, sizeof sql, num, langs[lang]) && db_exec(db, sql, err);
	struct stmt *text =
		stmt_prepare(db, "INSERT INTO texts VALUES (?1, ?2, ?3, ?4, 1)", ok ? err : NULL);
	snprintf(sql, sizeof sql, "INSERT INTO search_%d (rowid, title, body) VALUES (?1, ?2, ?3)",
		num);
	struct stmt *search = stmt_prepare(db, sql, ok ? err : NULL);
	for (int i = 1; ok && i <= SERVICES; i++) {
		say(&name, &words, NAME_WORDS);
		say(&body, &words, BODY_WORDS);
		stmt_bind_int(text, 1, num);
		stmt_bind_int(text, 2, i);
		stmt_bind_int(text, 3, FIELD_TITLE);
		stmt_bind_text(text, 4, str_get(&name));
		stmt_bind_int(search, 1, i);
		stmt_bind_text(search, 2, str_get(&name));
		stmt_bind_text(search, 3, str_get(&body));
		ok = stmt_run(text, err) && stmt_run(search, err);
	}
	stmt_finish(text);
	stmt_finish(search);
	ok = ok && search_finish_table(db, num, err);
	str_finish(&name);
	str_finish(&body);
	forget_words(&words);
	return ok;
}

static bool put_all(struct db *db, struct err *err) {
	static const char rows[] =
		"INSERT INTO meta VALUES ('site', 'bench'), ('name', 'Bench'),"
		" ('host_name', 'Bench'), ('source_language', 'en'), ('host_language', 'de'),"
		" ('time_zone', 'Europe/Berlin'), ('serial', '1'), ('built', '2026-11-16');"
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
		" INSERT INTO things SELECT i, 3, 's' || i FROM n;"
		"INSERT INTO services SELECT num, NULL, NULL, 'heart', 'de', NULL, NULL, NULL, "
		"NULL,"
		" NULL FROM things;";
	bool ok = search_add_tokenizer(db, err) && db_exec(db, "BEGIN", err) &&
		db_exec(db, schema_sql(), err) && db_exec(db, rows, err);
	for (size_t lang = 0; ok && lang < LANGS; lang++) {
		ok = put_language(db, lang, err);
	}
	return ok && db_exec(db, "COMMIT", err);
}

static bool make_pack(struct err *err) {
	static const char unfinished[] = PACK ".new";
	if (file_exists(PACK)) {
		return true;
	}
	fprintf(stderr, "foyer-bench: making %s, which takes a minute\n", PACK);
	seed = 1;
	struct db *db = db_create(unfinished, err);
	bool ok = db && put_all(db, err);
	if (!db_close(db) && ok) {
		ok = err_set(err, "cannot write %s", unfinished);
	}
	return ok && (rename(unfinished, PACK) == 0 || err_set(err, "cannot write " PACK));
}

/* ---- typing ---- */

struct typing {
	struct pack *pack;
	struct arena *arena;
	VEC(double) times;  /* one a key: the median of its runs */
	VEC(double) cpu;    /* the same, of the processor */
	VEC(double) firsts; /* the first word in a language, with a slip, typed once */
	double most;
	char slowest[256];
};

/* Swaps the third and fourth letter, which are never alike in what is picked below. */
static void slip(char *word) {
	size_t len = strlen(word), at = 0, places[3];
	char swapped[200];
	for (int i = 0; i < 4 && at < len; i++) {
		if (i >= 2) {
			places[i - 2] = at;
		}
		utf8_next(word, len, &at);
	}
	places[2] = at;
	size_t first = places[1] - places[0], second = places[2] - places[1];
	memcpy(swapped, word + places[1], second);
	memcpy(swapped + second, word + places[0], first);
	memcpy(word + places[0], swapped, first + second);
}

/* A word of the language with a slip in it: the first of six letters and more. */
static bool pick_slip(const struct words *words, char out[200]) {
	for (int tries = 0; tries < 1000; tries++) {
		const char *word = pick(words);
		size_t len = strlen(word), at = 0, letters = 0;
		uint32_t code[200];
		while (at < len && len < 200) {
			code[letters++] = utf8_next(word, len, &at);
		}
		if (letters >= 6 && code[2] != code[3]) {
			slip(strcpy(out, word));
			return true;
		}
	}
	return false;
}

/* What the first visitor of a language waits, who hits the wrong key at once. */
static void type_first(struct typing *typing, size_t lang) {
	struct words words = {0};
	char word[200];
	size_t count;
	read_words(&words, lang);
	seed = (uint32_t)lang + 70;
	if (pick_slip(&words, word)) {
		double start = bench_wall_ms();
		search_query(typing->pack, typing->arena, langs[lang], word, LIMIT, &count);
		double took = bench_wall_ms() - start;
		if (getenv("BENCH_VERBOSE")) {
			fprintf(stderr, "first %s %s: %.2f ms, %zu found\n", langs[lang], word,
				took, count);
		}
		vec_push(&typing->firsts, took);
		arena_reset(typing->arena);
	}
	forget_words(&words);
}

static void type_key(
	struct typing *typing, const struct bench *bench, const char *lang, const char *typed) {
	double runs[BENCH_RUNS], cpu[BENCH_RUNS];
	size_t count;
	for (int run = 0; run < bench->runs; run++) {
		double start = bench_wall_ms(), cpu_start = bench_cpu_ms();
		search_query(typing->pack, typing->arena, lang, typed, LIMIT, &count);
		runs[run] = bench_wall_ms() - start;
		cpu[run] = bench_cpu_ms() - cpu_start;
		arena_reset(typing->arena);
	}
	double median = bench_median(runs, (size_t)bench->runs);
	if (median > typing->most) {
		typing->most = median;
		snprintf(typing->slowest, sizeof typing->slowest, "%s %s", lang, typed);
	}
	if (getenv("BENCH_VERBOSE")) {
		fprintf(stderr, "search %s %s: %.2f ms (processor %.2f), %zu found\n", lang, typed,
			median, bench_median(cpu, (size_t)bench->runs), count);
	}
	vec_push(&typing->times, median);
	vec_push(&typing->cpu, bench_median(cpu, (size_t)bench->runs));
}

static void type_names(struct typing *typing, const struct bench *bench, size_t lang) {
	struct words words = {0};
	struct str name = {0};
	char typed[200], wrong[200];
	read_words(&words, lang);
	seed = (uint32_t)lang + 7;
	for (int i = 0; i < NAMES_TYPED + SLIPS_TYPED; i++) {
		say(&name, &words, 2);
		if (i >= NAMES_TYPED && pick_slip(&words, wrong)) {
			str_clear(&name);
			str_append(&name, wrong);
		}
		size_t at = 0;
		for (int key = 0; key < KEYS_MAX && at < name.len; key++) {
			utf8_next(name.data, name.len, &at);
			snprintf(typed, sizeof typed, "%.*s", (int)at, name.data);
			type_key(typing, bench, langs[lang], typed);
		}
	}
	str_finish(&name);
	forget_words(&words);
}

void bench_search(const struct bench *bench) {
	struct err err;
	struct typing typing = {.arena = arena_create()};
	typing.pack = make_pack(&err)
		? pack_open(PACK, &(struct pack_trust){.unsigned_ok = true}, &err)
		: NULL;
	if (!typing.pack) {
		bench_fail("search_p99_ms", &err);
		bench_no_row("search_first_ms");
		arena_destroy(typing.arena);
		return;
	}
	for (size_t lang = 0; lang < LANGS; lang++) {
		type_first(&typing, lang);
		type_names(&typing, bench, lang);
	}
	double p99 = bench_p99(typing.times.items, typing.times.count);
	bench_note("%d services in %zu languages, %zu keys; processor %.2f ms; slowest %.2f ms: %s",
		SERVICES, LANGS, typing.times.count, bench_p99(typing.cpu.items, typing.cpu.count),
		typing.most, typing.slowest);
	bench_row("search_p99_ms", NULL, p99);
	bench_note("the first word in each of %zu languages, with a slip", typing.firsts.count);
	bench_row("search_first_ms", NULL, bench_p99(typing.firsts.items, typing.firsts.count));
	vec_finish(&typing.times);
	vec_finish(&typing.cpu);
	vec_finish(&typing.firsts);
	pack_close(typing.pack);
	arena_destroy(typing.arena);
}
