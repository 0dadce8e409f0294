// SPDX-License-Identifier: GPL-3.0-or-later
// Every budget is a row here, and is printed whether or not anything measures it yet.
#include "bench.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/err.h"

enum kind { AT_LEAST, AT_MOST, NO_BUDGET };

static struct budget {
	const char *name, *lang; /* lang NULL: any that has no row of its own */
	const char *unit;
	enum kind kind;
	double limit;
	bench_fn *bench; /* NULL: what it is about does not exist yet */
	bool is_measured;
} budgets[] = {
	{"layout_vs_pango", "geomean", "x", AT_LEAST, 3.0, bench_layout, false},
	{"layout_vs_pango", "site", "x", AT_LEAST, 3.0, bench_layout, false},
	/* HarfBuzz alone takes over 80 % of our time in these three. */
	{"layout_vs_pango", "bo", "x", AT_LEAST, 1.7, bench_layout, false},
	{"layout_vs_pango", "ur", "x", AT_LEAST, 1.7, bench_layout, false},
	{"layout_vs_pango", "my", "x", AT_LEAST, 1.7, bench_layout, false},
	{"layout_vs_pango", NULL, "x", AT_LEAST, 2.0, bench_layout, false},
	{"lines_differ", NULL, "lines", NO_BUDGET, 0, bench_layout, false},
	{"start_ms", NULL, "ms", AT_MOST, 80, bench_start, false},
	{"tap_p99_ms", NULL, "ms", AT_MOST, 16, bench_tap, false},
	{"tap_cold_p99_ms", NULL, "ms", AT_MOST, 33, bench_tap, false},
	{"language_switch_ms", NULL, "ms", AT_MOST, 33, bench_switch, false},
	{"scroll_p99_ms", NULL, "ms", AT_MOST, 4, bench_scroll, false},
	{"idle_frames", NULL, "frames", AT_MOST, 0, bench_idle, false},
	{"idle_wakeups_per_s", NULL, "1/s", AT_MOST, 2, bench_idle, false},
	{"idle_bytes_written", NULL, "bytes", AT_MOST, 0, bench_idle, false},
	{"idle_tap_ms", NULL, "ms", AT_MOST, 16, bench_idle, false},
	{"pss_mb", NULL, "MB", AT_MOST, 64, bench_pss, false},
	{"search_p99_ms", NULL, "ms", AT_MOST, 10, bench_search, false},
	{"search_first_ms", NULL, "ms", AT_MOST, 10, bench_search, false},
	{"pack_ready_ms", NULL, "ms", NO_BUDGET, 0, bench_pack, false},
	{"pack_open_ms", NULL, "ms", AT_MOST, 40, bench_pack, false},
	{"slip_raster_ms", NULL, "ms", AT_MOST, 50, bench_slip, false},
	{"signup_durable_ms", NULL, "ms", AT_MOST, 50, bench_signup, false},
	{"signup_lost", NULL, "records", AT_MOST, 0, bench_signup, false},
	{"match_500_ms", NULL, "ms", AT_MOST, 1000, bench_match, false},
	{"growth_build_demo_s", NULL, "s", AT_MOST, 3, bench_growth, false},
	{"growth_build_large_s", NULL, "s", AT_MOST, 60, bench_growth, false},
	{"growth_build_large_mb", NULL, "MB", AT_MOST, 1073.74, bench_growth, false},
	{"growth_build_s", NULL, "s", NO_BUDGET, 0, bench_growth, false},
	{"growth_build_mb", NULL, "MB", NO_BUDGET, 0, bench_growth, false},
	{"growth_pack_mb", NULL, "MB", NO_BUDGET, 0, bench_growth, false},
	{"growth_open_ms", NULL, "ms", AT_MOST, 40, bench_growth, false},
	{"growth_start_ms", NULL, "ms", AT_MOST, 80, bench_growth, false},
	{"growth_list_p99_ms", NULL, "ms", AT_MOST, 33, bench_growth, false},
	{"growth_page_p99_ms", NULL, "ms", AT_MOST, 16, bench_growth, false},
	{"growth_filter_p99_ms", NULL, "ms", AT_MOST, 16, bench_growth, false},
	{"growth_letter_p99_ms", NULL, "ms", AT_MOST, 16, bench_growth, false},
	{"growth_facts_p99_ms", NULL, "ms", AT_MOST, 33, bench_growth, false},
	{"growth_key_p99_ms", NULL, "ms", AT_MOST, 16, bench_growth, false},
	{"growth_pss_mb", NULL, "MB", NO_BUDGET, 0, bench_growth, false},
	{"growth_search_p99_ms", NULL, "ms", AT_MOST, 10, bench_growth, false},
};
#define BUDGETS (sizeof budgets / sizeof *budgets)

static char note[300];

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

static void print_end(const char *ok) {
	printf(", \"ok\": %s", ok);
	if (*note) {
		printf(", \"note\": \"%s\"", note);
	}
	puts("}");
	fflush(stdout);
	*note = '\0';
}

static void print_value(struct budget *row, double value) {
	bool is_kept = row->kind == AT_LEAST ? value >= row->limit : value <= row->limit;
	row->is_measured = true;
	printf(", \"value\": %.2f", value);
	print_limit(row);
	print_end(row->kind == NO_BUDGET ? "null" : is_kept ? "true" : "false");
}

void bench_row(const char *name, const char *lang, double value) {
	struct budget *row = find(name, lang);
	print_head(row, lang);
	print_value(row, value);
}

void bench_row_of(const char *name, int services, double value) {
	struct budget *row = find(name, NULL);
	print_head(row, NULL);
	printf(", \"services\": %d", services);
	print_value(row, value);
}

static void print_unmeasured(struct budget *row) {
	row->is_measured = true;
	print_head(row, row->lang);
	printf(", \"value\": null");
	print_limit(row);
	print_end("null");
}

void bench_no_row(const char *name) {
	print_unmeasured(find(name, NULL));
}

void bench_note(const char *format, ...) {
	va_list args;
	va_start(args, format);
	vsnprintf(note, sizeof note, format, args);
	va_end(args);
	for (char *at = note; *at; at++) { /* it stands in a JSON string */
		if (*at == '"' || *at == '\\' || (unsigned char)*at < ' ') {
			*at = '\'';
		}
	}
}

void bench_fail(const char *name, const struct err *err) {
	fprintf(stderr, "foyer-bench: %s: %s\n", name, err->text);
}

static double clock_ms_of(clockid_t id) {
	struct timespec now;
	clock_gettime(id, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double bench_cpu_ms(void) {
	return clock_ms_of(CLOCK_PROCESS_CPUTIME_ID);
}

double bench_wall_ms(void) {
	return clock_ms_of(CLOCK_MONOTONIC);
}

void bench_sleep_ms(double ms) {
	struct timespec rest = {(time_t)(ms / 1e3), (long)(ms * 1e6) % 1000000000};
	nanosleep(&rest, NULL);
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

/* By its own name or by that of its family, the beginning before a _. What takes minutes must be
 * asked for. */
static bool is_wanted(const struct budget *row, char *const *names, int count) {
	for (int i = 0; i < count; i++) {
		size_t len = strlen(names[i]);
		if (strncmp(names[i], row->name, len) == 0 &&
			(!row->name[len] || row->name[len] == '_')) {
			return true;
		}
	}
	return count == 0 && row->bench != bench_growth;
}

static bool read_options(int argc, char **argv, struct bench *bench) {
	static const struct option options[] = {
		{"pack", required_argument, NULL, 'p'},
		{"trust", required_argument, NULL, 't'},
		{"quick", no_argument, NULL, 'q'},
		{0},
	};
	int option;
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (option) {
		case 'p': bench->pack = optarg; break;
		case 't': bench->trust = optarg; break;
		case 'q':
			bench->is_quick = true;
			bench->runs = 3;
			break;
		default: return false;
		}
	}
	return true;
}

/* A bench that reports several rows runs once for all of them. */
static void run_once(bench_fn *run, const struct bench *bench, size_t row) {
	for (size_t i = 0; run && i < row; i++) {
		if (budgets[i].bench == run && budgets[i].is_measured) {
			return;
		}
	}
	if (run) {
		run(bench);
	}
}

int main(int argc, char **argv) {
	struct bench bench = {
		.pack = BUILD_ROOT "/demo.pack", .trust = BUILD_ROOT "/demo.pub", .runs = 9};
	if (!read_options(argc, argv, &bench)) {
		fprintf(stderr,
			"usage: foyer-bench [--quick] [--pack FILE --trust KEY.pub] [NAME…]\n");
		return 2;
	}
	char *const *names = argv + optind;
	int count = argc - optind;
	for (size_t i = 0; i < BUDGETS; i++) {
		if (is_wanted(&budgets[i], names, count)) {
			run_once(budgets[i].bench, &bench, i);
		}
	}
	for (size_t i = 0; i < BUDGETS; i++) {
		if (is_wanted(&budgets[i], names, count) && !budgets[i].is_measured) {
			print_unmeasured(&budgets[i]);
		}
	}
	return 0;
}
