// SPDX-License-Identifier: GPL-3.0-or-later
/* Ways on where something is missing: a wish that is counted once, and who interprets. */
#pragma once
#include <stdbool.h>

struct app;
struct box;

/* The key #ask-for-it; once it was pressed here, the thanks #asked stand in its place. The key is
 * the page's main one if `is_primary`. */
void wish_add(struct app *app, struct box *parent, const char *label, bool is_primary);

/* True if `id` is that key; counts `key` of `kind` (intake/counter.h) the first time. */
bool wish_press(struct app *app, const char *id, int kind, const char *key);

/* The site's interpreters as a key with their number: its service `interpreters`. Nothing where the
 * pack has none. */
void wish_interpreters_add(struct app *app, struct box *parent);
