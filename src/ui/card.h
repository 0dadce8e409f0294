// SPDX-License-Identifier: GPL-3.0-or-later
/* Cards and rows of lists. Plain cards have no lip; those that open something press as a whole. */
#pragma once
#include "ui/box.h"
#include "ui/plate.h"
#include <stdbool.h>

/* A white card to put things in; a column. */
struct card_spec {
	const char *id;
	const char *title, *icon; /* heading in the card; NULL for none */
	int pad, gap, grow, w;    /* 0: 28, 12 */
};
struct box *card_add(struct box *parent, struct card_spec spec);

/* A service or programme as a key. */
struct service_card_spec {
	const char *id, *icon, *name; /* icon NULL: no plate */
	enum topic_colour topic;
	const char *name_lang;             /* NULL: the page's */
	const char *host_name, *host_lang; /* as on the door; NULL for none */
	enum pill_kind pill;
	const char *pill_text; /* NULL for none */
	const char *distance;  /* "6 min on foot"; NULL for none */
	const char *remark;    /* in its place: "4 places left"; NULL for none */
	const struct tag_spec *tags;
	size_t tag_count;
	const char *number; /* its place in My list; NULL for none */
	bool is_small;      /* side columns: status under the name, no tags */
	int grow;
};
struct box *service_card_add(struct box *parent, struct service_card_spec spec);

/* A row that opens a page: article, search result, topic. */
struct list_row_spec {
	const char *id, *title, *summary; /* summary may be NULL */
	const char *lang;                 /* of the texts; NULL: the page's */
	const char *icon;                 /* with a plate of 56; NULL for none */
	enum topic_colour topic;
	int number; /* in a disc of the topic's colour; 0 for none */
	enum pill_kind pill;
	const char *pill_text; /* NULL for none */
	bool on_panel;         /* a white key on petrol */
	int grow, min_h;
};
struct box *list_row_add(struct box *parent, struct list_row_spec spec);

/* QR modules with their sentence; `is_row` puts them side by side. White in every theme. */
struct qr_card_spec {
	const unsigned char *modules;
	int side; /* modules */
	const char *title, *note;
	bool is_row;
	int code_px; /* design px of the code with its quiet zone; 0: 4 px a module, at least 200 */
	int grow;
};
struct box *qr_card_add(struct box *parent, struct qr_card_spec spec);

/* A code without a card, and beside it a column for words, which it returns: under the code where a
 * word is too long. `code_px` is the room that the code gets at the start, its own size and white
 * edge in it; `title`, `note` and the rest of the spec are not drawn, `title` is what helpers say. */
struct box *qr_row_add(struct box *parent, struct qr_card_spec spec);

/* The side of a code of `side` modules in design px, with its white edge, as small as phones read it:
 * 4 px a module. */
int qr_least_px(const struct ui *ui, int side);

/* A fact with its icon: returns the column beside the icon, holding `label` in small type. */
struct box *fact_add(struct box *parent, const char *icon, const char *label);

/* A text with an icon before it: lists of documents, benefits. */
struct box *bullet_add(struct box *parent, const char *icon, const char *text);
