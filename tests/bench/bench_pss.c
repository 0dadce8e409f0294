// SPDX-License-Identifier: GPL-3.0-or-later
// A walk through every screen in every language, made here and written down as a journey, is played
// by foyer itself.
#include "bench.h"
#include "stage.h"
#include "walk.h"
#include "weigh.h"

#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "content/pack.h"

static void write_down(void *context, const char *id, const struct stage_time *time) {
	(void)time;
	str_printf(context, "tap #%s\n", id);
}

static bool make_journey(const struct bench *bench, struct str *journey, struct err *err) {
	struct stage stage;
	if (!stage_open(&stage, bench, err)) {
		return false;
	}
	for (size_t i = 0; i < pack_language_count(stage.app->pack); i++) {
		walk_language(
			&stage, pack_language_at(stage.app->pack, i)->tag, 0, write_down, journey);
	}
	stage_close(&stage);
	return true;
}

void bench_pss(const struct bench *bench) {
	struct err err;
	struct str journey = {0};
	double pss_mb;
	if (make_journey(bench, &journey, &err) && weigh_journey(bench, &journey, &pss_mb, &err)) {
		size_t taps = 0;
		for (const char *at = journey.data; (at = strchr(at, '\n')); at++) {
			taps++;
		}
		bench_note("after %zu taps, without a display", taps);
		bench_row("pss_mb", NULL, pss_mb);
	} else {
		bench_fail("pss_mb", &err);
	}
	str_finish(&journey);
}
