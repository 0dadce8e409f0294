// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands around staff's pages: the head, and below a strip with a sentence in place of the Rail. */
#pragma once
struct app;
struct page;

/* Begins the page (calls ui_begin()); the screen fills page->main. */
void staff_frame_begin(struct app *app, struct page *page);
