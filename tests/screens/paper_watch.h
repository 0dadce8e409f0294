// SPDX-License-Identifier: GPL-3.0-or-later
/* Watches what comes out of an app's stand-in for a printer, and judges it by what the screen says: a green
 * tick is false unless a whole slip was cut and the printer said so; black on paper is late unless
 * something was asked for in the session that runs. */
#pragma once
#include "paper/twin.h"
#include "screens/app.h"
#include "screens/print_inner.h"
#include "ui/ui.h"

struct paper_watch {
	int rows, cuts, completions; /* since the last slip was asked for; rows with ink */
	int all_cuts, late, false_ticks, ticks;
	bool is_asked; /* in this session */
	enum print_stage before;
};

static inline void paper_row(void *data, const unsigned char *bits, size_t bytes) {
	struct paper_watch *watch = data;
	for (size_t i = 0; i < bytes; i++) {
		if (bits[i]) {
			watch->rows++;
			watch->late += !watch->is_asked;
			return;
		}
	}
}

static inline void paper_cut(void *data) {
	struct paper_watch *watch = data;
	watch->cuts++;
	watch->all_cuts++;
}

static inline void paper_completed(void *data) {
	struct paper_watch *watch = data;
	watch->completions += watch->cuts > 0;
}

static inline void paper_watch_begin(struct paper_watch *watch, struct twin *twin) {
	*watch = (struct paper_watch){0};
	twin_watch(twin, &(struct twin_paper){paper_row, paper_cut, paper_completed, watch});
}

/* To be called whenever the app was given something. */
static inline void paper_look(struct paper_watch *watch, struct app *app) {
	enum print_stage now = app->print->stage;
	if (now == PRINT_ASKED && watch->before != PRINT_ASKED) {
		watch->rows = watch->cuts = watch->completions = 0;
		watch->is_asked = true;
	}
	bool has_tick = now == PRINT_DONE || ui_find(app->ui, "print-done");
	if (has_tick && watch->before != PRINT_DONE) {
		watch->ticks++;
		watch->false_ticks += !watch->rows || !watch->cuts || !watch->completions;
	}
	watch->before = now;
	watch->is_asked &= app->session->has_begun;
}
