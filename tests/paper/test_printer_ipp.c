// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault at every step of a job, and ten thousand random sequences, over a conversation that is played: a
// printer made of a list of jobs, without a network and with a clock of its own. Each attempt is a document
// of its own byte, so that a sheet tells whose it is. Two printers broken on purpose show that the watch
// sees what it is for.
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

#include "base/err.h"
#include "base/mem.h"
#include "paper/job.h"
#include "paper/printer_inner.h"
#include "paper/talk.h"
#include "seal/wipe.h"

#define SEQUENCES 10000
#define STEPS 60
#define MAX_JOBS 32
#define SLICE_MS 20
#define LATENCY_MS 20
#define SEND_MS 200
#define WARM_MS                                                                                    \
	2500 /* from the document to the paper being drawn in; after that nothing stops it */
#define PRINT_MS 1000
#define GRACE_MS 150 /* what is being drawn in while the order to cancel is on its way */
#define DOCUMENT_BYTES 1000

enum fault {
	NONE,
	PAPER_OUT,
	PAPER_LOW,
	COVER,
	JAM,
	SOMEBODY, /* else's job */
	PAUSED,
	OFF,      /* and all jobs lost */
	MUTE,     /* hangs: prints nothing, answers nothing */
	NONSENSE, /* does what it is told and answers rubbish */
	CUT,      /* likewise, and hangs up instead of an answer */
	ABORTS,
	AT_THE_PANEL, /* somebody cancels there */
	HALF,         /* "completed", and nothing said of success */
	FORGETS,      /* loses each job */
	SLOW,
	FAULT_COUNT
};

struct sheet_job {
	int id, state;
	unsigned char fill; /* 0: no document */
	int64_t left_ms;
	bool is_stopping;
};

struct watch;

/* The line and the printer at its end. */
struct fake {
	struct watch *watch;
	enum fault fault;
	int64_t now_ms, order_ms;
	bool has_order, is_applied, was_reached;
	struct talk_order order;
	struct talk_answer answer;
	unsigned char *document;
	size_t sent;
	struct sheet_job jobs[MAX_JOBS];
	int job_count, last_id;
};

struct watch {
	struct printer *printer;
	struct job *job;
	struct fake *fake;
	int64_t now_ms, over_ms;
	unsigned char first, last; /* bytes of this session's attempts; first > last: none yet */
	bool is_over;
	int sheets, late, false_ticks, ticks; /* sheets: of the attempt started last */
	enum job_state before;
};

static void draw_in(struct watch *watch, unsigned char fill) {
	bool is_foreign = watch->is_over || fill < watch->first || fill > watch->last;
	watch->late += is_foreign && watch->now_ms - watch->over_ms > GRACE_MS;
	watch->sheets += fill == watch->last;
}

static bool is_standing(const struct fake *fake) {
	return fake->fault == PAPER_OUT || fake->fault == COVER || fake->fault == JAM ||
		fake->fault == PAUSED || fake->fault == MUTE;
}

static void job_advance(struct fake *fake, struct sheet_job *job, int ms) {
	if (job->state >= 7 || !job->fill) {
		return;
	}
	if (fake->fault == ABORTS || fake->fault == AT_THE_PANEL || fake->fault == HALF) {
		job->state = fake->fault == ABORTS ? 8 : fake->fault == AT_THE_PANEL ? 7 : 9;
		job->fill = 0;
	} else if (is_standing(fake)) {
		/* what was not drawn in begins anew */
		job->left_ms = job->left_ms > PRINT_MS ? WARM_MS + PRINT_MS : job->left_ms;
	} else if (job->is_stopping) {
		job->state = 7;
	} else {
		bool was_warm = job->left_ms > PRINT_MS;
		job->left_ms -= ms;
		if (was_warm && job->left_ms <= PRINT_MS) {
			draw_in(fake->watch, job->fill);
		}
		job->state = job->left_ms <= 0 ? 9 : 5;
	}
}

static struct sheet_job *job_find(struct fake *fake, int id) {
	for (int i = 0; i < fake->job_count; i++) {
		if (fake->jobs[i].id == id) {
			return &fake->jobs[i];
		}
	}
	return NULL;
}

static bool is_occupied(const struct fake *fake) {
	for (int i = 0; i < fake->job_count; i++) {
		if (fake->jobs[i].state < 7) {
			return true;
		}
	}
	return fake->fault == SOMEBODY;
}

static void create(struct fake *fake) {
	if (is_occupied(fake)) {
		fake->answer.end = TALK_BUSY;
		return;
	}
	/* the oldest of a full list is over long since */
	if (fake->job_count == MAX_JOBS) {
		memmove(fake->jobs, fake->jobs + 1, sizeof fake->jobs - sizeof *fake->jobs);
		fake->job_count--;
	}
	fake->answer.job_id = ++fake->last_id;
	fake->jobs[fake->job_count++] = (struct sheet_job){.id = fake->last_id, .state = 4};
}

static void take_document(struct fake *fake) {
	struct sheet_job *job = job_find(fake, fake->order.job_id);
	if (!job || job->state >= 7) {
		fake->answer.end = job ? TALK_REFUSED : TALK_GONE;
	} else if (fake->document) {
		for (size_t i = 1; i < DOCUMENT_BYTES; i++) {
			assert_int_equal(fake->document[i], fake->document[0]);
		}
		*job = (struct sheet_job){.id = job->id,
			.state = 5,
			.fill = fake->document[0],
			.left_ms = WARM_MS + PRINT_MS};
	}
}

static void cancel_job(struct sheet_job *job) {
	if (job->state < 7 && (job->left_ms > PRINT_MS || !job->fill)) {
		job->is_stopping = job->fill;
		job->state = job->fill ? job->state : 7;
	}
}

static void tell_printer(struct fake *fake) {
	static const unsigned reasons[FAULT_COUNT] = {[PAPER_OUT] = TALK_PAPER_OUT,
		[PAPER_LOW] = TALK_PAPER_LOW,
		[COVER] = TALK_COVER_OPEN,
		[JAM] = TALK_JAM,
		[PAUSED] = TALK_PAUSED};
	fake->answer.has_printer = true;
	fake->answer.printer_state = is_standing(fake) ? 5 : 3;
	fake->answer.is_accepting = true;
	fake->answer.reasons = reasons[fake->fault];
	fake->answer.can = (struct talk_abilities){
		.format = TALK_PDF, .dpi = 300, .has_a4 = true, .sheet = "a4"};
}

static void tell_job(struct fake *fake) {
	const struct sheet_job *job = job_find(fake, fake->order.job_id);
	fake->answer.is_job_gone = !job;
	if (job) {
		fake->answer.job_state = job->state;
		fake->answer.is_successful = job->state == 9 && job->fill;
		fake->answer.is_stopping = job->is_stopping && job->state < 7;
	}
}

static void apply(struct fake *fake) {
	struct sheet_job *job = job_find(fake, fake->order.job_id);
	fake->answer = (struct talk_answer){.end = TALK_ANSWERED};
	fake->is_applied = true;
	switch (fake->order.kind) {
	case TALK_CREATE: create(fake); break;
	case TALK_SEND: take_document(fake); break;
	case TALK_CANCEL:
		if (job) {
			cancel_job(job);
			job_advance(fake, job, 0);
		}
		tell_job(fake);
		break;
	case TALK_SWEEP:
		for (int i = 0; i < fake->job_count; i++) {
			cancel_job(&fake->jobs[i]);
		}
		break;
	case TALK_WATCH: tell_job(fake); /* fall through */
	case TALK_ASK: tell_printer(fake); break;
	}
	if (fake->fault == CUT || fake->fault == NONSENSE) {
		fake->answer =
			(struct talk_answer){.end = fake->fault == CUT ? TALK_CUT : TALK_NONSENSE};
	}
}

static void fake_advance(struct fake *fake, int ms) {
	fake->now_ms += ms;
	fake->job_count = fake->fault == FORGETS ? 0 : fake->job_count;
	for (int i = 0; i < fake->job_count; i++) {
		job_advance(fake, &fake->jobs[i], ms);
	}
	if (!fake->has_order || fake->is_applied || fake->fault == MUTE) {
		return;
	}
	if (fake->fault == OFF) {
		fake->answer = (struct talk_answer){.end = fake->was_reached ? TALK_CUT : TALK_OFF};
		fake->is_applied = true;
		return;
	}
	fake->was_reached = true;
	int64_t since_ms = fake->now_ms - fake->order_ms;
	fake->sent = fake->order.kind == TALK_SEND ? (size_t)since_ms : 0;
	if (since_ms >= (fake->order.kind == TALK_SEND ? SEND_MS : LATENCY_MS)) {
		apply(fake);
	}
}

static void fake_play(struct fake *fake, enum fault fault) {
	fake->fault = fault;
	if (fault == OFF) {
		fake->job_count = 0;
	}
}

static bool fake_order(void *line, const struct talk_order *order) {
	struct fake *fake = line;
	assert_false(fake->has_order);
	assert_true(order->kind != TALK_SEND || fake->document);
	fake->has_order = true;
	fake->is_applied = fake->was_reached = false;
	fake->order = *order;
	fake->order_ms = fake->now_ms;
	fake->sent = 0;
	return true;
}

static bool fake_answer(void *line, struct talk_answer *answer) {
	struct fake *fake = line;
	bool is_early = fake->fault == SLOW && fake->now_ms - fake->order_ms < 3000;
	if (!fake->has_order || !fake->is_applied || is_early) {
		return false;
	}
	*answer = fake->answer;
	fake->has_order = false;
	return true;
}

static void fake_hang_up(void *line) {
	((struct fake *)line)->has_order = false;
}

static void fake_forget(void *line) {
	struct fake *fake = line;
	wipe_free(fake->document);
	fake->document = NULL;
}

static void fake_give(void *line, unsigned char *document, size_t len) {
	struct fake *fake = line;
	assert_int_equal(len, DOCUMENT_BYTES);
	fake_forget(fake);
	fake->document = document;
}

static size_t fake_sent(void *line) {
	return ((struct fake *)line)->sent;
}

static bool fake_wait(void *line, int ms) {
	struct fake *fake = line;
	for (int past_ms = 0; past_ms < ms && !fake->is_applied; past_ms += SLICE_MS) {
		fake_advance(fake, SLICE_MS);
	}
	return fake->has_order && fake->is_applied;
}

static void fake_destroy(void *line) {
	fake_forget(line);
	free(line);
}

static const struct talk_table fake_table = {fake_order, fake_answer, fake_hang_up, fake_give,
	fake_forget, fake_sent, fake_wait, fake_destroy};

static void judge(struct watch *watch) {
	enum job_state now = job_state(watch->job);
	if (now == JOB_DONE && watch->before != JOB_DONE) {
		watch->ticks++;
		watch->false_ticks += watch->sheets != 1;
	}
	watch->before = now;
}

static void advance(struct watch *watch, int ms) {
	for (int left_ms = ms; left_ms > 0; left_ms -= SLICE_MS) {
		watch->now_ms += SLICE_MS;
		fake_advance(watch->fake, SLICE_MS);
		job_step(watch->job, watch->now_ms);
		judge(watch);
	}
}

static void watch_open(struct watch *watch) {
	const struct printer_options options = {.width_dots = 576, .dpi = 203};
	*watch = (struct watch){.first = 0x01, .last = 0x00};
	watch->fake = mem_zero(sizeof *watch->fake);
	watch->fake->watch = watch;
	watch->printer = printer_ipp_create_over(&fake_table, watch->fake, &options);
	watch->job = job_create(watch->printer);
}

static void watch_close(struct watch *watch) {
	watch->is_over = true;
	watch->over_ms = watch->now_ms;
	job_destroy(watch->job);
	printer_close(watch->printer);
}

static bool start(struct watch *watch) {
	struct err err;
	unsigned char fill = watch->last == 0xff ? 0x01 : (unsigned char)(watch->last + 1);
	if (!job_can_start(watch->job, 7)) {
		return false;
	}
	watch->first = fill == 0x01 || watch->is_over ? fill : watch->first;
	watch->last = fill;
	watch->is_over = false;
	watch->sheets = 0;
	const struct printer_slip slip = {
		.pdf = mem_alloc(DOCUMENT_BYTES), .pdf_len = DOCUMENT_BYTES, .sheet = "a4"};
	memset(slip.pdf, fill, DOCUMENT_BYTES);
	bool ok = job_start(watch->job, 7, &slip, watch->now_ms, &err);
	watch->before = job_state(watch->job);
	return ok;
}

static void run_out(struct watch *watch) {
	for (int i = 0; i < 20000 && job_state(watch->job) == JOB_PRINTING; i++) {
		advance(watch, SLICE_MS);
	}
}

static void end_session(struct watch *watch) {
	job_end_session(watch->job, watch->now_ms);
	watch->is_over = true;
	watch->over_ms = watch->now_ms;
	watch->before = job_state(watch->job);
}

/* Steps of a job: before it starts, asked how it is, a job asked for, the document on its way, the job watched, paper being
 * drawn in, done. */
enum moment { BEFORE, ASKED, CREATING, SENDING, WATCHED, DRAWN_IN, AFTER, MOMENT_COUNT };

static bool is_reached(const struct watch *watch, enum moment moment) {
	const struct fake *fake = watch->fake;
	const struct sheet_job *last =
		fake->job_count ? &fake->jobs[fake->job_count - 1] : &(struct sheet_job){0};
	switch (moment) {
	case BEFORE: return true;
	case ASKED: return fake->has_order && fake->order.kind == TALK_ASK;
	case CREATING: return fake->has_order && fake->order.kind == TALK_CREATE;
	case SENDING: return fake->has_order && fake->order.kind == TALK_SEND;
	case WATCHED: return fake->has_order && fake->order.kind == TALK_WATCH && last->fill;
	case DRAWN_IN: return watch->sheets > 0;
	default: return job_state(watch->job) != JOB_PRINTING;
	}
}

static void reach(struct watch *watch, enum moment moment) {
	for (int i = 0; i < 2000 && !is_reached(watch, moment); i++) {
		advance(watch, SLICE_MS);
	}
	assert_true(is_reached(watch, moment));
}

static const struct {
	enum fault fault;
	enum job_state at[MOMENT_COUNT];
} expected[] = {
	{NONE, {JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE}},
	{PAPER_OUT,
		{JOB_PAPER_OUT, JOB_PAPER_OUT, JOB_PAPER_OUT, JOB_PAPER_OUT, JOB_PAPER_OUT,
			JOB_PAPER_OUT, JOB_DONE}},
	{PAPER_LOW, {JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE}},
	{COVER,
		{JOB_COVER_OPEN, JOB_COVER_OPEN, JOB_COVER_OPEN, JOB_COVER_OPEN, JOB_COVER_OPEN,
			JOB_COVER_OPEN, JOB_DONE}},
	{JAM, {JOB_JAM, JOB_JAM, JOB_JAM, JOB_JAM, JOB_JAM, JOB_JAM, JOB_DONE}},
	{SOMEBODY, {JOB_BUSY, JOB_BUSY, JOB_BUSY, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE}},
	{PAUSED, {JOB_BUSY, JOB_BUSY, JOB_BUSY, JOB_BUSY, JOB_BUSY, JOB_BUSY, JOB_DONE}},
	{OFF, {JOB_OFF, JOB_OFF, JOB_OFF, JOB_DETACHED, JOB_DETACHED, JOB_DETACHED, JOB_DONE}},
	{MUTE,
		{JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN,
			JOB_DONE}},
	{NONSENSE,
		{JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN,
			JOB_DONE}},
	{CUT,
		{JOB_UNKNOWN, JOB_UNKNOWN, JOB_DETACHED, JOB_DETACHED, JOB_DETACHED, JOB_DETACHED,
			JOB_DONE}},
	{ABORTS, {JOB_JAM, JOB_JAM, JOB_JAM, JOB_JAM, JOB_JAM, JOB_JAM, JOB_DONE}},
	{AT_THE_PANEL,
		{JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN,
			JOB_DONE}},
	{HALF,
		{JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN,
			JOB_DONE}},
	{FORGETS,
		{JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN, JOB_UNKNOWN,
			JOB_DONE}},
	{SLOW, {JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE, JOB_DONE}},
};

static void settle(struct watch *watch) {
	advance(watch, 60000);
	assert_int_equal(watch->late, 0);
	assert_int_equal(watch->false_ticks, 0);
	assert_null(watch->fake->document);
	assert_true(printer_is_clear(watch->printer));
	for (int i = 0; i < watch->fake->job_count; i++) {
		assert_true(watch->fake->jobs[i].state >= 7);
	}
}

static void play(size_t row, enum moment moment) {
	struct watch watch;
	watch_open(&watch);
	advance(&watch, 5000); /* it has told what it can do */
	if (moment == BEFORE) {
		fake_play(watch.fake, expected[row].fault);
	}
	assert_true(start(&watch));
	reach(&watch, moment);
	fake_play(watch.fake, expected[row].fault);
	run_out(&watch);
	if (job_state(watch.job) != expected[row].at[moment]) {
		print_error("fault %d at step %d: state %d\n", (int)expected[row].fault,
			(int)moment, (int)job_state(watch.job));
	}
	assert_int_equal(job_state(watch.job), expected[row].at[moment]);
	assert_int_equal(job_copy(watch.job, 7), printer_rows(watch.printer) > 0);
	if (expected[row].fault == PAPER_LOW && moment < AFTER) {
		assert_true(job_is_paper_low(watch.job));
	}
	/* staff mends it: the same session prints */
	fake_play(watch.fake, NONE);
	assert_true(start(&watch));
	run_out(&watch);
	assert_int_equal(job_state(watch.job), JOB_DONE);
	end_session(&watch);
	settle(&watch);
	watch_close(&watch);
}

static void test_each_fault_at_each_step(void **state) {
	(void)state;
	for (size_t row = 0; row < sizeof expected / sizeof *expected; row++) {
		for (int moment = 0; moment < MOMENT_COUNT; moment++) {
			play(row, (enum moment)moment);
		}
	}
}

static void test_session_ends_at_each_step(void **state) {
	(void)state;
	for (size_t row = 0; row < sizeof expected / sizeof *expected; row++) {
		for (int moment = 0; moment < MOMENT_COUNT; moment++) {
			for (int wait_ms = 0; wait_ms <= 400; wait_ms += 40) {
				struct watch watch;
				watch_open(&watch);
				advance(&watch, 5000);
				assert_true(start(&watch));
				reach(&watch, (enum moment)moment);
				fake_play(watch.fake, expected[row].fault);
				advance(&watch, wait_ms);
				end_session(&watch);
				assert_int_equal(job_state(watch.job), JOB_NONE);
				assert_null(watch.fake->document);
				advance(&watch, 9000);
				fake_play(watch.fake, NONE);
				settle(&watch);
				watch_close(&watch);
			}
		}
	}
}

/* Faults that come and go by themselves do not end a slip. */
static void test_busy_for_a_while(void **state) {
	(void)state;
	static const enum fault faults[] = {SOMEBODY, PAUSED};
	for (size_t i = 0; i < 2; i++) {
		struct watch watch;
		watch_open(&watch);
		fake_play(watch.fake, faults[i]);
		assert_true(start(&watch));
		advance(&watch, 6000);
		assert_int_equal(job_state(watch.job), JOB_PRINTING);
		fake_play(watch.fake, NONE);
		run_out(&watch);
		assert_int_equal(job_state(watch.job), JOB_DONE);
		watch_close(&watch);
	}
}

/* A printer that stops nothing is given no more after a while. */
static void test_jobs_that_never_stop(void **state) {
	(void)state;
	struct watch watch;
	watch_open(&watch);
	for (int i = 0; i < 40; i++) {
		fake_play(watch.fake, NONE);
		assert_true(start(&watch));
		advance(&watch, 1500);
		fake_play(watch.fake, JAM);
		run_out(&watch);
		end_session(&watch);
		advance(&watch, 100);
	}
	fake_play(watch.fake, NONE);
	settle(&watch);
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
	static const int times_ms[] = {20, 20, 60, 100, 400, 1000, 4000};
	switch (chance(16)) {
	case 0: fake_play(watch->fake, (enum fault)chance(FAULT_COUNT)); break;
	case 1: fake_play(watch->fake, NONE); break;
	case 2:
	case 3: start(watch); break;
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
		watch_open(&watch);
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
	print_message("%d sequences: %d slips done, %d false ticks, %d late sheets\n", SEQUENCES,
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

static void test_broken_printers_are_seen(void **state) {
	(void)state;
	struct watch watch;
	watch_open(&watch);
	real = watch.printer->table;
	watch_close(&watch);
	seed_begin();
	struct printer_table hasty = *real, lazy = *real;
	hasty.step = step_hasty;
	lazy.cancel = cancel_lazy;
	struct watch ticks = random_sequences(SEQUENCES / 20, &hasty);
	struct watch late = random_sequences(SEQUENCES / 20, &lazy);
	print_message("broken on purpose: %d false ticks, %d late sheets\n", ticks.false_ticks,
		late.late);
	assert_true(ticks.false_ticks > 0);
	assert_true(late.late > 0);
}

int main(void) {
	cmocka_set_test_filter(getenv("FILTER"));
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_fault_at_each_step),
		cmocka_unit_test(test_session_ends_at_each_step),
		cmocka_unit_test(test_busy_for_a_while),
		cmocka_unit_test(test_jobs_that_never_stop),
		cmocka_unit_test(test_random_sequences),
		cmocka_unit_test(test_broken_printers_are_seen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
