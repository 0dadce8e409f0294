// SPDX-License-Identifier: GPL-3.0-or-later
/* Search folding: two spellings that a searching person takes for the same word become the same
 * bytes, in the index and in the query. Not for display.
 *
 * Every script: full case folding and compatibility decomposition (UAX 15: NFKC_Casefold),
 * ignorable characters (ZWNJ, ZWJ, soft hyphen) and apostrophes inside words dropped, digits
 * Western. By script: Latin without marks, with ß as ss, ø as o, ı as i; in German also ae, oe, ue
 * as a, o, u, so that ä is found both as ae and as a; Greek without tonos; Cyrillic ё as е, ґ as г
 * (й, ї, ў stay); Arabic without harakat, tatweel and hamza, with its look-alikes joined and, in
 * Arabic itself, without the article and the particles before it; Hebrew without niqqud and final
 * forms; Devanagari and Gurmukhi without nukta, Devanagari with a nasal before a stop as anusvara;
 * kana as hiragana; Ethiopic letters of one sound joined, Amharic without ye- ("of"). */
#pragma once
#include <stddef.h>

struct arena;

/* The folded words of a text with one space between. Bytes that are not UTF-8 separate words. */
char *fold_text(struct arena *arena, const char *lang, const char *utf8, size_t len);

/* One word: its byte range in the original, and its folded form, lent for the call, never empty. */
typedef void word_fn(void *ctx, size_t start, size_t end, const char *folded, size_t folded_len);

/* Calls `word` for each word in order. Words are ICU's (UAX 29; by dictionary in Thai, Lao, Khmer,
 * Burmese, Chinese and Japanese); in French and Italian an apostrophe also parts words. */
void fold_words(const char *lang, const char *utf8, size_t len, word_fn *word, void *ctx);
