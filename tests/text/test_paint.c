// SPDX-License-Identifier: GPL-3.0-or-later
// Pixels: inside the clip, inside the ink box, inside the lines, and the same by every way.
#include "lay.h"

#include "base/geometry.h"
#include "text/glyph.h"
#include "text/icon.h"

#include <math.h>

enum { W = 700, H = 500 };
#define PAPER 0xff203040u

static uint32_t *blank(void) {
	uint32_t *pixels = malloc(W * H * sizeof *pixels);
	for (size_t i = 0; i < W * H; i++) {
		pixels[i] = PAPER;
	}
	return pixels;
}

static void paint(struct para *para, uint32_t *pixels, struct rect clip, const uint32_t *colours,
	size_t count) {
	struct pixmap pixmap = {pixels, W, H, W, clip};
	para_paint(para, fonts, &pixmap, 30, 40, colours, count);
}

static const char *const samples[][2] = {
	{"en", "Äg jÇ the office (112)"},
	{"ur", "رہائشیوں کے دفتر جائیں نستعلیق"},
	{"ar", "إِنَّ اللُّغَةَ كُلُّهَا"},
	{"th", "ที่นี่ ปี่ ญูฐู น้ำ"},
	{"km", "ស្ត្រី អង្គការ ញ្ញូ"},
	{"my", "ကြွေးကြော်သံ ဣန္ဒြေ"},
	{"bo", "བསྒྲུབས་ རྒྱུ སྐྲྱཱི"},
	{"vi", "Ẵ ẫ Ộ ự"},
	{"te", "స్త్రీ క్ష్మ్యా"},
	{"dv", "ދިވެހި ބަސް"},
};

static bool is_inside(struct rect box, int x, int y) {
	return x >= box.x && y >= box.y && x < box.x + box.w && y < box.y + box.h;
}

static void ink_stays_in_its_box(void **state) {
	(void)state;
	const uint32_t colour = 0xffffffff;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct para *para = lay(samples[i][0], samples[i][1], 300);
		struct rect ink = para_ink(para);
		uint32_t *pixels = blank();
		int painted = 0;
		paint(para, pixels, (struct rect){0, 0, W, H}, &colour, 1);
		for (int p = 0; p < W * H; p++) {
			int x = p % W - 30, y = p / W - 40;
			if (pixels[p] != PAPER) {
				painted++;
				assert_true(is_inside(ink, x, y));
				assert_true(y >= 0 && (float)y < para_height_px(para));
			}
		}
		assert_true(painted > 100);
		free(pixels);
		para_destroy(para);
	}
}

static void clips_and_tiles_agree(void **state) {
	(void)state;
	const uint32_t same[] = {0xffeeddcc, 0xffeeddcc}, near[] = {0xffeeddcc, 0xffeeddcd};
	const struct para_style style = {.lang = "en", .size_px = 28, .weight = 400};
	const struct para_span span = {.start = 4, .end = 9, .colour = 1};
	struct para *para = lay_styled(&style, "one colour or two of them", 200, &span, 1);
	uint32_t *whole = blank(), *halves = blank(), *glyphs = blank();
	paint(para, whole, (struct rect){0, 0, W, H}, same, 2);
	paint(para, halves, (struct rect){0, 0, 77, H}, same, 2);
	paint(para, halves, (struct rect){77, 0, W - 77, 61}, same, 2);
	paint(para, halves, (struct rect){77, 61, W - 77, H}, same, 2);
	paint(para, glyphs, (struct rect){0, 0, W, H}, near, 2);
	assert_memory_equal(whole, halves, W * H * sizeof *whole);
	for (size_t i = 0; i < W * H; i++) {
		assert_true(abs((int)(whole[i] & 0xff) - (int)(glyphs[i] & 0xff)) <= 2);
	}
	free(whole);
	free(halves);
	free(glyphs);
	para_destroy(para);
}

static void opaque_ink_is_the_colour(void **state) {
	(void)state;
	const uint32_t colour = 0xff112233;
	const struct para_style style = {.lang = "en", .size_px = 100, .weight = 700};
	struct para *para = lay_styled(&style, "I", 0, NULL, 0);
	uint32_t *pixels = blank();
	size_t full = 0;
	paint(para, pixels, (struct rect){0, 0, W, H}, &colour, 1);
	for (size_t i = 0; i < W * H; i++) {
		full += pixels[i] == colour;
	}
	assert_true(full > 500);
	free(pixels);
	para_destroy(para);
}

static void lines_are_as_high_as_their_script(void **state) {
	(void)state;
	static const struct {
		const char *lang, *text;
		enum para_leading leading;
		bool has_factor;
		float height; /* in px at 28 */
	} rows[] = {
		{"en", "office", LEADING_UI, false, 1.22f * 28},
		{"en", "office", LEADING_BODY, false, 1.45f * 28},
		{"ru", "адрес", LEADING_BODY, false, 1.45f * 28},
		{"ti", "ቤት", LEADING_UI, false, 1.4f * 28},
		{"ar", "مكتب", LEADING_BODY, false, 1.75f * 28},
		{"ar", "مكتب", LEADING_BODY, true, 1.75f * 28 * 1.06f},
		{"ar", "", LEADING_BODY, false, 1.75f * 28},
		{"th", "ที่", LEADING_BODY, true, 1.7f * 28 * 1.04f},
		{"zh-Hans", "办", LEADING_BODY, true, 1.6f * 28 * 0.96f},
		{"hi", "पता", LEADING_UI, false, 1.45f * 28},
		{"bo", "བོད", LEADING_BODY, false, 2.0f * 28},
		{"km", "ក", LEADING_BODY, false, 1.85f * 28},
		{"ur", "دفتر", LEADING_BODY, true, 1.9f * 28 * 1.2f},
		{"en", "office دفتر", LEADING_BODY, false, 1.75f * 28},
		{"ur", "112", LEADING_BODY, false, 1.45f * 28},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct para_style style = {.lang = rows[i].lang,
			.size_px = 28,
			.weight = 400,
			.leading = rows[i].leading,
			.has_script_factor = rows[i].has_factor};
		struct para *para = lay_styled(&style, rows[i].text, 0, NULL, 0);
		if (fabsf(para_height_px(para) - rows[i].height) > 1) {
			print_error("row %zu: %f, not %f\n", i, (double)para_height_px(para),
				(double)rows[i].height);
		}
		assert_true(fabsf(para_height_px(para) - rows[i].height) <= 1);
		para_destroy(para);
	}
}

static void glyph_memory_is_bounded(void **state) {
	(void)state;
	const uint32_t colour = 0xffffffff;
	uint32_t *pixels = blank();
	for (int size = 20; size < 300; size += 4) {
		const struct para_style style = {
			.lang = "en", .size_px = (float)size, .weight = 400};
		struct para *para = lay_styled(&style,
			"ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz", 0, NULL, 0);
		paint(para, pixels, (struct rect){0, 0, W, H}, &colour, 1);
		assert_true(fontset_glyph_bytes(fonts) <= GLYPH_CACHE_BYTES);
		para_destroy(para);
	}
	assert_true(fontset_glyph_bytes(fonts) > GLYPH_CACHE_BYTES / 2);
	fontset_forget_glyphs(fonts);
	assert_int_equal(fontset_glyph_bytes(fonts), 0);
	free(pixels);
}

static void icons_fill_their_square(void **state) {
	(void)state;
	uint32_t *plain = blank(), *turned = blank();
	struct pixmap a = {plain, W, H, W, {0, 0, W, H}}, b = {turned, W, H, W, {0, 0, W, H}};
	icon_paint(fonts, 0xF04D, 48, &a, 100, 100, 0xffffffff, false); /* arrow-left */
	icon_paint(fonts, 0xF04D, 48, &b, 100, 100, 0xffffffff, true);
	int painted = 0, same = 0;
	for (int y = 0; y < H; y++) {
		for (int x = 0; x < W; x++) {
			bool is_ink = plain[y * W + x] != PAPER;
			painted += is_ink;
			assert_true(!is_ink || is_inside((struct rect){100, 100, 48, 48}, x, y));
			if (x >= 100 && x < 148) {
				same += plain[y * W + x] == turned[y * W + 247 - x];
			}
		}
	}
	assert_true(painted > 100);
	assert_int_equal(same, 48 * H);
	free(plain);
	free(turned);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ink_stays_in_its_box),
		cmocka_unit_test(clips_and_tiles_agree),
		cmocka_unit_test(opaque_ink_is_the_colour),
		cmocka_unit_test(lines_are_as_high_as_their_script),
		cmocka_unit_test(glyph_memory_is_bounded),
		cmocka_unit_test(icons_fill_their_square),
	};
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
