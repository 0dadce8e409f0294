// SPDX-License-Identifier: GPL-3.0-or-later
/* The frame that every visitor screen has: head, main, Rail.
 *
 *	struct page page = page_begin(ui, &head, &rail);
 *	struct box *title = page_title_add(page.main, (struct page_title_spec){.title = …});
 */
#pragma once
#include "ui/box.h"
#include "ui/head.h"
#include "ui/rail.h"

struct page {
	struct box *root;  /* a column: upper, rail */
	struct box *upper; /* a stack: the page, and dialogs over it */
	struct box *main;  /* the column to fill; it has the page's margins */
	struct box *rail;
};

/* Calls ui_begin(). `head` NULL: no head and no margins (Welcome lays itself out to the edges). */
struct page page_begin(struct ui *ui, const struct head_spec *head, const struct rail_spec *rail);

struct page_title_spec {
	const char *title, *subtitle;
	const char *above; /* small over the title: what this is a part of; NULL for none */
	const char *icon;  /* with a plate; NULL for none */
	enum topic_colour topic;
	const char *lang; /* of title and subtitle; NULL: the page's */
};
/* Plate, title, subtitle; returns the row, to whose end more may be added. The title is the text of
 * TYPE_H1 in it. */
struct box *page_title_add(struct box *main, struct page_title_spec spec);

/* A row that fills the rest of main, its children as high as it: the columns of a screen. In
 * portrait and in Very large it is a column. */
struct box *page_columns_add(struct box *main, int gap);
