// SPDX-License-Identifier: GPL-3.0-or-later
// Every tap of a walk through every language, several times: of each tap the median counts, so that
// a busy machine does not make a page slow. Cold: the app is started anew for each walk, and before
// each tap no glyph is drawn and no paragraph laid out.
#include "bench.h"
#include "stage.h"
#include "walk.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/mem.h"
#include "content/pack.h"

/* Of articles, topics, services: cold taps are slower, and all of them take too long. */
#define SOME 5
#define FEW 2

struct tap {
	char lang[20], id[64];
	double wall_ms[BENCH_RUNS], cpu_ms[BENCH_RUNS];
};

struct record {
	VEC(struct tap) taps;
	size_t at; /* of this run */
	int run;
	const char *lang;
};

static void take(void *context, const char *id, const struct stage_time *time) {
	struct record *record = context;
	if (record->at == record->taps.count) {
		vec_push(&record->taps, (struct tap){0});
	}
	struct tap *tap = &record->taps.items[record->at++];
	snprintf(tap->lang, sizeof tap->lang, "%s", record->lang);
	snprintf(tap->id, sizeof tap->id, "%s", id);
	tap->wall_ms[record->run] = time->wall_ms;
	tap->cpu_ms[record->run] = time->cpu_ms;
}

static void walk_all(struct stage *stage, struct record *record, int most) {
	const struct pack *pack = stage->app->pack;
	record->at = 0;
	app_wipe(stage->app);
	app_take(stage->app, &(struct input){0});
	for (size_t i = 0; i < pack_language_count(pack); i++) {
		record->lang = pack_language_at(pack, i)->tag;
		walk_language(stage, record->lang, most, take, record);
	}
}

static void report(const char *name, const struct record *record, int runs) {
	size_t count = record->taps.count;
	double *wall = mem_array(count, sizeof *wall), *cpu = mem_array(count, sizeof *cpu);
	const struct tap *worst = NULL;
	double most = 0;
	for (size_t i = 0; i < count; i++) {
		struct tap *tap = &record->taps.items[i];
		wall[i] = bench_median(tap->wall_ms, (size_t)runs);
		cpu[i] = bench_median(tap->cpu_ms, (size_t)runs);
		if (getenv("BENCH_VERBOSE")) {
			fprintf(stderr, "%s %s #%s: %.2f ms, %.2f of the processor\n", name,
				tap->lang, tap->id, wall[i], cpu[i]);
		}
		if (wall[i] > most) {
			most = wall[i];
			worst = tap;
		}
	}
	bench_note("%zu taps; of the processor %.2f ms; slowest %.2f ms: %s #%s", count,
		bench_p99(cpu, count), most, worst ? worst->lang : "", worst ? worst->id : "");
	bench_row(name, NULL, bench_p99(wall, count));
	free(wall);
	free(cpu);
}

static bool measure(const struct bench *bench, const char *name, bool is_cold, struct err *err) {
	struct stage stage;
	struct record record = {0};
	int most = bench->is_quick ? FEW : is_cold ? SOME : 0;
	if (!stage_open(&stage, bench, err)) {
		return false;
	}
	if (!is_cold) {
		walk_all(&stage, &record,
			most); /* fonts, languages and pages are warm after this one */
	}
	bool ok = true;
	for (record.run = 0; ok && record.run < bench->runs; record.run++) {
		ok = !is_cold || stage_restart(&stage, bench, err);
		stage.is_cold = is_cold;
		if (ok) {
			walk_all(&stage, &record, most);
		}
	}
	if (ok) {
		report(name, &record, bench->runs);
	}
	vec_finish(&record.taps);
	stage_close(&stage);
	return ok;
}

void bench_tap(const struct bench *bench) {
	struct err err;
	if (!measure(bench, "tap_p99_ms", false, &err) ||
		!measure(bench, "tap_cold_p99_ms", true, &err)) {
		bench_fail("tap", &err);
	}
}
