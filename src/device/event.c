// SPDX-License-Identifier: GPL-3.0-or-later
// The first pointer that goes down owns the screen until it is up: a second finger, a palm or the
// mouse in between is not told at all. Keys are told by what they mean.
#include "device/event.h"

#include <string.h>

/* From the window's pixels to the pixmap's, against the turn of the picture. */
static void place(const struct event_reader *reader, int x, int y, struct input *input) {
	switch (reader->rotation) {
	case 90: *input = (struct input){.x = y, .y = reader->w - 1 - x}; return;
	case 180: *input = (struct input){.x = reader->w - 1 - x, .y = reader->h - 1 - y}; return;
	case 270: *input = (struct input){.x = reader->h - 1 - y, .y = x}; return;
	default: *input = (struct input){.x = x, .y = y}; return;
	}
}

struct touch {
	bool is_finger;
	SDL_TouchID touch;
	SDL_FingerID finger;
	int x, y; /* window pixels */
};

static bool is_owner(const struct event_reader *reader, const struct touch *touch) {
	return reader->is_down && reader->is_finger == touch->is_finger &&
		reader->touch == touch->touch && reader->finger == touch->finger;
}

static int read_press(
	struct event_reader *reader, const struct touch *touch, int64_t ms, struct input out[2]) {
	int count = 0;
	bool is_lost = is_owner(reader, touch) || ms - reader->heard_ms > EVENT_LOST_FINGER_MS;
	if (reader->is_down && !is_lost) {
		return 0;
	}
	if (reader->is_down) {
		out[count++] = (struct input){
			.kind = INPUT_CANCEL, .x = reader->x, .y = reader->y, .ms = ms};
	}
	place(reader, touch->x, touch->y, &out[count]);
	out[count].kind = INPUT_PRESS;
	out[count].ms = ms;
	reader->is_down = true;
	reader->is_finger = touch->is_finger;
	reader->touch = touch->touch;
	reader->finger = touch->finger;
	reader->heard_ms = ms;
	reader->x = out[count].x;
	reader->y = out[count].y;
	return count + 1;
}

static int read_moved(struct event_reader *reader, const struct touch *touch, enum input_kind kind,
	int64_t ms, struct input out[2]) {
	if (!is_owner(reader, touch)) {
		return 0;
	}
	place(reader, touch->x, touch->y, &out[0]);
	out[0].kind = kind;
	out[0].ms = ms;
	reader->heard_ms = ms;
	reader->x = out[0].x;
	reader->y = out[0].y;
	if (kind == INPUT_RELEASE) {
		reader->is_down = false;
	}
	return 1;
}

static int read_finger(struct event_reader *reader, const SDL_TouchFingerEvent *event, int64_t ms,
	struct input out[2]) {
	struct touch touch = {.is_finger = true,
		.touch = event->touchId,
		.finger = event->fingerId,
		.x = (int)(event->x * (float)reader->w),
		.y = (int)(event->y * (float)reader->h)};
	if (event->type == SDL_FINGERDOWN) {
		return read_press(reader, &touch, ms, out);
	}
	return read_moved(
		reader, &touch, event->type == SDL_FINGERUP ? INPUT_RELEASE : INPUT_MOVE, ms, out);
}

static int read_mouse(
	struct event_reader *reader, const SDL_Event *event, int64_t ms, struct input out[2]) {
	struct touch touch = {0};
	if (event->type == SDL_MOUSEMOTION) {
		touch.x = event->motion.x;
		touch.y = event->motion.y;
		return event->motion.which == SDL_TOUCH_MOUSEID
			? 0
			: read_moved(reader, &touch, INPUT_MOVE, ms, out);
	}
	if (event->button.button != SDL_BUTTON_LEFT || event->button.which == SDL_TOUCH_MOUSEID) {
		return 0;
	}
	touch.x = event->button.x;
	touch.y = event->button.y;
	return event->type == SDL_MOUSEBUTTONDOWN
		? read_press(reader, &touch, ms, out)
		: read_moved(reader, &touch, INPUT_RELEASE, ms, out);
}

static const struct {
	SDL_Keycode code;
	enum key key;
} keys[] = {
	{SDLK_LEFT, KEY_LEFT},
	{SDLK_RIGHT, KEY_RIGHT},
	{SDLK_UP, KEY_UP},
	{SDLK_DOWN, KEY_DOWN},
	{SDLK_TAB, KEY_TAB},
	{SDLK_RETURN, KEY_ENTER},
	{SDLK_KP_ENTER, KEY_ENTER},
	{SDLK_SPACE, KEY_SPACE},
	{SDLK_ESCAPE, KEY_BACK},
	{SDLK_AC_BACK, KEY_BACK},
	{SDLK_BACKSPACE, KEY_BACKSPACE},
	{SDLK_DELETE, KEY_DELETE},
	{SDLK_PAGEUP, KEY_PAGE_UP},
	{SDLK_PAGEDOWN, KEY_PAGE_DOWN},
	{SDLK_HOME, KEY_HOME},
	{SDLK_AC_HOME, KEY_HOME},
	{SDLK_END, KEY_END},
};

static int read_key(const SDL_KeyboardEvent *event, int64_t ms, struct input out[2]) {
	enum key key = KEY_NONE;
	for (size_t i = 0; i < SDL_arraysize(keys); i++) {
		if (keys[i].code == event->keysym.sym) {
			key = keys[i].key;
		}
	}
	if (key == KEY_TAB && event->keysym.mod & KMOD_SHIFT) {
		key = KEY_BACKTAB;
	}
	out[0] =
		(struct input){.kind = INPUT_KEY, .key = key, .is_repeat = event->repeat, .ms = ms};
	return key != KEY_NONE;
}

static int read_text(const SDL_TextInputEvent *event, int64_t ms, struct input out[2]) {
	if (!*event->text || strcmp(event->text, " ") == 0) {
		return 0;
	}
	out[0] = (struct input){.kind = INPUT_TEXT, .ms = ms};
	memcpy(out[0].text, event->text, sizeof out[0].text - 1);
	return 1;
}

static int read_wheel(const SDL_MouseWheelEvent *event, int64_t ms, struct input out[2]) {
	int up = event->direction == SDL_MOUSEWHEEL_FLIPPED ? -event->y : event->y;
	out[0] = (struct input){.kind = INPUT_WHEEL, .delta = -up, .ms = ms};
	return up != 0;
}

static int read_window(const SDL_WindowEvent *event, int64_t ms, struct input out[2]) {
	out[0] = (struct input){.ms = ms};
	switch (event->event) {
	case SDL_WINDOWEVENT_SIZE_CHANGED: out[0].kind = INPUT_RESIZE; return 1;
	case SDL_WINDOWEVENT_EXPOSED: out[0].kind = INPUT_EXPOSE; return 1;
	default: return 0;
	}
}

int event_read(
	struct event_reader *reader, const SDL_Event *event, int64_t ms, struct input out[2]) {
	switch (event->type) {
	case SDL_FINGERDOWN:
	case SDL_FINGERMOTION:
	case SDL_FINGERUP: return read_finger(reader, &event->tfinger, ms, out);
	case SDL_MOUSEMOTION:
	case SDL_MOUSEBUTTONDOWN:
	case SDL_MOUSEBUTTONUP: return read_mouse(reader, event, ms, out);
	case SDL_MOUSEWHEEL: return read_wheel(&event->wheel, ms, out);
	case SDL_KEYDOWN: return read_key(&event->key, ms, out);
	case SDL_TEXTINPUT: return read_text(&event->text, ms, out);
	case SDL_WINDOWEVENT: return read_window(&event->window, ms, out);
	case SDL_QUIT: out[0] = (struct input){.kind = INPUT_QUIT, .ms = ms}; return 1;
	default: return 0;
	}
}
