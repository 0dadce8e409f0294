// SPDX-License-Identifier: GPL-3.0-or-later
/* The PO file of an import: which words stand for which text at which place, and from that one entry for
 * all places that agree, and one with msgctxt for each that does not. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

struct translation_use {
	const char *msgid, *msgstr; /* msgstr may be a passage (author/passage.h) where is_block */
	const char *place;          /* as message_place_name() has it */
	const char *file;
	int line;
	const char *what; /* for translators */
	bool is_block;
	size_t order; /* set here */
};

struct translations {
	struct translation_use *items;
	size_t count, room;
};

/* Strings are lent until the file is written. */
void translations_add(struct translations *translations, struct translation_use use);

/* Appends the PO file of `lang`; the words that most places share become the entry without msgctxt.
 * Sorts the list. */
void translations_write(struct translations *translations, struct arena *arena, const char *project,
	const char *lang, struct str *out);

void translations_finish(struct translations *translations);
