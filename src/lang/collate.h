// SPDX-License-Identifier: GPL-3.0-or-later
/* The alphabetical order of a language (CLDR; root's where the language has none of its own). */
#pragma once
#include <stddef.h>

/* Below, at or above 0 as `a` (UTF-8) comes before, with or after `b`. Numbers inside compare by
 * their value (Room 9 before Room 10); equal strings differ by bytes, so the order is total. */
int collate_compare(const char *lang, const char *a, const char *b);

/* Sorts `count` strings in place. */
void collate_sort(const char *lang, const char **strings, size_t count);
