// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading Unicode's test files: a line of hexadecimal code points becomes UTF-16. */
#pragma once
#include <stdint.h>
#include <stdlib.h>
#include <unicode/utf16.h>

#define ROW_MAX 512

/* Code points and their UTF-16 units of one test case. */
struct row {
	uint32_t codes[ROW_MAX];
	int count;
	uint16_t units[2 * ROW_MAX];
	int unit_at[ROW_MAX + 1]; /* where each code point begins */
	int unit_count;
};

static inline void row_add(struct row *row, uint32_t code) {
	UBool failed = 0;
	row->unit_at[row->count] = row->unit_count;
	row->codes[row->count++] = code;
	U16_APPEND(row->units, row->unit_count, 2 * ROW_MAX, code, failed);
	row->unit_at[row->count] = row->unit_count;
	(void)failed;
}
