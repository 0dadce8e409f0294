// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the sign-up's screen: its pages and the ways between them. */
#pragma once
#include <stdbool.h>

struct app;
struct box;
struct programme;

/* After the last question. */
void review_build(struct app *app, struct box *column, const struct programme *programme);

/* While the disk is at work, when it failed, and when the sign-up is kept or taken back. */
void sign_up_end_build(struct app *app, struct box *column, const struct programme *programme);

/* A title over the page, with "Leave and delete" beside it. */
void sign_up_title_add(
	struct app *app, struct box *column, const char *title, const struct programme *programme);

/* "Leave and delete". */
void sign_up_leave_add(struct app *app, struct box *parent);
