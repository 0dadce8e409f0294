// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands over a page: the scrim darkens all but the Rail, which stays live. */
#pragma once
#include "ui/page.h"
#include <stdbool.h>

struct dialog_spec {
	const char *id, *label;
	int w, h;      /* design px; 0: 1180 wide, as high as its content */
	bool is_sheet; /* page ground, under the head: the language sheet (1528 × 824) */
};
/* Returns the column inside. Call after the page's main is built; the page's Rail stays on top. */
struct box *dialog_add(struct page *page, struct dialog_spec spec);
