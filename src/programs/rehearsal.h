// SPDX-License-Identifier: GPL-3.0-or-later
/* What --journey, --shots and --clock ask for. Without a journey the clock is the real one. */
#pragma once
#include <stdbool.h>

struct app;
struct args;
struct clock;
struct err;

/* The real clock; for a journey a virtual one that starts at --clock (local time of the IANA `zone`
 * unless it says otherwise) or now. NULL and `err` where --clock is no date. */
struct clock *rehearsal_clock(const struct args *args, const char *zone, struct err *err);

/* Plays the journey. What was on screen when a step failed goes to standard error. */
bool rehearsal_play(struct app *app, const struct args *args, struct err *err);
