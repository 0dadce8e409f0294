// SPDX-License-Identifier: GPL-3.0-or-later
/* A slip of the finger: the pack's words that are one letter away from a typed one. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct pack;

#define SLIP_MAX_WORDS 8

struct slip_words {
	char *words[SLIP_MAX_WORDS]; /* folded; finished with slip_finish() */
	size_t count;
	bool is_prefix; /* the typed word itself, which begins words of the pack */
};

/* Words of the language's search table that begin with `typed` (folded) with one letter wrong,
 * missing, too many, or swapped with its neighbour. If the pack has words that begin with `typed` as
 * it stands, that alone. Words under four letters are never guessed. */
void slip_find(struct pack *pack, int lang_num, const char *typed, struct slip_words *found);
void slip_finish(struct slip_words *found);

/* Is `typed` the beginning of `word` but for at most one slip? Lengths in code points. */
bool slip_is_near(const unsigned *typed, size_t typed_len, const unsigned *word, size_t word_len);
