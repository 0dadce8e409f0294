// SPDX-License-Identifier: GPL-3.0-or-later
/* The Rail: the same keys in the same order and place on every visitor screen, at the bottom.
 * Landscape: nine in a row. Portrait: two rows of five with Lower. Very large and Extra: rows of
 * four and five with the icon beside the label, three rows in portrait. */
#pragma once
#include "ui/box.h"
#include <stdbool.h>

enum rail_key {
	RAIL_BACK,
	RAIL_HOME,
	RAIL_LANGUAGE,
	RAIL_TEXT_SIZE,
	RAIL_CONTRAST,
	RAIL_READ_ALOUD,
	RAIL_MY_LIST,
	RAIL_PRINT,
	RAIL_HELP,
	RAIL_LOWER, /* portrait only */
	RAIL_COUNT
};

struct rail_spec {
	struct {
		const char *label;
		bool is_on, is_unavailable, is_hidden; /* hidden: its place stays empty */
	} keys[RAIL_COUNT];
	const char *language_note; /* "Language" beside the label, where the page is not English */
	const char *badge;         /* entries of My list; NULL or "" for none */
	const char *emergency;     /* "112" */
	const char *hint; /* Welcome: beside the headphones, in the place of Back and Home */
};

/* Height in design px of the Rail on this page: 140, 248, 252 or 348 (more where labels need it). */
int rail_height(const struct ui *ui);
struct box *rail_add(struct box *parent, const struct rail_spec *spec);

/* Id of a key: "back", "home", "language", "text-size", "contrast", "read-aloud", "my-list",
 * "print", "help", "lower". */
const char *rail_id(enum rail_key key);
