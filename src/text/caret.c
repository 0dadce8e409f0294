// SPDX-License-Identifier: GPL-3.0-or-later
// Places in a finished paragraph: of a caret, of its ink, of its widest word.
#include "text/breaks.h"
#include "text/char.h"
#include "text/font.h"
#include "text/para.h"
#include "text/para_parts.h"
#include "text/warm.h"

#include <math.h>
#include <stdlib.h>

static const struct para_line *line_of(const struct para *para, size_t byte, int *index) {
	size_t low = 0, high = para->lines.count - 1;
	while (low < high) {
		size_t middle = (low + high + 1) / 2;
		if (para->lines.items[middle].start <= byte) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}
	*index = (int)low;
	return &para->lines.items[low];
}

static bool is_start(const struct para *para, size_t byte) {
	return ((unsigned char)para->text[byte] & 0xc0) != 0x80;
}

/* How far the text before `byte` reaches into its run, by clusters; a cluster of several
 * characters is divided evenly. */
static float reach_px(const struct para *para, const struct para_run *run, size_t byte) {
	int64_t before = 0, own = 0;
	size_t start = run->start, end = run->end;
	for (size_t i = 0; i < run->glyph_count; i++) {
		size_t at = run->glyphs[i].byte;
		start = at <= byte && at > start ? at : start;
		end = at > byte && at < end ? at : end;
	}
	for (size_t i = 0; i < run->glyph_count; i++) {
		size_t at = run->glyphs[i].byte;
		before += at < start ? run->glyphs[i].advance : 0;
		own += at == start ? run->glyphs[i].advance : 0;
	}
	int inside = 0, all = 0;
	for (size_t i = start; i < end; i++) {
		inside += i < byte && is_start(para, i);
		all += is_start(para, i);
	}
	return ((float)before + (all ? (float)own * (float)inside / (float)all : 0)) / 64;
}

float para_caret_px(const struct para *para, size_t byte, int *line) {
	int index = 0;
	const struct para_line *found = line_of(para, byte, &index);
	const struct para_run *last = NULL;
	if (line) {
		*line = index;
	}
	for (size_t i = found->first_run; i < found->first_run + found->run_count; i++) {
		const struct para_run *run = &para->runs.items[i];
		if (run->start <= byte && byte < run->end) {
			float reach = reach_px(para, run, byte);
			return run->left_px + (run->level & 1 ? run->advance_px - reach : reach);
		}
		last = !last || run->end > last->end ? run : last;
	}
	if (!last) {
		return found->left_px;
	}
	return last->left_px + (last->level & 1 ? 0 : last->advance_px);
}

static float *advances_by_byte(const struct para *para) {
	float *advances = mem_zero((para->len + 1) * sizeof *advances);
	for (size_t i = 0; i < para->runs.count; i++) {
		const struct para_run *run = &para->runs.items[i];
		for (size_t k = 0; k < run->glyph_count; k++) {
			advances[run->glyphs[k].byte] += (float)run->glyphs[k].advance / 64;
		}
	}
	return advances;
}

float para_word_px(const struct para *para) {
	struct decoded *text = &para->fonts->decoded;
	struct breaks *breaks = &para->fonts->breaks;
	size_t count = 0, unit = 0;
	if (!decode(text, para->text, para->len, NULL)) {
		return 0;
	}
	float *advances = advances_by_byte(para), widest = 0;
	breaks_set(breaks, para->tongue, text->units, text->unit_count);
	const uint32_t *all = breaks_all(breaks, &count);
	for (size_t i = 0; i < count; i++) {
		size_t end = all[i];
		float width = 0;
		while (end > unit && (char_props(text->units[end - 1]) & CHAR_SPACE)) {
			end--;
		}
		for (size_t byte = text->byte_at[unit]; byte < text->byte_at[end]; byte++) {
			width += advances[byte];
		}
		widest = fmaxf(widest, width);
		unit = all[i];
	}
	free(advances);
	return widest;
}

struct edges {
	float left, top, right, bottom;
};

static void add_ink(struct edges *edges, const struct para_run *run, float baseline) {
	struct font *font = (struct font *)run->font;
	float scale = run->size_px / (float)font_units_per_em(font), pen = run->left_px;
	for (size_t i = 0; i < run->glyph_count; i++) {
		const struct para_glyph *glyph = &run->glyphs[i];
		struct font_ink ink = font_glyph_ink(font, glyph->id);
		float x = pen + (float)glyph->x / 64, y = baseline - (float)glyph->y / 64;
		if (ink.x0 <= ink.x1) {
			edges->left = fminf(edges->left, x + ink.x0 * scale);
			edges->right = fmaxf(edges->right, x + ink.x1 * scale);
			edges->top = fminf(edges->top, y - ink.y1 * scale);
			edges->bottom = fmaxf(edges->bottom, y - ink.y0 * scale);
		}
		pen += (float)glyph->advance / 64;
	}
}

struct rect para_ink(const struct para *para) {
	struct edges edges = {1e9f, 1e9f, -1e9f, -1e9f};
	for (size_t i = 0; i < para->lines.count; i++) {
		const struct para_line *line = &para->lines.items[i];
		for (size_t k = line->first_run; k < line->first_run + line->run_count; k++) {
			if (para->runs.items[k].font) {
				add_ink(&edges, &para->runs.items[k], line->baseline_px);
			}
		}
	}
	if (edges.left > edges.right) {
		return (struct rect){0, 0, 0, 0};
	}
	/* A pixel on each side for the quarter steps of the pen and the raster's rounding. */
	int x = (int)floorf(edges.left) - 1, y = (int)floorf(edges.top) - 1;
	return (struct rect){
		x, y, (int)ceilf(edges.right) + 2 - x, (int)ceilf(edges.bottom) + 1 - y};
}
