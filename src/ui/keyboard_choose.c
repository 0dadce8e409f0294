// SPDX-License-Identifier: GPL-3.0-or-later
// What is underlined stands at the end of the text already, from `mark` on: an Ethiopic syllable in
// its first order, or pinyin letters. A choice replaces it.
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "lang/cluster.h"
#include "ui/keyboard_inner.h"

void keyboard_forget_choices(struct keyboard *keyboard) {
	for (size_t i = 0; i < keyboard->choice_count; i++) {
		explicit_bzero(&keyboard->choices[i], sizeof keyboard->choices[i]);
	}
	keyboard->choice_count = keyboard->choice_page = 0;
	keyboard->choice_on = SIZE_MAX;
	keyboard->is_signs = false;
}

static void offer(struct keyboard *keyboard, const char *choices) {
	keyboard_forget_choices(keyboard);
	char key[32];
	while (keyboard->choice_count < KEYBOARD_MAX_CHOICES &&
		keyboard_next_key(&choices, key, sizeof key)) {
		snprintf(keyboard->choices[keyboard->choice_count++].text, PINYIN_MAX_BYTES, "%s",
			key);
	}
	explicit_bzero(key, sizeof key);
}

void keyboard_offer_signs(struct keyboard *keyboard) {
	offer(keyboard, "， 。 ？ ！ 、 ： ； “ ” （ ） 《 》");
	keyboard->is_signs = true;
}

bool keyboard_write_consonant(struct keyboard *keyboard, const char *utf8, struct str *text) {
	const char *const *orders = keyboard_current(keyboard)->syllables;
	size_t len = strlen(utf8);
	for (; orders && *orders; orders++) {
		if (strncmp(*orders, utf8, len) == 0 && ((*orders)[len] == ' ')) {
			offer(keyboard, *orders);
			keyboard->choice_on = 0;
			keyboard->has_mark = true;
			keyboard->mark = text->len;
			str_append(text, utf8);
			return true;
		}
	}
	return false;
}

static const struct pinyin_table *table_of(const struct keyboard *keyboard) {
	bool is_traditional = strcmp(keyboard->own->lang, "zh-Hant") == 0;
	return is_traditional ? &pinyin_traditional : &pinyin_simplified;
}

/* Shows the letters at the end of the text and looks for candidates. */
static void refresh(struct keyboard *keyboard, struct str *text) {
	keyboard_forget_choices(keyboard);
	cluster_cut(text, keyboard->mark);
	pinyin_show(table_of(keyboard), str_get(&keyboard->letters), text);
	keyboard->has_mark = keyboard->letters.len > 0;
	if (keyboard->has_mark) {
		keyboard->choice_count = pinyin_candidates(table_of(keyboard),
			str_get(&keyboard->letters), keyboard->words, keyboard->words_ctx,
			keyboard->choices, KEYBOARD_MAX_CHOICES);
		keyboard->choice_on = 0;
	}
}

void keyboard_write_letter(struct keyboard *keyboard, char letter, struct str *text) {
	if (!keyboard->has_mark) {
		keyboard->mark = text->len;
		str_clear(&keyboard->letters);
	}
	if (keyboard->letters.len + 1 < PINYIN_MAX_BYTES) {
		str_append_char(&keyboard->letters, letter);
	}
	refresh(keyboard, text);
}

void keyboard_drop_letter(struct keyboard *keyboard, struct str *text) {
	cluster_cut(&keyboard->letters, keyboard->letters.len - 1);
	refresh(keyboard, text);
}

static bool choose_pinyin(struct keyboard *keyboard, size_t choice, struct str *text) {
	struct pinyin_candidate chosen = keyboard->choices[choice];
	struct str rest = {0};
	str_append(&rest, str_get(&keyboard->letters) + chosen.len);
	cluster_cut(text, keyboard->mark);
	str_append(text, chosen.text);
	keyboard->mark = text->len;
	str_finish(&keyboard->letters);
	keyboard->letters = rest;
	explicit_bzero(&chosen, sizeof chosen);
	refresh(keyboard, text);
	return true;
}

bool keyboard_choose(struct keyboard *keyboard, size_t choice, struct str *text) {
	if (choice >= keyboard->choice_count) {
		return false;
	}
	if (keyboard->is_signs) {
		str_append(text, keyboard->choices[choice].text);
		keyboard_forget_choices(keyboard);
		return true;
	}
	if (!keyboard->has_mark) {
		return false;
	}
	if (keyboard_is_method(keyboard, KEYBOARD_PINYIN)) {
		return choose_pinyin(keyboard, choice, text);
	}
	cluster_cut(text, keyboard->mark);
	str_append(text, keyboard->choices[choice].text);
	keyboard->choice_on = choice;
	return true;
}

void keyboard_fix(struct keyboard *keyboard, struct str *text) {
	while (keyboard->has_mark && keyboard->letters.len > 0 && keyboard->choice_count > 0) {
		keyboard_choose(keyboard, 0, text);
	}
	keyboard->has_mark = false;
	str_clear(&keyboard->letters);
	keyboard_forget_choices(keyboard);
}
