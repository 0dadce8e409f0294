// SPDX-License-Identifier: GPL-3.0-or-later
// Pages are filled greedily; a block that keeps its next moves with it; a text that would leave most of
// the page before it empty is divided. The bar is built before
// the pages are counted, so layout compares both and asks for a second build where they differ.
#include "ui/pager.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "ui/key.h"
#include "ui/layout.h"
#include "ui/plate.h"
#include "ui/ui.h"

#define LEAST_LINES 2  /* of a divided text on either page */
#define SEGMENTS_MAX 5 /* more pages than this are said as 2 / 9 */

struct box *pager_add(struct box *parent, struct pager *pager, int gap) {
	return box_add(
		parent, (struct box){.kind = BOX_PAGED, .pager = pager, .gap = gap, .grow = 1});
}

bool pager_turn(struct pager *pager, int delta) {
	int page = pager->page + delta, leaf = pager->leaf + (delta < 0 ? -1 : 1);
	if (page >= 0 && page < pager->pages) {
		pager->page = pager->wanted_page = page;
		pager->wanted = delta < 0 ? pager->before : pager->after;
		pager->is_turned = true;
		return true;
	}
	if (leaf < 0 || leaf >= pager->leaves) {
		return false;
	}
	pager->leaf = leaf;
	pager->page = delta < 0 ? INT_MAX : 0; /* layout makes it the last */
	return true;
}

/* How many lines from `first` on fit into `height`; at least one. */
static int lines_that_fit(const struct para *para, int first, int height) {
	int to = first + 1;
	float top = para_line(para, first)->top_px;
	while (to < para_line_count(para)) {
		const struct para_line *line = para_line(para, to);
		if (line->top_px + line->height_px - top > (float)height) {
			break;
		}
		to++;
	}
	return to - first;
}

/* The spans of a text as far as they are in its bytes `start` to `end`. */
static void clip_spans(struct box *piece, const struct box *whole, size_t start, size_t end) {
	struct para_span *spans =
		arena_alloc(ui_arena(whole->ui), (whole->span_count + 1) * sizeof *spans);
	size_t count = 0;
	for (size_t i = 0; i < whole->span_count; i++) {
		struct para_span span = whole->spans[i];
		if (span.end > start && span.start < end) {
			span.start = span.start > start ? span.start - start : 0;
			span.end = (span.end < end ? span.end : end) - start;
			spans[count++] = span;
		}
	}
	piece->spans = spans;
	piece->span_count = count;
}

/* A text becomes a box for each page's worth of lines, the first in its place and `first_height` high
 * at most. */
static void divide(struct box *box, int first_height, int height) {
	struct box spec = *box, *last = box;
	const struct para *whole = spec.para;
	spec.is_measured = false;
	for (int first = 0; first < para_line_count(whole);) {
		int count = lines_that_fit(whole, first, first ? height : first_height);
		int left = para_line_count(whole) - first - count;
		count -= left > 0 && left < LEAST_LINES && count > LEAST_LINES;
		size_t start = para_line(whole, first)->start;
		size_t end = para_line(whole, first + count - 1)->end;
		bool is_end = first + count >= para_line_count(whole);
		struct box piece = spec;
		piece.piece_byte = spec.piece_byte + start;
		piece.text = arena_copy(ui_arena(box->ui), spec.text + start, end - start);
		piece.keeps_next = is_end && spec.keeps_next;
		clip_spans(&piece, &spec, start, end);
		struct box *made = box_make(box->ui, piece);
		made->parent = box->parent;
		if (first == 0) {
			made->next = box->next;
			*box = *made;
			made = box;
		} else {
			made->is_near = made->rule_above = false;
			made->next = last->next;
			last->next = made;
		}
		layout_place(made, box->rect.w);
		last = made;
		first += count;
	}
}

static bool is_single_file(const struct box *box) {
	return box->kind == BOX_GRID && box->columns > 1 && box->drawn_columns == 1 && box->first &&
		box->first->next;
}

/* A grid that came down to one column: its cells take its place. */
static void open_grid(struct box *grid) {
	struct box whole = *grid;
	size_t byte = whole.piece_byte;
	for (struct box *cell = whole.first; cell; cell = cell->next) {
		cell->parent = whole.parent;
		cell->piece_byte = byte++;
		cell->pad.start += whole.pad.start;
		cell->is_near = true;
		layout_place(cell, whole.rect.w);
	}
	whole.last->next = whole.next;
	whole.last->keeps_next = whole.keeps_next;
	*grid = *whole.first;
	grid->is_near = whole.is_near;
	grid->rule_above = whole.rule_above;
	for (struct box *child = grid->first; child; child = child->next) {
		child->parent = grid;
	}
}

/* Height of the children from index `from` up to `to`. */
static int kept_height(const struct box *paged, int from, int to) {
	int height = 0, at = 0;
	for (const struct box *box = paged->first; box && at < to; box = box->next, at++) {
		height += at > from ? layout_gap(paged, box) : 0;
		height += at >= from ? box->natural_h : 0;
	}
	return height;
}

/* Index of the page that each child stands on, written into `pages`; returns how many. */
static int fill(struct box *paged, int height, int *pages) {
	int used = 0, page = 0, at = 0;
	bool kept = false; /* the child before keeps this one */
	int kept_from = 0;
	for (struct box *child = paged->first; child; child = child->next, at++) {
		int need = child->natural_h + (used ? layout_gap(paged, child) : 0);
		if (used && used + need > height) {
			bool moves = kept && kept_from > 0 && pages[kept_from - 1] == page;
			int moved = moves ? kept_height(paged, kept_from, at) : 0;
			moves = moves &&
				moved + layout_gap(paged, child) + child->natural_h <= height;
			page++;
			used = moves ? moved : 0;
			for (int i = moves ? kept_from : at; i < at; i++) {
				pages[i] = page;
			}
			need = child->natural_h + (used ? layout_gap(paged, child) : 0);
		}
		pages[at] = page;
		used += need;
		kept_from = child->keeps_next && !kept ? at : kept_from;
		kept = child->keeps_next;
	}
	return at ? page + 1 : 0;
}

static bool is_after(struct pager_mark a, struct pager_mark b) {
	return a.child > b.child || (a.child == b.child && a.byte > b.byte);
}

/* Page of the wanted place, what the page begins with, and what is around it. */
static void choose(const struct box *paged, const int *pages) {
	struct pager *pager = paged->pager;
	bool is_set = pager->page != pager->wanted_page;
	int page = is_set ? pager->page : 0, at = 0;
	struct pager_mark mark = {-1, 0};
	for (const struct box *child = paged->first; child && !is_set; child = child->next) {
		mark.child += child->piece_byte == 0;
		mark.byte = child->piece_byte;
		page = is_after(mark, pager->wanted) ? page : pages[at];
		at++;
	}
	page = page >= pager->pages ? pager->pages - 1 : page;
	pager->page = pager->wanted_page = page < 0 ? 0 : page;
	bool is_first = true, is_below = false;
	pager->before = (struct pager_mark){0, 0};
	mark.child = -1;
	at = 0;
	for (const struct box *child = paged->first; child; child = child->next, at++) {
		mark.child += child->piece_byte == 0;
		mark.byte = child->piece_byte;
		if (pages[at] < pager->page) {
			pager->before = mark;
		} else if (pages[at] == pager->page && is_first) {
			pager->wanted = is_set ? mark : pager->wanted;
			is_first = false;
		} else if (pages[at] > pager->page && !is_below) {
			pager->after = mark;
			is_below = true;
		}
	}
}

static bool is_divisible(const struct box *box, int lines) {
	return box->kind == BOX_TEXT && box->para && para_line_count(box->para) >= lines;
}

#define ROUNDING_PX 2

/* Divides `box` so that its beginning is at most `room` high, if that is worth it. */
static bool divide_into(struct box *box, int room, int height) {
	if (!is_divisible(box, 2 * LEAST_LINES)) {
		return false;
	}
	int lines = lines_that_fit(box->para, 0, room);
	int most = para_line_count(box->para) - LEAST_LINES;
	const struct para_line *end = para_line(box->para, (lines < most ? lines : most) - 1);
	if (lines < LEAST_LINES) {
		return false;
	}
	divide(box, (int)ceilf(end->top_px + end->height_px), height);
	return true;
}

/* The last of those that a page cannot part; `*used` grows by the others. */
static struct box *end_of_chain(const struct box *paged, struct box *child, int *used) {
	while (child->keeps_next && child->next) {
		*used += child->natural_h + layout_gap(paged, child->next);
		child = child->next;
	}
	return child;
}

/* Divides the text that, whole, would leave the page before it less than half full; its heading comes
 * with it. False: none. */
static bool divide_after_gap(struct box *paged, int height, const int *pages) {
	int used = 0, at = 0;
	for (struct box *child = paged->first; child; child = child->next, at++) {
		bool is_first = at > 0 && pages[at] != pages[at - 1];
		int gap = layout_gap(paged, child);
		if (is_first && used < height / 2) {
			int before = used + gap + ROUNDING_PX;
			struct box *last = end_of_chain(paged, child, &before);
			if (divide_into(last, height - before, height)) {
				return true;
			}
		}
		used = is_first || !at ? child->natural_h : used + gap + child->natural_h;
	}
	return false;
}

static int number_children(struct box *paged) {
	int count = 0;
	for (struct box *child = paged->first; child; child = child->next) {
		count++;
		paged->last = child;
	}
	return count;
}

#define MOST_DIVISIONS 200 /* of a text as long as a book */

/* The page of each child; lent by the arena. Texts are divided where they must be, or a page would be
 * empty. */
static int *paginate(struct box *paged, int height, int *count) {
	struct arena *arena = ui_arena(paged->ui);
	for (int i = 0;; i++) {
		*count = number_children(paged);
		int *pages = arena_alloc(arena, (size_t)(*count + 1) * sizeof *pages);
		paged->pager->pages = fill(paged, height, pages);
		if (i == MOST_DIVISIONS || !divide_after_gap(paged, height, pages)) {
			return pages;
		}
	}
}

void pager_arrange(struct box *paged, int height) {
	int count = 0, at = 0;
	for (struct box *child = paged->first; child; child = child->next) {
		if (child->natural_h > height && is_divisible(child, 2)) {
			divide(child, height, height);
		} else if (is_single_file(child)) {
			open_grid(child);
		}
	}
	struct pager *pager = paged->pager;
	const int *pages = paginate(paged, height, &count);
	choose(paged, pages);
	if (pager->leaves && !pager->leaf_rows) {
		while (pager->leaf_rows < count && pages[pager->leaf_rows] == 0) {
			pager->leaf_rows++;
		}
		pager->bar_pages = INT_MAX; /* what was built agrees with nothing: build again */
	}
	for (struct box *child = paged->first; child; child = child->next) {
		child->is_hidden = pages[at++] != pager->page;
	}
}

bool pager_is_later(const struct pager *pager) {
	return pager->is_turned || pager->page > 0;
}

struct pager_place pager_place(const struct pager *pager) {
	return (struct pager_place){pager->page, pager->wanted_page, pager->wanted};
}

void pager_return(struct pager *pager, const struct pager_place *place) {
	pager->page = place->page;
	pager->wanted_page = place->wanted_page;
	pager->wanted = place->wanted;
}

int pager_position(const struct pager *pager, int *of) {
	*of = pager->leaves > 1 ? pager->leaves : pager->pages;
	return pager->leaves > 1 ? pager->leaf : pager->page;
}

static void position_add(
	struct box *bar, const struct pager *pager, const char *label, bool is_text) {
	int of, at = pager_position(pager, &of);
	if (!is_text && of <= SEGMENTS_MAX) {
		struct box *row = box_add(bar,
			(struct box){.kind = BOX_ROW,
				.gap = 10,
				.label = label,
				.role = ROLE_STATUS,
				.across = PLACE_CENTRE});
		for (int i = 0; i < of; i++) {
			box_add(row,
				(struct box){.kind = BOX_COLUMN,
					.w = 44,
					.h = 14,
					.radius = 7,
					.look = i == at ? LOOK_TAG_ON : LOOK_TAG});
		}
		return;
	}
	const char *text = arena_printf(ui_arena(bar->ui), "%d / %d", at + 1, of);
	box_add(bar,
		(struct box){.text = text,
			.label = label,
			.type = TYPE_LABEL,
			.is_bold = true,
			.is_ltr_text = true,
			.lang = "en",
			.align = PARA_CENTRE,
			.role = ROLE_STATUS,
			.self = PLACE_CENTRE});
}

struct box *pager_bar_add(
	struct box *parent, struct pager *pager, const struct pager_labels *labels) {
	pager->bar_page = pager->page;
	pager->bar_pages = pager->pages;
	if (pager->pages < 2 && pager->leaves < 2) {
		return NULL;
	}
	bool is_big = ui_is_big(parent->ui) && !ui_is_portrait(parent->ui);
	bool is_bare = labels->is_level && ui_is_portrait(parent->ui); /* words only */
	bool is_stacked = is_big && !labels->is_level;
	struct box *bar = box_add(parent,
		(struct box){.kind = is_big ? BOX_COLUMN : BOX_ROW,
			.gap = 20,
			.across = is_big ? PLACE_AUTO : PLACE_CENTRE,
			.min_w = is_big ? 430 : 0});
	key_add(bar,
		(struct key_spec){.id = "previous",
			.icon = is_bare ? NULL : "arrow-up",
			.grow = 3,
			.label = labels->previous,
			.is_stacked = is_stacked,
			.is_unavailable = pager->page == 0 && pager->leaf == 0,
			.min_h = 90,
			.icon_px = is_stacked ? 64 : 0});
	position_add(bar, pager, labels->position, is_big || labels->is_short);
	bool is_last = pager->page >= pager->pages - 1 && pager->leaf >= pager->leaves - 1;
	key_add(bar,
		(struct key_spec){.id = "more",
			.grow = is_big ? 3 : 5,
			.label = labels->more,
			.icon = is_big ? "arrow-down" : NULL,
			.end_icon = is_big || is_bare ? NULL : "arrow-down",
			.is_stacked = is_stacked,
			.look = KEY_DARK,
			.is_unavailable = is_last,
			.min_h = 90,
			.icon_px = is_stacked ? 64 : 0});
	return bar;
}
