// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands in the field, folded and cut into words, and the FTS5 expressions that look for it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct pack;
struct str;

#define TYPED_MAX_BYTES 400
#define TYPED_MAX_WORDS 12

struct typed {
	struct typed_word {
		char *folded;
		bool joins; /* no gap between it and the word before */
	} words[TYPED_MAX_WORDS];
	size_t count, end;
};

/* Cut and folded as texts of language `tag` are; what is more than fits is left out. */
void typed_read(struct typed *typed, const char *tag, const char *text);
void typed_finish(struct typed *typed); /* wipes */

/* Append an expression to `query`; false, and `query` of no use, where nothing can be found.
 * Whole: every word as it stands. Direct: every word is the beginning of one. Inner: it may also
 * stand inside of one, where words are written together; nothing where that finds no more than
 * direct. Slip: every word, or one of the pack's that is a slip away from it. */
bool typed_whole(const struct typed *typed, struct str *query);
bool typed_direct(const struct typed *typed, struct pack *pack, int lang_num, struct str *query);
bool typed_inner(const struct typed *typed, const char *tag, struct pack *pack, int lang_num,
	struct str *query);
bool typed_slip(const struct typed *typed, struct pack *pack, int lang_num, struct str *query);

/* Is it long enough to be no mere piece of a word: four letters, of Han two? */
bool typed_is_long(const struct typed *typed);

/* The words with one space between them, for comparing with a folded title. */
void typed_join(const struct typed *typed, struct str *out);
