// SPDX-License-Identifier: GPL-3.0-or-later
/* Chinese characters by their sound: toneless pinyin in Latin letters, with v for ü (lv, nv). The
 * table is generated from Unicode's Unihan_Readings: the 8,105 characters of the table of general
 * standard characters, by frequency. There is no dictionary of words but the pack's. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct str;

#define PINYIN_MAX_BYTES 64 /* of letters, and of a candidate */

struct pinyin_syllable {
	const char *letters, *characters; /* "yi", "一以已…": most frequent first */
};

struct pinyin_reading { /* the most frequent reading of a character */
	unsigned short code, syllable;
};

/* The generated table, sorted by letters and by code. */
extern const struct pinyin_syllable pinyin_syllables[];
extern const size_t pinyin_syllable_count;
extern const struct pinyin_reading pinyin_readings[];
extern const size_t pinyin_reading_count;

/* Lends word `i` of a list and its pinyin ("医生", "yisheng"); false after the last. */
typedef bool pinyin_words_fn(void *ctx, size_t i, const char **word, const char **pinyin);

struct pinyin_candidate {
	char text[PINYIN_MAX_BYTES];
	size_t len; /* how many bytes of the letters it stands for */
};

/* Fills at most `max` candidates for the letters (a-z and '), best first: words of `words` (may be
 * NULL) that sound so, a guess for several syllables or the two most frequent characters of one, a
 * few words that go on so, characters of the first syllable. No text comes twice. Returns how many. */
size_t pinyin_candidates(const char *letters, pinyin_words_fn *words, void *ctx,
	struct pinyin_candidate *out, size_t max);

/* Appends the letters as syllables with one space between: "yisheng" as "yi sheng". A ' parts. */
void pinyin_show(const char *letters, struct str *out);

/* Appends the pinyin of a word ("医生": yisheng); characters without one are left out. False if
 * there was such a character or none at all. */
bool pinyin_of(const char *word, struct str *out);
