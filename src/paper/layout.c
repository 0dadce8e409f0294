// SPDX-License-Identifier: GPL-3.0-or-later
// Each block is drawn at the top of nowhere, measured, and then moved to where there is room for all
// of it: the end of its column, or the next page. So no block is ever cut. Everything follows the
// direction of the visitor's language but the head, which is the office's.
#include "paper/layout_inner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "paper/sheet.h"
#include "paper/slip.h"
#include "text/para.h"

#define SQUEEZE 0.93f

struct mark *layout_mark_add(struct work *work, struct mark mark) {
	vec_push(&work->layout->marks, mark);
	return &work->layout->marks.items[work->layout->marks.count - 1];
}

/* ---- text ---- */

static enum para_align align_of(const struct work *work, const struct type *type, bool is_rtl) {
	if (type->is_centred) {
		return PARA_CENTRE;
	}
	bool slip_rtl = work->layout->is_rtl && !type->at_left;
	return (is_rtl == slip_rtl) != type->at_end ? PARA_START : PARA_END;
}

struct para *layout_para(struct work *work, const struct type *type, const char *utf8, float w) {
	struct para_style style = {.lang = type->lang,
		.size_px = fmaxf(type->size * work->factor, LEAST_TYPE),
		.weight = type->weight,
		.leading = LEADING_UI,
		.has_script_factor = true,
		.dir = PARA_DIR_LANG};
	size_t len = strlen(utf8);
	struct para *para = para_create(work->fonts, &style, NULL, 0, utf8, len, w, work->err);
	/* a long word rather smaller than in two */
	while (para && w > 0 && para_breaks_word(para) && style.size_px > LEAST_TYPE) {
		style.size_px = fmaxf(style.size_px * 0.93f, LEAST_TYPE);
		para_destroy(para);
		para = para_create(work->fonts, &style, NULL, 0, utf8, len, w, work->err);
	}
	enum para_align align = para ? align_of(work, type, para_is_rtl(para)) : PARA_START;
	if (align != PARA_START) {
		style.align = align;
		para_destroy(para);
		para = para_create(work->fonts, &style, NULL, 0, utf8, len, w, work->err);
	}
	work->failed |= !para;
	return para;
}

/* How far ink reaches more than OVERHANG over the left and right edge of the paragraph's `w` dots:
 * the bar of a kaf in Nastaliq does. */
static void measure_overhang(const struct para *para, float w, float *left, float *right) {
	struct rect ink = para_ink(para);
	*left = fmaxf(0, (float)-ink.x - OVERHANG);
	*right = fmaxf(0, (float)(ink.x + ink.w) - w - OVERHANG);
}

float layout_text_add(
	struct work *work, float x, float y, float w, struct type type, const char *utf8) {
	if (!utf8 || !*utf8 || work->failed) {
		return 0;
	}
	struct para *para = layout_para(work, &type, utf8, w);
	float left = 0, right = 0;
	if (para) {
		measure_overhang(para, w, &left, &right);
	}
	if (left > 0 || right > 0) {
		x += left;
		w -= left + right;
		para_destroy(para);
		para = layout_para(work, &type, utf8, w);
	}
	if (!para) {
		return 0;
	}
	work->layout->missing += para_missing(para);
	layout_mark_add(work,
		(struct mark){.kind = MARK_TEXT,
			.x = x,
			.y = y,
			.w = w,
			.h = para_height_px(para),
			.is_white = type.is_white,
			.para = para,
			.utf8 = arena_string(work->layout->arena, utf8),
			.lang = arena_string(work->layout->arena, type.lang)});
	return para_height_px(para);
}

float layout_text_width(struct work *work, struct type type, const char *utf8) {
	struct para *para =
		utf8 && *utf8 && !work->failed ? layout_para(work, &type, utf8, 0) : NULL;
	float width = para ? para_width_px(para) : 0;
	para_destroy(para);
	return ceilf(width);
}

float layout_word_width(struct work *work, struct type type, const char *utf8) {
	struct para *para =
		utf8 && *utf8 && !work->failed ? layout_para(work, &type, utf8, 0) : NULL;
	float width = para ? para_word_px(para) : 0;
	para_destroy(para);
	return ceilf(width) + 1;
}

const char *layout_visitor(const struct work *work) {
	return work->slip->visitor_lang;
}

float layout_pair_add(struct work *work, float x, float y, float w, struct type type,
	float host_size, struct slip_text text) {
	type.lang = layout_visitor(work);
	float h = layout_text_add(work, x, y, w, type, text.visitor);
	type.lang = work->slip->host_lang;
	type.size = host_size;
	type.weight = 400;
	h += h > 0 && text.host ? 2 : 0;
	return h + layout_text_add(work, x, y + h, w, type, text.host);
}

void layout_centre(struct work *work, size_t from, size_t to, float h, float room) {
	for (size_t i = from; i < to && h < room; i++) {
		work->layout->marks.items[i].y += roundf((room - h) / 2);
	}
}

/* ---- moving blocks to their place ---- */

static float page_bottom(const struct layout *layout) {
	const struct sheet *sheet = layout->sheet;
	return sheet->height_dots ? (float)(sheet->height_dots - sheet->margin_dots) : INFINITY;
}

static float page_top(const struct layout *layout) {
	return layout->sheet->height_dots ? (float)layout->sheet->margin_dots : 8.0f;
}

static void block_start(struct work *work) {
	work->first = work->layout->marks.count;
}

static void move(struct work *work, int page, float y) {
	for (size_t i = work->first; i < work->layout->marks.count; i++) {
		work->layout->marks.items[i].page = page;
		work->layout->marks.items[i].y += y;
	}
	if (page + 1 > work->layout->page_count) {
		work->layout->page_count = page + 1;
	}
}

/* The block of `h` dots since block_start() goes to the end of the column. */
static void block_end(struct work *work, struct column *column, float h) {
	if (column->y + h > page_bottom(work->layout) && column->y > page_top(work->layout)) {
		column->page++;
		column->y = page_top(work->layout);
	}
	move(work, column->page, roundf(column->y));
	column->y += ceilf(h) + GAP;
}

/* ---- the whole ---- */

static void arch_draw(struct work *work, float x, float y, float w, float h, bool is_white) {
	struct mark mark = {.kind = MARK_FILL, .x = x, .y = y, .w = w, .is_white = is_white};
	mark.h = w;
	mark.radius = w / 2;
	layout_mark_add(work, mark);
	mark.y = y + w / 2;
	mark.h = h - w / 2;
	mark.radius = is_white ? 0 : 3;
	layout_mark_add(work, mark);
}

/* The sign on the door of the screen: an arch in an arch. */
static void doorway_draw(struct work *work, float x, float y, float w, float h) {
	float post = roundf(w * 0.29f);
	arch_draw(work, x, roundf(y), w, roundf(h), false);
	arch_draw(work, x + post, roundf(y) + post, w - 2 * post, roundf(h) - post, true);
}

/* The head stands as the office writes, whatever the visitor's direction: its name, the time, and a
 * reference or the mark of a copy at the right. */
static void office_draw(struct work *work, struct column *at) {
	const struct slip *slip = work->slip;
	const char *right = slip->reference ? slip->reference : slip->copy;
	struct type large = {.size = slip->reference ? 36 : 26,
		.weight = 700,
		.lang = slip->host_lang,
		.at_left = true,
		.at_end = true};
	const float logo = 56 * work->factor, logo_w = roundf(logo * 0.68f);
	float right_w = right ? fminf(layout_text_width(work, large, right) + 1, at->w / 2) : 0;
	float x = at->x + logo_w + ICON_GAP;
	float w = at->x + at->w - x - right_w - (right ? ICON_GAP : 0);
	struct type type = {.size = 26, .weight = 700, .lang = slip->host_lang, .at_left = true};
	block_start(work);
	doorway_draw(work, at->x, 6 * work->factor, logo_w, logo);
	float h = layout_text_add(work, x, 0, w, type, slip->office);
	type.weight = 400;
	type.size = 24;
	h += layout_text_add(work, x, h, w, type, slip->when);
	type.size = 21;
	h = fmaxf(h + layout_text_add(work, x, h, w, type, slip->place), logo + 8 * work->factor);
	float other = layout_text_add(work, at->x + at->w - right_w, 0, right_w, large, right);
	block_end(work, at, fmaxf(h, other));
}

/* Facts, hours and the code share a sheet's width; all else has it for itself. */
static bool is_wide(const struct sheet *sheet, const struct slip_block *block) {
	return sheet->column_count < 2 ||
		!(block->kind == SLIP_FACT || block->kind == SLIP_HOURS || block->kind == SLIP_QR);
}

static bool is_later(const struct column *a, const struct column *b) {
	return a->page > b->page || (a->page == b->page && a->y > b->y);
}

/* The two halves of a sheet. */
struct halves {
	struct column start, end;
	bool is_split;  /* blocks stand in them since the last wide one */
	bool has_hours; /* from then on facts go where there is more room */
};

static void join(struct halves *halves, struct column *all) {
	if (halves->is_split) {
		const struct column *low =
			is_later(&halves->start, &halves->end) ? &halves->start : &halves->end;
		all->page = low->page;
		all->y = low->y;
	}
	halves->is_split = halves->has_hours = false;
}

static void split(struct halves *halves, const struct column *all) {
	if (!halves->is_split) {
		halves->start.page = halves->end.page = all->page;
		halves->start.y = halves->end.y = all->y;
	}
	halves->is_split = true;
}

/* Where a block `h` dots high goes: hours and code to the end, facts to the start, until the hours
 * stand; and never to the next page while the other half has room. */
static struct column *half_of(
	const struct work *work, struct halves *halves, const struct slip_block *block, float h) {
	struct column *first = &halves->start, *other = &halves->end;
	bool at_end = block->kind != SLIP_FACT;
	if (at_end || (halves->has_hours && is_later(first, other))) {
		first = &halves->end;
		other = &halves->start;
	}
	bool fits = first->y + h <= page_bottom(work->layout);
	bool fits_other = other->y + h <= page_bottom(work->layout);
	if (!fits && !fits_other && first->page == other->page) {
		return at_end ? &halves->end : &halves->start;
	}
	bool is_before = first->page > other->page;
	return fits_other && (is_before || (!fits && other->page == first->page)) ? other : first;
}

static void half_draw(struct work *work, struct halves *halves, const struct slip_block *block) {
	block_start(work);
	float h = layout_block_draw(work, &halves->start, block);
	struct column *column = half_of(work, halves, block, h);
	for (size_t i = work->first; i < work->layout->marks.count; i++) {
		work->layout->marks.items[i].x += column->x - halves->start.x;
	}
	halves->has_hours |= block->kind == SLIP_HOURS;
	block_end(work, column, h);
}

static void wide_draw(struct work *work, struct column *all, const struct slip_block *block) {
	block_start(work);
	float h = layout_block_draw(work, all, block);
	if (block->kind == SLIP_FOOT && work->layout->sheet->height_dots) {
		all->y = fmaxf(all->y, page_bottom(work->layout) - h);
	}
	block_end(work, all, h);
}

static void blocks_draw(struct work *work, struct column *all) {
	const struct layout *layout = work->layout;
	const float gap = 32, half = floorf((all->w - gap) / 2);
	struct halves halves = {.start = *all, .end = *all};
	halves.start.w = halves.end.w = half;
	*(layout->is_rtl ? &halves.start.x : &halves.end.x) += half + gap;
	for (size_t i = 0; i < work->slip->block_count && !work->failed; i++) {
		const struct slip_block *block = &work->slip->blocks[i];
		if (block->kind == SLIP_RULE && layout->sheet->height_dots) {
			continue; /* columns tell parts apart */
		}
		if (is_wide(layout->sheet, block)) {
			join(&halves, all);
			wide_draw(work, all, block);
		} else {
			split(&halves, all);
			half_draw(work, &halves, block);
		}
	}
	join(&halves, all);
}

static struct layout *create(struct fontset *fonts, const struct sheet *sheet,
	const struct slip *slip, float factor, struct err *err) {
	struct layout *layout = mem_zero(sizeof *layout);
	layout->sheet = sheet;
	layout->arena = arena_create();
	layout->title = arena_string(layout->arena, slip->title ? slip->title : "");
	layout->author = arena_string(layout->arena, slip->office ? slip->office : "");
	layout->lang = arena_string(layout->arena, slip->visitor_lang);
	struct work work = {
		.layout = layout, .fonts = fonts, .slip = slip, .err = err, .factor = factor};
	struct type probe = {
		.size = 20, .weight = 400, .lang = slip->visitor_lang, .at_left = true};
	struct para *para = layout_para(&work, &probe, " ", 0);
	layout->is_rtl = para && para_is_rtl(para);
	para_destroy(para);
	struct column all = {.x = (float)sheet->margin_dots,
		.y = page_top(layout),
		.w = (float)(sheet->width_dots - 2 * sheet->margin_dots)};
	office_draw(&work, &all);
	blocks_draw(&work, &all);
	layout->height_dots = sheet->height_dots ? sheet->height_dots : (int)ceilf(all.y);
	if (work.failed) {
		layout_destroy(layout);
		return NULL;
	}
	return layout;
}

/* What needs a second sheet for little is set a little smaller instead. */
struct layout *layout_create(struct fontset *fonts, const struct sheet *sheet,
	const struct slip *slip, struct err *err) {
	struct layout *layout = create(fonts, sheet, slip, sheet->type_factor, err);
	if (!layout || layout->page_count < 2) {
		return layout;
	}
	struct layout *closer = create(fonts, sheet, slip, sheet->type_factor * SQUEEZE, err);
	if (!closer || closer->page_count >= layout->page_count) {
		layout_destroy(closer);
		return layout;
	}
	layout_destroy(layout);
	return closer;
}

struct layout *layout_begin(
	const struct sheet *sheet, const char *title, const char *author, const char *lang) {
	struct layout *layout = mem_zero(sizeof *layout);
	layout->sheet = sheet;
	layout->arena = arena_create();
	layout->title = arena_string(layout->arena, title);
	layout->author = arena_string(layout->arena, author);
	layout->lang = arena_string(layout->arena, lang);
	layout->page_count = 1;
	layout->height_dots = sheet->height_dots;
	return layout;
}

void layout_add(struct layout *layout, const struct mark *mark) {
	struct mark copy = *mark;
	copy.utf8 = arena_string(layout->arena, mark->utf8);
	copy.lang = arena_string(layout->arena, mark->lang);
	layout->missing += copy.para ? para_missing(copy.para) : 0;
	vec_push(&layout->marks, copy);
}

void layout_destroy(struct layout *layout) {
	if (!layout) {
		return;
	}
	for (size_t i = 0; i < layout->marks.count; i++) {
		para_destroy((struct para *)layout->marks.items[i].para);
	}
	vec_finish(&layout->marks);
	arena_reset(layout->arena);
	arena_destroy(layout->arena);
	free(layout);
}

const struct sheet *layout_sheet(const struct layout *layout) {
	return layout->sheet;
}

int layout_page_count(const struct layout *layout) {
	return layout->page_count;
}

int layout_height_dots(const struct layout *layout) {
	return layout->height_dots;
}

size_t layout_mark_count(const struct layout *layout) {
	return layout->marks.count;
}

const struct mark *layout_mark(const struct layout *layout, size_t i) {
	return &layout->marks.items[i];
}

int layout_missing(const struct layout *layout) {
	return layout->missing;
}

const char *layout_title(const struct layout *layout) {
	return layout->title;
}

const char *layout_author(const struct layout *layout) {
	return layout->author;
}

const char *layout_lang(const struct layout *layout) {
	return layout->lang;
}
