// SPDX-License-Identifier: GPL-3.0-or-later
// One transliterator, made for the language that was asked for last: lists come in few languages.
#include "lang/latin.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/arena.h"
#include "base/mem.h"

#define MAX_UNITS 4000 /* of the source; longer texts are no names */
#define GROWTH 6
#define MAX_ID 160

/* Vowels are left out of Arabic writing and come out of no rule; the marks that would tell letters
 * apart tell a colleague nothing. */
#define PLAIN "Any-Latin; Latin-ASCII; [[:Mn:][\\u02b0-\\u02ff]] Remove; Any-Title"

static bool has_bgn(const char *lang) {
	static const char *const tags[] = {
		"am", "be", "bg", "el", "hy", "ka", "kk", "ky", "mk", "mn", "ru", "sr", "uk", "uz"};
	for (size_t i = 0; lang && i < sizeof tags / sizeof *tags; i++) {
		if (strcmp(tags[i], lang) == 0) {
			return true;
		}
	}
	return false;
}

static UTransliterator *open_id(const char *id) {
	UChar units[MAX_ID];
	UErrorCode status = U_ZERO_ERROR;
	u_uastrcpy(units, id);
	UTransliterator *made = utrans_openU(units, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	return U_SUCCESS(status) ? made : NULL;
}

static const UTransliterator *rules_for(const char *lang) {
	static UTransliterator *rules;
	static char made_for[16];
	const char *tag = has_bgn(lang) ? lang : "any";
	if (strcmp(made_for, tag) != 0) {
		char id[MAX_ID];
		if (rules) {
			utrans_close(rules);
		}
		snprintf(id, sizeof id, "%s-%s_Latn/BGN; " PLAIN, tag, tag);
		rules = has_bgn(lang) ? open_id(id) : NULL;
		rules = rules ? rules : open_id(PLAIN);
		snprintf(made_for, sizeof made_for, "%s", tag);
	}
	return rules;
}

/* A letter or mark of another script than Latin. */
static bool has_other_letters(const UChar *units, int32_t len) {
	for (int32_t at = 0; at < len;) {
		UChar32 code;
		U16_NEXT(units, at, len, code);
		UErrorCode status = U_ZERO_ERROR;
		UScriptCode script = uscript_getScript(code, &status);
		if (u_isalpha(code) && script != USCRIPT_LATIN && script != USCRIPT_COMMON &&
			script != USCRIPT_INHERITED) {
			return true;
		}
	}
	return false;
}

/* The schwa of Ethiopic vowels, which Latin-ASCII leaves. */
static void drop_schwas(UChar *units, int32_t len) {
	for (int32_t i = 0; i < len; i++) {
		units[i] = units[i] == 0x1dd || units[i] == 0x259 ? 'e'
			: units[i] == 0x18e || units[i] == 0x18f  ? 'E'
								  : units[i];
	}
}

char *latin_text(struct arena *arena, const char *lang, const char *utf8) {
	int32_t len = 0, room = MAX_UNITS * GROWTH, limit;
	UErrorCode status = U_ZERO_ERROR;
	UChar *units = mem_array((size_t)room, sizeof *units);
	u_strFromUTF8(units, MAX_UNITS, &len, utf8, -1, &status);
	bool ok = U_SUCCESS(status) && has_other_letters(units, len);
	const UTransliterator *rules = ok ? rules_for(lang) : NULL;
	limit = len;
	if (rules) {
		utrans_transUChars(rules, units, &len, room, 0, &limit, &status);
	}
	char *text = NULL;
	if (rules && U_SUCCESS(status) && !has_other_letters(units, len)) {
		int32_t bytes = 0;
		drop_schwas(units, len);
		text = arena_alloc(arena, (size_t)len * 3 + 1);
		u_strToUTF8(text, len * 3 + 1, &bytes, units, len, &status);
		text = U_SUCCESS(status) ? text : NULL;
	}
	explicit_bzero(units, (size_t)room * sizeof *units);
	free(units);
	return text;
}
