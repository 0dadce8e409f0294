// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands on a page, as text: every element with its box, every text with its lines and the ids
 * of their glyphs. The dumps of a language lie in one file, each after a line "== <page>". */
#pragma once
#include <stdbool.h>

struct app;
struct str;

void dump_page(struct app *app, struct str *out);

/* Appends the dump of `page` in the file; false where there is none. */
bool dump_read(const char *path, const char *page, struct str *out);
