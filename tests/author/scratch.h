// SPDX-License-Identifier: GPL-3.0-or-later
/* A copy of the small site in a folder of its own that a test may break. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#define SCRATCH_PATH_BYTES 256

struct scratch {
	char folder[SCRATCH_PATH_BYTES];
};

void scratch_init(struct scratch *scratch);
void scratch_finish(struct scratch *scratch);

/* Replaces the first `from` in the file by `to`; fails the test where it is not there. With `from`
 * NULL the whole file becomes `to`; with both NULL it is taken away. */
void scratch_change(
	const struct scratch *scratch, const char *file, const char *from, const char *to);
