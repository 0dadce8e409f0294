// SPDX-License-Identifier: GPL-3.0-or-later
/* Search folding of one letter or mark by the rules of its script. See lang/fold.h. */
#pragma once
#include <stdint.h>

/* Writes what `code` (case folded, from decomposed text) becomes for a reader of `lang` into out
 * and returns how many code points: 0 (dropped), 1 or 2. `base` is the letter before a mark. */
int letter_fold(const char *lang, int32_t code, int32_t base, int32_t out[2]);
