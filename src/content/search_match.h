// SPDX-License-Identifier: GPL-3.0-or-later
/* An FTS5 expression of ours, as search_typed.h writes it, asked about one column of a row: what was
 * found in all of them need not be asked of the index again. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/* How many phrases there are in it. */
int match_phrases(const char *expression);

/* Is it true of a column in which those phrases stand: bit 0 is the first as they are written? At
 * most 64 phrases; strings, +, *, AND, OR and brackets. */
bool match_column(const char *expression, uint64_t phrases);
