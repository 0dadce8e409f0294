// SPDX-License-Identifier: GPL-3.0-or-later
// The week as a table: the visitor's day, the office's, the time. Cells of a row stand on one
// line, for scripts are not equally high.
#include "paper/layout_inner.h"

#include <math.h>

#include "base/arena.h"

/* Widths of the table's columns. Where there is no room for a column of the office's days they stand
 * behind the visitor's, or below. */
struct table {
	float day_w, code_w, time_w;
	bool is_stacked;
};

#define CELL_PAD 10.0f

static struct type day_type(const struct work *work, const struct slip_hours *row) {
	return (struct type){.size = 26,
		.weight = row->is_today ? 700 : 400,
		.lang = row->day.visitor ? layout_visitor(work) : work->slip->host_lang,
		.is_white = row->is_today};
}

static struct type time_type(const struct work *work, const struct slip_hours *row) {
	return (struct type){.size = 26,
		.weight = row->is_today ? 700 : 400,
		.lang = layout_visitor(work),
		.is_white = row->is_today,
		.at_end = true};
}

static struct type code_type(const struct work *work, const struct slip_hours *row) {
	return (struct type){.size = 23,
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
		table.day_w = fmaxf(
			table.day_w, layout_word_width(work, day_type(work, row), day_name(row)));
		table.time_w = fmaxf(table.time_w,
			layout_text_width(work, time_type(work, row), row->time.visitor));
		if (has_code(row)) {
			table.code_w = fmaxf(table.code_w,
				layout_text_width(work, code_type(work, row), row->day.host));
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
	return layout_text_add(work, x, y, table->code_w, type, row->day.host);
}

static float time_draw(struct work *work, const struct column *at, float y,
	const struct slip_hours *row, const struct table *table) {
	struct type type = time_type(work, row);
	float x =
		work->layout->is_rtl ? at->x + CELL_PAD : at->x + at->w - CELL_PAD - table->time_w;
	float h = layout_text_add(work, x, y, table->time_w, type, row->time.visitor);
	type.lang = work->slip->host_lang;
	type.size = 22;
	return h + layout_text_add(work, x, y + h, table->time_w, type, row->time.host);
}

static float day_draw(struct work *work, const struct column *at, float y,
	const struct slip_hours *row, const struct table *table) {
	float x = work->layout->is_rtl ? at->x + at->w - CELL_PAD - table->day_w : at->x + CELL_PAD;
	if (!has_code(row) || !table->is_stacked) {
		return layout_text_add(
			work, x, y, table->day_w, day_type(work, row), day_name(row));
	}
	const char *both = arena_printf(work->layout->arena, "%s · \u2068%s\u2069", day_name(row),
		row->day.host); /* in its own direction: FSI … PDI */
	if (layout_text_width(work, day_type(work, row), both) <= table->day_w) {
		return layout_text_add(work, x, y, table->day_w, day_type(work, row), both);
	}
	float h = layout_text_add(work, x, y, table->day_w, day_type(work, row), day_name(row));
	return h +
		layout_text_add(work, x, y + h, table->day_w, code_type(work, row), row->day.host);
}

/* From the top of the marks since `from` to the first line they stand on. */
static float baseline(const struct work *work, size_t from) {
	bool is_text = from < work->layout->marks.count;
	return is_text ? para_line(work->layout->marks.items[from].para, 0)->baseline_px : 0;
}

static float hours_row(struct work *work, const struct column *at, float y,
	const struct slip_hours *row, const struct table *table) {
	size_t fill = work->layout->marks.count;
	if (row->is_today) {
		layout_mark_add(
			work, (struct mark){.kind = MARK_FILL, .x = at->x, .y = y, .w = at->w});
	}
	float (*const cells[])(struct work *, const struct column *, float,
		const struct slip_hours *, const struct table *) = {day_draw, code_draw, time_draw};
	size_t from[4];
	float heights[3], bases[3], base = 0, h = 0;
	for (int i = 0; i < 3; i++) {
		from[i] = work->layout->marks.count;
		heights[i] = cells[i](work, at, y + 3, row, table);
		bases[i] = heights[i] > 0 ? baseline(work, from[i]) : 0;
		base = fmaxf(base, bases[i]);
	}
	from[3] = work->layout->marks.count;
	for (int i = 0; i < 3; i++) {
		for (size_t k = from[i]; k < from[i + 1]; k++) {
			work->layout->marks.items[k].y += roundf(base - bases[i]);
		}
		h = fmaxf(h, heights[i] + (heights[i] > 0 ? roundf(base - bases[i]) : 0));
	}
	if (row->is_today) {
		work->layout->marks.items[fill].h = h + 6;
	}
	return h + 6;
}

float layout_hours_draw(
	struct work *work, const struct column *at, const struct slip_block *block) {
	struct table table = table_measure(work, at, block);
	float y = 0;
	for (size_t i = 0; i < block->hours_count; i++) {
		y += hours_row(work, at, y, &block->hours[i], &table);
	}
	return y;
}
