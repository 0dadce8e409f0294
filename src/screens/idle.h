// SPDX-License-Identifier: GPL-3.0-or-later
/* The end of a session that nobody ends: after a time without touch or key a question with a
 * countdown, and without an answer the wipe. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct app;
struct page;
struct input;

/* Without a touch: 45 s, 90 s while the keyboard is up or the text is Very large or Extra
 * (idle_s and twice idle_s). A laptop has no such end. */
int64_t idle_limit_ms(const struct app *app);

void idle_tick(struct app *app, int64_t now_ms);
int64_t idle_due_ms(const struct app *app);

/* True if the input only answered the question. */
bool idle_swallow(struct app *app, const struct input *input);

/* #still-here and #quick-exit of the dialog; any other key takes the question away and acts. */
bool idle_press(struct app *app, const char *id);

/* The dialog over the page, while it is up. */
/* Seconds until the page at the end of a sign-up goes by itself; asks for the next one to be shown. */
int idle_seconds_left(struct app *app);

void idle_build(struct app *app, struct page *page);
