// SPDX-License-Identifier: GPL-3.0-or-later
/* Pages instead of a scrollbar. A BOX_PAGED column shows the children of one page and breaks between
 * them, not inside, but for two: a bare text is divided between its lines where it is higher than a
 * page, or would leave the page before it less than half full; a grid whose cells stand one under the
 * other is divided between its cells. The
 * screen keeps a struct pager for as long as the content is the same, zeroed at first:
 *
 *	struct box *card = card_add(column, (struct card_spec){.grow = 1});
 *	struct box *blocks = pager_add(card, &state->pager, 18);
 *	… add blocks …
 *	pager_bar_add(column, &state->pager, &labels);
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
struct box;

/* A place in the content, whatever the form it is laid out in: a child of the column, counted before
 * any text was divided, and a byte of its text. */
struct pager_mark {
	int child;
	size_t byte;
};

struct pager {
	int page;                /* shown, from 0; layout keeps it inside the range */
	int pages;               /* found by the last layout; 0 before the first */
	int bar_page, bar_pages; /* what the bar was built with */

	/* Layout shows the page that holds `wanted` as long as `page` is still `wanted_page`; a page set
	 * from outside is taken as it is. So a reader who turns pages meets every line, even where one
	 * page needs a tighter form than the one before and pages begin elsewhere. */
	struct pager_mark wanted;
	int wanted_page;
	bool is_turned;                  /* the reader came to this page by turning */
	struct pager_mark before, after; /* the last child above the shown ones, the first below */

	/* A list too long to be laid out whole is given in leaves: the screen adds the children of leaf
	 * `leaf` alone, and the bar counts leaves. Where a leaf does not fit on one page it has several.
	 * While leaf_rows is 0 the screen adds the list's beginning, more than a page of it. */
	int leaf, leaves; /* shown, from 0; of how many. 0 leaves: the list is whole */
	int leaf_rows;    /* children of a leaf, as layout found them; 0: not yet */
	int leaf_form;    /* for the screen: what leaf_rows was found for */
	int leaf_skip;    /* for the screen: how far a jump moved the borders of the leaves */
};

/* The paged column: it grows, and shrinks to the height that is left. */
struct box *pager_add(struct box *parent, struct pager *pager, int gap);

struct pager_labels {
	const char *previous, *more;
	const char
		*position; /* for helpers: "Page 2 of 4"; on screen segments show it, or `2 / 4` */
	bool is_level;     /* Very large, landscape: icons beside the words, for lower keys */
	bool is_short;     /* little width: `2 / 4` always */
};

/* Previous, position, More, ids #previous and #more; nothing while there is one page. In Very
 * large and Extra it is a column: add it beside the card, not under it (ui_is_big()). */
struct box *pager_bar_add(
	struct box *parent, struct pager *pager, const struct pager_labels *labels);

/* Turns by `delta` pages inside the range, on to the next leaf where there is one; true if what is
 * shown changed. */
bool pager_turn(struct pager *pager, int delta);

/* What the bar says: the page or leaf that is shown, from 0, and *of how many. */
int pager_position(const struct pager *pager, int *of);

/* Where a pager is: to go back there before another form is tried. */
struct pager_place {
	int page, wanted_page;
	struct pager_mark wanted;
};

/* True if what is shown is not the beginning, or the reader turned back to it. */
bool pager_is_later(const struct pager *pager);

struct pager_place pager_place(const struct pager *pager);
void pager_return(struct pager *pager, const struct pager_place *place);

/* For ui_layout(): chooses what is shown in `height` pixels. */
void pager_arrange(struct box *paged, int height);
