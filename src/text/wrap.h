// SPDX-License-Identifier: GPL-3.0-or-later
/* Cuts a shaped paragraph into lines. The paragraph is shaped once; a cut shapes anew only the few
 * letters around it that HarfBuzz calls unsafe to break. */
#pragma once
#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct breaks;
struct decoded;
struct item;
struct shaper;

/* Consecutive glyphs of one item, in visual order; on one line once it is cut. */
struct piece {
	uint32_t start, end; /* bytes */
	uint32_t item;
	uint32_t first, count; /* glyphs */
	uint8_t level;
	bool hangs; /* the spaces at the end of a line */
};

struct wrap_line {
	uint32_t start, end;   /* bytes; newline excluded */
	int32_t width;         /* 1/64 px, without hanging spaces */
	uint32_t first, count; /* pieces, logical order */
};

/* Zeroed before the first use. */
struct wrap {
	VEC(struct piece) source;  /* the shaped paragraph, logical order */
	VEC(struct piece) pending; /* what a cut left over: the last one comes next */
	VEC(struct piece) taken;   /* by the line in hand, as they were before a cut */
	size_t left;               /* how many pieces that line's cut put on pending */
	VEC(struct piece) placed;  /* pieces of lines */
	VEC(struct wrap_line) lines;
	size_t next; /* in source */
	bool breaks_word;
	bool is_cut;
};

/* Fills lines and placed from source. `limit` is in 1/64 px; < 0 breaks at newlines only.
 * `sizes[item]` is each item's em in 1/64 px. `level` is the paragraph's. */
void wrap(struct wrap *wrap, struct shaper *shaper, const struct decoded *text,
	const struct item *items, const int *sizes, struct breaks *breaks, int64_t limit,
	int max_lines, int level);

void wrap_finish(struct wrap *wrap);
