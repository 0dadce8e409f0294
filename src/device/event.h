// SPDX-License-Identifier: GPL-3.0-or-later
/* Turns SDL's events into inputs: one pointer at a time, keys by meaning. For window.c and tests. */
#pragma once
#include <SDL_events.h>
#include <stdbool.h>
#include <stdint.h>

#include "device/input.h"

/* A finger that has not stirred for this long while another one presses was lost by its panel (some
 * never tell that it left); the new one takes its place. */
#define EVENT_LOST_FINGER_MS 3000

struct event_reader {
	int w, h, rotation; /* the window's pixels, and how the picture is turned on it */
	bool is_down, is_finger;
	SDL_TouchID touch;
	SDL_FingerID finger;
	int x, y;         /* where the pointer was last, in pixmap pixels */
	int64_t heard_ms; /* when it was last heard */
};

/* Reads one event that came at `ms` into out[2]; returns how many inputs it makes: 0, 1 or 2. */
int event_read(
	struct event_reader *reader, const SDL_Event *event, int64_t ms, struct input out[2]);
