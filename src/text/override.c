// SPDX-License-Identifier: GPL-3.0-or-later
// The stack of rules X1 to X8. What stands directly in an override has its type replaced, and so has
// the embedding's own level.
#include "text/override.h"

#include "base/mem.h"
#include "text/char.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#define DEPTH 125 /* BD2 */

struct entry {
	uint8_t level;
	bool is_override, is_isolate;
};

struct stack {
	struct entry entries[DEPTH + 2];
	int top;
	int lost_isolates, lost_embeddings, isolates; /* overflow and valid counts of X1 */
};

static void push(struct stack *stack, bool is_rtl, bool is_override, bool is_isolate) {
	int level = stack->entries[stack->top].level;
	level = is_rtl ? (level + 1) | 1 : (level + 2) & ~1;
	if (level <= DEPTH && !stack->lost_isolates && !stack->lost_embeddings) {
		stack->isolates += is_isolate;
		stack->entries[++stack->top] =
			(struct entry){(uint8_t)level, is_override, is_isolate};
	} else if (is_isolate) {
		stack->lost_isolates++;
	} else if (!stack->lost_isolates) {
		stack->lost_embeddings++;
	}
}

static void pop_isolate(struct stack *stack) {
	if (stack->lost_isolates) {
		stack->lost_isolates--;
	} else if (stack->isolates) {
		stack->lost_embeddings = 0;
		while (!stack->entries[stack->top].is_isolate) {
			stack->top--;
		}
		stack->top--;
		stack->isolates--;
	}
}

static void pop_embedding(struct stack *stack) {
	if (!stack->lost_isolates && stack->lost_embeddings) {
		stack->lost_embeddings--;
	} else if (!stack->lost_isolates && !stack->entries[stack->top].is_isolate && stack->top) {
		stack->top--;
	}
}

/* FSI looks for the first strong character (P2, P3) before its PDI. */
static bool first_is_rtl(const uint16_t *units, size_t count) {
	int depth = 0;
	for (size_t i = 0; i < count; i++) {
		UCharDirection direction = u_charDirection(units[i]);
		bool opens = units[i] >= 0x2066 && units[i] <= 0x2068;
		depth += opens;
		if (direction == U_POP_DIRECTIONAL_ISOLATE && depth-- == 0) {
			return false;
		}
		if (depth == 0 && direction == U_LEFT_TO_RIGHT) {
			return false;
		}
		if (depth == 0 &&
			(direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)) {
			return true;
		}
	}
	return false;
}

static uint8_t level_now(const struct stack *stack) {
	const struct entry *entry = &stack->entries[stack->top];
	return (uint8_t)(entry->level | (entry->is_override ? OVERRIDE_FORCED : 0));
}

static uint8_t step(struct stack *stack, const uint16_t *units, size_t count) {
	uint8_t level = level_now(stack);
	switch (u_charDirection(units[0])) {
	case U_RIGHT_TO_LEFT_EMBEDDING: push(stack, true, false, false); return level;
	case U_LEFT_TO_RIGHT_EMBEDDING: push(stack, false, false, false); return level;
	case U_RIGHT_TO_LEFT_OVERRIDE: push(stack, true, true, false); return level;
	case U_LEFT_TO_RIGHT_OVERRIDE: push(stack, false, true, false); return level;
	case U_POP_DIRECTIONAL_FORMAT: pop_embedding(stack); return level;
	case U_RIGHT_TO_LEFT_ISOLATE: push(stack, true, false, true); return level;
	case U_LEFT_TO_RIGHT_ISOLATE: push(stack, false, false, true); return level;
	case U_FIRST_STRONG_ISOLATE:
		push(stack, first_is_rtl(units + 1, count - 1), false, true);
		return level;
	case U_POP_DIRECTIONAL_ISOLATE: pop_isolate(stack); return level_now(stack);
	case U_BLOCK_SEPARATOR:
		*stack = (struct stack){.entries[0] = stack->entries[0]};
		return level;
	default: return level;
	}
}

void override_init(struct override *override, const uint16_t *units, size_t count, int base) {
	struct stack stack = {.entries[0] = {.level = (uint8_t)base}};
	if (override->room < count) {
		override->room = count;
		override->levels = mem_grow(override->levels, count);
	}
	override->count = count;
	for (size_t i = 0; i < count; i++) {
		override->levels[i] = step(&stack, units + i, count - i);
	}
}

void override_finish(struct override *override) {
	free(override->levels);
	*override = (struct override){0};
}

void override_hide_brackets(const struct override *override, uint16_t *copy) {
	for (size_t i = 0; i < override->count; i++) {
		uint8_t level = override->levels[i];
		if ((level & OVERRIDE_FORCED) && (char_props(copy[i]) & CHAR_BRACKET)) {
			copy[i] = level & 1 ? 0x5d0 : 'a';
		}
	}
}

static bool is_isolate(uint16_t unit) {
	return unit >= 0x2066 && unit <= 0x2069;
}

void override_mend(const struct override *override, const uint16_t *units, uint8_t *levels,
	bool is_everything) {
	bool is_trailing = true; /* whitespace and isolates before a separator or the end: L1 */
	for (size_t i = override->count; i > 0; i--) {
		uint16_t unit = units[i - 1];
		UCharDirection direction = u_charDirection(unit);
		if (direction == U_SEGMENT_SEPARATOR || direction == U_BLOCK_SEPARATOR) {
			is_trailing = true;
		} else if (direction != U_WHITE_SPACE_NEUTRAL && !is_isolate(unit) &&
			direction != U_BOUNDARY_NEUTRAL && (unit < 0x202a || unit > 0x202e)) {
			is_trailing = false;
		}
		uint8_t level = override->levels[i - 1];
		bool is_forced = (level & OVERRIDE_FORCED) && is_isolate(unit);
		if (!is_trailing && (is_forced || is_everything)) {
			levels[i - 1] = level & ~OVERRIDE_FORCED;
		}
	}
}
