// SPDX-License-Identifier: GPL-3.0-or-later
/* Sizes and places of a tree of boxes, in two passes: place widths and ask heights, then set
 * positions. For the toolkit itself; screens call ui_layout(). */
#pragma once
#include <stdbool.h>
struct box;

/* Natural and least width in pixels, padding included, into the box. */
void layout_measure(struct box *box);

/* Gives the box `w` pixels and finds natural_h, the height that its content needs there. */
void layout_place(struct box *box, int w);

/* Sets the rectangle of the placed box and of all inside it. */
void layout_arrange(struct box *box, int x, int y, int h);

/* The gap of a column above `child`, in pixels; not for the first that is shown. */
int layout_gap(const struct box *column, const struct box *child);

/* `box`'s inner rectangle: without padding and lip. */
struct rect layout_inner(const struct box *box);

/* True if a word of the text is an address of the web or of a person too long for any line: it may be
 * broken anywhere, which is no fault. */
bool layout_has_address(const char *text);
