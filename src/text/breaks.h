// SPDX-License-Identifier: GPL-3.0-or-later
/* Where lines may end (UAX #14, by language and dictionary), without the breaks that ICU's
 * dictionaries make against the writing of Burmese, Thai, Lao and Khmer. */
#pragma once
#include "base/mem.h"
#include "text/tongue.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct UBreakIterator;

/* Break opportunities of one text, found when asked for. Zeroed before the first use. */
struct breaks {
	struct UBreakIterator *lines; /* NULL until asked */
	const uint16_t *units;
	size_t count;
	struct tongue *tongue;
	bool has_clusters;
	bool has_all; /* in `all`: an unbreakable stretch was met */
	VEC(uint32_t) all;
};

/* Looks at `count` UTF-16 units, which must stay while `breaks` is used. One text at a time. */
void breaks_set(struct breaks *breaks, struct tongue *tongue, const uint16_t *units, size_t count);
void breaks_finish(struct breaks *breaks);

/* The last opportunity at or before `unit` and after `floor`; `floor` if there is none. The text's
 * end is one. Amortised linear over the lines of a text, whatever the text. */
size_t breaks_before(struct breaks *breaks, size_t floor, size_t unit);

/* Where a word that does not fit may be broken: the last border of clusters (UAX #29) at or before
 * `unit` and after `floor`; the first one after `floor` if there is none. */
size_t breaks_cluster(struct breaks *breaks, size_t floor, size_t unit);

/* All opportunities after 0 in order, the text's end last; lent until the next text. */
const uint32_t *breaks_all(struct breaks *breaks, size_t *count);
