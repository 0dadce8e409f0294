// SPDX-License-Identifier: GPL-3.0-or-later
// Only the last few hundred bytes are looked at: a cluster is short, and a visitor may hold a key.
#include "lang/cluster.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "base/str.h"
#include "lang/locale.h"

#define WINDOW_BYTES 256
#define MAX_UNITS (WINDOW_BYTES * 4)

/* Offset of a code point's start at most WINDOW_BYTES before the end. */
static size_t window(const char *utf8, size_t len) {
	size_t start = len > WINDOW_BYTES ? len - WINDOW_BYTES : 0;
	while (start < len && ((unsigned char)utf8[start] & 0xC0) == 0x80) {
		start++;
	}
	return start;
}

size_t cluster_last(const char *utf8, size_t len) {
	static UBreakIterator *kept;
	UErrorCode status = U_ZERO_ERROR;
	if (!kept) {
		kept = ubrk_open(UBRK_CHARACTER, locale_base(NULL), NULL, 0, &status);
		if (U_FAILURE(status)) {
			abort(); // ICU without its data
		}
	}
	size_t from = window(utf8, len);
	UText *text = utext_openUTF8(NULL, utf8 + from, (int64_t)(len - from), &status);
	ubrk_setUText(kept, text, &status);
	ubrk_last(kept);
	int32_t start = ubrk_previous(kept);
	ubrk_setText(kept, u"", 0, &status);
	utext_close(text);
	return from + (start == UBRK_DONE ? 0 : (size_t)start);
}

static int32_t normalize(const UNormalizer2 *form, const char *utf8, size_t len, UChar *out) {
	UChar units[MAX_UNITS];
	UErrorCode status = U_ZERO_ERROR;
	int32_t count = 0;
	u_strFromUTF8(units, MAX_UNITS, &count, utf8, (int32_t)len, &status);
	count = unorm2_normalize(form, units, count, out, MAX_UNITS, &status);
	explicit_bzero(units, sizeof units);
	return U_SUCCESS(status) ? count : -1;
}

void cluster_cut(struct str *text, size_t len) {
	if (len < text->len) {
		explicit_bzero(text->data + len, text->len - len);
		text->len = len;
	}
}

void cluster_compose(struct str *text, size_t from) {
	UErrorCode status = U_ZERO_ERROR;
	UChar units[MAX_UNITS];
	char utf8[MAX_UNITS * 3];
	int32_t len = 0;
	if (text->len - from > WINDOW_BYTES) {
		from = window(str_get(text), text->len);
	}
	int32_t count = normalize(
		unorm2_getNFCInstance(&status), str_get(text) + from, text->len - from, units);
	if (count >= 0) {
		u_strToUTF8(utf8, sizeof utf8, &len, units, count, &status);
		cluster_cut(text, from);
		str_append_bytes(text, utf8, (size_t)len);
	}
	explicit_bzero(units, sizeof units);
	explicit_bzero(utf8, sizeof utf8);
}

size_t cluster_decompose(const char *utf8, size_t len, uint32_t *out, size_t max) {
	UErrorCode status = U_ZERO_ERROR;
	UChar units[MAX_UNITS];
	int32_t at = 0;
	size_t found = 0;
	int32_t count = normalize(unorm2_getNFDInstance(&status), utf8,
		len > WINDOW_BYTES ? WINDOW_BYTES : len, units);
	while (at < count && found < max) {
		UChar32 code;
		U16_NEXT(units, at, count, code);
		out[found++] = (uint32_t)code;
	}
	explicit_bzero(units, sizeof units);
	return found;
}
