// SPDX-License-Identifier: GPL-3.0-or-later
/* What a page says to a visitor's telephone: one text for the code on screen and on paper. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct app;
struct article;
struct block;

/* An article: its title and what to do. Short: only the first words of each step, for a code that
 * stands beside the text. Lent by the page. */
const char *carry_article(struct app *app, const struct article *article, bool is_short);

/* My list: name, name as on the door, number and address of each entry. Lent by the page. */
const char *carry_list(struct app *app);

/* Bytes of a step's first words, where they are bold; else of the whole of it. */
size_t carry_first_words(const struct block *block);
