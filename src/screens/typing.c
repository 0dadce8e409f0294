// SPDX-License-Identifier: GPL-3.0-or-later
// The keyboard decides what a key does; this file only shows its rows. Every character typed lives
// in session.search, which is wiped, and in the page's arena, which is wiped.
#include "screens/typing.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/pack.h"
#include "device/input.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "ui/field.h"
#include "ui/key.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

#define MAX_TYPED_BYTES 240

static bool next_word(void *context, size_t i, const char **word, const char **pinyin) {
	const struct app *app = context;
	return pack_pinyin_word(app->pack, i, word, pinyin);
}

static struct keyboard *keyboard_of(struct app *app, const char *lang) {
	struct keyboard *keyboard = keyboard_create(lang, pack_host_language(app->pack));
	keyboard_set_words(keyboard, next_word, app);
	return keyboard;
}

void typing_begin(struct app *app, const char *lang) {
	app_drop_keyboard(app);
	app->keyboard = keyboard_of(app, lang);
	str_clear(&app->session->search);
	app->session->keyboard_is_up = true;
}

void typing_resume(struct app *app, const char *lang) {
	app->keyboard = keyboard_of(app, lang);
}

void typing_show_numbers(struct app *app) {
	keyboard_show_numbers(app->keyboard);
}

size_t typing_open(const struct app *app) {
	const struct str *text = &app->session->search;
	size_t open;
	bool is_open = app->keyboard && keyboard_underlined(app->keyboard, text, &open);
	return is_open ? open : text->len;
}

const char *typing_text(struct app *app) {
	const struct str *text = &app->session->search;
	if (!app->keyboard) {
		return arena_string(app->page, str_get(text));
	}
	struct str read = {0};
	keyboard_reading(app->keyboard, text, &read);
	const char *kept = arena_string(app->page, str_get(&read));
	str_finish(&read);
	return kept;
}

/* Above a choice row the results give way before the head does, so that the field stays in place. */
static bool has_room(const struct app *app) {
	return app->keyboard && keyboard_has_choices(app->keyboard) && !ui_is_big(app->ui) &&
		!ui_is_portrait(app->ui);
}

struct box *typing_field_add(struct app *app, struct box *page, const char *placeholder) {
	if (app->session->keyboard_is_up && !app->keyboard) { /* the language changed */
		app->keyboard = keyboard_of(app, app_lang(app));
	}
	int side = ui_is_portrait(app->ui) ? 40 : 48;
	struct box *column = box_add(page,
		(struct box){.kind = BOX_COLUMN, .grow = 1, .gap = 14, .pad = {0, side, 16, side}});
	bool is_up = app->session->keyboard_is_up;
	bool is_lean = app->tightness > (has_room(app) ? 1 : 0);
	if (!is_up || !is_lean) { /* while typing the keyboard comes first */
		frame_head_add(app, column);
	} else {
		column->pad.top = 12;
	}
	struct box *row = box_row(column, 20);
	const struct str *text = &app->session->search;
	struct box *field = field_add(row,
		(struct field_spec){.id = "field-search",
			.icon = "magnify",
			.text = arena_string(app->page, str_get(text)),
			.placeholder = placeholder,
			.caret = is_up ? text->len : SIZE_MAX,
			.open_start = typing_open(app),
			.open_end = text->len,
			.is_active = is_up,
			.label = placeholder});
	field->grow = 1;
	key_add(row,
		(struct key_spec){.id = is_up ? "clear-search" : "change-search",
			.icon = is_up ? "close" : "keyboard",
			.label = is_up ? say(app, "Clear") : say(app, "Change")});
	return column;
}

static const char *icon_of(const struct keyboard_key *key) {
	switch (key->kind) {
	case KEYBOARD_BACKSPACE: return "backspace";
	case KEYBOARD_SHIFT: return "apple-keyboard-shift";
	case KEYBOARD_PREVIOUS: return "chevron-left";
	case KEYBOARD_NEXT: return "chevron-right";
	case KEYBOARD_LATIN: return "translate";
	default: return NULL;
	}
}

/* A size that ends up `px` design pixels high: keys do not grow as their labels would. */
static int held_px(const struct app *app, int px) {
	const struct theme *theme = ui_theme(app->ui);
	float wanted = (float)px * theme->scale, size = (float)px;
	for (int i = 0; i < 3; i++) {
		size *= wanted / theme_custom_px(theme, size);
	}
	return (int)(size + 0.5f);
}

/* High scripts in large text: smaller letters on the keys leave room for a result above them. */
static bool is_least(const struct app *app) {
	return app->tightness > 2 && !ui_is_portrait(app->ui);
}

static int letter_px(const struct app *app) {
	static const int sizes[TEXT_SIZE_COUNT] = {40, 44, 46, 56};
	if (is_least(app)) {
		return held_px(app, 34);
	}
	return held_px(app, app->tightness > 1 ? 42 : sizes[app->session->size]);
}

static int word_px(const struct app *app) {
	static const int sizes[TEXT_SIZE_COUNT] = {26, 30, 42, 56};
	if (is_least(app)) {
		return held_px(app, 34);
	}
	return held_px(
		app, app->tightness > 1 && ui_is_big(app->ui) ? 42 : sizes[app->session->size]);
}

static int key_height(const struct app *app, enum keyboard_kind kind) {
	if (app->tightness > 1) {
		return 64;
	}
	if (ui_is_big(app->ui) && !ui_is_portrait(app->ui)) {
		return 78;
	}
	return kind == KEYBOARD_CHOICE ? 88 : ui_is_portrait(app->ui) ? 84 : 94;
}

/* "1 2 3" and "ABC" read from left to right whatever the page's language. */
static bool is_ascii(const char *label) {
	for (; label && *label; label++) {
		if ((unsigned char)*label > 127) {
			return false;
		}
	}
	return true;
}

static const char *label_of(struct app *app, const struct keyboard_key *key, const char *done) {
	switch (key->kind) {
	case KEYBOARD_SPACE: return say(app, "Space");
	case KEYBOARD_DONE: return done;
	case KEYBOARD_ACCENTS: /* the first of them alone where all would not fit their key */
		return ui_is_big(app->ui) || app->tightness
			? arena_copy(app->page, key->label, strcspn(key->label, " "))
			: arena_string(app->page, key->label);
	default: return *key->label ? arena_string(app->page, key->label) : NULL;
	}
}

/* Candidates of Chinese carry the number that takes them. */
static const char *number_of(const struct app *app, const struct keyboard_key *key) {
	return key->kind == KEYBOARD_CHOICE && !strncmp(app_lang(app), "zh", 2)
		? arena_string(app->page, key->id + strlen("choice-"))
		: NULL;
}

/* What a key without a word is called by who reads the screen aloud. */
static const char *spoken_of(struct app *app, const struct keyboard_key *key) {
	switch (key->kind) {
	case KEYBOARD_BACKSPACE: return say(app, "Remove");
	case KEYBOARD_SHIFT: return say(app, "Change");
	case KEYBOARD_PREVIOUS: return say(app, "Previous");
	case KEYBOARD_NEXT: return say(app, "More");
	default: return NULL;
	}
}

/* The consonant whose syllables stand in the choice row. */
static bool is_in_force(const struct app *app, const struct keyboard_key *key) {
	struct keyboard_row choices = keyboard_choices(app->keyboard);
	return key->kind == KEYBOARD_CHARACTER && choices.count > 0 &&
		!strcmp(choices.keys[0].output, key->output);
}

static void key_box_add(
	struct app *app, struct box *row, const struct keyboard_key *key, const char *done) {
	bool is_done = key->kind == KEYBOARD_DONE, is_space = key->kind == KEYBOARD_SPACE;
	bool is_letter = key->kind == KEYBOARD_CHARACTER || key->kind == KEYBOARD_CHOICE ||
		is_space || key->kind == KEYBOARD_PREVIOUS || key->kind == KEYBOARD_NEXT;
	const char *label = label_of(app, key, done);
	bool is_word = key->is_word || is_space || is_done || key->kind == KEYBOARD_LATIN ||
		key->kind == KEYBOARD_NUMBERS || key->kind == KEYBOARD_ABC ||
		(key->kind == KEYBOARD_ACCENTS && !app->tightness);
	struct box *box = type_key_add(row,
		(struct type_key_spec){.id = arena_string(app->page, key->id),
			.label = label,
			.lang = is_ascii(label) && !is_space && !is_done ? "en" : NULL,
			.icon = icon_of(key),
			.end_icon = is_done && !ui_is_big(app->ui) ? "arrow-right" : NULL,
			.number = number_of(app, key),
			.is_dark = !is_letter && !is_done && key->kind != KEYBOARD_ACCENTS,
			.is_primary = is_done,
			.is_selected = key->is_on || is_in_force(app, key),
			.is_accented = key->kind == KEYBOARD_ACCENTS,
			.is_plain = is_space,
			.grow = key->width ? key->width : 300,
			.min_h = key_height(app, key->kind),
			.type_px = is_word ? word_px(app) : letter_px(app)});
	box->label = icon_of(key) ? spoken_of(app, key) : box->label;
	box->is_unavailable = !key->is_available;
	if (is_done && ui_is_rtl(app->ui)) {
		box->flow = FLOW_RTL;
	}
	if (!key->is_available) {
		box->look = LOOK_UNAVAILABLE;
	}
}

static void row_add(struct app *app, struct box *bed, struct keyboard_row row, const char *done) {
	struct box *box = box_add(bed, (struct box){.kind = BOX_ROW, .gap = 8, .flow = FLOW_LTR});
	for (size_t i = 0; i < row.count; i++) {
		key_box_add(app, box, &row.keys[i], done);
	}
	if (!row.count) {
		box->min_h = key_height(app, KEYBOARD_CHOICE);
	}
}

void typing_keyboard_add(
	struct app *app, struct box *page, const char *done, const char *short_done) {
	if (!app->session->keyboard_is_up || !app->keyboard) {
		return;
	}
	done = app->tightness > 1 ? short_done : done;
	struct box *bed = box_add(page,
		(struct box){.kind = BOX_COLUMN,
			.look = LOOK_BED,
			.radius = -1,
			.gap = app->tightness > 1 ? 8 : 10,
			.pad = {14, ui_is_portrait(app->ui) ? 24 : 40, 14,
				ui_is_portrait(app->ui) ? 24 : 40}});
	if (keyboard_has_choices(app->keyboard)) {
		row_add(app, bed, keyboard_choices(app->keyboard), done);
		box_rule(bed);
	}
	for (size_t i = 0; i < keyboard_row_count(app->keyboard); i++) {
		row_add(app, bed, keyboard_row(app->keyboard, i), done);
	}
}

bool typing_press(struct app *app, const char *id, bool *is_done) {
	struct session *session = app->session;
	*is_done = false;
	if (!strcmp(id, "clear-search")) {
		str_clear(&session->search);
		keyboard_reset(app->keyboard);
		return true;
	}
	if (!strcmp(id, "change-search") || !strcmp(id, "field-search")) {
		session->keyboard_is_up = true;
		return true;
	}
	const struct keyboard_key *key =
		session->keyboard_is_up && app->keyboard ? keyboard_find(app->keyboard, id) : NULL;
	if (!key) {
		return false;
	}
	*is_done = key->kind == KEYBOARD_DONE;
	bool is_full = session->search.len > MAX_TYPED_BYTES &&
		(key->kind == KEYBOARD_CHARACTER || key->kind == KEYBOARD_SPACE);
	if (!is_full) {
		keyboard_press(app->keyboard, key, &session->search);
	}
	session->here.pager = (struct pager){0};
	return true;
}

bool typing_input(struct app *app, const struct input *input, bool *is_done) {
	struct session *session = app->session;
	*is_done = false;
	if (!session->keyboard_is_up || !app->keyboard) {
		return false;
	}
	if (input->kind == INPUT_TEXT && session->search.len < MAX_TYPED_BYTES) {
		keyboard_input(app->keyboard, input->text, strlen(input->text), &session->search);
		return true;
	}
	if (input->kind != INPUT_KEY || ui_focus_is_visible(app->ui)) {
		return false;
	}
	const char *id = input->key == KEY_BACKSPACE ? "key-backspace"
		: input->key == KEY_SPACE            ? "key-space"
		: input->key == KEY_ENTER            ? "key-done"
						     : NULL;
	return id && typing_press(app, id, is_done);
}
