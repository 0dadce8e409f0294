// SPDX-License-Identifier: GPL-3.0-or-later
/* One A4 page of bar charts, laid out with the engine of the screen, so that names in any script are
 * right. Read from left to right; made for pdf_create(). */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;
struct fontset;
struct layout;

struct chart_bar {
	const char *label;
	const char *figure; /* as it is written behind the bar */
	float part;         /* of the longest bar, 0 to 1; negative: there is no bar */
	bool is_open;       /* only a frame: a figure that is not said */
};

struct chart {
	const char *title;
	const struct chart_bar *bars;
	size_t bar_count;
	const char *note; /* under it; NULL: none */
};

/* All texts are in `lang` (BCP 47), names in other scripts may stand in them. */
struct chart_page {
	const char *lang, *title, *office, *foot;
	const struct chart *charts;
	size_t chart_count;
};

/* Lays the page out; nothing is lent on. Where the page is full all type is smaller, and at last
 * labels are cut to one line instead of two. NULL
 * and `err` where a text is not UTF-8, or there is more than fits. */
struct layout *chart_layout(struct fontset *fonts, const struct chart_page *page, struct err *err);
