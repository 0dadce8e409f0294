// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a sign-up says what is true: the request is kept for the office, and the place is
// confirmed at the desk. No tick before the disk has it.
#include <string.h>

#include "base/arena.h"
#include "content/programme.h"
#include "content/service.h"
#include "content/topic.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/idle.h"
#include "screens/office.h"
#include "screens/print.h"
#include "screens/say.h"
#include "screens/sign_up.h"
#include "screens/sign_up_page.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/note.h"
#include "ui/plate.h"
#include "ui/ui.h"

static void build_working(struct app *app, struct box *column) {
	box_spacer(column);
	box_add(column,
		(struct box){.text = say(app, "One moment…"),
			.type = TYPE_H1,
			.is_bold = true,
			.align = PARA_CENTRE,
			.role = ROLE_STATUS,
			.id = "sign-up-working"});
	box_spacer(column);
}

static void add_else(struct app *app, struct box *keys) {
	key_add(keys,
		(struct key_spec){.id = "home",
			.icon = "plus-circle",
			.label = say(app, "Do something else"),
			.is_start = true});
}

/* With the seconds until the screen is cleared by itself. */
static void add_finish(struct app *app, struct box *keys) {
	bool counts = sign_up_reference(app) && !app->options->is_laptop;
	key_add(keys,
		(struct key_spec){.id = "quick-exit",
			.icon = "check",
			.label = say(app, "Finish and clear"),
			.note = counts ? arena_printf(app->page, "%d", idle_seconds_left(app))
				       : NULL,
			.look = KEY_PRIMARY,
			.is_start = true});
}

static void build_taken_back(struct app *app, struct box *column) {
	note_add(column,
		(struct note_spec){.id = "taken-back",
			.tone = NOTE_TONE_OK,
			.title = say(app, "Your request is deleted."),
			.text = say(app, "Nothing of it is kept.")});
	box_spacer(column);
	struct box *keys = box_add(
		column, (struct box){.kind = BOX_GRID, .columns = 2, .gap = 18, .line_gap = 18});
	add_else(app, keys);
	add_finish(app, keys);
}

static void add_number(struct app *app, struct box *panel, const struct programme *programme) {
	struct box *card = card_add(panel,
		(struct card_spec){.pad = app->tightness > 1 ? 14 : 28, .gap = 4, .grow = 1});
	card->along = PLACE_CENTRE;
	box_add(card,
		(struct box){.text = say(app, "Your number"),
			.type = TYPE_BODY,
			.colour = COLOUR_SECOND});
	box_add(card,
		(struct box){.text = sign_up_reference(app),
			.lang = "en",
			.type_px = app->tightness > 2 ? 64
				: app->tightness      ? 88
						      : 132,
			.is_bold = true,
			.is_ltr_text = true,
			.align = ui_is_rtl(app->ui) ? PARA_END : PARA_START,
			.id = "reference",
			.max_lines = 1});
	box_add(card,
		(struct box){.text = programme->service.name.utf8,
			.lang = programme->service.name.lang,
			.type = TYPE_BODY,
			.colour = COLOUR_SECOND});
}

static void add_next(struct app *app, struct box *blocks) {
	struct box *card = card_add(
		blocks, (struct card_spec){.title = say(app, "What happens next?"), .gap = 16});
	const struct desk *desk = office_desk(app);
	if (desk) {
		bullet_add(card, "map-marker",
			say_fill(app, "Go to this desk: {desk}", "desk", desk->text.utf8));
	}
	bullet_add(card, "account-card-details", say(app, "Say your number there."));
	bullet_add(card, "calendar-clock",
		say(app, "The place is yours only when the desk has confirmed it."));
}

static void add_heading(struct app *app, struct box *parent) {
	struct box *row = box_row(parent, 24);
	row->across = PLACE_CENTRE;
	if (app->tightness < 2) {
		box_add(row,
			(struct box){.icon = "check-circle",
				.icon_px = app->tightness ? 56 : 88,
				.colour = COLOUR_OK,
				.is_silent = true});
	}
	bool is_lean = app->tightness || ui_is_sloped(app->ui) || ui_is_big(app->ui);
	box_add(row,
		(struct box){.text = say(app, "Your request is kept for the office."),
			.type = is_lean ? TYPE_H2 : TYPE_H1,
			.is_bold = true,
			.role = ROLE_HEADING,
			.id = "sign-up-kept",
			.grow = 1});
}

/* On one ground where there is room; else blocks that fit any page. */
static void add_kept(
	struct app *app, const struct columns *columns, const struct programme *programme) {
	struct box *panel = columns->blocks;
	if (!columns->is_joined) {
		panel = box_add(panel,
			(struct box){.kind = BOX_COLUMN,
				.look = LOOK_NOTE_OK,
				.grow = 1,
				.pad = PAD(app->tightness ? 20 : 36),
				.gap = 20});
	}
	add_heading(app, panel);
	add_number(app, panel, programme);
	if (sign_up_state(app) == SIGN_UP_STILL_KEPT) {
		note_add(columns->blocks,
			(struct note_spec){.id = "still-kept",
				.tone = NOTE_TONE_WARN,
				.title = say(app, "It could not be taken back."),
				.text = say(app, "Please say your number at a desk.")});
	}
}

static void add_take_back(struct app *app, struct box *keys) {
	key_add(keys,
		(struct key_spec){.id = "take-back",
			.icon = "undo",
			.label = say(app, "Take it back"),
			.look = KEY_OUTLINE,
			.is_start = true});
}

/* Where words are large two keys stand beside the text, and the others after it. */
static void build_kept(struct app *app, struct box *column, const struct programme *programme) {
	struct columns columns = frame_columns_add_keys(app, column, 560, false);
	bool has_room = !ui_is_big(app->ui) || ui_is_portrait(app->ui);
	add_kept(app, &columns, programme);
	add_next(app, columns.side);
	if (!columns.is_joined) {
		box_spacer(columns.side);
	}
	struct box *keys = columns.keys, *others = has_room ? keys : columns.blocks;
	print_key_add(app, keys,
		(struct key_spec){
			.icon = "printer", .label = say(app, "Print slip"), .is_start = true});
	add_take_back(app, others);
	add_else(app, others);
	add_finish(app, keys);
}

void sign_up_end_build(struct app *app, struct box *column, const struct programme *programme) {
	switch (sign_up_state(app)) {
	case SIGN_UP_TAKEN_BACK: build_taken_back(app, column); break;
	case SIGN_UP_KEPT:
	case SIGN_UP_STILL_KEPT: build_kept(app, column, programme); break;
	default: build_working(app, column);
	}
}
