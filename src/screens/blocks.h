// SPDX-License-Identifier: GPL-3.0-or-later
/* An article's blocks as boxes: headings, paragraphs, steps, bullets, notes, tables, pictures, and
 * links. A link inside a text becomes a key under its block (#article-…, #service-…); a link out of
 * the guide becomes a QR code, never a browser. */
#pragma once
#include <stddef.h>

#include "ui/theme.h"

struct app;
struct article;
struct box;

/* Adds the blocks of `article` to the paged column `parent`; `lang` is what they are written in.
 * Where text is large and room little a block becomes several boxes, so that pages fill. */
void blocks_add(struct app *app, struct box *parent, const struct article *article,
	const char *lang, enum topic_colour topic);
