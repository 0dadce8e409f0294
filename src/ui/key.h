// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys: everything with a lip that does one thing. Labels are bold, wrap to three lines and make
 * the key higher rather than being cut. Strings are lent for the page. */
#pragma once
#include "ui/box.h"
#include <stdbool.h>

enum key_look {
	KEY_NORMAL,
	KEY_PRIMARY,  /* one on a screen */
	KEY_DARK,     /* More, and the keyboard's commands */
	KEY_DANGER,   /* red edge: leave, delete */
	KEY_STOP,     /* red fill */
	KEY_ON_PANEL, /* white, standing on petrol */
	KEY_OUTLINE,
};

struct key_spec {
	const char *id, *label;
	const char *icon;     /* before the label; NULL for none */
	const char *end_icon; /* at the end: "chevron-right", "arrow-right" */
	const char *note;     /* second words in regular weight: "Deutsch", "+19" */
	const char *note_lang;
	const char *spoken; /* what helpers say instead of the label */
	const char *lang;   /* of the label; NULL: the page's */
	enum key_look look;
	bool is_selected;     /* petrol with a lamp tick */
	bool is_unavailable;  /* no lip, no edge, still answers and says why */
	bool is_start;        /* label at the start instead of the centre */
	bool is_stacked;      /* icon above the label */
	int grow, w, min_h;   /* design px; min_h 0: 84, primary 104 */
	int type_px, icon_px; /* 0: key text, 44 */
};
struct box *key_add(struct box *parent, struct key_spec spec);

/* A filter: label and tick box; is_on is petrol with a lamp tick. */
struct toggle_spec {
	const char *id, *icon, *label;
	bool is_on;
	int min_h; /* 0: 100 */
};
struct box *toggle_add(struct box *parent, struct toggle_spec spec);

/* A language in its own script and direction. */
struct language_key_spec {
	const char *id, *name, *lang; /* "lang-ar", "العربية", "ar" */
	const char *note; /* "Chinese": what the page's reader calls it; NULL for none */
	bool is_rtl;      /* of that language */
	bool has_voice, is_selected;
	int min_h, type_px; /* 0: 78, key text */
};
struct box *language_key_add(struct box *parent, struct language_key_spec spec);

/* A key of the on-screen keyboard, `label` set as typed; a row of them shares its width by grow. */
struct type_key_spec {
	const char *id, *label, *icon, *spoken, *lang;
	const char *end_icon; /* after the label */
	const char *number;   /* small before the label: candidates; NULL for none */
	bool is_dark;     /* commands */
	bool is_primary;  /* Next */
	bool is_selected; /* choice row: the one in force */
	bool is_plain;    /* a word in regular weight: Space */
	bool is_accented; /* opens more letters: petrol label */
	int grow;         /* 0: 1 */
	int min_h;        /* 0: 94 */
	int type_px;      /* 0: 40 */
};
struct box *type_key_add(struct box *parent, struct type_key_spec spec);
