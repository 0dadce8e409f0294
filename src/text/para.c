// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a paragraph: decode, order, itemise, shape, cut into lines, put each line's pieces in
// visual order. Only the result is kept; the room for the steps belongs to the fontset.
#include "text/para.h"

#include "base/err.h"
#include "text/breaks.h"
#include "text/char.h"
#include "text/font.h"
#include "text/nest.h"
#include "text/para_parts.h"
#include "text/warm.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the steps of one layout share. */
struct layout {
	struct fontset *fonts;
	struct para *para;
	const struct para_style *style;
	const struct para_span *spans;
	size_t span_count;
	int *sizes; /* em of each item, 1/64 px */
	int level;
	bool has_colours;
	bool has_missing; /* some glyph is 0 */
	size_t glyph_count;
};

static int wanted_level(const struct para_style *style, const struct tongue *tongue) {
	switch (style->dir) {
	case PARA_DIR_LTR: return 0;
	case PARA_DIR_RTL: return 1;
	case PARA_DIR_AUTO: return tongue->is_rtl ? BIDI_AUTO_RTL : BIDI_AUTO_LTR;
	case PARA_DIR_LANG: break;
	}
	return tongue->is_rtl;
}

/* Levels of the units, or NULL where one level serves all, which needs no ordering: text without
 * anything from right to left, or with nothing else. */
static const uint8_t *order(struct layout *layout) {
	struct fontset *fonts = layout->fonts;
	const struct decoded *text = &fonts->decoded;
	int base = wanted_level(layout->style, layout->para->tongue);
	bool has_rtl = (text->flags & CHAR_RTL) != 0, is_mixed = (text->flags & CHAR_MIXING) != 0;
	if (base == 0 && !has_rtl) {
		layout->level = 0;
		return NULL;
	}
	if (base != 0 && has_rtl && !is_mixed) {
		layout->level = 1;
		return NULL;
	}
	return bidi_levels(&fonts->bidi, text->units, text->unit_count, text->bracket_count, base,
		&layout->level);
}

static int item_size(const struct para_style *style, const struct item *item) {
	float size = style->size_px * 64;
	if (style->has_script_factor && item->font) {
		size *= leading_size_factor(font_face(item->font)->leading);
	}
	return size < 64 ? 64 : size > 64 * 4096 ? 64 * 4096 : (int)lroundf(size);
}

static void shape_items(struct layout *layout) {
	struct fontset *fonts = layout->fonts;
	const struct item_list *items = &fonts->items;
	size_t count = items->list.count;
	layout->sizes = mem_alloc((count + 1) * sizeof *layout->sizes);
	fonts->shaper.glyphs.count = 0;
	fonts->wrap.source.count = 0;
	for (size_t i = 0; i < count; i++) {
		const struct item *item = &items->list.items[i];
		layout->sizes[i] = item_size(layout->style, item);
		size_t first = fonts->shaper.glyphs.count;
		size_t glyphs = shape(&fonts->shaper, &fonts->decoded, item, item->start, item->end,
			layout->sizes[i]);
		vec_push(&fonts->wrap.source,
			(struct piece){.start = item->start,
				.end = item->end,
				.item = (uint32_t)i,
				.first = (uint32_t)first,
				.count = (uint32_t)glyphs,
				.level = item->level});
	}
}

static int colour_at(const struct layout *layout, uint32_t byte, uint32_t *until) {
	*until = UINT32_MAX;
	for (size_t i = 0; i < layout->span_count; i++) {
		const struct para_span *span = &layout->spans[i];
		if (byte < span->start) {
			*until = (uint32_t)span->start;
			return 0;
		}
		if (byte < span->end) {
			*until = (uint32_t)span->end;
			return span->colour;
		}
	}
	return 0;
}

static void add_run(struct layout *layout, const struct piece *piece, uint32_t first,
	uint32_t count, int colour) {
	const struct item *item = &layout->fonts->items.list.items[piece->item];
	struct para_glyph *out = layout->para->glyphs + layout->glyph_count;
	const struct para_glyph *from = layout->fonts->shaper.glyphs.items + first;
	int64_t advance = 0;
	uint32_t low = UINT32_MAX, high = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t id = GLYPH_ID(&from[i]);
		out[i] = from[i];
		out[i].id = id;
		advance += from[i].advance;
		layout->has_missing |= id == 0;
	}
	if (count) {
		low = from[0].byte < from[count - 1].byte ? from[0].byte : from[count - 1].byte;
		high = from[0].byte < from[count - 1].byte ? from[count - 1].byte : from[0].byte;
	}
	layout->glyph_count += count;
	vec_push(&layout->para->runs,
		(struct para_run){.font = item->font,
			.size_px = (float)layout->sizes[piece->item] / 64,
			.level = piece->level,
			.colour = colour,
			.advance_px = (float)advance / 64,
			.start = colour || low != piece->start ? low : piece->start,
			.end = high,
			.glyphs = out,
			.glyph_count = count});
}

/* One run a colour; the glyphs of a piece stand in visual order, so do its runs. */
static void add_piece(struct layout *layout, const struct piece *piece) {
	const struct para_glyph *glyphs = layout->fonts->shaper.glyphs.items + piece->first;
	size_t first_run = layout->para->runs.count;
	if (!layout->has_colours) {
		add_run(layout, piece, piece->first, piece->count, 0);
	}
	for (uint32_t i = 0; layout->has_colours && i < piece->count;) {
		uint32_t from = i, until;
		int colour = colour_at(layout, glyphs[i].byte, &until);
		while (i < piece->count && colour_at(layout, glyphs[i].byte, &until) == colour) {
			i++;
		}
		add_run(layout, piece, piece->first + from, i - from, colour);
	}
	/* A run ends where the next one in logical order begins. */
	struct para_run *runs = layout->para->runs.items;
	size_t count = layout->para->runs.count;
	bool is_rtl = layout->fonts->items.list.items[piece->item].level & 1;
	for (size_t i = first_run; i < count; i++) {
		size_t edge = is_rtl ? first_run : count - 1;
		runs[i].end = i == edge ? piece->end : runs[is_rtl ? i - 1 : i + 1].start;
		size_t begin = is_rtl ? count - 1 : first_run;
		runs[i].start = i == begin ? piece->start : runs[i].start;
	}
}

struct box {
	float above, below; /* of the baseline, px */
};

static struct box leading_box(const struct para_style *style, const struct font *font, float size) {
	float height = leading_factor(font_face(font)->leading, style->leading) * size;
	float ascent = font_ascent(font) * size, descent = font_descent(font) * size;
	float above = roundf((height + ascent - descent) / 2);
	/* Room for descenders, so that labels with and without them are equally high. */
	above = fminf(above, roundf(height) - ceilf(0.28f * size));
	return (struct box){above, roundf(height) - above};
}

/* The highest and lowest ink of glyphs, in 26.6 px. Nearly all stand on the baseline: those are
 * compared as they are, in the font's units. */
static struct box ink_box(const struct para_run *run) {
	struct font *font = (struct font *)run->font;
	float scale = run->size_px * 64 / (float)font_units_per_em(font);
	float top = -1e9f, bottom = 1e9f;
	int high = INT_MIN, low = INT_MAX;
	uint32_t held = UINT32_MAX;
	const struct font_ink *inks = NULL;
	for (size_t i = 0; i < run->glyph_count; i++) {
		const struct para_glyph *glyph = &run->glyphs[i];
		if (glyph->id >> 8 != held) {
			held = glyph->id >> 8;
			inks = font_inks(font, held);
		}
		const struct font_ink *ink = &inks[glyph->id & 0xff];
		if (FONT_INK_UNKNOWN(ink)) {
			font_glyph_ink(font, glyph->id);
		}
		if (ink->x0 > ink->x1) {
			continue;
		}
		if (glyph->y) {
			top = fmaxf(top, (float)glyph->y + ink->y1 * scale);
			bottom = fminf(bottom, (float)glyph->y + ink->y0 * scale);
		} else {
			high = ink->y1 > high ? ink->y1 : high;
			low = ink->y0 < low ? ink->y0 : low;
		}
	}
	if (high >= low) {
		top = fmaxf(top, (float)high * scale);
		bottom = fminf(bottom, (float)low * scale);
	}
	return (struct box){top / 64, -bottom / 64};
}

static struct font *language_font(const struct layout *layout) {
	struct fontset *fonts = layout->fonts;
	const struct tongue *tongue = layout->para->tongue;
	struct chain *chain = fontset_chain(fonts, tongue->script, tongue->habit, false);
	struct font *font = NULL;
	for (int i = 0; i < chain->count && !font; i++) {
		font = chain_font(fonts, chain, i);
	}
	return font;
}

static struct box empty_box(const struct layout *layout) {
	const struct font *font = language_font(layout);
	struct item item = {.font = (struct font *)font};
	return font ? leading_box(layout->style, font, (float)item_size(layout->style, &item) / 64)
		    : (struct box){layout->style->size_px, 0};
}

/* The tallest class decides the box; ink may move the baseline inside it, or push it out. */
static struct box line_box(const struct layout *layout, const struct para_line *line) {
	struct box box = {0, 0}, ink = {0, 0};
	float air = LEADING_AIR / 2 * layout->style->size_px;
	for (size_t i = line->first_run; i < line->first_run + line->run_count; i++) {
		const struct para_run *run = &layout->para->runs.items[i];
		if (!run->font || !run->glyph_count) {
			continue;
		}
		struct box mine = leading_box(layout->style, run->font, run->size_px);
		struct box drawn = ink_box(run);
		if (mine.above + mine.below > box.above + box.below) {
			box = mine;
		}
		ink.above = fmaxf(ink.above, drawn.above);
		ink.below = fmaxf(ink.below, drawn.below);
	}
	if (box.above + box.below <= 0) {
		box = empty_box(layout);
	}
	float above = ceilf(ink.above + air), below = ceilf(ink.below + air);
	float height = fmaxf(box.above + box.below, above + below);
	box.above = fminf(fmaxf(box.above, above), height - below);
	box.below = height - box.above;
	return box;
}

static int count_missing(const struct layout *layout, const struct para_line *line) {
	const struct decoded *text = &layout->fonts->decoded;
	const struct para *para = layout->para;
	int missing = 0;
	for (size_t i = line->first_run; i < line->first_run + line->run_count; i++) {
		const struct para_run *run = &para->runs.items[i];
		for (size_t k = 0; layout->has_missing && k < run->glyph_count; k++) {
			bool is_new = k == 0 || run->glyphs[k].byte != run->glyphs[k - 1].byte;
			missing += run->glyphs[k].id == 0 && is_new &&
				memcmp(text->utf8 + run->glyphs[k].byte, "\xef\xbf\xbd", 3) != 0;
		}
		missing += run->font ? 0 : (int)(run->end - run->start);
	}
	const char *at = text->utf8 + line->start, *end = text->utf8 + line->end;
	while ((text->flags & CHAR_REPLACED) &&
		(at = memmem(at, (size_t)(end - at), "\xef\xbf\xbd", 3))) {
		missing++;
		at += 3;
	}
	return missing;
}

static void place_runs(struct para *para, struct para_line *line, float hanging_px) {
	float x = para->is_rtl ? -hanging_px : 0;
	for (size_t i = line->first_run; i < line->first_run + line->run_count; i++) {
		para->runs.items[i].left_px = x; /* from the line until all lines are known */
		x += para->runs.items[i].advance_px;
	}
}

struct visual {
	VEC(uint8_t) levels;
	VEC(uint32_t) order;
};

static void add_line(struct layout *layout, const struct wrap_line *from, struct visual *visual) {
	struct para *para = layout->para;
	const struct piece *pieces = layout->fonts->wrap.placed.items + from->first;
	struct para_line line = {.start = from->start,
		.end = from->end,
		.width_px = (float)from->width / 64,
		.first_run = para->runs.count};
	visual->levels.count = visual->order.count = 0;
	for (uint32_t i = 0; i < from->count; i++) {
		vec_push(&visual->levels, pieces[i].level);
		vec_push(&visual->order, i);
	}
	bidi_visual(visual->levels.items, from->count, visual->order.items);
	float hanging = 0;
	for (uint32_t i = 0; i < from->count; i++) {
		const struct piece *piece = &pieces[visual->order.items[i]];
		size_t first = para->runs.count;
		add_piece(layout, piece);
		for (size_t k = first; piece->hangs && k < para->runs.count; k++) {
			hanging += para->runs.items[k].advance_px;
		}
	}
	line.run_count = para->runs.count - line.first_run;
	place_runs(para, &line, hanging);
	struct box box = line_box(layout, &line);
	line.top_px = para->height_px;
	line.height_px = box.above + box.below;
	line.baseline_px = line.top_px + box.above;
	line.missing = count_missing(layout, &line);
	para->height_px += line.height_px;
	para->missing += line.missing;
	para->width_px = fmaxf(para->width_px, line.width_px);
	vec_push(&para->lines, line);
}

static void align(struct para *para, enum para_align align) {
	bool is_right = (align == PARA_END) != para->is_rtl;
	for (size_t i = 0; i < para->lines.count; i++) {
		struct para_line *line = &para->lines.items[i];
		float free_px = para->box_px - line->width_px;
		line->left_px = align == PARA_CENTRE ? roundf(free_px / 2) : is_right ? free_px : 0;
		for (size_t k = line->first_run; k < line->first_run + line->run_count; k++) {
			para->runs.items[k].left_px += line->left_px;
		}
	}
}

static size_t placed_glyphs(const struct wrap *wrap) {
	size_t count = 0;
	for (size_t i = 0; i < wrap->placed.count; i++) {
		count += wrap->placed.items[i].count;
	}
	return count;
}

static void build(struct layout *layout, float width_px) {
	struct para *para = layout->para;
	struct wrap *wrapped = &layout->fonts->wrap;
	struct visual visual = {0};
	para->glyphs = mem_alloc((placed_glyphs(wrapped) + 1) * sizeof *para->glyphs);
	para->is_rtl = layout->level & 1;
	para->breaks_word = wrapped->breaks_word;
	para->is_cut = wrapped->is_cut;
	for (size_t i = 0; i < wrapped->lines.count; i++) {
		add_line(layout, &wrapped->lines.items[i], &visual);
	}
	vec_finish(&visual.levels);
	vec_finish(&visual.order);
	para->box_px = width_px > 0 ? width_px : para->width_px;
	align(para, layout->style->align);
	const struct para_style *style = layout->style;
	float em = style->has_script_factor ? leading_size_factor(LEADING_NASTALIQ) : 1;
	float pitch = leading_factor(LEADING_NASTALIQ, style->leading) * em * style->size_px;
	nest_lines(para, pitch, LEADING_AIR * style->size_px);
}

static void lay_out(struct layout *layout, float width_px) {
	struct fontset *fonts = layout->fonts;
	const struct decoded *text = &fonts->decoded;
	const uint8_t *levels = order(layout);
	itemise(&fonts->items, fonts, text, layout->style, layout->spans, layout->span_count,
		levels, layout->level);
	shape_items(layout);
	breaks_set(&fonts->breaks, layout->para->tongue, text->units, text->unit_count);
	int64_t limit = width_px > 0 ? (int64_t)floorf(width_px * 64 + 0.5f) : -1;
	wrap(&fonts->wrap, &fonts->shaper, text, fonts->items.list.items, layout->sizes,
		&fonts->breaks, limit, layout->style->max_lines, layout->level);
	build(layout, width_px);
	free(layout->sizes);
}

struct para *para_create(struct fontset *fonts, const struct para_style *style,
	const struct para_span *spans, size_t span_count, const char *utf8, size_t len,
	float width_px, struct err *err) {
	if (!decode(&fonts->decoded, utf8, len, err)) {
		return NULL;
	}
	struct para *para = mem_zero(sizeof *para);
	para->fonts = fonts;
	para->tongue = fontset_tongue(fonts, style->lang);
	para->text = mem_copy(fonts->decoded.utf8, len);
	para->len = len;
	struct layout layout = {.fonts = fonts,
		.para = para,
		.style = style,
		.spans = spans,
		.span_count = span_count};
	for (size_t i = 0; i < span_count; i++) {
		layout.has_colours |= spans[i].colour != 0;
	}
	lay_out(&layout, width_px);
	return para;
}

void para_destroy(struct para *para) {
	if (!para) {
		return;
	}
	free(para->text);
	vec_finish(&para->lines);
	vec_finish(&para->runs);
	free(para->glyphs);
	free(para->tile);
	free(para);
}

float para_width_px(const struct para *para) {
	return para->width_px;
}

float para_height_px(const struct para *para) {
	return para->height_px;
}

int para_line_count(const struct para *para) {
	return (int)para->lines.count;
}

bool para_breaks_word(const struct para *para) {
	return para->breaks_word;
}

bool para_is_cut(const struct para *para) {
	return para->is_cut;
}

int para_missing(const struct para *para) {
	return para->missing;
}

bool para_is_rtl(const struct para *para) {
	return para->is_rtl;
}

const struct para_line *para_line(const struct para *para, int index) {
	return &para->lines.items[index];
}

const struct para_run *para_run(const struct para *para, size_t index) {
	return &para->runs.items[index];
}

size_t para_run_count(const struct para *para) {
	return para->runs.count;
}
