// SPDX-License-Identifier: GPL-3.0-or-later
/* What stands around every screen: head, Rail, the Language sheet and the idle question over the
 * page, the ribbon of an unsigned pack, reach mode. */
#pragma once

struct app;
struct box;

/* Builds the whole page of the session into the ui (calls ui_begin()). */
void frame_build(struct app *app);

/* The notice of an expired pack, for every page, under its title; nothing while the pack is valid.
 * A screen calls it after its title. */
void frame_notice_add(struct app *app, struct box *main);

/* "Thursday 19 November" and "09:42" in the session's language; NULL while the clock is not set. */
const char *frame_date(struct app *app);
const char *frame_clock(struct app *app);
