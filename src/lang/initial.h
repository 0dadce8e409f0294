// SPDX-License-Identifier: GPL-3.0-or-later
/* The letters under which a reader looks for a name in a long list: CLDR's index characters of the
 * language (UTS #35, part 2, exemplars), those of Latin besides, because names on doors are often
 * written in it. Chinese goes by the first letter of its pinyin, Japanese by the rows of kana,
 * Korean by the first consonant, Ethiopic by the base letter. */
#pragma once
#include <stddef.h>

struct initials;

struct initials *initials_create(const char *lang);
void initials_destroy(struct initials *initials);

/* How many labels there are; the first and the last are for names that begin with none of the
 * letters: "#" for digits and signs, "…" for letters of other scripts. */
size_t initials_count(const struct initials *initials);
/* "A", "ب", "…"; lent. */
const char *initials_label(const struct initials *initials, size_t at);

/* The index of the label that `name` (UTF-8) stands under. Names in the order of their labels, and
 * under one label in collate_compare()'s order, are a list as the reader expects it. */
size_t initials_of(const struct initials *initials, const char *name);
