// SPDX-License-Identifier: GPL-3.0-or-later
/* Sign-ups on a disk whose power is cut. A story is a seeded run of the sealed store on a recorded
 * disk (tests/store/medium.h): people sign up, tap twice, take back, receipts come, the file is tidied,
 * the program ends and starts. Then every state that a cut may leave (tests/store/cuts.h) is opened by
 * the real code, some of them cut again while it starts, and:
 *  - every sign-up whose reference was given is there, under that reference, and opens with the
 *    office's key to exactly what was typed, unless it was taken back;
 *  - none is half there, none twice, none that was taken back, and none that nobody made;
 *  - nothing that was typed stands anywhere in the clear;
 *  - sign-up is open again, and the attempt that was cut can be made again, once. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../store/medium.h"
#include "office.h"

struct crash {
	const struct office *office;
	size_t limit;   /* states to look at */
	size_t states;  /* looked at so far */
	size_t kept;    /* sign-ups found in them that had to be there */
	size_t twice;   /* states after a second cut, while the program started on the first */
	size_t again;   /* attempts that were made again */
	char what[300]; /* what was found wrong; "" if nothing was */
};

/* Tells stories from `seed` on and cuts each, until crash->limit states were looked at. False at the
 * first that is wrong, with crash->what. */
bool crash_cut(struct crash *crash, uint64_t seed);

/* Tells the story of `seed` again and again, each time with another operation that fails in this way,
 * at once and for good; after each the power is cut too. */
bool crash_fail(struct crash *crash, uint64_t seed, enum medium_fault fault, bool is_lasting);
