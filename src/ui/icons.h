// SPDX-License-Identifier: GPL-3.0-or-later
/* Icons by name: the table is made from assets/icons.txt when the tree is configured. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct icon {
	const char *name; /* "arrow-left" */
	uint32_t code;    /* private use code point of materialdesignicons-webfont.ttf */
	bool is_mirrored; /* turns with right-to-left text */
};

/* The icon of that name, or NULL (also for NULL). */
const struct icon *icon_find(const char *name);

/* What to draw in a right-to-left page: arrows and chevrons are their opposite glyph, which is
 * cleaner than a turned bitmap; others stay and *must_flip says to turn the bitmap. */
const struct icon *icon_in_rtl(const struct icon *icon, bool *must_flip);

size_t icon_count(void);
const struct icon *icon_at(size_t index);
