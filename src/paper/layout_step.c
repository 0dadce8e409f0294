// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of a plan. On a roll everything is below each other; on a big sheet the two languages stand
// side by side, with the number between them.
#include "paper/layout_inner.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "paper/sheet.h"

#define TICK 36.0f
#define WRITE_H 50.0f /* of a line to write on by hand */

/* A frame to tick, and a word beside it. */
static float tick_draw(struct work *work, float x, float y, float w, const char *label) {
	bool rtl = work->layout->is_rtl;
	layout_mark_add(work,
		(struct mark){.kind = MARK_FRAME,
			.x = rtl ? x + w - TICK : x,
			.y = y,
			.w = TICK,
			.h = TICK,
			.radius = 5,
			.stroke = 3});
	struct type type = {.size = 24, .weight = 400, .lang = layout_visitor(work)};
	size_t from = work->layout->marks.count;
	float h = layout_text_add(
		work, rtl ? x : x + TICK + ICON_GAP, y, w - TICK - ICON_GAP, type, label);
	layout_centre(work, from, work->layout->marks.count, h, TICK);
	return fmaxf(h, TICK);
}

/* A label in the office's language, from its side on, and a line to its end to write on. */
static float write_draw(struct work *work, float x, float y, float w, const char *label) {
	struct type type = {
		.size = 22, .weight = 400, .lang = work->slip->host_lang, .at_left = true};
	float label_w = fminf(layout_text_width(work, type, label) + 1, w * 0.6f);
	size_t from = work->layout->marks.count;
	float h = layout_text_add(work, x, y, label_w, type, label);
	layout_centre(work, from, work->layout->marks.count, h, WRITE_H);
	layout_mark_add(work,
		(struct mark){.kind = MARK_FILL,
			.x = roundf(x + label_w + ICON_GAP / 2),
			.y = y + WRITE_H - 12,
			.w = floorf(w - label_w - ICON_GAP / 2),
			.h = 2});
	return fmaxf(h, WRITE_H);
}

/* A line for each of the labels, which stand below each other in `labels`. */
static float writes_draw(struct work *work, float x, float y, float w, const char *labels) {
	float from = y;
	for (const char *label = labels; label && *label;) {
		size_t len = strcspn(label, "\n");
		y += write_draw(work, x, y, w, arena_copy(work->layout->arena, label, len));
		label += len + (label[len] == '\n');
	}
	return y - from;
}

static float disc_draw(struct work *work, float x, float y, float side, int number) {
	layout_mark_add(
		work, (struct mark){.kind = MARK_DISC, .x = x, .y = y, .w = side, .h = side});
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
	float h = layout_text_add(work, x, y, side, type, end);
	if (mark < work->layout->marks.count) {
		work->layout->marks.items[mark].y = roundf(y + (side - h) / 2);
	}
	return side;
}

#define DISC 52.0f

static float below_draw(
	struct work *work, const struct column *at, const struct slip_block *block) {
	bool rtl = work->layout->is_rtl;
	disc_draw(work, rtl ? at->x + at->w - DISC : at->x, 0, DISC, block->number);
	float x = rtl ? at->x : at->x + DISC + ICON_GAP, w = at->w - DISC - ICON_GAP;
	struct type type = {.size = 30, .weight = 700};
	float h = layout_pair_add(work, x, 4, w, type, 24, block->title) + 4;
	h += layout_lines_draw(work, x, h, w, block);
	if (block->text.visitor) {
		h += tick_draw(work, x, h + 4, w, block->text.visitor) + 4;
	}
	h += writes_draw(work, x, h, w, block->text.host);
	return fmaxf(h, DISC) + 6;
}

/* One language of the step in a column of its own. What is written as on the door both can read, and
 * the visitor goes there. */
static float side_draw(
	struct work *work, float x, float w, const struct slip_block *block, bool is_host) {
	struct type type = {.size = 30,
		.weight = 700,
		.lang = is_host ? work->slip->host_lang : layout_visitor(work),
		.at_left = is_host && !work->layout->is_rtl,
		.at_end = is_host && work->layout->is_rtl};
	float y = 4;
	y += layout_text_add(
		work, x, y, w, type, is_host ? block->title.host : block->title.visitor);
	type.size = is_host ? 24 : 26;
	for (size_t i = 0; i < block->line_count; i++) {
		const struct slip_line *line = &block->lines[i];
		if (line->is_plain && !is_host) {
			y += layout_line_draw(work, x, y, w, line) + 4;
		} else if (!line->is_plain) {
			type.weight = line->is_strong ? 700 : 400;
			const char *text = is_host ? line->text.host : line->text.visitor;
			y += layout_text_add(work, x, y, w, type, text) + 4;
		}
	}
	if (!is_host && block->text.visitor) {
		y += tick_draw(work, x, y + 4, w, block->text.visitor) + 4;
	}
	return y + (is_host ? writes_draw(work, x, y, w, block->text.host) : 0);
}

static float beside_draw(
	struct work *work, const struct column *at, const struct slip_block *block) {
	float middle = 120, half = floorf((at->w - middle) / 2), far = at->x + half + middle;
	bool rtl = work->layout->is_rtl;
	disc_draw(work, at->x + half + (middle - DISC) / 2, 2, DISC, block->number);
	float visitor = side_draw(work, rtl ? far : at->x, half, block, false);
	float host = side_draw(work, rtl ? at->x : far, half, block, true);
	float h = fmaxf(fmaxf(visitor, host), DISC) + 14;
	layout_mark_add(
		work, (struct mark){.kind = MARK_FILL, .x = at->x, .y = h, .w = at->w, .h = 2});
	return h + 2;
}

float layout_step_draw(struct work *work, const struct column *at, const struct slip_block *block) {
	bool is_big = work->layout->sheet->column_count > 1 && at->w > 900;
	return is_big && (block->title.host || block->text.host) ? beside_draw(work, at, block)
								 : below_draw(work, at, block);
}
