// SPDX-License-Identifier: GPL-3.0-or-later
/* The languages of the pack as keys: Welcome, the Language sheet, and where another one is offered. */
#pragma once
#include <stdbool.h>

struct app;
struct box;

/* "Choose your language" in the language of the page and, where there is room, in two others;
 * never the same words twice. */
void languages_title_add(struct app *app, struct box *parent);

/* A key for each language, a box for each row, into the paged column `pages`. Large keys that share
 * the height where the pack has fewer than twelve. The language in force is selected. */
void languages_add(struct app *app, struct box *pages);

/* Whether the pack has fewer than twelve. */
bool languages_are_few(const struct app *app);
