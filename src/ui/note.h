// SPDX-License-Identifier: GPL-3.0-or-later
/* Notes: tone, icon and words. None presses; a key may stand inside. */
#pragma once
#include "ui/box.h"

enum note_tone { NOTE_TONE_INFO, NOTE_TONE_STOP, NOTE_TONE_WARN, NOTE_TONE_OK };

struct note_spec {
	const char *id;
	enum note_tone tone;
	const char *icon;  /* NULL: the tone's own */
	const char *title; /* bold; NULL for none */
	const char *text;
	bool is_inline;   /* title and text run on as one paragraph: the wide warn note */
	const char *lang; /* NULL: the page's */
};
/* Returns the column of the words, to which more may be added. */
struct box *note_add(struct box *parent, struct note_spec spec);

/* "This page was translated by a machine", with the key #show-original. */
struct translated_note_spec {
	const char *text;
	const char *key_label, *key_note, *key_note_lang; /* "Show original", "Deutsch", "de" */
	bool is_lean; /* words without a ground, the key under them as wide as they */
};
struct box *translated_note_add(struct box *parent, struct translated_note_spec spec);
