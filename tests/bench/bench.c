// SPDX-License-Identifier: GPL-3.0-or-later
// Every budget is a row here, and is printed whether or not anything measures it yet.
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum kind { AT_LEAST, AT_MOST, NO_BUDGET };

static struct budget {
	const char *name, *lang; /* lang NULL: any that has no row of its own */
	const char *unit;
	enum kind kind;
	double limit;
	bool is_measured;
} budgets[] = {
	{"layout_vs_pango", "geomean", "x", AT_LEAST, 3.0, false},
	/* HarfBuzz alone takes over 80 % of our time in these three. */
	{"layout_vs_pango", "bo", "x", AT_LEAST, 1.7, false},
	{"layout_vs_pango", "ur", "x", AT_LEAST, 1.7, false},
	{"layout_vs_pango", "my", "x", AT_LEAST, 1.7, false},
	{"layout_vs_pango", NULL, "x", AT_LEAST, 2.0, false},
	{"lines_differ", NULL, "lines", NO_BUDGET, 0, false},
	{"start_ms", NULL, "ms", AT_MOST, 80, false},
	{"tap_p99_ms", NULL, "ms", AT_MOST, 16, false},
	{"tap_cold_p99_ms", NULL, "ms", AT_MOST, 33, false},
	{"language_switch_ms", NULL, "ms", AT_MOST, 33, false},
	{"scroll_p99_ms", NULL, "ms", AT_MOST, 4, false},
	{"idle_frames", NULL, "frames", AT_MOST, 0, false},
	{"idle_wakeups_per_s", NULL, "1/s", AT_MOST, 2, false},
	{"idle_bytes_written", NULL, "bytes", AT_MOST, 0, false},
	{"idle_tap_ms", NULL, "ms", AT_MOST, 16, false},
	{"pss_mb", NULL, "MB", AT_MOST, 64, false},
	{"search_p99_ms", NULL, "ms", AT_MOST, 10, false},
	{"pack_open_ms", NULL, "ms", AT_MOST, 40, false},
	{"slip_raster_ms", NULL, "ms", AT_MOST, 50, false},
	{"signup_durable_ms", NULL, "ms", AT_MOST, 50, false},
	{"signup_lost", NULL, "records", AT_MOST, 0, false},
};
#define BUDGETS (sizeof budgets / sizeof *budgets)

static const struct {
	const char *name;
	bench_fn *run;
} benches[] = {
	{"layout", bench_layout},
};

static struct budget *find(const char *name, const char *lang) {
	for (size_t i = 0; i < BUDGETS; i++) {
		struct budget *row = &budgets[i];
		if (strcmp(row->name, name) == 0 &&
			(!row->lang || (lang && strcmp(row->lang, lang) == 0))) {
			return row;
		}
	}
	fprintf(stderr, "foyer-bench: %s has no row in the table of budgets\n", name);
	abort();
}

static void print_head(const struct budget *row, const char *lang) {
	printf("{\"bench\": \"%s\"", row->name);
	if (lang) {
		printf(", \"lang\": \"%s\"", lang);
	}
}

static void print_limit(const struct budget *row) {
	if (row->kind == NO_BUDGET) {
		printf(", \"unit\": \"%s\", \"budget\": null", row->unit);
	} else {
		printf(", \"unit\": \"%s\", \"budget\": %g", row->unit, row->limit);
	}
}

void bench_row(const char *name, const char *lang, double value) {
	struct budget *row = find(name, lang);
	bool is_kept = row->kind == AT_LEAST ? value >= row->limit : value <= row->limit;
	row->is_measured = true;
	print_head(row, lang);
	printf(", \"value\": %.2f", value);
	print_limit(row);
	printf(", \"ok\": %s}\n", row->kind == NO_BUDGET ? "null" : is_kept ? "true" : "false");
	fflush(stdout);
}

static double clock_ms(clockid_t id) {
	struct timespec now;
	clock_gettime(id, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double bench_cpu_ms(void) {
	return clock_ms(CLOCK_PROCESS_CPUTIME_ID);
}

double bench_wall_ms(void) {
	return clock_ms(CLOCK_MONOTONIC);
}

static int compare(const void *a, const void *b) {
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

double bench_median(double *values, size_t count) {
	qsort(values, count, sizeof *values, compare);
	return values[count / 2];
}

double bench_p99(double *values, size_t count) {
	qsort(values, count, sizeof *values, compare);
	return values[(count * 99 + 99) / 100 - 1];
}

static bool is_wanted(const char *name, char *const *names, int count) {
	for (int i = 0; i < count; i++) {
		if (strcmp(names[i], name) == 0) {
			return true;
		}
	}
	return count == 0;
}

int main(int argc, char **argv) {
	int names = 0;
	while (names + 1 < argc && argv[names + 1][0] != '-') {
		names++;
	}
	const struct bench bench = {argc - 1 - names, argv + 1 + names};
	for (size_t i = 0; i < sizeof benches / sizeof *benches; i++) {
		if (is_wanted(benches[i].name, argv + 1, names)) {
			benches[i].run(&bench);
		}
	}
	for (size_t i = 0; i < BUDGETS; i++) {
		if (!budgets[i].is_measured) {
			print_head(&budgets[i], budgets[i].lang);
			printf(", \"value\": null");
			print_limit(&budgets[i]);
			printf(", \"ok\": null}\n");
		}
	}
	return 0;
}
