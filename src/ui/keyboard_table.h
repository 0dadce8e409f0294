// SPDX-License-Identifier: GPL-3.0-or-later
/* The keys of each language as the build generates them (keyboard_gen.c) from xkb-data and CLDR.
 * A string of keys has one space between them; a key may write several code points (لا). */
#pragma once
#include <stddef.h>

#define KEYBOARD_MAX_ROWS 4
#define KEYBOARD_MAX_ROW_KEYS 12

enum keyboard_method {
	KEYBOARD_LETTERS,   /* a key writes its text */
	KEYBOARD_SYLLABLES, /* Ethiopic: a key opens the row of its orders */
	KEYBOARD_PINYIN,    /* letters stand for characters to be chosen */
	KEYBOARD_HANGUL     /* jamo join into syllables */
};

struct keyboard_table {
	const char *lang;
	enum keyboard_method method;
	/* Letters in physical order, left to right on every keyboard; NULL: no row. */
	const char *rows[KEYBOARD_MAX_ROWS];
	/* The second page of scripts without case; all NULL: none. */
	const char *shifted[KEYBOARD_MAX_ROWS];
	/* The same keys in alphabetical order; all NULL: no switch. */
	const char *abc[KEYBOARD_MAX_ROWS], *abc_shifted[KEYBOARD_MAX_ROWS];
	const char *accents; /* the sheet of further letters in alphabetical order; "": none */
	const char *accents_label; /* three of them */
	/* Of KEYBOARD_SYLLABLES: "ሀ ሁ ሂ…" for each consonant; NULL ends. */
	const char *const *syllables;
};

/* Lends the table of a language; NULL if it has no keyboard. */
const struct keyboard_table *keyboard_table_find(const char *lang);
