// SPDX-License-Identifier: GPL-3.0-or-later
// What each kind of block looks like. Sizes are those of the 80 mm roll; the sheet's factor makes them
// fit other papers.
#include "paper/layout_inner.h"

#include <math.h>

#include "base/err.h"
#include "paper/sheet.h"

#define QR_LEAST_DOTS 4 /* a module; thermal paper bleeds */

void layout_icon_add(struct work *work, const struct slip_block *block, float size, float *x,
	float *w, float y, bool is_white) {
	if (!block->icon) {
		return;
	}
	layout_mark_add(work,
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

/* Whether no word of the title has to be broken beside an icon. */
static bool has_icon_room(struct work *work, const struct slip_block *block, float w) {
	float size = LEAST_TYPE / work->factor;
	struct type type = {.size = size, .weight = 700, .lang = layout_visitor(work)};
	float visitor = layout_word_width(work, type, block->title.visitor);
	type.lang = work->slip->host_lang;
	type.weight = 400;
	return fmaxf(visitor, layout_word_width(work, type, block->title.host)) <= w;
}

static float band_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	float icon = 64 * work->factor;
	float x = at->x + BAND_PAD, w = at->w - 2 * BAND_PAD;
	size_t fill = work->layout->marks.count;
	layout_mark_add(
		work, (struct mark){.kind = MARK_FILL, .x = at->x, .w = at->w, .radius = 14});
	size_t symbol = work->layout->marks.count;
	bool has_icon = block->icon && has_icon_room(work, block, w - icon - ICON_GAP);
	if (has_icon) {
		layout_icon_add(work, block, icon, &x, &w, 0, true);
	}
	struct type type = {.size = 36, .weight = 700, .is_white = true};
	float h = BAND_PAD * 0.7f;
	h += layout_pair_add(work, x, h, w, type, 26, block->title) + BAND_PAD * 0.7f;
	h = fmaxf(h, has_icon ? icon + BAND_PAD : 0);
	work->layout->marks.items[fill].h = h;
	if (has_icon) {
		work->layout->marks.items[symbol].y = roundf((h - icon) / 2);
	}
	return h;
}

static float number_draw(
	struct work *work, const struct column *at, const struct slip_block *block) {
	struct type small = {.size = 26, .weight = 400};
	float h = layout_pair_add(work, at->x, 0, at->w, small, 22, block->text);
	h += h > 0 ? 6 : 0;
	struct type type = {.size = 58, .weight = 700, .lang = "en", .is_centred = true};
	float room = at->w - 2 * BAND_PAD;
	while (type.size > 30 && layout_text_width(work, type, block->value) > room) {
		type.size -= 4;
	}
	float top = h + 6;
	float inner = layout_text_add(work, at->x + BAND_PAD, top, room, type, block->value);
	layout_mark_add(work,
		(struct mark){.kind = MARK_FRAME,
			.x = at->x,
			.y = h,
			.w = at->w,
			.h = inner + 12,
			.radius = 12,
			.stroke = 4});
	return top + inner + 6;
}

float layout_line_draw(struct work *work, float x, float y, float w, const struct slip_line *line) {
	if (line->is_plain) {
		struct type type = {.size = line->is_strong ? 28 : 26,
			.weight = line->is_strong ? 700 : 400,
			.lang = work->slip->host_lang};
		const char *text = line->text.host ? line->text.host : line->text.visitor;
		return layout_text_add(work, x, y, w, type, text);
	}
	struct type type = {.size = 26, .weight = line->is_strong ? 700 : 400};
	return layout_pair_add(work, x, y, w, type, 22, line->text);
}

float layout_lines_draw(
	struct work *work, float x, float y, float w, const struct slip_block *block) {
	float from = y;
	for (size_t i = 0; i < block->line_count; i++) {
		float h = layout_line_draw(work, x, y, w, &block->lines[i]);
		y += h > 0 ? h + 4 : 0;
	}
	return y - from;
}

static float fact_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	float icon = 40 * work->factor;
	float x = at->x, w = at->w;
	size_t symbol = work->layout->marks.count;
	layout_icon_add(work, block, icon, &x, &w, 0, false);
	size_t first = work->layout->marks.count;
	struct type head = {.size = 28, .weight = 700};
	float h = layout_pair_add(work, x, 0, w, head, 22, block->title);
	h += h > 0 && block->line_count ? 4 : 0;
	h += layout_lines_draw(work, x, h, w, block);
	if (block->icon &&
		first < work->layout->marks.count) { /* at the middle of the first line */
		const struct mark *text = &work->layout->marks.items[first];
		float middle = text->y + para_line(text->para, 0)->height_px / 2;
		work->layout->marks.items[symbol].y = roundf(fmaxf(0, middle - icon / 2));
	}
	return fmaxf(h, block->icon ? icon : 0);
}

static float head_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	struct type type = {.size = 32, .weight = 700};
	return layout_pair_add(work, at->x, 0, at->w, type, 26, block->title);
}

static float paragraph_draw(
	struct work *work, const struct column *at, const struct slip_block *block) {
	struct type type = {.size = 26, .weight = 400};
	return layout_pair_add(work, at->x, 0, at->w, type, 22, block->text);
}

static float rule_draw(struct work *work, const struct column *at) {
	layout_mark_add(work,
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
	layout_mark_add(work,
		(struct mark){.kind = MARK_QR,
			.x = x,
			.w = side,
			.h = side,
			.qr = qr,
			.module_dots = dots});
	struct type type = {.size = 26, .weight = 400};
	if (!is_beside) {
		return side + layout_pair_add(work, at->x, side, at->w, type, 22, block->text);
	}
	size_t from = work->layout->marks.count;
	float text_x = rtl ? at->x + side + ICON_GAP : at->x;
	float h = layout_pair_add(work, text_x, 0, rest - ICON_GAP, type, 22, block->text);
	layout_centre(work, from, work->layout->marks.count, h, side);
	return fmaxf(h, side);
}

static float box_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	float x = at->x + BAND_PAD, w = at->w - 2 * BAND_PAD, y = 10;
	struct type type = {
		.size = 24, .weight = 700, .lang = work->slip->host_lang, .at_left = true};
	y += layout_text_add(work, x, y, w, type, block->title.host);
	type.weight = 400;
	y += layout_text_add(work, x, y, w, type, block->text.host) + 10;
	layout_mark_add(work,
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
	return layout_pair_add(work, at->x, 0, at->w, type, 20, block->text);
}

float layout_block_draw(
	struct work *work, const struct column *at, const struct slip_block *block) {
	switch (block->kind) {
	case SLIP_BAND: return band_draw(work, at, block);
	case SLIP_NUMBER: return number_draw(work, at, block);
	case SLIP_FACT: return fact_draw(work, at, block);
	case SLIP_HOURS: return layout_hours_draw(work, at, block);
	case SLIP_HEAD: return head_draw(work, at, block);
	case SLIP_TEXT: return paragraph_draw(work, at, block);
	case SLIP_STEP: return layout_step_draw(work, at, block);
	case SLIP_RULE: return rule_draw(work, at);
	case SLIP_QR: return qr_draw(work, at, block);
	case SLIP_BOX: return box_draw(work, at, block);
	case SLIP_FOOT: return foot_draw(work, at, block);
	}
	return 0;
}
