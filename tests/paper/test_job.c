// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault at every step of a job, and ten thousand random sequences, watched from the paper's side: each
// attempt prints its own byte, so that a row tells whose it is. Two printers broken on purpose show that
// the watch sees what it is for.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../folder.h"
#include "base/err.h"
#include "paper/job.h"
#include "paper/printer_inner.h"
#include "paper/twin.h"
#include "printed.h"

#define W 64
#define SEQUENCES 10000
#define STEPS 60

static char folder[64];

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	return 0;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

/* What comes out of the twin, judged at once. */
struct watch {
	struct printer *printer;
	struct job *job;
	int64_t now_ms;
	int h, rows, cuts, completions;
	unsigned char first, last; /* bytes of this session's attempts; first > last: none yet */
	bool is_over;              /* the session has ended */
	int late, false_ticks, ticks;
	enum job_state before;
};

static void on_row(void *data, const unsigned char *bits, size_t bytes) {
	struct watch *watch = data;
	for (size_t i = 0; i < bytes; i++) {
		if (bits[i]) {
			watch->late +=
				watch->is_over || bits[i] < watch->first || bits[i] > watch->last;
			watch->rows += bits[i] == watch->last;
			return;
		}
	}
}

static void on_cut(void *data) {
	((struct watch *)data)->cuts++;
}

static void on_completed(void *data) {
	struct watch *watch = data;
	watch->completions += watch->cuts > 0;
}

static void judge(struct watch *watch) {
	enum job_state now = job_state(watch->job);
	if (now == JOB_DONE && watch->before != JOB_DONE) {
		watch->ticks++;
		watch->false_ticks +=
			watch->rows != watch->h || !watch->cuts || !watch->completions;
	}
	watch->before = now;
}

static void watch_open(struct watch *watch, enum printer_command command) {
	const struct printer_options options = {W, 203, command, PRINTER_CUT_PARTIAL, NULL};
	struct err err;
	*watch = (struct watch){.first = 0x80, .last = 0x7f};
	watch->printer = printer_open("twin:twin", &options, &err);
	assert_non_null(watch->printer);
	watch->job = job_create(watch->printer);
	const struct twin_paper paper = {on_row, on_cut, on_completed, watch};
	twin_watch(printer_twin(watch->printer), &paper);
}

static void watch_close(struct watch *watch) {
	job_destroy(watch->job);
	printer_close(watch->printer);
	unlink("twin/bytes");
}

static bool start(struct watch *watch, int h) {
	struct err err;
	unsigned char fill = watch->last == 0xff ? 0x80 : (unsigned char)(watch->last + 1);
	if (!job_can_start(watch->job, 7)) {
		return false;
	}
	/* the bytes begin again: those of this session so far are given up */
	watch->first = fill == 0x80 ? fill : watch->first;
	watch->last = fill;
	watch->h = h;
	watch->rows = watch->cuts = watch->completions = 0;
	const struct printer_slip slip = {.raster = raster_filled(W, h, fill)};
	bool ok = job_start(watch->job, 7, &slip, watch->now_ms, &err);
	watch->before = job_state(watch->job);
	return ok;
}

static void advance(struct watch *watch, int ms) {
	watch->now_ms += ms;
	job_step(watch->job, watch->now_ms);
	judge(watch);
}

static void run_out(struct watch *watch) {
	for (int i = 0; i < 10000 && job_state(watch->job) == JOB_PRINTING; i++) {
		advance(watch, 20);
	}
}

static void end_session(struct watch *watch) {
	job_end_session(watch->job, watch->now_ms);
	watch->is_over = true;
	watch->first = (unsigned char)(watch->last + 1);
	watch->first = watch->first ? watch->first : 0x80;
	watch->before = job_state(watch->job);
}

/* Steps of a job: before it starts, connected, chunks under way, all handed over, done. */
enum moment { BEFORE, CONNECTED, MIDWAY, HANDED_OVER, AFTER, MOMENT_COUNT };

static const struct {
	enum twin_fault fault;
	enum job_state at[MOMENT_COUNT];
} expected[] = {
	{TWIN_NONE, {JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE}},
	{TWIN_PAPER_OUT, {JOB_PAPER_OUT, JOB_PAPER_OUT, JOB_PAPER_OUT, JOB_PAPER_OUT, JOB_DONE}},
	{TWIN_PAPER_LOW, {JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE}},
	{TWIN_COVER_OPEN,
		{JOB_COVER_OPEN, JOB_COVER_OPEN, JOB_COVER_OPEN, JOB_COVER_OPEN, JOB_DONE}},
	{TWIN_JAM, {JOB_JAM, JOB_JAM, JOB_JAM, JOB_JAM, JOB_DONE}},
	{TWIN_BUSY, {JOB_BUSY, JOB_BUSY, JOB_BUSY, JOB_BUSY, JOB_DONE}},
	{TWIN_OFF, {JOB_OFF, JOB_OFF, JOB_DETACHED, JOB_DETACHED, JOB_DONE}},
	/* with everything handed over, the 700 bytes are not reached any more */
	{TWIN_DETACHED, {JOB_DETACHED, JOB_DETACHED, JOB_DETACHED, JOB_DONE, JOB_DONE}},
	{TWIN_MUTE, {JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_DONE}},
	{TWIN_SLOW, {JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE}},
	{TWIN_LATE, {JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE}},
	{TWIN_CHATTY, {JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE}},
	{TWIN_GARBLED, {JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_DONE}},
	{TWIN_STUCK, {JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_DONE}},
};

static void reach(struct watch *watch, enum moment moment) {
	int wanted[MOMENT_COUNT] = {0, 0, 1, watch->h, watch->h};
	if (moment == CONNECTED) {
		advance(watch, 1);
	}
	while (moment > CONNECTED && printer_rows(watch->printer) < wanted[moment]) {
		advance(watch, 1);
	}
	if (moment == HANDED_OVER) {
		advance(watch, 1); /* the last of it leaves */
	}
	if (moment == AFTER) {
		run_out(watch);
	}
}

static void play(enum printer_command command, size_t row, enum moment moment) {
	struct watch watch;
	watch_open(&watch, command);
	struct twin *twin = printer_twin(watch.printer);
	if (moment == BEFORE) {
		twin_play(twin, expected[row].fault);
	}
	assert_true(start(&watch, 500));
	reach(&watch, moment);
	twin_play(twin, expected[row].fault);
	run_out(&watch);
	if (job_state(watch.job) != expected[row].at[moment]) {
		print_error("fault %d at step %d: state %d\n", (int)expected[row].fault,
			(int)moment, (int)job_state(watch.job));
	}
	assert_int_equal(job_state(watch.job), expected[row].at[moment]);
	if (expected[row].fault == TWIN_PAPER_LOW && moment <= HANDED_OVER) {
		assert_true(moment == HANDED_OVER || job_is_paper_low(watch.job));
	}
	assert_int_equal(job_copy(watch.job, 7), printer_rows(watch.printer) > 0);
	/* staff mends it: the same session prints, the next one as well, and no letters came out */
	twin_play(twin, TWIN_NONE);
	assert_true(start(&watch, 300));
	run_out(&watch);
	assert_int_equal(job_state(watch.job), JOB_DONE);
	end_session(&watch);
	for (int i = 0; i < 400; i++) {
		advance(&watch, 100);
	}
	assert_int_equal(watch.late, 0);
	assert_int_equal(watch.false_ticks, 0);
	assert_int_equal(twin_garbage(twin), 0);
	watch_close(&watch);
}

static void test_each_fault_at_each_step(void **state) {
	(void)state;
	for (size_t row = 0; row < sizeof expected / sizeof *expected; row++) {
		for (int moment = 0; moment < MOMENT_COUNT; moment++) {
			play(PRINTER_GS_V_0, row, (enum moment)moment);
			play(PRINTER_ESC_STAR, row, (enum moment)moment);
		}
	}
}

/* The buffer is full when the printer stops: the question why does not reach it any more, until its
 * buffer has been emptied. */
static void test_fault_with_a_full_buffer(void **state) {
	(void)state;
	static const size_t rows[] = {1, 3, 4, 5, 8};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct watch watch;
		watch_open(&watch, PRINTER_GS_V_0);
		assert_true(start(&watch, 2000));
		while (printer_rows(watch.printer) < 1000) {
			advance(&watch, 1);
		}
		twin_play(printer_twin(watch.printer), expected[rows[i]].fault);
		run_out(&watch);
		assert_int_equal(job_state(watch.job), expected[rows[i]].at[MIDWAY]);
		end_session(&watch);
		twin_play(printer_twin(watch.printer), TWIN_NONE);
		for (int step = 0; step < 400; step++) {
			advance(&watch, 100);
		}
		assert_int_equal(watch.late, 0);
		watch_close(&watch);
	}
}

static void test_session_ends_at_each_step(void **state) {
	(void)state;
	for (size_t row = 0; row < sizeof expected / sizeof *expected; row++) {
		for (int moment = 0; moment < MOMENT_COUNT; moment++) {
			struct watch watch;
			watch_open(&watch, PRINTER_GS_V_0);
			assert_true(start(&watch, 500));
			reach(&watch, (enum moment)moment);
			twin_play(printer_twin(watch.printer), expected[row].fault);
			advance(&watch, 20);
			end_session(&watch);
			assert_int_equal(job_state(watch.job), JOB_NONE);
			twin_play(printer_twin(watch.printer), TWIN_NONE);
			for (int i = 0; i < 400; i++) {
				advance(&watch, 100);
			}
			assert_int_equal(watch.late, 0);
			assert_int_equal(job_copy(watch.job, 7), 0);
			assert_int_equal(job_state(watch.job), JOB_NONE);
			watch_close(&watch);
		}
	}
}

static void test_three_copies(void **state) {
	(void)state;
	struct watch watch;
	watch_open(&watch, PRINTER_GS_V_0);
	for (int i = 0; i <= JOB_MAX_COPIES; i++) {
		assert_int_equal(job_copy(watch.job, 7), i);
		assert_true(start(&watch, 100));
		assert_false(job_can_start(watch.job, 8));
		run_out(&watch);
		assert_int_equal(job_state(watch.job), JOB_DONE);
	}
	assert_false(start(&watch, 100));
	assert_true(job_can_start(watch.job, 8));
	assert_int_equal(job_copy(watch.job, 8), 0);
	end_session(&watch);
	watch.is_over = false;
	assert_true(start(&watch, 100));
	run_out(&watch);
	assert_int_equal(watch.ticks, JOB_MAX_COPIES + 2);
	watch_close(&watch);
}

static void test_paper_is_counted(void **state) {
	(void)state;
	struct watch watch;
	watch_open(&watch, PRINTER_GS_V_0);
	start(&watch, 203 * 4);
	run_out(&watch);
	assert_true(job_paper_mm(watch.job) > 101.6 && job_paper_mm(watch.job) < 125);
	job_new_roll(watch.job);
	assert_true(job_paper_mm(watch.job) == 0);
	watch_close(&watch);
}

static uint64_t seed;

static int chance(int of) {
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int)(seed % (unsigned)of);
}

static void random_step(struct watch *watch) {
	static const int times_ms[] = {1, 20, 20, 20, 100, 700, 4000};
	switch (chance(16)) {
	case 0:
		twin_play(printer_twin(watch->printer), (enum twin_fault)chance(TWIN_FAULT_COUNT));
		break;
	case 1: twin_play(printer_twin(watch->printer), TWIN_NONE); break;
	case 2:
	case 3:
		if (job_can_start(watch->job, 7)) {
			watch->is_over = false;
			start(watch, 1 + chance(700));
		}
		break;
	case 4:
		if (chance(3) == 0) {
			end_session(watch);
		}
		break;
	case 5:
		if (chance(4) == 0) {
			job_give_up(watch->job, watch->now_ms);
			watch->before = job_state(watch->job);
		}
		break;
	default: advance(watch, times_ms[chance(7)]); break;
	}
}

/* The sum of what the watch saw, with the printer's table replaced where `broken` is not NULL. */
static struct watch random_sequences(int count, const struct printer_table *broken) {
	struct watch sum = {0};
	for (int i = 0; i < count; i++) {
		struct watch watch;
		watch_open(&watch, chance(2) ? PRINTER_GS_V_0 : PRINTER_ESC_STAR);
		if (broken) {
			watch.printer->table = broken;
		}
		for (int step = 0; step < STEPS; step++) {
			random_step(&watch);
		}
		sum.late += watch.late;
		sum.ticks += watch.ticks;
		sum.false_ticks += watch.false_ticks;
		watch_close(&watch);
	}
	return sum;
}

static void seed_begin(void) {
	const char *text = getenv("FOYER_SEED");
	seed = text ? strtoull(text, NULL, 10) : ((uint64_t)time(NULL) << 20 ^ (uint64_t)getpid());
	seed = seed ? seed : 1;
	print_message("FOYER_SEED=%llu\n", (unsigned long long)seed);
}

static void test_random_sequences(void **state) {
	(void)state;
	seed_begin();
	struct watch sum = random_sequences(SEQUENCES, NULL);
	print_message("%d sequences: %d slips done, %d false ticks, %d late rows\n", SEQUENCES,
		sum.ticks, sum.false_ticks, sum.late);
	assert_true(sum.ticks > SEQUENCES / 10);
	assert_int_equal(sum.false_ticks, 0);
	assert_int_equal(sum.late, 0);
}

static const struct printer_table *real;

/* Takes "all handed over" for printed. */
static void step_hasty(struct printer *printer, int64_t now_ms) {
	real->step(printer, now_ms);
	if (printer->state == PRINTER_UNKNOWN || printer->state == PRINTER_PAPER_OUT) {
		printer->state = printer->rows > 0 ? PRINTER_DONE : printer->state;
	}
}

/* Forgets to tell the printer that nobody waits any more. */
static void cancel_lazy(struct printer *printer, int64_t now_ms) {
	(void)now_ms;
	printer->state = PRINTER_IDLE;
}

/* Of the leak sanitizer, where it is there: a printer that forgets its slip loses its memory too. */
void __lsan_disable(void) __attribute__((weak));
void __lsan_enable(void) __attribute__((weak));

static void test_broken_printers_are_seen(void **state) {
	(void)state;
	if (__lsan_disable) {
		__lsan_disable();
	}
	struct watch watch;
	watch_open(&watch, PRINTER_GS_V_0);
	real = watch.printer->table;
	watch_close(&watch);
	seed_begin();
	struct printer_table hasty = *real, lazy = *real;
	hasty.step = step_hasty;
	lazy.cancel = cancel_lazy;
	struct watch ticks = random_sequences(SEQUENCES / 20, &hasty);
	struct watch late = random_sequences(SEQUENCES / 20, &lazy);
	print_message(
		"broken on purpose: %d false ticks, %d late rows\n", ticks.false_ticks, late.late);
	if (__lsan_enable) {
		__lsan_enable();
	}
	assert_true(ticks.false_ticks > 0);
	assert_true(late.late > 0);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_each_fault_at_each_step, enter, leave),
		cmocka_unit_test_setup_teardown(test_fault_with_a_full_buffer, enter, leave),
		cmocka_unit_test_setup_teardown(test_session_ends_at_each_step, enter, leave),
		cmocka_unit_test_setup_teardown(test_three_copies, enter, leave),
		cmocka_unit_test_setup_teardown(test_paper_is_counted, enter, leave),
		cmocka_unit_test_setup_teardown(test_random_sequences, enter, leave),
		cmocka_unit_test_setup_teardown(test_broken_printers_are_seen, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
