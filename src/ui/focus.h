// SPDX-License-Identifier: GPL-3.0-or-later
/* Moving the focus by keys: arrows go to the nearest in that direction, Tab in reading order with
 * the Rail last. Reading order is the order of the tree. */
#pragma once
#include <stdbool.h>
struct box;
struct ui;

enum focus_move {
	FOCUS_NEXT, /* Tab */
	FOCUS_PREVIOUS,
	FOCUS_LEFT, /* on screen, whatever the direction of the page */
	FOCUS_RIGHT,
	FOCUS_UP,
	FOCUS_DOWN,
};

/* Moves and shows the focus; without one it goes to the first box. False if nothing is there. */
bool focus_move(struct ui *ui, enum focus_move move);

/* The focused box of this page, or NULL: what Enter presses. */
struct box *focus_box(struct ui *ui);
