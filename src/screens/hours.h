// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening hours as a visitor reads them: the week's table, the exceptions, and when a phone is
 * answered. */
#pragma once

struct app;
struct box;
struct phone;
struct service;

/* The card with the week, today lit, and the exceptions of the next weeks under it; a note above it
 * where the clock is not set. Nothing if no hours are known. */
void hours_card_add(struct app *app, struct box *parent, const struct service *service);

/* The languages and hours of one phone number, a line each; nothing where it has none. */
void hours_phone_add(struct app *app, struct box *parent, const struct phone *phone);
