// SPDX-License-Identifier: GPL-3.0-or-later
/* Measuring against budgets: what the benches share. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;

#define BENCH_RUNS 11 /* medians are of this many at most; of 9 at least unless --quick */

struct bench {
	const char *pack, *trust; /* the demo's, unless --pack and --trust say otherwise */
	int runs;                 /* 9; 3 with --quick */
	bool is_quick;
};

/* Measures and reports. What is not reported comes out as `"ok": null`. */
typedef void bench_fn(const struct bench *bench);

/* Prints the row of the budget `name`. `lang` may be NULL. */
void bench_row(const char *name, const char *lang, double value);
/* The same for a directory of so many services. */
void bench_row_of(const char *name, int services, double value);
/* Prints it without a value: there is nothing to measure. */
void bench_no_row(const char *name);
/* What the next row's "note" says: how it was measured, where a reader would ask. */
void bench_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The row `name` cannot be measured here; why goes to standard error. */
void bench_fail(const char *name, const struct err *err);

/* From foyer's start on the bench's pack until Welcome is in a window; leaves a note. */
bool bench_start_ms(const struct bench *bench, double *median, struct err *err);

double bench_cpu_ms(void);                         /* of this process */
double bench_wall_ms(void);                        /* monotonic */
void bench_sleep_ms(double ms);                    /* which may be a fraction */
double bench_median(double *values, size_t count); /* sorts them */
double bench_p99(double *values, size_t count);    /* sorts them */

bench_fn bench_layout, bench_start, bench_tap, bench_switch, bench_scroll, bench_idle, bench_pss,
	bench_search, bench_pack, bench_slip, bench_signup, bench_match, bench_growth;
