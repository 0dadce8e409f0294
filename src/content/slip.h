// SPDX-License-Identifier: GPL-3.0-or-later
/* A slip of the finger: the pack's words that are one letter away from a typed one. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct pack;

#define SLIP_MAX_WORDS 8

struct slip_words {
	char *words[SLIP_MAX_WORDS]; /* folded, the best first; finished with slip_finish() */
	size_t count;
	bool is_prefix; /* they are the beginnings of what is meant, too */
};

/* Words of the language's vocabulary with one letter wrong, missing, too many, or swapped with its
 * neighbour; if there is none, and five letters are typed, words that begin so. If the pack has words
 * that begin with `typed` (folded) as it stands, that alone. Words under four letters and with digits
 * are never guessed. */
void slip_find(struct pack *pack, int lang_num, const char *typed, struct slip_words *found);
void slip_finish(struct slip_words *found);

enum slip {
	SLIP_FAR,
	SLIP_BEGINS, /* `typed` is the beginning of the word but for at most one slip */
	SLIP_WHOLE,  /* it is the whole word but for one slip */
};

/* Compares letters (code points). *looked becomes how many letters of the word it took: another word
 * that begins with as many of them is as far. */
enum slip slip_compare(const unsigned *typed, size_t typed_len, const unsigned *word,
	size_t word_len, size_t *looked);
