// SPDX-License-Identifier: GPL-3.0-or-later
/* A journey: what a visitor does, in a file that anybody can read, played on the real program.
 *
 *   # words and #ids both name elements; $LANG is the language asked for
 *   turn-to #service-library (presses #more until it is on screen)
 *   tap #lang-$LANG          see "Health"       dont-see #id       taps 4
 *   type "Amina"             key Down           drag 400           hold #logo 5s
 *   wait 46s                 shot article       clock 2026-11-19T09:42
 *   print-shows "112"        slips 2            printer out-of-paper       usb DIR
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/geometry.h"

struct clock_stamp;
struct err;
struct input;
struct str;

/* How long a person is: a finger rests this long on the glass, and so long passes until the next. */
#define JOURNEY_PRESS_MS 100
#define JOURNEY_PAUSE_MS 400

/* What a journey drives. `context` goes first into every call. Each returns when the screen shows
 * the outcome. The last five may be NULL: the step then fails with "not available". */
struct journey_target {
	void *context;

	/* The box of what a visitor can see: by id without #, or by text (equal to a label, else
	 * part of one). False where it is not on screen. */
	bool (*find)(void *context, const char *name, bool is_id, struct rect *box);
	/* Appends one line for each element on screen: #id "label". */
	void (*list)(void *context, struct str *out);
	struct rect (*screen)(void *context); /* all of it, in pixels */
	/* As window_wait() would deliver it. */
	void (*input)(void *context, const struct input *input);
	void (*wait)(void *context, int64_t ms); /* lets virtual time pass, timers and all */
	bool (*shot)(void *context, const char *name, struct err *err);
	bool (*set_clock)(void *context, const struct clock_stamp *stamp, struct err *err);
	bool (*print_shows)(void *context, const char *text, struct err *err);
	bool (*slips)(void *context, int count, struct err *err);
	bool (*printer)(void *context, const char *state, struct err *err);
	bool (*usb)(void *context, const char *folder, struct err *err);
};

/* Plays the file, $LANG being `lang`. At the first step that fails: false, `err` says
 * "file:line: why", and `seen` (may be NULL) holds what was on screen. Reads line by line and wipes
 * each, so that nothing that was typed stays behind.
 *
 * tap presses and releases in the middle of the element. type taps #key-<character>, with #key-shift
 * before or #key-latin first where that brings the key up, and sends the character as a physical
 * keyboard does where the screen has no such key. drag moves a finger upwards by that many pixels
 * over the middle of the screen (downwards where negative). taps fails when more taps and holds were made
 * since the journey began. slips fails when more or fewer came out whole since then. */
bool journey_run(const char *path, const char *lang, const struct journey_target *target,
	struct str *seen, struct err *err);
