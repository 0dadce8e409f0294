// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process until Welcome can be seen in a window of an X server. A few pixels
// of its words are looked at twice a millisecond; once they are as they will stay, the whole screen
// is compared with how it looks after two seconds.
#include "bench.h"
#include "display.h"
#include "process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"

#define SETTLED_MS 2000
#define LIMIT_MS 5000
#define PROBE_W 96
#define PROBE_H 4
#define CLOCK_SHARE 200 /* the clock may differ: a part of the screen as small as this */

struct sight {
	struct display *display;
	struct area all, probe;
	uint32_t *before, *wanted, *now;
	uint32_t words[PROBE_W * PROBE_H];
};

static size_t pixels(const struct sight *sight) {
	return (size_t)sight->all.w * (size_t)sight->all.h;
}

/* A place with ink, as far down as there is one. */
static bool choose_probe(struct sight *sight) {
	int w = sight->all.w;
	for (int y = sight->all.h - PROBE_H; y >= 0; y -= PROBE_H) {
		for (int x = 0; x + PROBE_W <= w; x += PROBE_W) {
			const uint32_t *row = sight->wanted + y * w + x;
			const uint32_t *was = sight->before + y * w + x;
			int changes = 0;
			for (int i = 1; i < PROBE_W; i++) {
				changes += row[i] != row[i - 1] && row[i] != was[i];
			}
			if (changes > PROBE_W / 3) {
				sight->probe = (struct area){x, y, PROBE_W, PROBE_H};
				for (int k = 0; k < PROBE_H; k++) {
					memcpy(sight->words + k * PROBE_W, row + k * w,
						PROBE_W * sizeof *row);
				}
				return true;
			}
		}
	}
	return false;
}

/* How Welcome looks when all is done. */
static bool learn(struct sight *sight, const struct bench *bench, struct err *err) {
	display_look(sight->display, sight->all, sight->before);
	pid_t pid = process_start_foyer(bench, (const char *const[]){NULL});
	bench_sleep_ms(SETTLED_MS);
	bool is_alive = pid && process_is_alive(pid);
	display_look(sight->display, sight->all, sight->wanted);
	process_stop(pid);
	return (is_alive && choose_probe(sight)) ||
		err_set(err, "foyer shows nothing; does build/bin/foyer start?");
}

static bool is_there(struct sight *sight) {
	uint32_t seen[PROBE_W * PROBE_H];
	display_look(sight->display, sight->probe, seen);
	return memcmp(seen, sight->words, sizeof seen) == 0;
}

static bool is_complete(struct sight *sight) {
	size_t differing = 0;
	display_look(sight->display, sight->all, sight->now);
	for (size_t i = 0; i < pixels(sight); i++) {
		differing += sight->now[i] != sight->wanted[i];
	}
	return differing < pixels(sight) / CLOCK_SHARE;
}

static double start_once(struct sight *sight, const struct bench *bench) {
	double start = bench_wall_ms(), end = start;
	pid_t pid = process_start_foyer(bench, (const char *const[]){NULL});
	do {
		bench_sleep_ms(0.5);
		end = bench_wall_ms();
	} while (!is_there(sight) && end - start < LIMIT_MS);
	bool ok = is_complete(sight);
	process_stop(pid);
	while (is_there(sight) && bench_wall_ms() - end < LIMIT_MS) {
		bench_sleep_ms(5); /* until its window is gone */
	}
	return ok ? end - start : -1;
}

static bool start_often(
	struct sight *sight, const struct bench *bench, double *times, struct err *err) {
	if (!learn(sight, bench, err)) {
		return false;
	}
	for (int run = 0; run < bench->runs; run++) {
		bench_sleep_ms(100);
		times[run] = start_once(sight, bench);
		if (times[run] < 0) {
			return err_set(err, "the first picture of Welcome was not complete");
		}
	}
	return true;
}

bool bench_start_ms(const struct bench *bench, double *median, struct err *err) {
	double times[BENCH_RUNS];
	struct sight sight = {.display = display_open(err)};
	if (!sight.display) {
		return false;
	}
	sight.all =
		(struct area){0, 0, display_width(sight.display), display_height(sight.display)};
	sight.before = mem_array(pixels(&sight), sizeof *sight.before);
	sight.wanted = mem_array(pixels(&sight), sizeof *sight.wanted);
	sight.now = mem_array(pixels(&sight), sizeof *sight.now);
	bool ok = start_often(&sight, bench, times, err);
	if (ok) {
		*median = bench_median(times, (size_t)bench->runs);
		bench_note("%.1f to %.1f ms", times[0], times[bench->runs - 1]);
	}
	free(sight.before);
	free(sight.wanted);
	free(sight.now);
	display_close(sight.display);
	return ok;
}

void bench_start(const struct bench *bench) {
	struct err err;
	double median;
	if (bench_start_ms(bench, &median, &err)) {
		bench_row("start_ms", NULL, median);
	} else {
		bench_fail("start_ms", &err);
	}
}
