// SPDX-License-Identifier: GPL-3.0-or-later
/* The order of mixed-direction text (UAX #9), by ICU. */
#pragma once
#include "text/override.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct UBiDi;

#define BIDI_AUTO_LTR (-1) /* the first strong character decides; left to right without one */
#define BIDI_AUTO_RTL (-2)

/* Zeroed before the first use. */
struct bidi {
	struct UBiDi *icu;
	uint16_t *copy;
	size_t copy_room;
	struct override override;
};

/* The level of each of `count` UTF-16 units of a paragraph, lent until the next call; rule L1 is
 * applied for the paragraph as one line. `base` is 0, 1 or BIDI_AUTO_*; *level becomes the
 * (first) paragraph's. `brackets` is at least how many bracket characters there are: to be exact
 * costs time, 0 is right for none. */
const uint8_t *bidi_levels(
	struct bidi *bidi, const uint16_t *units, size_t count, int brackets, int base, int *level);
void bidi_finish(struct bidi *bidi);

#define BIDI_MAX_OPEN 63 /* BD16: brackets open at once; after more, none of the isolate pairs */
#define BIDI_MAX_ISOLATES 127 /* one in another */

/* Rule L2: fills order[] with the indices of the `count` levels from left to right. */
void bidi_visual(const uint8_t *levels, size_t count, uint32_t *order);
