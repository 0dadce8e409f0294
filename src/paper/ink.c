// SPDX-License-Identifier: GPL-3.0-or-later
// Glyphs stand where text/ put them; cairo shapes nothing. Fonts are opened again by FreeType from
// the bytes that text/ holds, because cairo and the screen's glyph cache would each set the size of a
// shared face behind the other's back.
#include "paper/ink.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include FT_FREETYPE_H

#include "base/err.h"
#include "base/mem.h"
#include "paper/layout.h"
#include "text/font_data.h"
#include "text/icon.h"
#include "text/para.h"

struct opened {
	const struct font *font;
	FT_Face face;
	cairo_font_face_t *cairo;
};

struct ink {
	struct fontset *fonts;
	FT_Library freetype;
	VEC(struct opened) opened;
};

struct ink *ink_create(struct fontset *fonts, struct err *err) {
	struct ink *ink = mem_zero(sizeof *ink);
	ink->fonts = fonts;
	if (FT_Init_FreeType(&ink->freetype) != 0) {
		free(ink);
		err_set(err, "paper: FreeType does not start: reinstall the package libfreetype6");
		return NULL;
	}
	return ink;
}

void ink_destroy(struct ink *ink) {
	if (!ink) {
		return;
	}
	for (size_t i = 0; i < ink->opened.count; i++) {
		cairo_font_face_destroy(ink->opened.items[i].cairo);
	}
	for (size_t i = 0; i < ink->opened.count; i++) {
		FT_Done_Face(ink->opened.items[i].face);
	}
	vec_finish(&ink->opened);
	FT_Done_FreeType(ink->freetype);
	free(ink);
}

static const struct opened *open_any(struct ink *ink, const struct font *font) {
	for (size_t i = 0; i < ink->opened.count; i++) {
		if (ink->opened.items[i].font == font) {
			return &ink->opened.items[i];
		}
	}
	size_t len;
	int index;
	const void *data = font_data(font, &len, &index);
	FT_Face face;
	if (FT_New_Memory_Face(ink->freetype, data, (FT_Long)len, index, &face) != 0) {
		return NULL;
	}
	cairo_font_face_t *cairo = cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING);
	vec_push(&ink->opened, (struct opened){font, face, cairo});
	return &ink->opened.items[ink->opened.count - 1];
}

/* NULL where FreeType refuses the font, which text/ has opened before. */
static cairo_font_face_t *open_font(struct ink *ink, const struct font *font) {
	const struct opened *opened = open_any(ink, font);
	return opened ? opened->cairo : NULL;
}

static FT_Face open_face(struct ink *ink, const struct font *font) {
	const struct opened *opened = open_any(ink, font);
	return opened ? opened->face : NULL;
}

static void set_font(cairo_t *cairo, cairo_font_face_t *face, float size) {
	cairo_set_font_face(cairo, face);
	cairo_set_font_size(cairo, (double)size);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_set_font_options(cairo, options);
	cairo_font_options_destroy(options);
}

/* ---- text ---- */

/* Characters that order text but are none of it: isolates, marks of direction, joiners of words, ends
 * of lines. */
static size_t unseen(const char *at, size_t left) {
	if (*at == '\n' || *at == '\r') {
		return 1;
	}
	if (left < 3 || at[0] != '\xe2') {
		return 0;
	}
	bool is_isolate = at[1] == '\x81' && at[2] >= '\xa6' && at[2] <= '\xa9';
	bool is_mark = at[1] == '\x80' && (at[2] == '\x8e' || at[2] == '\x8f');
	is_mark |= at[1] == '\x81' && at[2] == '\xa0'; /* word joiner */
	return is_isolate || is_mark ? 3 : 0;
}

static int copy_seen(char *out, const char *utf8, size_t from, size_t to) {
	int len = 0;
	while (from < to) {
		size_t skip = unseen(utf8 + from, to - from);
		if (skip) {
			from += skip;
			continue;
		}
		out[len++] = utf8[from++];
	}
	return len;
}

/* What cairo_show_text_glyphs() takes: the run's characters in logical order, how many glyphs each
 * group of them has, and the glyphs in that order. */
struct spoken {
	char *utf8;
	int len;
	cairo_text_cluster_t *clusters;
	int count;
	cairo_glyph_t *glyphs;
	int glyph_count;
	unsigned long space; /* a glyph without ink, 0: none */
};

static void cluster_add(struct spoken *spoken, const char *utf8, size_t from, size_t to,
	const cairo_glyph_t *glyphs, int glyph_count) {
	int len = copy_seen(spoken->utf8 + spoken->len, utf8, from, to);
	spoken->clusters[spoken->count++] = (cairo_text_cluster_t){len, glyph_count};
	spoken->len += len;
	for (int i = 0; i < glyph_count; i++) {
		spoken->glyphs[spoken->glyph_count++] = glyphs[i];
	}
}

static size_t next_character(const char *utf8, size_t at, size_t end) {
	do {
		at++;
	} while (at < end && (utf8[at] & 0xc0) == 0x80);
	return at;
}

/* Readers put the characters of one cluster beside each other from left to right, whatever their
 * direction, and marks where they are drawn (poppler does): lam-alef and vowel signs would be turned
 * round. So from right to left the first glyph of a cluster says its first character, a space without
 * ink just left of it each further one, and marks say nothing. */
static void cluster_add_rtl(struct spoken *spoken, const char *utf8, size_t from, size_t to,
	const cairo_glyph_t *glyphs, int count) {
	size_t first = from;
	while (first < to && unseen(utf8 + first, to - first)) {
		first += unseen(utf8 + first, to - first);
	}
	size_t next = first < to ? next_character(utf8, first, to) : to;
	if (next == to || !spoken->space) {
		cluster_add(spoken, utf8, from, to, glyphs, count);
		return;
	}
	cluster_add(spoken, utf8, first, next, glyphs, 1);
	cairo_glyph_t space = {spoken->space, glyphs[0].x, glyphs[0].y};
	for (size_t at = next; at < to; at = next) {
		next = next_character(utf8, at, to);
		if (!unseen(utf8 + at, to - at)) {
			space.x -= 0.25;
			cluster_add(spoken, utf8, at, next, &space, 1);
		}
	}
	for (int i = 1; i < count; i++) {
		cluster_add(spoken, utf8, to, to, glyphs + i, 1);
	}
}

/* `glyphs` stand in visual order. */
static void spell(const struct para_run *run, const char *utf8, const cairo_glyph_t *glyphs,
	struct spoken *spoken) {
	bool rtl = run->level & 1;
	size_t n = run->glyph_count, i = 0;
	cairo_glyph_t *logical = mem_array(n, sizeof *logical);
	for (size_t g = 0; g < n; g++) {
		logical[g] = glyphs[rtl ? n - 1 - g : g];
	}
	while (i < n) {
		uint32_t byte = run->glyphs[rtl ? n - 1 - i : i].byte;
		size_t next = i + 1;
		while (next < n && run->glyphs[rtl ? n - 1 - next : next].byte == byte) {
			next++;
		}
		size_t to = next < n ? run->glyphs[rtl ? n - 1 - next : next].byte : run->end;
		size_t from = i == 0 ? run->start : byte;
		(rtl ? cluster_add_rtl : cluster_add)(
			spoken, utf8, from, to > from ? to : from, logical + i, (int)(next - i));
		i = next;
	}
	free(logical);
}

static void place_glyphs(const struct para_run *run, double x, double y, cairo_glyph_t *glyphs) {
	double pen = 0;
	for (size_t i = 0; i < run->glyph_count; i++) {
		const struct para_glyph *glyph = &run->glyphs[i];
		glyphs[i] =
			(cairo_glyph_t){glyph->id, x + pen + glyph->x / 64.0, y - glyph->y / 64.0};
		pen += glyph->advance / 64.0;
	}
}

static void show_with_text(struct ink *ink, cairo_t *cairo, const struct mark *mark,
	const struct para_run *run, const cairo_glyph_t *glyphs) {
	size_t most = run->glyph_count + (run->end - run->start) + 1;
	struct spoken spoken = {.utf8 = mem_alloc(run->end - run->start + 1),
		.clusters = mem_array(most, sizeof *spoken.clusters),
		.glyphs = mem_array(most, sizeof *spoken.glyphs),
		.space = FT_Get_Char_Index(open_face(ink, run->font), ' ')};
	spell(run, mark->utf8, glyphs, &spoken);
	cairo_show_text_glyphs(cairo, spoken.utf8, spoken.len, spoken.glyphs, spoken.glyph_count,
		spoken.clusters, spoken.count, 0);
	free(spoken.utf8);
	free(spoken.clusters);
	free(spoken.glyphs);
}

static void run_draw(struct ink *ink, cairo_t *cairo, const struct mark *mark,
	const struct para_run *run, double baseline, bool has_text) {
	cairo_font_face_t *face = run->glyph_count ? open_font(ink, run->font) : NULL;
	if (!face) {
		return;
	}
	set_font(cairo, face, run->size_px);
	cairo_glyph_t *glyphs = mem_array(run->glyph_count, sizeof *glyphs);
	place_glyphs(run, (double)(mark->x + run->left_px), (double)mark->y + baseline, glyphs);
	if (has_text) {
		show_with_text(ink, cairo, mark, run, glyphs);
	} else {
		cairo_show_glyphs(cairo, glyphs, (int)run->glyph_count);
	}
	free(glyphs);
}

static int by_start(const void *a, const void *b) {
	const struct para_run *const *left = a, *const *right = b;
	return ((*left)->start > (*right)->start) - ((*left)->start < (*right)->start);
}

/* A line's runs in the order they are read, so that a reader of the page finds them so. */
static void line_draw(struct ink *ink, cairo_t *cairo, const struct mark *mark,
	const struct para_line *line, bool has_text) {
	const struct para_run **runs = mem_array(line->run_count + 1, sizeof *runs);
	for (size_t i = 0; i < line->run_count; i++) {
		runs[i] = para_run(mark->para, line->first_run + i);
	}
	qsort(runs, line->run_count, sizeof *runs, by_start);
	for (size_t i = 0; i < line->run_count; i++) {
		run_draw(ink, cairo, mark, runs[i], (double)line->baseline_px, has_text);
	}
	free(runs);
}

static void text_draw(struct ink *ink, cairo_t *cairo, const struct mark *mark, bool has_text) {
	for (int i = 0; i < para_line_count(mark->para); i++) {
		line_draw(ink, cairo, mark, para_line(mark->para, i), has_text);
	}
}

/* ---- shapes ---- */

static void round_path(cairo_t *cairo, double x, double y, double w, double h, double radius) {
	radius = fmin(radius, fmin(w, h) / 2);
	if (radius <= 0) {
		cairo_rectangle(cairo, x, y, w, h);
		return;
	}
	cairo_new_sub_path(cairo);
	cairo_arc(cairo, x + w - radius, y + radius, radius, -M_PI_2, 0);
	cairo_arc(cairo, x + w - radius, y + h - radius, radius, 0, M_PI_2);
	cairo_arc(cairo, x + radius, y + h - radius, radius, M_PI_2, M_PI);
	cairo_arc(cairo, x + radius, y + radius, radius, M_PI, 3 * M_PI_2);
	cairo_close_path(cairo);
}

static void frame_draw(cairo_t *cairo, const struct mark *mark) {
	double half = (double)mark->stroke / 2;
	cairo_set_line_width(cairo, (double)mark->stroke);
	round_path(cairo, (double)mark->x + half, (double)mark->y + half,
		(double)mark->w - 2 * half, (double)mark->h - 2 * half,
		(double)mark->radius - half);
	cairo_stroke(cairo);
}

static void dashes_draw(cairo_t *cairo, const struct mark *mark) {
	const double dash[] = {8, 6};
	double y = (double)mark->y + (double)mark->h / 2;
	cairo_save(cairo);
	cairo_set_dash(cairo, dash, 2, 0);
	cairo_set_line_width(cairo, (double)mark->stroke);
	cairo_move_to(cairo, (double)mark->x, y);
	cairo_line_to(cairo, (double)(mark->x + mark->w), y);
	cairo_stroke(cairo);
	cairo_restore(cairo);
}

/* Where dots are painted at another size, modules stay whole dots: the code gets a little smaller than
 * its square and keeps the square's middle. */
static double snap_module(cairo_t *cairo, const struct mark *mark, double *left, double *top) {
	cairo_matrix_t matrix;
	cairo_get_matrix(cairo, &matrix);
	double side = floor(mark->module_dots * matrix.xx + 0.001);
	double rest =
		((double)mark->w * matrix.xx - side * (mark->qr.size + 2 * QR_QUIET_MODULES)) / 2;
	*left = floor((double)mark->x * matrix.xx + matrix.x0 + rest) + QR_QUIET_MODULES * side;
	*top = floor((double)mark->y * matrix.yy + matrix.y0 + rest) + QR_QUIET_MODULES * side;
	cairo_identity_matrix(cairo);
	return side;
}

static void qr_draw(cairo_t *cairo, const struct mark *mark, bool has_text) {
	const struct qr *qr = &mark->qr;
	double side = mark->module_dots;
	double left = (double)mark->x + QR_QUIET_MODULES * side;
	double top = (double)mark->y + QR_QUIET_MODULES * side;
	cairo_save(cairo);
	if (!has_text) {
		side = snap_module(cairo, mark, &left, &top);
	}
	for (int row = 0; row < qr->size; row++) {
		for (int from = 0; from < qr->size; from++) {
			int to = from;
			while (to < qr->size && qr->modules[row * qr->size + to]) {
				to++;
			}
			if (to > from) {
				cairo_rectangle(cairo, left + from * side, top + row * side,
					(to - from) * side, side);
				from = to;
			}
		}
	}
	cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
	cairo_fill(cairo);
	cairo_restore(cairo);
}

static void icon_draw(struct ink *ink, cairo_t *cairo, const struct mark *mark, bool has_text) {
	uint32_t glyph;
	float baseline;
	const struct font *font = icon_glyph(ink->fonts, mark->icon, &glyph, &baseline);
	cairo_font_face_t *face = font ? open_font(ink, font) : NULL;
	if (!face) {
		return;
	}
	cairo_save(cairo);
	if (mark->is_mirrored) {
		cairo_translate(cairo, (double)(2 * mark->x + mark->w), 0);
		cairo_scale(cairo, -1, 1);
	}
	set_font(cairo, face, mark->w);
	cairo_glyph_t at = {glyph, (double)mark->x, (double)mark->y + (double)(mark->w * baseline)};
	if (has_text) {
		cairo_text_cluster_t none = {0, 1}; /* a picture: nothing to read */
		cairo_show_text_glyphs(cairo, "", 0, &at, 1, &none, 1, 0);
	} else {
		cairo_show_glyphs(cairo, &at, 1);
	}
	cairo_restore(cairo);
}

static void mark_draw(struct ink *ink, cairo_t *cairo, const struct mark *mark, bool has_text) {
	switch (mark->kind) {
	case MARK_TEXT: text_draw(ink, cairo, mark, has_text); break;
	case MARK_FILL:
	case MARK_DISC:
		round_path(cairo, (double)mark->x, (double)mark->y, (double)mark->w,
			(double)mark->h,
			(double)(mark->kind == MARK_DISC ? mark->w : mark->radius));
		cairo_fill(cairo);
		break;
	case MARK_FRAME: frame_draw(cairo, mark); break;
	case MARK_DASHES: dashes_draw(cairo, mark); break;
	case MARK_QR: qr_draw(cairo, mark, has_text); break;
	case MARK_ICON: icon_draw(ink, cairo, mark, has_text); break;
	}
}

#define REACH 40 /* dots that ink may stand out of its mark's box */

static bool is_wanted(
	const struct mark *mark, int page, enum ink_part part, double top, double bottom) {
	bool is_part = part == INK_ALL || mark->is_white == (part == INK_WHITE);
	return is_part && mark->page == page && (double)(mark->y + mark->h) + REACH >= top &&
		(double)mark->y - REACH <= bottom;
}

bool ink_is_there(
	const struct layout *layout, int page, enum ink_part part, double top, double bottom) {
	for (size_t i = 0; i < layout_mark_count(layout); i++) {
		if (is_wanted(layout_mark(layout, i), page, part, top, bottom)) {
			return true;
		}
	}
	return false;
}

bool ink_draw(struct ink *ink, cairo_t *cairo, const struct layout *layout, int page,
	enum ink_part part, struct err *err) {
	double left, top, right, bottom;
	cairo_clip_extents(cairo, &left, &top, &right, &bottom);
	for (size_t i = 0; i < layout_mark_count(layout); i++) {
		const struct mark *mark = layout_mark(layout, i);
		if (is_wanted(mark, page, part, top, bottom)) {
			double shade = part == INK_ALL && mark->is_white ? 1 : 0;
			cairo_set_source_rgb(cairo, shade, shade, shade);
			mark_draw(ink, cairo, mark, part == INK_ALL);
		}
	}
	cairo_status_t status = cairo_status(cairo);
	return status == CAIRO_STATUS_SUCCESS ||
		err_set(err, "paper: cannot draw a page: %s", cairo_status_to_string(status));
}
