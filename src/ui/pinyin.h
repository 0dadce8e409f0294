// SPDX-License-Identifier: GPL-3.0-or-later
/* Chinese characters by their sound: toneless pinyin in Latin letters, with v for ü (lv, nv). The
 * tables are generated: characters are the 8,105 of the table of general standard characters (and
 * their traditional forms) by frequency from Unicode's Unihan; words are those by which ICU finds
 * word breaks in Chinese. A pack's own words come before them. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

#define PINYIN_MAX_BYTES 64 /* of letters, and of a candidate */

struct pinyin_syllable {
	const char *letters, *characters; /* "yi", "一以已…": most frequent first */
};

struct pinyin_reading { /* the most frequent reading of a character */
	uint16_t code, syllable;
};

struct pinyin_table {
	const struct pinyin_syllable *syllables; /* sorted by letters */
	size_t syllable_count;
	const struct pinyin_reading *readings; /* sorted by code */
	size_t reading_count;
	const char *words;           /* "yisheng", 0, "医生 一生", 0; and so on */
	const uint32_t *word_places; /* where in `words` a sound begins, sorted by it */
	size_t word_count;
};

extern const struct pinyin_table pinyin_simplified, pinyin_traditional;

/* Lends word `i` of a list and its pinyin ("医生", "yisheng"); false after the last. */
typedef bool pinyin_words_fn(void *ctx, size_t i, const char **word, const char **pinyin);

struct pinyin_candidate {
	char text[PINYIN_MAX_BYTES];
	size_t len; /* how many bytes of the letters it stands for */
};

/* Fills at most `max` candidates for the letters (a-z and '), best first: words of `words` (may be
 * NULL) that sound so, words of the table that do, a guess for several syllables or the two most
 * frequent characters of one, a few of `words` that go on so, words and characters for the
 * beginning. No text comes twice. Returns how many. */
size_t pinyin_candidates(const struct pinyin_table *table, const char *letters,
	pinyin_words_fn *words, void *ctx, struct pinyin_candidate *out, size_t max);

/* Appends the letters as syllables with one space between: "yisheng" as "yi sheng". A ' parts. */
void pinyin_show(const struct pinyin_table *table, const char *letters, struct str *out);

/* Appends the pinyin of a word ("医生": yisheng); characters without one are left out. False if
 * there was such a character or none at all. */
bool pinyin_of(const char *word, struct str *out);
