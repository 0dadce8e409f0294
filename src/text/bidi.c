// SPDX-License-Identifier: GPL-3.0-or-later
// ICU resolves levels; its pairing of brackets looks back over all open ones at each closing one,
// so a text of nothing but brackets would take quadratic time: the pairs beyond a limit are hidden.
#include "text/bidi.h"

#include "base/mem.h"
#include "text/char.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>

static const uint16_t *hide_brackets(struct bidi *bidi, const uint16_t *units, size_t count) {
	if (bidi->copy_room < count) {
		bidi->copy_room = count;
		bidi->copy = mem_grow(bidi->copy, count * sizeof *bidi->copy);
	}
	int seen = 0;
	for (size_t i = 0; i < count; i++) {
		bool is_bracket = (char_props(units[i]) & CHAR_BRACKET) != 0;
		bidi->copy[i] = is_bracket && ++seen > BIDI_MAX_BRACKETS ? '*' : units[i];
	}
	return bidi->copy;
}

static UBiDiLevel icu_base(int base) {
	switch (base) {
	case BIDI_AUTO_LTR: return UBIDI_DEFAULT_LTR;
	case BIDI_AUTO_RTL: return UBIDI_DEFAULT_RTL;
	default: return (UBiDiLevel)base;
	}
}

const uint8_t *bidi_levels(struct bidi *bidi, const uint16_t *units, size_t count, int brackets,
	int base, int *level) {
	if (!bidi->icu) {
		bidi->icu = ubidi_open();
	}
	if (brackets > BIDI_MAX_BRACKETS) {
		units = hide_brackets(bidi, units, count);
	}
	UErrorCode status = U_ZERO_ERROR;
	ubidi_setPara(bidi->icu, units, (int32_t)count, icu_base(base), NULL, &status);
	const UBiDiLevel *levels = count ? ubidi_getLevels(bidi->icu, &status) : NULL;
	if (U_FAILURE(status)) {
		abort(); /* no memory: nothing else can fail here */
	}
	*level = ubidi_getParaLevel(bidi->icu);
	return levels;
}

void bidi_finish(struct bidi *bidi) {
	if (bidi->icu) {
		ubidi_close(bidi->icu);
	}
	free(bidi->copy);
	*bidi = (struct bidi){0};
}

static void reverse(uint32_t *order, size_t start, size_t end) {
	while (start + 1 < end) {
		uint32_t held = order[start];
		order[start++] = order[--end];
		order[end] = held;
	}
}

void bidi_visual(const uint8_t *levels, size_t count, uint32_t *order) {
	uint8_t highest = 0, lowest_odd = UINT8_MAX;
	for (size_t i = 0; i < count; i++) {
		order[i] = (uint32_t)i;
		highest = levels[i] > highest ? levels[i] : highest;
		if ((levels[i] & 1) && levels[i] < lowest_odd) {
			lowest_odd = levels[i];
		}
	}
	for (uint8_t level = highest; level >= lowest_odd && level > 0; level--) {
		for (size_t i = 0; i < count; i++) {
			size_t start = i;
			while (i < count && levels[i] >= level) {
				i++;
			}
			reverse(order, start, i);
		}
	}
}
