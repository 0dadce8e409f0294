// SPDX-License-Identifier: GPL-3.0-or-later
// A window under SDL's dummy driver: its size, its turned pixels and its stream of inputs.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <SDL.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <string.h>

#include "base/err.h"
#include "device/window.h"

static void test_headless_size(void **state) {
	(void)state;
	struct err err = {0};
	struct window *window = window_open(&(struct window_options){.is_headless = true}, &err);
	assert_non_null(window);
	assert_int_equal(window_pixmap(window)->w, 1920);
	assert_int_equal(window_pixmap(window)->h, 1080);
	window_close(window);
	window_close(NULL);
}

/* Where a red pixel at 1, 0 of a 3 × 2 picture is seen on the panel. */
static void test_turned_picture(void **state) {
	static const struct {
		int rotation, w, h, x, y;
	} table[] = {{0, 300, 200, 1, 0}, {90, 300, 200, 299, 1}, {180, 300, 200, 298, 199},
		{270, 300, 200, 0, 198}};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct window *window = window_open(&(struct window_options){.is_headless = true,
							    .w = table[i].w,
							    .h = table[i].h,
							    .rotation = table[i].rotation},
			NULL);
		assert_non_null(window);
		struct pixmap *pixmap = window_pixmap(window);
		assert_int_equal(pixmap->w, table[i].rotation % 180 ? 200 : 300);
		pixmap->pixels[1] = 0xffff0000;
		window_present(window, pixmap->clip);
		SDL_Surface *surface = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
		assert_non_null(surface);
		const Uint32 *seen = (const Uint32 *)(const void *)((const char *)surface->pixels +
			table[i].y * surface->pitch);
		assert_int_equal(seen[table[i].x] & 0xffffff, 0xff0000);
		window_close(window);
	}
}

static void test_frames_count_what_is_shown(void **state) {
	(void)state;
	struct window *window = window_open(
		&(struct window_options){.is_headless = true, .w = 200, .h = 100}, NULL);
	window_present(window, (struct rect){0, 0, 10, 10});
	window_present(window, (struct rect){0, 0, 0, 10});
	window_present(window, (struct rect){500, 0, 10, 10});
	assert_int_equal(window_frames(window), 1);
	window_close(window);
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED true
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(IS_SANITIZED)
#define IS_SANITIZED true
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED false
#endif

static void drain(struct window *window) {
	struct input input;
	while (window_wait(window, 0, &input)) {
	}
}

/* How often `word` stands on the heap. */
static int count_on_heap(const char *word) {
	char line[256];
	uintptr_t from = 0, to = 0;
	FILE *maps = fopen("/proc/self/maps", "r");
	assert_non_null(maps);
	while (fgets(line, sizeof line, maps)) {
		if (strstr(line, "[heap]")) {
			sscanf(line, "%" SCNxPTR "-%" SCNxPTR, &from, &to);
		}
	}
	fclose(maps);
	int count = 0;
	size_t len = strlen(word);
	for (uintptr_t at = from; at + len < to; at++) {
		count += !memcmp((const char *)at, word, len); // NOLINT(performance-no-int-to-ptr)
	}
	return count;
}

static void type_word(struct window *window, const char *word) {
	SDL_Event event = {.text = {.type = SDL_TEXTINPUT}};
	memcpy(event.text.text, word, strlen(word));
	SDL_PushEvent(&event);
	memset(&event, 0, sizeof event);
	event.key.type = SDL_KEYDOWN;
	SDL_PushEvent(&event);
	drain(window);
}

static void test_typed_text_is_forgotten(void **state) {
	(void)state;
	if (IS_SANITIZED) {
		skip(); /* its allocator has a heap of its own, and keeps what was freed */
	}
	struct window *window = window_open(&(struct window_options){.is_headless = true}, NULL);
	struct input input;
	drain(window);
	type_word(window, "Wachholderbeere");
	assert_true(count_on_heap("Wachholderbeere") > 0); /* SDL keeps it */
	window_forget(window);
	assert_int_equal(count_on_heap("Wachholderbeere"), 0);
	assert_false(window_wait(window, 0, &input));
	window_close(window);
}

static void test_played_inputs_come_in_order(void **state) {
	(void)state;
	struct window *window = window_open(&(struct window_options){.is_headless = true}, NULL);
	struct input input;
	drain(window);
	window_play(window, &(struct input){.kind = INPUT_PRESS, .x = 4, .y = 5, .ms = 77});
	window_play(window, &(struct input){.kind = INPUT_TEXT, .text = "é"});
	assert_true(window_wait(window, 60000, &input));
	assert_int_equal(input.kind, INPUT_PRESS);
	assert_int_equal(input.ms, 77);
	assert_true(window_wait(window, 60000, &input));
	assert_string_equal(input.text, "é");
	assert_false(window_wait(window, 60000, &input)); /* time is virtual: no sleep */
	assert_int_equal(input.kind, INPUT_NONE);
	window_close(window);
}

static void test_moves_are_joined(void **state) {
	(void)state;
	struct window *window = window_open(&(struct window_options){.is_headless = true}, NULL);
	struct input input;
	drain(window);
	SDL_Event down = {.tfinger = {.type = SDL_FINGERDOWN, .touchId = 1, .fingerId = 1}};
	SDL_PushEvent(&down);
	for (int i = 1; i <= 50; i++) {
		SDL_Event move = {.tfinger = {.type = SDL_FINGERMOTION,
					  .touchId = 1,
					  .fingerId = 1,
					  .y = (float)i / 100}};
		SDL_PushEvent(&move);
	}
	assert_true(window_wait(window, 0, &input));
	assert_int_equal(input.kind, INPUT_PRESS);
	assert_true(window_wait(window, 0, &input));
	assert_int_equal(input.kind, INPUT_MOVE);
	assert_int_equal(input.y, 540);
	assert_false(window_wait(window, 0, &input));
	window_close(window);
}

static void test_no_display(void **state) {
	(void)state;
	struct err err = {0};
	setenv("SDL_VIDEODRIVER", "nonsense", 1);
	assert_null(window_open(&(struct window_options){.w = 100, .h = 100}, &err));
	assert_non_null(strstr(err.text, "no display"));
	unsetenv("SDL_VIDEODRIVER");
	unsetenv("DISPLAY");
	unsetenv("WAYLAND_DISPLAY");
	assert_null(window_open(&(struct window_options){.w = 100, .h = 100}, &err));
	assert_non_null(strstr(err.text, "no display"));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headless_size),
		cmocka_unit_test(test_turned_picture),
		cmocka_unit_test(test_frames_count_what_is_shown),
		cmocka_unit_test(test_typed_text_is_forgotten),
		cmocka_unit_test(test_played_inputs_come_in_order),
		cmocka_unit_test(test_moves_are_joined),
		cmocka_unit_test(test_no_display),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
