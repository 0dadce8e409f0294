// SPDX-License-Identifier: GPL-3.0-or-later
// One finger, one box. The box is known by its id, because the page may be built anew while the
// finger is down.
#include "ui/touch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/ui.h"
#include "ui/ui_state.h"

#define SLOP_PX 8
#define DRAG_PX 24
#define STRIKE_MS 300
#define LOOK_MS 80

static struct touch_result press(
	struct touch *touch, struct ui *ui, int x, int y, int finger, int64_t ms) {
	const struct box *box = ui_hit(ui, x, y);
	touch->is_down = true;
	touch->is_drag = touch->has_left = false;
	touch->finger = finger;
	touch->x = x;
	touch->y = touch->last_y = y;
	touch->pressed_ms = ms;
	touch->release_due_ms = 0;
	snprintf(touch->id, sizeof touch->id, "%s", box && box->id ? box->id : "");
	ui_press(ui, touch->id);
	bool hid_focus = ui_focus_is_visible(ui);
	ui_show_focus(ui, false);
	return (struct touch_result){.looks_different = *touch->id || hid_focus};
}

static struct touch_result move(struct touch *touch, struct ui *ui, int x, int y) {
	struct touch_result result = {0};
	int dx = abs(x - touch->x), dy = abs(y - touch->y);
	if (!touch->is_drag && dy > ui_px(ui, DRAG_PX) && dy > dx) {
		touch->is_drag = true;
	}
	touch->last_y = y;
	if (!touch->has_left && *touch->id &&
		!ui_is_over(ui, touch->id, x, y, ui_px(ui, SLOP_PX))) {
		touch->has_left = true; /* coming back does not count */
		ui_press(ui, NULL);
		result.looks_different = true;
	}
	return result;
}

/* A second strike that meets another box because the screen has changed under the finger. */
static bool is_same_place(const struct touch *touch, const struct ui *ui) {
	int near = ui_px(ui, TOUCH_MIN_PX) / 2;
	return abs(touch->x - touch->struck_x) < near && abs(touch->y - touch->struck_y) < near;
}

static struct touch_result release(struct touch *touch, struct ui *ui, int x, int y, int64_t ms) {
	struct touch_result result = move(touch, ui, x, y);
	touch->is_down = false;
	if (touch->is_drag &&
		(touch->has_left || !*touch->id || abs(y - touch->y) > ui_px(ui, 2 * DRAG_PX))) {
		result.is_drag_end = true;
		result.drag_px = y - touch->y;
		result.looks_different = result.looks_different || *touch->id;
		ui_press(ui, NULL);
		return result;
	}
	if (!*touch->id || touch->has_left) {
		return result;
	}
	if (ms - touch->pressed_ms >= LOOK_MS) {
		ui_press(ui, NULL);
		result.looks_different = true;
	} else {
		touch->release_due_ms = touch->pressed_ms + LOOK_MS;
	}
	bool strikes_twice = touch->has_struck && ms - touch->struck_ms < STRIKE_MS &&
		(strcmp(touch->struck_id, touch->id) == 0 || is_same_place(touch, ui));
	if (!strikes_twice) {
		touch->has_struck = true;
		touch->struck_ms = ms;
		touch->struck_x = touch->x;
		touch->struck_y = touch->y;
		memcpy(touch->struck_id, touch->id, sizeof touch->id);
		result.acted = touch->id;
	}
	return result;
}

struct touch_result touch_event(struct touch *touch, struct ui *ui, enum touch_kind kind, int x,
	int y, int finger, int64_t ms) {
	if (kind == TOUCH_PRESS) {
		return touch->is_down ? (struct touch_result){0}
				      : press(touch, ui, x, y, finger, ms);
	}
	if (!touch->is_down || finger != touch->finger) {
		return (struct touch_result){0};
	}
	return kind == TOUCH_MOVE ? move(touch, ui, x, y) : release(touch, ui, x, y, ms);
}

int64_t touch_due_ms(const struct touch *touch) {
	return touch->release_due_ms > 0 ? touch->release_due_ms : -1;
}

bool touch_tick(struct touch *touch, struct ui *ui, int64_t ms) {
	if (touch->release_due_ms <= 0 || ms < touch->release_due_ms) {
		return false;
	}
	touch->release_due_ms = 0;
	ui_press(ui, NULL);
	return true;
}
