// SPDX-License-Identifier: GPL-3.0-or-later
/* The element tree of a page. Boxes live in the arena of the ui and are built anew whenever
 * something changes; texts and strings are lent until the next-but-one ui_begin(), or copied into
 * ui_arena(). All lengths that callers write are design pixels (theme.h); results are pixels.
 *
 *	struct box *row = box_add(parent, (struct box){.kind = BOX_ROW, .gap = 12});
 *	box_add(row, (struct box){.text = "Hello", .type = TYPE_H2, .is_bold = true});
 *
 * Widths run from the top down, heights from the text up: a row shares its width between children
 * (see `grow`), each child takes the height that its texts need there, and spare height goes to
 * those that grow. Everything mirrors in a right-to-left page. Nothing is ever cut: a text that
 * needs more makes its box higher, a grid gives up columns, and what still does not fit is
 * reported by ui_overflows(). */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/geometry.h"
#include "text/para.h"
#include "ui/theme.h"

struct ui;
struct pager;
struct box;

enum box_kind {
	BOX_AUTO, /* a text if `text` is set, an icon if `icon` is, else a column */
	BOX_COLUMN,
	BOX_ROW,
	BOX_GRID,  /* rows of at most `columns` equal cells; fewer where a label needs it */
	BOX_STACK, /* children over each other, each placed by its `self` and `self_along` */
	BOX_FLOW,  /* as words: next to each other at their own width, then the next line */
	BOX_PAGED, /* a column that shows one page of its children (pager.h) */
	BOX_TEXT,
	BOX_ICON,
	BOX_IMAGE,
	BOX_QR,
	BOX_CUSTOM, /* `paint` draws it */
};

/* What it is, for reading aloud, journeys and tests. */
enum role {
	ROLE_NONE,
	ROLE_BUTTON,
	ROLE_TOGGLE,
	ROLE_HEADING,
	ROLE_TEXT,
	ROLE_LIST,
	ROLE_IMAGE,
	ROLE_FIELD,
	ROLE_STATUS,
	ROLE_DIALOG,
};

enum place {
	PLACE_AUTO, /* along: start; across: stretch */
	PLACE_START,
	PLACE_CENTRE,
	PLACE_END,
	PLACE_BETWEEN, /* along only: spare room between the children */
	PLACE_STRETCH, /* across: fill; along, of a grid: rows share the height equally */
	PLACE_LEVEL,   /* across a row: marks and words in the middle, keys filling; all fill where
		      * the row itself grows, for then it is a screen's columns */
};

enum flow { FLOW_PARENT, FLOW_LTR, FLOW_RTL }; /* direction of a box and all inside it */

struct edges {
	int top, end, bottom, start;
};
#define PAD(all) ((struct edges){(all), (all), (all), (all)})
#define PAD2(vertical, horizontal)                                                                 \
	((struct edges){(vertical), (horizontal), (vertical), (horizontal)})

/* Draws inside `rect` (pixels); `ground` is the paint it stands on. */
typedef void box_paint_fn(
	const struct box *box, struct pixmap *pixmap, struct rect rect, const struct paint *ground);

/* Colour indices of the spans of a text. */
enum { SPAN_MAIN, SPAN_SECOND, SPAN_ACCENT, SPAN_COUNT };

struct box {
	enum box_kind kind;
	const char *id;    /* stable: "topic-health"; NULL for most */
	enum role role;    /* pressable without a role: button; text: text */
	const char *label; /* NULL: the texts inside, joined by spaces */

	/* Size and place */
	struct edges pad;
	int gap, line_gap; /* between children; between lines of a grid or flow (0: gap) */
	int w, h;          /* fixed; 0 = by content. `h` may cut: prefer min_h */
	int min_w, min_h, max_w, max_h;
	int grow;    /* share of spare room along the parent; in a row a child that grows starts
	                    * from its longest word, else from its natural width */
	int columns; /* of a grid */
	enum place along, across; /* of the children */
	enum place self;          /* overrides the parent's across (a stack's: horizontal place) */
	enum place self_along;    /* in a stack: vertical place */
	enum flow flow;

	/* Look */
	enum look look;
	enum topic_colour topic; /* inherited by plates and discs inside that have none */
	int radius;              /* 0: the look's */

	/* State */
	bool is_pressable;
	bool is_selected;    /* told to helpers; looks are set by the elements */
	bool is_unavailable; /* pressable and focusable all the same: it says why */
	bool is_focusable;   /* pressable implies it */
	bool is_modal;       /* only what is inside, and the Rail, can be pressed */
	bool is_rail;        /* focus comes here last; stays live under a dialog */
	bool is_ruled;       /* column: a thin line in the gaps between shown children */
	bool keeps_next;     /* paged: not the last of its page (a heading) */
	bool is_near;        /* column: belongs to the one before, so hardly a gap, and no rule */
	bool rule_above; /* column: a thin line in the gap above, unless it is the first shown */
	bool folds;      /* row: its children stand under each other where a word would not fit */
	bool is_scrim;   /* darkens all that was painted before */
	bool is_silent;  /* neither it nor its texts are listed for helpers (decoration) */

	/* Text */
	const char *text;
	const char *lang; /* BCP 47; NULL: the language of the page */
	enum type type;
	int type_px; /* a size of its own (at Normal); 0: `type` */
	bool is_bold;
	bool is_ltr_text;    /* phone numbers, times, codes */
	bool is_spoken_only; /* takes no room; only helpers see it */
	enum colour colour;
	enum para_align align;
	int max_lines; /* more is reported and drops a grid's columns; 0: any number */
	const struct para_span *spans;
	size_t span_count;

	/* Icon, image, QR, own painting */
	const char *icon; /* a name of assets/icons.txt */
	int icon_px;      /* 0: 44 */
	const struct pixmap *image;
	const unsigned char *modules; /* module_side² bytes, 1 = black */
	int module_side;
	box_paint_fn *paint;
	const void *ctx;
	size_t piece_byte; /* of a text that was divided: where in it this piece begins */
	struct pager *pager;

	/* Results, set by the toolkit */
	struct ui *ui;
	struct box *parent, *first, *last, *next;
	struct rect rect;  /* pixels in the page, with the lip; w and h 0 where hidden */
	struct para *para; /* lent by the text cache */
	int natural_w, least_w, natural_h, content_h, drawn_columns;
	bool is_measured, is_hidden, is_rtl, does_overflow, is_single_line, is_folded;
};

/* Appends a copy of `spec` to `parent`; returns the box that lives in the tree. */
struct box *box_add(struct box *parent, struct box spec);

/* A box without a parent yet, and how it gets one. */
struct box *box_make(struct ui *ui, struct box spec);
void box_append(struct box *parent, struct box *child);

/* Shorthands. `text` is lent; NULL or "" adds nothing and returns NULL. */
struct box *box_column(struct box *parent, int gap);
struct box *box_row(struct box *parent, int gap); /* PLACE_LEVEL across */
struct box *box_text(struct box *parent, enum type type, const char *text);
struct box *box_bold(struct box *parent, enum type type, const char *text);
struct box *box_icon(struct box *parent, const char *icon, int icon_px);
struct box *box_spacer(struct box *parent);          /* takes spare room */
struct box *box_gap(struct box *parent, int length); /* a fixed length along its parent */
struct box *box_rule(struct box *parent);            /* a thin line across a column */

/* A text with its first `bold_len` bytes in bold; the rest in the second colour if asked. */
struct box *box_lead(struct box *parent, enum type type, const char *bold, const char *rest,
	bool rest_is_second);

/* First box with this id below `box` (itself included), or NULL. */
struct box *box_find(struct box *box, const char *id);

/* What helpers say of it: its label, or the texts inside; lent by the arena. */
const char *box_label(const struct box *box);
