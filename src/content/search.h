// SPDX-License-Identifier: GPL-3.0-or-later
/* Search in every script: words by ICU's dictionaries, folded by lang/fold.h, prefixes while typing,
 * and a slip of the finger where nothing else is found. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "content/schema.h"
#include "content/text.h"

struct arena;
struct db;
struct err;
struct pack;

struct search_hit {
	enum schema_kind kind; /* KIND_TOPIC, KIND_ARTICLE, KIND_SERVICE or KIND_PROGRAMME */
	const char *id;
	struct text title; /* in the visitor's language, else in the source language */
	double score;      /* greater is better */
	bool is_guess;     /* found by a slip of the finger */
};

/* At most `limit` hits, best first, for what stands in the field so far: every word must be the
 * beginning of a word found, in the visitor's language `lang` or all of them in the host language.
 * First comes what has exactly this title, then whole words of a title, beginnings of them, other
 * texts; where both fit as well, the visitor's language before the host's. Where few are
 * found, words inside of words are looked for too (医生 in 牙科医生, Arzt in Hausarzt); only where
 * nothing is found is a slip of the finger looked for. Typed text that holds no letter or digit finds nothing. */
const struct search_hit *search_query(struct pack *pack, struct arena *arena, const char *lang,
	const char *typed, size_t limit, size_t *count);

/* Gives the connection the FTS5 tokenizer `foyer`, whose argument is a language tag, and the
 * function `foyer_columns` that ranking asks. The builder calls it before it creates a search table (content/schema.h). */
bool search_add_tokenizer(struct db *db, struct err *err);

/* Build time, after the last row of search_<num>: brings the table into its final form and stores
 * its vocabulary. */
bool search_finish_table(struct db *db, int num, struct err *err);
