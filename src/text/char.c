// SPDX-License-Identifier: GPL-3.0-or-later
// ICU answers one property a call through several tables. Layout asks about a dozen of them for
// every character of a page, so they are folded into one word and kept, a page of 256 at a time.
#include "text/char.h"

#include "base/mem.h"

#include <hb.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

const uint32_t *char_pages[0x1100];

static uint32_t bidi_flags(UChar32 code) {
	switch (u_charDirection(code)) {
	case U_RIGHT_TO_LEFT:
	case U_RIGHT_TO_LEFT_ARABIC: return CHAR_RTL;
	case U_ARABIC_NUMBER:
	case U_RIGHT_TO_LEFT_ISOLATE:
	case U_RIGHT_TO_LEFT_EMBEDDING:
	case U_RIGHT_TO_LEFT_OVERRIDE: return CHAR_RTL | CHAR_MIXING;
	case U_LEFT_TO_RIGHT:
	case U_EUROPEAN_NUMBER:
	case U_LEFT_TO_RIGHT_ISOLATE:
	case U_FIRST_STRONG_ISOLATE:
	case U_POP_DIRECTIONAL_ISOLATE:
	case U_BLOCK_SEPARATOR:
	case U_LEFT_TO_RIGHT_EMBEDDING:
	case U_LEFT_TO_RIGHT_OVERRIDE:
	case U_POP_DIRECTIONAL_FORMAT: return CHAR_MIXING;
	default: return 0;
	}
}

static uint32_t break_flags(UChar32 code) {
	switch (u_getIntPropertyValue(code, UCHAR_LINE_BREAK)) {
	case U_LB_MANDATORY_BREAK:
	case U_LB_CARRIAGE_RETURN:
	case U_LB_LINE_FEED:
	case U_LB_NEXT_LINE: return CHAR_NEWLINE | CHAR_CONTROL;
	case U_LB_ALPHABETIC:
	case U_LB_HEBREW_LETTER:
	case U_LB_NUMERIC: return CHAR_WORD;
	case U_LB_INFIX_NUMERIC:
	case U_LB_EXCLAMATION: return CHAR_ENDS_WORD;
	default: return 0;
	}
}

static bool is_extender(UChar32 code) {
	return u_hasBinaryProperty(code, UCHAR_GRAPHEME_EXTEND) || code == 0x200d ||
		(U_GET_GC_MASK(code) & U_GC_M_MASK) || (code >= 0x1f3fb && code <= 0x1f3ff);
}

/* HarfBuzz asks for these again; its own tables have them packed tighter than is quick to read. */
static uint32_t shaper_props(UChar32 code) {
	hb_unicode_funcs_t *own = hb_unicode_funcs_get_default();
	uint32_t category = (uint32_t)hb_unicode_general_category(own, (uint32_t)code);
	bool is_mirrored = hb_unicode_mirroring(own, (uint32_t)code) != (uint32_t)code;
	return category << 24 | (is_mirrored ? CHAR_MIRRORED : 0);
}

static uint32_t look_up(UChar32 code) {
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript(code, &status);
	uint32_t props = (uint8_t)script;
	if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN) {
		props |= CHAR_SHARED;
	}
	if (is_extender(code)) {
		props |= CHAR_EXTENDS;
	}
	if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
		props |= CHAR_INVISIBLE;
	}
	if (U_GET_GC_MASK(code) & U_GC_M_MASK) {
		props |= CHAR_MARK;
	}
	if (U_GET_GC_MASK(code) & U_GC_CC_MASK) {
		props |= CHAR_CONTROL;
	}
	if (u_getIntPropertyValue(code, UCHAR_BIDI_PAIRED_BRACKET_TYPE) != U_BPT_NONE) {
		props |= CHAR_BRACKET;
	}
	if (u_hasBinaryProperty(code, UCHAR_WHITE_SPACE) && code != 0xa0 && code != 0x202f &&
		code != 0x2007) {
		props |= CHAR_SPACE;
	}
	if (code >= '0' && code <= '9') {
		props |= CHAR_DIGIT;
	}
	if (code >= 0x202a && code <= 0x202e) {
		props |= CHAR_OVERRIDE;
	}
	if (code == 0xfffd) {
		props |= CHAR_REPLACED;
	}
	return props | bidi_flags(code) | break_flags(code) | shaper_props(code);
}

const uint32_t *char_page_fill(uint32_t page) {
	uint32_t *words = mem_array(256, sizeof *words);
	for (uint32_t i = 0; i < 256; i++) {
		words[i] = look_up((UChar32)(page << 8 | i));
	}
	char_pages[page] = words;
	return words;
}

int char_scripts(uint32_t code, uint8_t *scripts, int room) {
	UScriptCode found[32];
	UErrorCode status = U_ZERO_ERROR;
	int count = uscript_getScriptExtensions((UChar32)code, found, 32, &status);
	int kept = 0;
	for (int i = 0; U_SUCCESS(status) && i < count && kept < room; i++) {
		if (found[i] != USCRIPT_COMMON && found[i] != USCRIPT_INHERITED) {
			scripts[kept++] = (uint8_t)found[i];
		}
	}
	return kept;
}

uint32_t char_opening_bracket(uint32_t code, bool *is_open) {
	int type = u_getIntPropertyValue((UChar32)code, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
	*is_open = type == U_BPT_OPEN;
	return *is_open ? code : (uint32_t)u_getBidiPairedBracket((UChar32)code);
}
