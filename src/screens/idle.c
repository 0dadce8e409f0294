// SPDX-License-Identifier: GPL-3.0-or-later
// Two moments: when the question comes, and when it was not answered. The countdown is a number and
// as many segments as seconds, so that it speaks without words.
#include "screens/idle.h"

#include <string.h>

#include "base/arena.h"
#include "screens/app.h"
#include "screens/say.h"
#include "screens/sign_up.h"
#include "screens/staff_session.h"
#include "ui/dialog.h"
#include "ui/key.h"
#include "ui/plate.h"
#include "ui/ui.h"

#define DONE_S 30 /* that the end of a sign-up stands */

static int64_t idle_s(const struct app *app) {
	return app->options->idle_s > 0 ? app->options->idle_s : 45;
}

static int64_t warn_ms(const struct app *app) {
	return (app->options->warn_s > 0 ? app->options->warn_s : 20) * 1000;
}

/* A sign-up is done: the number is written down or printed, and the next person may come. */
static bool is_over(const struct app *app) {
	return app->session->here.kind == SCREEN_SIGN_UP && sign_up_reference(app);
}

int64_t idle_limit_ms(const struct app *app) {
	bool is_slow = app->session->keyboard_is_up || app->session->size >= TEXT_VERY_LARGE;
	return (is_over(app) ? DONE_S : idle_s(app)) * 1000 * (is_slow ? 2 : 1);
}

static bool applies(const struct app *app) {
	return app->session->has_begun && !app->options->is_laptop && !staff_is_up(app);
}

static int64_t question_ms(const struct app *app) {
	return app->active_ms + idle_limit_ms(app);
}

int64_t idle_due_ms(const struct app *app) {
	if (!applies(app)) {
		return INT64_MAX;
	}
	if (!app->is_warning) {
		return question_ms(app);
	}
	int64_t gone = clock_ms(app->clock) - question_ms(app);
	return question_ms(app) + (gone / 1000 + 1) * 1000;
}

int idle_seconds_left(struct app *app) {
	int64_t left = question_ms(app) - clock_ms(app->clock);
	app_wake_at(app, clock_ms(app->clock) + (left > 0 ? (left - 1) % 1000 + 1 : 1000));
	return left > 0 ? (int)((left + 999) / 1000) : 0;
}

void idle_tick(struct app *app, int64_t now_ms) {
	if (!applies(app) || now_ms < question_ms(app)) {
		return;
	}
	/* Without a language there is nothing to read the question in: Welcome just starts afresh. */
	if (is_over(app) || now_ms >= question_ms(app) + warn_ms(app) || !*app->session->lang) {
		app_wipe(app);
		return;
	}
	app->is_warning = true;
	app_changed(app);
}

bool idle_swallow(struct app *app, const struct input *input) {
	if (!app->is_warning) {
		return false;
	}
	bool is_pointer = input->kind == INPUT_PRESS || input->kind == INPUT_MOVE ||
		input->kind == INPUT_RELEASE;
	if (is_pointer && (app->touch.is_down || ui_hit(app->ui, input->x, input->y))) {
		return false; /* a key of the dialog or of the Rail */
	}
	if (input->kind == INPUT_KEY &&
		(input->key == KEY_TAB || input->key == KEY_BACKTAB || input->key == KEY_ENTER ||
			input->key == KEY_LEFT || input->key == KEY_RIGHT)) {
		return false; /* the keys that choose between the two answers */
	}
	app->is_warning = input->kind == INPUT_PRESS; /* a touch beside it answers on release */
	return true;
}

bool idle_press(struct app *app, const char *id) {
	if (!app->is_warning) {
		return false;
	}
	app->is_warning = false;
	if (!strcmp(id, "quick-exit")) {
		app_wipe(app);
		return true;
	}
	return !strcmp(id, "still-here");
}

static int seconds_left(const struct app *app, int all) {
	int64_t gone = clock_ms(app->clock) - question_ms(app);
	int left = all - (int)(gone / 1000);
	return left < 0 ? 0 : left > all ? all : left;
}

/* Where the words are too much for the room they fall back to the size of Very large. */
#define LEAN_TYPE_PX 23

static void add_question(struct app *app, struct box *dialog, int left) {
	bool is_lean = app->tightness > 0;
	int lean_px = app->tightness > 1 && ui_is_big(app->ui) ? LEAN_TYPE_PX : 0;
	struct box *top = box_row(dialog, is_lean ? 20 : 36);
	top->across = PLACE_CENTRE;
	if (!is_lean) {
		box_add(top,
			(struct box){.icon = "human-handsup",
				.icon_px = 120,
				.look = LOOK_PANEL,
				.radius = 90,
				.pad = PAD(30),
				.is_silent = true});
	}
	struct box *words = box_column(top, 8);
	words->grow = 1;
	box_add(words,
		(struct box){.text = say(app, "Are you still here?"),
			.type = is_lean ? TYPE_H2 : TYPE_H1,
			.type_px = lean_px ? 30 : 0,
			.is_bold = true,
			.role = ROLE_HEADING});
	box_add(words,
		(struct box){.text = say(app,
				     "If you do not answer, this screen is cleared. Your list "
				     "and your searches are deleted."),
			.type = lean_px ? TYPE_LABEL : TYPE_BODY,
			.type_px = lean_px});
	box_add(top,
		(struct box){.text = arena_printf(app->page, "%d", left),
			.type_px = is_lean ? 72 : 96,
			.is_bold = true,
			.is_ltr_text = true,
			.lang = "en",
			.align = PARA_END,
			.min_w = 130});
}

static void add_answers(struct app *app, struct box *dialog) {
	bool is_lean = app->tightness > 0;
	int px = app->tightness > 1 && ui_is_big(app->ui) ? LEAN_TYPE_PX + 2 : 0;
	struct box *keys = box_add(dialog,
		(struct box){.kind = ui_is_portrait(app->ui) && ui_is_big(app->ui) ? BOX_COLUMN
										   : BOX_ROW,
			.gap = is_lean ? 16 : 24});
	key_add(keys,
		(struct key_spec){.id = "still-here",
			.icon = "check",
			.label = say(app, "Yes, I need more time"),
			.look = KEY_PRIMARY,
			.type_px = px     ? px
				: is_lean ? 0
					  : 36,
			.min_h = is_lean ? 104 : 140,
			.grow = is_lean ? 1 : 2});
	key_add(keys,
		(struct key_spec){.id = "quick-exit",
			.icon = "exit-to-app",
			.label = say(app, "Finish and clear"),
			.type_px = px,
			.min_h = is_lean ? 104 : 140,
			.grow = 1});
}

void idle_build(struct app *app, struct page *page) {
	int all = (int)(warn_ms(app) / 1000), left = seconds_left(app, all);
	struct box *dialog = dialog_add(page,
		(struct dialog_spec){.id = "idle",
			.label = say(app, "Are you still here?"),
			.w = ui_is_big(app->ui) ? 1640 : 0});
	if (app->tightness) {
		dialog->pad = PAD(app->tightness > 1 ? 20 : 32);
	}
	add_question(app, dialog, left);
	progress_add(dialog, all, left, NULL);
	add_answers(app, dialog);
}
