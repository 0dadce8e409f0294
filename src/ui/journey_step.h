// SPDX-License-Identifier: GPL-3.0-or-later
/* One line of a journey, read into a step. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "device/clock.h"

#define JOURNEY_LINE_MAX 1024 /* bytes of a line with its zero byte, after $LANG is filled in */

struct err;

enum journey_verb {
	JOURNEY_NOTHING, /* blank, or a comment */
	JOURNEY_TAP,
	JOURNEY_TURN_TO,
	JOURNEY_HOLD,
	JOURNEY_SEE,
	JOURNEY_DONT_SEE,
	JOURNEY_TAPS,
	JOURNEY_TYPE,
	JOURNEY_KEY,
	JOURNEY_DRAG,
	JOURNEY_WAIT,
	JOURNEY_SHOT,
	JOURNEY_PRINT_SHOWS,
	JOURNEY_SLIPS,
	JOURNEY_PRINTER,
	JOURNEY_USB,
	JOURNEY_CLOCK
};

struct journey_step {
	enum journey_verb verb;
	bool is_id;                  /* `text` is an element's id, without its # */
	char text[JOURNEY_LINE_MAX]; /* the id, label, typed text, key's or picture's name, … */
	int number;                  /* taps; slips; pixels of a drag, positive towards the page's end */
	int64_t ms;                  /* of wait and hold */
	struct clock_stamp stamp;
};

/* Reads one line without its newline: words split by blanks, "…" keeps blanks (\" and \\ inside),
 * $LANG becomes `lang`, a # before a blank or at the line's begin starts a comment. False and `err`
 * (without file and line) where it can not be a step. What was read stays in `step` alone: wipe it
 * after use. */
bool journey_step_read(
	const char *line, const char *lang, struct journey_step *step, struct err *err);

/* The word a verb is written with: "dont-see". */
const char *journey_verb_name(enum journey_verb verb);
