// SPDX-License-Identifier: GPL-3.0-or-later
// The same measured on directories of 100, 1,000 and 10,000 services in 30 languages: what of it
// grows with the pack, and how. Each language is visited alike: the list page by page, its filters
// and letters, a service, a search. Where that takes too long the rest of the languages is left out,
// and the note says how many there were.
#include "bench.h"
#include "large.h"
#include "stage.h"
#include "weigh.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/pack.h"
#include "content/reader.h"
#include "content/schema.h"
#include "content/search.h"
#include "ui/ui.h"

#define LANGUAGES 30
#define VISIT_MS 30000 /* of all languages together */
#define PAGES 8
#define FACTS 4 /* services a list: over a hundred taps, else their 99 % are the slowest one */
#define LETTERS 4
#define TURNS_MAX 12 /* until a language's key is in sight */
#define NAMES_TYPED 4
#define KEYS_MAX 12
#define SEARCH_LIMIT 60 /* as the Search screen */

/* ---- opening and the first screen ---- */

static bool measure_open(const struct bench *bench, int services, struct err *err) {
	double times[BENCH_RUNS];
	size_t size = 0;
	for (int run = -1; run < bench->runs; run++) { /* one before, so that the file is read */
		double start = bench_wall_ms();
		struct pack *pack = stage_open_pack(bench, err);
		double ms = bench_wall_ms() - start;
		if (!pack) {
			return false;
		}
		size = pack_size(pack);
		pack_close(pack);
		times[run < 0 ? 0 : run] = ms;
	}
	if (services > 0) {
		bench_note(
			"%.0f bytes a service and language", (double)size / services / LANGUAGES);
	}
	bench_row_of("growth_pack_mb", services, (double)size / 1e6);
	bench_row_of("growth_open_ms", services, bench_median(times, (size_t)bench->runs));
	return true;
}

static bool measure_start(const struct bench *bench, int services, struct err *err) {
	double median;
	bool ok = bench_start_ms(bench, &median, err);
	if (ok) {
		bench_row_of("growth_start_ms", services, median);
	}
	return ok;
}

/* ---- a visitor in each language ---- */

typedef VEC(double) times_vec;

struct visit {
	struct stage stage;
	struct str journey; /* of all taps */
	times_vec lists, pages, filters, letters, facts, keys;
};

static bool tap(struct visit *visit, const char *id, times_vec *times) {
	struct stage_time time = stage_tap(&visit->stage, id);
	if (time.wall_ms < 0) {
		return false;
	}
	if (getenv("BENCH_VERBOSE")) {
		fprintf(stderr, "growth #%s: %.1f ms\n", id, time.wall_ms);
	}
	if (times) {
		vec_push(times, time.wall_ms);
	}
	str_printf(&visit->journey, "tap #%s\n", id);
	return true;
}

struct sought {
	const char *prefix;
	size_t skip;
	char id[96];
};

static void look_at(void *context, const struct ui_element *element) {
	struct sought *sought = context;
	if (!*sought->id && element->is_pressable &&
		strncmp(element->id, sought->prefix, strlen(sought->prefix)) == 0 &&
		!sought->skip--) {
		snprintf(sought->id, sizeof sought->id, "%s", element->id);
	}
}

/* Taps element number `at` of those in sight whose ids begin so. */
static bool tap_any(struct visit *visit, const char *prefix, size_t at, times_vec *times) {
	struct sought sought = {.prefix = prefix, .skip = at};
	ui_list(visit->stage.app->ui, look_at, &sought);
	return *sought.id && tap(visit, sought.id, times);
}

static void choose_language(struct visit *visit, const char *tag) {
	char id[64];
	snprintf(id, sizeof id, "lang-%s", tag);
	tap(visit, "language", NULL);
	for (int turn = 0; turn < TURNS_MAX && !tap(visit, id, NULL); turn++) {
		if (!tap(visit, "more-languages", NULL) && !tap(visit, "more", NULL)) {
			return;
		}
	}
}

static void visit_list(struct visit *visit) {
	static const char *const filters[] = {
		"filter-open-now", "filter-step-free", "filter-my-language"};
	tap(visit, "home", NULL);
	if (!tap(visit, "find", &visit->lists)) {
		return;
	}
	tap(visit, "show-all", &visit->filters);
	for (int page = 0; page < PAGES && tap(visit, "more", &visit->pages); page++) {
	}
	tap(visit, "previous", &visit->pages);
	tap(visit, "sort-name", &visit->filters);
	for (size_t i = 0; i < LETTERS && tap_any(visit, "letter-", i * 5, &visit->letters); i++) {
	}
	tap(visit, "sort-distance", &visit->filters);
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
		tap(visit, filters[i], &visit->filters);
		tap(visit, "more", &visit->pages);
		tap(visit, filters[i], &visit->filters);
	}
	for (size_t i = 0; i < FACTS && tap_any(visit, "service-", i, &visit->facts); i++) {
		tap(visit, "back", &visit->lists);
	}
}

static void visit_search(struct visit *visit) {
	tap(visit, "home", NULL);
	if (!tap(visit, "search", NULL)) {
		return;
	}
	for (size_t i = 0; i < 4; i++) {
		tap_any(visit, "key-", 11 + i * 3, &visit->keys);
	}
	if (tap(visit, "key-done", NULL)) {
		tap_any(visit, "service-", 0, &visit->facts);
	}
	tap(visit, "home", NULL);
}

static size_t visit_all(struct visit *visit) {
	const struct pack *pack = visit->stage.app->pack;
	double start = bench_wall_ms();
	size_t i = 0;
	for (; i < pack_language_count(pack) && bench_wall_ms() - start < VISIT_MS; i++) {
		choose_language(visit, pack_language_at(pack, i)->tag);
		visit_list(visit);
		visit_search(visit);
	}
	return i;
}

static void report(const char *name, int services, times_vec *times, size_t languages) {
	if (!times->count) {
		return;
	}
	double most = bench_p99(times->items, times->count);
	bench_note("%zu taps in %zu languages; median %.1f ms", times->count, languages,
		bench_median(times->items, times->count));
	bench_row_of(name, services, most);
}

static bool measure_visit(const struct bench *bench, int services, struct err *err) {
	struct visit visit = {0};
	if (!stage_open(&visit.stage, bench, err)) {
		return false;
	}
	size_t languages = visit_all(&visit);
	stage_close(&visit.stage);
	report("growth_list_p99_ms", services, &visit.lists, languages);
	report("growth_page_p99_ms", services, &visit.pages, languages);
	report("growth_filter_p99_ms", services, &visit.filters, languages);
	report("growth_letter_p99_ms", services, &visit.letters, languages);
	report("growth_facts_p99_ms", services, &visit.facts, languages);
	report("growth_key_p99_ms", services, &visit.keys, languages);
	double pss_mb;
	bool ok = weigh_journey(bench, &visit.journey, &pss_mb, err);
	if (ok) {
		bench_note("after the same taps in %zu languages", languages);
		bench_row_of("growth_pss_mb", services, pss_mb);
	}
	times_vec *all[] = {&visit.lists, &visit.pages, &visit.filters, &visit.letters,
		&visit.facts, &visit.keys};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		vec_finish(all[i]);
	}
	str_finish(&visit.journey);
	return ok;
}

/* ---- search alone ---- */

static void type_name(const struct bench *bench, struct pack *pack, struct arena *arena,
	const char *lang, const char *name, times_vec *times) {
	char typed[200];
	size_t len = strlen(name), at = 0, count;
	for (int key = 0; key < KEYS_MAX && at < len; key++) {
		double runs[BENCH_RUNS];
		utf8_next(name, len, &at);
		snprintf(typed, sizeof typed, "%.*s", (int)at, name);
		for (int run = 0; run < bench->runs; run++) {
			double start = bench_wall_ms();
			search_query(pack, arena, lang, typed, SEARCH_LIMIT, &count);
			runs[run] = bench_wall_ms() - start;
		}
		vec_push(times, bench_median(runs, (size_t)bench->runs));
	}
}

static bool measure_search(const struct bench *bench, int services, struct err *err) {
	struct pack *pack = stage_open_pack(bench, err);
	struct arena *arena = arena_create();
	times_vec times = {0};
	for (size_t i = 0; pack && i < pack_language_count(pack); i++) {
		const char *lang = pack_language_at(pack, i)->tag;
		char *names[NAMES_TYPED] = {0};
		size_t count = 0;
		struct stmt *stmt = pack_query(pack,
			"SELECT t.utf8 FROM things x JOIN texts t ON t.lang = ?1 AND"
			" t.owner = x.num AND t.field = 1 WHERE x.kind = ?2"
			" AND x.num % (?3 / 4) = 1 LIMIT 4",
			"iii", pack_language_num(pack, lang), KIND_SERVICE, services);
		while (count < NAMES_TYPED && row_next(stmt)) {
			names[count++] = mem_copy_string(row_text(stmt, 0, arena));
		}
		row_end(stmt);
		for (size_t n = 0; n < count; n++) {
			type_name(bench, pack, arena, lang, names[n], &times);
			free(names[n]);
			arena_reset(arena);
		}
	}
	if (times.count) {
		double p99 = bench_p99(times.items, times.count);
		bench_note("%zu keys; slowest %.2f ms", times.count, times.items[times.count - 1]);
		bench_row_of("growth_search_p99_ms", services, p99);
	}
	vec_finish(&times);
	arena_destroy(arena);
	pack_close(pack);
	return pack != NULL;
}

/* ---- all sizes ---- */

static bool measure_build(struct err *err) {
	struct large large = {.services = 10000, .languages = 12};
	double seconds, most_mb;
	if (!large_build(SOURCE_ROOT "/assets/site", BUILD_ROOT "/growth/demo.pack", &seconds,
		    &most_mb, err)) {
		return false;
	}
	bench_note("%.0f MB of memory", most_mb);
	bench_row("growth_build_demo_s", NULL, seconds);
	if (!large_make(&large, err)) {
		return false;
	}
	bench_note("10,000 services in 12 languages");
	bench_row("growth_build_large_s", NULL, large.build_s);
	bench_row("growth_build_large_mb", NULL, large.build_mb);
	return true;
}

static bool measure_pack(const struct bench *bench, int services, struct err *err) {
	return measure_open(bench, services, err) && measure_start(bench, services, err) &&
		measure_visit(bench, services, err) && measure_search(bench, services, err);
}

static bool measure(const struct bench *bench, int services, struct err *err) {
	struct large large = {.services = services, .languages = LANGUAGES};
	if (!large_make(&large, err)) {
		return false;
	}
	struct bench own = *bench;
	own.pack = large.pack;
	own.trust = BUILD_ROOT "/demo.pub";
	bench_row_of("growth_build_s", services, large.build_s);
	bench_row_of("growth_build_mb", services, large.build_mb);
	return measure_pack(&own, services, err);
}

/* ---- sites that somebody else wrote ---- */

static int count_services(const struct bench *bench, struct err *err) {
	struct pack *pack = stage_open_pack(bench, err);
	int count = 0;
	struct stmt *stmt = pack
		? pack_query(pack, "SELECT count(*) FROM things WHERE kind = ?1", "i", KIND_SERVICE)
		: NULL;
	if (stmt && row_next(stmt)) {
		count = row_int(stmt, 0, 0, 1 << 24, 0);
	}
	if (stmt) {
		row_end(stmt);
	}
	pack_close(pack);
	return count;
}

/* FOYER_GROWTH_SITES: folders of imported sites, with ':' between them. */
static bool measure_sites(const struct bench *bench, struct err *err) {
	const char *sites = getenv("FOYER_GROWTH_SITES");
	bool ok = true;
	while (ok && sites && *sites) {
		size_t len = strcspn(sites, ":");
		char path[4096];
		snprintf(path, sizeof path, "%.*s", (int)len, sites);
		sites += len + (sites[len] == ':');
		struct bench own = *bench;
		own.pack = BUILD_ROOT "/growth/site.pack";
		own.trust = BUILD_ROOT "/demo.pub";
		double seconds, most_mb;
		ok = large_build(path, own.pack, &seconds, &most_mb, err);
		int services = ok ? count_services(&own, err) : 0;
		if (ok) {
			bench_note("%s", path);
			bench_row_of("growth_build_s", services, seconds);
			bench_row_of("growth_build_mb", services, most_mb);
			ok = measure_pack(&own, services, err);
		}
	}
	return ok;
}

void bench_growth(const struct bench *bench) {
	struct err err;
	bool ok = file_make_folder(BUILD_ROOT "/growth", &err) && measure_build(&err);
	for (int services = 100; ok && services <= 10000; services *= 10) {
		ok = measure(bench, services, &err);
	}
	ok = ok && measure_sites(bench, &err);
	if (!ok) {
		bench_fail("growth", &err);
	}
}
