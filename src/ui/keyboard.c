// SPDX-License-Identifier: GPL-3.0-or-later
// A press changes the state or the text, then the rows are made anew. A physical keyboard comes
// in by the same door, character by character.
#include "ui/keyboard.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lang/alphabet.h"
#include "lang/cluster.h"
#include "lang/tag.h"
#include "ui/keyboard_inner.h"

const struct keyboard_table *keyboard_current(const struct keyboard *keyboard) {
	return keyboard->is_latin ? keyboard->latin : keyboard->own;
}

bool keyboard_is_method(const struct keyboard *keyboard, enum keyboard_method method) {
	return keyboard_current(keyboard)->method == method;
}

static bool is_latin_script(const struct keyboard_table *table) {
	return strcmp(language_find(table->lang)->script, "Latn") == 0;
}

struct keyboard *keyboard_create(const char *lang, const char *latin) {
	struct keyboard *keyboard = mem_zero(sizeof *keyboard);
	keyboard->own = keyboard_table_find(lang);
	keyboard->latin = keyboard_table_find(latin);
	if (!keyboard->latin || !is_latin_script(keyboard->latin)) {
		keyboard->latin = keyboard_table_find("en");
	}
	if (!keyboard->own || is_latin_script(keyboard->own)) {
		keyboard->own = keyboard->own ? keyboard->own : keyboard->latin;
		keyboard->latin = keyboard->own; // nothing to switch to
	}
	keyboard_forget_choices(keyboard);
	keyboard_build(keyboard);
	return keyboard;
}

void keyboard_destroy(struct keyboard *keyboard) {
	if (keyboard) {
		str_finish(&keyboard->letters);
		explicit_bzero(keyboard, sizeof *keyboard);
		free(keyboard);
	}
}

void keyboard_set_words(struct keyboard *keyboard, pinyin_words_fn *words, void *ctx) {
	keyboard->words = words;
	keyboard->words_ctx = ctx;
}

size_t keyboard_row_count(const struct keyboard *keyboard) {
	return keyboard->row_count;
}

struct keyboard_row keyboard_row(const struct keyboard *keyboard, size_t i) {
	return i < keyboard->row_count
		? (struct keyboard_row){keyboard->keys[i], keyboard->key_count[i]}
		: (struct keyboard_row){NULL, 0};
}

bool keyboard_has_choices(const struct keyboard *keyboard) {
	return keyboard->own->method == KEYBOARD_PINYIN ||
		keyboard->own->method == KEYBOARD_SYLLABLES;
}

struct keyboard_row keyboard_choices(const struct keyboard *keyboard) {
	return (struct keyboard_row){keyboard->choice_keys, keyboard->choice_key_count};
}

const struct keyboard_key *keyboard_find(const struct keyboard *keyboard, const char *id) {
	for (size_t i = 0; i < keyboard->choice_key_count; i++) {
		if (strcmp(keyboard->choice_keys[i].id, id) == 0) {
			return &keyboard->choice_keys[i];
		}
	}
	for (size_t row = 0; row < keyboard->row_count; row++) {
		for (size_t i = 0; i < keyboard->key_count[row]; i++) {
			if (strcmp(keyboard->keys[row][i].id, id) == 0) {
				return &keyboard->keys[row][i];
			}
		}
	}
	return NULL;
}

static bool is_pinyin_letter(const struct keyboard *keyboard, const char *utf8) {
	return keyboard_is_method(keyboard, KEYBOARD_PINYIN) && utf8[0] && !utf8[1] &&
		((utf8[0] >= 'a' && utf8[0] <= 'z') || (utf8[0] == '\'' && keyboard->has_mark));
}

/* One character (or the few of one key) by the rules of the method. */
static void type(struct keyboard *keyboard, const char *utf8, struct str *text) {
	if (is_pinyin_letter(keyboard, utf8)) {
		keyboard_write_letter(keyboard, utf8[0], text);
		return;
	}
	bool is_digit = utf8[0] >= '1' && utf8[0] <= '6' && !utf8[1];
	if (is_digit && keyboard_is_method(keyboard, KEYBOARD_PINYIN) && keyboard->has_mark) {
		size_t first = keyboard->choice_page * keyboard_choices_a_page(keyboard);
		keyboard_choose(keyboard, first + (size_t)(utf8[0] - '1'), text);
		return;
	}
	keyboard_fix(keyboard, text);
	if (!keyboard_write_consonant(keyboard, utf8, text)) {
		keyboard_write(keyboard, utf8, text);
	}
}

static void press_space(struct keyboard *keyboard, struct str *text) {
	if (keyboard_is_method(keyboard, KEYBOARD_PINYIN) && keyboard->has_mark) {
		keyboard_choose(keyboard, 0, text);
		return;
	}
	keyboard_fix(keyboard, text);
	str_append_char(text, ' ');
}

static void press_backspace(struct keyboard *keyboard, struct str *text) {
	if (keyboard->letters.len > 0) {
		keyboard_drop_letter(keyboard, text);
		return;
	}
	keyboard->has_mark = false;
	keyboard_forget_choices(keyboard);
	keyboard_erase(keyboard, text);
}

static void turn_page(struct keyboard *keyboard, const struct keyboard_key *key) {
	bool is_choice =
		key >= keyboard->choice_keys && key < keyboard->choice_keys + KEYBOARD_ROW_ROOM;
	size_t *page = is_choice ? &keyboard->choice_page : &keyboard->sheet_page;
	if (key->is_available) {
		*page += key->kind == KEYBOARD_NEXT ? 1 : (size_t)-1;
	}
}

static void switch_to(struct keyboard *keyboard, enum keyboard_page page) {
	keyboard->page = keyboard->page == page ? PAGE_LETTERS : page;
	keyboard->sheet_page = 0;
}

static void press_choice(
	struct keyboard *keyboard, const struct keyboard_key *key, struct str *text) {
	size_t first = keyboard->choice_page * keyboard_choices_a_page(keyboard);
	size_t place = (size_t)(key->id[strlen("choice-")] - '1');
	keyboard_choose(keyboard, first + place, text);
}

/* After a character: Shift and the sheet were for one key. */
static void press_character(
	struct keyboard *keyboard, const struct keyboard_key *key, struct str *text) {
	char output[sizeof key->output];
	memcpy(output, key->output, sizeof output);
	type(keyboard, output, text);
	explicit_bzero(output, sizeof output);
	keyboard->is_shifted = false;
	if (keyboard->page == PAGE_ACCENTS) {
		switch_to(keyboard, PAGE_LETTERS);
	}
}

static void press_switch(
	struct keyboard *keyboard, const struct keyboard_key *key, struct str *text) {
	switch (key->kind) {
	case KEYBOARD_SHIFT: keyboard->is_shifted = !keyboard->is_shifted; break;
	case KEYBOARD_ACCENTS: switch_to(keyboard, PAGE_ACCENTS); break;
	case KEYBOARD_NUMBERS: switch_to(keyboard, PAGE_NUMBERS); break;
	case KEYBOARD_ABC: keyboard->is_abc = !keyboard->is_abc; break;
	case KEYBOARD_LATIN:
		keyboard_fix(keyboard, text);
		keyboard->is_latin = !keyboard->is_latin;
		keyboard->page = PAGE_LETTERS;
		keyboard->is_shifted = false;
		break;
	default: turn_page(keyboard, key); break;
	}
}

void keyboard_show_numbers(struct keyboard *keyboard) {
	keyboard->page = PAGE_NUMBERS;
	keyboard_build(keyboard);
}

/* A sum that changes when the text does, without keeping a copy of it. */
static uint64_t sum_of(const struct str *text) {
	uint64_t sum = 1469598103934665603u; // FNV-1a
	for (size_t i = 0; i < text->len; i++) {
		sum = (sum ^ (unsigned char)text->data[i]) * 1099511628211u;
	}
	return sum ^ text->len;
}

bool keyboard_press(struct keyboard *keyboard, const struct keyboard_key *key, struct str *text) {
	uint64_t before = sum_of(text);
	switch (key->kind) {
	case KEYBOARD_CHARACTER: press_character(keyboard, key, text); break;
	case KEYBOARD_BACKSPACE: press_backspace(keyboard, text); break;
	case KEYBOARD_SPACE: press_space(keyboard, text); break;
	case KEYBOARD_CHOICE: press_choice(keyboard, key, text); break;
	case KEYBOARD_SIGNS:
		keyboard_fix(keyboard, text);
		keyboard_offer_signs(keyboard);
		break;
	case KEYBOARD_DONE: keyboard_fix(keyboard, text); break;
	default: press_switch(keyboard, key, text); break;
	}
	keyboard_build(keyboard);
	return sum_of(text) != before;
}

/* Characters of a name or a question: no controls, overrides, private use, forms. */
static bool is_allowed(uint32_t code) {
	bool is_bidi = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
		code == 0x200E || code == 0x200F || code == 0x061C;
	bool is_private = (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
	return code != UTF8_BAD && code >= 0x20 && !(code >= 0x7F && code < 0xA0) && !is_bidi &&
		!is_private && code != 0xFEFF && code != 0xFFFD;
}

bool keyboard_input(struct keyboard *keyboard, const char *utf8, size_t len, struct str *text) {
	uint64_t before = sum_of(text);
	for (size_t at = 0; at < len;) {
		uint32_t code = utf8_next(utf8, len, &at);
		char one[5] = "";
		if (is_allowed(code)) {
			utf8_put(code, one);
			if (code == ' ') {
				press_space(keyboard, text);
			} else {
				type(keyboard, one, text);
			}
		}
		explicit_bzero(one, sizeof one);
	}
	keyboard_build(keyboard);
	return sum_of(text) != before;
}

void keyboard_reset(struct keyboard *keyboard) {
	str_clear(&keyboard->letters);
	keyboard->has_mark = keyboard->is_shifted = false;
	keyboard->page = PAGE_LETTERS;
	keyboard->sheet_page = 0;
	keyboard_forget_choices(keyboard);
	keyboard_build(keyboard);
}

bool keyboard_underlined(const struct keyboard *keyboard, const struct str *text, size_t *start) {
	if (!keyboard->has_mark || keyboard->mark >= text->len) {
		return false;
	}
	*start = keyboard->mark;
	return true;
}

void keyboard_reading(const struct keyboard *keyboard, const struct str *text, struct str *out) {
	size_t start;
	bool has_letters = keyboard_underlined(keyboard, text, &start) && keyboard->letters.len &&
		keyboard->choice_count;
	str_append_bytes(out, str_get(text), has_letters ? start : text->len);
	str_append(out, has_letters ? keyboard->choices[0].text : "");
}

static bool has_in(const char *keys, const char *wanted) {
	char key[32];
	while (keys && keyboard_next_key(&keys, key, sizeof key)) {
		if (strcmp(key, wanted) == 0) {
			return true;
		}
	}
	return false;
}

static bool has_key(const struct keyboard_table *table, const char *utf8) {
	bool is_found = has_in(table->accents, utf8);
	for (size_t row = 0; row < KEYBOARD_MAX_ROWS; row++) {
		is_found = is_found || has_in(table->rows[row], utf8) ||
			has_in(table->shifted[row], utf8);
	}
	for (const char *const *orders = table->syllables; orders && *orders; orders++) {
		is_found = is_found || has_in(*orders, utf8);
	}
	return is_found;
}

bool keyboard_reaches(const char *lang, const char *utf8) {
	const struct keyboard_table *table = keyboard_table_find(lang);
	size_t at = 0, len = strlen(utf8);
	uint32_t parts[8], code = alphabet_lower(lang, utf8_next(utf8, len, &at));
	char lower[5] = "";
	size_t lower_len = utf8_put(code, lower);
	if (!table || has_key(table, alphabet_has_case(lang) ? lower : utf8)) {
		return table != NULL;
	}
	size_t count = cluster_decompose(lower, lower_len, parts, 8);
	for (size_t mark = 1; mark < count; mark++) {
		struct str rest = {0};
		char part[5] = "", bytes[4];
		utf8_put(parts[mark], part);
		for (size_t i = 0; i < count; i++) {
			str_append_bytes(&rest, bytes, i == mark ? 0 : utf8_put(parts[i], bytes));
		}
		cluster_compose(&rest, 0);
		bool is_found = has_key(table, part) && has_key(table, str_get(&rest));
		str_finish(&rest);
		if (is_found) {
			return true;
		}
	}
	return false;
}
