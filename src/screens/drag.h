// SPDX-License-Identifier: GPL-3.0-or-later
/* The paged text under a dragging finger: it follows the finger, and the page turns when the finger
 * lets go. Nothing else on the screen moves. */
#pragma once

struct app;

/* Paints and presents one frame while app->touch drags; nothing where there is one page only. */
void drag_paint(struct app *app);

/* The drag is over: forgets (and wipes) the picture of the page. */
void drag_end(struct app *app);
