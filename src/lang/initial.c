// SPDX-License-Identifier: GPL-3.0-or-later
// A name stands under the last label that does not come after it, comparing base letters only. ICU
// does the same in its AlphabeticIndex, which exists in C++ alone. Chinese collation marks where the
// readings of a letter begin with U+FDD0 and that letter.
#include "lang/initial.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lang/alphabet.h"
#include "lang/locale.h"
#include "lang/tag.h"

#define LABEL_BYTES 16
#define NOT_A_LETTER "#"
#define OTHER_LETTER "…"

struct label {
	char text[LABEL_BYTES];
	char from[LABEL_BYTES]; /* where it begins in the language's order */
	UScriptCode script;     /* of the names under it */
	size_t shown;           /* the label that stands for it: pinyin's A is Latin's */
};

struct initials {
	UCollator *collator;
	VEC(struct label) labels; /* in the language's order */
	VEC(const char *) shown;
};

/* ---- making ---- */

static UScriptCode script_of(UChar32 code) {
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript(code, &status);
	bool is_kana = script == USCRIPT_KATAKANA || script == USCRIPT_KATAKANA_OR_HIRAGANA;
	return is_kana ? USCRIPT_HIRAGANA : script;
}

/* The script of the first letter, and where it stands; USCRIPT_COMMON where a digit or nothing
 * comes before it. */
static UScriptCode script_of_name(const char *name, const char **first) {
	size_t len = strlen(name), at = 0;
	while (at < len) {
		*first = name + at;
		uint32_t code = utf8_next(name, len, &at);
		if (code != UTF8_BAD && u_isalpha((UChar32)code)) {
			return script_of((UChar32)code);
		}
		if (code != UTF8_BAD && u_isdigit((UChar32)code)) {
			return USCRIPT_COMMON;
		}
	}
	return USCRIPT_COMMON;
}

static int compare(const struct initials *initials, const char *a, const char *b) {
	UErrorCode status = U_ZERO_ERROR;
	return ucol_strcollUTF8(initials->collator, a, -1, b, -1, &status);
}

static int compare_labels(const void *a, const void *b, void *initials) {
	const struct label *x = a, *y = b;
	return compare(initials, x->from, y->from);
}

static void add(struct initials *initials, const char *text, const char *mark, UScriptCode script) {
	struct label label = {.script = script};
	if (strlen(text) + strlen(mark) >= LABEL_BYTES) {
		return;
	}
	strcat(label.text, text);
	strcat(strcat(label.from, mark), text);
	vec_push(&initials->labels, label);
}

static void add_letter(struct initials *initials, uint32_t code) {
	char text[5] = "";
	utf8_put(code, text);
	add(initials, text, "", script_of((UChar32)code));
}

static void add_latin(struct initials *initials, const char *mark, UScriptCode script) {
	for (char c = 'A'; c <= 'Z'; c++) {
		add(initials, (const char[]){c, '\0'}, mark, script);
	}
}

/* CLDR's index characters; false where it has none for the language. */
static bool add_index(struct initials *initials, const char *lang) {
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(locale_base(lang), &status);
	USet *set = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_INDEX, &status);
	bool is_own = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING && set;
	for (int32_t i = 0; is_own && i < uset_getItemCount(set); i++) {
		UChar32 first, last;
		UChar string[32];
		char text[64] = "";
		int32_t len = uset_getItem(set, i, &first, &last, string, 31, &status);
		for (UChar32 code = first; len == 0 && code <= last; code++) {
			add_letter(initials, (uint32_t)code);
		}
		if (len > 0 && u_strToUTF8(text, sizeof text, NULL, string, len, &status)) {
			const char *letter;
			add(initials, text, "", script_of_name(text, &letter));
		}
	}
	if (set) {
		uset_close(set);
	}
	ulocdata_close(data);
	return is_own;
}

/* Where CLDR has no index: the alphabet, capitals where there are any, of Ethiopic's syllables the
 * first of each row of eight. */
static void add_alphabet(struct initials *initials, const char *lang) {
	struct arena *arena = arena_create();
	const uint32_t *letters;
	size_t count = alphabet_letters(arena, lang, ALPHABET_MAIN, &letters);
	for (size_t i = 0; i < count; i++) {
		bool is_syllable = script_of((UChar32)letters[i]) == USCRIPT_ETHIOPIC;
		if (!alphabet_is_mark(letters[i]) && (!is_syllable || letters[i] % 8 == 0)) {
			add_letter(initials, alphabet_upper(lang, letters[i]));
		}
	}
	arena_destroy(arena);
}

static size_t show(struct initials *initials, const char *text) {
	for (size_t i = 1; i < initials->shown.count; i++) {
		if (strcmp(initials->shown.items[i], text) == 0) {
			return i;
		}
	}
	vec_push(&initials->shown, text);
	return initials->shown.count - 1;
}

/* In order, each letter once. */
static void arrange(struct initials *initials) {
	struct label *labels = initials->labels.items;
	size_t kept = 0;
	qsort_r(labels, initials->labels.count, sizeof *labels, compare_labels, initials);
	for (size_t i = 0; i < initials->labels.count; i++) {
		if (!kept || compare(initials, labels[kept - 1].from, labels[i].from) != 0) {
			labels[kept++] = labels[i];
		}
	}
	initials->labels.count = kept;
	vec_push(&initials->shown, NOT_A_LETTER);
	for (size_t i = 0; i < kept; i++) {
		labels[i].shown = show(initials, labels[i].text);
	}
	vec_push(&initials->shown, OTHER_LETTER);
}

struct initials *initials_create(const char *lang) {
	struct initials *initials = mem_zero(sizeof *initials);
	const struct language *language = language_find(lang);
	UErrorCode status = U_ZERO_ERROR;
	initials->collator = ucol_open(locale_base(lang), &status);
	if (U_FAILURE(status)) {
		abort(); // ICU without its data
	}
	ucol_setStrength(initials->collator, UCOL_PRIMARY);
	if (language && strcmp(language->script, "Hans") == 0) {
		add_latin(initials, "\xEF\xB7\x90", USCRIPT_HAN);
	} else if (language && !add_index(initials, lang)) {
		add_alphabet(initials, lang);
	}
	add_latin(initials, "", USCRIPT_LATIN);
	arrange(initials);
	return initials;
}

void initials_destroy(struct initials *initials) {
	if (!initials) {
		return;
	}
	ucol_close(initials->collator);
	vec_finish(&initials->labels);
	vec_finish(&initials->shown);
	free(initials);
}

/* ---- asking ---- */

size_t initials_count(const struct initials *initials) {
	return initials->shown.count;
}

const char *initials_label(const struct initials *initials, size_t at) {
	return initials->shown.items[at];
}

size_t initials_of(const struct initials *initials, const char *name) {
	UScriptCode script = script_of_name(name, &name);
	if (script == USCRIPT_COMMON) {
		return 0;
	}
	size_t from = 0, to = initials->labels.count; /* the last that does not come after */
	while (from < to) {
		size_t middle = (from + to) / 2;
		if (compare(initials, initials->labels.items[middle].from, name) <= 0) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}
	const struct label *label = from ? &initials->labels.items[from - 1] : NULL;
	bool fits = label && label->script == script;
	return fits ? label->shown : initials->shown.count - 1;
}
