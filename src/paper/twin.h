// SPDX-License-Identifier: GPL-3.0-or-later
/* The stand-in for a thermal printer: takes the bytes, keeps each in DIR/bytes, prints at a speed, answers,
 * and has every fault on order. It reads ESC/POS by itself and shares no code with what writes it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;
struct twin;
struct wire_table;

enum twin_fault {
	TWIN_NONE,
	TWIN_PAPER_OUT,
	TWIN_PAPER_LOW,
	TWIN_COVER_OPEN,
	TWIN_JAM,
	TWIN_BUSY,
	TWIN_OFF,
	TWIN_DETACHED, /* falls off with the next byte but 700, its memory lost; cannot be reached then */
	TWIN_MUTE, /* prints, and never answers */
	TWIN_SLOW,
	TWIN_LATE,    /* answers two seconds later, also over the next connection */
	TWIN_CHATTY,  /* automatic status at all times, with XOFF and XON in between */
	TWIN_GARBLED, /* prints, and answers nonsense */
	TWIN_STUCK, /* has lost what it held; accepts connections, and neither takes nor says anything */
	TWIN_FAULT_COUNT
};

/* What came out of it, told as it happens; any may be NULL. */
struct twin_paper {
	void (*row)(void *data, const unsigned char *bits, size_t bytes);
	void (*cut)(void *data);
	void (*completed)(void *data); /* it has answered GS r 1 */
	void *data;
};

/* Makes the folder; NULL and `err` where that fails. */
struct twin *twin_create(const char *folder, struct err *err);

/* "none", "out-of-paper", "near-end", "cover-open", "jam", "busy", "off", "unplugged", "mute", "slow", "late", "chatty", "garbled",
 * "stuck"; false for any other name. It lasts until the next order. */
bool twin_play_name(struct twin *twin, const char *name);
void twin_play(struct twin *twin, enum twin_fault fault);

/* Copies *paper. */
void twin_watch(struct twin *twin, const struct twin_paper *paper);

/* Bytes it could make nothing of: a real printer prints them as letters. */
size_t twin_garbage(const struct twin *twin);

extern const struct wire_table wire_twin;
