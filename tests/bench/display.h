// SPDX-License-Identifier: GPL-3.0-or-later
/* An X display, ours where there is none, and what can be seen on it. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct display;
struct err;

struct area {
	int x, y, w, h;
};

/* The display of $DISPLAY, or else an Xvfb of our own (1920 × 1080, 24 bits) that $DISPLAY names
 * until it is closed. NULL and `err`. */
struct display *display_open(struct err *err);
void display_close(struct display *display);
int display_width(const struct display *display);
int display_height(const struct display *display);

/* The pixels of the area of the whole screen, w × h, 0x00RRGGBB, into `out`. */
void display_look(struct display *display, struct area area, uint32_t *out);

/* How often something was drawn into a window (XDamage) since it was asked last. From the first
 * call on; that one is 0. */
unsigned display_draws(struct display *display);

/* The left button at x, y, through XTest: goes the way of a real device. */
void display_press(struct display *display, int x, int y);
void display_release(struct display *display);
