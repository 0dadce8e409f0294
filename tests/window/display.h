// SPDX-License-Identifier: GPL-3.0-or-later
/* An X server without a screen of its own, whose picture lies in a file, and hands for it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct pixmap;

struct display {
	pid_t pid;
	char name[16]; /* ":7" */
	unsigned char *file;
	size_t len;
};

/* Starts Xvfb on a free display, its picture in a file of the working folder; aborts if it cannot. It
 * ends with this process at the latest. */
void display_start(struct display *display, int w, int h);
void display_stop(struct display *display);

/* How many pixels of the display plainly differ from the pixmap's, which has its size. */
size_t display_difference(const struct display *display, const struct pixmap *pixmap);

/* Starts a program on the display, its arguments ending with NULL; it ends with this process. */
pid_t display_run(const struct display *display, const char *const *arguments);

/* Presses and releases the first mouse button at x, y, as slowly as a person. */
void display_click(const struct display *display, int x, int y);

/* Strikes a key, by X's name: "Tab", "Return". */
void display_key(const struct display *display, const char *name);
