// SPDX-License-Identifier: GPL-3.0-or-later
// Exemplar sets are not spelling lists (Somali has no vowels in its main set), so callers take
// main and auxiliary together and check with real text.
#include "lang/alphabet.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "lang/collate.h"
#include "lang/locale.h"
#include "lang/tag.h"

#define LATIN "abcdefghijklmnopqrstuvwxyz"

/* Sets for languages CLDR has none for, as UnicodeSet patterns. Not authoritative. */
static const struct {
	const char *lang, *pattern;
} own_sets[] = {
	{"rhg", "[\\U00010D00-\\U00010D27]"},
	{"rhg-Latn", "[a-zá é í ó ú ç ñ]"},
	{"rom", "[a-zč š ž ć đ]"},
	{"nqo", "[\\u07CA-\\u07E7 \\u07EB-\\u07F3]"},
};

static USet *own_set(const char *lang) {
	for (size_t i = 0; i < sizeof own_sets / sizeof *own_sets; i++) {
		if (strcmp(own_sets[i].lang, lang) == 0) {
			UChar pattern[128];
			int32_t len = 0;
			UErrorCode status = U_ZERO_ERROR;
			u_strFromUTF8(pattern, 128, &len, own_sets[i].pattern, -1, &status);
			return uset_openPattern(pattern, len, &status);
		}
	}
	return NULL;
}

static USet *exemplar_set(const char *lang, enum alphabet_part part) {
	USet *set = own_set(lang);
	if (set) {
		if (part == ALPHABET_AUXILIARY) {
			uset_clear(set);
		}
		return set;
	}
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(locale_base(lang), &status);
	set = ulocdata_getExemplarSet(data, NULL, 0,
		part == ALPHABET_MAIN ? ULOCDATA_ES_STANDARD : ULOCDATA_ES_AUXILIARY, &status);
	ulocdata_close(data);
	return U_SUCCESS(status) && set ? set : uset_openEmpty();
}

/* Letters and marks one by one, lower case, of strings too. */
static void take_apart(const USet *set, const char *lang, USet *out) {
	for (int32_t i = 0; i < uset_getItemCount(set); i++) {
		UChar32 first, last;
		UChar string[32];
		UErrorCode status = U_ZERO_ERROR;
		int32_t len = uset_getItem(set, i, &first, &last, string, 32, &status);
		for (UChar32 code = first; len == 0 && code <= last; code++) {
			uset_add(out, (UChar32)alphabet_lower(lang, (uint32_t)code));
		}
		for (int32_t at = 0; at < len;) {
			UChar32 code;
			U16_NEXT(string, at, len, code);
			uset_add(out, (UChar32)alphabet_lower(lang, (uint32_t)code));
		}
	}
}

bool alphabet_is_of(const char *lang, uint32_t code) {
	const struct language *language = language_find(lang);
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)code, &status);
	return language &&
		(script == USCRIPT_INHERITED || script == USCRIPT_COMMON ||
			strcmp(uscript_getShortName(script), language->script) == 0);
}

static int compare(const void *a, const void *b, void *lang) {
	char left[5] = "", right[5] = "";
	utf8_put(*(const uint32_t *)a, left);
	utf8_put(*(const uint32_t *)b, right);
	return collate_compare(lang, left, right);
}

size_t alphabet_letters(
	struct arena *arena, const char *lang, enum alphabet_part part, const uint32_t **letters) {
	const struct language *language = language_find(lang);
	if (!language) {
		return 0;
	}
	USet *set = exemplar_set(lang, part), *apart = uset_openEmpty();
	take_apart(set, lang, apart);
	int32_t size = uset_size(apart);
	uint32_t *found = arena_alloc(arena, sizeof *found * (size_t)(size + 1));
	size_t count = 0;
	for (int32_t i = 0; i < size; i++) {
		uint32_t code = (uint32_t)uset_charAt(apart, i);
		bool is_foreign = part == ALPHABET_AUXILIARY && !alphabet_is_of(lang, code);
		if (alphabet_is_typed(code) && !is_foreign) {
			found[count++] = code;
		}
	}
	uset_close(set);
	uset_close(apart);
	qsort_r(found, count, sizeof *found, compare, (void *)lang);
	*letters = found;
	return count;
}

bool alphabet_is_typed(uint32_t code) {
	bool is_form = (code >= 0xFB00 && code <= 0xFDFF) || (code >= 0xFE67 && code <= 0xFEFC);
	is_form = is_form || (code >= 0x2D00 && code <= 0x2D2F); // church letters of Georgian
	uint32_t mask = U_MASK(u_charType((UChar32)code));
	return code == 0x200C || code == 0x200D ||
		(!is_form && code <= 0x10FFFF && (mask & (U_GC_L_MASK | U_GC_M_MASK)));
}

bool alphabet_is_mark(uint32_t code) {
	return U_MASK(u_charType((UChar32)code)) & U_GC_M_MASK;
}

bool alphabet_has_case(const char *lang) {
	const struct language *language = language_find(lang);
	static const char *const scripts[] = {"Latn", "Cyrl", "Grek", "Armn", "Adlm"};
	for (size_t i = 0; language && i < sizeof scripts / sizeof *scripts; i++) {
		if (strcmp(language->script, scripts[i]) == 0) {
			return true;
		}
	}
	return false;
}

static bool has_dotted_i(const char *lang) {
	return language_is(lang, "tr") || language_is(lang, "az");
}

uint32_t alphabet_upper(const char *lang, uint32_t letter) {
	if (has_dotted_i(lang) && letter == 'i') {
		return 0x0130;
	}
	bool is_georgian = letter >= 0x10D0 && letter <= 0x10FF;
	if (is_georgian || letter == 0x03C2) {
		return letter;
	}
	return letter == 0xDF ? 0x1E9E : (uint32_t)u_toupper((UChar32)letter);
}

uint32_t alphabet_lower(const char *lang, uint32_t letter) {
	if (has_dotted_i(lang) && (letter == 'I' || letter == 0x0130)) {
		return letter == 'I' ? 0x0131 : 'i';
	}
	bool is_georgian = letter >= 0x1C90 && letter <= 0x1CBF;
	return is_georgian ? letter - 0xBC0 : (uint32_t)u_tolower((UChar32)letter);
}
