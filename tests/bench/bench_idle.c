// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk on Home in a window of an X server while nobody touches it: frames, wake-ups and bytes
// written in ten seconds between two minutes; then taps, each after a rest, until the next page can
// be seen.
#include "bench.h"
#include "display.h"
#include "process.h"
#include "stage.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/err.h"
#include "ui/ui.h"

#define SETTLE_MS 2000
#define WATCH_MS 10000
#define REST_MS 20000
#define QUICK_REST_MS 2000
#define LIMIT_MS 2000
#define PRESS_MS 100

struct spot {
	int x, y;
};

static bool key_of(struct stage *stage, const char *id, struct spot *key, struct err *err) {
	const struct box *box = ui_find(stage->app->ui, id);
	if (!box) {
		return err_set(err, "Home has no #%s", id);
	}
	*key = (struct spot){box->rect.x + box->rect.w / 2, box->rect.y + box->rect.h / 2};
	return true;
}

/* Find a service on Home, and Home of the Rail. */
static bool keys_of(
	const struct bench *bench, struct spot *find, struct spot *home, struct err *err) {
	struct stage stage;
	if (!stage_open(&stage, bench, err)) {
		return false;
	}
	stage_tap(&stage, "lang-en");
	bool ok = key_of(&stage, "find", find, err) && key_of(&stage, "home", home, err);
	stage_close(&stage);
	return ok;
}

/* Rests until `ms` from now lie inside one minute of the clock. */
static void wait_for_minute(int ms) {
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	int left = 60000 - (int)(now.tv_sec % 60) * 1000 - (int)(now.tv_nsec / 1000000);
	if (left < ms) {
		bench_sleep_ms(left + 200);
	}
}

static void watch(struct display *display, pid_t pid) {
	display_draws(display);
	long wakeups = process_wakeups(pid);
	int64_t bytes = process_bytes_written(pid);
	bench_sleep_ms(WATCH_MS);
	double woken = (double)(process_wakeups(pid) - wakeups);
	int64_t written = process_bytes_written(pid);
	bench_note("Home, %d s, seen as damage of the screen", WATCH_MS / 1000);
	bench_row("idle_frames", NULL, display_draws(display));
	bench_row("idle_wakeups_per_s", NULL, woken * 1000 / WATCH_MS);
	if (bytes >= 0 && written >= 0) {
		bench_note("to files and to the display");
		bench_row("idle_bytes_written", NULL, (double)(written - bytes));
	} else {
		bench_note("/proc/PID/io can be read by root only");
		bench_no_row("idle_bytes_written");
	}
}

#define PROBE_W 400
#define PROBE_H 8
#define PROBES 6

/* Lines across the page beside the Rail: Home and Find differ there, a pressed key does not. */
static void look(struct display *display, uint32_t *seen) {
	for (int i = 0; i < PROBES; i++) {
		struct area area = {700, 240 + i * 90, PROBE_W, PROBE_H};
		display_look(display, area, seen + i * PROBE_W * PROBE_H);
	}
}

static double tap(struct display *display, struct spot key) {
	static uint32_t before[PROBES * PROBE_W * PROBE_H], now[PROBES * PROBE_W * PROBE_H];
	display_press(display, key.x, key.y);
	bench_sleep_ms(PRESS_MS);
	look(display, before);
	double start = bench_wall_ms(), end = start;
	display_release(display);
	do {
		bench_sleep_ms(0.3);
		look(display, now);
		end = bench_wall_ms();
	} while (memcmp(before, now, sizeof now) == 0 && end - start < LIMIT_MS);
	return end - start;
}

static void tap_after_rests(
	const struct bench *bench, struct display *display, struct spot find, struct spot home) {
	double times[BENCH_RUNS];
	int rest = bench->is_quick ? QUICK_REST_MS : REST_MS;
	for (int run = 0; run < bench->runs; run++) {
		bench_sleep_ms(rest);
		times[run] = tap(display, run % 2 ? home : find);
	}
	double median = bench_median(times, (size_t)bench->runs);
	bench_note("after %d s without a touch, which stand for ten minutes; %.1f to %.1f ms",
		rest / 1000, times[0], times[bench->runs - 1]);
	bench_row("idle_tap_ms", NULL, median);
}

void bench_idle(const struct bench *bench) {
	struct err err;
	struct spot find, home;
	struct display *display = keys_of(bench, &find, &home, &err) ? display_open(&err) : NULL;
	if (!display) {
		bench_fail("idle", &err);
		return;
	}
	wait_for_minute(SETTLE_MS + WATCH_MS + 1000);
	pid_t pid = process_start_foyer(bench, (const char *const[]){"--lang", "en", NULL});
	bench_sleep_ms(SETTLE_MS);
	if (pid && process_is_alive(pid)) {
		watch(display, pid);
		tap_after_rests(bench, display, find, home);
	} else {
		err_set(&err, "foyer does not stay; does build/bin/foyer start?");
		bench_fail("idle", &err);
	}
	process_stop(pid);
	display_close(display);
}
