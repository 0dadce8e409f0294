// SPDX-License-Identifier: GPL-3.0-or-later
// ICU resolves levels. Where version 72 departs from the standard its answer is mended: it has no
// limit of open brackets (and takes quadratic time over a text of nothing else), leaves marks after
// brackets neutral, and forgets overrides in two places.
#include "text/bidi.h"

#include "base/mem.h"
#include "text/char.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

static uint16_t *copy_units(struct bidi *bidi, const uint16_t *units, size_t count) {
	if (bidi->copy_room < count) {
		bidi->copy_room = count;
		bidi->copy = mem_grow(bidi->copy, count * sizeof *bidi->copy);
	}
	return memcpy(bidi->copy, units, count * sizeof *units);
}

/* BD16: the stack of open brackets of each isolate, one in another. */
struct brackets {
	uint16_t open[BIDI_MAX_ISOLATES * BIDI_MAX_OPEN];
	int first[BIDI_MAX_ISOLATES]; /* in open, of each isolate */
	bool is_full[BIDI_MAX_ISOLATES];
	int top, isolate, lost;
};

static void step_isolate(struct brackets *brackets, UCharDirection direction) {
	if (direction == U_BLOCK_SEPARATOR) {
		brackets->top = brackets->isolate = brackets->lost = 0;
		brackets->is_full[0] = false;
	} else if (direction != U_POP_DIRECTIONAL_ISOLATE) {
		if (brackets->lost || brackets->isolate + 1 == BIDI_MAX_ISOLATES) {
			brackets->lost++;
			return;
		}
		brackets->first[++brackets->isolate] = brackets->top;
		brackets->is_full[brackets->isolate] = false;
	} else if (brackets->lost) {
		brackets->lost--;
	} else if (brackets->isolate) {
		brackets->top = brackets->first[brackets->isolate--];
	}
}

/* False where the bracket comes after its isolate's stack was full. */
static bool step_bracket(struct brackets *brackets, uint16_t unit) {
	bool is_open = false, *is_full = &brackets->is_full[brackets->isolate];
	uint16_t opening = (uint16_t)char_opening_bracket(unit, &is_open);
	int first = brackets->first[brackets->isolate];
	if (brackets->lost || *is_full || (is_open && brackets->top - first == BIDI_MAX_OPEN)) {
		*is_full = true;
		return false;
	}
	opening = opening == 0x2329 ? 0x3008 : opening; /* canonically equivalent */
	if (is_open) {
		brackets->open[brackets->top++] = opening;
		return true;
	}
	for (int i = brackets->top; i > first; i--) {
		if (brackets->open[i - 1] == opening) {
			brackets->top = i - 1;
			break;
		}
	}
	return true;
}

static void hide_brackets(uint16_t *units, size_t count) {
	struct brackets brackets = {.top = 0};
	for (size_t i = 0; i < count; i++) {
		if ((char_props(units[i]) & CHAR_BRACKET) && !step_bracket(&brackets, units[i])) {
			units[i] = '*';
		} else if ((units[i] >= 0x2066 && units[i] <= 0x2069) ||
			u_charDirection(units[i]) == U_BLOCK_SEPARATOR) {
			step_isolate(&brackets, u_charDirection(units[i]));
		}
	}
}

static UBiDiLevel icu_base(int base) {
	switch (base) {
	case BIDI_AUTO_LTR: return UBIDI_DEFAULT_LTR;
	case BIDI_AUTO_RTL: return UBIDI_DEFAULT_RTL;
	default: return (UBiDiLevel)base;
	}
}

enum explicit { NO_EXPLICIT, HAS_EXPLICIT, HAS_OVERRIDE };

static enum explicit find_explicit(const uint16_t *units, size_t count) {
	enum explicit found = NO_EXPLICIT;
	for (size_t i = 0; i < count; i++) {
		if (units[i] == 0x202d || units[i] == 0x202e) {
			return HAS_OVERRIDE;
		}
		if ((units[i] >= 0x202a && units[i] <= 0x202c) ||
			(units[i] >= 0x2066 && units[i] <= 0x2069)) {
			found = HAS_EXPLICIT;
		}
	}
	return found;
}

/* N0: marks after a bracket follow what the bracket became. ICU 72 leaves them neutral. */
static void mend_marks(const uint16_t *units, size_t count, uint8_t *levels) {
	for (size_t i = 1; i < count; i++) {
		size_t bracket = i - 1;
		if (!(char_props(units[bracket]) & CHAR_BRACKET)) {
			continue;
		}
		for (; i < count; i++) {
			UCharDirection direction = u_charDirection(units[i]);
			if (direction != U_DIR_NON_SPACING_MARK &&
				direction != U_BOUNDARY_NEUTRAL) {
				break;
			}
			levels[i] = levels[bracket];
		}
	}
}

static int first_level(const uint16_t *units, size_t count, int base) {
	switch (base >= 0 ? UBIDI_MIXED : ubidi_getBaseDirection(units, (int32_t)count)) {
	case UBIDI_LTR: return 0;
	case UBIDI_RTL: return 1;
	case UBIDI_NEUTRAL: return base == BIDI_AUTO_RTL;
	default: return base;
	}
}

const uint8_t *bidi_levels(struct bidi *bidi, const uint16_t *units, size_t count, int brackets,
	int base, int *level) {
	if (!bidi->icu) {
		bidi->icu = ubidi_open();
	}
	const uint16_t *text = units;
	enum explicit explicit = find_explicit(units, count);
	if (brackets > BIDI_MAX_OPEN || explicit == HAS_OVERRIDE) {
		uint16_t *copy = copy_units(bidi, units, count);
		hide_brackets(copy, count);
		text = copy;
	}
	UErrorCode status = U_ZERO_ERROR;
	if (explicit == HAS_OVERRIDE) {
		base = first_level(units, count, base);
		override_init(&bidi->override, units, count, base);
		override_hide_brackets(&bidi->override, bidi->copy);
	}
	ubidi_setPara(bidi->icu, text, (int32_t)count, icu_base(base), NULL, &status);
	const UBiDiLevel *levels = count ? ubidi_getLevels(bidi->icu, &status) : NULL;
	if (U_FAILURE(status)) {
		abort(); /* no memory: nothing else can fail here */
	}
	*level = ubidi_getParaLevel(bidi->icu);
	if (brackets) {
		mend_marks(units, count, (uint8_t *)levels);
	}
	bool is_trivial = explicit && ubidi_getDirection(bidi->icu) == UBIDI_LTR;
	if (is_trivial && explicit == HAS_EXPLICIT) {
		override_init(&bidi->override, units, count, *level);
	}
	if (is_trivial || explicit == HAS_OVERRIDE) {
		override_mend(&bidi->override, units, (uint8_t *)levels, is_trivial);
	}
	return levels;
}

void bidi_finish(struct bidi *bidi) {
	if (bidi->icu) {
		ubidi_close(bidi->icu);
	}
	override_finish(&bidi->override);
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
