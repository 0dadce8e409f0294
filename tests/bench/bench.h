// SPDX-License-Identifier: GPL-3.0-or-later
/* Measuring against budgets: what the benches share. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#define BENCH_RUNS 11 /* medians are of this many */

struct bench {
	int argc; /* what follows the names on the command line: --trust KEY.pub … */
	char **argv;
};

/* Measures and reports. Reports nothing where what it needs does not exist. */
typedef void bench_fn(const struct bench *bench);

/* Prints a row of the budget `name`. `lang` may be NULL. */
void bench_row(const char *name, const char *lang, double value);

double bench_cpu_ms(void);                         /* of this process */
double bench_wall_ms(void);                        /* monotonic */
double bench_median(double *values, size_t count); /* sorts them */
double bench_p99(double *values, size_t count);    /* sorts them */

bench_fn bench_layout;
