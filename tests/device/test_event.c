// SPDX-License-Identifier: GPL-3.0-or-later
// A script of SDL events goes in, what a visitor did comes out as one line of letters.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <SDL.h>
#include <string.h>

#include "device/event.h"

/* P press, M move, R release, C cancel, K key, T text, W wheel, S resize, E expose, Q quit. */
static const char letters[] = "-PMRCWKTSEQ";

static SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y) {
	return (SDL_Event){.tfinger = {.type = type, .touchId = 7, .fingerId = id, .x = x, .y = y}};
}

static SDL_Event button(Uint32 type, Uint8 which_button, Uint32 which) {
	return (SDL_Event){
		.button = {.type = type, .which = which, .button = which_button, .x = 10, .y = 20}};
}

static SDL_Event motion(Uint32 which) {
	return (SDL_Event){.motion = {.type = SDL_MOUSEMOTION, .which = which, .x = 11, .y = 21}};
}

struct step {
	int64_t ms;
	SDL_Event event;
};

static void play(const struct step *steps, size_t count, const char *expected) {
	struct event_reader reader = {.w = 1920, .h = 1080};
	char got[64] = "";
	for (size_t i = 0; i < count; i++) {
		struct input out[2];
		int n = event_read(&reader, &steps[i].event, steps[i].ms, out);
		for (int k = 0; k < n; k++) {
			strncat(got, &letters[out[k].kind], 1);
		}
	}
	assert_string_equal(got, expected);
}

#define PLAY(expected, ...)                                                                        \
	do {                                                                                       \
		const struct step steps[] = {__VA_ARGS__};                                         \
		play(steps, sizeof steps / sizeof *steps, expected);                               \
	} while (0)

static void test_one_pointer_at_a_time(void **state) {
	(void)state;
	PLAY("PMR", {0, finger(SDL_FINGERDOWN, 1, .1f, .1f)},
		{10, finger(SDL_FINGERMOTION, 1, .2f, .1f)},
		{20, finger(SDL_FINGERUP, 1, .2f, .1f)});
	/* a second finger is not told, in whatever order they leave */
	PLAY("PR", {0, finger(SDL_FINGERDOWN, 1, .1f, .1f)},
		{5, finger(SDL_FINGERDOWN, 2, .5f, .5f)},
		{6, finger(SDL_FINGERMOTION, 2, .6f, .5f)}, {7, finger(SDL_FINGERUP, 2, .6f, .5f)},
		{20, finger(SDL_FINGERUP, 1, .1f, .1f)});
	PLAY("PR", {0, finger(SDL_FINGERDOWN, 1, .1f, .1f)},
		{5, finger(SDL_FINGERDOWN, 2, .5f, .5f)}, {7, finger(SDL_FINGERUP, 1, .1f, .1f)},
		{9, finger(SDL_FINGERUP, 2, .5f, .5f)});
	/* nor a mouse beside a finger, nor the mouse that SDL makes of a touch */
	PLAY("PR", {0, finger(SDL_FINGERDOWN, 1, .1f, .1f)},
		{1, button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 0)},
		{2, button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 0)},
		{3, finger(SDL_FINGERUP, 1, .1f, .1f)});
	PLAY("", {0, button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID)},
		{1, motion(SDL_TOUCH_MOUSEID)},
		{2, button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID)});
}

static void test_mouse(void **state) {
	(void)state;
	PLAY("PMR", {0, motion(0)}, {1, button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 0)},
		{2, motion(0)}, {3, button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 0)}, {4, motion(0)});
	PLAY("", {1, button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_RIGHT, 0)},
		{3, button(SDL_MOUSEBUTTONUP, SDL_BUTTON_RIGHT, 0)});
	PLAY("W", {0, {.wheel = {.type = SDL_MOUSEWHEEL, .y = -1}}});
	PLAY("", {0, {.wheel = {.type = SDL_MOUSEWHEEL, .x = -1}}});
}

static void test_lost_finger_makes_room(void **state) {
	(void)state;
	PLAY("P", {0, finger(SDL_FINGERDOWN, 1, .1f, .1f)},
		{EVENT_LOST_FINGER_MS, finger(SDL_FINGERDOWN, 2, .5f, .5f)});
	PLAY("PCPR", {0, finger(SDL_FINGERDOWN, 1, .1f, .1f)},
		{EVENT_LOST_FINGER_MS + 1, finger(SDL_FINGERDOWN, 2, .5f, .5f)},
		{EVENT_LOST_FINGER_MS + 2, finger(SDL_FINGERUP, 1, .1f, .1f)},
		{EVENT_LOST_FINGER_MS + 3, finger(SDL_FINGERUP, 2, .5f, .5f)});
	/* the same finger down twice: its release was lost */
	PLAY("PCP", {0, finger(SDL_FINGERDOWN, 1, .1f, .1f)},
		{10, finger(SDL_FINGERDOWN, 1, .5f, .5f)});
}

static void test_turned_panels(void **state) {
	static const struct {
		int rotation, x, y;
	} table[] = {{0, 1440, 270}, {90, 270, 479}, {180, 479, 809}, {270, 809, 1440}};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct event_reader reader = {.w = 1920, .h = 1080, .rotation = table[i].rotation};
		struct input out[2];
		SDL_Event event = finger(SDL_FINGERDOWN, 1, .75f, .25f);
		assert_int_equal(event_read(&reader, &event, 0, out), 1);
		assert_int_equal(out[0].x, table[i].x);
		assert_int_equal(out[0].y, table[i].y);
	}
}

static void test_keys(void **state) {
	static const struct {
		SDL_Keycode code;
		Uint16 mod;
		enum key key;
	} table[] = {
		{SDLK_LEFT, 0, KEY_LEFT},
		{SDLK_TAB, 0, KEY_TAB},
		{SDLK_TAB, KMOD_LSHIFT, KEY_BACKTAB},
		{SDLK_RETURN, 0, KEY_ENTER},
		{SDLK_KP_ENTER, 0, KEY_ENTER},
		{SDLK_SPACE, 0, KEY_SPACE},
		{SDLK_ESCAPE, 0, KEY_BACK},
		{SDLK_AC_BACK, 0, KEY_BACK},
		{SDLK_PAGEDOWN, 0, KEY_PAGE_DOWN},
		{SDLK_a, 0, KEY_NONE},
		{SDLK_F1, 0, KEY_NONE},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct event_reader reader = {.w = 1, .h = 1};
		struct input out[2];
		SDL_Event event = {.key = {.type = SDL_KEYDOWN,
					   .keysym = {.sym = table[i].code, .mod = table[i].mod}}};
		assert_int_equal(
			event_read(&reader, &event, 0, out), table[i].key == KEY_NONE ? 0 : 1);
		assert_int_equal(out[0].key, table[i].key);
	}
	assert_int_equal(input_key_named("PageDown"), KEY_PAGE_DOWN);
	assert_int_equal(input_key_named("Escape"), KEY_BACK);
	assert_int_equal(input_key_named("Nonsense"), KEY_NONE);
}

static void test_text(void **state) {
	(void)state;
	PLAY("T", {0, {.text = {.type = SDL_TEXTINPUT, .text = "é"}}});
	PLAY("", {0, {.text = {.type = SDL_TEXTINPUT, .text = " "}}}); /* it is KEY_SPACE */
	PLAY("", {0, {.text = {.type = SDL_TEXTINPUT, .text = ""}}});
	PLAY("SEQ",
		{0, {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_SIZE_CHANGED}}},
		{1, {.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_EXPOSED}}},
		{2, {.type = SDL_QUIT}});
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_pointer_at_a_time),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_lost_finger_makes_room),
		cmocka_unit_test(test_turned_panels),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
