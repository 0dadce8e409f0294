// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast by the WCAG 2 formula, physical size, and the rules of the high contrasts.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "ui/theme.h"

static void test_scale_of_panels(void **state) {
	(void)state;
	static const struct {
		int px;
		float mm, distance;
		double scale;
	} panels[] = {
		{1920, 476, 600, 1.00},                     /* 21.5 inch, the reference */
		{1920, 345.4f, 600, 1.38},                  /* 15.6 inch kiosk */
		{1920, 345.4f, 500, 1.15},                  /* 15.6 inch laptop */
		{1920, 708.4f, 600, 0.80},                  /* 32 inch, clamped */
		{3840, 476, 600, 2.0}, {1920, 0, 600, 1.0}, /* unknown */
	};
	for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
		struct theme theme;
		theme_init(&theme, panels[i].px, panels[i].mm, panels[i].distance);
		assert_true(fabs((double)theme.scale - panels[i].scale) < 0.006);
	}
}

static void test_very_large_is_never_under_the_standard(void **state) {
	(void)state;
	static const float panel_mm[] = {345.4f, 476, 708.4f, 1000};
	for (size_t i = 0; i < sizeof panel_mm / sizeof *panel_mm; i++) {
		struct theme theme;
		theme_init(&theme, 1920, panel_mm[i], 600);
		theme.size = TEXT_VERY_LARGE;
		for (int type = 0; type < TYPE_COUNT; type++) {
			float px = theme_type_px(&theme, (enum type)type);
			double capital_mm = (double)px * 0.714 * (double)panel_mm[i] / 1920;
			assert_true(capital_mm > 7.29);
		}
	}
}

static void test_type_grows_with_every_step(void **state) {
	(void)state;
	struct theme theme;
	theme_init(&theme, 0, 0, 0);
	for (int type = 0; type < TYPE_COUNT; type++) {
		float last = 0;
		for (int size = 0; size < TEXT_SIZE_COUNT; size++) {
			theme.size = (enum text_size)size;
			float px = theme_type_px(&theme, (enum type)type);
			assert_true(px > last);
			last = px;
		}
	}
	theme.size = TEXT_NORMAL;
	assert_int_equal(theme_type_px(&theme, TYPE_BODY), 28);
	assert_int_equal(theme_type_px(&theme, TYPE_DISPLAY), 72);
	theme.size = TEXT_VERY_LARGE;
	assert_int_equal(theme_type_px(&theme, TYPE_META), 42);
}

/* Text and icons on every filled look: 4.5, or 3 for what is only an icon or an edge. */
static void test_every_look_is_legible(void **state) {
	(void)state;
	struct theme theme;
	theme_init(&theme, 0, 0, 0);
	for (int c = 0; c < CONTRAST_COUNT; c++) {
		theme.contrast = (enum contrast)c;
		double least = c == CONTRAST_DEFAULT ? 4.5 : 12.0;
		uint32_t ground = theme_paint(&theme, LOOK_PAGE, TOPIC_NONE).fill;
		for (int look = 1; look < LOOK_COUNT; look++) {
			for (int topic = 0; topic < TOPIC_COUNT; topic++) {
				struct paint paint = theme_paint(
					&theme, (enum look)look, (enum topic_colour)topic);
				uint32_t fill = paint.fill ? paint.fill : ground;
				bool on_rail = look == LOOK_RAIL_OFF;
				fill = on_rail ? theme_paint(&theme, LOOK_RAIL, 0).fill : fill;
				assert_true(contrast_ratio(paint.text, fill) >= least);
				assert_true(contrast_ratio(paint.second, fill) >= least);
				assert_true(contrast_ratio(paint.icon, fill) >= least);
			}
		}
	}
}

static void test_documented_ratios(void **state) {
	(void)state;
	static const struct {
		uint32_t a, b;
		double ratio;
	} pairs[] = {
		{0xFF10242B, 0xFFFFFFFF, 16.0},
		{0xFF10242B, 0xFFEDF1EF, 14.1},
		{0xFF10242B, 0xFFFFC23D, 10.0},
		{0xFF3E5259, 0xFFEDF1EF, 7.2},
		{0xFF74868B, 0xFFFFFFFF, 3.8},
		{0xFF788A8F, 0xFFEDF1EF, 3.2},
		{0xFFFFFFFF, 0xFF0B3F4A, 11.5},
		{0xFFFFFFFF, 0xFF14505D, 9.0},
		{0xFF8FB3BA, 0xFF072F38, 6.3},
		{0xFF1A6638, 0xFFE1F1E6, 6.0},
		{0xFF7D4600, 0xFFFFF0D2, 6.8},
		{0xFFFFFFFF, 0xFFB3261E, 6.5},
		{0xFF000000, 0xFFFFFFFF, 21.0},
		{0xFF000000, 0xFFFFE600, 16.6},
		{0xFFFFFFFF, 0xFF0000B8, 12.4},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		assert_true(contrast_ratio(pairs[i].a, pairs[i].b) >= pairs[i].ratio - 0.06);
	}
}

/* What presses has an edge of at least 3:1 against the page: lip, fill or border. */
static void test_keys_have_an_edge(void **state) {
	(void)state;
	static const enum look keys[] = {LOOK_KEY, LOOK_TILE, LOOK_RESULT, LOOK_PRIMARY, LOOK_DARK,
		LOOK_SELECTED, LOOK_DANGER, LOOK_STOP, LOOK_OUTLINE, LOOK_FIELD, LOOK_FIELD_IDLE};
	struct theme theme;
	theme_init(&theme, 0, 0, 0);
	for (int c = 0; c < CONTRAST_COUNT; c++) {
		theme.contrast = (enum contrast)c;
		uint32_t ground = theme_paint(&theme, LOOK_PAGE, TOPIC_NONE).fill;
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			struct paint paint = theme_paint(&theme, keys[i], TOPIC_NONE);
			double best = paint.fill ? contrast_ratio(paint.fill, ground) : 0;
			best = paint.lip ? fmax(best, contrast_ratio(paint.lip, ground)) : best;
			best = paint.edge ? fmax(best, contrast_ratio(paint.edge, ground)) : best;
			assert_true(best >= 3.0);
		}
	}
}

static void test_high_contrast_has_no_lips_and_wide_edges(void **state) {
	(void)state;
	struct theme theme;
	theme_init(&theme, 0, 0, 0);
	for (int c = CONTRAST_DARK; c < CONTRAST_COUNT; c++) {
		theme.contrast = (enum contrast)c;
		for (int look = 1; look < LOOK_COUNT; look++) {
			struct paint paint = theme_paint(&theme, (enum look)look, TOPIC_HEALTH);
			assert_int_equal(paint.lip_px, 0);
			assert_true(paint.edge_px == 0 || paint.edge_px == 4);
		}
		struct paint a = theme_paint(&theme, LOOK_PLATE, TOPIC_HEALTH);
		struct paint b = theme_paint(&theme, LOOK_PLATE, TOPIC_WORK);
		assert_int_equal(a.fill, b.fill);
		assert_true(theme_paint(&theme, LOOK_UNAVAILABLE, TOPIC_NONE).is_dashed);
		a = theme_paint(&theme, LOOK_TYPE_ON, TOPIC_NONE); /* shift held, or only there */
		b = theme_paint(&theme, LOOK_TYPE_DARK, TOPIC_NONE);
		assert_int_not_equal(a.fill, b.fill);
	}
}

/* A tick box on a chosen key and a badge on a lit one: the key is filled with the action colour. */
static void test_marks_on_action_stand_out(void **state) {
	(void)state;
	static const enum look marks[] = {LOOK_TICK_ON, LOOK_BADGE_ON_LAMP};
	struct theme theme;
	theme_init(&theme, 0, 0, 0);
	for (int c = 0; c < CONTRAST_COUNT; c++) {
		theme.contrast = (enum contrast)c;
		for (int i = 0; i < 2; i++) {
			enum look under = i == 0 ? LOOK_SELECTED : LOOK_RAIL_ON;
			uint32_t ground = theme_paint(&theme, under, TOPIC_NONE).fill;
			uint32_t fill = theme_paint(&theme, marks[i], TOPIC_NONE).fill;
			assert_true(contrast_ratio(fill, ground) >= 3.0);
		}
	}
}

static void test_scrim_is_tinted_by_default_only(void **state) {
	(void)state;
	struct theme theme;
	theme_init(&theme, 0, 0, 0);
	assert_int_equal(theme_scrim(&theme), 0xBD061E25u);
	for (int c = CONTRAST_DARK; c < CONTRAST_COUNT; c++) {
		theme.contrast = (enum contrast)c;
		assert_int_equal(theme_scrim(&theme), 0xBD000000u);
	}
}

static void test_links_are_more_than_bold(void **state) {
	(void)state;
	struct theme theme;
	theme_init(&theme, 0, 0, 0);
	for (int c = 0; c < CONTRAST_COUNT; c++) {
		theme.contrast = (enum contrast)c;
		for (int look = 1; look < LOOK_COUNT; look++) {
			struct paint paint = theme_paint(&theme, (enum look)look, TOPIC_NONE);
			uint32_t link = theme_colour(&theme, &paint, COLOUR_LINK);
			assert_true(!paint.fill || contrast_ratio(link, paint.fill) >= 4.5);
		}
		struct paint card = theme_paint(&theme, LOOK_CARD, TOPIC_NONE);
		assert_int_not_equal(theme_colour(&theme, &card, COLOUR_LINK), card.text);
	}
}

static void test_topics_by_name(void **state) {
	(void)state;
	assert_int_equal(topic_colour_find("health"), TOPIC_HEALTH);
	assert_int_equal(topic_colour_find("money"), TOPIC_MONEY);
	assert_int_equal(topic_colour_find("no such"), TOPIC_NONE);
	assert_int_equal(topic_colour_find(NULL), TOPIC_NONE);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scale_of_panels),
		cmocka_unit_test(test_very_large_is_never_under_the_standard),
		cmocka_unit_test(test_type_grows_with_every_step),
		cmocka_unit_test(test_every_look_is_legible),
		cmocka_unit_test(test_documented_ratios),
		cmocka_unit_test(test_keys_have_an_edge),
		cmocka_unit_test(test_high_contrast_has_no_lips_and_wide_edges),
		cmocka_unit_test(test_marks_on_action_stand_out),
		cmocka_unit_test(test_scrim_is_tinted_by_default_only),
		cmocka_unit_test(test_links_are_more_than_bold),
		cmocka_unit_test(test_topics_by_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
