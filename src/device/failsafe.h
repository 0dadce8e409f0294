// SPDX-License-Identifier: GPL-3.0-or-later
/* The screen that shows when nothing else can: at start, without a valid pack, in service mode. It
 * needs only what is compiled in and the few words below; touching it does nothing. */
#pragma once
#include <stdbool.h>

struct err;
struct pixmap;
struct window;

/* NULL or "" leaves a part out. Characters that Latin, Greek and Cyrillic lack leave it out too. */
struct failsafe {
	const char *office_name; /* as on the door */
	const char *desk;        /* "1"; without it people are asked to speak to the staff */
	const char *emergency;   /* NULL = "112" */
	const char *note;        /* for staff, small: "09:42 · F-03" */
};

/* Fills the whole pixmap, landscape or portrait, from 320 × 240 upwards. False only where SDL2_ttf
 * cannot start; the doorway is drawn even then. */
bool failsafe_paint(const struct pixmap *pixmap, const struct failsafe *facts, struct err *err);

/* Paints and presents. */
bool failsafe_show(struct window *window, const struct failsafe *facts, struct err *err);

/* Shows and stays, asleep, until the window is closed. */
void failsafe_stay(struct window *window, const struct failsafe *facts);
