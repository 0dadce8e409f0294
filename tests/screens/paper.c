// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "content/pack.h"
#include "device/clock.h"
#include "device/window.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "paper/raster.h"
#include "screens/app.h"
#include "screens/slip.h"

const char *const paper_langs[] = {"en", "de", "uk", "ar", "ur", "ti", "th", "zh-Hans", NULL};

static const char *const steps[] = {"migration-advice", "health-advice", "jobcenter", NULL};
static const char *const reading[] = {"register-address", NULL};

const struct paper_page paper_pages[] = {
	{"service", SCREEN_SERVICE, "health-advice", NULL, NULL},
	{"article", SCREEN_ARTICLE, "first-week", NULL, NULL},
	{"list", SCREEN_MY_LIST, NULL, steps, reading},
	{"help", SCREEN_HELP, NULL, NULL, NULL},
	{NULL, 0, NULL, NULL, NULL},
};

struct paper {
	struct window *window;
	struct clock *clock;
	struct app_options options;
	struct app *app;
	struct arena *arena;
};

static void stop(const struct err *err) {
	fprintf(stderr, "%s\n", err->text);
	exit(1);
}

struct paper *paper_create(void) {
	struct err err;
	struct paper *paper = mem_zero(sizeof *paper);
	struct civil civil = {2026, 11, 19, 9, 42, 0, 0};
	paper->clock = clock_create_virtual(time_from_civil(&civil, "Europe/Berlin"));
	paper->window = window_open(
		&(struct window_options){.w = 1920, .h = 1080, .is_headless = true}, &err);
	struct pack *pack =
		pack_open(BUILD_ROOT "/demo.pack", &(struct pack_trust){.unsigned_ok = true}, &err);
	if (!paper->window || !pack || !catalog_open(BUILD_ROOT "/share/foyer/locale", &err)) {
		stop(&err);
	}
	paper->options = (struct app_options){.window = paper->window,
		.clock = paper->clock,
		.pack = pack,
		.lang = "en",
		.kiosk_place = "Kiosk EG 2"};
	paper->app = app_create(&paper->options, &err);
	if (!paper->app) {
		stop(&err);
	}
	paper->arena = arena_create();
	return paper;
}

void paper_destroy(struct paper *paper) {
	arena_destroy(paper->arena);
	app_destroy(paper->app);
	window_close(paper->window);
	clock_destroy(paper->clock);
	free(paper);
}

struct app *paper_app(struct paper *paper) {
	return paper->app;
}

const struct slip *paper_slip(
	struct paper *paper, const char *lang, const struct paper_page *page) {
	struct err err;
	struct app *app = paper->app;
	app_wipe(app);
	app_set_language(app, lang);
	for (const char *const *id = page->articles; id && *id; id++) {
		session_list_add(app->session, ENTRY_ARTICLE, *id);
	}
	for (const char *const *id = page->services; id && *id; id++) {
		session_list_add(app->session, ENTRY_SERVICE, *id);
	}
	session_visit(app->session, (enum screen_kind)page->kind, page->id);
	app_changed(app);
	app_take(app, &(struct input){0});
	arena_reset(paper->arena);
	const struct slip *slip = slip_here(app, paper->arena, 0, &err);
	if (!slip) {
		stop(&err);
	}
	return slip;
}

unsigned char *paper_grey(const struct raster *raster) {
	unsigned char *grey = mem_alloc((size_t)raster->w * (size_t)raster->h);
	for (int y = 0; y < raster->h; y++) {
		for (int x = 0; x < raster->w; x++) {
			bool is_black = raster->bits[y * raster->stride + x / 8] & 0x80 >> x % 8;
			grey[y * raster->w + x] = is_black ? 0 : 255;
		}
	}
	return grey;
}
