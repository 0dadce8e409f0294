// SPDX-License-Identifier: GPL-3.0-or-later
// The PIN: digits go into wiped memory and show as dots; a worker looks at them.
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "device/clock.h"
#include "device/input.h"
#include "lang/mark.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/staff_inner.h"
#include "seal/lockout.h"
#include "ui/key.h"
#include "ui/plate.h"
#include "ui/ui.h"

#define PAD_W 640
#define KEY_H 112

static int64_t wait_ms(const struct app *app) {
	return lockout_wait_ms(app->staff->lockout, clock_ms(app->clock));
}

static bool is_ready(const struct app *app) {
	return !staff_is_at_work(app) && !wait_ms(app);
}

/* "9:42", "3"; shown anew with each second. */
static const char *wait_text(struct app *app) {
	int64_t ms = wait_ms(app);
	int s = (int)((ms + 999) / 1000);
	app_wake_at(app, clock_ms(app->clock) + (ms - 1) % 1000 + 1);
	return s >= 60 ? arena_printf(app->page, "%d:%02d", s / 60, s % 60)
		       : arena_printf(app->page, "%d", s);
}

/* What there is to know about the next try. */
static const char *state_text(struct app *app) {
	if (staff_is_at_work(app)) {
		return say_staff(app, N_STAFF("Please wait."));
	}
	int tries = lockout_tries(app->staff->lockout);
	if (wait_ms(app)) {
		return tries
			? staff_fill(app,
				  N_STAFF("The PIN is wrong. The next try is possible in {time} "
					  "s."),
				  "time", wait_text(app))
			: staff_fill(app, N_STAFF("Locked. The next try is possible in {time}."),
				  "time", wait_text(app));
	}
	return app->staff->told == STAFF_TOLD_WRONG && tries
		? staff_fill(app, N_STAFF("The PIN was wrong. Tries left: {count}."), "count",
			  arena_printf(app->page, "%d", tries))
		: NULL;
}

static void add_dots(struct app *app, struct box *words) {
	int typed = app->staff->digit_count;
	struct box *dots = box_add(words,
		(struct box){.kind = BOX_ROW,
			.gap = 14,
			.flow = FLOW_LTR,
			.role = ROLE_STATUS,
			.id = "pin-dots",
			.label = arena_printf(app->page, "%d", typed)});
	for (int i = 0; i < typed || i < PIN_LEAST_DIGITS; i++) {
		struct box *dot = box_add(dots,
			(struct box){.kind = BOX_STACK, .look = LOOK_FIELD_IDLE, .w = 56, .h = 76});
		if (i < typed) {
			box_add(dot,
				(struct box){.kind = BOX_COLUMN,
					.look = LOOK_DISC,
					.radius = 14,
					.w = 28,
					.h = 28,
					.self = PLACE_CENTRE,
					.self_along = PLACE_CENTRE});
		}
	}
}

static void add_words(struct app *app, struct box *words) {
	struct box *title =
		box_add(words, (struct box){.kind = BOX_ROW, .gap = 24, .across = PLACE_CENTRE});
	plate_add(title, "lock", TOPIC_NONE, 112);
	box_add(title,
		(struct box){.text = say_staff(app, N_STAFF("Staff")),
			.type = TYPE_H1,
			.is_bold = true,
			.role = ROLE_HEADING});
	box_text(words, TYPE_BODY,
		say_staff(app,
			N_STAFF("Enter the PIN. After five wrong ones it is locked for ten "
				"minutes.")));
	add_dots(app, words);
	const char *state = state_text(app);
	if (state) {
		struct box *told = box_bold(words, TYPE_BODY, state);
		told->id = "pin-told";
		told->role = ROLE_STATUS;
	}
	struct box *row = box_row(words, 0);
	key_add(row,
		(struct key_spec){.id = "go-on",
			.icon = "arrow-left",
			.label = say_staff(app, N_STAFF("Back to the display"))});
	box_spacer(row);
}

/* As on a telephone, in every language. */
static void add_pad(struct app *app, struct box *parent) {
	static const char *const ids[] = {"pin-1", "pin-2", "pin-3", "pin-4", "pin-5", "pin-6",
		"pin-7", "pin-8", "pin-9", "pin-back", "pin-0", "pin-enter"};
	static const char *const digits[] = {
		"1", "2", "3", "4", "5", "6", "7", "8", "9", NULL, "0", NULL};
	struct box *pad = box_column(parent, 16);
	struct box *row = NULL;
	for (int i = 0; i < 12; i++) {
		if (i % 3 == 0) {
			row = box_row(pad, 16);
			row->flow = FLOW_LTR;
		}
		bool is_back = i == 9, is_enter = i == 11;
		type_key_add(row,
			(struct type_key_spec){.id = ids[i],
				.label = digits[i],
				.icon = is_back    ? "backspace"
					: is_enter ? "check"
						   : NULL,
				.spoken = is_back  ? say_staff(app, N_STAFF("Delete a digit"))
					: is_enter ? say_staff(app, N_STAFF("Confirm"))
						   : NULL,
				.lang = "en",
				.is_primary = is_enter,
				.min_h = KEY_H,
				.type_px = 48});
	}
	pad->w = PAD_W;
	pad->self = PLACE_CENTRE;
}

static void build(struct app *app, struct box *main) {
	bool is_tall = ui_is_portrait(app->ui);
	struct box *body = box_add(main,
		(struct box){.kind = is_tall ? BOX_COLUMN : BOX_ROW,
			.gap = is_tall ? 48 : 120,
			.grow = 1,
			.along = PLACE_CENTRE,
			.pad = is_tall ? PAD(0) : PAD2(0, 60)});
	struct box *words = box_column(body, 26);
	words->grow = !is_tall;
	words->self = is_tall ? PLACE_STRETCH : PLACE_CENTRE;
	add_words(app, words);
	add_pad(app, body);
}

/* ---- what is pressed ---- */

static void add_digit(struct staff *staff, char digit) {
	if (staff->digit_count < PIN_MOST_DIGITS) {
		staff->digits[staff->digit_count++] = digit;
		staff->told = STAFF_TOLD_NOTHING;
	}
}

static void remove_digit(struct staff *staff) {
	if (staff->digit_count) {
		staff->digits[--staff->digit_count] = '\0';
	}
}

/* One that can be none costs no try. */
static void confirm(struct app *app) {
	if (app->staff->digit_count >= PIN_LEAST_DIGITS) {
		staff_work(app, STAFF_VERIFY);
	}
}

static bool press(struct app *app, const char *id) {
	if (staff_is_at_work(app)) {
		return true;
	}
	if (!strcmp(id, "go-on") || !strcmp(id, "back") || !strcmp(id, "home")) {
		staff_return(app);
	} else if (!is_ready(app)) {
		return true;
	} else if (!strcmp(id, "pin-enter")) {
		confirm(app);
	} else if (!strcmp(id, "pin-back")) {
		remove_digit(app->staff);
	} else if (!strncmp(id, "pin-", 4) && id[4] >= '0' && id[4] <= '9') {
		add_digit(app->staff, id[4]);
	}
	return true;
}

/* Digits of a keyboard; all other keys are the focus's. */
static bool type(struct app *app, const struct input *input) {
	if (input->kind == INPUT_TEXT) {
		for (const char *at = input->text; is_ready(app) && *at; at++) {
			if (*at >= '0' && *at <= '9') {
				add_digit(app->staff, *at);
			}
		}
		return true;
	}
	if (input->kind == INPUT_KEY && input->key == KEY_BACKSPACE && is_ready(app)) {
		remove_digit(app->staff);
		return true;
	}
	if (input->kind == INPUT_KEY && input->key == KEY_ENTER && !ui_focus_is_visible(app->ui)) {
		if (is_ready(app)) {
			confirm(app);
		}
		return true;
	}
	return false;
}

const struct screen screen_staff_pin = {
	.build = build, .press = press, .type = type, .is_staffs = true};
