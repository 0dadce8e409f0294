// SPDX-License-Identifier: GPL-3.0-or-later
// A skyline a line: how low the ink above reaches in each column, how high the ink below. A glyph
// counts as the box around its ink, so that what is left between two lines is never less than asked.
#include "text/nest.h"

#include "base/mem.h"
#include "text/font.h"
#include "text/leading.h"
#include "text/para_parts.h"

#include <math.h>
#include <stdlib.h>

#define COLUMN_PX 8.0f
#define NOTHING (-1e6f)

struct skyline {
	int count;
	float *low, *high; /* px below the line above's baseline; px above this one's */
};

static int column_at(const struct skyline *line, float x) {
	int at = (int)(fmaxf(x, 0) / COLUMN_PX);
	return at < line->count ? at : line->count - 1;
}

static void raise(float *columns, int from, int to, float value) {
	for (int i = from; i <= to; i++) {
		columns[i] = fmaxf(columns[i], value);
	}
}

/* The ink of a run into `columns`: below its baseline, or above it. */
static void add_run(const struct skyline *line, const struct para_run *run, bool is_below,
	float air_px, float *columns) {
	struct font *font = (struct font *)run->font;
	float scale = run->size_px / (float)font_units_per_em(font), pen = run->left_px;
	for (size_t i = 0; i < run->glyph_count; i++) {
		const struct para_glyph *glyph = &run->glyphs[i];
		struct font_ink ink = font_glyph_ink(font, glyph->id);
		float x = pen + (float)glyph->x / 64, y = (float)glyph->y / 64;
		if (ink.x0 <= ink.x1) {
			raise(columns, column_at(line, x + ink.x0 * scale - air_px),
				column_at(line, x + ink.x1 * scale + air_px),
				is_below ? -(y + ink.y0 * scale) : y + ink.y1 * scale);
		}
		pen += (float)glyph->advance / 64;
	}
}

static void draw(const struct para *para, const struct skyline *skyline,
	const struct para_line *line, bool is_below, float air_px, float *columns) {
	for (int i = 0; i < skyline->count; i++) {
		columns[i] = NOTHING;
	}
	for (size_t k = line->first_run; k < line->first_run + line->run_count; k++) {
		if (para->runs.items[k].font) {
			add_run(skyline, &para->runs.items[k], is_below, air_px, columns);
		}
	}
}

/* How far apart the baselines of two lines must be. */
static float distance(const struct skyline *skyline, float least, float air_px) {
	float most = least;
	for (int i = 0; i < skyline->count; i++) {
		most = fmaxf(most, ceilf(skyline->low[i] + skyline->high[i] + air_px));
	}
	return most;
}

static bool is_nastaliq(const struct para *para) {
	bool has_any = false;
	for (size_t i = 0; i < para->runs.count; i++) {
		const struct font *font = para->runs.items[i].font;
		has_any |= font && font_face(font)->leading == LEADING_NASTALIQ;
	}
	return has_any;
}

void nest_lines(struct para *para, float pitch_px, float air_px) {
	if (para->lines.count < 2 || !is_nastaliq(para)) {
		return;
	}
	struct skyline skyline = {.count = (int)(para->box_px / COLUMN_PX) + 1};
	skyline.low = mem_array((size_t)skyline.count * 2, sizeof *skyline.low);
	skyline.high = skyline.low + skyline.count;
	struct para_line *above = &para->lines.items[0];
	float bottom = above->top_px + above->height_px;
	for (size_t i = 1; i < para->lines.count; i++) {
		struct para_line *line = &para->lines.items[i];
		draw(para, &skyline, above, true, air_px, skyline.low);
		draw(para, &skyline, line, false, air_px, skyline.high);
		float to = above->baseline_px + distance(&skyline, roundf(pitch_px), air_px);
		line->top_px += to - line->baseline_px;
		line->baseline_px = to;
		bottom = fmaxf(bottom, line->top_px + line->height_px);
		above = line;
	}
	para->height_px = bottom;
	free(skyline.low);
}
