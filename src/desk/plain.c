// SPDX-License-Identifier: GPL-3.0-or-later
// One walk over the characters, with what cannot be shown written out; the callers differ in what
// else they escape.
#include "desk/plain.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "lang/alphabet.h"

#define MOST_MARKS 8 /* Vietnamese and vowelled Arabic have two or three, Tibetan stacks five */

/* Characters that do something instead of being seen. ZWNJ and ZWJ (200C, 200D) spell Persian and
 * Indic names and stay. */
static bool is_unseen(uint32_t code) {
	return code < 0x20 || (code >= 0x7f && code <= 0x9f) || code == 0xad || code == 0x61c ||
		code == 0x200b || code == 0x200e || code == 0x200f ||
		(code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) ||
		(code >= 0xd800 && code <= 0xdfff) || code == 0xfeff ||
		(code >= 0xfff0 && code <= 0xfffb) || (code & 0xfffe) == 0xfffe ||
		(code >= 0xe0000 && code <= 0xe0fff) || (code >= 0xe000 && code <= 0xf8ff) ||
		code >= 0xf0000;
}

typedef void put_fn(struct str *out, const char *bytes, size_t len);

static void put_as_is(struct str *out, const char *bytes, size_t len) {
	str_append_bytes(out, bytes, len);
}

static void put_csv(struct str *out, const char *bytes, size_t len) {
	str_append(out, *bytes == '"' ? "\"" : "");
	str_append_bytes(out, bytes, len);
}

static void put_html(struct str *out, const char *bytes, size_t len) {
	switch (*bytes) {
	case '&': str_append(out, "&amp;"); break;
	case '<': str_append(out, "&lt;"); break;
	case '>': str_append(out, "&gt;"); break;
	case '"': str_append(out, "&quot;"); break;
	case '\'': str_append(out, "&#39;"); break;
	default: str_append_bytes(out, bytes, len);
	}
}

/* A character as <U+202E>, a byte that is none as <0xFF>. */
static void write_out(struct str *out, put_fn *put, uint32_t code, unsigned char byte) {
	struct str words = {0};
	if (code == UTF8_BAD) {
		str_printf(&words, "<0x%02X>", byte);
	} else {
		str_printf(&words, "<U+%04X>", (unsigned)code);
	}
	for (size_t i = 0; i < words.len; i++) {
		put(out, words.data + i, 1);
	}
	str_finish(&words);
}

static void walk(struct str *out, const char *text, put_fn *put) {
	size_t len = strlen(text);
	int marks = 0;
	for (size_t at = 0; at < len;) {
		size_t from = at;
		uint32_t code = utf8_next(text, len, &at);
		marks = code != UTF8_BAD && alphabet_is_mark(code) ? marks + 1 : 0;
		if (code == UTF8_BAD || is_unseen(code) || marks > MOST_MARKS) {
			write_out(out, put, code, (unsigned char)text[from]);
		} else {
			put(out, text + from, at - from);
		}
	}
}

const char *plain_line(struct arena *arena, const char *text) {
	struct str out = {0};
	walk(&out, text, put_as_is);
	const char *kept = arena_string(arena, str_get(&out));
	str_finish(&out);
	return kept;
}

/* Spreadsheets drop blanks before they look, no-break and ideographic ones too, and take the wide
 * forms of the signs for the signs. */
static bool is_formula(const char *text) {
	size_t len = strlen(text), at = 0;
	uint32_t code = 0;
	do {
		code = at < len ? utf8_next(text, len, &at) : 0;
	} while (code == ' ' || code == 0xa0 || code == 0x3000 || code == '\n' || code == 0xfeff ||
		code == 0x200b);
	return code == '=' || code == '+' || code == '-' || code == '@' || code == '\t' ||
		code == '\r' || code == '|' || code == 0xff1d || code == 0xff0b || code == 0xff0d ||
		code == 0xff20 || code == 0x2212;
}

void plain_csv(struct str *out, const char *text) {
	str_append(out, is_formula(text) ? "\"'" : "\"");
	walk(out, text, put_csv);
	str_append(out, "\"");
}

void plain_html(struct str *out, const char *text) {
	walk(out, text, put_html);
}
