// SPDX-License-Identifier: GPL-3.0-or-later
/* The keyboard on the screen as data: which keys stand where, and what a press does to a text. It
 * draws nothing. A screen asks for the rows after each press, shows them, and hands presses back.
 *
 * The caret is always at the end of the text. What is typed lives in the caller's struct str and in
 * buffers of the keyboard, which are wiped when they change and when it is destroyed. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "ui/pinyin.h"

struct str;
struct keyboard;

enum keyboard_kind {
	KEYBOARD_CHARACTER, /* writes its output */
	KEYBOARD_SHIFT,     /* capitals or the second page, for one key */
	KEYBOARD_ACCENTS,   /* the sheet of further letters, for one key */
	KEYBOARD_LATIN,     /* to Latin letters and back */
	KEYBOARD_NUMBERS,   /* to digits and signs and back */
	KEYBOARD_ABC,       /* alphabetical order and back */
	KEYBOARD_SIGNS,     /* punctuation into the choice row */
	KEYBOARD_BACKSPACE,
	KEYBOARD_SPACE,
	KEYBOARD_DONE,     /* the caller's: Next, Show all results */
	KEYBOARD_CHOICE,   /* in the choice row: a candidate, a syllable */
	KEYBOARD_PREVIOUS, /* pages of the choice row or of the sheet */
	KEYBOARD_NEXT
};

struct keyboard_key {
	/* Stable: "key-<character>"; key-shift, key-accents, key-latin, key-numbers, key-abc,
	 * key-signs, key-backspace, key-space, key-done; choice-1 to choice-8; key-previous,
	 * key-next. */
	char id[40];
	/* What stands on it: a letter; U+25CC and a mark; the letters another page begins with; a word
	 * where the character is invisible. "" where the caller has an icon or a word: Shift,
	 * Backspace, Space, Done, previous, next. Of a choice the characters only, without number. */
	char label[64];
	char output[64]; /* UTF-8, "" for keys that write nothing by themselves */
	enum keyboard_kind kind;
	int width;         /* percent of a letter key; 0 takes what the row has left */
	bool is_on;        /* shown as pressed in: Shift, the choice in force */
	bool is_available; /* chevrons at an end are not */
	bool is_word;      /* the label is a word in small type */
};

struct keyboard_row {
	const struct keyboard_key *keys; /* left to right on the screen, in every script */
	size_t count;
};

/* The keyboard of a language; `latin` is the language whose letters the Latin key brings (the
 * office's; NULL: en). A language without a keyboard gets the one of `latin`. Never NULL. */
struct keyboard *keyboard_create(const char *lang, const char *latin);
void keyboard_destroy(struct keyboard *keyboard);

/* Words that come before all other candidates in Chinese: the pack's own. `ctx` is lent. */
void keyboard_set_words(struct keyboard *keyboard, pinyin_words_fn *words, void *ctx);

/* Letter rows, then the row of Space. Lent until the next call that changes the keyboard. */
size_t keyboard_row_count(const struct keyboard *keyboard);
struct keyboard_row keyboard_row(const struct keyboard *keyboard, size_t i);

/* The choice row above the keyboard. Keyboards that have one keep its place when it is empty. */
bool keyboard_has_choices(const struct keyboard *keyboard);
struct keyboard_row keyboard_choices(const struct keyboard *keyboard);

/* The key with this id among the rows and choices shown now; NULL if none. */
const struct keyboard_key *keyboard_find(const struct keyboard *keyboard, const char *id);

/* A press of a key lent by this keyboard. True if the text changed. Done only fixes what is
 * underlined. */
bool keyboard_press(struct keyboard *keyboard, const struct keyboard_key *key, struct str *text);

/* Text from a physical keyboard: the same rules as for keys (NFC, tones, pinyin, jamo). Controls,
 * bidi controls, private use and what is not UTF-8 are dropped. True if the text changed. */
bool keyboard_input(struct keyboard *keyboard, const char *utf8, size_t len, struct str *text);

/* The page of digits and signs is up: for a number. */
void keyboard_show_numbers(struct keyboard *keyboard);

/* The caller cleared or replaced the text: nothing is underlined, the first page is up. */
void keyboard_reset(struct keyboard *keyboard);

/* True if the text's end from byte *start is not fixed yet and stands underlined. */
bool keyboard_underlined(const struct keyboard *keyboard, const struct str *text, size_t *start);

/* The text as search should read it: with the first candidate for what is underlined. Appends to
 * `out`, which the caller finishes. */
void keyboard_reading(const struct keyboard *keyboard, const struct str *text, struct str *out);

/* True if `utf8` (one character) can be written with keys of some page; for tests and journeys. */
bool keyboard_reaches(const char *lang, const char *utf8);
