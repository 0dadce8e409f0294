// SPDX-License-Identifier: GPL-3.0-or-later
// From the open Language sheet to the page in another language, each for the first time since the
// start: its fonts, breaks and words come with it.
#include "bench.h"
#include "stage.h"

#include <stdio.h>

#include "base/err.h"
#include "content/pack.h"

#define LANGS_MAX 400

static double switch_to(struct stage *stage, const char *lang) {
	char id[64];
	snprintf(id, sizeof id, "lang-%s", lang);
	stage_tap(stage, "language");
	return stage_tap(stage, id).wall_ms;
}

void bench_switch(const struct bench *bench) {
	static double times[LANGS_MAX][BENCH_RUNS];
	const char *slowest = "";
	struct stage stage;
	struct err err;
	bool ok = stage_open(&stage, bench, &err);
	size_t count = ok ? pack_language_count(stage.app->pack) : 0;
	for (int run = 0; ok && run < bench->runs; run++) {
		char first[64];
		ok = stage_restart(&stage, bench, &err);
		for (size_t i = 0; ok && i < count; i++) {
			const char *tag = pack_language_at(stage.app->pack, i)->tag;
			if (i == 0) { /* the language of the session's first tap */
				snprintf(first, sizeof first, "lang-%s", tag);
				stage_tap(&stage, first);
				continue;
			}
			times[i][run] = switch_to(&stage, tag);
			ok = times[i][run] >= 0 || err_set(&err, "%s is not on the sheet", tag);
		}
	}
	if (!ok || count < 2) {
		bench_fail("language_switch_ms", &err);
		return;
	}
	double most = 0;
	for (size_t i = 1; i < count; i++) {
		double median = bench_median(times[i], (size_t)bench->runs);
		if (median > most) {
			most = median;
			slowest = pack_language_at(stage.app->pack, i)->tag;
		}
	}
	bench_note(
		"slowest of %zu languages, each chosen for the first time: %s", count - 1, slowest);
	bench_row("language_switch_ms", NULL, most);
	stage_close(&stage);
}
