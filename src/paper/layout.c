// SPDX-License-Identifier: GPL-3.0-or-later
// Each block is drawn at the top of nowhere, measured, and then moved to where there is room for all
// of it: the end of its column, or the next page. So no block is ever cut. Everything follows the
// direction of the visitor's language but the head, which is the office's.
#include "paper/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "paper/sheet.h"
#include "paper/slip.h"
#include "text/para.h"

#define QR_LEAST_DOTS 4 /* a module; thermal paper bleeds */
#define BAND_PAD 18.0f
#define GAP 16.0f      /* between blocks */
#define ICON_GAP 14.0f /* between an icon and its text */

struct layout {
	const struct sheet *sheet;
	struct arena *arena;
	VEC(struct mark) marks;
	int page_count;
	int height_dots;
	int missing;
	bool is_rtl;
	char *title, *author, *lang;
};

/* Where the next block goes in a column. */
struct column {
	int page;
	float x, y, w;
};

/* What a layout needs while it is made. */
struct work {
	struct layout *layout;
	struct fontset *fonts;
	const struct slip *slip;
	struct err *err;
	bool failed;
	float factor; /* of type */
	size_t first; /* the block's first mark */
};

/* How a text is set. */
struct type {
	float size;
	int weight;
	const char *lang;
	bool is_white, is_centred;
	bool at_left; /* as the head: not mirrored */
	bool at_end;
	bool is_narrow; /* as wide as its text, measured only */
};

static struct mark *mark_add(struct work *work, struct mark mark) {
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

static struct para *para_make(
	struct work *work, const struct type *type, const char *utf8, float w) {
	struct para_style style = {.lang = type->lang,
		.size_px = fmaxf(type->size * work->factor, 18.0f),
		.weight = type->weight,
		.leading = LEADING_UI,
		.has_script_factor = true,
		.dir = PARA_DIR_LANG};
	struct para *para =
		para_create(work->fonts, &style, NULL, 0, utf8, strlen(utf8), w, work->err);
	if (!para) {
		work->failed = true;
		return NULL;
	}
	enum para_align align = align_of(work, type, para_is_rtl(para));
	if (align != PARA_START) {
		style.align = align;
		para_destroy(para);
		para = para_create(work->fonts, &style, NULL, 0, utf8, strlen(utf8), w, work->err);
	}
	return para;
}

/* Adds the text at x, y in `w` dots; the height it takes. NULL and "" take none. */
static float text_add(
	struct work *work, float x, float y, float w, struct type type, const char *utf8) {
	if (!utf8 || !*utf8 || work->failed) {
		return 0;
	}
	struct para *para = para_make(work, &type, utf8, w);
	if (!para) {
		return 0;
	}
	work->layout->missing += para_missing(para);
	mark_add(work,
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

/* How wide the text is on one line. */
static float text_width(struct work *work, struct type type, const char *utf8) {
	struct para *para = utf8 && *utf8 && !work->failed ? para_make(work, &type, utf8, 0) : NULL;
	float width = para ? para_width_px(para) : 0;
	para_destroy(para);
	return ceilf(width);
}

/* How wide its widest word is. */
static float word_width(struct work *work, struct type type, const char *utf8) {
	struct para *para = utf8 && *utf8 && !work->failed ? para_make(work, &type, utf8, 0) : NULL;
	float width = para ? para_word_px(para) : 0;
	para_destroy(para);
	return ceilf(width) + 1;
}

static const char *visitor_lang(const struct work *work) {
	return work->slip->visitor_lang;
}

/* Both languages, one under the other; `size` and `weight` are the visitor's. */
static float pair_add(struct work *work, float x, float y, float w, struct type type,
	float host_size, struct slip_text text) {
	type.lang = visitor_lang(work);
	float h = text_add(work, x, y, w, type, text.visitor);
	type.lang = work->slip->host_lang;
	type.size = host_size;
	type.weight = 400;
	h += h > 0 && text.host ? 2 : 0;
	return h + text_add(work, x, y + h, w, type, text.host);
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

/* ---- blocks ---- */

/* A box of `inner` + `w` dots whose icon stands at the start; x and w become the text's. */
static void icon_add(struct work *work, const struct slip_block *block, float size, float *x,
	float *w, float y, bool is_white) {
	if (!block->icon) {
		return;
	}
	mark_add(work,
		(struct mark){.kind = MARK_ICON,
			.x = work->layout->is_rtl ? *x + *w - size : *x,
			.y = y,
			.w = size,
			.h = size,
			.icon = block->icon,
			.is_mirrored = block->is_icon_mirrored && work->layout->is_rtl,
			.is_white = is_white});
	*w -= size + ICON_GAP;
	if (!work->layout->is_rtl) {
		*x += size + ICON_GAP;
	}
}

static float band_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	float icon = 64 * work->factor;
	float x = at->x + BAND_PAD, w = at->w - 2 * BAND_PAD;
	size_t fill = work->layout->marks.count;
	mark_add(work, (struct mark){.kind = MARK_FILL, .x = at->x, .w = at->w, .radius = 14});
	size_t symbol = work->layout->marks.count;
	icon_add(work, block, icon, &x, &w, 0, true);
	struct type type = {.size = 36, .weight = 700, .is_white = true};
	float h = BAND_PAD * 0.7f;
	h += pair_add(work, x, h, w, type, 26, block->title) + BAND_PAD * 0.7f;
	h = fmaxf(h, block->icon ? icon + BAND_PAD : 0);
	work->layout->marks.items[fill].h = h;
	if (block->icon) {
		work->layout->marks.items[symbol].y = roundf((h - icon) / 2);
	}
	return h;
}

static float number_draw(
	struct work *work, const struct column *at, const struct slip_block *block) {
	struct type small = {.size = 26, .weight = 400};
	float h = pair_add(work, at->x, 0, at->w, small, 22, block->text);
	h += h > 0 ? 6 : 0;
	struct type type = {.size = 58, .weight = 700, .lang = "en", .is_centred = true};
	float room = at->w - 2 * BAND_PAD;
	while (type.size > 30 && text_width(work, type, block->value) > room) {
		type.size -= 4;
	}
	float top = h + 6;
	float inner = text_add(work, at->x + BAND_PAD, top, room, type, block->value);
	mark_add(work,
		(struct mark){.kind = MARK_FRAME,
			.x = at->x,
			.y = h,
			.w = at->w,
			.h = inner + 12,
			.radius = 12,
			.stroke = 4});
	return top + inner + 6;
}

static float line_draw(struct work *work, float x, float y, float w, const struct slip_line *line) {
	if (line->is_plain) {
		struct type type = {.size = line->is_strong ? 28 : 26,
			.weight = line->is_strong ? 700 : 400,
			.lang = work->slip->host_lang};
		const char *text = line->text.host ? line->text.host : line->text.visitor;
		return text_add(work, x, y, w, type, text);
	}
	struct type type = {.size = 28, .weight = line->is_strong ? 700 : 400};
	return pair_add(work, x, y, w, type, 24, line->text);
}

static float lines_draw(
	struct work *work, float x, float y, float w, const struct slip_block *block) {
	float from = y;
	for (size_t i = 0; i < block->line_count; i++) {
		float h = line_draw(work, x, y, w, &block->lines[i]);
		y += h > 0 ? h + 4 : 0;
	}
	return y - from;
}

static float fact_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	float icon = 40 * work->factor;
	float x = at->x, w = at->w;
	icon_add(work, block, icon, &x, &w, 0, false);
	struct type head = {.size = 28, .weight = 700};
	float h = pair_add(work, x, 0, w, head, 24, block->title);
	h += h > 0 && block->line_count ? 4 : 0;
	h += lines_draw(work, x, h, w, block);
	return fmaxf(h, block->icon ? icon : 0);
}

/* Widths of the table's columns. The code of the office's day stands below the visitor's where there
 * is no room for a column of its own. */
struct table {
	float day_w, code_w, time_w;
	bool is_stacked;
};

#define CELL_PAD 10.0f

static struct type day_type(const struct work *work, const struct slip_hours *row) {
	return (struct type){.size = 27,
		.weight = row->is_today ? 700 : 400,
		.lang = row->day.visitor ? visitor_lang(work) : work->slip->host_lang,
		.is_white = row->is_today};
}

static struct type time_type(const struct work *work, const struct slip_hours *row) {
	return (struct type){.size = 26,
		.weight = row->is_today ? 700 : 400,
		.lang = visitor_lang(work),
		.is_white = row->is_today,
		.at_end = true};
}

static struct type code_type(const struct work *work, const struct slip_hours *row) {
	return (struct type){.size = 24,
		.weight = 700,
		.lang = work->slip->host_lang,
		.is_white = row->is_today};
}

static const char *day_name(const struct slip_hours *row) {
	return row->day.visitor ? row->day.visitor : row->day.host;
}

static bool has_code(const struct slip_hours *row) {
	return row->day.visitor && row->day.host;
}

static struct table table_measure(
	struct work *work, const struct column *at, const struct slip_block *block) {
	struct table table = {0};
	for (size_t i = 0; i < block->hours_count; i++) {
		const struct slip_hours *row = &block->hours[i];
		table.day_w =
			fmaxf(table.day_w, word_width(work, day_type(work, row), day_name(row)));
		table.time_w = fmaxf(
			table.time_w, text_width(work, time_type(work, row), row->time.visitor));
		if (has_code(row)) {
			table.code_w = fmaxf(table.code_w,
				text_width(work, code_type(work, row), row->day.host));
		}
	}
	float room = at->w - 2 * CELL_PAD;
	table.time_w =
		fminf(table.time_w + 1, fmaxf(room * 0.45f, room - table.day_w - 2 * CELL_PAD));
	float rest = room - table.time_w - 2 * CELL_PAD;
	table.is_stacked = rest - table.code_w - 2 * CELL_PAD < table.day_w;
	table.code_w = fminf(table.code_w + 1, rest);
	table.day_w =
		table.is_stacked || table.code_w <= 1 ? rest : rest - table.code_w - 2 * CELL_PAD;
	return table;
}

/* Marks `from` to `to`, `h` dots high together, go to the middle of `room` dots. */
static void centre(struct work *work, size_t from, size_t to, float h, float room) {
	for (size_t i = from; i < to && h < room; i++) {
		work->layout->marks.items[i].y += roundf((room - h) / 2);
	}
}

static float code_draw(struct work *work, const struct column *at, float y,
	const struct slip_hours *row, const struct table *table) {
	if (!has_code(row) || table->is_stacked) {
		return 0;
	}
	struct type type = code_type(work, row);
	type.is_centred = true;
	float gap = 2 * CELL_PAD, x = at->x + CELL_PAD + table->day_w + gap;
	if (work->layout->is_rtl) {
		x = at->x + at->w - CELL_PAD - table->day_w - gap - table->code_w;
	}
	return text_add(work, x, y, table->code_w, type, row->day.host);
}

static float time_draw(struct work *work, const struct column *at, float y,
	const struct slip_hours *row, const struct table *table) {
	struct type type = time_type(work, row);
	float x =
		work->layout->is_rtl ? at->x + CELL_PAD : at->x + at->w - CELL_PAD - table->time_w;
	float h = text_add(work, x, y, table->time_w, type, row->time.visitor);
	type.lang = work->slip->host_lang;
	type.size = 22;
	return h + text_add(work, x, y + h, table->time_w, type, row->time.host);
}

static float day_draw(struct work *work, const struct column *at, float y,
	const struct slip_hours *row, const struct table *table) {
	float x = work->layout->is_rtl ? at->x + at->w - CELL_PAD - table->day_w : at->x + CELL_PAD;
	float h = text_add(work, x, y, table->day_w, day_type(work, row), day_name(row));
	if (has_code(row) && table->is_stacked) {
		h += text_add(work, x, y + h, table->day_w, code_type(work, row), row->day.host);
	}
	return h;
}

static float hours_row(struct work *work, const struct column *at, float y,
	const struct slip_hours *row, const struct table *table) {
	size_t fill = work->layout->marks.count;
	if (row->is_today) {
		mark_add(work, (struct mark){.kind = MARK_FILL, .x = at->x, .y = y, .w = at->w});
	}
	float (*const cells[])(struct work *, const struct column *, float,
		const struct slip_hours *, const struct table *) = {day_draw, code_draw, time_draw};
	size_t from[4];
	float heights[3], h = 0;
	for (int i = 0; i < 3; i++) {
		from[i] = work->layout->marks.count;
		heights[i] = cells[i](work, at, y + 3, row, table);
		h = fmaxf(h, heights[i]);
	}
	from[3] = work->layout->marks.count;
	for (int i = 0; i < 3; i++) {
		centre(work, from[i], from[i + 1], heights[i], h);
	}
	if (row->is_today) {
		work->layout->marks.items[fill].h = h + 6;
	}
	return h + 6;
}

static float hours_draw(
	struct work *work, const struct column *at, const struct slip_block *block) {
	struct table table = table_measure(work, at, block);
	float y = 0;
	for (size_t i = 0; i < block->hours_count; i++) {
		y += hours_row(work, at, y, &block->hours[i], &table);
	}
	return y;
}

static float head_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	struct type type = {.size = 32, .weight = 700};
	return pair_add(work, at->x, 0, at->w, type, 26, block->title);
}

static float paragraph_draw(
	struct work *work, const struct column *at, const struct slip_block *block) {
	struct type type = {.size = 28, .weight = 400};
	return pair_add(work, at->x, 0, at->w, type, 24, block->text);
}

/* A frame to tick, and a line to write on behind a label. */
static float tick_draw(struct work *work, const struct column *at, float x, float y, float w,
	struct slip_text label) {
	(void)at;
	const float side = 36;
	bool rtl = work->layout->is_rtl;
	mark_add(work,
		(struct mark){.kind = MARK_FRAME,
			.x = rtl ? x + w - side : x,
			.y = y,
			.w = side,
			.h = side,
			.radius = 5,
			.stroke = 3});
	float text_x = rtl ? x : x + side + ICON_GAP;
	struct type type = {.size = 24, .weight = 400};
	float h = pair_add(work, text_x, y, w - side - ICON_GAP, type, 22, label);
	return fmaxf(h, side);
}

static float disc_draw(struct work *work, float x, float y, float side, int number) {
	mark_add(work, (struct mark){.kind = MARK_DISC, .x = x, .y = y, .w = side, .h = side});
	char digits[16];
	char *end = digits + sizeof digits - 1;
	*end = '\0';
	unsigned n = number > 0 ? (unsigned)number : 0;
	do {
		*--end = (char)('0' + n % 10);
	} while ((n /= 10) && end > digits);
	struct type type = {
		.size = 30, .weight = 700, .lang = "en", .is_white = true, .is_centred = true};
	size_t mark = work->layout->marks.count;
	float h = text_add(work, x, y, side, type, end);
	if (mark < work->layout->marks.count) {
		work->layout->marks.items[mark].y = roundf(y + (side - h) / 2);
	}
	return side;
}

static float step_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	const float side = 52;
	bool rtl = work->layout->is_rtl;
	disc_draw(work, rtl ? at->x + at->w - side : at->x, 0, side, block->number);
	float x = rtl ? at->x : at->x + side + ICON_GAP, w = at->w - side - ICON_GAP;
	struct type type = {.size = 30, .weight = 700};
	float h = pair_add(work, x, 4, w, type, 26, block->title) + 8;
	h += lines_draw(work, x, h, w, block);
	if (block->text.visitor || block->text.host) {
		h += tick_draw(work, at, x, h + 4, w, block->text) + 8;
	}
	return fmaxf(h, side) + 6;
}

static float rule_draw(struct work *work, const struct column *at) {
	mark_add(work,
		(struct mark){.kind = MARK_DASHES, .x = at->x, .w = at->w, .h = 3, .stroke = 3});
	return 3;
}

/* The code's modules, and how many dots each has; less than QR_LEAST_DOTS where it does not fit. */
static int qr_fit(
	struct work *work, const struct column *at, const struct slip_block *block, struct qr *qr) {
	if (!qr_encode(work->layout->arena, block->value, block->value_len, qr, work->err)) {
		return 0;
	}
	int modules = qr->size + 2 * QR_QUIET_MODULES;
	float most = at->w + 2.0f * (float)work->layout->sheet->margin_dots;
	if ((float)(QR_LEAST_DOTS * modules) > most) {
		err_set(work->err, "qr: %zu bytes are too many for %s paper", block->value_len,
			work->layout->sheet->name);
		return 0;
	}
	int dots = (int)fminf(at->w * 0.5f / (float)modules, 6);
	return dots < QR_LEAST_DOTS ? QR_LEAST_DOTS : dots;
}

static float qr_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	struct qr qr;
	int dots = qr_fit(work, at, block, &qr);
	if (dots < QR_LEAST_DOTS) {
		work->failed |= !block->is_spare;
		return 0;
	}
	float side = (float)(dots * (qr.size + 2 * QR_QUIET_MODULES));
	float rest = at->w - side;
	bool is_beside = rest >= 8 * 24 * work->factor;
	bool rtl = work->layout->is_rtl;
	float x = is_beside ? (rtl ? at->x : at->x + rest) : at->x + floorf(rest / 2);
	x = roundf(x);
	mark_add(work,
		(struct mark){.kind = MARK_QR,
			.x = x,
			.w = side,
			.h = side,
			.qr = qr,
			.module_dots = dots});
	struct type type = {.size = 26, .weight = 400};
	if (!is_beside) {
		return side + pair_add(work, at->x, side, at->w, type, 22, block->text);
	}
	size_t from = work->layout->marks.count;
	float text_x = rtl ? at->x + side : at->x;
	float h = pair_add(work, text_x, 0, rest - 4, type, 22, block->text);
	centre(work, from, work->layout->marks.count, h, side);
	return fmaxf(h, side);
}

static float box_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	float x = at->x + BAND_PAD, w = at->w - 2 * BAND_PAD, y = 10;
	struct type type = {
		.size = 24, .weight = 700, .lang = work->slip->host_lang, .at_left = true};
	y += text_add(work, x, y, w, type, block->title.host);
	type.weight = 400;
	y += text_add(work, x, y, w, type, block->text.host) + 10;
	mark_add(work,
		(struct mark){.kind = MARK_FRAME,
			.x = at->x,
			.w = at->w,
			.h = y,
			.radius = 12,
			.stroke = 4});
	return y;
}

static float foot_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	struct type type = {.size = 21, .weight = 400, .is_centred = true};
	return pair_add(work, at->x, 0, at->w, type, 20, block->text);
}

static float block_draw(
	struct work *work, const struct column *at, const struct slip_block *block) {
	switch (block->kind) {
	case SLIP_BAND: return band_draw(work, at, block);
	case SLIP_NUMBER: return number_draw(work, at, block);
	case SLIP_FACT: return fact_draw(work, at, block);
	case SLIP_HOURS: return hours_draw(work, at, block);
	case SLIP_HEAD: return head_draw(work, at, block);
	case SLIP_TEXT: return paragraph_draw(work, at, block);
	case SLIP_STEP: return step_draw(work, at, block);
	case SLIP_RULE: return rule_draw(work, at);
	case SLIP_QR: return qr_draw(work, at, block);
	case SLIP_BOX: return box_draw(work, at, block);
	case SLIP_FOOT: return foot_draw(work, at, block);
	}
	return 0;
}

/* ---- the whole ---- */

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
	float right_w = right ? fminf(text_width(work, large, right) + 1, at->w / 2) : 0;
	float w = at->w - right_w - (right ? ICON_GAP : 0);
	struct type type = {.size = 26, .weight = 700, .lang = slip->host_lang, .at_left = true};
	block_start(work);
	float h = text_add(work, at->x, 0, w, type, slip->office);
	type.weight = 400;
	type.size = 24;
	h += text_add(work, at->x, h, w, type, slip->when);
	type.size = 21;
	h += text_add(work, at->x, h, w, type, slip->place);
	float other = text_add(work, at->x + at->w - right_w, 0, right_w, large, right);
	block_end(work, at, fmaxf(h, other));
}

static bool is_wide(const struct sheet *sheet, const struct slip_block *block) {
	return sheet->column_count < 2 ||
		!(block->kind == SLIP_FACT || block->kind == SLIP_HOURS || block->kind == SLIP_QR);
}

static bool is_later(const struct column *a, const struct column *b) {
	return a->page > b->page || (a->page == b->page && a->y > b->y);
}

static void blocks_draw(struct work *work, struct column *all) {
	const struct layout *layout = work->layout;
	float gap = 32, half = floorf((all->w - gap) / 2);
	struct column start = *all, end = *all; /* facts; hours and code */
	start.w = end.w = half;
	*(layout->is_rtl ? &start.x : &end.x) += half + gap;
	bool is_split = false;
	for (size_t i = 0; i < work->slip->block_count && !work->failed; i++) {
		const struct slip_block *block = &work->slip->blocks[i];
		if (block->kind == SLIP_RULE && layout->sheet->height_dots) {
			continue; /* columns tell parts apart */
		}
		bool wide = is_wide(layout->sheet, block);
		if (wide && is_split) {
			const struct column *low = is_later(&start, &end) ? &start : &end;
			all->page = low->page;
			all->y = low->y;
		} else if (!wide && !is_split) {
			start.page = end.page = all->page;
			start.y = end.y = all->y;
		}
		is_split = !wide;
		struct column *column = wide ? all : block->kind == SLIP_FACT ? &start : &end;
		block_start(work);
		float h = block_draw(work, column, block);
		if (block->kind == SLIP_FOOT && layout->sheet->height_dots) {
			float y = page_bottom(layout) - h;
			column->y = y > column->y ? y : column->y;
		}
		block_end(work, column, h);
	}
	if (is_split) {
		*all = is_later(&start, &end) ? start : end;
	}
}

struct layout *layout_create(struct fontset *fonts, const struct sheet *sheet,
	const struct slip *slip, struct err *err) {
	struct layout *layout = mem_zero(sizeof *layout);
	layout->sheet = sheet;
	layout->arena = arena_create();
	layout->title = arena_string(layout->arena, slip->title ? slip->title : "");
	layout->author = arena_string(layout->arena, slip->office ? slip->office : "");
	layout->lang = arena_string(layout->arena, slip->visitor_lang);
	struct work work = {.layout = layout,
		.fonts = fonts,
		.slip = slip,
		.err = err,
		.factor = sheet->type_factor};
	struct type probe = {
		.size = 20, .weight = 400, .lang = slip->visitor_lang, .at_left = true};
	struct para *para = para_make(&work, &probe, " ", 0);
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
