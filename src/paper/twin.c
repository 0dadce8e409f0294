// SPDX-License-Identifier: GPL-3.0-or-later
// A buffer, a parser and a motor. What the manual calls real-time commands work as they come in, wherever
// they stand; everything else waits in the buffer until the motor is there, and while the printer is off
// line nothing moves.
#include "paper/twin.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "paper/printer_inner.h"

#define ROOM 4096
#define ROWS_PER_S 1200 /* 150 mm a second at 203 dpi */
#define SLOW_ROWS_PER_S 60
#define DETACHED_AFTER_BYTES 700
#define MOST_REPLIES 256
#define LATE_MS 2000
#define CHAT_MS 300

struct twin {
	int fd;
	enum twin_fault fault;
	bool is_connected, has_asb;
	unsigned char buffer[ROOM], recent[10];
	size_t len, garbage, detached_in;
	unsigned char replies[MOST_REPLIES];
	int64_t due_ms[MOST_REPLIES]; /* of each reply */
	size_t reply_count, nonsense;
	int64_t now_ms, chat_ms;
	double rows_due;
	int block_stride, block_rows; /* what is left of a GS v 0 */
	struct twin_paper paper;
};

static const char *const names[TWIN_FAULT_COUNT] = {"none", "out-of-paper", "near-end",
	"cover-open", "jam", "busy", "off", "unplugged", "mute", "slow", "late", "chatty",
	"garbled", "stuck"};

static bool is_halted(const struct twin *twin) {
	return twin->fault == TWIN_PAPER_OUT || twin->fault == TWIN_COVER_OPEN ||
		twin->fault == TWIN_JAM || twin->fault == TWIN_BUSY || twin->fault == TWIN_STUCK;
}

static bool is_away(const struct twin *twin) {
	return twin->fault == TWIN_OFF || (twin->fault == TWIN_DETACHED && twin->detached_in == 0);
}

static void forget(struct twin *twin) {
	explicit_bzero(twin->buffer, sizeof twin->buffer);
	twin->len = 0;
	twin->block_rows = 0;
}

static void lose_power(struct twin *twin) {
	forget(twin);
	memset(twin->recent, 0, sizeof twin->recent);
	twin->reply_count = 0;
	twin->is_connected = twin->has_asb = false;
}

/* In the order they are made, late ones too. */
static bool reply(struct twin *twin, unsigned char byte) {
	static const unsigned char nonsense[] = {0x00, 0xff, 0x90, 0x14, 0x5f};
	bool is_garbled = twin->fault == TWIN_GARBLED;
	if (twin->fault == TWIN_MUTE || twin->fault == TWIN_STUCK ||
		twin->reply_count == MOST_REPLIES) {
		return false;
	}
	int64_t due_ms = twin->now_ms + (twin->fault == TWIN_LATE ? LATE_MS : 0);
	size_t at = twin->reply_count++;
	twin->due_ms[at] = at && twin->due_ms[at - 1] > due_ms ? twin->due_ms[at - 1] : due_ms;
	twin->replies[at] = is_garbled ? nonsense[twin->nonsense++ % sizeof nonsense] : byte;
	return twin->replies[at] == byte; /* nonsense may be right by chance */
}

static unsigned char status(const struct twin *twin, int question) {
	enum twin_fault fault = twin->fault;
	switch (question) {
	case 1: return is_halted(twin) ? 0x1a : 0x12;
	case 2:
		return fault == TWIN_COVER_OPEN   ? 0x16
			: fault == TWIN_PAPER_OUT ? 0x32
			: fault == TWIN_JAM       ? 0x52
						  : 0x12;
	default: return fault == TWIN_PAPER_OUT ? 0x7e : fault == TWIN_PAPER_LOW ? 0x1e : 0x12;
	}
}

/* Automatic status, of four bytes: at GS a, and whenever it changes. */
static void reply_asb(struct twin *twin) {
	enum twin_fault fault = twin->fault;
	bool has_asb = twin->has_asb || fault == TWIN_CHATTY;
	if (!has_asb || twin->reply_count > MOST_REPLIES - 6) {
		return;
	}
	reply(twin,
		(unsigned char)(0x10 | (is_halted(twin) ? 0x08 : 0) |
			(fault == TWIN_COVER_OPEN ? 0x20 : 0)));
	reply(twin, fault == TWIN_JAM ? 0x08 : 0x00);
	if (fault == TWIN_CHATTY) {
		reply(twin, 0x13);
		reply(twin, 0x11);
	}
	reply(twin, fault == TWIN_PAPER_OUT ? 0x0f : fault == TWIN_PAPER_LOW ? 0x03 : 0x00);
	reply(twin, 0x0f);
}

static void drop(struct twin *twin, size_t count) {
	memmove(twin->buffer, twin->buffer + count, twin->len - count);
	twin->len -= count;
}

static void print_row(struct twin *twin, const unsigned char *bits, size_t bytes) {
	if (twin->paper.row) {
		twin->paper.row(twin->paper.data, bits, bytes);
	}
}

static void print_strip(struct twin *twin, const unsigned char *columns, int count) {
	unsigned char row[ROOM];
	size_t bytes = (size_t)(count + 7) / 8;
	for (int y = 0; y < 24; y++) {
		memset(row, 0, bytes);
		for (int x = 0; x < count; x++) {
			int bit = columns[x * 3 + y / 8] >> (7 - y % 8) & 1;
			row[x / 8] |= (unsigned char)(bit << (7 - x % 8));
		}
		print_row(twin, row, bytes);
	}
}

static void completed(struct twin *twin) {
	unsigned char low = twin->fault == TWIN_PAPER_LOW ? 0x03 : 0x00;
	if (reply(twin, low) && twin->paper.completed) {
		twin->paper.completed(twin->paper.data);
	}
}

static size_t run_esc(struct twin *twin) {
	const unsigned char *at = twin->buffer;
	switch (at[1]) {
	case '@': twin->has_asb = false; return 2;
	case '2': return 2;
	case '3':
	case 'd':
	case 'J': return twin->len < 3 ? 0 : 3;
	case '*': {
		size_t count = twin->len < 5 ? 0 : (size_t)(at[3] | at[4] << 8);
		if (twin->len < 5 || twin->len < 5 + 3 * count) {
			return 0;
		}
		print_strip(twin, at + 5, (int)count);
		twin->rows_due -= 24;
		return 5 + 3 * count;
	}
	default: twin->garbage++; return 1;
	}
}

static size_t run_gs(struct twin *twin) {
	const unsigned char *at = twin->buffer;
	switch (at[1]) {
	case 'v':
		if (twin->len < 8) {
			return 0;
		}
		twin->block_stride = at[4] | at[5] << 8;
		twin->block_rows = at[6] | at[7] << 8;
		return 8;
	case 'V':
		if (twin->len >= 4 && twin->paper.cut) {
			twin->paper.cut(twin->paper.data);
		}
		return twin->len < 4 ? 0 : 4;
	case 'a':
		if (twin->len >= 3) {
			twin->has_asb = at[2] != 0;
			reply_asb(twin);
		}
		return twin->len < 3 ? 0 : 3;
	case 'r':
		if (twin->len >= 3) {
			completed(twin);
		}
		return twin->len < 3 ? 0 : 3;
	default: twin->garbage++; return 1;
	}
}

/* Runs what stands first in the buffer; gives its length, 0 if the rest has yet to come. */
static size_t run(struct twin *twin) {
	if (twin->block_rows > 0) {
		size_t stride = (size_t)twin->block_stride;
		if (twin->len < stride) {
			return 0;
		}
		print_row(twin, twin->buffer, stride);
		twin->block_rows--;
		twin->rows_due -= 1;
		return stride;
	}
	switch (twin->buffer[0]) {
	case 0x00:
	case 0x0a: return 1;
	case 0x10: return twin->len < 3 ? 0 : 3;
	case 0x1b: return twin->len < 2 ? 0 : run_esc(twin);
	case 0x1d: return twin->len < 2 ? 0 : run_gs(twin);
	default: twin->garbage++; return 1;
	}
}

static void turn(struct twin *twin, int64_t now_ms) {
	int64_t passed_ms = now_ms - twin->now_ms;
	twin->now_ms = now_ms;
	if (twin->fault == TWIN_CHATTY && now_ms - twin->chat_ms >= CHAT_MS) {
		twin->chat_ms = now_ms;
		reply_asb(twin);
	}
	if (is_halted(twin) || is_away(twin)) {
		return;
	}
	int speed = twin->fault == TWIN_SLOW ? SLOW_ROWS_PER_S : ROWS_PER_S;
	twin->rows_due += (double)passed_ms * speed / 1000;
	size_t done = 1;
	while (done > 0 && twin->len > 0 && twin->rows_due >= 0) {
		done = run(twin);
		drop(twin, done);
	}
	twin->rows_due = twin->rows_due > 0 ? 0 : twin->rows_due; /* no rows are saved up */
}

/* Real-time commands, found in the last ten bytes. DLE DC4 8 takes its own bytes along. */
static bool hear_now(struct twin *twin, unsigned char byte) {
	static const unsigned char clear[10] = {0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};
	unsigned char *recent = twin->recent;
	memmove(recent, recent + 1, 9);
	recent[9] = byte;
	if (recent[7] == 0x10 && recent[8] == 0x04 && byte >= 1 && byte <= 4) {
		reply(twin, status(twin, byte));
	}
	if (memcmp(recent, clear, sizeof clear) == 0) {
		forget(twin);
		reply(twin, 0x37); /* the clear response, a block */
		reply(twin, 0x25);
		reply(twin, 0x00);
		return true;
	}
	return false;
}

static void keep(struct twin *twin, const unsigned char *data, size_t len) {
	if (write(twin->fd, data, len) != (ssize_t)len) {
		abort(); /* a record with holes proves nothing */
	}
}

/* A connection ends: answers that are late come over the next one. */
static void hush(struct twin *twin) {
	size_t kept = 0;
	for (size_t i = 0; i < twin->reply_count; i++) {
		if (twin->due_ms[i] > twin->now_ms) {
			twin->due_ms[kept] = twin->due_ms[i];
			twin->replies[kept++] = twin->replies[i];
		}
	}
	twin->reply_count = kept;
}

static enum wire_state open_twin(void *line, int64_t now_ms) {
	struct twin *twin = line;
	turn(twin, now_ms);
	if (is_away(twin)) {
		return WIRE_OFF;
	}
	twin->is_connected = true;
	hush(twin);
	return WIRE_OPEN;
}

static ssize_t read_twin(void *line, unsigned char *data, size_t max, int64_t now_ms) {
	struct twin *twin = line;
	turn(twin, now_ms);
	if (!twin->is_connected) {
		return -1;
	}
	size_t count = 0;
	while (count < twin->reply_count && count < max && twin->due_ms[count] <= now_ms) {
		count++;
	}
	memcpy(data, twin->replies, count);
	twin->reply_count -= count;
	memmove(twin->replies, twin->replies + count, twin->reply_count);
	memmove(twin->due_ms, twin->due_ms + count, twin->reply_count * sizeof *twin->due_ms);
	return (ssize_t)count;
}

/* Full is full, but for an order to empty the buffers: printers keep room for those. */
static ssize_t write_twin(void *line, const unsigned char *data, size_t len, int64_t now_ms) {
	struct twin *twin = line;
	size_t count = 0;
	turn(twin, now_ms);
	if (twin->fault == TWIN_STUCK) {
		return twin->is_connected ? 0 : -1;
	}
	if (twin->len >= ROOM - 10 && len >= 10 && data[0] == 0x10 && data[1] == 0x14) {
		twin->len = ROOM - 10;
	}
	while (twin->is_connected && count < len && twin->len < ROOM) {
		if (!hear_now(twin, data[count])) {
			twin->buffer[twin->len++] = data[count];
		}
		count++;
		if (twin->fault == TWIN_DETACHED && --twin->detached_in == 0) {
			lose_power(twin);
		}
	}
	keep(twin, data, count);
	return twin->is_connected ? (ssize_t)count : -1;
}

static bool is_twin_holding(void *line) {
	(void)line;
	return false;
}

static void hang_up_twin(void *line) {
	struct twin *twin = line;
	twin->is_connected = false;
	hush(twin);
}

static void destroy_twin(void *line) {
	struct twin *twin = line;
	close(twin->fd);
	explicit_bzero(twin, sizeof *twin);
	free(twin);
}

const struct wire_table wire_twin = {
	open_twin, read_twin, write_twin, is_twin_holding, hang_up_twin, destroy_twin};

struct twin *twin_create(const char *folder, struct err *err) {
	char path[PRINTER_MAX_PATH];
	if (!file_make_folder(folder, err)) {
		return NULL;
	}
	snprintf(path, sizeof path, "%s/bytes", folder);
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd < 0) {
		err_set(err, "printer twin: cannot write %s", path);
		return NULL;
	}
	struct twin *twin = mem_zero(sizeof *twin);
	twin->fd = fd;
	return twin;
}

void twin_play(struct twin *twin, enum twin_fault fault) {
	bool was_stuck = twin->fault == TWIN_STUCK;
	twin->fault = fault;
	twin->detached_in = DETACHED_AFTER_BYTES;
	if (fault == TWIN_STUCK) {
		forget(twin);
	}
	if (fault == TWIN_OFF || (was_stuck && fault != TWIN_STUCK)) {
		lose_power(twin);
	}
	reply_asb(twin);
}

bool twin_play_name(struct twin *twin, const char *name) {
	for (int i = 0; i < TWIN_FAULT_COUNT; i++) {
		if (strcmp(names[i], name) == 0) {
			twin_play(twin, (enum twin_fault)i);
			return true;
		}
	}
	return false;
}

void twin_watch(struct twin *twin, const struct twin_paper *paper) {
	twin->paper = *paper;
}

size_t twin_garbage(const struct twin *twin) {
	return twin->garbage;
}
