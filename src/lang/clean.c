// SPDX-License-Identifier: GPL-3.0-or-later
// One pass by Unicode properties (ICU's). Nothing that comes out is longer than what went in, so that
// it can be done where the text lies.
#include "lang/clean.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

#define ZWNJ 0x200C
#define ZWJ 0x200D

static bool is_space(UChar32 code) {
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 ||
		code == 0x2029;
}

static bool is_joiner(UChar32 code) {
	return code == ZWJ || code == ZWNJ;
}

static bool is_mark(UChar32 code) {
	return U_MASK(u_charType(code)) & U_GC_M_MASK;
}

/* Arabic number signs and their like are format characters that are seen. */
static bool is_unwanted(UChar32 code) {
	switch (u_charType(code)) {
	case U_CONTROL_CHAR:
	case U_SURROGATE: return true;
	case U_FORMAT_CHAR:
		return !is_joiner(code) &&
			!u_hasBinaryProperty(code, UCHAR_PREPENDED_CONCATENATION_MARK);
	case U_OTHER_LETTER: // Hangul fillers
		return u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
	default: return u_hasBinaryProperty(code, UCHAR_NONCHARACTER_CODE_POINT);
	}
}

struct cleaner {
	char *out;
	size_t len;
	int marks, joiners; /* in a row */
	bool is_space_due;
};

static void put(struct cleaner *cleaner, UChar32 code) {
	if (is_space(code)) {
		cleaner->is_space_due = cleaner->len > 0;
		return;
	}
	bool mark = is_mark(code), joiner = is_joiner(code);
	if (is_unwanted(code) || (mark && cleaner->marks >= CLEAN_MAX_MARKS) ||
		(joiner && cleaner->joiners)) {
		return;
	}
	if (cleaner->is_space_due) {
		cleaner->out[cleaner->len++] = ' ';
		cleaner->is_space_due = false;
	}
	// A joiner between marks does not begin a new stack.
	cleaner->marks = mark ? cleaner->marks + 1 : joiner ? cleaner->marks : 0;
	cleaner->joiners = joiner;
	cleaner->len += utf8_put((uint32_t)code, cleaner->out + cleaner->len);
}

size_t clean_text(const char *utf8, size_t len, char *out) {
	struct cleaner cleaner = {.out = out};
	for (size_t at = 0; at < len;) {
		uint32_t code = utf8_next(utf8, len, &at);
		if (code != UTF8_BAD) {
			put(&cleaner, (UChar32)code);
		}
	}
	return cleaner.len;
}
