// SPDX-License-Identifier: GPL-3.0-or-later
// ICU's iterator is asked only near the end of each line, and only where the line does not end in
// plain words: less than once a line instead of once a word.
// Its answers are refused where a reader of the script would not accept them.
#include "text/breaks.h"

#include "text/char.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

void breaks_set(struct breaks *breaks, struct tongue *tongue, const uint16_t *units, size_t count) {
	breaks->tongue = tongue;
	breaks->lines = NULL;
	breaks->units = units;
	breaks->count = count;
	breaks->has_clusters = breaks->has_all = false;
	breaks->all.count = 0;
}

/* Text that fits on one line never asks: the iterator is opened and set when it does. */
static UBreakIterator *lines_of(struct breaks *breaks) {
	struct tongue *tongue = breaks->tongue;
	UErrorCode status = U_ZERO_ERROR;
	if (!breaks->lines) {
		if (!tongue->lines) {
			tongue->lines = ubrk_open(UBRK_LINE, tongue->locale, NULL, 0, &status);
		}
		ubrk_setText(tongue->lines, breaks->units, (int32_t)breaks->count, &status);
		breaks->lines = tongue->lines;
	}
	if (U_FAILURE(status)) {
		abort(); /* no memory, or ICU without its data */
	}
	return breaks->lines;
}

static bool in(uint32_t code, uint32_t first, uint32_t last) {
	return code - first <= last - first;
}

/* Thai and Lao letters that cannot begin a line though they are no marks: vowels that follow their
 * consonant, the repetition and abbreviation signs. */
static bool follows(uint32_t code) {
	return code == 0xe30 || code == 0xe32 || code == 0xe33 || code == 0xe45 || code == 0xe46 ||
		code == 0xe2f || code == 0xeb0 || code == 0xeb2 || code == 0xeb3 || code == 0xebd ||
		code == 0xec6 || code == 0xeaf || code == 0x17d7;
}

/* Vowels written before their consonant, and signs that stack the next one. */
static bool leads(uint32_t code) {
	return in(code, 0xe40, 0xe44) || in(code, 0xec0, 0xec4) || code == 0x17d2 || code == 0x1039;
}

static bool is_burmese_consonant(uint32_t code) {
	return in(code, 0x1000, 0x1021) || code == 0x103f || in(code, 0x1050, 0x1051) ||
		in(code, 0x1075, 0x1081);
}

/* A consonant that asat kills, or that carries a stacked one, ends or fills the syllable before. */
static bool is_burmese_final(const uint16_t *units, size_t count, size_t at) {
	if (!is_burmese_consonant(units[at]) || at + 1 >= count) {
		return false;
	}
	size_t next = at + 1;
	while (next < count && units[next] == 0x1037) {
		next++;
	}
	return next < count && (units[next] == 0x103a || units[next] == 0x1039);
}

/* Whether ICU's opportunity before `unit` is one to a reader. UAX #14 lets a mark after a space
 * begin a line; inside the scripts that a dictionary divides ICU is not to be trusted. */
static bool is_readable(const uint16_t *units, size_t count, size_t unit) {
	uint32_t code = units[unit], before = units[unit - 1];
	if (in(before, 0xe00, 0x17ff)) {
		return !(char_props(code) & CHAR_EXTENDS) && !leads(before) && !follows(code) &&
			!is_burmese_final(units, count, unit);
	}
	return !(before == ' ' && (code == 0xe46 || code == 0xe2f || code == 0xec6));
}

static bool is_allowed(const struct breaks *breaks, size_t unit) {
	return unit == 0 || unit >= breaks->count ||
		is_readable(breaks->units, breaks->count, unit);
}

#define NEAR 256

/* Whether a line surely may end after the space at `unit` (LB18): looking back from there, ICU
 * then never reads further. */
static bool is_sure(const uint16_t *units, size_t unit) {
	if (units[unit] != ' ') {
		return false;
	}
	uint32_t before = U_MASK(u_charType(units[unit - 1]));
	uint32_t after = U_MASK(u_charType(units[unit + 1]));
	return (before & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK | U_GC_PO_MASK)) &&
		(after & (U_GC_L_MASK | U_GC_N_MASK));
}

/* ICU looks for a boundary in steps of 30 characters, each of which reads on to the next boundary:
 * quadratic where there is none for long. Asked only where one is near on both sides. */
static bool is_local(const struct breaks *breaks, size_t unit) {
	const uint16_t *units = breaks->units;
	size_t low = unit > NEAR ? unit - NEAR : 0;
	size_t high = unit + NEAR < breaks->count ? unit + NEAR : breaks->count;
	bool is_bounded = low == 0;
	for (size_t i = unit; !is_bounded && i > low + 1; i--) {
		is_bounded = is_sure(units, i - 1);
	}
	if (!is_bounded || high == breaks->count) {
		return is_bounded;
	}
	for (size_t i = unit + 1; i + 1 < high; i++) {
		if (is_sure(units, i)) {
			return true;
		}
	}
	return false;
}

const uint32_t *breaks_all(struct breaks *breaks, size_t *count) {
	if (!breaks->has_all) {
		breaks->has_all = true;
		UBreakIterator *lines = lines_of(breaks);
		ubrk_first(lines);
		for (int32_t at; (at = ubrk_next(lines)) != UBRK_DONE;) {
			if (is_allowed(breaks, (size_t)at)) {
				vec_push(&breaks->all, (uint32_t)at);
			}
		}
	}
	*count = breaks->all.count;
	return breaks->all.items;
}

static size_t search_all(struct breaks *breaks, size_t floor, size_t unit) {
	size_t count = 0;
	const uint32_t *all = breaks_all(breaks, &count);
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (all[middle] <= unit) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low && all[low - 1] > floor ? all[low - 1] : floor;
}

/* Where the word at `unit` begins, if that is an opportunity without asking ICU: only letters and
 * digits since a space after a word (LB18; LB25 and LB28 forbid any between). 0 where not. */
static size_t plain_before(const struct breaks *breaks, size_t floor, size_t unit) {
	const uint16_t *units = breaks->units;
	size_t at = unit + 1;
	while (at > floor + 2 && unit - at + 1 < NEAR && (char_props(units[at - 1]) & CHAR_WORD)) {
		at--;
	}
	bool is_plain = at <= unit && at >= floor + 2 && units[at - 1] == ' ' &&
		(char_props(units[at - 2]) & (CHAR_WORD | CHAR_ENDS_WORD));
	return is_plain ? at : 0;
}

size_t breaks_before(struct breaks *breaks, size_t floor, size_t unit) {
	if (unit >= breaks->count) {
		return breaks->count;
	}
	size_t plain = plain_before(breaks, floor, unit);
	if (plain) {
		return plain;
	}
	if (breaks->has_all || !is_local(breaks, unit)) {
		return search_all(breaks, floor, unit);
	}
	UBreakIterator *lines = lines_of(breaks);
	int32_t at = (int32_t)unit + 1 + U16_IS_LEAD(breaks->units[unit]);
	while ((at = ubrk_preceding(lines, at)) > (int32_t)floor) {
		if (is_allowed(breaks, (size_t)at)) {
			return (size_t)at;
		}
	}
	return floor;
}

size_t breaks_cluster(struct breaks *breaks, size_t floor, size_t unit) {
	struct tongue *tongue = breaks->tongue;
	UErrorCode status = U_ZERO_ERROR;
	if (!tongue->clusters) {
		tongue->clusters = ubrk_open(UBRK_CHARACTER, tongue->locale, NULL, 0, &status);
	}
	if (!breaks->has_clusters) {
		ubrk_setText(tongue->clusters, breaks->units, (int32_t)breaks->count, &status);
		breaks->has_clusters = true;
	}
	if (U_FAILURE(status)) {
		abort(); /* as above */
	}
	int32_t at = (int32_t)unit + 1;
	while (unit < breaks->count &&
		(at = ubrk_preceding(tongue->clusters, at)) > (int32_t)floor) {
		if (is_allowed(breaks, (size_t)at)) {
			return (size_t)at;
		}
	}
	at = (int32_t)floor;
	while ((at = ubrk_following(tongue->clusters, at)) != UBRK_DONE) {
		if (is_allowed(breaks, (size_t)at)) {
			return (size_t)at;
		}
	}
	return breaks->count;
}

void breaks_finish(struct breaks *breaks) {
	vec_finish(&breaks->all);
	*breaks = (struct breaks){0};
}
