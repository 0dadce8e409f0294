// SPDX-License-Identifier: GPL-3.0-or-later
// From the tap on Print until the dots of a service's slip are ready for the printer's head: words, layout
// and drawing, the first slip since the start, in each language on a roll of 80 mm.
#include "bench.h"
#include "stage.h"

#include <math.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "content/pack.h"
#include "paper/layout.h"
#include "paper/raster.h"
#include "paper/sheet.h"
#include "screens/slip.h"

#define SERVICE "health-advice"
#define MAX_LANGS 400

static bool visit(
	struct stage *stage, const struct bench *bench, const char *lang, struct err *err) {
	if (!stage_restart(stage, bench, err)) {
		return false;
	}
	app_set_language(stage->app, lang);
	session_visit(stage->app->session, SCREEN_SERVICE, SERVICE);
	app_changed(stage->app);
	app_take(stage->app, &(struct input){0});
	return true;
}

/* Milliseconds; below 0 and `err` where there is no slip. */
static double print_ms(struct stage *stage, int *rows, struct err *err) {
	struct arena *arena = arena_create();
	struct layout *layout = NULL;
	struct raster *raster = NULL;
	double from = bench_wall_ms();
	const struct slip *slip = slip_here(stage->app, arena, 0, err);
	if (slip) {
		layout = layout_create(stage->app->fonts, sheet_find("80mm"), slip, err);
	}
	if (layout) {
		raster = raster_create(stage->app->fonts, layout, 0, err);
	}
	double ms = bench_wall_ms() - from;
	*rows = raster ? raster->h : 0;
	ms = raster ? ms : -1;
	raster_destroy(raster);
	layout_destroy(layout);
	arena_destroy(arena);
	return ms;
}

/* The median of all runs in one language; below 0 and `err`. */
static double lang_ms(
	struct stage *stage, const struct bench *bench, const char *lang, struct err *err) {
	double times[BENCH_RUNS];
	int rows = 0;
	for (int run = 0; run < bench->runs; run++) {
		times[run] = visit(stage, bench, lang, err) ? print_ms(stage, &rows, err) : -1;
		if (times[run] < 0) {
			return -1;
		}
	}
	bench_note("%d rows of 576 dots", rows);
	return bench_median(times, (size_t)bench->runs);
}

void bench_slip(const struct bench *bench) {
	static char slowest[64];
	struct stage stage;
	struct err err;
	double most = 0, sum = 0;
	if (!stage_open(&stage, bench, &err)) {
		bench_fail("slip_raster_ms", &err);
		return;
	}
	size_t count = pack_language_count(stage.app->pack);
	for (size_t i = 0; i < count; i++) {
		char lang[64];
		snprintf(lang, sizeof lang, "%s", pack_language_at(stage.app->pack, i)->tag);
		double ms = lang_ms(&stage, bench, lang, &err);
		if (ms < 0) {
			bench_fail("slip_raster_ms", &err);
			break;
		}
		bench_row("slip_raster_ms", lang, ms);
		sum += log(ms);
		if (ms > most) {
			most = ms;
			snprintf(slowest, sizeof slowest, "%s", lang);
		}
	}
	if (most > 0) {
		bench_row("slip_raster_ms", "geomean", exp(sum / (double)count));
		bench_note("slowest of %zu languages: %s", count, slowest);
		bench_row("slip_raster_ms", NULL, most);
	}
	stage_close(&stage);
}
