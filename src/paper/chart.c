// SPDX-License-Identifier: GPL-3.0-or-later
// Two columns; each chart goes to the end of the shorter one. Bars are black and frames, so that the
// page prints on anything.
#include "paper/chart.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/err.h"
#include "paper/layout.h"
#include "paper/sheet.h"
#include "text/para.h"

#define COLUMN_GAP 48.0f
#define CHART_GAP 30.0f
#define LABEL_PART 0.5f /* of a column */
#define FIGURE_WIDTH 90.0f
#define PAD 10.0f
#define BAR_HEIGHT 18.0f
#define LEAST_BAR 3.0f

struct setting {
	struct fontset *fonts;
	struct layout *layout;
	const char *lang;
	float scale;     /* of all type */
	int label_lines; /* most */
	struct err *err;
	bool failed;
};

struct type {
	float size;
	int weight;
	enum para_align align;
	int max_lines;
};

/* The height it takes; nothing for "" and NULL. */
static float put_text(
	struct setting *set, float x, float y, float w, const struct type *type, const char *utf8) {
	if (!utf8 || !*utf8 || set->failed) {
		return 0;
	}
	const struct para_style style = {.lang = set->lang,
		.size_px = type->size * set->scale,
		.weight = type->weight,
		.align = type->align,
		.leading = LEADING_UI,
		.has_script_factor = true,
		.dir = PARA_DIR_LTR,
		.max_lines = type->max_lines};
	struct para *para =
		para_create(set->fonts, &style, NULL, 0, utf8, strlen(utf8), w, set->err);
	if (!para) {
		set->failed = true;
		return 0;
	}
	float h = para_height_px(para);
	layout_add(set->layout,
		&(struct mark){.kind = MARK_TEXT,
			.x = x,
			.y = y,
			.w = w,
			.h = h,
			.para = para,
			.utf8 = utf8,
			.lang = set->lang});
	return h;
}

static float put_bar(struct setting *set, float x, float y, float w, const struct chart_bar *bar) {
	const struct type label = {22, 400, PARA_START, set->label_lines};
	const struct type figure = {22, 700, PARA_END, 1};
	float label_w = floorf(w * LABEL_PART), bar_w = w - label_w - FIGURE_WIDTH - 2 * PAD;
	float h = put_text(set, x, y, label_w, &label, bar->label);
	h = fmaxf(h, put_text(set, x + w - FIGURE_WIDTH, y, FIGURE_WIDTH, &figure, bar->figure));
	if (bar->part >= 0) {
		layout_add(set->layout,
			&(struct mark){.kind = bar->is_open ? MARK_FRAME : MARK_FILL,
				.x = x + label_w + PAD,
				.y = y + roundf((h - BAR_HEIGHT * set->scale) / 2),
				.w = fmaxf(LEAST_BAR, floorf(bar_w * fminf(bar->part, 1))),
				.h = BAR_HEIGHT * set->scale,
				.stroke = 2});
	}
	return h + 4 * set->scale;
}

static float put_chart(struct setting *set, float x, float y, float w, const struct chart *chart) {
	const struct type title = {26, 700, PARA_START, 2}, note = {20, 400, PARA_START, 3};
	float top = y;
	y += put_text(set, x, y, w, &title, chart->title) + 4;
	layout_add(set->layout, &(struct mark){.kind = MARK_FILL, .x = x, .y = y, .w = w, .h = 2});
	y += 8;
	for (size_t i = 0; i < chart->bar_count; i++) {
		y += put_bar(set, x, y, w, &chart->bars[i]);
	}
	y += put_text(set, x, y, w, &note, chart->note);
	return y - top + CHART_GAP * set->scale;
}

/* False if the page is too small, or set->failed. */
static bool put_page(
	struct setting *set, const struct sheet *sheet, const struct chart_page *page) {
	const struct type title = {40, 700, PARA_START, 2}, office = {26, 400, PARA_START, 2};
	const struct type foot = {20, 400, PARA_START, 5};
	float x = (float)sheet->margin_dots, y = x, w = (float)sheet->width_dots - 2 * x;
	float bottom = (float)(sheet->height_dots - sheet->margin_dots);
	y += put_text(set, x, y, w, &title, page->title);
	y += put_text(set, x, y, w, &office, page->office) + CHART_GAP;
	float column_w = floorf((w - COLUMN_GAP) / 2), at[2] = {y, y};
	for (size_t i = 0; i < page->chart_count; i++) {
		int side = at[1] < at[0];
		at[side] += put_chart(set, x + (float)side * (column_w + COLUMN_GAP), at[side],
			column_w, &page->charts[i]);
	}
	y = fmaxf(at[0], at[1]);
	y += put_text(set, x, y, w, &foot, page->foot);
	return !set->failed && y <= bottom;
}

struct layout *chart_layout(struct fontset *fonts, const struct chart_page *page, struct err *err) {
	/* 22 dots at 150 an inch are 10.6 points; 15 are 7.4, and still read. */
	static const struct {
		float scale;
		int lines;
	} tries[] = {{1, 2}, {0.85f, 2}, {0.7f, 2}, {0.7f, 1}};
	const struct sheet *sheet = sheet_find("a4");
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		struct setting set = {.fonts = fonts,
			.layout = layout_begin(sheet, page->title, page->office, page->lang),
			.lang = page->lang,
			.scale = tries[i].scale,
			.label_lines = tries[i].lines,
			.err = err};
		if (put_page(&set, sheet, page)) {
			return set.layout;
		}
		layout_destroy(set.layout);
		if (set.failed) {
			return NULL;
		}
	}
	err_set(err, "paper: there are more charts than one page holds");
	return NULL;
}
