// SPDX-License-Identifier: GPL-3.0-or-later
// What a searching person takes for the same letter. Where a mark is a letter of its own (Indic and
// South East Asian vowels, kana voicing) it stays; where people leave it out it goes.
#include "lang/letter.h"

#include <stdbool.h>
#include <stddef.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "lang/tag.h"

struct pair {
	int32_t from, to, second; /* to 0: dropped; second 0: none. Sorted by `from` */
};

// clang-format off
static const struct pair pairs[] = {
	{'"', 0, 0}, {'\'', 0, 0}, {'`', 0, 0},
	{0x00E6, 'a', 'e'}, {0x00F0, 'd', 0}, {0x00F8, 'o', 0}, {0x00FE, 't', 'h'},
	{0x0111, 'd', 0}, {0x0127, 'h', 0}, {0x0131, 'i', 0}, {0x0142, 'l', 0},
	{0x014B, 'n', 0}, {0x0153, 'o', 'e'}, {0x0167, 't', 0}, {0x0199, 'k', 0},
	{0x01B4, 'y', 0}, {0x0253, 'b', 0}, {0x0254, 'o', 0}, {0x0257, 'd', 0},
	{0x0259, 'e', 0}, {0x025B, 'e', 0}, {0x0272, 'n', 0},
	{0x02B9, 0, 0}, {0x02BB, 0, 0}, {0x02BC, 0, 0}, {0x02BE, 0, 0}, {0x02BF, 0, 0},
	{0x0491, 0x0433, 0},                                       // ґ as г
	{0x055A, 0, 0},
	{0x05DA, 0x05DB, 0}, {0x05DD, 0x05DE, 0}, {0x05DF, 0x05E0, 0}, // Hebrew final forms
	{0x05E3, 0x05E4, 0}, {0x05E5, 0x05E6, 0}, {0x05F3, 0, 0}, {0x05F4, 0, 0},
	{0x0621, 0, 0}, {0x0629, 0x0647, 0}, {0x0640, 0, 0}, {0x0649, 0x064A, 0}, // hamza, ة, tatweel, ى
	{0x0671, 0x0627, 0}, {0x0672, 0x0627, 0}, {0x0673, 0x0627, 0}, {0x0675, 0x0627, 0},
	{0x0695, 0x0631, 0}, {0x06A9, 0x0643, 0}, {0x06AA, 0x0643, 0}, {0x06B5, 0x0644, 0},
	{0x06BA, 0x0646, 0}, {0x06BE, 0x0647, 0}, {0x06C1, 0x0647, 0}, {0x06C3, 0x0647, 0},
	{0x06C6, 0x0648, 0}, {0x06CC, 0x064A, 0}, {0x06CD, 0x064A, 0}, {0x06CE, 0x064A, 0},
	{0x06D0, 0x064A, 0}, {0x06D2, 0x064A, 0}, {0x06D5, 0x0647, 0},
	{0x0901, 0x0902, 0}, {0x093C, 0, 0}, {0x0A01, 0x0A02, 0}, {0x0A3C, 0, 0}, {0x0A70, 0x0A02, 0},
	{0x2018, 0, 0}, {0x2019, 0, 0},
};
// clang-format on

static const struct pair *find(int32_t code) {
	size_t low = 0, high = sizeof pairs / sizeof *pairs;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (pairs[middle].from == code) {
			return &pairs[middle];
		}
		if (pairs[middle].from < code) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return NULL;
}

/* Cyrillic letters with a mark that nobody leaves out: й, ў, ї. */
static bool is_letter_with_mark(int32_t base, int32_t mark) {
	return (mark == 0x0306 && (base == 0x0438 || base == 0x0443)) ||
		(mark == 0x0308 && base == 0x0456);
}

static bool is_mark_dropped(int32_t base, int32_t mark) {
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript(base, &status);
	switch (script) {
	case USCRIPT_LATIN:
	case USCRIPT_GREEK:
	case USCRIPT_ARABIC:
	case USCRIPT_HEBREW:
	case USCRIPT_ETHIOPIC:
	case USCRIPT_ARMENIAN:
	case USCRIPT_COMMON: return true;
	case USCRIPT_CYRILLIC: return !is_letter_with_mark(base, mark);
	default: return false;
	}
}

/* Letters of one sound. Tigrinya hears ሀ and ሐ, አ and ዐ apart; Amharic does not, nor the first and
 * fourth order of these. A row is eight code points, the vowel order the lowest three bits. */
static int32_t fold_ethiopic(const char *lang, int32_t code) {
	bool is_tigrinya = language_is(lang, "ti");
	int32_t row = code & ~7, order = code & 7;
	switch (row) {
	case 0x1220: return 0x1230 | order;                      // ሠ as ሰ
	case 0x1340: return order == 7 ? code : 0x1338 | order;  // ፀ as ጸ
	case 0x1280: row = is_tigrinya ? 0x1210 : 0x1200; break; // ኀ
	case 0x1210:
	case 0x12B8: row = is_tigrinya ? row : 0x1200; break; // ሐ ኸ
	case 0x12D0: row = is_tigrinya ? row : 0x12A0; break; // ዐ
	default: break;
	}
	if (!is_tigrinya && (row == 0x1200 || row == 0x12A0) && order == 3) {
		order = 0;
	}
	return row | order;
}

int letter_fold(const char *lang, int32_t code, int32_t base, int32_t out[2]) {
	const struct pair *pair = find(code);
	if (pair) {
		out[0] = pair->to;
		out[1] = pair->second;
		return pair->to == 0 ? 0 : pair->second ? 2 : 1;
	}
	if (u_charType(code) == U_NON_SPACING_MARK && is_mark_dropped(base, code)) {
		return 0;
	}
	int32_t digit = u_charType(code) == U_DECIMAL_DIGIT_NUMBER ? u_charDigitValue(code) : -1;
	if (digit >= 0) {
		out[0] = '0' + digit;
	} else if (code >= 0x30A1 && code <= 0x30F6) {
		out[0] = code - 0x60; // katakana as hiragana
	} else if (code >= 0x1200 && code <= 0x1357) {
		out[0] = fold_ethiopic(lang, code);
	} else {
		out[0] = code;
	}
	return 1;
}
