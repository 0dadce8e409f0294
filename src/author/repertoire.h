// SPDX-License-Identifier: GPL-3.0-or-later
/* Which characters of Chinese, Japanese and Korean every pack carries, from the national standards:
 * GB 2312 (both levels), Big5 level 1, JIS X 0208 level 1, the Hangul of KS X 1001. */
#pragma once
#include <stdbool.h>

struct hb_set_t;

/* Adds the set for the ISO 15924 script (Hans, Hant, Jpan, Kore), with kana, bopomofo, punctuation
 * and full-width forms. False, adding nothing, for another script: it keeps all its characters. */
bool repertoire_add(struct hb_set_t *set, const char *script);

/* Of the three big sets only Simplified Chinese is carried in Bold too. */
bool repertoire_has_bold(const char *script);
