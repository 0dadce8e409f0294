// SPDX-License-Identifier: GPL-3.0-or-later
// The frames that are painted while a finger drags 400 px upwards in 40 moves over an article.
#include "bench.h"
#include "stage.h"

#include <stdio.h>

#include "base/err.h"
#include "content/pack.h"
#include "device/window.h"

#define MOVES 40
#define STEP_PX 10

struct frames {
	double ms[BENCH_RUNS * 64 * MOVES];
	size_t count;
};

static void drag(struct stage *stage, struct frames *frames) {
	const struct pixmap *pixmap = window_pixmap(stage->window);
	int x = pixmap->w / 2, y = pixmap->h / 2 + MOVES * STEP_PX / 2;
	stage_point(stage, INPUT_PRESS, x, y);
	for (int i = 1; i <= MOVES; i++) {
		clock_advance(stage->clock, 10);
		unsigned long before = window_frames(stage->window);
		double ms = stage_point(stage, INPUT_MOVE, x, y - i * STEP_PX).wall_ms;
		bool has_room = frames->count < sizeof frames->ms / sizeof *frames->ms;
		if (window_frames(stage->window) != before && has_room) {
			frames->ms[frames->count++] = ms;
		}
	}
	stage_point(stage, INPUT_RELEASE, x, y - MOVES * STEP_PX);
	stage_pass(stage, 400);
}

void bench_scroll(const struct bench *bench) {
	static struct frames frames;
	struct stage stage;
	struct err err;
	if (!stage_open(&stage, bench, &err)) {
		bench_fail("scroll_p99_ms", &err);
		return;
	}
	for (int run = 0; run < bench->runs; run++) {
		for (size_t i = 0; i < pack_language_count(stage.app->pack); i++) {
			app_wipe(stage.app);
			app_set_language(stage.app, pack_language_at(stage.app->pack, i)->tag);
			session_visit(stage.app->session, SCREEN_HOME, NULL);
			session_visit(stage.app->session, SCREEN_ARTICLE, "see-a-doctor");
			stage_pass(&stage, 400);
			drag(&stage, &frames);
		}
	}
	if (frames.count) {
		bench_note("%zu frames in %zu drags", frames.count,
			(size_t)bench->runs * pack_language_count(stage.app->pack));
		bench_row("scroll_p99_ms", NULL, bench_p99(frames.ms, frames.count));
	} else {
		bench_note("0 frames: the page turns when the finger lifts, nothing follows it");
		bench_no_row("scroll_p99_ms");
	}
	stage_close(&stage);
}
