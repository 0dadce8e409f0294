// SPDX-License-Identifier: GPL-3.0-or-later
/* A slip laid out for one kind of paper: what is drawn where, in dots. Screen and paper share the
 * engine of text/, so a word looks on paper as it looked on the screen. Immutable. */
#pragma once
#include "paper/qr.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct fontset;
struct layout;
struct para;
struct sheet;
struct slip;

enum mark_kind {
	MARK_TEXT,
	MARK_FILL,   /* black, corners round by `radius` */
	MARK_FRAME,  /* a frame of `stroke` dots inside the box */
	MARK_DASHES, /* across the box, at its middle */
	MARK_DISC,   /* black, in the box */
	MARK_ICON,   /* in the square box */
	MARK_QR      /* whole dots a module, in the square box */
};

/* One thing drawn. Later ones lie over earlier ones. */
struct mark {
	enum mark_kind kind;
	int page;
	float x, y, w, h; /* dots from the top left corner of the page */
	bool is_white;    /* ink is black otherwise */
	bool is_mirrored; /* an icon's */
	float radius, stroke;
	uint32_t icon;
	const struct para *para;
	const char *utf8, *lang; /* what the para shows, for the PDF's text */
	struct qr qr;
	int module_dots;
};

/* Lays `slip` out. Nothing of it is lent on: texts are copied. NULL and `err` where a text is not
 * UTF-8, or a code holds too much. */
struct layout *layout_create(
	struct fontset *fonts, const struct sheet *sheet, const struct slip *slip, struct err *err);
void layout_destroy(struct layout *layout); /* wipes it */

/* An empty page of cut paper, for what is no slip (chart.h); texts are copied. */
struct layout *layout_begin(
	const struct sheet *sheet, const char *title, const char *author, const char *lang);

/* Adds one thing drawn to such a page. Keeps its para, which the layout then destroys; copies its
 * texts. */
void layout_add(struct layout *layout, const struct mark *mark);

const struct sheet *layout_sheet(const struct layout *layout);
int layout_page_count(const struct layout *layout);
int layout_height_dots(const struct layout *layout); /* of a page; of a roll, where it is cut */
size_t layout_mark_count(const struct layout *layout);
const struct mark *layout_mark(const struct layout *layout, size_t i);
int layout_missing(const struct layout *layout); /* characters without a glyph */

/* What the document is called and its main language, as the slip said. */
const char *layout_title(const struct layout *layout);
const char *layout_author(const struct layout *layout);
const char *layout_lang(const struct layout *layout);
