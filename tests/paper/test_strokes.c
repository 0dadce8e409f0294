// SPDX-License-Identifier: GPL-3.0-or-later
// How thick strokes come out in black and white at 203 dpi. Few dots of the scripts with thin strokes are in
// one of a single dot, which thermal paper may lose; no letter falls apart, and few marks run into one. The
// bounds are a little above what was legible when the dots were looked at enlarged: with the usual
// threshold, half, they are passed, and with less hairlines of Nastaliq break.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "paper/layout.h"
#include "paper/raster.h"
#include "paper/sheet.h"
#include "paper/slip.h"
#include "sample.h"
#include "text/fontset.h"

#define FINE_DPI 609
#define LEAST_PIECES 0.93 /* of those at FINE_DPI */
#define MOST_WHITE_PERCENT 2

static struct fontset *fonts;

static int enter(void **state) {
	(void)state;
	fonts = fontset_create_system();
	return 0;
}

static int leave(void **state) {
	(void)state;
	fontset_destroy(fonts);
	return 0;
}

struct area {
	int left, top, right, bottom;
};

static bool is_black(const struct raster *raster, int x, int y) {
	return raster->bits[y * raster->stride + x / 8] >> (7 - x % 8) & 1;
}

/* Dots of the same colour in a row through x, y, within the area. */
static int run(const struct raster *raster, struct area area, int x, int y, int dx, int dy) {
	bool colour = is_black(raster, x, y);
	int count = 1;
	for (int sign = -1; sign <= 1; sign += 2) {
		int px = x + sign * dx, py = y + sign * dy;
		while (px >= area.left && px < area.right && py >= area.top && py < area.bottom &&
			is_black(raster, px, py) == colour) {
			count++;
			px += sign * dx;
			py += sign * dy;
		}
	}
	return count;
}

/* Percent of the dots of the strokes that have only one dot across. */
static double thin_percent(const struct raster *raster, struct area area, bool ink_is_black) {
	int thin = 0, all = 0;
	for (int y = area.top; y < area.bottom; y++) {
		for (int x = area.left; x < area.right; x++) {
			if (is_black(raster, x, y) == ink_is_black) {
				thin += run(raster, area, x, y, 1, 0) == 1 ||
					run(raster, area, x, y, 0, 1) == 1;
				all++;
			}
		}
	}
	if (all == 0) {
		return 0; /* the office's mark */
	}
	return 100.0 * thin / all;
}

/* Black pieces that touch nowhere, not even at a corner. */
static int pieces(const struct raster *raster) {
	int w = raster->w, h = raster->h, count = 0;
	bool *seen = mem_zero((size_t)w * (size_t)h);
	int *stack = mem_array((size_t)w * (size_t)h, sizeof *stack);
	for (int start = 0; start < w * h; start++) {
		if (seen[start] || !is_black(raster, start % w, start / w)) {
			continue;
		}
		int len = 0;
		seen[start] = true;
		stack[len++] = start;
		count++;
		while (len > 0) {
			int at = stack[--len];
			for (int i = 0; i < 9; i++) {
				int x = at % w + i % 3 - 1, y = at / w + i / 3 - 1;
				if (x >= 0 && y >= 0 && x < w && y < h && !seen[y * w + x] &&
					is_black(raster, x, y)) {
					seen[y * w + x] = true;
					stack[len++] = y * w + x;
				}
			}
		}
	}
	free(seen);
	free(stack);
	return count;
}

/* Sentences one below the other, and nothing else that is black but the head. */
static struct layout *lay_out(const char *lang, const char *sheet, enum slip_kind kind) {
	struct slip_block blocks[16] = {0};
	struct slip slip = *sample_slip(lang);
	struct err err;
	slip.blocks = blocks;
	slip.block_count = 0;
	for (const char *const *said = sample_sentences(lang); *said; said++) {
		struct slip_text text = {
			*said, kind == SLIP_BAND ? "Beratung für Neuzugewanderte" : NULL};
		blocks[slip.block_count++] =
			(struct slip_block){.kind = kind, .title = text, .text = text};
	}
	struct layout *layout = layout_create(fonts, sheet_find(sheet), &slip, &err);
	assert_non_null(layout);
	return layout;
}

static struct raster *draw(const struct layout *layout) {
	struct err err;
	struct raster *raster = raster_create(fonts, layout, 0, &err);
	assert_non_null(raster);
	return raster;
}

/* As many pieces as where there are dots to spare: no more, and hardly fewer. */
static void assert_whole(const struct layout *layout, const struct raster *raster) {
	struct err err;
	struct raster *fine = raster_create_pages(fonts, layout, FINE_DPI, &err);
	assert_non_null(fine);
	int here = pieces(raster), there = pieces(fine);
	if (here > there || here < LEAST_PIECES * there) {
		fail_msg("%d pieces, and %d at %d dpi", here, there, FINE_DPI);
	}
	raster_destroy(fine);
}

static const char *const sheets[] = {"80mm", "58mm"};

static void body_text_is_thick_enough(void **state) {
	(void)state;
	static const struct {
		const char *lang;
		double most_percent;
	} rows[] = {{"ur", 5}, {"th", 2.5}, {"ar", 2.5}, {"ti", 2.5}, {"my", 2.5}, {"hi", 2.5},
		{"he", 2.5}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows * 2; i++) {
		const char *lang = rows[i / 2].lang, *sheet = sheets[i % 2];
		struct layout *layout = lay_out(lang, sheet, SLIP_TEXT);
		struct raster *raster = draw(layout);
		double percent =
			thin_percent(raster, (struct area){0, 0, raster->w, raster->h}, true);
		assert_true(percent < rows[i / 2].most_percent);
		assert_whole(layout, raster);
		raster_destroy(raster);
		layout_destroy(layout);
	}
}

static void white_on_black_is_thick_enough(void **state) {
	(void)state;
	for (const char *const *lang = sample_langs; *lang; lang++) {
		for (int s = 0; s < 2; s++) {
			struct layout *layout = lay_out(*lang, sheets[s], SLIP_BAND);
			struct raster *raster = draw(layout);
			double worst = 0;
			for (size_t i = 0; i < layout_mark_count(layout); i++) {
				const struct mark *mark = layout_mark(layout, i);
				struct area area = {(int)mark->x + 8, (int)mark->y + 4,
					(int)(mark->x + mark->w) - 8, (int)(mark->y + mark->h) - 4};
				double percent = mark->kind == MARK_FILL
					? thin_percent(raster, area, false)
					: 0;
				worst = percent > worst ? percent : worst;
			}
			assert_true(worst < MOST_WHITE_PERCENT);
			raster_destroy(raster);
			layout_destroy(layout);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(body_text_is_thick_enough),
		cmocka_unit_test(white_on_black_is_thick_enough),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
