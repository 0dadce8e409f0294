// SPDX-License-Identifier: GPL-3.0-or-later
// Rows are made anew from the table and the state after each change: a hundred keys at most.
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "lang/alphabet.h"
#include "lang/catalog.h"
#include "lang/mark.h"
#include "lang/tag.h"
#include "ui/keyboard_inner.h"

#define SHEET_ROWS 3
#define SHEET_KEYS (SHEET_ROWS * KEYBOARD_MAX_ROW_KEYS)
#define DOTTED_CIRCLE "\u25cc"

#define WIDTH_LETTER 100
#define WIDTH_WIDE 160
#define WIDTH_DONE 300
#define WIDTH_REST 0

bool keyboard_next_key(const char **keys, char *out, size_t size) {
	*keys += strspn(*keys, " ");
	size_t len = strcspn(*keys, " ");
	size_t kept = len < size ? len : size - 1;
	memcpy(out, *keys, kept);
	out[kept] = '\0';
	*keys += len;
	return len > 0;
}

static struct keyboard_key *add(struct keyboard *keyboard, size_t row, const char *id,
	enum keyboard_kind kind, const char *label, int width) {
	if (keyboard->key_count[row] == KEYBOARD_ROW_ROOM) {
		return NULL;
	}
	struct keyboard_key *key = &keyboard->keys[row][keyboard->key_count[row]++];
	*key = (struct keyboard_key){.kind = kind, .width = width, .is_available = true};
	snprintf(key->id, sizeof key->id, "%s", id);
	snprintf(key->label, sizeof key->label, "%s", label);
	return key;
}

/* Words for characters that cannot be seen, in the visitor's language. */
static const char *invisible_label(const char *lang, const char *output) {
	static const struct {
		const char *output, *name;
	} names[] = {
		// TRANSLATORS: keys that write an invisible character: U+200C parts two letters that
		// would join, U+200D joins two letters. One or two short words.
		{"\u200c", NC_("key", "Part letters")},
		{"\u200d", NC_("key", "Join letters")},
	};
	if (strcmp(output, "\u200c") == 0 && language_is(lang, "fa")) {
		return "نیم‌فاصله"; // the word on Persian keyboards
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(output, names[i].output) == 0) {
			return catalog_context(lang, "key", names[i].name);
		}
	}
	return NULL;
}

static void add_character(struct keyboard *keyboard, size_t row, const char *output) {
	const char *word = invisible_label(keyboard->own->lang, output);
	char id[40], label[64];
	size_t at = 0;
	uint32_t code = utf8_next(output, strlen(output), &at);
	snprintf(id, sizeof id, "key-%s", output);
	snprintf(label, sizeof label, "%s%s", alphabet_is_mark(code) ? DOTTED_CIRCLE : "", output);
	struct keyboard_key *key =
		add(keyboard, row, id, KEYBOARD_CHARACTER, word ? word : label, WIDTH_LETTER);
	if (key) {
		key->is_word = word != NULL;
		snprintf(key->output, sizeof key->output, "%s", output);
	}
}

/* The capital of a key: of each of its code points. */
static void raise_key(const char *lang, const char *key, char *out, size_t size) {
	size_t used = 0;
	for (size_t at = 0, len = strlen(key); at < len && used + 4 < size;) {
		used += utf8_put(alphabet_upper(lang, utf8_next(key, len, &at)), out + used);
	}
	out[used] = '\0';
}

static void add_keys(struct keyboard *keyboard, size_t row, const char *keys) {
	const char *lang = keyboard_current(keyboard)->lang;
	bool is_raised = keyboard->is_shifted && alphabet_has_case(lang);
	char key[32], capital[64];
	while (keyboard_next_key(&keys, key, sizeof key)) {
		raise_key(lang, key, capital, sizeof capital);
		add_character(keyboard, row, is_raised ? capital : key);
	}
}

/* The first keys of a string of keys, as on the key that leads to them. */
static void begin_of(const char *keys, size_t most, char *out, size_t size) {
	char key[32];
	size_t used = 0;
	out[0] = '\0';
	for (size_t i = 0; keys && i < most && keyboard_next_key(&keys, key, sizeof key); i++) {
		int len = snprintf(out + used, size - used, "%s%s", i ? " " : "", key);
		used += len > 0 && (size_t)len < size - used ? (size_t)len : 0;
	}
}

static bool has_pages(const struct keyboard_table *table) {
	return table->shifted[0] || alphabet_has_case(table->lang);
}

static const char *const *letter_rows(const struct keyboard *keyboard) {
	const struct keyboard_table *table = keyboard_current(keyboard);
	bool is_second = keyboard->is_shifted && table->shifted[0];
	if (keyboard->is_abc && table->abc[0]) {
		return is_second ? table->abc_shifted : table->abc;
	}
	return is_second ? table->shifted : table->rows;
}

static void add_order_switch(struct keyboard *keyboard, size_t row) {
	const struct keyboard_table *table = keyboard_current(keyboard);
	char label[64];
	if (table->abc[0]) {
		const char *keys = keyboard->is_abc ? table->rows[0] : table->abc[0];
		keys += *keys == '\'' ? 2 : 0; /* sorted first, but not what an order is known by */
		begin_of(keys, 4, label, sizeof label);
		add(keyboard, row, "key-abc", KEYBOARD_ABC, label, WIDTH_WIDE);
	}
}

static void add_backspace(struct keyboard *keyboard, size_t row) {
	add(keyboard, row, "key-backspace", KEYBOARD_BACKSPACE, "", WIDTH_WIDE);
}

static void build_letters(struct keyboard *keyboard) {
	const struct keyboard_table *table = keyboard_current(keyboard);
	const char *const *rows = letter_rows(keyboard);
	size_t count = 0;
	while (count < KEYBOARD_MAX_ROWS && rows[count]) {
		count++;
	}
	for (size_t row = 0; row < count; row++) {
		bool is_last = row + 1 == count;
		if (is_last && has_pages(table)) {
			struct keyboard_key *shift =
				add(keyboard, row, "key-shift", KEYBOARD_SHIFT, "", WIDTH_WIDE);
			shift->is_on = keyboard->is_shifted;
		}
		if (is_last && table->method == KEYBOARD_PINYIN) {
			add(keyboard, row, "key-signs", KEYBOARD_SIGNS, "，。？", WIDTH_WIDE);
		}
		add_keys(keyboard, row, rows[row]);
		if (is_last && table->accents[0]) {
			add(keyboard, row, "key-accents", KEYBOARD_ACCENTS, table->accents_label,
				WIDTH_LETTER);
		}
		if (is_last) {
			add_order_switch(keyboard, row);
		}
		if (table->method == KEYBOARD_SYLLABLES ? is_last : row == 0) {
			add_backspace(keyboard, row);
		}
	}
	keyboard->row_count = count;
}

static size_t count_keys(const char *keys) {
	char key[32];
	size_t count = 0;
	while (keyboard_next_key(&keys, key, sizeof key)) {
		count++;
	}
	return count;
}

size_t keyboard_sheet_pages(const struct keyboard *keyboard) {
	size_t count = count_keys(keyboard_current(keyboard)->accents);
	return (count + SHEET_KEYS - 1) / SHEET_KEYS;
}

static void add_chevron(struct keyboard *keyboard, size_t row, bool is_next, bool is_available) {
	struct keyboard_key *key = add(keyboard, row, is_next ? "key-next" : "key-previous",
		is_next ? KEYBOARD_NEXT : KEYBOARD_PREVIOUS, "", WIDTH_LETTER);
	key->is_available = is_available;
}

static void build_sheet(struct keyboard *keyboard) {
	const struct keyboard_table *table = keyboard_current(keyboard);
	const char *keys = table->accents;
	char key[32], one[64];
	size_t first = keyboard->sheet_page * SHEET_KEYS, pages = keyboard_sheet_pages(keyboard);
	for (size_t i = 0; i < first + SHEET_KEYS && keyboard_next_key(&keys, key, sizeof key);
		i++) {
		if (i >= first) {
			snprintf(one, sizeof one, "%s", key);
			add_keys(keyboard, (i - first) / KEYBOARD_MAX_ROW_KEYS, one);
		}
	}
	if (alphabet_has_case(table->lang)) {
		struct keyboard_key *shift =
			add(keyboard, SHEET_ROWS, "key-shift", KEYBOARD_SHIFT, "", WIDTH_WIDE);
		shift->is_on = keyboard->is_shifted;
	}
	if (pages > 1) {
		add_chevron(keyboard, SHEET_ROWS, false, keyboard->sheet_page > 0);
		add_chevron(keyboard, SHEET_ROWS, true, keyboard->sheet_page + 1 < pages);
	}
	struct keyboard_key *back = add(keyboard, SHEET_ROWS, "key-accents", KEYBOARD_ACCENTS,
		table->accents_label, WIDTH_WIDE);
	back->is_on = true;
	add_backspace(keyboard, SHEET_ROWS);
	keyboard->row_count = SHEET_ROWS + 1;
}

/* Punctuation of the script, where it has its own. */
static const char *signs_of(const char *lang) {
	static const struct {
		const char *script, *signs;
	} own[] = {
		{"Arab", "، ؛ ؟ . ! ' + # %"},
		{"Adlm", "، ؛ ؟ . ! ' + # %"},
		{"Rohg", "، ؛ ؟ . ! ' + # %"},
		{"Nkoo", "، ؛ ؟ . ! ' + # %"},
		{"Ethi", "፣ ። ፤ ፥ ? ! ' + # %"},
		{"Hans", "， 。 、 ？ ！ ： + # %"},
		{"Hant", "， 。 、 ？ ！ ： + # %"},
		{"Jpan", "、 。 ？ ！ ・ + # %"},
		{"Deva", "। . , ? ! ' + # %"},
		{"Beng", "। . , ? ! ' + # %"},
		{"Armn", "։ , ՞ ՜ ՛ ' + # %"},
		{"Grek", ". , · ! ' + # %"},
		{"Mymr", "၊ ။ ? ! ' + # %"},
		{"Khmr", "។ ៕ , ? ! ' + # %"},
		{"Tibt", "། ་ . , ? ! + # %"},
	};
	const struct language *language = language_find(lang);
	for (size_t i = 0; language && i < sizeof own / sizeof *own; i++) {
		if (strcmp(own[i].script, language->script) == 0) {
			return own[i].signs;
		}
	}
	return ". , ? ! ' + # % _";
}

static void build_numbers(struct keyboard *keyboard) {
	add_keys(keyboard, 0, "1 2 3 4 5 6 7 8 9 0");
	add_keys(keyboard, 1, "- / : ; ( ) € & @ \"");
	add_keys(keyboard, 2, signs_of(keyboard_current(keyboard)->lang));
	add_backspace(keyboard, 0);
	keyboard->row_count = 3;
}

static void build_bottom(struct keyboard *keyboard) {
	size_t row = keyboard->row_count++;
	const struct keyboard_table *own = keyboard->own, *now = keyboard_current(keyboard);
	char label[64];
	begin_of(now->abc[0] ? now->abc[0] : now->rows[0], 3, label, sizeof label);
	add(keyboard, row, "key-numbers", KEYBOARD_NUMBERS,
		keyboard->page == PAGE_NUMBERS ? label : "1 2 3", WIDTH_WIDE);
	begin_of(own->method == KEYBOARD_PINYIN ? "拼音"
						: (own->abc[0] ? own->abc[0] : own->rows[0]),
		3, label, sizeof label);
	if (own != keyboard->latin) {
		add(keyboard, row, "key-latin", KEYBOARD_LATIN, keyboard->is_latin ? label : "ABC",
			WIDTH_WIDE);
	}
	if (keyboard_is_method(keyboard, KEYBOARD_SYLLABLES) && keyboard->page == PAGE_LETTERS) {
		add_keys(keyboard, row, "፣ ።");
	}
	struct keyboard_key *space =
		add(keyboard, row, "key-space", KEYBOARD_SPACE, "", WIDTH_REST);
	snprintf(space->output, sizeof space->output, " ");
	add(keyboard, row, "key-done", KEYBOARD_DONE, "", WIDTH_DONE);
}

void keyboard_build(struct keyboard *keyboard) {
	explicit_bzero(keyboard->keys, sizeof keyboard->keys);
	memset(keyboard->key_count, 0, sizeof keyboard->key_count);
	switch (keyboard->page) {
	case PAGE_LETTERS: build_letters(keyboard); break;
	case PAGE_ACCENTS: build_sheet(keyboard); break;
	case PAGE_NUMBERS: build_numbers(keyboard); break;
	}
	build_bottom(keyboard);
	keyboard_build_choices(keyboard);
}

size_t keyboard_choices_a_page(const struct keyboard *keyboard) {
	return keyboard_is_method(keyboard, KEYBOARD_SYLLABLES) ? 8 : 6;
}

static struct keyboard_key *add_choice(struct keyboard *keyboard, enum keyboard_kind kind) {
	struct keyboard_key *key = &keyboard->choice_keys[keyboard->choice_key_count++];
	*key = (struct keyboard_key){.kind = kind, .width = WIDTH_REST, .is_available = true};
	return key;
}

static void add_choice_chevron(struct keyboard *keyboard, bool is_next, bool is_available) {
	struct keyboard_key *key =
		add_choice(keyboard, is_next ? KEYBOARD_NEXT : KEYBOARD_PREVIOUS);
	snprintf(key->id, sizeof key->id, is_next ? "key-next" : "key-previous");
	key->width = WIDTH_LETTER;
	key->is_available = is_available;
}

void keyboard_build_choices(struct keyboard *keyboard) {
	size_t most = keyboard_choices_a_page(keyboard), count = keyboard->choice_count;
	size_t first = keyboard->choice_page * most;
	explicit_bzero(keyboard->choice_keys, sizeof keyboard->choice_keys);
	keyboard->choice_key_count = 0;
	if (count > most) {
		add_choice_chevron(keyboard, false, first > 0);
	}
	for (size_t i = first; i < count && i < first + most; i++) {
		struct keyboard_key *key = add_choice(keyboard, KEYBOARD_CHOICE);
		snprintf(key->id, sizeof key->id, "choice-%zu", i - first + 1);
		snprintf(key->label, sizeof key->label, "%s", keyboard->choices[i].text);
		snprintf(key->output, sizeof key->output, "%s", keyboard->choices[i].text);
		key->is_on = i == keyboard->choice_on;
	}
	if (count > most) {
		add_choice_chevron(keyboard, true, first + most < count);
	}
}
