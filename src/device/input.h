// SPDX-License-Identifier: GPL-3.0-or-later
/* What a person did: touched, typed, turned the wheel. Plain data without SDL. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum key {
	KEY_NONE,
	KEY_LEFT,
	KEY_RIGHT,
	KEY_UP,
	KEY_DOWN,
	KEY_TAB,
	KEY_BACKTAB, /* Shift and Tab */
	KEY_ENTER,
	KEY_SPACE, /* never also comes as INPUT_TEXT: a text field takes it as a space itself */
	KEY_BACK,  /* Escape, or a remote's Back */
	KEY_BACKSPACE,
	KEY_DELETE,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_HOME,
	KEY_END,
	KEY_COUNT
};

enum input_kind {
	INPUT_NONE,    /* the time is over */
	INPUT_PRESS,   /* one finger or the left button; a second one is never told */
	INPUT_MOVE,    /* while pressed */
	INPUT_RELEASE, /* act on this one */
	INPUT_CANCEL,  /* the press is off, do nothing: the finger was lost */
	INPUT_WHEEL,   /* `delta` notches, positive towards the page's end */
	INPUT_KEY,     /* `key` went down, or repeats */
	INPUT_TEXT,    /* `text` was typed on a physical keyboard */
	INPUT_RESIZE,  /* window_pixmap() has another size and no contents */
	INPUT_EXPOSE,  /* present everything again; the pixels are still there */
	INPUT_QUIT
};

struct input {
	enum input_kind kind;
	int x, y; /* pixels of the pixmap; may lie outside while the pointer is down */
	int delta;
	enum key key;
	bool is_repeat;
	char text[32]; /* UTF-8, ends with a zero byte */
	int64_t ms;    /* as clock_ms() of a real clock; a played input says its own */
};

/* The key of an English name ("Down", "PageUp", "Back"), as journeys write it; else KEY_NONE. */
enum key input_key_named(const char *name);
