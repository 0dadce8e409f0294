// SPDX-License-Identifier: GPL-3.0-or-later
// Every type of question is a list of answers with pictures, or a field. A question with one answer
// goes on by itself when it is pressed; one with several has a key for that.
#include "screens/question.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/day.h"
#include "content/pack.h"
#include "content/programme.h"
#include "device/input.h"
#include "intake/record.h"
#include "lang/date.h"
#include "lang/tag.h"
#include "screens/app.h"
#include "screens/say.h"
#include "screens/sign_up.h"
#include "screens/typing.h"
#include "ui/field.h"
#include "ui/key.h"
#include "ui/plate.h"
#include "ui/ui.h"

#define PICTURE_MOST 6 /* answers that have a large picture each */
#define PHONE_LEAST_DIGITS 4

/* One answer to press. */
struct answer {
	const char *value, *label, *lang, *icon;
};

struct answers {
	struct answer *all;
	size_t count;
	bool is_rtl_each; /* each in a script of its own: languages */
};

bool question_is_typed(const struct form_field *field) {
	return field->type == FORM_TEXT || field->type == FORM_PHONE || field->type == FORM_EMAIL;
}

static bool is_multiple(const struct form_field *field) {
	return field->type == FORM_CHOICES || field->type == FORM_SLOTS ||
		field->type == FORM_LANGUAGE;
}

bool question_has_submit(const struct form_field *field) {
	return is_multiple(field);
}

const char *question_icon(const struct form_field *field) {
	static const char *const icons[] = {
		[FORM_CHOICE] = "check-circle",
		[FORM_CHOICES] = "check-circle",
		[FORM_YESNO] = "help-circle",
		[FORM_TEXT] = "account",
		[FORM_PHONE] = "phone",
		[FORM_EMAIL] = "email",
		[FORM_DATE] = "calendar",
		[FORM_SLOTS] = "clock",
		[FORM_LANGUAGE] = "translate",
		[FORM_PERSON] = "forum",
	};
	return icons[field->type];
}

/* ---- the answers that can be pressed ---- */

static void put(struct answers *answers, struct answer answer) {
	answers->all[answers->count++] = answer;
}

static void options_of(struct app *app, const struct form_field *field, struct answers *answers) {
	answers->all = arena_alloc(app->page, (field->option_count + 1) * sizeof *answers->all);
	for (size_t i = 0; i < field->option_count; i++) {
		const struct form_option *option = &field->options[i];
		put(answers,
			(struct answer){option->value, option->label.utf8, option->label.lang,
				option->icon});
	}
}

/* The visitor's language, then the pack's, then every other one we have a name for. */
static void languages_of(struct app *app, struct answers *answers) {
	size_t all = language_count();
	answers->all = arena_alloc(app->page, (all + 1) * sizeof *answers->all);
	answers->is_rtl_each = true;
	const struct language *mine = language_find(app_lang(app));
	if (mine) {
		put(answers, (struct answer){mine->tag, mine->autonym, mine->tag, NULL});
	}
	for (int is_other = 0; is_other < 2; is_other++) {
		for (size_t i = 0; i < all; i++) {
			const struct language *language = language_at(i);
			if (language != mine &&
				pack_has_language(app->pack, language->tag) != (bool)is_other) {
				put(answers,
					(struct answer){language->tag, language->autonym,
						language->tag, NULL});
			}
		}
	}
}

static struct answers answers_of(struct app *app, const struct form_field *field) {
	struct answers answers = {0};
	switch (field->type) {
	case FORM_YESNO:
		answers.all = arena_alloc(app->page, 2 * sizeof *answers.all);
		put(&answers, (struct answer){"yes", say(app, "Yes"), NULL, "check"});
		put(&answers, (struct answer){"no", say(app, "No"), NULL, "close"});
		break;
	case FORM_PERSON:
		answers.all = arena_alloc(app->page, 3 * sizeof *answers.all);
		put(&answers, (struct answer){"woman", say(app, "A woman"), NULL, "human-female"});
		put(&answers, (struct answer){"man", say(app, "A man"), NULL, "human-male"});
		put(&answers,
			(struct answer){
				"any", say(app, "Both are fine"), NULL, "account-multiple"});
		break;
	case FORM_LANGUAGE: languages_of(app, &answers); break;
	default: options_of(app, field, &answers);
	}
	return answers;
}

static bool is_chosen(struct app *app, const struct form_field *field, const char *value) {
	const struct record *record = sign_up_answers(app);
	return record && record_has(record, field->name, value);
}

static void tick_add(struct box *parent, bool is_on) {
	box_add(parent,
		(struct box){.look = is_on ? LOOK_TICK_ON : LOOK_TICK_OFF,
			.icon = is_on ? "check" : "minus",
			.icon_px = 36,
			.colour = is_on ? COLOUR_TEXT : COLOUR_WHITE,
			.radius = 10,
			.pad = PAD(4),
			.is_silent = true});
}

static struct box *answer_key_add(
	struct app *app, struct box *grid, const struct answer *answer, bool is_on) {
	return box_add(grid,
		(struct box){.id = arena_printf(app->page, "option-%s", answer->value),
			.is_pressable = true,
			.is_selected = is_on,
			.look = is_on ? LOOK_SELECTED : LOOK_KEY,
			.across = PLACE_CENTRE});
}

/* A large picture over its words. */
static void picture_add(struct app *app, struct box *grid, const struct form_field *field,
	const struct answer *answer) {
	bool is_on = is_chosen(app, field, answer->value);
	struct box *key = answer_key_add(app, grid, answer, is_on);
	key->kind = BOX_COLUMN;
	key->pad = PAD(22);
	key->gap = 16;
	key->across = PLACE_STRETCH;
	key->min_h = app->tightness ? 180 : 250;
	struct box *panel = box_add(key,
		(struct box){.kind = BOX_COLUMN,
			.look = LOOK_NOTE_INFO,
			.radius = 16,
			.grow = 1,
			.along = PLACE_CENTRE,
			.pad = PAD(12)});
	box_add(panel,
		(struct box){.icon = answer->icon ? answer->icon : question_icon(field),
			.icon_px = app->tightness ? 72 : 128,
			.colour = COLOUR_TEXT,
			.self = PLACE_CENTRE,
			.is_silent = true});
	struct box *foot = box_add(key,
		(struct box){
			.kind = BOX_ROW, .gap = 16, .along = PLACE_CENTRE, .across = PLACE_CENTRE});
	if (is_multiple(field)) {
		tick_add(foot, is_on);
	}
	box_add(foot,
		(struct box){.text = answer->label,
			.lang = answer->lang,
			.type = TYPE_KEY,
			.is_bold = true,
			.align = is_multiple(field) ? PARA_START : PARA_CENTRE,
			.max_lines = 3,
			.grow = 1});
}

/* A row: tick, small picture, words. */
static void row_add(struct app *app, struct box *grid, const struct form_field *field,
	const struct answer *answer, bool is_rtl_each) {
	bool is_on = is_chosen(app, field, answer->value);
	struct box *key = answer_key_add(app, grid, answer, is_on);
	const struct language *language = is_rtl_each ? language_find(answer->value) : NULL;
	key->kind = BOX_ROW;
	key->pad = PAD2(10, 20);
	key->gap = 16;
	key->min_h = 84;
	if (language) {
		key->flow = language->is_rtl ? FLOW_RTL : FLOW_LTR;
	}
	if (is_multiple(field)) {
		tick_add(key, is_on);
	}
	if (answer->icon && app->tightness < 2) {
		box_icon(key, answer->icon, 44);
	}
	box_add(key,
		(struct box){.text = answer->label,
			.lang = answer->lang,
			.type = TYPE_KEY,
			.is_bold = true,
			.max_lines = 3,
			.grow = 1});
}

static int columns_of(const struct app *app, size_t count, bool has_pictures) {
	bool is_tall = ui_is_portrait(app->ui);
	if (has_pictures && !is_tall) {
		return count == 5 || count == 6 ? 3 : (int)count;
	}
	return is_tall || ui_is_big(app->ui) || app->tightness > 1 ? 2 : 3;
}

static void grid_add(struct app *app, struct box *blocks, const struct form_field *field) {
	struct answers answers = answers_of(app, field);
	bool has_pictures =
		answers.count <= PICTURE_MOST && !ui_is_big(app->ui) && app->tightness < 2;
	int columns = columns_of(app, answers.count, has_pictures);
	struct box *grid = NULL;
	for (size_t i = 0; i < answers.count; i++) {
		if (i % (size_t)columns == 0) { /* a row is a block: pages end between them */
			grid = box_add(blocks,
				(struct box){.kind = BOX_GRID,
					.columns = columns,
					.gap = 18,
					.role = ROLE_LIST,
					.along = has_pictures ? PLACE_STRETCH : PLACE_AUTO,
					.grow = has_pictures});
		}
		if (has_pictures) {
			picture_add(app, grid, field, &answers.all[i]);
		} else {
			row_add(app, grid, field, &answers.all[i], answers.is_rtl_each);
		}
	}
}

/* ---- a date ---- */

static int month_shown(const struct app *app) {
	return app->session->here.month;
}

static const char *date_value(struct app *app, int year, int month, int day) {
	return arena_printf(app->page, "%04d-%02d-%02d", year, month, day);
}

static int64_t noon(int year, int month, int day) {
	return day_time(day_from_date(year, month, day));
}

static void turner_add(struct box *row, const char *id, const char *icon, const char *spoken) {
	key_add(row, (struct key_spec){.id = id, .icon = icon, .spoken = spoken});
}

static void add_weekdays(struct app *app, struct box *blocks) {
	struct box *row = box_add(
		blocks, (struct box){.kind = BOX_GRID, .columns = 7, .gap = 8, .keeps_next = true});
	for (int i = 0; i < 7; i++) {
		box_add(row,
			(struct box){.text = weekday_text(app->page, app_lang(app), i, true),
				.type = TYPE_META,
				.colour = COLOUR_SECOND,
				.align = PARA_CENTRE});
	}
}

/* One month, a week a row, Monday first. */
static void calendar_add(struct app *app, struct box *blocks, const struct form_field *field) {
	int year = month_shown(app) / 12, month = month_shown(app) % 12 + 1;
	if (app->tightness < 2 && !ui_is_big(app->ui)) { /* all of it on one page */
		blocks = box_column(blocks, 8);
	}
	struct box *head = box_row(blocks, 16);
	head->across = PLACE_CENTRE;
	head->keeps_next = true;
	turner_add(head, "previous-month", "chevron-left", say(app, "Previous"));
	box_add(head,
		(struct box){.text = date_text(app->page, app_lang(app), noon(year, month, 1),
				     app_zone(app), DATE_MONTH_YEAR),
			.type = TYPE_H2,
			.is_bold = true,
			.align = PARA_CENTRE,
			.grow = 1});
	turner_add(head, "next-month", "chevron-right", say(app, "More"));
	if (app->tightness < 3) {
		add_weekdays(app, blocks);
	}
	int first = day_from_date(year, month, 1);
	int next = day_from_date(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
	int lead = day_weekday(first);
	struct box *week = NULL;
	for (int cell = 0; cell < lead + next - first; cell++) {
		if (cell % 7 == 0) {
			week = box_add(
				blocks, (struct box){.kind = BOX_GRID, .columns = 7, .gap = 8});
		}
		int day = cell - lead + 1;
		if (day < 1) {
			box_add(week, (struct box){.kind = BOX_COLUMN});
			continue;
		}
		const char *value = date_value(app, year, month, day);
		key_add(week,
			(struct key_spec){.id = arena_printf(app->page, "option-%s", value),
				.label = arena_printf(app->page, "%d", day),
				.look = is_chosen(app, field, value) ? KEY_PRIMARY : KEY_NORMAL,
				.spoken =
					date_text(app->page, app_lang(app), noon(year, month, day),
						app_zone(app), DATE_WEEKDAY_DAY_MONTH),
				.min_h = 64});
	}
}

void question_answers_add(struct app *app, struct box *blocks, const struct form_field *field) {
	if (field->type == FORM_DATE) {
		calendar_add(app, blocks, field);
	} else {
		grid_add(app, blocks, field);
	}
}

/* ---- typing ---- */

static const char *script_of(struct app *app, const struct form_field *field) {
	/* Addresses are Latin whatever one's language. */
	return field->type == FORM_EMAIL ? pack_host_language(app->pack) : app_lang(app);
}

void question_begin(struct app *app, const struct form_field *field) {
	const struct record *record = sign_up_answers(app);
	app_drop_keyboard(app);
	app->session->keyboard_is_up = false;
	app->session->here.is_wrong = false;
	str_clear(&app->session->search);
	if (question_is_typed(field)) {
		typing_begin(app, script_of(app, field));
		if (field->type == FORM_PHONE) {
			typing_show_numbers(app);
		}
		const char *before = record ? record_value(record, field->name, 0) : NULL;
		str_append(&app->session->search, before ? before : "");
	} else if (field->type == FORM_DATE) {
		int year, month, day;
		day_to_date(app_today(app), &year, &month, &day);
		app->session->here.month = year * 12 + month - 1;
	} else if (field->type == FORM_LANGUAGE && record &&
		!record_value_count(record, field->name)) {
		const char *mine = app_lang(app);
		record_set_list(sign_up_answers(app), field->name, &mine, 1);
	}
}

void question_field_add(struct app *app, struct box *column, const struct form_field *field) {
	const struct str *text = &app->session->search;
	bool is_up = app->session->keyboard_is_up;
	if (is_up && !app->keyboard) { /* the language changed */
		typing_resume(app, script_of(app, field));
		if (field->type == FORM_PHONE) {
			typing_show_numbers(app);
		}
	}
	bool is_ltr = field->type != FORM_TEXT;
	field_add(column,
		(struct field_spec){.id = arena_printf(app->page, "field-%s", field->name),
			.icon = question_icon(field),
			.text = arena_string(app->page, str_get(text)),
			.placeholder = "",
			.caret = is_up ? text->len : SIZE_MAX,
			.open_start = typing_open(app),
			.open_end = text->len,
			.is_active = is_up,
			.is_ltr = is_ltr,
			.label = field->label.utf8});
	if (app->session->here.is_wrong) {
		const char *why = field->type == FORM_PHONE
			? say(app, "This is not a whole telephone number.")
			: field->type == FORM_EMAIL
			? say(app, "This is not a whole e-mail address.")
			: say(app, "Please answer this question.");
		box_add(column,
			(struct box){.text = why,
				.type = TYPE_LABEL,
				.colour = COLOUR_STOP,
				.is_bold = true,
				.role = ROLE_STATUS,
				.id = "wrong"});
	}
}

static bool is_phone(const char *text) {
	int digits = 0;
	for (; *text; text++) {
		if (*text >= '0' && *text <= '9') {
			digits++;
		} else if (!strchr("+ ()-/.", *text)) {
			return false;
		}
	}
	return digits >= PHONE_LEAST_DIGITS;
}

/* Something, an at sign, something with a point in it: more cannot be known without writing to it. */
static bool is_email(const char *text) {
	const char *at = strchr(text, '@');
	const char *point = at ? strrchr(at, '.') : NULL;
	return at && at > text && point && point > at + 1 && point[1] && !strchr(at + 1, '@') &&
		!strchr(text, ' ');
}

static bool is_right(const struct form_field *field, const char *text) {
	if (!*text) {
		return !field->is_required;
	}
	return field->type == FORM_PHONE    ? is_phone(text)
		: field->type == FORM_EMAIL ? is_email(text)
					    : true;
}

static enum question_outcome take_typed(struct app *app, const struct form_field *field) {
	const char *text = typing_text(app);
	app->session->here.is_wrong = !is_right(field, text) ||
		!record_set(sign_up_answers(app), field->name, text, strlen(text)) ||
		(field->is_required && !record_value_count(sign_up_answers(app), field->name));
	app->session->keyboard_is_up = true;
	return app->session->here.is_wrong ? QUESTION_STAYS : QUESTION_ANSWERED;
}

void question_leave(struct app *app, const struct form_field *field) {
	const char *text = typing_text(app);
	if (question_is_typed(field) && is_right(field, text)) {
		record_set(sign_up_answers(app), field->name, text, strlen(text));
	}
}

/* ---- presses ---- */

/* In, if it was out, and out, if it was in; in the order of the options. */
static void toggle(struct app *app, const struct form_field *field, const char *value) {
	struct record *record = sign_up_answers(app);
	struct answers answers = answers_of(app, field);
	const char **chosen = arena_alloc(app->page, (answers.count + 1) * sizeof *chosen);
	size_t count = 0;
	for (size_t i = 0; i < answers.count; i++) {
		const char *each = answers.all[i].value;
		if (record_has(record, field->name, each) != !strcmp(each, value)) {
			chosen[count++] = each;
		}
	}
	record_set_list(record, field->name, chosen, count);
}

static bool turn_month(struct app *app, const char *id) {
	int by = !strcmp(id, "next-month") - !strcmp(id, "previous-month");
	app->session->here.month += by;
	return by != 0;
}

static enum question_outcome choose(
	struct app *app, const struct form_field *field, const char *value) {
	if (is_multiple(field)) {
		toggle(app, field, value);
		app->session->here.is_wrong = false;
		return QUESTION_STAYS;
	}
	record_set(sign_up_answers(app), field->name, value, strlen(value));
	return QUESTION_ANSWERED;
}

static enum question_outcome submit(struct app *app, const struct form_field *field) {
	bool is_answered = record_value_count(sign_up_answers(app), field->name) > 0;
	app->session->here.is_wrong = field->is_required && !is_answered;
	app->session->here.pager = (struct pager){0}; /* where the question stands */
	return app->session->here.is_wrong ? QUESTION_STAYS : QUESTION_ANSWERED;
}

enum question_outcome question_press(
	struct app *app, const struct form_field *field, const char *id) {
	static const char option[] = "option-", named[] = "field-";
	bool is_done;
	if (!sign_up_answers(app)) {
		return QUESTION_NOT_OURS;
	}
	if (!strncmp(id, option, sizeof option - 1)) {
		return choose(app, field, id + sizeof option - 1);
	}
	if (!strcmp(id, "submit")) {
		return question_is_typed(field) ? take_typed(app, field) : submit(app, field);
	}
	if (!strncmp(id, named, sizeof named - 1)) {
		app->session->keyboard_is_up = true;
		return QUESTION_STAYS;
	}
	if (field->type == FORM_DATE && turn_month(app, id)) {
		return QUESTION_STAYS;
	}
	if (!question_is_typed(field) || !typing_press(app, id, &is_done)) {
		return QUESTION_NOT_OURS;
	}
	return is_done ? take_typed(app, field) : QUESTION_STAYS;
}

enum question_outcome question_type(
	struct app *app, const struct form_field *field, const struct input *input) {
	bool is_done;
	if (!sign_up_answers(app) || !question_is_typed(field) ||
		!typing_input(app, input, &is_done)) {
		return QUESTION_NOT_OURS;
	}
	return is_done ? take_typed(app, field) : QUESTION_STAYS;
}

/* ---- for the review ---- */

static const char *label_of(struct app *app, const struct form_field *field, const char *value) {
	struct answers answers = answers_of(app, field);
	for (size_t i = 0; i < answers.count; i++) {
		if (!strcmp(answers.all[i].value, value)) {
			return field->type == FORM_LANGUAGE
				? language_name(app->page, value, app_lang(app))
				: answers.all[i].label;
		}
	}
	return value;
}

static const char *date_answer(struct app *app, const char *value) {
	int year, month, day;
	return sscanf(value, "%4d-%2d-%2d", &year, &month, &day) == 3
		? date_text(app->page, app_lang(app), noon(year, month, day), app_zone(app),
			  DATE_DAY_MONTH_YEAR)
		: value;
}

const char *question_answer(
	struct app *app, const struct record *record, const struct form_field *field) {
	size_t count = record_value_count(record, field->name);
	if (!count) {
		return NULL;
	}
	const char *first = record_value(record, field->name, 0);
	if (question_is_typed(field)) {
		return arena_string(app->page, first);
	}
	if (field->type == FORM_DATE) {
		return date_answer(app, first);
	}
	struct str text = {0};
	for (size_t i = 0; i < count; i++) {
		str_printf(&text, "%s%s", i ? " · " : "",
			label_of(app, field, record_value(record, field->name, i)));
	}
	const char *kept = arena_string(app->page, str_get(&text));
	str_finish(&text);
	return kept;
}
