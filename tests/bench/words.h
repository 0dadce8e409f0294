// SPDX-License-Identifier: GPL-3.0-or-later
/* What there is to read in a language. */
#pragma once
#include <stddef.h>

/* The demo site's articles in `lang`, a paragraph a line; where they have less than `least`
 * characters, the sample in text/. NULL if there is neither. The caller's to free; a zero byte
 * follows the *len bytes. */
char *words_read(const char *lang, size_t least, size_t *len);
