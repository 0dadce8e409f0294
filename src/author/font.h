// SPDX-License-Identifier: GPL-3.0-or-later
/* Fonts for the pack: every face of text/face.h, subset with harfbuzz-subset. Scripts keep their
 * whole repertoire, because a visitor's name may be in any of them; Chinese, Japanese and Korean keep
 * the sets that their countries teach, and what the site itself writes. */
#pragma once
#include <stdbool.h>

struct catalogue;
struct db;
struct err;
struct site;

/* Writes the rows of `fonts`, without the scripts that the site leaves out. `cache` is a folder
 * where subsets are kept between builds, made if it is missing; NULL: none. Works in two threads. */
bool font_write_all(struct db *db, const struct site *site, struct catalogue *const *catalogues,
	const char *cache, struct err *err);
