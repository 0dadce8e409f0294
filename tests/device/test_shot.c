// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures go to a file and come back the same; the grey quarter is the mean it says.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/geometry.h"
#include "device/shot.h"

static void path_for(char *path, size_t size, const char *name) {
	snprintf(path, size, "/tmp/foyer-shot-%ld-%s", (long)getpid(), name);
}

static void test_grey_is_the_mean(void **state) {
	(void)state;
	uint32_t pixels[5 * 4] = {0};
	pixels[0] = 0xffffffff; /* one white of sixteen */
	pixels[4] = 0xffff0000; /* a red one in the square that the edge cuts to 1 × 4 */
	struct pixmap pixmap = {.pixels = pixels, .w = 5, .h = 4, .stride = 5};
	struct shot_grey grey;
	shot_grey_init(&grey, &pixmap);
	assert_int_equal(grey.w, 2);
	assert_int_equal(grey.h, 1);
	assert_int_equal(grey.pixels[0], 16); /* 255 / 16 */
	assert_int_equal(grey.pixels[1], 14); /* 54 / 4, rounded */
	shot_grey_finish(&grey);
}

static void test_grey_comes_back(void **state) {
	(void)state;
	unsigned char pixels[256];
	char path[64];
	struct err err = {0};
	for (int i = 0; i < 256; i++) {
		pixels[i] = (unsigned char)i;
	}
	struct shot_grey grey = {.w = 32, .h = 8, .pixels = pixels}, back;
	path_for(path, sizeof path, "grey.png");
	assert_true(shot_grey_write(&grey, path, &err));
	assert_true(shot_grey_read(&back, path, &err));
	assert_int_equal(back.w, 32);
	assert_int_equal(back.h, 8);
	assert_memory_equal(back.pixels, pixels, 256);
	shot_grey_finish(&back);
	unlink(path);
}

static void test_png_ignores_alpha(void **state) {
	(void)state;
	uint32_t pixels[4 * 4];
	char path[64];
	struct err err = {0};
	for (int i = 0; i < 16; i++) {
		pixels[i] = 0x00808080;
	}
	struct pixmap pixmap = {.pixels = pixels, .w = 4, .h = 4, .stride = 4};
	struct shot_grey back;
	path_for(path, sizeof path, "full.png");
	assert_true(shot_write_png(&pixmap, path, &err));
	assert_true(shot_grey_read(&back, path, &err));
	assert_int_equal(back.w, 4);
	assert_int_equal(back.pixels[0], 0x80);
	shot_grey_finish(&back);
	unlink(path);
}

static void test_errors_name_the_file(void **state) {
	(void)state;
	uint32_t pixel = 0;
	struct pixmap pixmap = {.pixels = &pixel, .w = 1, .h = 1, .stride = 1};
	struct shot_grey grey = {0};
	struct err err = {0};
	assert_false(shot_write_png(&pixmap, "/nonexistent/a.png", &err));
	assert_non_null(strstr(err.text, "/nonexistent/a.png"));
	assert_false(shot_grey_read(&grey, "/nonexistent/b.png", &err));
	assert_non_null(strstr(err.text, "/nonexistent/b.png"));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_grey_is_the_mean),
		cmocka_unit_test(test_grey_comes_back),
		cmocka_unit_test(test_png_ignores_alpha),
		cmocka_unit_test(test_errors_name_the_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
