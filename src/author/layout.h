// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the lines of a text fall, laid out as the kiosk does with a pack's fonts. */
#pragma once
#include <stdbool.h>
#include <stdio.h>

struct err;

struct layout_options {
	const char *pack, *lang, *text_file;
	float width_px, size_px;
};

/* Prints `start end width_px missing` a line (text/lines.h). */
bool layout_print(const struct layout_options *options, FILE *out, struct err *err);
