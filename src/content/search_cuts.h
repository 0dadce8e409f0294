// SPDX-License-Identifier: GPL-3.0-or-later
/* Typed text without spaces, cut into words of the pack. ICU cuts what stands before and behind a
 * word too; what a visitor types begins and ends elsewhere, so that the same word would be cut in
 * another way than in the index. Here the index's own words decide. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct pack;
struct str;

enum cuts {
	CUTS_DIRECT, /* words one behind another, the last of which may go on */
	CUTS_INNER, /* the same, but it starts inside of a word: 医生 in 牙科医生, Arzt in Hausarzt */
	CUTS_SLIP, /* as direct, and one of the words is a slip away from what was typed */
};

/* Appends an FTS5 expression to `query`: the ways, shortest first, to read `run` (folded) as words
 * of the language's vocabulary. In scripts with spaces there is but CUTS_INNER, of four letters and
 * more inside one word. False, and nothing appended, if there is no way or the run is too long. */
bool search_cuts_append(
	struct pack *pack, int lang_num, const char *run, enum cuts cuts, struct str *query);

/* Appends the word as FTS5 wants it. */
void search_quote(struct str *query, const char *word, size_t len);
