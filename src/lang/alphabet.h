// SPDX-License-Identifier: GPL-3.0-or-later
/* The letters a language is written with: CLDR's exemplar sets, for the builders of keyboards and
 * font subsets. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum alphabet_part {
	ALPHABET_MAIN,     /* needed for every word of the language */
	ALPHABET_AUXILIARY /* in loan words and names; only letters of the language's script */
};

/* The code points of an exemplar set, lower case where the script has case, strings of the set
 * taken apart, marks among them, in the alphabetical order of the language. Lent from the arena.
 * Languages CLDR does not know have a list of ours. Returns how many. */
size_t alphabet_letters(
	struct arena *arena, const char *lang, enum alphabet_part part, const uint32_t **letters);

/* True for letters and marks in Unicode that one may type: not for presentation forms, private
 * use, unassigned code points, digits or punctuation. The joiners U+200C and U+200D may be typed. */
bool alphabet_is_typed(uint32_t code);

/* True if the script of `code` is the language's, or common to several. */
bool alphabet_is_of(const char *lang, uint32_t code);

bool alphabet_is_mark(uint32_t code); /* combines with the letter before it */
bool alphabet_has_case(const char *lang);

/* The capital of a letter, by simple mapping with the dotted i of Turkish and Azerbaijani; the
 * letter itself where it has none. Georgian letters have none: nobody types Mtavruli;
 * nor has the final sigma, which no word begins with. */
uint32_t alphabet_upper(const char *lang, uint32_t letter);
uint32_t alphabet_lower(const char *lang, uint32_t letter);
