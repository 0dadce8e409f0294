// SPDX-License-Identifier: GPL-3.0-or-later
/* The Chinese words of a site, for its keyboard: what the pack says, a visitor will look for. */
#pragma once
#include <stdbool.h>

struct catalogue;
struct db;
struct err;
struct site;

/* Writes the rows of `pinyin`: each word of two to eight Chinese characters that stands in the texts
 * of a Chinese language, under its toneless letters, the most frequent first. */
bool words_write_all(struct db *db, const struct site *site, struct catalogue *const *catalogues,
	struct err *err);
