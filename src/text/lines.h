// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the lines of a text file fall, for checking layout against other engines. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;
struct fontset;
struct str;

/* Lays out each line of the file as a paragraph of `lang`, weight 400, size factor 1, and appends
 * `start end width_px missing` for each laid-out line: byte offsets into the file, the end
 * exclusive with trailing spaces and without the newline (LF or CR LF); the width without trailing
 * spaces, one decimal; how many characters have no glyph. An empty paragraph has one line; a
 * newline at the file's end begins no paragraph. False where the file is not UTF-8. */
bool lines_print(struct fontset *fonts, const char *lang, float width_px, float size_px,
	const char *data, size_t len, struct str *out, struct err *err);
