// SPDX-License-Identifier: GPL-3.0-or-later
/* A new folder for one test, and programs run in it. */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Makes a folder of its own and goes into it. */
static inline void folder_enter(char path[64]) {
	snprintf(path, 64, "/tmp/foyer-test-XXXXXX");
	if (!mkdtemp(path) || chdir(path) != 0) {
		abort();
	}
}

static inline void folder_leave(const char *path) {
	char command[128];
	if (chdir("/") != 0) {
		abort();
	}
	snprintf(command, sizeof command, "rm -rf '%s'", path);
	if (system(command) != 0) {
		abort();
	}
}
