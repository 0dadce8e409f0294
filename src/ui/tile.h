// SPDX-License-Identifier: GPL-3.0-or-later
/* Tiles of topics, and the guide card. The whole of it presses. */
#pragma once
#include "ui/box.h"
#include <stdbool.h>

struct tile_spec {
	const char *id, *icon, *label;
	enum topic_colour topic;
	bool is_level; /* plate beside the label (portrait, Very large, small windows) */
	int plate;     /* 0: 112 */
	int min_h;
};
struct box *tile_add(struct box *parent, struct tile_spec spec);

/* The petrol card that starts something: tall with its key at the foot, or a band. */
struct guide_spec {
	const char *id, *icon, *title, *text;
	const char *action;     /* "Start"; NULL in a band shows the arrow alone */
	bool is_band, is_small; /* a small band: less high, second heading */
	int w;
};
struct box *guide_add(struct box *parent, struct guide_spec spec);
