// SPDX-License-Identifier: GPL-3.0-or-later
/* The vocabulary of a language's search table: its words one after another, as the builder stored
 * them, for finding what is near a typed word without asking the index. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct db;
struct err;
struct pack;
struct stmt;

/* Longer words are left out, and whoever types more letters is not guessed at. */
#define WORD_MAX_LETTERS 40

/* A slip is looked for in words of this many letters and more; in shorter ones any word is near. */
#define WORD_MIN_LETTERS 4

/* Letters are code points of folded text. */
struct words_reader {
	struct stmt *stmt;
	const unsigned char *at, *end;
	unsigned letters[WORD_MAX_LETTERS]; /* the word */
	size_t len;
	size_t shared; /* so many of them are those of the word read before */
	int often;     /* 0 for a word of one thing, 1 of two or three, 2 of four to seven … */
};

/* Starts before the first word. Where the pack has no vocabulary there is no word. One reader at a
 * time; words_end() when done. */
void words_begin(struct words_reader *reader, struct pack *pack, int lang_num);

/* The next word, in the order of their UTF-8, that shares less than `skip` letters with the one read
 * before; WORD_ALL skips none. */
#define WORD_ALL ((size_t)-1)
bool words_next(struct words_reader *reader, size_t skip);
void words_end(struct words_reader *reader);

/* The letters of a folded word; WORD_MAX_LETTERS + 1 if it has more than fit or is no UTF-8. */
size_t words_letters(const char *word, size_t len, unsigned letters[WORD_MAX_LETTERS]);

/* Is `letter` of a script without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han? */
bool words_is_unspaced(unsigned letter);

/* Build time: stores the vocabulary of the finished search_<num>. Words with a digit stay out, and
 * short ones unless they are of a script without spaces. */
bool words_store(struct db *db, int num, struct err *err);
