// SPDX-License-Identifier: GPL-3.0-or-later
// What printers may answer, byte by byte, over a line whose every reply is written down here: late, mixed with
// what nobody asked for, in pieces, or not at all. Only the right answers at the right time are a DONE.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "paper/printer_inner.h"
#include "printed.h"

#define MOST_POLLS 4
#define MOST_REPLIES 256

/* Replies in hex; blanks mean nothing. A slip of two chunks polls before each, and before its end. */
struct script {
	const char *name;
	const char *polls[MOST_POLLS]; /* to each DLE EOT 1, 2, 4; the last one goes on */
	const char *completion;        /* to GS r 1 */
	enum printer_state state;
	bool is_paper_low;
	int chunks; /* with rows of the slip that it was given */
};

static const struct script scripts[] = {
	{"well", {"12 12 12"}, "00", PRINTER_DONE, false, 2},
	{"nearly out", {"12 12 1e"}, "03", PRINTER_DONE, true, 2},
	{"nearly out, by the completion alone", {"12 12 12"}, "03", PRINTER_DONE, true, 2},
	{"the roll ends with the slip", {"12 12 12"}, "0c", PRINTER_PAPER_OUT, false, 2},
	{"reserved bits of the completion are set", {"12 12 12"}, "60", PRINTER_DONE, false, 2},
	{"automatic status before answers", {"10 00 00 0f 12 12 12"}, "00", PRINTER_DONE, false, 2},
	{"automatic status between answers", {"12 10 00 00 0f 12 12"}, "00", PRINTER_DONE, false,
		2},
	{"automatic status with XOFF in it", {"10 00 13 00 0f 12 12 12"}, "00", PRINTER_DONE, false,
		2},
	{"automatic status with the completion", {"12 12 12"}, "1c 00 03 0f 00 14 00 00 0f",
		PRINTER_DONE, false, 2},
	{"automatic status alone, whose bytes look like completions", {"12 12 12"}, "10 00 00 0f",
		PRINTER_UNKNOWN, false, 2},
	{"the end of an automatic status, its head lost", {"12 12 12"}, "00 00 0f", PRINTER_UNKNOWN,
		false, 2},
	{"XON and XOFF everywhere", {"11 12 13 12 11 12 13"}, "13 00 11", PRINTER_DONE, false, 2},
	{"the answer to DLE DC4 8 first", {"37 25 00 12 12 12"}, "00", PRINTER_DONE, false, 2},
	{"a block with the model's name", {"5f 45 50 53 4f 4e 00 12 12 12"}, "00", PRINTER_DONE,
		false, 2},
	{"a block that does not end", {"37 25 12 12 12"}, "00", PRINTER_UNKNOWN, false, 0},
	{"one answer too many, once", {"12 12 12 12", "12 12 12"}, "00", PRINTER_DONE, false, 2},
	{"one answer too many, always", {"12 12 12 12"}, "00", PRINTER_UNKNOWN, false, 0},
	{"one too many before a cover that is open", {"12 12 12", "12 1a 16 12", "1a 16 12"}, "",
		PRINTER_COVER_OPEN, false, 1},
	{"two answers", {"12 12"}, "00", PRINTER_UNKNOWN, false, 0},
	{"no answer", {""}, "00", PRINTER_UNKNOWN, false, 0},
	{"no answer, ever", {""}, "", PRINTER_UNKNOWN, false, 0},
	{"no completion", {"12 12 12"}, "", PRINTER_UNKNOWN, false, 2},
	{"two completions", {"12 12 12"}, "00 00", PRINTER_UNKNOWN, false, 2},
	{"completions to everything", {"00 00 00"}, "00", PRINTER_UNKNOWN, false, 0},
	{"completions to everything, from the second chunk on", {"12 12 12", "00 00 00"}, "00",
		PRINTER_UNKNOWN, false, 1},
	{"a completion without a printer behind it", {"12 12 12", "12 12 12", "12 12 12", ""}, "00",
		PRINTER_UNKNOWN, false, 2},
	{"a completion in the chunks", {"12 12 12", "12 00 12 12", "12 12 12"}, "00",
		PRINTER_UNKNOWN, false, 2},
	{"all bits", {"ff ff ff"}, "ff", PRINTER_UNKNOWN, false, 0},
	{"the fixed bits are wrong", {"92 92 92"}, "90", PRINTER_UNKNOWN, false, 0},
	{"our own questions come back", {"10 04 01 10 04 02 10 04 04"}, "1d 72 01", PRINTER_UNKNOWN,
		false, 0},
	{"cover open", {"1a 16 12"}, "", PRINTER_COVER_OPEN, false, 0},
	{"paper out", {"1a 32 7e"}, "", PRINTER_PAPER_OUT, true, 0},
	{"paper out in the middle", {"12 12 12", "1a 32 7e"}, "", PRINTER_PAPER_OUT, true, 1},
	{"an error", {"12 12 12", "12 12 12", "12 12 12", "1a 52 12"}, "", PRINTER_JAM, false, 2},
	{"off line", {"1a 12 12"}, "", PRINTER_BUSY, false, 0},
	{"off line, then well", {"1a 12 12", "12 12 12"}, "00", PRINTER_DONE, false, 2},
};

struct line {
	const struct script *script;
	int polls, chunks, block; /* bytes of a block that are still to come */
	unsigned char recent[3], replies[MOST_REPLIES], head[8];
	size_t reply_count, head_len;
};

static void reply(struct line *line, const char *hex) {
	while (*hex) {
		char *end;
		unsigned long byte = strtoul(hex, &end, 16);
		if (end == hex) {
			return;
		}
		assert_true(line->reply_count < MOST_REPLIES);
		line->replies[line->reply_count++] = (unsigned char)byte;
		hex = end;
	}
}

static void poll(struct line *line) {
	const char *const *polls = line->script->polls;
	int last = 0;
	while (last + 1 < MOST_POLLS && polls[last + 1]) {
		last++;
	}
	reply(line, polls[line->polls < last ? line->polls : last]);
	line->polls++;
}

static void take(struct line *line, unsigned char byte) {
	if (line->block > 0) {
		line->block--;
		return;
	}
	if (line->head_len > 0 || byte == 0x1d) {
		line->head[line->head_len++] = byte;
		bool is_block = line->head_len < 2 || line->head[1] == 'v';
		if (line->head_len == 3 && line->head[1] == 'r') {
			reply(line, line->script->completion);
		}
		if (line->head_len == 8) {
			line->block = line->head[4] * line->head[6];
			line->chunks++;
		}
		if (line->head_len == (is_block ? 8 : line->head[1] == 'V' ? 4 : 3)) {
			line->head_len = 0;
		}
		return;
	}
	memmove(line->recent, line->recent + 1, 2);
	line->recent[2] = byte;
	if (memcmp(line->recent, "\x10\x04\x04", 3) == 0) {
		poll(line);
	}
}

static enum wire_state open_line(void *data, int64_t now_ms) {
	(void)data;
	(void)now_ms;
	return WIRE_OPEN;
}

static ssize_t read_line(void *data, unsigned char *bytes, size_t max, int64_t now_ms) {
	struct line *line = data;
	(void)now_ms;
	size_t count = line->reply_count < max ? line->reply_count : max;
	memcpy(bytes, line->replies, count);
	memmove(line->replies, line->replies + count, line->reply_count - count);
	line->reply_count -= count;
	return (ssize_t)count;
}

static ssize_t write_line(void *data, const unsigned char *bytes, size_t len, int64_t now_ms) {
	(void)now_ms;
	for (size_t i = 0; i < len; i++) {
		take(data, bytes[i]);
	}
	return (ssize_t)len;
}

static bool is_line_holding(void *data) {
	(void)data;
	return false;
}

static void hang_up_line(void *data) {
	(void)data;
}

static const struct wire_table wire = {
	open_line, read_line, write_line, is_line_holding, hang_up_line, hang_up_line};

static void play(const struct script *script, int step_ms) {
	static const struct printer_options options = {
		64, 203, PRINTER_GS_V_0, PRINTER_CUT_PARTIAL, NULL};
	struct line line = {.script = script};
	struct err err;
	struct printer *printer = printer_escpos_create(&wire, &line, &options);
	const struct printer_slip slip = {.raster = raster_filled(64, 300, 0x55)};
	assert_true(printer_start(printer, &slip, 0, &err));
	int64_t now_ms = 0;
	while (printer_state(printer) == PRINTER_PRINTING && now_ms < 300000) {
		printer_step(printer, now_ms += step_ms);
	}
	if (printer_state(printer) != script->state || line.chunks != script->chunks ||
		printer_is_paper_low(printer) != script->is_paper_low) {
		fail_msg("%s: state %d, %d chunks%s", script->name, printer_state(printer),
			line.chunks, printer_is_paper_low(printer) ? ", nearly out" : "");
	}
	/* and nothing of it is printed later */
	for (int i = 0; i < 1000; i++) {
		printer_step(printer, now_ms += 50);
		assert_int_equal(printer_state(printer), script->state);
	}
	assert_int_equal(line.chunks, script->chunks);
	printer_close(printer);
}

static void test_scripts(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		play(&scripts[i], 20);
		play(&scripts[i], 200);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_scripts)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
