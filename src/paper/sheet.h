// SPDX-License-Identifier: GPL-3.0-or-later
/* The kinds of paper a slip is laid out for. A slip is drawn in dots: those of a thermal printer's
 * head, or for cut sheets a fixed number an inch that keeps the same sizes of type legible. */
#pragma once
#include <stdbool.h>

struct sheet {
	const char *name;  /* as in the configuration: "80mm" */
	int width_dots;    /* of the paper or the head */
	int height_dots;   /* 0: a roll, cut where the slip ends */
	float dpi;         /* dots an inch, both ways */
	int margin_dots;   /* on every side; a roll has none at its ends */
	int column_count;  /* 2: facts beside hours */
	float type_factor; /* sizes of type against those of the 80 mm roll */
};

/* Of paper this wide or this big: "80mm" (576 dots at 203 dpi), "80mm-180" (512 at 180), "58mm" (384
 * at 203), "a6", "a4". NULL for another name. */
const struct sheet *sheet_find(const char *name);

/* Sheet `index` of all of them, NULL after the last. */
const struct sheet *sheet_at(int index);
