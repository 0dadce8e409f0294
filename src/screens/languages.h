// SPDX-License-Identifier: GPL-3.0-or-later
/* The languages of the pack as keys: Welcome, the Language sheet, and where another one is offered. */
#pragma once
#include <stdbool.h>

struct app;
struct box;

/* "Choose your language" in the language of the page and two others. */
void languages_title_add(struct app *app, struct box *parent);

/* A key for each language from number `first`, at most `most`; `columns` at the most. Large keys
 * where the pack has fewer than twelve. The language in force is selected. */
struct box *languages_add(struct app *app, struct box *parent, int first, int most, int columns);

/* How many keys a page of the grid has: all below 12, else 32. */
int languages_per_page(const struct app *app);
bool languages_are_few(const struct app *app);
