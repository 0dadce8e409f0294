// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes on a small pixmap: inside filled, outside untouched, clip obeyed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/canvas.h"

#define SIDE 64
#define RED 0xFFFF0000u
#define WHITE 0xFFFFFFFFu

static uint32_t pixels[SIDE * SIDE];

static struct pixmap fresh(void) {
	for (int i = 0; i < SIDE * SIDE; i++) {
		pixels[i] = WHITE;
	}
	return (struct pixmap){pixels, SIDE, SIDE, SIDE, {0, 0, SIDE, SIDE}};
}

static uint32_t at(int x, int y) {
	return pixels[y * SIDE + x];
}

static void test_round(void **state) {
	(void)state;
	struct pixmap pixmap = fresh();
	canvas_round(&pixmap, (struct rect){10, 10, 40, 30}, 10, CORNER_ALL, RED);
	assert_int_equal(at(30, 25), RED);
	assert_int_equal(at(10, 25), RED);
	assert_int_equal(at(49, 25), RED);
	assert_int_equal(at(10, 10), WHITE); /* cut by the corner */
	assert_int_equal(at(49, 39), WHITE);
	assert_int_equal(at(9, 25), WHITE);
	assert_int_equal(at(30, 40), WHITE);
	for (int i = 0; i < SIDE; i++) { /* symmetrical */
		for (int k = 0; k < 32; k++) {
			assert_int_equal(at(10 + k % 20, i), at(49 - k % 20, i));
		}
	}
}

static void test_clip(void **state) {
	(void)state;
	struct pixmap pixmap = fresh();
	pixmap.clip = (struct rect){20, 20, 5, 5};
	canvas_round(&pixmap, (struct rect){-5, -5, 200, 200}, 16, CORNER_ALL, RED);
	canvas_ring(&pixmap, (struct rect){0, 0, 64, 64}, 16, 30, RED);
	canvas_arch(&pixmap, (struct rect){0, 0, 64, 64}, RED);
	canvas_dashes(&pixmap, (struct rect){18, 18, 30, 30}, 4, 4, RED);
	for (int y = 0; y < SIDE; y++) {
		for (int x = 0; x < SIDE; x++) {
			bool inside = x >= 20 && x < 25 && y >= 20 && y < 25;
			assert_int_equal(at(x, y), inside ? RED : WHITE);
		}
	}
}

static void test_ring_is_hollow(void **state) {
	(void)state;
	struct pixmap pixmap = fresh();
	canvas_ring(&pixmap, (struct rect){4, 4, 50, 40}, 12, 3, RED);
	assert_int_equal(at(30, 24), WHITE);
	assert_int_equal(at(30, 5), RED);
	assert_int_equal(at(30, 7), WHITE);
	assert_int_equal(at(5, 24), RED);
	assert_int_equal(at(53, 24), RED);
	assert_int_equal(at(30, 43), RED);
}

static void test_half_transparent(void **state) {
	(void)state;
	struct pixmap pixmap = fresh();
	canvas_fill(&pixmap, (struct rect){0, 0, 10, 10}, 0x80000000u);
	assert_int_equal(at(5, 5), 0xFF7F7F7Fu);
	canvas_fill(&pixmap, (struct rect){20, 20, 10, 10}, 0);
	assert_int_equal(at(25, 25), WHITE);
}

static void test_qr_keeps_whole_pixels(void **state) {
	(void)state;
	struct pixmap pixmap = fresh();
	static const unsigned char modules[4] = {1, 0, 0, 1};
	int module = canvas_qr(&pixmap, (struct rect){0, 0, 64, 64}, modules, 2);
	assert_int_equal(module, 6); /* 64 / (2 + 8) */
	int left = 2 + 4 * 6;
	assert_int_equal(at(left, left), 0xFF000000u);
	assert_int_equal(at(left + 5, left + 5), 0xFF000000u);
	assert_int_equal(at(left + 6, left), WHITE);
	assert_int_equal(at(left - 1, left), WHITE);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round),
		cmocka_unit_test(test_clip),
		cmocka_unit_test(test_ring_is_hollow),
		cmocka_unit_test(test_half_transparent),
		cmocka_unit_test(test_qr_keeps_whole_pixels),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
