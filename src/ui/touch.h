// SPDX-License-Identifier: GPL-3.0-or-later
/* From fingers to acts. A press shows, a release inside the same box acts; a finger may slip by 8
 * design pixels; a second finger is ignored; the same box or place struck again within 300 ms acts once; a
 * vertical drag is told as such and acts on nothing. Times are milliseconds of any clock that
 * does not go back. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
struct ui;

#define TOUCH_ID_BYTES 96

struct touch { /* zeroed at first */
	bool is_down, is_drag, has_left, has_struck;
	int finger, x, y, last_y, struck_x, struck_y;
	int64_t pressed_ms, struck_ms, release_due_ms;
	char id[TOUCH_ID_BYTES], struck_id[TOUCH_ID_BYTES];
};

enum touch_kind { TOUCH_PRESS, TOUCH_MOVE, TOUCH_RELEASE };

struct touch_result {
	const char *acted;    /* id to act on, lent until the next call; NULL: none */
	bool looks_different; /* paint again: a pressed look came or went */
	bool is_drag_end;     /* a drag ended: `drag_px` tells how far, down is positive */
	int drag_px;
};

struct touch_result touch_event(struct touch *touch, struct ui *ui, enum touch_kind kind, int x,
	int y, int finger, int64_t ms);

/* A press shows for 80 ms even if the finger is faster: when the look must go back (-1: never),
 * and the call that does it, true if something changed. */
int64_t touch_due_ms(const struct touch *touch);
bool touch_tick(struct touch *touch, struct ui *ui, int64_t ms);
