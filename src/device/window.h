// SPDX-License-Identifier: GPL-3.0-or-later
/* The screen and everything that points at it or is typed: one window whose pixels we draw
 * ourselves, and one stream of inputs. On a kiosk it is borderless and as large as the display, on a
 * laptop it can be resized, in a journey it is SDL's dummy driver. One window a process. */
#pragma once
#include <stdbool.h>

#include "base/geometry.h"
#include "device/input.h"

struct err;
struct window;

struct window_options {
	const char *title;
	int w, h;          /* pixels; 0 = the display's size, borderless, pointer hidden */
	bool is_resizable; /* with w and h only */
	bool is_headless;  /* SDL's dummy driver unless SDL_VIDEODRIVER says otherwise;
			      1920 × 1080 where w and h are 0 */
	int rotation;      /* how the panel hangs: 0, 90, 180 or 270 degrees clockwise */
};

/* NULL and `err` where there is no display, with what to do about it. */
struct window *window_open(const struct window_options *options, struct err *err);
void window_close(struct window *window);

/* The pixels to draw on, lent until the next window_wait(); the clip is everything. */
struct pixmap *window_pixmap(struct window *window);

/* Shows this part of the pixmap. An empty part does nothing. */
void window_present(struct window *window, struct rect part);

/* How often window_present() showed something. */
unsigned long window_frames(const struct window *window);

/* Sleeps until there is an input or `timeout_ms` are over (-1 = for ever); false and INPUT_NONE
 * then. Played inputs come first, in order. On X11 sleeping costs no wake-ups; SDL's dummy driver
 * polls, so a headless window never sleeps: its time is virtual. */
bool window_wait(struct window *window, int timeout_ms, struct input *input);

/* Puts an input behind those played before, as if a person had made it; wiped once delivered. */
void window_play(struct window *window, const struct input *input);

/* Forgets what was typed on a physical keyboard: text and keys that still wait are dropped, and the
 * places of SDL's queue are overwritten, for it keeps what it delivered. Not in our reach: key codes
 * (not text) in Xlib's own free list, and whatever the display server and its input method keep. */
void window_forget(struct window *window);
