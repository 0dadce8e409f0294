// SPDX-License-Identifier: GPL-3.0-or-later
// One conversation with a printer of sheets, an order at a time: clear what is left of earlier slips, ask how
// it is, create a job, send the document, and watch the job until the printer says that it was completed
// successfully, the only thing that makes a slip DONE. A job that ends in any other way is cancelled
// until the printer confirms it, in the background; so is every job that was created without our being told
// its number (they are found by name), and what a program that died has left.
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/err.h"
#include "base/mem.h"
#include "paper/printer_inner.h"
#include "paper/pwg.h"
#include "paper/raster.h"
#include "paper/talk.h"
#include "seal/wipe.h"

#define LOG_MODULE "printer"
#include "base/log.h"

#define ANSWER_MS 8000
#define STALL_MS 10000 /* a document on its way moves at least this often */
#define POLL_MS 350
#define BUSY_MS 10000
#define PENDING_MS 15000 /* a job that waits for somebody else's */
#define COMPLETION_MS 120000
#define LEARN_MS 5000
#define CHORE_MS 2000
#define TOLD_MS 10000 /* for a job that the printer is stopping by itself */
#define CLOSE_MS 2000
#define MAX_STALE 16
#define MAX_REFUSALS 5
#define MAX_TRIES                                                                                  \
	12       /* to learn what it can do, unasked; then it is off, and asked when it is needed */
#define SWEEPS 3 /* after a lost answer: the job may come to light late */
#define MM_A4 297
#define MM_A6 148

enum phase { CLEAR, ASK, CREATE, SEND, WATCH, WHY };

/* A job that must not be printed any more. */
struct stale {
	int job_id, refusals;
	bool is_told; /* the printer said that it stops it; not over yet */
};

struct ipp {
	struct printer base;
	const struct talk_table *table;
	void *line;
	struct talk_abilities can;
	bool is_known, is_active;   /* what it can do; a slip is under way */
	bool is_waiting, is_orphan; /* for an answer; whose slip is over */
	enum talk_kind kind;
	enum phase phase;
	enum printer_state why;
	int64_t asked_ms, next_ms, phase_ms, busy_ms, back_off_ms;
	size_t sent;
	int job_id; /* 0: none */
	enum talk_format format;
	const char *sheet;
	int page_count;
	struct stale stale[MAX_STALE];
	int stale_count, asked_job, sweeps, tries;
	int64_t sweep_ms;
	char why_logged[sizeof((struct talk_answer *)0)->why]; /* as logged last */
};

static void add_stale(struct ipp *printer, int job_id) {
	if (job_id > 0 && printer->stale_count < MAX_STALE) {
		printer->stale[printer->stale_count++] = (struct stale){.job_id = job_id};
	}
}

static struct stale *find_stale(struct ipp *printer, int job_id) {
	for (int i = 0; i < printer->stale_count; i++) {
		if (printer->stale[i].job_id == job_id) {
			return &printer->stale[i];
		}
	}
	return NULL;
}

static void remove_stale(struct ipp *printer, struct stale *stale) {
	*stale = printer->stale[--printer->stale_count];
}

/* One the printer has not been told of; then any. */
static struct stale *next_stale(struct ipp *printer) {
	for (int i = 0; i < printer->stale_count; i++) {
		if (!printer->stale[i].is_told) {
			return &printer->stale[i];
		}
	}
	return NULL;
}

static void enter(struct ipp *printer, enum phase phase, int64_t now_ms) {
	printer->phase = phase;
	printer->phase_ms = printer->next_ms = now_ms;
	printer->busy_ms = -1;
}

/* The slip's bytes are gone and its job is on the way out. */
static void drop_slip(struct ipp *printer, int64_t now_ms) {
	printer->table->forget(printer->line);
	add_stale(printer, printer->job_id);
	printer->job_id = 0;
	printer->next_ms = now_ms;
	/* a job may come of CREATE, and chores are none of the slip's */
	if (printer->is_waiting && !printer->is_orphan &&
		(printer->kind == TALK_ASK || printer->kind == TALK_SEND ||
			printer->kind == TALK_WATCH)) {
		printer->table->hang_up(printer->line);
		printer->is_waiting = false;
	}
	printer->is_orphan = printer->is_waiting;
}

static void finish_slip(struct ipp *printer, enum printer_state state, int64_t now_ms) {
	if (printer->is_active) {
		printer->is_active = false;
		drop_slip(printer, now_ms);
	}
	printer->base.state = state;
}

static void send_order(struct ipp *printer, const struct talk_order *order, int64_t now_ms) {
	if (printer->table->order(printer->line, order)) {
		printer->is_waiting = true;
		printer->is_orphan = false;
		printer->kind = order->kind;
		printer->asked_job = order->job_id;
		printer->asked_ms = now_ms;
		printer->sent = 0;
	} else {
		printer->next_ms = now_ms + CHORE_MS;
		finish_slip(printer, printer->is_active ? PRINTER_UNKNOWN : printer->base.state,
			now_ms);
	}
}

static void complete(struct ipp *printer, int64_t now_ms) {
	printer->job_id = 0; /* nothing to cancel */
	finish_slip(printer, PRINTER_DONE, now_ms);
}

/* It has failed; PRINTING until the printer has told why. */
static void ask_why(struct ipp *printer, enum printer_state otherwise, int64_t now_ms) {
	drop_slip(printer, now_ms);
	printer->why = otherwise;
	enter(printer, WHY, now_ms);
}

/* The printer's state as ours; PRINTING while nothing is wrong. */
static enum printer_state judge(const struct talk_answer *answer) {
	unsigned reasons = answer->reasons;
	if (reasons & TALK_COVER_OPEN) {
		return PRINTER_COVER_OPEN;
	}
	if (reasons & TALK_JAM) {
		return PRINTER_JAM;
	}
	if (reasons & TALK_PAPER_OUT) {
		return PRINTER_PAPER_OUT;
	}
	if (reasons & TALK_UNREACHABLE) {
		return PRINTER_OFF;
	}
	if (reasons & TALK_PAUSED) {
		return PRINTER_BUSY;
	}
	return answer->printer_state == 5 ? PRINTER_JAM : PRINTER_PRINTING;
}

/* An answer that told nothing, before and after a job exists. */
static enum printer_state failure(enum talk_end end, bool has_job) {
	switch (end) {
	case TALK_OFF: return has_job ? PRINTER_DETACHED : PRINTER_OFF;
	case TALK_CUT: return has_job ? PRINTER_DETACHED : PRINTER_UNKNOWN;
	case TALK_BUSY: return PRINTER_BUSY;
	default: return PRINTER_UNKNOWN;
	}
}

/* Again a little later, each time twice as long; BUSY when that has lasted too long. */
static void back_off(struct ipp *printer, int64_t now_ms) {
	if (printer->busy_ms < 0) {
		printer->busy_ms = now_ms;
		printer->back_off_ms = POLL_MS;
	}
	if (now_ms - printer->busy_ms >= BUSY_MS) {
		finish_slip(printer, PRINTER_BUSY, now_ms);
		return;
	}
	printer->next_ms = now_ms + printer->back_off_ms;
	printer->back_off_ms *= 2;
}

static void learn(struct ipp *printer, const struct talk_answer *answer) {
	if (answer->has_printer) {
		printer->base.is_paper_low = answer->reasons & TALK_PAPER_LOW;
	}
	if (!answer->has_printer || printer->kind != TALK_ASK) {
		return;
	}
	if (answer->can.format == TALK_NO_FORMAT && !printer->is_known) {
		log_error("the printer takes neither PDF nor PWG raster: choose another one");
	}
	printer->can = answer->can;
	printer->is_known = true;
	printer->base.wants_pages =
		answer->can.format != TALK_PDF && answer->can.format != TALK_NO_FORMAT;
	printer->base.page_dpi = answer->can.dpi;
	printer->base.sheet = answer->can.sheet;
}

static void hear_asked(struct ipp *printer, const struct talk_answer *answer, int64_t now_ms) {
	if (answer->end == TALK_BUSY) {
		back_off(printer, now_ms);
		return;
	}
	if (answer->end != TALK_ANSWERED || !answer->has_printer) {
		finish_slip(printer, failure(answer->end, false), now_ms);
		return;
	}
	enum printer_state state = judge(answer);
	if (state == PRINTER_BUSY || (state == PRINTER_PRINTING && !answer->is_accepting)) {
		back_off(printer, now_ms);
	} else if (state != PRINTER_PRINTING) {
		finish_slip(printer, state, now_ms);
	} else if (printer->can.format == TALK_NO_FORMAT) {
		finish_slip(printer, PRINTER_UNKNOWN, now_ms);
	} else if (printer->can.format != printer->format) {
		finish_slip(printer, PRINTER_BUSY, now_ms); /* handed over before it told */
	} else {
		enter(printer, CREATE, now_ms);
	}
}

static void hear_created(struct ipp *printer, const struct talk_answer *answer, int64_t now_ms) {
	if (answer->end == TALK_ANSWERED && answer->job_id > 0) {
		printer->job_id = answer->job_id;
		enter(printer, SEND, now_ms);
	} else if (answer->end == TALK_BUSY) {
		back_off(printer, now_ms);
	} else {
		finish_slip(printer, failure(answer->end, answer->end == TALK_CUT), now_ms);
	}
}

/* A job may exist that we know no number of. */
static bool is_create_lost(const struct talk_answer *answer) {
	return answer->end == TALK_CUT || answer->end == TALK_SILENT ||
		answer->end == TALK_NONSENSE ||
		(answer->end == TALK_ANSWERED && answer->job_id <= 0);
}

static void hear_sent(struct ipp *printer, const struct talk_answer *answer, int64_t now_ms) {
	if (answer->end == TALK_ANSWERED) {
		printer->table->forget(printer->line);
		enter(printer, WATCH, now_ms);
	} else {
		ask_why(printer, failure(answer->end, true), now_ms);
	}
}

static void hear_why(struct ipp *printer, const struct talk_answer *answer, int64_t now_ms) {
	enum printer_state state = answer->has_printer ? judge(answer) : PRINTER_PRINTING;
	if (answer->end == TALK_OFF) {
		state = PRINTER_DETACHED;
	}
	finish_slip(printer, state == PRINTER_PRINTING ? printer->why : state, now_ms);
}

/* The job goes on, or waits. */
static void hear_progress(struct ipp *printer, const struct talk_answer *answer, int64_t now_ms) {
	enum printer_state state = judge(answer);
	bool is_pending = answer->job_state < 5;
	if (state == PRINTER_PRINTING && answer->job_state == 6) {
		state = PRINTER_JAM; /* stopped, and no word why */
	}
	if (state == PRINTER_BUSY) {
		back_off(printer, now_ms);
	} else if (state != PRINTER_PRINTING) {
		finish_slip(printer, state, now_ms);
	} else if (is_pending && now_ms - printer->phase_ms > PENDING_MS) {
		finish_slip(printer, PRINTER_BUSY, now_ms);
	} else {
		printer->busy_ms = -1;
	}
}

static void hear_watched(struct ipp *printer, const struct talk_answer *answer, int64_t now_ms) {
	printer->next_ms = now_ms + POLL_MS;
	if (answer->end == TALK_BUSY) {
		return;
	}
	if (answer->end != TALK_ANSWERED) {
		finish_slip(printer, failure(answer->end, true), now_ms);
	} else if (answer->is_job_gone || answer->job_state < 3 || answer->job_state > 9) {
		finish_slip(printer, PRINTER_UNKNOWN, now_ms);
	} else if (answer->job_state == 9 && answer->is_successful) {
		complete(printer, now_ms);
	} else if (answer->job_state < 7) {
		hear_progress(printer, answer, now_ms);
	} else {
		/* canceled at the printer, aborted, or completed with a reservation */
		enum printer_state state = judge(answer);
		enum printer_state otherwise =
			answer->job_state == 8 ? PRINTER_JAM : PRINTER_UNKNOWN;
		printer->job_id = 0;
		finish_slip(printer, state == PRINTER_PRINTING ? otherwise : state, now_ms);
	}
}

/* A job on the way out. */
static void hear_cancelled(struct ipp *printer, const struct talk_answer *answer, int64_t now_ms) {
	struct stale *stale = find_stale(printer, printer->asked_job);
	printer->next_ms = now_ms + CHORE_MS;
	if (!stale) {
		return;
	}
	if (answer->is_job_gone || answer->end == TALK_GONE || answer->job_state >= 7) {
		remove_stale(printer, stale);
		printer->next_ms = now_ms;
	} else if (answer->end == TALK_ANSWERED && answer->is_stopping) {
		stale->is_told = true;
		printer->next_ms = now_ms + (next_stale(printer) ? 0 : TOLD_MS);
	} else if (answer->end == TALK_REFUSED && ++stale->refusals >= MAX_REFUSALS) {
		log_error("the printer refuses to cancel job %d: cancel it at the printer",
			stale->job_id);
		remove_stale(printer, stale);
	}
}

static void hear_swept(struct ipp *printer, const struct talk_answer *answer, int64_t now_ms) {
	bool is_heard = answer->end == TALK_ANSWERED || answer->end == TALK_REFUSED ||
		answer->end == TALK_GONE || answer->end == TALK_NONSENSE;
	printer->sweeps -= is_heard;
	printer->sweep_ms = now_ms + (is_heard ? CHORE_MS : LEARN_MS);
	printer->next_ms = now_ms;
}

/* While a slip waits for what is left of earlier ones: go on, or say what is wrong. */
static void go_on_cleared(struct ipp *printer, const struct talk_answer *answer, int64_t now_ms) {
	bool is_heard = answer->end == TALK_ANSWERED || answer->end == TALK_REFUSED ||
		answer->end == TALK_GONE;
	if (answer->end == TALK_BUSY) {
		back_off(printer, now_ms);
	} else if (!is_heard) {
		finish_slip(printer, failure(answer->end, false), now_ms);
	} else if (now_ms - printer->phase_ms > BUSY_MS) {
		finish_slip(printer, PRINTER_BUSY, now_ms);
	} else {
		printer->next_ms = now_ms + (next_stale(printer) ? POLL_MS : 0);
	}
}

/* Once, not at every attempt. */
static void log_why(struct ipp *printer, const struct talk_answer *answer) {
	if (answer->why[0] && strcmp(printer->why_logged, answer->why) != 0) {
		log_error("cannot talk to the printer: %s", answer->why);
	}
	if (answer->why[0] || answer->end == TALK_ANSWERED) {
		memcpy(printer->why_logged, answer->why, sizeof answer->why);
	}
}

static void hear(struct ipp *printer, const struct talk_answer *answer, int64_t now_ms) {
	bool is_ours = printer->is_active && !printer->is_orphan;
	printer->is_waiting = printer->is_orphan = false;
	log_why(printer, answer);
	learn(printer, answer);
	if (printer->kind == TALK_CANCEL) {
		hear_cancelled(printer, answer, now_ms);
	} else if (printer->kind == TALK_SWEEP) {
		hear_swept(printer, answer, now_ms);
	} else if (printer->kind == TALK_CREATE && is_create_lost(answer)) {
		printer->sweeps = SWEEPS;
		printer->sweep_ms = now_ms;
	} else if (printer->kind == TALK_CREATE && !is_ours) {
		add_stale(printer, answer->job_id);
	}
	if (!is_ours) {
		if (printer->kind == TALK_ASK && !printer->is_known) {
			printer->next_ms = now_ms + LEARN_MS;
		}
		return;
	}
	switch (printer->phase) {
	case CLEAR: go_on_cleared(printer, answer, now_ms); break;
	case ASK: hear_asked(printer, answer, now_ms); break;
	case CREATE: hear_created(printer, answer, now_ms); break;
	case SEND: hear_sent(printer, answer, now_ms); break;
	case WATCH: hear_watched(printer, answer, now_ms); break;
	case WHY: hear_why(printer, answer, now_ms); break;
	}
}

/* Cancels one job, or looks for ours; a patient one also asks after those that are being stopped. False
 * where nothing of that kind is to be done now. */
static bool order_chore(struct ipp *printer, bool is_patient, int64_t now_ms) {
	struct stale *stale = next_stale(printer);
	if (!stale && is_patient && printer->stale_count > 0) {
		stale = &printer->stale[0];
	}
	if (stale) {
		struct talk_order order = {.kind = TALK_CANCEL, .job_id = stale->job_id};
		send_order(printer, &order, now_ms);
		return true;
	}
	if (printer->sweeps > 0 && now_ms >= printer->sweep_ms) {
		send_order(printer, &(struct talk_order){.kind = TALK_SWEEP}, now_ms);
		return true;
	}
	return false;
}

static const char *supported_sheet(const struct ipp *printer) {
	bool is_a6 = printer->sheet && strcmp(printer->sheet, "a6") == 0;
	bool is_there = is_a6 ? printer->can.has_a6 : printer->can.has_a4;
	return is_there ? printer->sheet : NULL;
}

static void order_next(struct ipp *printer, int64_t now_ms) {
	struct talk_order order = {.job_id = printer->job_id, .format = printer->format};
	switch (printer->phase) {
	case CLEAR:
		if (printer->stale_count >= MAX_STALE - 1) {
			finish_slip(printer, PRINTER_BUSY, now_ms); /* it stops none of them */
			return;
		}
		if (order_chore(printer, false, now_ms)) {
			return;
		}
		enter(printer, ASK, now_ms);
		/* fall through */
	case ASK: order.kind = TALK_ASK; break;
	case CREATE:
		order.kind = TALK_CREATE;
		order.sheet = supported_sheet(printer);
		order.is_one_sided = printer->can.has_one_sided;
		order.is_monochrome = printer->can.has_monochrome;
		break;
	case SEND:
		order.kind = TALK_SEND;
		printer->base.rows = (int)((strcmp(printer->sheet, "a6") ? MM_A4 : MM_A6) *
			printer->page_count * printer->base.options.dpi / 25.4);
		break;
	case WATCH: order.kind = TALK_WATCH; break;
	case WHY: order.kind = TALK_ASK; break;
	}
	send_order(printer, &order, now_ms);
}

/* Between slips. */
static void order_idle(struct ipp *printer, int64_t now_ms) {
	if ((printer->is_known || printer->stale_count > 0) && order_chore(printer, true, now_ms)) {
		return;
	}
	if (!printer->is_known && printer->tries++ < MAX_TRIES) {
		send_order(printer, &(struct talk_order){.kind = TALK_ASK}, now_ms);
		return;
	}
	printer->table->hang_up(printer->line);
	printer->next_ms = printer->is_known && printer->sweeps > 0 ? printer->sweep_ms : INT64_MAX;
}

static bool is_clear(const struct printer *base) {
	const struct ipp *printer = (const struct ipp *)base;
	return !printer->is_active && !printer->is_waiting && printer->next_ms == INT64_MAX;
}

/* Whether the answer is overdue; a document on its way may take as long as it moves. */
static bool is_overdue(struct ipp *printer, int64_t now_ms) {
	if (printer->kind != TALK_SEND) {
		return now_ms - printer->asked_ms > ANSWER_MS;
	}
	size_t sent = printer->table->sent(printer->line);
	if (sent != printer->sent) {
		printer->sent = sent;
		printer->asked_ms = now_ms;
	}
	return now_ms - printer->asked_ms > STALL_MS;
}

static void listen_line(struct ipp *printer, int64_t now_ms) {
	struct talk_answer answer = {0};
	if (printer->table->answer(printer->line, &answer)) {
		hear(printer, &answer, now_ms);
	} else if (is_overdue(printer, now_ms)) {
		printer->table->hang_up(printer->line);
		answer.end = TALK_SILENT;
		hear(printer, &answer, now_ms);
	}
}

static void step(struct printer *base, int64_t now_ms) {
	struct ipp *printer = (struct ipp *)base;
	if (printer->is_waiting) {
		listen_line(printer, now_ms);
	}
	if (printer->is_active && now_ms - printer->phase_ms > COMPLETION_MS) {
		finish_slip(printer, PRINTER_UNKNOWN, now_ms);
	}
	if (!printer->is_waiting && now_ms >= printer->next_ms) {
		if (printer->is_active) {
			order_next(printer, now_ms);
		} else {
			order_idle(printer, now_ms);
		}
	}
}

/* The document in the printer's form, from wipe_alloc(). */
static unsigned char *make_document(
	struct ipp *printer, const struct printer_slip *slip, size_t *len, struct err *err) {
	bool is_raster = slip->raster && (printer->base.wants_pages || !slip->pdf);
	if (is_raster) {
		printer->format = printer->base.wants_pages ? printer->can.format : TALK_BLACK_1;
		return pwg_create(slip->raster, printer->sheet, printer->format, len, err);
	}
	unsigned char *document = wipe_alloc(slip->pdf_len);
	printer->format = TALK_PDF;
	memcpy(document, slip->pdf, slip->pdf_len);
	*len = slip->pdf_len;
	return document;
}

static int count_pages(const struct printer_slip *slip) {
	int count = 0;
	for (const struct raster *page = slip->raster; page; page = page->next) {
		count++;
	}
	count = count > slip->page_count ? count : slip->page_count;
	return count > 0 ? count : 1;
}

static bool start(
	struct printer *base, const struct printer_slip *slip, int64_t now_ms, struct err *err) {
	struct ipp *printer = (struct ipp *)base;
	size_t len = 0;
	printer->sheet = slip->sheet && strcmp(slip->sheet, "a6") == 0 ? "a6" : "a4";
	printer->page_count = count_pages(slip);
	unsigned char *document = make_document(printer, slip, &len, err);
	printer_slip_finish(slip);
	if (!document) {
		return false;
	}
	printer->table->give(printer->line, document, len);
	printer->is_active = true;
	printer->is_orphan = printer->is_waiting;
	printer->job_id = 0;
	base->state = PRINTER_PRINTING;
	enter(printer, CLEAR, now_ms);
	return true;
}

static void cancel(struct printer *base, int64_t now_ms) {
	struct ipp *printer = (struct ipp *)base;
	finish_slip(printer, PRINTER_IDLE, now_ms);
	printer->table->forget(printer->line);
	base->state = PRINTER_IDLE;
	if (!printer->is_waiting && printer->stale_count > 0) {
		step(base, now_ms); /* the order to cancel leaves now */
	}
}

static int64_t clock_ms(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Each job that the printer has not been told of is cancelled once, while there is time. */
static void tell_last(struct ipp *printer, int64_t now_ms) {
	int64_t end_ms = clock_ms() + CLOSE_MS;
	for (int i = 0; i < 2 * MAX_STALE; i++) {
		bool is_create = printer->is_waiting && printer->kind == TALK_CREATE;
		if (!is_create && !next_stale(printer)) {
			return;
		}
		if (!printer->is_waiting) {
			order_chore(printer, false, now_ms);
		}
		int64_t left_ms = end_ms - clock_ms();
		struct talk_answer answer = {0};
		if (!printer->is_waiting || left_ms <= 0 ||
			!printer->table->wait(printer->line, (int)left_ms) ||
			!printer->table->answer(printer->line, &answer)) {
			return;
		}
		hear(printer, &answer, now_ms);
	}
}

static void close_ipp(struct printer *base) {
	struct ipp *printer = (struct ipp *)base;
	tell_last(printer, base->now_ms);
	printer->table->destroy(printer->line);
	free(printer);
}

static const struct printer_table table = {
	TAKES_SHEETS, start, step, cancel, close_ipp, is_clear, false};

struct printer *printer_ipp_create_over(
	const struct talk_table *line_table, void *line, const struct printer_options *options) {
	struct ipp *printer = mem_zero(sizeof *printer);
	printer->base.table = &table;
	printer->base.options = *options;
	printer->base.options.certificate = NULL; /* lent */
	printer->base.page_dpi = 300;
	printer->table = line_table;
	printer->line = line;
	printer->busy_ms = -1;
	printer->sweeps = 1;
	return &printer->base;
}

struct printer *printer_ipp_create(
	const char *uri, const struct printer_options *options, struct err *err) {
	void *line = talk_wire_create(uri, options->certificate, err);
	return line ? printer_ipp_create_over(&talk_wire, line, options) : NULL;
}
