// SPDX-License-Identifier: GPL-3.0-or-later
/* The office whose screen this is: where to ask, at its desk and by telephone. */
#pragma once
#include <stdbool.h>

struct app;
struct box;
struct desk;

/* The desk this screen sends people to, in the visitor's language; NULL where the pack has none.
 * Lent by the page. */
const struct desk *office_desk(struct app *app);

/* "Ask by phone", the number and who answers, on a card for pages that may be out of date; nothing
 * while the pack is valid or where none of the office's own services has a telephone. True if it
 * was added. */
bool office_phone_add(struct app *app, struct box *parent);
