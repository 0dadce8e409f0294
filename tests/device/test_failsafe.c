// SPDX-License-Identifier: GPL-3.0-or-later
// The fail-safe screen on every shape of display: all sentences stand inside their column, the desk
// in the doorway, and what a configuration may say wrong leaves a part out instead of a box.
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
#include "base/geometry.h"
#include "base/mem.h"
#include "device/failsafe.h"
#include "device/failsafe_text.h"
#include "device/shot.h"
#include "device/window.h"

#define PALE 0xffcfe3e6 /* four of the five sentences, and the note */
#define WHITE 0xffffffff
#define RED 0xffb3261e
#define PETROL 0xff0b3f4a

static struct pixmap canvas(int w, int h) {
	return (struct pixmap){.pixels = mem_zero((size_t)w * (size_t)h * 4),
		.w = w,
		.h = h,
		.stride = w,
		.clip = {0, 0, w, h}};
}

/* The smallest box round the pixels of this colour inside `in`. */
static struct rect bounds(const struct pixmap *pixmap, uint32_t colour, struct rect in) {
	int left = in.x + in.w, top = in.y + in.h, right = in.x, bottom = in.y;
	for (int y = in.y; y < in.y + in.h; y++) {
		for (int x = in.x; x < in.x + in.w; x++) {
			if (pixmap->pixels[y * pixmap->stride + x] == colour) {
				left = x < left ? x : left;
				right = x >= right ? x + 1 : right;
				top = y < top ? y : top;
				bottom = y + 1;
			}
		}
	}
	return (struct rect){
		left, top, right > left ? right - left : 0, bottom > top ? bottom - top : 0};
}

/* How many groups of rows hold this colour: lines of text that do not touch. */
static int line_count(const struct pixmap *pixmap, uint32_t colour, struct rect in) {
	int count = 0;
	bool was_ink = false;
	for (int y = in.y; y < in.y + in.h; y++) {
		bool is_ink = bounds(pixmap, colour, (struct rect){in.x, y, in.w, 1}).w > 0;
		count += is_ink && !was_ink;
		was_ink = is_ink;
	}
	return count;
}

static const struct failsafe facts = {
	.office_name = "Arbeitsamt Weidental", .desk = "1", .note = "09:42 · F-03"};

static void test_shapes(void **state) {
	static const struct {
		int w, h;
	} table[] = {{1920, 1080}, {1080, 1920}, {1280, 800}, {800, 1280}, {1024, 600}, {1366, 768},
		{3840, 2160}, {1000, 1000}, {320, 240}};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct pixmap pixmap = canvas(table[i].w, table[i].h);
		struct rect all = {0, 0, pixmap.w, pixmap.h};
		struct err err = {0};
		assert_true(failsafe_paint(&pixmap, &facts, &err));
		struct rect key = bounds(&pixmap, RED, all);
		assert_true(key.w > key.h && key.y + key.h < pixmap.h && key.x > 0);
		/* the sentences stand above 112, and touch neither edge */
		struct rect above = {0, 0, pixmap.w, key.y};
		struct rect text = bounds(&pixmap, PALE, above);
		assert_true(text.w > 0 && text.h > 0);
		assert_true(text.x > 0 && text.x + text.w < pixmap.w);
		assert_true(text.y + text.h < key.y);
		free(pixmap.pixels);
	}
}

static void test_all_sentences_are_there(void **state) {
	(void)state;
	struct pixmap pixmap = canvas(1920, 1080);
	assert_true(failsafe_paint(&pixmap, &facts, NULL));
	/* heading of three lines; en, ar one line, uk two, tr two; marks may split one more */
	struct rect column = {90, 200, 1020, 700};
	assert_in_range(line_count(&pixmap, WHITE, column), 3, 4);
	assert_in_range(line_count(&pixmap, PALE, column), 6, 9);
	/* the Arabic one ends at the right edge of the column, the others begin at the left */
	struct rect text = bounds(&pixmap, PALE, column);
	assert_in_range(text.x, 96, 102);
	assert_in_range(text.x + text.w, 1090, 1103);
	/* the desk's number in the light, and the arrow below it */
	assert_int_equal(line_count(&pixmap, PETROL, (struct rect){1400, 620, 200, 460}), 2);
	free(pixmap.pixels);
}

static unsigned long sum(const struct failsafe *what) {
	struct pixmap pixmap = canvas(960, 540);
	assert_true(failsafe_paint(&pixmap, what, NULL));
	unsigned long total = 5381;
	for (int i = 0; i < pixmap.w * pixmap.h; i++) {
		total = total * 33 + pixmap.pixels[i];
	}
	free(pixmap.pixels);
	return total;
}

static void test_nothing_but_the_palette_on_the_ground(void **state) {
	(void)state;
	struct pixmap pixmap = canvas(1920, 1080);
	assert_true(failsafe_paint(&pixmap, &facts, NULL));
	assert_int_equal(pixmap.pixels[0], PETROL);
	assert_int_equal(pixmap.pixels[1920 * 1080 - 1], PETROL);
	assert_int_equal(pixmap.pixels[1079 * 1920 + 1500], 0xffffe6ae); /* light to the floor */
	free(pixmap.pixels);
}

static void test_parts_are_left_out(void **state) {
	(void)state;
	const struct failsafe bare = {0};
	const struct failsafe empty = {.office_name = "", .desk = "", .note = ""};
	const struct failsafe strange = {.office_name = "就业局", .desk = "१", .note = "\xff"};
	unsigned long plain = sum(&bare);
	assert_int_equal(sum(&empty), plain);
	assert_int_equal(sum(&strange), plain);
	assert_int_not_equal(sum(&facts), plain);
	struct failsafe other = facts;
	other.desk = "2";
	assert_int_not_equal(sum(&other), sum(&facts));
	other = facts;
	other.emergency = "";
	assert_int_not_equal(sum(&other), sum(&facts));
	other = facts;
	other.desk = "Zimmer 12, zweiter Stock links neben der Treppe, bitte warten";
	assert_int_not_equal(sum(&other), sum(&facts));
}

static void test_sentences_name_the_desk_once(void **state) {
	(void)state;
	for (size_t i = 0; i < FAILSAFE_SENTENCE_COUNT; i++) {
		const char *mark = strstr(failsafe_sentences[i].go_to_desk, "{desk}");
		assert_non_null(mark);
		assert_null(strstr(mark + 1, "{desk}"));
		assert_null(strchr(failsafe_sentences[i].ask_staff, '{'));
	}
}

static void test_shown_in_a_window(void **state) {
	(void)state;
	struct window *window = window_open(
		&(struct window_options){.is_headless = true, .w = 640, .h = 360}, NULL);
	assert_non_null(window);
	failsafe_stay(window, &facts); /* headless: shows and comes back */
	assert_int_equal(window_frames(window), 1);
	if (getenv("FOYER_LOOK")) { /* a folder for somebody who wants to see it */
		struct pixmap wide = canvas(1920, 1080), tall = canvas(1080, 1920);
		char path[512];
		failsafe_paint(&wide, &facts, NULL);
		failsafe_paint(&tall, &facts, NULL);
		snprintf(path, sizeof path, "%s/failsafe-landscape.png", getenv("FOYER_LOOK"));
		assert_true(shot_write_png(&wide, path, NULL));
		snprintf(path, sizeof path, "%s/failsafe-portrait.png", getenv("FOYER_LOOK"));
		assert_true(shot_write_png(&tall, path, NULL));
		free(wide.pixels);
		free(tall.pixels);
	}
	window_close(window);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_all_sentences_are_there),
		cmocka_unit_test(test_nothing_but_the_palette_on_the_ground),
		cmocka_unit_test(test_parts_are_left_out),
		cmocka_unit_test(test_sentences_name_the_desk_once),
		cmocka_unit_test(test_shown_in_a_window),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
