// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of the keyboard share: its state, and the way a text is written. */
#pragma once
#include "base/str.h"
#include "ui/keyboard.h"
#include "ui/keyboard_table.h"

#define KEYBOARD_ROWS (KEYBOARD_MAX_ROWS + 1)
#define KEYBOARD_ROW_ROOM 18
#define KEYBOARD_MAX_CHOICES 120

enum keyboard_page { PAGE_LETTERS, PAGE_ACCENTS, PAGE_NUMBERS };

struct keyboard {
	const struct keyboard_table *own, *latin; /* `own` may be `latin` */
	bool is_latin, is_abc, is_shifted;
	enum keyboard_page page;
	size_t sheet_page;

	struct keyboard_key keys[KEYBOARD_ROWS][KEYBOARD_ROW_ROOM];
	size_t key_count[KEYBOARD_ROWS], row_count;

	pinyin_words_fn *words;
	void *words_ctx;
	struct str letters; /* pinyin not chosen yet */
	bool has_mark;      /* the text's end from `mark` is underlined */
	size_t mark;

	struct pinyin_candidate choices[KEYBOARD_MAX_CHOICES];
	size_t choice_count, choice_page, choice_on; /* choice_on: index, or SIZE_MAX */
	bool is_signs;                               /* the choices are punctuation */
	struct keyboard_key choice_keys[KEYBOARD_ROW_ROOM];
	size_t choice_key_count;
};

const struct keyboard_table *keyboard_current(const struct keyboard *keyboard);
bool keyboard_is_method(const struct keyboard *keyboard, enum keyboard_method method);

/* keyboard_rows.c: makes the rows and the choice row from the state. */
void keyboard_build(struct keyboard *keyboard);
void keyboard_build_choices(struct keyboard *keyboard);
size_t keyboard_choices_a_page(const struct keyboard *keyboard);
size_t keyboard_sheet_pages(const struct keyboard *keyboard);

/* Copies the next key of a string of keys (one space between) into out; false at the end. */
bool keyboard_next_key(const char **keys, char *out, size_t size);

/* keyboard_type.c: writes at the end of the text. */
void keyboard_write(struct keyboard *keyboard, const char *utf8, struct str *text);
void keyboard_erase(
	struct keyboard *keyboard, struct str *text); /* Backspace, nothing underlined */
void keyboard_write_jamo(struct keyboard *keyboard, uint32_t jamo, struct str *text);
bool keyboard_erase_jamo(struct str *text);

/* keyboard_choose.c: syllables, pinyin, signs. */
bool keyboard_choose(struct keyboard *keyboard, size_t choice, struct str *text);
void keyboard_fix(struct keyboard *keyboard, struct str *text); /* nothing is underlined after it */
void keyboard_forget_choices(struct keyboard *keyboard);
bool keyboard_write_consonant(struct keyboard *keyboard, const char *utf8, struct str *text);
void keyboard_write_letter(struct keyboard *keyboard, char letter, struct str *text);
void keyboard_drop_letter(struct keyboard *keyboard, struct str *text);
void keyboard_offer_signs(struct keyboard *keyboard);
