// SPDX-License-Identifier: GPL-3.0-or-later
// The screen is read through MIT-SHM, a few pixels at a time: what is asked for often must not keep
// the server from what it is asked about.
#include "display.h"

#include "process.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"

struct display {
	Display *x;
	Window root;
	pid_t server; /* 0: not ours */
	Damage damage;
	int damage_event;
};

/* Starts Xvfb on the first free number, which it writes to the pipe once it listens. */
static pid_t start_server(char name[16]) {
	int ends[2];
	char fd[16];
	if (pipe(ends) != 0) {
		return 0;
	}
	snprintf(fd, sizeof fd, "%d", ends[1]);
	const char *const argv[] = {"Xvfb", "-displayfd", fd, "-screen", "0", "1920x1080x24",
		"-nolisten", "tcp", "-noreset", NULL};
	pid_t pid = process_start("Xvfb", argv);
	close(ends[1]);
	char number[8] = "";
	ssize_t got = pid ? read(ends[0], number, sizeof number - 1) : 0;
	close(ends[0]);
	if (got <= 0) {
		process_stop(pid);
		return 0;
	}
	number[strcspn(number, "\n")] = '\0';
	snprintf(name, 16, ":%s", number);
	return pid;
}

struct display *display_open(struct err *err) {
	struct display *display = mem_zero(sizeof *display);
	if (!getenv("DISPLAY")) {
		char name[16];
		display->server = start_server(name);
		if (!display->server) {
			free(display);
			err_set(err, "no display, and Xvfb does not start; install xvfb");
			return NULL;
		}
		setenv("DISPLAY", name, 1);
	}
	display->x = XOpenDisplay(NULL);
	if (!display->x) {
		err_set(err, "the display %s does not answer", getenv("DISPLAY"));
		display_close(display);
		return NULL;
	}
	display->root = DefaultRootWindow(display->x);
	return display;
}

void display_close(struct display *display) {
	if (!display) {
		return;
	}
	if (display->x) {
		XCloseDisplay(display->x);
	}
	if (display->server) {
		process_stop(display->server);
		unsetenv("DISPLAY");
	}
	free(display);
}

int display_width(const struct display *display) {
	return DisplayWidth(display->x, DefaultScreen(display->x));
}

int display_height(const struct display *display) {
	return DisplayHeight(display->x, DefaultScreen(display->x));
}

void display_look(struct display *display, struct area area, uint32_t *out) {
	XImage *image = XGetImage(display->x, display->root, area.x, area.y, (unsigned)area.w,
		(unsigned)area.h, 0xffffff, ZPixmap);
	for (int y = 0; y < area.h; y++) {
		for (int x = 0; x < area.w; x++) {
			out[y * area.w + x] =
				image ? (uint32_t)XGetPixel(image, x, y) & 0xffffff : 0;
		}
	}
	if (image) {
		XDestroyImage(image);
	}
}

unsigned display_draws(struct display *display) {
	unsigned count = 0;
	if (!display->damage) {
		int error;
		XDamageQueryExtension(display->x, &display->damage_event, &error);
		display->damage =
			XDamageCreate(display->x, display->root, XDamageReportRawRectangles);
	}
	XSync(display->x, False);
	while (XPending(display->x)) {
		XEvent event;
		XNextEvent(display->x, &event);
		count += event.type == display->damage_event + XDamageNotify;
	}
	return count;
}

void display_press(struct display *display, int x, int y) {
	XTestFakeMotionEvent(display->x, -1, x, y, 0);
	XTestFakeButtonEvent(display->x, 1, True, 0);
	XFlush(display->x);
}

void display_release(struct display *display) {
	XTestFakeButtonEvent(display->x, 1, False, 0);
	XFlush(display->x);
}
