// SPDX-License-Identifier: GPL-3.0-or-later
// What was answered, question by question, each with its key to change it; then one key that means it.
#include "content/programme.h"
#include "intake/record.h"

#include "base/arena.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/question.h"
#include "screens/say.h"
#include "screens/sign_up.h"
#include "screens/sign_up_page.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/note.h"
#include "ui/ui.h"

static void add_words(struct app *app, struct box *row, const struct form_field *field) {
	const struct record *record = sign_up_answers(app);
	const char *answer = question_answer(app, record, field);
	bool is_level = !ui_is_portrait(app->ui) && !ui_is_big(app->ui) && app->tightness < 2;
	struct box *words = box_add(row,
		(struct box){.kind = is_level ? BOX_ROW : BOX_COLUMN,
			.gap = is_level ? 24 : 2,
			.across = is_level ? PLACE_CENTRE : PLACE_AUTO,
			.grow = 1});
	box_add(words,
		(struct box){.text = field->label.utf8,
			.lang = field->label.lang,
			.type = TYPE_LABEL,
			.colour = COLOUR_SECOND,
			.grow = is_level ? 2 : 0});
	/* Whatever its script and its signs, it stands alone: FSI … PDI */
	box_add(words,
		(struct box){.text = answer ? arena_printf(app->page, "\u2068%s\u2069", answer)
					    : say(app, "Not answered"),
			.type = TYPE_KEY,
			.is_bold = answer != NULL,
			.colour = answer ? COLOUR_TEXT : COLOUR_SECOND,
			.is_ltr_text =
				answer && (field->type == FORM_PHONE || field->type == FORM_EMAIL),
			.id = arena_printf(app->page, "answer-%s", field->name),
			.role = ROLE_TEXT,
			.grow = is_level ? 3 : 0});
}

static void add_row(struct app *app, struct box *blocks, const struct form_field *field) {
	struct box *row = box_row(blocks, 24);
	row->across = PLACE_CENTRE;
	if (app->tightness < 2) {
		box_add(row,
			(struct box){.icon = question_icon(field),
				.icon_px = 44,
				.colour = COLOUR_ICON,
				.is_silent = true});
	}
	add_words(app, row, field);
	key_add(row,
		(struct key_spec){.id = arena_printf(app->page, "change-%s", field->name),
			.label = say(app, "Change"),
			.type_px = ui_is_big(app->ui) ? 0 : 26,
			.min_h = 72});
}

void review_build(struct app *app, struct box *column, const struct programme *programme) {
	sign_up_title_add(app, column, say(app, "Is everything right?"), programme);
	if (sign_up_state(app) == SIGN_UP_FAILED) {
		note_add(column,
			(struct note_spec){.id = "sign-up-failed",
				.tone = NOTE_TONE_WARN,
				.title = say(app, "Your request could not be kept."),
				.text = say(app, "Please try again, or ask at a desk.")});
	}
	struct columns columns = frame_columns_add_keys(app, column, 460, true);
	columns.blocks->is_ruled = true;
	for (size_t i = 0; i < programme->field_count; i++) {
		add_row(app, columns.blocks, &programme->fields[i]);
	}
	if (!columns.is_joined) {
		note_add(columns.side,
			(struct note_spec){.tone = NOTE_TONE_INFO,
				.icon = "lock",
				.text = say(app,
					"Only the staff of this office can read it. You can take "
					"it back.")});
		box_spacer(columns.side);
	}
	key_add(columns.keys,
		(struct key_spec){.id = "submit",
			.icon = "check",
			.label = sign_up_state(app) == SIGN_UP_FAILED ? say(app, "Try again")
								      : say(app, "Yes, send it"),
			.look = KEY_PRIMARY,
			.grow = columns.is_joined});
}
