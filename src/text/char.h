// SPDX-License-Identifier: GPL-3.0-or-later
/* What layout asks of a code point, from ICU's Unicode data, as one table lookup. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum char_flag {
	CHAR_SHARED = 1 << 8,  /* script Common or Inherited: takes its neighbours' (UAX #24) */
	CHAR_EXTENDS = 1 << 9, /* stays with the character before it: marks, joiners, selectors */
	CHAR_INVISIBLE = 1 << 10, /* Default_Ignorable: needs no glyph */
	CHAR_RTL = 1 << 11,       /* may turn the order: R, AL, AN, RLI, RLM, ALM (UAX #9) */
	CHAR_MIXING = 1 << 12,    /* keeps a right-to-left paragraph from being one level */
	CHAR_CONTROL = 1 << 13,   /* C0, C1, line and paragraph separators: no glyph */
	CHAR_NEWLINE = 1 << 14,   /* ends a line: LF VT FF CR NEL LS PS (UAX #14 BK, CR, LF, NL) */
	CHAR_BRACKET = 1 << 15,   /* Bidi_Paired_Bracket_Type is Open or Close */
	CHAR_SPACE = 1 << 16,     /* hangs at the end of a line */
	CHAR_MARK = 1 << 17,      /* general category M */
	CHAR_DIGIT = 1 << 18,     /* 0-9 */
	CHAR_OVERRIDE = 1 << 19,  /* LRE RLE PDF LRO RLO, which layout ignores */
	CHAR_MIRRORED = 1 << 20,  /* has another form in text from right to left */
	CHAR_WORD = 1 << 21,      /* line break class AL, HL or NU: none inside a word of them */
	CHAR_ENDS_WORD =
		1 << 22, /* class IS or EX: a space after it ends a line as after a letter */
	CHAR_REPLACED = 1 << 23, /* U+FFFD: somebody lost a character here */
};
#define CHAR_SCRIPT(props) ((props)&0xff)    /* a UScriptCode */
#define CHAR_CATEGORY(props) ((props) >> 24) /* an hb_unicode_general_category_t */

const uint32_t *char_page_fill(uint32_t page);

extern const uint32_t *char_pages[0x1100];

/* Lends the 256 words of one page. */
static inline const uint32_t *char_page(uint32_t page) {
	return char_pages[page] ? char_pages[page] : char_page_fill(page);
}

/* A script in the low byte, flags above; `code` is at most U+10FFFF. */
static inline uint32_t char_props(uint32_t code) {
	return char_page(code >> 8)[code & 0xff];
}

/* The scripts a shared character is used with (Script_Extensions): at most `room`; returns how
 * many. 0 for characters of every script. */
int char_scripts(uint32_t code, uint8_t *scripts, int room);

/* The closing bracket's opening one (BidiBrackets.txt), the code itself for an opening one. */
uint32_t char_opening_bracket(uint32_t code, bool *is_open);
