// SPDX-License-Identifier: GPL-3.0-or-later
// The standards are tables of two-byte codes that iconv knows: each code of the rows wanted is
// decoded, and those that mean nothing are passed over.
#include "author/repertoire.h"

#include <hb.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct standard {
	const char *script, *charset;
	unsigned first_row, last_row, last_cell_of_last_row;
	bool has_low_cells; /* Big5: cells 40–7E too */
};

static const struct standard STANDARDS[] = {
	{"Hans", "GB2312", 0xB0, 0xF7, 0xFE, false}, /* 6,763: levels 1 and 2 */
	{"Hant", "BIG5", 0xA4, 0xC6, 0x7E, true},    /* 5,401: A440–C67E, level 1 */
	{"Jpan", "EUC-JP", 0xB0, 0xCF, 0xFE, false}, /* 2,965: rows 16–47, level 1 */
	{"Kore", "EUC-KR", 0xB0, 0xC8, 0xFE, false}, /* 2,350 Hangul */
};

static void add_cell(hb_set_t *set, iconv_t converter, unsigned row, unsigned cell) {
	char in[2] = {(char)row, (char)cell}, *from = in;
	uint32_t out[2] = {0};
	char *to = (char *)out;
	size_t in_left = 2, out_left = sizeof out;
	iconv(converter, NULL, NULL, NULL, NULL);
	if (iconv(converter, &from, &in_left, &to, &out_left) != (size_t)-1 && in_left == 0 &&
		out_left == 4) {
		hb_set_add(set, out[0]);
	}
}

static void add_standard(hb_set_t *set, const struct standard *standard) {
	iconv_t converter = iconv_open("UCS-4LE", standard->charset);
	if (converter == (iconv_t)-1) {
		abort(); /* glibc's own converters are missing */
	}
	for (unsigned row = standard->first_row; row <= standard->last_row; row++) {
		for (unsigned cell = standard->has_low_cells ? 0x40 : 0xA1; cell <= 0xFE; cell++) {
			if (row == standard->last_row && cell > standard->last_cell_of_last_row) {
				break;
			}
			add_cell(set, converter, row, cell);
		}
	}
	iconv_close(converter);
}

/* What stands between the characters in all four. */
static void add_around(hb_set_t *set) {
	static const hb_codepoint_t RANGES[][2] = {{0x20, 0x7E}, {0xA0, 0xFF}, {0x2010, 0x2027},
		{0x2030, 0x205E}, {0x20A0, 0x20BF}, {0x2100, 0x2127}, {0x2150, 0x217F},
		{0x2190, 0x2199}, {0x2460, 0x2473}, {0x25A0, 0x25CF}, {0x2605, 0x2606},
		{0x2E80, 0x2FDF}, {0x3000, 0x312F}, {0x31A0, 0x31BF}, {0x31F0, 0x31FF},
		{0x3220, 0x3243}, {0x3280, 0x32B0}, {0xFE30, 0xFE4F}, {0xFF00, 0xFFEF}};
	for (size_t i = 0; i < sizeof RANGES / sizeof *RANGES; i++) {
		hb_set_add_range(set, RANGES[i][0], RANGES[i][1]);
	}
}

bool repertoire_add(struct hb_set_t *set, const char *script) {
	for (size_t i = 0; i < sizeof STANDARDS / sizeof *STANDARDS; i++) {
		if (strcmp(STANDARDS[i].script, script) == 0) {
			add_standard(set, &STANDARDS[i]);
			add_around(set);
			return true;
		}
	}
	return false;
}

bool repertoire_has_bold(const char *script) {
	return strcmp(script, "Hant") != 0 && strcmp(script, "Jpan") != 0 &&
		strcmp(script, "Kore") != 0;
}
