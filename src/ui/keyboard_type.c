// SPDX-License-Identifier: GPL-3.0-or-later
// The end of the text: a character is appended and composed (NFC) with what it stands on. A tone
// finds its vowel even after the consonants that close the syllable, as people type Vietnamese.
#include <string.h>

#include "base/utf8.h"
#include "lang/alphabet.h"
#include "lang/cluster.h"
#include "lang/tag.h"
#include "ui/keyboard_inner.h"

#define MAX_PARTS 16

static bool is_tone(uint32_t code) {
	return code == 0x300 || code == 0x301 || code == 0x303 || code == 0x309 || code == 0x323;
}

static bool is_vietnamese_vowel(const char *utf8, size_t len) {
	uint32_t parts[MAX_PARTS];
	size_t count = cluster_decompose(utf8, len, parts, MAX_PARTS);
	return count > 0 && strchr("aeiouyAEIOUY", (int)(parts[0] < 128 ? parts[0] : '?'));
}

/* Writes the tone on the last vowel of the last word, in place of the tone it has. */
static bool put_tone(uint32_t tone, struct str *text) {
	const char *utf8 = str_get(text);
	size_t end = text->len, start = cluster_last(utf8, end);
	while (end > 0 && utf8[start] != ' ' && !is_vietnamese_vowel(utf8 + start, end - start)) {
		end = start;
		start = cluster_last(utf8, end);
	}
	if (end == 0 || utf8[start] == ' ') {
		return false;
	}
	uint32_t parts[MAX_PARTS];
	size_t count = cluster_decompose(utf8 + start, end - start, parts, MAX_PARTS);
	struct str tail = {0};
	str_append_bytes(&tail, utf8 + end, text->len - end);
	cluster_cut(text, start);
	char bytes[4];
	for (size_t i = 0; i < count; i++) {
		str_append_bytes(text, bytes, is_tone(parts[i]) ? 0 : utf8_put(parts[i], bytes));
	}
	str_append_bytes(text, bytes, utf8_put(tone, bytes));
	cluster_compose(text, start);
	str_append_bytes(text, str_get(&tail), tail.len);
	str_finish(&tail);
	explicit_bzero(parts, sizeof parts);
	return true;
}

void keyboard_write(struct keyboard *keyboard, const char *utf8, struct str *text) {
	const char *lang = keyboard_current(keyboard)->lang;
	size_t at = 0;
	uint32_t code = utf8_next(utf8, strlen(utf8), &at);
	if (language_is(lang, "vi") && is_tone(code) && put_tone(code, text)) {
		return;
	}
	if (keyboard_is_method(keyboard, KEYBOARD_HANGUL) && code >= 0x3131 && code <= 0x3163) {
		keyboard_write_jamo(keyboard, code, text);
		return;
	}
	str_append(text, utf8);
	cluster_compose(text, cluster_last(str_get(text), text->len));
}

/* True if the keyboard has a key for a mark by itself, so that Backspace takes it back alone. */
static bool has_key(const struct keyboard_table *table, uint32_t mark) {
	for (int page = 0; page < 2; page++) {
		for (size_t row = 0; row < KEYBOARD_MAX_ROWS; row++) {
			const char *keys = page ? table->shifted[row] : table->rows[row];
			char key[32], wanted[5] = "";
			utf8_put(mark, wanted);
			while (keys && keyboard_next_key(&keys, key, sizeof key)) {
				if (strcmp(key, wanted) == 0) {
					return true;
				}
			}
		}
	}
	return false;
}

static size_t last_code_start(const struct str *text) {
	size_t start = text->len;
	do {
		start--;
	} while (start > 0 && ((unsigned char)text->data[start] & 0xC0) == 0x80);
	return start;
}

void keyboard_erase(struct keyboard *keyboard, struct str *text) {
	if (text->len == 0) {
		return;
	}
	if (keyboard_is_method(keyboard, KEYBOARD_HANGUL) && keyboard_erase_jamo(text)) {
		return;
	}
	size_t start = last_code_start(text);
	uint32_t parts[MAX_PARTS];
	size_t count = cluster_decompose(text->data + start, text->len - start, parts, MAX_PARTS);
	// The mark need not be the last: the tone of ệ stands before its circumflex (UAX 15).
	size_t taken = count;
	for (size_t i = count; i-- > 1 && taken == count;) {
		bool is_key =
			alphabet_is_mark(parts[i]) && has_key(keyboard_current(keyboard), parts[i]);
		taken = is_key ? i : taken;
	}
	cluster_cut(text, start);
	for (size_t i = 0; taken < count && i < count; i++) {
		char bytes[4];
		str_append_bytes(text, bytes, i == taken ? 0 : utf8_put(parts[i], bytes));
	}
	cluster_compose(text, start);
	explicit_bzero(parts, sizeof parts);
}
