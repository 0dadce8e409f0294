// SPDX-License-Identifier: GPL-3.0-or-later
/* What somebody typed, made harmless for whoever shows, prints or exports it later. Names of every
 * form come through as they are: any script, one letter or sixty, apostrophes, marks, joiners.
 *
 * Gone are bytes that are not UTF-8 and code points that are no characters; control bytes; what turns
 * or hides other text (bidi controls, tags, soft hyphens and the other format characters, fillers);
 * of marks one upon another all but the first CLEAN_MAX_MARKS; of joiners (ZWJ, ZWNJ) in a row all but
 * one. Tabs and line ends become spaces; spaces in a row become one, and none stands at an end. */
#pragma once
#include <stddef.h>

/* Tibetan and Burmese, the tallest in use, stack eight. */
#define CLEAN_MAX_MARKS 10

/* Writes the clean form of `len` bytes to `out`, which has room for as many; returns how many it has.
 * `out` may be `utf8` itself. Keeps no copy, neither on the stack nor anywhere else. */
size_t clean_text(const char *utf8, size_t len, char *out);
