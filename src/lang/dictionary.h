// SPDX-License-Identifier: GPL-3.0-or-later
/* Build time only: the words of the Chinese and Japanese dictionary by which ICU finds word breaks. */
#pragma once
#include <stdbool.h>

struct err;

/* One word in UTF-8, lent for the call; `cost` is low for frequent words (0 to about 255). */
typedef void dictionary_fn(void *ctx, const char *word, int cost);

/* Calls `word` for each. False if this ICU has no such dictionary or one in another form. */
bool dictionary_each(dictionary_fn *word, void *ctx, struct err *err);
