// SPDX-License-Identifier: GPL-3.0-or-later
/* A translation that has other blocks than its source. A msgstr is one block, as its msgid is; but with
 * an empty line in it, it holds several, each with the mark of its kind before it as in an article:
 *
 *     ## heading    - list item    1. step    > [!TIP] note    > more of it    | cell | cell |
 *     [words](https://…) alone: a link out; two spaces before a mark for each list it stands in
 *
 * The first block without a mark is of the msgid's kind, later ones are paragraphs. The marks inside are
 * those of author/inline.h. `<>` is no block: alone, it says that this language has nothing here; in
 * front of others, that none of them is of the msgid's kind. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "author/markdown.h"
#include "base/str.h"

struct arena;

#define PASSAGE_NONE "<>"

bool passage_is(const char *text);

/* The blocks of a passage that stands for the block `source`; lent from `arena`. */
struct pieces passage_read(struct arena *arena, const char *text, const struct piece *source);

/* Appends a msgstr that reads as these blocks; they are texts, rows or links out, no images. One
 * block of the same kind as `source` becomes its plain text. */
void passage_write(
	struct str *out, const struct piece *pieces, size_t count, const struct piece *source);
