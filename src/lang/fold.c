// SPDX-License-Identifier: GPL-3.0-or-later
// Words come from ICU's break iterator over the UTF-8 itself, so that offsets are bytes. Each is
// case folded and decomposed, goes through the rules of its script letter by letter (letter.c),
// loses what its language writes in front of a word, and is composed again.
#include "lang/fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "base/arena.h"
#include "base/str.h"
#include "lang/letter.h"
#include "lang/locale.h"
#include "lang/tag.h"

// A longer word is known by its beginning. One UTF-16 unit grows to at most 18 (U+FDFA).
#define MAX_WORD_BYTES 128
#define MAX_UNITS (MAX_WORD_BYTES * 18)

#define ALEF 0x0627
#define LAM 0x0644

static bool is_vowel(UChar c) {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* ae, oe, ue as a, o, u, unless a vowel or q goes before: not in Feuer, neue, Quelle. */
static int32_t join_umlauts(UChar *word, int32_t len) {
	int32_t to = 0;
	for (int32_t i = 0; i < len; i++) {
		bool is_umlaut = word[i] == 'e' && i > 0 &&
			(word[i - 1] == 'a' || word[i - 1] == 'o' || word[i - 1] == 'u') &&
			!(i > 1 && (is_vowel(word[i - 2]) || word[i - 2] == 'q'));
		if (!is_umlaut) {
			word[to++] = word[i];
		}
	}
	return to;
}

/* How much of the Arabic word is al- with or without wa-, fa-, bi-, ka- or li- before it. */
static int32_t article_len(const UChar *word, int32_t len) {
	static const UChar and[] = {0x0648, 0x0641}, in[] = {0x0628, 0x0643}; // waw feh, beh kaf
	int32_t at = len >= 6 && u_memchr(and, word[0], 2) ? 1 : 0;
	if (len - at >= 5 && word[at] == LAM && word[at + 1] == LAM) {
		return at + 2;
	}
	at += len - at >= 6 && u_memchr(in, word[at], 2) ? 1 : 0;
	return len - at >= 4 && word[at] == ALEF && word[at + 1] == LAM ? at + 2 : 0;
}

/* How much of the word stands before what is looked for: the Arabic article, Amharic ye- ("of"). */
static int32_t prefix_len(const char *lang, const UChar *word, int32_t len) {
	if (language_is(lang, "ar")) {
		return article_len(word, len);
	}
	return language_is(lang, "am") && len >= 3 && word[0] == 0x12E8 ? 1 : 0;
}

/* A nasal before a stop of its own place is also written as a dot: हिन्दी, हिंदी. */
static int32_t join_nasals(UChar *word, int32_t len) {
	static const struct {
		UChar first_stop, last_stop, nasal;
	} places[] = {{0x0915, 0x0918, 0x0919}, {0x091A, 0x091D, 0x091E}, {0x091F, 0x0922, 0x0923},
		{0x0924, 0x0927, 0x0928}, {0x092A, 0x092D, 0x092E}};
	int32_t to = 0;
	for (int32_t i = 0; i < len; i++, to++) {
		word[to] = word[i];
		for (int p = 0; p < 5 && i + 2 < len && word[i + 1] == 0x094D; p++) {
			if (word[i] == places[p].nasal && word[i + 2] >= places[p].first_stop &&
				word[i + 2] <= places[p].last_stop) {
				word[to] = 0x0902;
				i++; // and no virama
				break;
			}
		}
	}
	return to;
}

static int32_t fold_units(const char *lang, UChar *word, int32_t len) {
	UChar mapped[MAX_UNITS];
	int32_t count = 0, from = 0, base = 0;
	while (from < len) {
		UChar32 code, out[2];
		U16_NEXT(word, from, len, code);
		int n = letter_fold(lang, code, base, out);
		if (u_getCombiningClass(code) == 0 && n > 0) {
			base = code;
		}
		for (int i = 0; i < n && count < MAX_UNITS - 2; i++) {
			U16_APPEND_UNSAFE(mapped, count, out[i]);
		}
	}
	if (language_is(lang, "de")) {
		count = join_umlauts(mapped, count);
	}
	count = join_nasals(mapped, count);
	// Again and again, so that a word beginning like a particle folds alike with al-.
	int32_t start = 0;
	for (int32_t more; (more = prefix_len(lang, mapped + start, count - start)) > 0;) {
		start += more;
	}
	u_memcpy(word, mapped + start, count - start);
	return count - start;
}

static int32_t normalize(const UNormalizer2 *form, UChar *word, int32_t len) {
	UChar out[MAX_UNITS];
	UErrorCode status = U_ZERO_ERROR;
	int32_t count = unorm2_normalize(form, word, len, out, MAX_UNITS, &status);
	if (U_FAILURE(status)) {
		return 0;
	}
	u_memcpy(word, out, count);
	return count;
}

static void fold_word(
	const char *lang, const char *utf8, size_t start, size_t end, word_fn *fn, void *ctx) {
	UErrorCode status = U_ZERO_ERROR;
	size_t len = end - start;
	while (len > MAX_WORD_BYTES || (len < end - start && U8_IS_TRAIL(utf8[start + len]))) {
		len--;
	}
	UChar word[MAX_UNITS];
	char folded[MAX_UNITS * 3 + 1];
	int32_t count = 0, folded_len = 0;
	u_strFromUTF8(word, MAX_UNITS, &count, utf8 + start, (int32_t)len, &status);
	if (U_FAILURE(status)) {
		return;
	}
	count = normalize(unorm2_getNFKCCasefoldInstance(&status), word, count);
	count = normalize(unorm2_getNFDInstance(&status), word, count);
	count = fold_units(lang, word, count);
	count = normalize(unorm2_getNFCInstance(&status), word, count);
	u_strToUTF8(folded, sizeof folded, &folded_len, word, count, &status);
	if (U_SUCCESS(status) && folded_len > 0) {
		fn(ctx, start, end, folded, (size_t)folded_len);
	}
}

/* Length of the apostrophe (' or U+2019) at utf8[at], 0 if there is none. */
static size_t apostrophe_len(const char *utf8, size_t at, size_t end) {
	if (utf8[at] == '\'') {
		return 1;
	}
	return end - at >= 3 && memcmp(utf8 + at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

static void fold_parts(
	const char *lang, const char *utf8, size_t start, size_t end, word_fn *fn, void *ctx) {
	bool is_parted = language_is(lang, "fr") || language_is(lang, "it");
	size_t from = start;
	for (size_t at = start; is_parted && at < end;) {
		size_t len = apostrophe_len(utf8, at, end);
		if (len && at > from) {
			fold_word(lang, utf8, from, at, fn, ctx);
		}
		at += len ? len : 1;
		from = len ? at : from;
	}
	if (from < end) {
		fold_word(lang, utf8, from, end, fn, ctx);
	}
}

static UBreakIterator *iterator(void) {
	static UBreakIterator *kept;
	if (!kept) {
		UErrorCode status = U_ZERO_ERROR;
		kept = ubrk_open(UBRK_WORD, locale_base(NULL), NULL, 0, &status);
		if (U_FAILURE(status)) {
			abort(); // ICU without its data
		}
	}
	return kept;
}

void fold_words(const char *lang, const char *utf8, size_t len, word_fn *word, void *ctx) {
	UErrorCode status = U_ZERO_ERROR;
	UText *text = utext_openUTF8(NULL, utf8, (int64_t)len, &status);
	UBreakIterator *words = iterator();
	ubrk_setUText(words, text, &status);
	int32_t start = ubrk_first(words);
	for (int32_t end; U_SUCCESS(status) && (end = ubrk_next(words)) != UBRK_DONE; start = end) {
		if (ubrk_getRuleStatus(words) >= UBRK_WORD_NONE_LIMIT) {
			fold_parts(lang, utf8, (size_t)start, (size_t)end, word, ctx);
		}
	}
	// The iterator keeps a clone of the text: let go of what may be a visitor's.
	ubrk_setText(words, u"", 0, &status);
	utext_close(text);
}

static void join(void *ctx, size_t start, size_t end, const char *folded, size_t len) {
	(void)start;
	(void)end;
	struct str *out = ctx;
	if (out->len) {
		str_append_char(out, ' ');
	}
	str_append_bytes(out, folded, len);
}

char *fold_text(struct arena *arena, const char *lang, const char *utf8, size_t len) {
	struct str out = {0};
	fold_words(lang, utf8, len, join, &out);
	char *text = arena_copy(arena, str_get(&out), out.len);
	str_finish(&out);
	return text;
}
