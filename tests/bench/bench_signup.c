// SPDX-License-Identifier: GPL-3.0-or-later
// Keeping a sign-up on the disk that holds the build folder, as a visitor's tap does; and how many are
// lost in states that a power cut may leave (tests/intake/crash.h).
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../intake/crash.h"
#include "base/err.h"
#include "intake/record.h"

#define STATES 20000
#define STATES_QUICK 2000

static const struct signup_facts facts = {
	.programme = "german-a1", .lang = "ti", .privacy = "abc", .day = 20776, .delete_on = 20866};

/* Sealed, committed, synced, read back. */
static bool keep_once(struct signups *signups, double *ms, struct err *err) {
	struct signup *signup = signup_begin(signups);
	if (!signup) {
		signups_reason(signups, err);
		return false;
	}
	record_set(signup_record(signup), "name", "Amina Yusuf", 11);
	double start = bench_wall_ms();
	bool ok = signup_keep(signup, &facts, err);
	*ms = bench_wall_ms() - start;
	signup_end(signup);
	signups_tidy(signups); // as between two visitors
	return ok;
}

static void measure(const struct bench *bench, const struct office *office) {
	double ms[BENCH_RUNS], most = 0;
	struct err err;
	struct signups_options options = office_options(office, ".", NULL);
	struct signups *signups = signups_open(&options);
	bool ok = true;
	for (int run = -1; ok && run < bench->runs; run++) { // one before, which makes the file
		ok = keep_once(signups, &ms[run < 0 ? 0 : run], &err);
		most = run >= 0 && ms[run] > most ? ms[run] : most;
	}
	signups_close(signups);
	if (!ok) {
		bench_fail("signup_durable_ms", &err);
		return;
	}
	bench_note("longest %.2f ms", most);
	bench_row("signup_durable_ms", NULL, bench_median(ms, (size_t)bench->runs));
}

static void lose(const struct bench *bench, const struct office *office) {
	struct crash crash = {.office = office, .limit = bench->is_quick ? STATES_QUICK : STATES};
	bool is_fine = crash_cut(&crash, 1);
	if (is_fine) {
		bench_note("%zu states, %zu sign-ups in them", crash.states, crash.kept);
	} else {
		bench_note("the first after %zu states", crash.states);
	}
	bench_row("signup_lost", NULL, is_fine ? 0 : 1);
}

void bench_signup(const struct bench *bench) {
	char folder[] = BUILD_ROOT "/bench-signup-XXXXXX", before[4096];
	struct office office;
	if (!getcwd(before, sizeof before) || !mkdtemp(folder) || chdir(folder) != 0) {
		bench_no_row("signup_durable_ms");
		bench_no_row("signup_lost");
		return;
	}
	office_init(&office, "office");
	measure(bench, &office);
	lose(bench, &office);
	office_finish(&office);
	if (system("rm -f office.* signups.*") != 0 || chdir(before) != 0 || rmdir(folder) != 0) {
		fprintf(stderr, "foyer-bench: %s is left behind\n", folder);
	}
}
