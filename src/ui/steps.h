// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbered steps: a disc in the topic's colour beside what is to be done. */
#pragma once
#include "ui/box.h"

/* Returns the column beside the disc; add a bold key text and body texts to it. Steps in a column
 * with is_ruled get the thin line between them. */
struct box *step_add(struct box *parent, int number, enum topic_colour topic);

/* The same with its texts; `text` may be NULL. */
struct box *step_texts_add(struct box *parent, int number, enum topic_colour topic,
	const char *title, const char *text);
