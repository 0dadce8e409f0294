// SPDX-License-Identifier: GPL-3.0-or-later
// One conversation with a thermal printer, a bit of it at every step: ask how it is, send a chunk, ask
// again, …, end, and wait for the answer to GS r 1, the only thing that makes a slip DONE. From the first
// byte of a slip until that answer the printer is `dirty`: whatever ends the slip before, it is cleared,
// over a new connection if need be, before anything else is sent.
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "paper/escpos.h"
#include "paper/printer_inner.h"
#include "paper/raster.h"

#define OPEN_MS 5000
#define REOPEN_MS 2000
#define ANSWER_MS 3000
#define STALL_MS 8000 /* a full buffer moves at least this often, a hot head included */
#define BUSY_MS 10000
#define POLL_MS 500
#define COMPLETION_MS 120000
#define CLEAR_MS 10000
#define QUIET_MS 200 /* after clearing: answers to older questions come in and are dropped */
#define MOST_BYTES_A_STEP 16384
#define MOST_MUDDLES 5

enum phase { ASK, CLEAR, SEND, WAIT };

struct escpos {
	struct printer base;
	const struct wire_table *wire;
	void *line;
	bool is_open, is_dirty, is_begun, is_asked, is_stray;
	bool is_asking_why; /* the slip has failed; PRINTING until the printer has told why */
	bool is_confirming; /* the last answer is here, or the first after clearing; so are all before it,
			     * when three more are */
	enum phase phase;
	struct raster *raster; /* NULL: no slip */
	int y;
	struct str out;
	size_t out_sent;
	int64_t opening_ms, reopen_ms, asked_ms, progress_ms, phase_ms, busy_ms, heard_ms;
	unsigned char answers[ESCPOS_QUESTIONS], completion;
	int answer_count, asb_left;
	int skip;    /* answers to come of questions that nobody waits for any more */
	int muddles; /* times in a row that more answers came than were asked for */
	bool is_muddled, is_in_block;
	int owed; /* answers to GS r 1 that are still to come */
};

static void hang_up(struct escpos *printer) {
	printer->wire->hang_up(printer->line);
	printer->is_open = false;
	printer->opening_ms = -1;
	printer->is_asked = false;
	str_clear(&printer->out);
	printer->out_sent = 0;
}

/* Answers are told apart by their order alone: those that are still to come will come first. */
static void stop_asking(struct escpos *printer) {
	if (printer->is_asked && printer->answer_count < ESCPOS_QUESTIONS) {
		printer->skip += ESCPOS_QUESTIONS - printer->answer_count;
	}
	printer->is_asked = false;
}

static void begin_asking(struct escpos *printer) {
	stop_asking(printer);
	printer->is_asked = true;
	printer->is_muddled = false;
	printer->answer_count = 0;
}

static void enter(struct escpos *printer, enum phase phase, int64_t now_ms) {
	printer->phase = phase;
	printer->phase_ms = printer->progress_ms = now_ms;
	printer->is_confirming = false;
	printer->muddles = 0;
	stop_asking(printer);
}

static void begin_clear(struct escpos *printer, int64_t now_ms) {
	str_clear(&printer->out);
	printer->out_sent = 0;
	escpos_clear(&printer->out, (printer->base.options.width_dots + 7) / 8);
	printer->owed++;
	printer->heard_ms = now_ms;
	enter(printer, CLEAR, now_ms);
	begin_asking(printer);
}

static bool transmit(struct escpos *printer, int64_t now_ms);

/* The slip is over: nothing of it stays here, and nothing in the printer. What is blocked on its way
 * is thrown away with the connection. */
static void finish_slip(struct escpos *printer, enum printer_state state, int64_t now_ms) {
	printer->base.state = state;
	raster_destroy(printer->raster);
	printer->raster = NULL;
	if (!printer->is_dirty) {
		hang_up(printer);
	} else if (printer->is_open && printer->out.len == 0 &&
		!printer->wire->is_holding(printer->line)) {
		begin_clear(printer, now_ms);
		transmit(printer, now_ms); /* where that fails, the next step sees it as well */
	} else {
		hang_up(printer);
		printer->reopen_ms = now_ms;
	}
}

/* The printer takes nothing more and says nothing: its buffer is full because it stands still. Its order
 * to forget makes room for the question why. */
static void fail_silently(struct escpos *printer, int64_t now_ms) {
	finish_slip(printer, PRINTER_UNKNOWN, now_ms);
	if (printer->is_dirty) {
		printer->base.state = PRINTER_PRINTING;
		printer->is_asking_why = true;
	}
}

static void tell_why(struct escpos *printer, enum printer_state state) {
	if (printer->is_asking_why) {
		printer->is_asking_why = false;
		printer->base.state = state;
	}
}

static void lose(struct escpos *printer, enum printer_state reason, int64_t now_ms) {
	hang_up(printer);
	tell_why(printer, PRINTER_DETACHED);
	if (printer->raster) {
		finish_slip(printer, printer->is_begun ? PRINTER_DETACHED : reason, now_ms);
	}
	printer->reopen_ms = now_ms + REOPEN_MS;
}

static void connect_line(struct escpos *printer, int64_t now_ms) {
	if (now_ms < printer->reopen_ms) {
		return;
	}
	if (printer->opening_ms < 0) {
		printer->opening_ms = now_ms;
	}
	enum wire_state state = printer->wire->open(printer->line, now_ms);
	if (state == WIRE_OPENING && now_ms - printer->opening_ms < OPEN_MS) {
		return;
	}
	if (state != WIRE_OPEN) {
		lose(printer, state == WIRE_BUSY ? PRINTER_BUSY : PRINTER_OFF, now_ms);
		return;
	}
	printer->is_open = true;
	printer->owed = printer->asb_left = printer->skip = 0;
	printer->is_stray = printer->is_in_block = false;
	if (printer->raster) {
		enter(printer, ASK, now_ms);
	} else {
		begin_clear(printer, now_ms);
	}
}

static void hear_status(struct escpos *printer, unsigned char byte) {
	if (printer->skip > 0) {
		printer->skip--;
	} else if (printer->is_asked && printer->answer_count < ESCPOS_QUESTIONS) {
		printer->answers[printer->answer_count++] = byte;
	} else {
		printer->is_muddled = true;
	}
}

static void hear(struct escpos *printer, unsigned char byte) {
	if (escpos_is_flow(byte)) {
		return;
	}
	if (printer->is_in_block) {
		printer->is_in_block = byte != 0;
	} else if (printer->asb_left > 0) {
		printer->asb_left--;
	} else if (escpos_is_asb(byte)) {
		printer->asb_left = 3;
	} else if (escpos_is_status(byte)) {
		hear_status(printer, byte);
	} else if (escpos_is_block(byte)) {
		printer->is_in_block = true;
	} else if (escpos_is_completion(byte) && printer->owed > 0) {
		printer->completion = byte;
		printer->owed--;
	} else if (escpos_is_completion(byte)) {
		printer->is_stray = true;
	}
}

static bool receive(struct escpos *printer, int64_t now_ms) {
	unsigned char bytes[64];
	ssize_t count = printer->wire->read(printer->line, bytes, sizeof bytes, now_ms);
	for (ssize_t i = 0; i < count; i++) {
		hear(printer, bytes[i]);
		printer->heard_ms = now_ms;
	}
	return count >= 0;
}

static bool transmit(struct escpos *printer, int64_t now_ms) {
	size_t end = printer->out_sent + MOST_BYTES_A_STEP;
	end = end < printer->out.len ? end : printer->out.len;
	while (printer->out_sent < end) {
		ssize_t count = printer->wire->write(printer->line,
			(const unsigned char *)printer->out.data + printer->out_sent,
			end - printer->out_sent, now_ms);
		if (count <= 0) {
			return count == 0;
		}
		printer->out_sent += (size_t)count;
		printer->progress_ms = now_ms;
	}
	if (printer->out_sent == printer->out.len) {
		str_clear(&printer->out);
		printer->out_sent = 0;
	}
	return true;
}

static void ask(struct escpos *printer, int64_t now_ms) {
	escpos_ask(&printer->out);
	begin_asking(printer);
	printer->asked_ms = printer->progress_ms = now_ms;
}

static bool is_silent(const struct escpos *printer, int64_t now_ms) {
	int64_t limit = printer->out.len ? STALL_MS : ANSWER_MS;
	return now_ms - printer->progress_ms > limit;
}

/* Whether three answers to the three questions are here. More of them tell nothing, because nobody knows
 * which was not asked for: they are asked for again, now and then. */
static bool is_answered(struct escpos *printer, int64_t now_ms) {
	if (!printer->is_asked || printer->answer_count < ESCPOS_QUESTIONS) {
		return false;
	}
	if (!printer->is_muddled) {
		printer->muddles = 0;
		return true;
	}
	if (printer->muddles < MOST_MUDDLES) {
		printer->muddles++;
		ask(printer, now_ms);
	}
	return false;
}

static void send_next(struct escpos *printer, int64_t now_ms) {
	struct printer_options options = printer->base.options;
	const struct raster *raster = printer->raster;
	if (!printer->is_begun) {
		printer->is_begun = printer->is_dirty = true;
		printer->is_stray = false;
		escpos_begin(&printer->out);
	}
	if (printer->y == raster->h) {
		escpos_end(&printer->out, options.cut);
		printer->owed++;
		enter(printer, WAIT, now_ms);
		return;
	}
	int rows = escpos_chunk_rows(raster->h - printer->y, options.command);
	escpos_chunk(&printer->out, raster, printer->y, rows, options.command);
	printer->y += rows;
	printer->base.rows = printer->y;
	enter(printer, SEND, now_ms);
}

/* The printer's answers as a state; PRINTING while it is well or still may become so. */
static enum printer_state judge(struct escpos *printer, int64_t now_ms) {
	enum printer_state state = escpos_judge(printer->answers, &printer->base.is_paper_low);
	if (state != PRINTER_BUSY) {
		printer->busy_ms = -1;
		return state;
	}
	if (printer->busy_ms < 0) {
		printer->busy_ms = now_ms;
	}
	return now_ms - printer->busy_ms < BUSY_MS ? PRINTER_PRINTING : PRINTER_BUSY;
}

static void step_ask(struct escpos *printer, int64_t now_ms) {
	if (!printer->is_asked) {
		ask(printer, now_ms);
	} else if (is_answered(printer, now_ms)) {
		enum printer_state state = judge(printer, now_ms);
		if (state != PRINTER_PRINTING) {
			finish_slip(printer, state, now_ms);
		} else if (printer->busy_ms >= 0) {
			printer->is_asked = now_ms - printer->asked_ms < POLL_MS;
		} else if (printer->is_dirty && !printer->is_begun) {
			begin_clear(printer, now_ms);
		} else {
			send_next(printer, now_ms);
		}
	} else if (is_silent(printer, now_ms)) {
		fail_silently(printer, now_ms);
	}
}

static void hear_why(struct escpos *printer, int64_t now_ms) {
	if (printer->answer_count == ESCPOS_QUESTIONS) {
		enum printer_state state =
			escpos_judge(printer->answers, &printer->base.is_paper_low);
		tell_why(printer, state == PRINTER_PRINTING ? PRINTER_UNKNOWN : state);
	} else if (now_ms - printer->phase_ms > ANSWER_MS) {
		tell_why(printer, PRINTER_UNKNOWN);
	}
}

/* All has left this machine, the printer is through it, and has answered once more since: what it had
 * to say before has come in as well, and no answer of now will be taken for one of the next slip. */
static bool is_through(struct escpos *printer, int64_t now_ms) {
	if (printer->owed > 0 || printer->out.len || printer->wire->is_holding(printer->line)) {
		return false;
	}
	if (!printer->is_confirming) {
		printer->is_confirming = true;
		/* questions are answered at once: those before GS r 1 are, or never will be */
		printer->is_asked = false;
		printer->skip = 0;
		ask(printer, now_ms);
	}
	return is_answered(printer, now_ms) && now_ms - printer->heard_ms >= QUIET_MS;
}

static void step_clear(struct escpos *printer, int64_t now_ms) {
	if (printer->is_asking_why) {
		hear_why(printer, now_ms);
	} else if (is_through(printer, now_ms)) {
		printer->is_dirty = false;
		if (printer->raster) {
			enter(printer, ASK, now_ms);
		} else {
			hang_up(printer);
		}
	} else if (now_ms - printer->phase_ms > CLEAR_MS) {
		hang_up(printer);
		printer->reopen_ms = now_ms + REOPEN_MS;
		if (printer->raster) {
			finish_slip(printer, PRINTER_UNKNOWN, now_ms);
		}
	}
}

static void step_send(struct escpos *printer, int64_t now_ms) {
	if (printer->out.len == 0) {
		enter(printer, ASK, now_ms);
	} else if (is_silent(printer, now_ms)) {
		fail_silently(printer, now_ms);
	}
}

static void complete(struct escpos *printer, int64_t now_ms) {
	bool is_low = (printer->completion & 0x03) != 0;
	printer->base.is_paper_low = printer->base.is_paper_low || is_low;
	if (printer->is_stray) {
		finish_slip(printer, PRINTER_UNKNOWN, now_ms);
	} else if (escpos_is_paper_out(printer->completion)) {
		finish_slip(printer, PRINTER_PAPER_OUT, now_ms);
	} else {
		printer->is_dirty = false;
		finish_slip(printer, PRINTER_DONE, now_ms);
	}
}

/* While it waits it goes on asking: a cover that is opened now is told now. Also after the answer to GS r 1:
 * only a printer that still answers as printers do is believed. */
static void step_wait(struct escpos *printer, int64_t now_ms) {
	if (printer->owed == 0 && !printer->is_confirming) {
		printer->is_confirming = true;
		ask(printer, now_ms);
	} else if (now_ms - printer->phase_ms > COMPLETION_MS) {
		finish_slip(printer, PRINTER_UNKNOWN, now_ms);
	} else if (!printer->is_asked) {
		ask(printer, now_ms);
	} else if (is_answered(printer, now_ms)) {
		enum printer_state state = judge(printer, now_ms);
		if (printer->is_confirming) {
			complete(printer, now_ms);
		} else if (state != PRINTER_PRINTING) {
			finish_slip(printer, state, now_ms);
		} else if (now_ms - printer->asked_ms >= POLL_MS) {
			printer->is_asked = false;
		}
	} else if (is_silent(printer, now_ms)) {
		fail_silently(printer, now_ms);
	}
}

static void step(struct printer *base, int64_t now_ms) {
	struct escpos *printer = (struct escpos *)base;
	if (!printer->raster && !printer->is_dirty) {
		return;
	}
	if (!printer->is_open) {
		connect_line(printer, now_ms);
	}
	if (!printer->is_open) {
		return;
	}
	if (!receive(printer, now_ms) || !transmit(printer, now_ms)) {
		lose(printer, PRINTER_OFF, now_ms);
		return;
	}
	switch (printer->phase) {
	case ASK: step_ask(printer, now_ms); break;
	case CLEAR: step_clear(printer, now_ms); break;
	case SEND: step_send(printer, now_ms); break;
	case WAIT: step_wait(printer, now_ms); break;
	}
}

static bool start(
	struct printer *base, const struct printer_slip *slip, int64_t now_ms, struct err *err) {
	(void)err;
	struct escpos *printer = (struct escpos *)base;
	struct printer_slip rest = *slip;
	rest.raster = NULL;
	printer_slip_finish(&rest);
	printer->raster = slip->raster;
	printer->y = 0;
	printer->is_begun = false;
	printer->busy_ms = -1;
	base->state = PRINTER_PRINTING;
	/* one that is still being cleared is asked anew over a new connection */
	hang_up(printer);
	printer->reopen_ms = now_ms;
	return true;
}

static void cancel(struct printer *base, int64_t now_ms) {
	struct escpos *printer = (struct escpos *)base;
	printer->is_asking_why = false;
	if (printer->raster) {
		finish_slip(printer, PRINTER_IDLE, now_ms);
	}
	if (printer->is_dirty && !printer->is_open) {
		printer->reopen_ms = now_ms;
		step(base, now_ms); /* the order to forget leaves now where it can */
	}
	base->state = PRINTER_IDLE;
}

static bool is_clear(const struct printer *base) {
	const struct escpos *printer = (const struct escpos *)base;
	return !printer->raster && !printer->is_dirty;
}

static void close_escpos(struct printer *base) {
	struct escpos *printer = (struct escpos *)base;
	hang_up(printer);
	printer->wire->destroy(printer->line);
	str_finish(&printer->out);
	free(printer);
}

static const struct printer_table table = {
	TAKES_ROLL, start, step, cancel, close_escpos, is_clear, false};

struct printer *printer_escpos_create(
	const struct wire_table *wire, void *line, const struct printer_options *options) {
	struct escpos *printer = mem_zero(sizeof *printer);
	printer->base.table = &table;
	printer->base.options = *options;
	printer->wire = wire;
	printer->line = line;
	printer->opening_ms = printer->busy_ms = -1;
	return &printer->base;
}
