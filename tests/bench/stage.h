// SPDX-License-Identifier: GPL-3.0-or-later
/* The kiosk's app inside this process, without a display, and a finger that is timed. */
#pragma once
#include <stdbool.h>

#include "screens/app.h"

struct bench;
struct err;

#define STAGE_CLOCK "2026-11-19T09:42" /* when it is on every stage: a Thursday morning */

struct stage {
	struct window *window; /* 1920 × 1080 */
	struct clock *clock;   /* virtual */
	struct app_options options;
	struct app *app;
	bool is_cold; /* before each tap: no glyph is drawn, no paragraph laid out */
};

/* What one tap took. Less than nothing where there is nothing of that name to tap. */
struct stage_time {
	double wall_ms, cpu_ms;
};

bool stage_open(struct stage *stage, const struct bench *bench, struct err *err);
void stage_close(struct stage *stage);

/* Another app as after a start: pack, fonts, everything is opened anew. */
bool stage_restart(struct stage *stage, const struct bench *bench, struct err *err);

/* Opens the pack as foyer does: lazily. NULL and `err`. */
struct pack *stage_open_pack(const struct bench *bench, struct err *err);

/* Taps the box `id`: what is told is how long it takes from the finger leaving the glass until
 * app_take() returns, the next page being painted and presented. */
struct stage_time stage_tap(struct stage *stage, const char *id);
/* One input of the finger at x, y, timed. */
struct stage_time stage_point(struct stage *stage, int kind, int x, int y);
void stage_pass(struct stage *stage, int ms);
