// SPDX-License-Identifier: GPL-3.0-or-later
// The printer's states seen from a session. A job leaves PRINTING once, by the word of the printer, and
// what the printer says afterwards moves nothing. An attempt counts as a copy as soon as rows were handed
// over: whether they reached the paper nobody knows.
#include "paper/job.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "paper/printer_inner.h"

#define FEED_MM 15 /* from the head to the knife */

struct job {
	struct printer *printer;
	enum job_state state;
	uint64_t what[JOB_MAX_SLIPS]; /* slips of this session, and how often each was printed */
	int times[JOB_MAX_SLIPS];
	size_t slip_count, current;
	int rows_counted;
	double paper_mm;
};

struct job *job_create(struct printer *printer) {
	struct job *job = mem_zero(sizeof *job);
	job->printer = printer;
	return job;
}

void job_destroy(struct job *job) {
	if (job) {
		job_end_session(job, job->printer->now_ms);
		free(job);
	}
}

static size_t find(const struct job *job, uint64_t what) {
	size_t i = 0;
	while (i < job->slip_count && job->what[i] != what) {
		i++;
	}
	return i;
}

int job_copy(const struct job *job, uint64_t what) {
	size_t i = find(job, what);
	return i < job->slip_count ? job->times[i] : 0;
}

bool job_can_start(const struct job *job, uint64_t what) {
	return job->state != JOB_PRINTING && find(job, what) < JOB_MAX_SLIPS &&
		job_copy(job, what) <= JOB_MAX_COPIES;
}

bool job_start(struct job *job, uint64_t what, const struct printer_slip *slip, int64_t now_ms,
	struct err *err) {
	if (!job_can_start(job, what)) {
		printer_slip_finish(slip);
		return err_set(err, "print: one is under way, or enough were made in this session");
	}
	if (!printer_start(job->printer, slip, now_ms, err)) {
		return false;
	}
	job->current = find(job, what);
	if (job->current == job->slip_count) {
		job->what[job->slip_count] = what;
		job->times[job->slip_count++] = 0;
	}
	job->state = JOB_PRINTING;
	job->rows_counted = 0;
	return true;
}

static void count_paper(struct job *job) {
	int rows = printer_rows(job->printer);
	if (rows > job->rows_counted) {
		job->paper_mm += (rows - job->rows_counted) * 25.4 / job->printer->options.dpi;
		job->rows_counted = rows;
	}
}

static enum job_state translate(enum printer_state state) {
	switch (state) {
	case PRINTER_PRINTING: return JOB_PRINTING;
	case PRINTER_DONE: return JOB_DONE;
	case PRINTER_PAPER_OUT: return JOB_PAPER_OUT;
	case PRINTER_COVER_OPEN: return JOB_COVER_OPEN;
	case PRINTER_JAM: return JOB_JAM;
	case PRINTER_BUSY: return JOB_BUSY;
	case PRINTER_OFF: return JOB_OFF;
	case PRINTER_DETACHED: return JOB_DETACHED;
	default: return JOB_UNKNOWN;
	}
}

/* Once for each attempt, however it ends. */
static void count_attempt(struct job *job) {
	bool is_raster = printer_takes_raster(job->printer);
	count_paper(job);
	if (job->rows_counted > 0) {
		job->paper_mm += FEED_MM;
		job->times[job->current]++;
	} else if (!is_raster && job->state == JOB_DONE) {
		job->times[job->current]++;
	}
}

void job_step(struct job *job, int64_t now_ms) {
	printer_step(job->printer, now_ms);
	if (job->state != JOB_PRINTING) {
		return;
	}
	count_paper(job);
	job->state = translate(printer_state(job->printer));
	if (job->state != JOB_PRINTING) {
		count_attempt(job);
	}
}

enum job_state job_state(const struct job *job) {
	return job->state;
}

bool job_is_paper_low(const struct job *job) {
	return printer_is_paper_low(job->printer);
}

void job_give_up(struct job *job, int64_t now_ms) {
	if (job->state == JOB_PRINTING) {
		count_attempt(job);
	}
	printer_cancel(job->printer, now_ms);
	job->state = JOB_NONE;
}

bool job_is_quiet(const struct job *job) {
	return job->state != JOB_PRINTING && printer_is_clear(job->printer);
}

void job_end_session(struct job *job, int64_t now_ms) {
	job_give_up(job, now_ms);
	explicit_bzero(job->what, sizeof job->what);
	explicit_bzero(job->times, sizeof job->times);
	job->slip_count = job->current = 0;
}

double job_paper_mm(const struct job *job) {
	return job->paper_mm;
}

void job_set_paper_mm(struct job *job, double mm) {
	job->paper_mm = mm;
}

void job_new_roll(struct job *job) {
	job->paper_mm = 0;
}
