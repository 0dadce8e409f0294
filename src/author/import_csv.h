// SPDX-License-Identifier: GPL-3.0-or-later
/* CSV as spreadsheets and databases write it (RFC 4180): quoted cells with line ends inside, a byte
 * order mark, any line ends, and the separator (',' ';' or a tab) and the character set (UTF-8 or
 * Windows-1252) found out from the bytes. Whatever had to be found out or bent is said. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct problems;

struct csv_record {
	const char **cells; /* without quotation marks and spaces around; line ends are '\n' */
	size_t count;
	int line; /* where it begins, from 1 */
};

struct csv {
	struct csv_record header;
	struct csv_record *records; /* empty lines are left out */
	size_t count;
	char separator;
	bool is_converted; /* it was Windows-1252, all of it or a part */
};

/* Reads `len` bytes into the arena. `name` is how problems call the file. False, with an error
 * there, where nothing can be read: UTF-16, a zero byte, a quotation mark never closed, no header,
 * two columns of one name. A record with more cells than the header (unless empty) is an error and
 * left out; one with fewer is a warning and filled up with empty cells; so is a stray quotation
 * mark, which is kept. */
bool csv_read(struct arena *arena, const char *bytes, size_t len, const char *name,
	struct problems *problems, struct csv *csv);
