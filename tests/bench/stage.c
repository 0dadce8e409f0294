// SPDX-License-Identifier: GPL-3.0-or-later
// A finger rests 100 ms and comes again after 400, as in a journey; time is virtual, so that it
// costs nothing to wait.
#include "stage.h"

#include "bench.h"

#include "base/err.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "seal/key.h"
#include "text/fontset.h"
#include "ui/text_cache.h"
#include "ui/ui.h"
#include "ui/ui_state.h"

#define PRESS_MS 100
#define PAUSE_MS 400

struct pack *stage_open_pack(const struct bench *bench, struct err *err) {
	struct public_key key;
	if (!key_read_public(bench->trust, &key, err)) {
		return NULL;
	}
	return pack_open_lazily(
		bench->pack, &(struct pack_trust){.keys = &key, .key_count = 1}, err);
}

static bool start(struct stage *stage, const struct bench *bench, struct err *err) {
	const struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	struct pack *pack = stage_open_pack(bench, err);
	if (!pack) {
		return false;
	}
	stage->clock = clock_create_virtual(time_from_civil(&civil, pack_time_zone(pack)));
	stage->options =
		(struct app_options){.window = stage->window, .clock = stage->clock, .pack = pack};
	stage->app = app_create(&stage->options, err);
	if (stage->app) {
		app_take(stage->app, &(struct input){0});
	}
	return stage->app;
}

static void stop(struct stage *stage) {
	app_destroy(stage->app);
	clock_destroy(stage->clock);
	stage->app = NULL;
	stage->clock = NULL;
}

bool stage_open(struct stage *stage, const struct bench *bench, struct err *err) {
	*stage = (struct stage){0};
	if (!catalog_open(BUILD_ROOT "/share/foyer/locale", err)) {
		return false;
	}
	stage->window = window_open(
		&(struct window_options){.w = 1920, .h = 1080, .is_headless = true}, err);
	if (!stage->window || !start(stage, bench, err)) {
		stage_close(stage);
		return false;
	}
	return true;
}

void stage_close(struct stage *stage) {
	stop(stage);
	window_close(stage->window);
	stage->window = NULL;
}

bool stage_restart(struct stage *stage, const struct bench *bench, struct err *err) {
	stop(stage);
	return start(stage, bench, err);
}

void stage_pass(struct stage *stage, int ms) {
	clock_advance(stage->clock, ms);
	app_take(stage->app, &(struct input){0});
}

struct stage_time stage_point(struct stage *stage, int kind, int x, int y) {
	const struct input input = {
		.kind = (enum input_kind)kind, .x = x, .y = y, .ms = clock_ms(stage->clock)};
	double wall = bench_wall_ms(), cpu = bench_cpu_ms();
	app_take(stage->app, &input);
	return (struct stage_time){bench_wall_ms() - wall, bench_cpu_ms() - cpu};
}

struct stage_time stage_tap(struct stage *stage, const char *id) {
	const struct box *box = ui_find(stage->app->ui, id);
	if (!box || !box->is_pressable) {
		return (struct stage_time){-1, -1};
	}
	int x = box->rect.x + box->rect.w / 2, y = box->rect.y + box->rect.h / 2;
	stage_point(stage, INPUT_PRESS, x, y);
	stage_pass(stage, PRESS_MS);
	if (stage->is_cold) {
		fontset_forget_glyphs(stage->app->fonts);
		text_cache_wipe(ui_texts(stage->app->ui));
	}
	struct stage_time time = stage_point(stage, INPUT_RELEASE, x, y);
	stage_pass(stage, PAUSE_MS);
	return time;
}
