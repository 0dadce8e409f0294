// SPDX-License-Identifier: GPL-3.0-or-later
/* Typed text without spaces, cut into words of the pack. ICU cuts what stands before and behind a
 * word too; what a visitor types begins and ends elsewhere, so that the same word would be cut in
 * another way than in the index. Here the index's own words decide. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct pack;
struct str;

/* Appends an FTS5 expression to `query`: the ways, shortest first, to write `run` (folded) as words
 * of the language's vocabulary one behind another, the last of which may go on unless `is_whole`.
 * With `is_slip` one of the words is a slip away from what was typed. False, and nothing appended,
 * if there is no way, or if the run is too long. */
bool search_cuts_append(struct pack *pack, int lang_num, const char *run, bool is_whole,
	bool is_slip, struct str *query);

/* Appends the word as FTS5 wants it. */
void search_quote(struct str *query, const char *word, size_t len);
