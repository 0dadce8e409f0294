// SPDX-License-Identifier: GPL-3.0-or-later
// Values are foreign text: each stands in an isolate so that it cannot reorder the sentence, and
// what could break out of the isolate is dropped.
#include "lang/fill.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"

#define FSI "\xe2\x81\xa8"
#define LRI "\xe2\x81\xa6"
#define PDI "\xe2\x81\xa9"

static bool is_isolate(uint32_t code) {
	return code >= 0x2066 && code <= 0x2068;
}

static bool is_bidi_control(uint32_t code) {
	return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* True if every isolate that the value opens is closed in it, and none that it did not open. */
static bool is_balanced(const char *value, size_t len) {
	int depth = 0;
	for (size_t at = 0; at < len && depth >= 0;) {
		uint32_t code = utf8_next(value, len, &at);
		depth += is_isolate(code) ? 1 : code == 0x2069 ? -1 : 0;
	}
	return depth == 0;
}

/* Digits with what stands between and around them in numbers, times, dates and telephone numbers;
 * or ASCII with an @ or ://. */
static bool is_left_to_right(const char *value) {
	bool has_digit = false, is_number = true, is_ascii = true;
	for (const char *c = value; *c; c++) {
		unsigned char byte = (unsigned char)*c;
		has_digit = has_digit || isdigit(byte);
		is_number = is_number && (isdigit(byte) || strchr(" +-()/.,:%*#", byte));
		is_ascii = is_ascii && byte < 0x80;
	}
	return (is_number && has_digit) ||
		(is_ascii && (strchr(value, '@') || strstr(value, "://")));
}

static void append_value(struct str *out, const char *value) {
	size_t len = strlen(value);
	bool keeps_isolates = is_balanced(value, len);
	str_append(out, is_left_to_right(value) ? LRI : FSI);
	for (size_t at = 0; at < len;) {
		size_t start = at;
		uint32_t code = utf8_next(value, len, &at);
		bool is_kept = is_isolate(code) || code == 0x2069 ? keeps_isolates
								  : !is_bidi_control(code);
		if (is_kept) {
			str_append_bytes(out, value + start, at - start);
		}
	}
	str_append(out, PDI);
}

static const struct fill *find(
	const struct fill *fills, size_t count, const char *name, size_t len) {
	for (size_t i = 0; i < count; i++) {
		if (strlen(fills[i].name) == len && memcmp(fills[i].name, name, len) == 0) {
			return &fills[i];
		}
	}
	return NULL;
}

char *lang_fill(struct arena *arena, const char *lang, const char *text, const struct fill *fills,
	size_t count) {
	(void)lang;
	struct str out = {0};
	for (const char *at = text; *at;) {
		const char *end = *at == '{' ? strchr(at, '}') : NULL;
		const struct fill *fill =
			end ? find(fills, count, at + 1, (size_t)(end - at - 1)) : NULL;
		if (fill) {
			append_value(&out, fill->value ? fill->value : "");
			at = end + 1;
		} else {
			str_append_char(&out, *at++);
		}
	}
	char *filled = arena_copy(arena, str_get(&out), out.len);
	str_finish(&out);
	return filled;
}
