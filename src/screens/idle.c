// SPDX-License-Identifier: GPL-3.0-or-later
// Two moments: when the question comes, and when it was not answered. The countdown is a number and
// as many segments as seconds, so that it speaks without words.
#include "screens/idle.h"

#include <string.h>

#include "base/arena.h"
#include "screens/app.h"
#include "screens/say.h"
#include "ui/dialog.h"
#include "ui/key.h"
#include "ui/plate.h"
#include "ui/ui.h"

static int64_t idle_s(const struct app *app) {
	return app->options->idle_s > 0 ? app->options->idle_s : 45;
}

static int64_t warn_ms(const struct app *app) {
	return (app->options->warn_s > 0 ? app->options->warn_s : 20) * 1000;
}

int64_t idle_limit_ms(const struct app *app) {
	bool is_slow = app->session->keyboard_is_up || app->session->size >= TEXT_VERY_LARGE;
	return idle_s(app) * 1000 * (is_slow ? 2 : 1);
}

static bool applies(const struct app *app) {
	return app->session->has_begun && !app->options->is_laptop;
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

void idle_tick(struct app *app, int64_t now_ms) {
	if (!applies(app) || now_ms < question_ms(app)) {
		return;
	}
	/* Without a language there is nothing to read the question in: Welcome just starts afresh. */
	if (now_ms >= question_ms(app) + warn_ms(app) || !*app->session->lang) {
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

void idle_build(struct app *app, struct page *page) {
	int64_t gone = clock_ms(app->clock) - question_ms(app);
	int all = (int)(warn_ms(app) / 1000);
	int left = all - (int)(gone / 1000);
	left = left < 0 ? 0 : left > all ? all : left;
	struct box *dialog = dialog_add(
		page, (struct dialog_spec){.id = "idle", .label = say(app, "Are you still here?")});
	struct box *top = box_row(dialog, 36);
	top->across = PLACE_CENTRE;
	box_add(top,
		(struct box){.icon = "human-handsup",
			.icon_px = 120,
			.look = LOOK_PANEL,
			.radius = 90,
			.pad = PAD(30),
			.is_silent = true});
	struct box *words = box_column(top, 8);
	words->grow = 1;
	box_bold(words, TYPE_H1, say(app, "Are you still here?"));
	box_text(words, TYPE_BODY,
		say(app,
			"If you do not answer, this screen is cleared. Your list and your "
			"searches are deleted."));
	box_add(top,
		(struct box){.text = arena_printf(app->page, "%d", left),
			.type_px = 96,
			.is_bold = true,
			.is_ltr_text = true,
			.align = PARA_END,
			.min_w = 130});
	progress_add(dialog, all, left, NULL);
	struct box *keys = box_row(dialog, 24);
	key_add(keys,
		(struct key_spec){.id = "still-here",
			.icon = "check",
			.label = say(app, "Yes, I need more time"),
			.look = KEY_PRIMARY,
			.min_h = 140,
			.grow = 2});
	key_add(keys,
		(struct key_spec){.id = "quick-exit",
			.icon = "exit-to-app",
			.label = say(app, "Finish and clear"),
			.min_h = 140,
			.grow = 1});
}
