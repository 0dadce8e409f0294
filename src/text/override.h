// SPDX-License-Identifier: GPL-3.0-or-later
/* The explicit embedding levels of UAX #9 (X1 to X8), for the two places where ICU 72 leaves them
 * out: brackets and isolates that an override forces, and text with nothing from right to left.
 * Layout neutralises overrides before it orders; this keeps the ordering whole by itself. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zeroed before the first use. */
struct override {
	uint8_t *
		levels; /* of each unit; OVERRIDE_FORCED is added where an override stands over it */
	size_t count, room;
};

#define OVERRIDE_FORCED 0x80

/* Reads the explicit codes of a paragraph of level `base`. */
void override_init(struct override *override, const uint16_t *units, size_t count, int base);
void override_finish(struct override *override);

/* Replaces forced brackets in a copy of the text by letters of their direction: they pair no more. */
void override_hide_brackets(const struct override *override, uint16_t *copy);

/* Puts forced isolate codes, or everything, on its embedding level, but for what rule L1 moves. */
void override_mend(const struct override *override, const uint16_t *units, uint8_t *levels,
	bool is_everything);
