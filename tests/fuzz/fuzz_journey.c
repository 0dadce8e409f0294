// SPDX-License-Identifier: GPL-3.0-or-later
// A journey file, played on a screen where everything is found and nothing happens.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/err.h"
#include "base/str.h"
#include "ui/journey.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static bool find(void *context, const char *name, bool is_id, struct rect *box) {
	(void)context, (void)is_id;
	*box = (struct rect){10, 10, 100, 50};
	return *name != 'x';
}

static void list(void *context, struct str *out) {
	(void)context;
	str_append(out, "#home \"Home\"\n");
}

static struct rect screen(void *context) {
	(void)context;
	return (struct rect){0, 0, 1920, 1080};
}

static void input(void *context, const struct input *event) {
	(void)context, (void)event;
}

static void wait_ms(void *context, int64_t ms) {
	(void)context, (void)ms;
}

static bool shot(void *context, const char *name, struct err *err) {
	(void)context, (void)name, (void)err;
	return true;
}

static bool set_clock(void *context, const struct clock_stamp *stamp, struct err *err) {
	(void)context, (void)stamp, (void)err;
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	int fd = memfd_create("journey", MFD_CLOEXEC);
	char path[64];
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	if (fd < 0 || write(fd, data, len) != (ssize_t)len) {
		abort();
	}
	const struct journey_target target = {.find = find,
		.list = list,
		.screen = screen,
		.input = input,
		.wait = wait_ms,
		.shot = shot,
		.set_clock = set_clock};
	struct str seen = {0};
	struct err err;
	journey_run(path, "ar", &target, &seen, &err);
	str_finish(&seen);
	close(fd);
	return 0;
}
