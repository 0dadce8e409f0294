// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands around every screen: head, Rail, the Language sheet and the idle question over the
 * page, the ribbon of an unsigned pack, reach mode. */
#pragma once
#include <stdbool.h>

#include "ui/head.h"

struct app;
struct box;
struct pager;

/* Builds the whole page of the session into the ui (calls ui_begin()). */
void frame_build(struct app *app);

/* The head of the page, and one for a screen that is bare. */
struct head_spec frame_head(struct app *app);
void frame_head_add(struct app *app, struct box *parent);

/* The title of a page (ui/page.h), without its icon and in two blocks where there is least room. */
struct page_title_spec;
struct box *frame_title_add(
	struct app *app, struct box *main, const struct page_title_spec *spec);

/* The notice of an expired pack, for every page, under its title; nothing while the pack is valid.
 * A screen calls it after its title. */
void frame_notice_add(struct app *app, struct box *main);

/* The bar of the session's pager (Previous, position, More), where there is more than a page. */
void frame_pager_add(struct app *app, struct box *parent);
/* The same for another pager: the Language sheet's. */
void frame_pager_bar_add(struct app *app, struct box *parent, struct pager *pager);

/* A paged column that fills the rest of `main`, with its bar; `gap` in design pixels. */
struct box *frame_pages_add(struct app *app, struct box *main, int gap);

/* The body of a page with a side column. In landscape `blocks` is a paged column and `side` stands
 * beside it; in portrait, in Very large and where it would not fit the side's things follow the
 * blocks, on later pages. */
struct columns {
	struct box *blocks, *side;
	/* With frame_columns_add_keys(): where the screen's own keys stand on every page; in a side
	 * column that is `side`. */
	struct box *keys;
	bool is_joined; /* side == blocks */
	bool is_loose;  /* little room: blocks should be small, so that pages fill */
};

/* `side_w` in design pixels; `is_card` puts the blocks on a white card. */
struct columns frame_columns_add(struct app *app, struct box *main, int side_w, bool is_card);
/* The same with `keys`. */
struct columns frame_columns_add_keys(struct app *app, struct box *main, int side_w, bool is_card);

/* "This is wrong", and the thanks once it was pressed. */
void frame_report_add(struct app *app, struct box *parent);

/* "Thursday 19 November" and "09:42" in the session's language; NULL while the clock is not set. */
const char *frame_date(struct app *app);
const char *frame_clock(struct app *app);
