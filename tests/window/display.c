// SPDX-License-Identifier: GPL-3.0-or-later
// Xvfb keeps its frame buffer in a file of the XWD format (X11/XWDFile.h) when it is told -fbdir, so
// that the picture can be read without another program. xdotool moves the mouse and the keys.
#include "display.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/geometry.h"

#define PLAINLY 24 /* steps of a colour */

enum { XWD_HEADER_SIZE = 0, XWD_WIDTH = 4, XWD_HEIGHT, XWD_LINE_BYTES = 12, XWD_COLOURS = 19 };
#define XWD_COLOUR_BYTES 12

static void must(bool ok, const char *what) {
	if (!ok) {
		perror(what);
		abort();
	}
}

static void map(struct display *display) {
	int fd = open("Xvfb_screen0", O_RDONLY | O_CLOEXEC);
	struct stat info;
	must(fd >= 0 && fstat(fd, &info) == 0, "Xvfb_screen0");
	display->len = (size_t)info.st_size;
	display->file = mmap(NULL, display->len, PROT_READ, MAP_SHARED, fd, 0);
	must(display->file != MAP_FAILED, "Xvfb_screen0");
	close(fd);
}

void display_start(struct display *display, int w, int h) {
	int ends[2];
	char size[32], fd[16];
	must(pipe(ends) == 0, "pipe");
	snprintf(size, sizeof size, "%dx%dx24", w, h);
	snprintf(fd, sizeof fd, "%d", ends[1]);
	display->pid = fork();
	must(display->pid >= 0, "fork");
	if (display->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(ends[0]);
		execlp("Xvfb", "Xvfb", "-displayfd", fd, "-screen", "0", size, "-fbdir", ".",
			"-nolisten", "tcp", (char *)NULL);
		perror("Xvfb");
		_exit(127);
	}
	close(ends[1]);
	size_t len = 1;
	display->name[0] = ':';
	for (ssize_t got = 1; got > 0 && len<sizeof display->name - 1; len += got> 0) {
		got = read(ends[0], display->name + len, 1);
		if (got > 0 && display->name[len] == '\n') {
			break;
		}
	}
	close(ends[0]);
	display->name[len] = '\0';
	must(len > 1, "Xvfb");
	map(display);
}

void display_stop(struct display *display) {
	munmap(display->file, display->len);
	kill(display->pid, SIGTERM);
	waitpid(display->pid, NULL, 0);
}

static uint32_t field(const struct display *display, int index) {
	uint32_t value;
	memcpy(&value, display->file + (size_t)index * sizeof value, sizeof value);
	return ntohl(value);
}

static bool differs(uint32_t a, uint32_t b) {
	for (int shift = 0; shift < 24; shift += 8) {
		if (abs((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff)) > PLAINLY) {
			return true;
		}
	}
	return false;
}

size_t display_difference(const struct display *display, const struct pixmap *pixmap) {
	must((int)field(display, XWD_WIDTH) == pixmap->w &&
			(int)field(display, XWD_HEIGHT) == pixmap->h,
		"another size");
	const unsigned char *row = display->file + field(display, XWD_HEADER_SIZE) +
		(size_t)field(display, XWD_COLOURS) * XWD_COLOUR_BYTES;
	size_t count = 0;
	for (int y = 0; y < pixmap->h; y++, row += field(display, XWD_LINE_BYTES)) {
		for (int x = 0; x < pixmap->w; x++) {
			uint32_t pixel;
			memcpy(&pixel, row + (size_t)x * sizeof pixel, sizeof pixel);
			count += differs(pixel, pixmap->pixels[y * pixmap->stride + x]);
		}
	}
	return count;
}

pid_t display_run(const struct display *display, const char *const *arguments) {
	pid_t pid = fork();
	must(pid >= 0, "fork");
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		setenv("DISPLAY", display->name, 1);
		unsetenv("WAYLAND_DISPLAY");
		unsetenv("SDL_VIDEODRIVER");
		unsetenv("LANG"); /* as where a service starts it */
		unsetenv("LC_ALL");
		execvp(arguments[0], (char *const *)arguments);
		perror(arguments[0]);
		_exit(127);
	}
	return pid;
}

static void hand(const struct display *display, const char *const *arguments) {
	int status;
	must(waitpid(display_run(display, arguments), &status, 0) > 0 && status == 0, "xdotool");
}

void display_click(const struct display *display, int x, int y) {
	char across[16], down[16];
	snprintf(across, sizeof across, "%d", x);
	snprintf(down, sizeof down, "%d", y);
	hand(display,
		(const char *const[]){"xdotool", "mousemove", across, down, "mousedown", "1",
			"sleep", "0.1", "mouseup", "1", NULL});
}

void display_key(const struct display *display, const char *name) {
	hand(display, (const char *const[]){"xdotool", "key", name, NULL});
}
