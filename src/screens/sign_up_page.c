// SPDX-License-Identifier: GPL-3.0-or-later
// Signing up: one question a page, the privacy text beside the first, then the review, then the end.
// The page is drawn from the scene's step and from what is under way; where nothing is, as after Home,
// it begins at the first question again.
#include "screens/sign_up_page.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/block.h"
#include "content/programme.h"
#include "content/topic.h"
#include "device/input.h"
#include "intake/record.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/office.h"
#include "screens/print.h"
#include "screens/question.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/sign_up.h"
#include "screens/typing.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/note.h"
#include "ui/plate.h"
#include "ui/ui.h"

#define SIDE_W 480
/* Where the words are too much for the room they take the sizes of Very large. */
#define LEAST_PX 15
#define LEAST_TITLE_PX 20

static const struct programme *programme_here(struct app *app) {
	return programme_load(app->pack, app->page, app->session->here.id, app_lang(app));
}

static int field_count(const struct programme *programme) {
	return (int)programme->field_count;
}

/* The question of this step; NULL after the last. */
static const struct form_field *field_at(const struct programme *programme, int step) {
	return step < field_count(programme) ? &programme->fields[step] : NULL;
}

static bool is_under_way(const struct app *app) {
	return sign_up_is_for(app, app->session->here.id);
}

/* ---- parts ---- */

void sign_up_leave_add(struct app *app, struct box *parent) {
	key_add(parent,
		(struct key_spec){.id = "quick-exit",
			.icon = "run",
			.label = say(app, "Leave and delete"),
			.look = KEY_DANGER,
			.type_px = app->tightness > 2 ? 20 : 26,
			.icon_px = app->tightness > 2 ? 32 : 40,
			.min_h = app->tightness > 2 ? 64 : 78})
		->self = PLACE_CENTRE;
}

void sign_up_title_add(
	struct app *app, struct box *column, const char *title, const struct programme *programme) {
	struct box *row = box_row(column, 24);
	row->across = PLACE_CENTRE;
	struct box *words = box_column(row, 2);
	words->grow = 1;
	box_add(words,
		(struct box){.text = title,
			.type = app->tightness > 1 || ui_is_sloped(app->ui) ? TYPE_H2 : TYPE_H1,
			.is_bold = true,
			.role = ROLE_HEADING});
	if (app->tightness < 3) {
		box_add(words,
			(struct box){.text = programme->service.name.utf8,
				.lang = programme->service.name.lang,
				.type = TYPE_LABEL,
				.colour = COLOUR_SECOND});
	}
	sign_up_leave_add(app, row);
}

/* Which programme, how far, and the way out. */
static void add_progress(
	struct app *app, struct box *column, const struct programme *programme, int step) {
	const char *at = arena_printf(app->page, "%d", step + 1);
	const char *of = arena_printf(app->page, "%d", field_count(programme));
	const char *where =
		say_fill2(app, "Question {number} of {total}", "number", at, "total", of);
	struct box *row = box_row(column, 24);
	row->across = PLACE_CENTRE;
	struct box *left = box_column(row, 10);
	left->grow = 1;
	struct box *words = box_row(left, 16);
	words->across = PLACE_CENTRE;
	if (app->tightness < 1) {
		box_icon(words, "calendar-clock", 40);
	}
	bool has_name = app->tightness < 2 && !(ui_is_big(app->ui) && ui_is_portrait(app->ui));
	if (has_name) {
		box_add(words,
			(struct box){.text = programme->service.name.utf8,
				.lang = programme->service.name.lang,
				.type = TYPE_LABEL,
				.is_bold = true,
				.grow = 1});
	}
	box_add(words, (struct box){.text = where, .type = TYPE_LABEL, .colour = COLOUR_SECOND});
	if (app->tightness < 3) {
		struct box *bar = progress_add(left, field_count(programme), step, where);
		int at_step = 0;
		for (struct box *part = bar->first; part; part = part->next, at_step++) {
			part->max_w = 0;
			part->look = at_step == step ? LOOK_BADGE : part->look;
		}
	}
	sign_up_leave_add(app, row);
}

static const struct article *privacy_of(struct app *app) {
	const struct article *article =
		article_load(app->pack, app->page, PROGRAMME_PRIVACY, app_lang(app));
	return article && article->is_missing && article->language_count
		? article_load(app->pack, app->page, PROGRAMME_PRIVACY, article->languages[0])
		: article;
}

static void privacy_text_add(struct box *blocks, const struct article *article) {
	for (size_t i = 0; article && i < article->block_count; i++) {
		const struct block *block = &article->blocks[i];
		bool is_heading = block->kind == BLOCK_HEADING;
		box_add(blocks,
			(struct box){.text = block->text,
				.lang = article->title.lang,
				.type = TYPE_LABEL,
				.is_bold = is_heading,
				.is_near = !is_heading,
				.keeps_next = is_heading,
				.role = is_heading ? ROLE_HEADING : ROLE_TEXT});
	}
}

/* Who sees the answers: the whole text beside the first question, or before it where there is no
 * room beside; a sentence beside the others. */
static void add_privacy(struct app *app, const struct columns *columns, int step) {
	const struct article *article = privacy_of(app);
	if (columns->is_joined) {
		if (step == 0) {
			privacy_text_add(columns->blocks, article);
		}
		return;
	}
	struct box *card = note_add(columns->side,
		(struct note_spec){.tone = NOTE_TONE_INFO,
			.icon = "lock",
			.title = step     ? say(app, "Who sees this?")
				: article ? article->title.utf8
					  : NULL,
			.text = step ? say(app, "Only the staff of this office.") : NULL});
	if (!step) {
		privacy_text_add(card, article);
	}
}

static void add_wrong(struct app *app, struct box *parent) {
	if (app->session->here.is_wrong) {
		box_add(parent,
			(struct box){.text = say(app, "Please answer this question."),
				.type = TYPE_LABEL,
				.colour = COLOUR_STOP,
				.is_bold = true,
				.role = ROLE_STATUS,
				.keeps_next = true,
				.id = "wrong"});
	}
}

/* Over a keyboard, where there is least room, the smallest type. */
static bool is_least(const struct app *app, const struct form_field *field) {
	return question_is_typed(field) && app->tightness > 2 && ui_is_big(app->ui);
}

static void add_small(struct box *parent, const char *text, const char *lang, bool is_least) {
	box_add(parent,
		(struct box){.text = text,
			.lang = lang,
			.type = is_least ? TYPE_META : TYPE_LABEL,
			.type_px = is_least ? LEAST_PX : 0,
			.colour = COLOUR_SECOND,
			.is_near = true,
			.keeps_next = true});
}

static void add_question_words(
	struct app *app, struct box *parent, const struct form_field *field) {
	bool is_lean = app->tightness > 1 || ui_is_sloped(app->ui);
	box_add(parent,
		(struct box){.text = field->label.utf8,
			.lang = field->label.lang,
			.type = is_least(app, field) ? TYPE_KEY
				: is_lean            ? TYPE_H2
						     : TYPE_H1,
			.type_px = is_least(app, field) ? LEAST_TITLE_PX : 0,
			.is_bold = true,
			.role = ROLE_HEADING,
			.id = "question",
			.keeps_next = true});
	const char *deleted = say_count(app, "This answer is deleted after {count} day.",
		"This answer is deleted after {count} days.", field->keep_days);
	bool is_one = !strcmp(field->purpose.lang, app_lang(app));
	add_small(parent,
		is_one ? arena_printf(app->page, "%s %s", field->purpose.utf8, deleted)
		       : field->purpose.utf8,
		field->purpose.lang, is_least(app, field));
	if (!is_one) {
		add_small(parent, deleted, NULL, is_least(app, field));
	}
	if (!question_is_typed(field)) { /* a field has its own word on what is wrong */
		add_wrong(app, parent);
	}
}

static void add_skip(
	struct app *app, struct box *keys, const struct form_field *field, bool is_level) {
	if (!field->is_required) {
		key_add(keys,
			(struct key_spec){.id = "skip",
				.icon = "arrow-right",
				.label = say(app, "Skip this question"),
				.grow = is_level});
	}
}

static void add_submit(
	struct app *app, struct box *keys, const struct form_field *field, bool is_joined) {
	if (question_has_submit(field)) {
		key_add(keys,
			(struct key_spec){.id = "submit",
				.end_icon = "arrow-right",
				.label = say(app, "Next"),
				.look = KEY_PRIMARY,
				.grow = is_joined});
	}
}

/* ---- pages ---- */

static void build_pressed(struct app *app, struct box *column, const struct programme *programme,
	const struct form_field *field) {
	int step = app->session->here.step;
	add_progress(app, column, programme, step);
	bool is_joined = ui_is_portrait(app->ui) || ui_is_big(app->ui) || app->tightness > 1;
	if (!is_joined) {
		add_question_words(app, column, field);
	}
	struct columns columns = frame_columns_add_keys(app, column, SIDE_W, false);
	add_privacy(app, &columns, step);
	if (is_joined) {
		add_question_words(app, columns.blocks, field);
	}
	question_answers_add(app, columns.blocks, field);
	if (!columns.is_joined) {
		box_spacer(columns.side);
	}
	add_skip(app, columns.keys, field, columns.is_joined);
	add_submit(app, columns.keys, field, columns.is_joined);
}

/* Beside the field, by its picture alone where words would take the field's room. */
static void add_short_skip(struct app *app, struct box *row, const struct form_field *field) {
	if (!field->is_required) {
		bool is_short = app->tightness > 0;
		key_add(row,
			(struct key_spec){.id = "skip",
				.icon = "arrow-right",
				.label = is_short ? NULL : say(app, "Skip this question"),
				.spoken = say(app, "Skip this question"),
				.min_h = 92});
	}
}

static void build_typed(struct app *app, struct box *page, struct box *column,
	const struct programme *programme, const struct form_field *field) {
	bool is_wide = !ui_is_portrait(app->ui) && !ui_is_big(app->ui);
	add_progress(app, column, programme, app->session->here.step);
	struct box *row = is_wide ? box_row(column, 30) : column;
	struct box *left = is_wide ? box_column(row, 10) : column;
	left->grow = is_wide;
	add_question_words(app, left, field);
	if (is_wide) {
		question_field_add(app, left, field);
		struct box *side = box_column(row, 12);
		side->w = SIDE_W;
		if (!app->tightness) {
			note_add(side,
				(struct note_spec){.tone = NOTE_TONE_INFO,
					.icon = "lock",
					.title = say(app, "Who sees this?"),
					.text = say(app, "Only the staff of this office.")});
		}
		add_skip(app, side, field, false);
	} else {
		struct box *beside = box_row(column, 18);
		struct box *holder = box_column(beside, 8);
		holder->grow = 1;
		question_field_add(app, holder, field);
		add_short_skip(app, beside, field);
	}
	if (!app->session->keyboard_is_up) {
		key_add(column,
			(struct key_spec){.id = "submit",
				.end_icon = "arrow-right",
				.label = say(app, "Next"),
				.look = KEY_PRIMARY});
	}
	typing_keyboard_add(app, page, say(app, "Next"), say(app, "Next"));
}

/* Sign-up is closed, whatever the reason: what else leads to the same end. */
static void build_closed(struct app *app, struct box *column) {
	box_add(column,
		(struct box){.text = say(app, "You cannot sign up here at the moment"),
			.type = TYPE_H1,
			.is_bold = true,
			.role = ROLE_HEADING,
			.id = "sign-up-closed"});
	box_text(column, TYPE_BODY, say(app, "Please ask at a desk. There you can sign up too."));
	const struct desk *desk = office_desk(app);
	if (desk) {
		note_add(column,
			(struct note_spec){.tone = NOTE_TONE_INFO,
				.icon = "human-handsup",
				.title = desk->text.utf8});
	}
	key_add(column,
		(struct key_spec){.id = "home",
			.icon = "home",
			.label = say(app, "Home"),
			.look = KEY_PRIMARY})
		->self = PLACE_START;
}

static struct box *column_add(struct app *app, struct box *main, bool is_typed) {
	int side = ui_is_portrait(app->ui) ? 40 : 48;
	bool is_least = is_typed && app->tightness > 2;
	struct box *page = box_add(main, (struct box){.kind = BOX_COLUMN, .grow = 1});
	struct box *column = box_add(page,
		(struct box){.kind = BOX_COLUMN,
			.grow = 1,
			.gap = is_least ? 4 : 14,
			.pad = {0, side, is_least ? 4 : 16, side}});
	if (is_typed && app->tightness) { /* the keyboard comes first */
		column->pad.top = is_least ? 4 : 12;
	} else {
		frame_head_add(app, column);
	}
	return column;
}

static void build(struct app *app, struct box *main) {
	const struct programme *programme = programme_here(app);
	enum sign_up_state state = sign_up_state(app);
	const struct form_field *field =
		programme ? field_at(programme, app->session->here.step) : NULL;
	bool asks = state == SIGN_UP_ASKING && is_under_way(app) && field;
	bool is_typed = asks && question_is_typed(field);
	struct box *column = column_add(app, main, is_typed);
	if (!programme || !is_under_way(app)) {
		build_closed(app, column);
	} else if (is_typed) {
		build_typed(app, column->parent, column, programme, field);
	} else if (asks) {
		build_pressed(app, column, programme, field);
	} else if (state == SIGN_UP_ASKING || state == SIGN_UP_FAILED) {
		review_build(app, column, programme);
	} else {
		sign_up_end_build(app, column, programme);
	}
}

/* ---- the way between them ---- */

static void begin_step(struct app *app, const struct programme *programme) {
	const struct form_field *field = field_at(programme, app->session->here.step);
	if (field) {
		question_begin(app, field);
	} else {
		app_drop_keyboard(app);
		app->session->keyboard_is_up = false;
	}
}

static void go_to(struct app *app, const struct programme *programme, int step, bool is_changing) {
	struct scene scene = {.kind = SCREEN_SIGN_UP, .step = step, .is_changing = is_changing};
	memcpy(scene.id, app->session->here.id, sizeof scene.id);
	session_go(app->session, &scene);
	begin_step(app, programme);
}

static void go_on(struct app *app, const struct programme *programme) {
	if (app->session->here.is_changing) {
		session_back(app->session);
		begin_step(app, programme);
	} else {
		go_to(app, programme, app->session->here.step + 1, false);
	}
}

void sign_up_visit(struct app *app, const char *programme) {
	session_visit(app->session, SCREEN_SIGN_UP, programme);
	const struct programme *loaded = programme_here(app);
	if (loaded && loaded->field_count && sign_up_begin(app, programme)) {
		begin_step(app, loaded);
	}
}

void sign_up_return(struct app *app) {
	const struct programme *programme = is_under_way(app) ? programme_here(app) : NULL;
	if (programme && sign_up_answers(app)) {
		begin_step(app, programme);
	}
}

static bool press_answer(struct app *app, const struct programme *programme, const char *id) {
	const struct form_field *field = field_at(programme, app->session->here.step);
	if (!field) {
		return false;
	}
	if (!strcmp(id, "skip") && !field->is_required) {
		record_remove(sign_up_answers(app), field->name);
		go_on(app, programme);
		return true;
	}
	enum question_outcome outcome = question_press(app, field, id);
	if (outcome == QUESTION_ANSWERED) {
		go_on(app, programme);
	}
	return outcome != QUESTION_NOT_OURS;
}

static bool press_review(struct app *app, const struct programme *programme, const char *id) {
	static const char change[] = "change-";
	if (!strcmp(id, "submit")) {
		sign_up_keep(app, programme);
		return true;
	}
	for (int i = 0; i < field_count(programme); i++) {
		if (!strncmp(id, change, sizeof change - 1) &&
			!strcmp(id + sizeof change - 1, programme->fields[i].name)) {
			go_to(app, programme, i, true);
			return true;
		}
	}
	return false;
}

static bool press(struct app *app, const char *id) {
	const struct programme *programme = is_under_way(app) ? programme_here(app) : NULL;
	if (!programme) {
		return false;
	}
	if (!strcmp(id, "back")) { /* the question before has its own keyboard */
		if (sign_up_answers(app) && session_can_go_back(app->session)) {
			session_back(app->session);
			if (app->session->here.kind == SCREEN_SIGN_UP) {
				begin_step(app, programme);
			}
			return true;
		}
		return false;
	}
	if (!strcmp(id, "take-back")) {
		sign_up_take_back(app);
		return true;
	}
	if (!sign_up_answers(app)) {
		return false;
	}
	if (press_answer(app, programme, id) || press_review(app, programme, id)) {
		return true;
	}
	const struct form_field *field = field_at(programme, app->session->here.step);
	if (field) {
		question_leave(app, field);
	}
	return false;
}

static bool type(struct app *app, const struct input *input) {
	const struct programme *programme = is_under_way(app) ? programme_here(app) : NULL;
	const struct form_field *field =
		programme ? field_at(programme, app->session->here.step) : NULL;
	enum question_outcome outcome =
		field ? question_type(app, field, input) : QUESTION_NOT_OURS;
	if (outcome == QUESTION_ANSWERED) {
		go_on(app, programme);
	}
	return outcome != QUESTION_NOT_OURS;
}

const struct screen screen_sign_up = {
	.build = build, .press = press, .type = type, .is_bare = true};
