// SPDX-License-Identifier: GPL-3.0-or-later
// Greys that become dots: from which on, how thin strokes grow, and that bands leave no seam.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "paper/dots.h"
#include "paper/layout.h"
#include "paper/raster.h"
#include "paper/sheet.h"
#include "paper/slip.h"
#include "sample.h"
#include "text/fontset.h"

/* cairo 1.16 loses an array for each CFF font it makes a subset of. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
	return "leak:libcairo";
}

#define W 12
#define H 7

/* A digit tells how much is ink, in ninths; '#' is a dot. */
static const struct {
	const char *name;
	const char *ink[H], *dots[H];
} cases[] = {
	{"half of a dot is a dot, a third is none",
		{"", "  55    33", "  55    33", "", "", "", ""},
		{"", "  ##", "  ##", "", "", "", ""}},
	{"a thin stroke grows to where its ink is",
		{"", "   291", "   291", "   291", "   291", "   291", ""},
		{"", "   ##", "   ##", "   ##", "   ##", "   ##", ""}},
	{"a level one too", {"", "", "", " 99999999", " 33333333", "", ""},
		{"", "", "", " ########", " ########", "", ""}},
	{"a thick one stays, with its corners", {"", "  999", "  9999", "  999", "", "", ""},
		{"", "  ###", "  ####", "  ###", "", "", ""}},
};

static uint32_t grey(int ink) {
	return (uint32_t)(255 - ink) * 0x010101u;
}

static void fill(uint32_t *pixels, const char *const *ink) {
	for (int i = 0; i < W * (H + 2 * DOTS_AROUND); i++) {
		pixels[i] = grey(0);
	}
	for (int y = 0; y < H; y++) {
		for (int x = 0; ink[y][x]; x++) {
			bool is_ink = ink[y][x] >= '0' && ink[y][x] <= '9';
			pixels[(y + DOTS_AROUND) * W + x] =
				grey(is_ink ? (ink[y][x] - '0') * 28 : 0);
		}
	}
}

static bool is_black(const struct raster *raster, int x, int y) {
	return x >= 0 && y >= 0 && x < raster->w && y < raster->h &&
		raster->bits[y * raster->stride + x / 8] & 0x80 >> x % 8;
}

static void ink_becomes_dots(void **state) {
	(void)state;
	uint32_t pixels[W * (H + 2 * DOTS_AROUND)];
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsigned char bits[2 * H] = {0};
		struct raster raster = {.w = W, .h = H, .stride = 2, .bits = bits};
		fill(pixels, cases[i].ink);
		dots_add(&raster, 0, H, pixels, W, false);
		for (int y = 0; y < H; y++) {
			size_t len = strlen(cases[i].dots[y]);
			for (int x = 0; x < W; x++) {
				bool wanted = (size_t)x < len && cases[i].dots[y][x] == '#';
				if (is_black(&raster, x, y) != wanted) {
					fail_msg("%s: dot %d,%d is %s", cases[i].name, x, y,
						wanted ? "white" : "black");
				}
			}
		}
	}
}

static void white_takes_away(void **state) {
	(void)state;
	uint32_t pixels[W * (H + 2 * DOTS_AROUND)];
	unsigned char bits[2 * H];
	struct raster raster = {.w = W, .h = H, .stride = 2, .bits = bits};
	memset(bits, 0xff, sizeof bits);
	fill(pixels, cases[0].ink);
	dots_add(&raster, 0, H, pixels, W, true);
	for (int y = 0; y < H; y++) {
		for (int x = 0; x < W; x++) {
			bool is_taken = (y == 1 || y == 2) && (x == 2 || x == 3);
			assert_true(is_black(&raster, x, y) != is_taken);
		}
	}
}

#define LONG 60

static void bands_leave_no_seam(void **state) {
	(void)state;
	static uint32_t pixels[W * (LONG + 2 * DOTS_AROUND)];
	unsigned char whole[2 * LONG] = {0}, bands[2 * LONG] = {0};
	struct raster raster = {.w = W, .h = LONG, .stride = 2, .bits = whole};
	srand(7);
	for (int y = 0; y < LONG + 2 * DOTS_AROUND; y++) {
		bool is_inside = y >= DOTS_AROUND && y < LONG + DOTS_AROUND;
		for (int x = 0; x < W; x++) {
			pixels[y * W + x] = grey(is_inside ? rand() % 170 : 0);
		}
	}
	dots_add(&raster, 0, LONG, pixels, W, false);
	raster.bits = bands;
	for (int y = 0; y < LONG; y += 7) {
		int rows = LONG - y < 7 ? LONG - y : 7;
		dots_add(&raster, y, rows, pixels + (size_t)y * W, W, false);
	}
	assert_memory_equal(whole, bands, sizeof whole);
}

static bool is_thick(const struct raster *raster, int x, int y) {
	for (int corner = 0; corner < 4; corner++) {
		int dx = corner & 1 ? 1 : -1, dy = corner & 2 ? 1 : -1;
		if (is_black(raster, x + dx, y) && is_black(raster, x, y + dy) &&
			is_black(raster, x + dx, y + dy)) {
			return true;
		}
	}
	return false;
}

/* A thin dot beside a thick one is the tip of a stroke. */
static bool is_lost(const struct raster *raster, int x, int y) {
	for (int dy = -1; dy <= 1; dy++) {
		for (int dx = -1; dx <= 1; dx++) {
			if (is_black(raster, x + dx, y + dy) && is_thick(raster, x + dx, y + dy)) {
				return false;
			}
		}
	}
	return true;
}

static void no_stroke_of_a_slip_is_thin(void **state) {
	(void)state;
	struct fontset *fonts = fontset_create_system();
	for (const char *const *lang = sample_langs; *lang; lang++) {
		struct err err;
		struct slip slip = *sample_slip(*lang);
		struct slip_block blocks[16];
		size_t count = 0;
		for (size_t i = 0; i < slip.block_count; i++) {
			bool has_white = slip.blocks[i].kind == SLIP_BAND ||
				slip.blocks[i].kind == SLIP_HOURS;
			blocks[count] = slip.blocks[i];
			count += !has_white; /* between white strokes black may be thin */
		}
		slip.blocks = blocks;
		slip.block_count = count;
		struct layout *layout = layout_create(fonts, sheet_find("58mm"), &slip, &err);
		assert_non_null(layout);
		struct raster *raster = raster_create(fonts, layout, 0, &err);
		assert_non_null(raster);
		for (int y = 0; y < raster->h; y++) {
			for (int x = 0; x < raster->w; x++) {
				if (is_black(raster, x, y) && is_lost(raster, x, y)) {
					fail_msg("%s: dot %d,%d stands alone", *lang, x, y);
				}
			}
		}
		raster_destroy(raster);
		layout_destroy(layout);
	}
	fontset_destroy(fonts);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ink_becomes_dots),
		cmocka_unit_test(white_takes_away),
		cmocka_unit_test(bands_leave_no_seam),
		cmocka_unit_test(no_stroke_of_a_slip_is_thin),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
