// SPDX-License-Identifier: GPL-3.0-or-later
/* A slip as data: what is said on paper, in the visitor's language and in the office's, before anybody
 * knows how wide the paper is. Everything is lent by whoever fills it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The same sentence twice. Where both languages are one, `host` is NULL and it is said once; `visitor`
 * is NULL for what only the office reads, and for names and numbers that are nobody's language. */
struct slip_text {
	const char *visitor, *host;
};

enum slip_kind {
	SLIP_BAND,   /* black: icon and title */
	SLIP_NUMBER, /* a telephone number in a frame; `text` says for what, `value` is the number */
	SLIP_FACT,   /* icon, title in bold (may be empty), lines */
	SLIP_HOURS,  /* one row a day or run of days */
	SLIP_HEAD,   /* a heading within the slip */
	SLIP_TEXT,   /* a paragraph */
	SLIP_STEP, /* a numbered step: title, lines; the visitor's `text` stands beside a box to tick, each
	                line of the office's before a line to write on */
	SLIP_RULE, /* a dashed line across a roll; nothing on a sheet */
	SLIP_QR,   /* `value` as a QR code, `text` beside it */
	SLIP_BOX,  /* framed, for the next office: `text` with its lead `title` */
	SLIP_FOOT  /* small and centred, at the end of the last page */
};

/* A line of a fact. `is_strong` in bold; `is_plain`: an address or a name as on the door, in the
 * office's language and its direction. */
struct slip_line {
	struct slip_text text;
	bool is_strong, is_plain;
};

struct slip_hours {
	struct slip_text day;
	struct slip_text time; /* "09:00 – 16:00"; words in both languages */
	bool is_today;
};

struct slip_block {
	enum slip_kind kind;
	uint32_t icon; /* code in the icon font, 0: none */
	bool is_icon_mirrored;
	int number; /* of a step */
	struct slip_text title, text;
	const char *value; /* bytes of a QR code, or a telephone number */
	size_t value_len;  /* of a QR code */
	bool is_spare;     /* a QR code to be left out where the paper is too narrow for it */
	const struct slip_line *lines;
	size_t line_count;
	const struct slip_hours *hours;
	size_t hours_count;
};

struct slip {
	const char *visitor_lang, *host_lang; /* BCP 47 */
	const char *title;                    /* of the document, in the visitor's language */
	const char *office;                   /* as it calls itself, in the office's language */
	const char *when;      /* date and time of printing, in the office's language */
	const char *place;     /* kiosk; may be NULL */
	const char *reference; /* large, of a sign-up only; NULL: none */
	const char *copy;      /* marks a reprint, in the office's language; NULL: the first */
	const struct slip_block *blocks;
	size_t block_count;
};
