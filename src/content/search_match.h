// SPDX-License-Identifier: GPL-3.0-or-later
/* An FTS5 expression of ours, as search_typed.h writes it, asked about one column of a row: what was
 * found in all of them need not be asked of the index again. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct str;

/* Appends the shape of the expression, without its words. Returns how many phrases there are. */
int match_shape(const char *expression, struct str *shape);

/* Is it true of a column in which those phrases stand: bit 0 is the first as they are written? Of
 * at most 64 phrases. */
bool match_column(const char *shape, uint64_t phrases);
