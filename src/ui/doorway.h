// SPDX-License-Identifier: GPL-3.0-or-later
/* The lit doorway of Welcome and reach mode: four nested arches that stand on the box's lower edge
 * and the clock in the light. */
#pragma once
#include "ui/box.h"

struct doorway_spec {
	const char *clock;          /* NULL where the clock is not set */
	const char *weekday, *date; /* two lines under it; NULL for none */
	int w, h;                   /* of the outermost arch; reference 540 × 556 */
};
struct box *doorway_add(struct box *parent, struct doorway_spec spec);
