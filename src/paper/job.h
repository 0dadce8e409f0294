// SPDX-License-Identifier: GPL-3.0-or-later
/* The printing of one session: a slip, its faults, its retries, and its end, after which nothing of the
 * session is printed any more. Also counts the paper that went through since the roll was new. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "paper/printer.h"

struct err;
struct job;

#define JOB_MAX_COPIES 3
#define JOB_MAX_SLIPS 32

enum job_state {
	JOB_NONE,     /* nothing asked for, or given up */
	JOB_PRINTING, /* also while the printer is nearly out: job_is_paper_low() */
	JOB_DONE,     /* only ever after the printer's own word */
	JOB_PAPER_OUT,
	JOB_COVER_OPEN,
	JOB_JAM,
	JOB_BUSY,
	JOB_OFF,
	JOB_UNKNOWN,
	JOB_DETACHED /* unplugged in the middle of the slip */
};

/* `printer` is lent and outlives the job. */
struct job *job_create(struct printer *printer);
void job_destroy(struct job *job); /* ends the session; NULL is fine */

/* `what` names a slip within the session (a hash of its page and language, say), so that a reprint is
 * known from another slip. 0: it was not printed yet; 1 … 3: what comes next is a copy, and the slip must
 * say so (struct slip's `copy`), because paper of an earlier attempt may lie in the tray. */
int job_copy(const struct job *job, uint64_t what);

/* Whether it may be started now: nothing is being printed, three copies of it were not made yet, and
 * the session has not printed JOB_MAX_SLIPS different ones. */
bool job_can_start(const struct job *job, uint64_t what);

/* Takes the slip, made for job_copy(). Starts anew after any end: that is also the retry. False, `err`,
 * the slip wiped and the state as before, where job_can_start() says no. */
bool job_start(struct job *job, uint64_t what, const struct printer_slip *slip, int64_t now_ms,
	struct err *err);

/* To be called as often as printer_step(), which it calls; also between sessions. */
void job_step(struct job *job, int64_t now_ms);

/* Whether job_step() would do nothing until something is asked for. */
bool job_is_quiet(const struct job *job);

enum job_state job_state(const struct job *job);
bool job_is_paper_low(const struct job *job);

/* The visitor goes on without paper: cancelled, cleared, wiped. The session and its copies go on. */
void job_give_up(struct job *job, int64_t now_ms);

/* The same at the end of the session, and the next one begins with the copies at 0. */
void job_end_session(struct job *job, int64_t now_ms);

/* Millimetres fed since the roll was new, faults included; kept by the owner over a restart. */
double job_paper_mm(const struct job *job);
void job_set_paper_mm(struct job *job, double mm);
void job_new_roll(struct job *job);
