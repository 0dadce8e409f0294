// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the bytes: the character set first, then cells into the arena. A cell is copied
// once; a record is known to be whole only when its line end is reached outside of quotation marks.
#include "author/import_csv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "author/problem.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

/* ---- the character set ---- */

/* Windows-1252 from 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt); the
 * rest is Latin-1. */
static const uint16_t WINDOWS_1252[32] = {0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
	0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019,
	0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,
	0x017e, 0x0178};

/* Bytes that are no UTF-8 are taken for Windows-1252 one by one: of a file that two programs wrote
 * into, each part comes out right. */
static bool convert(const char *bytes, size_t len, struct str *out, int *first_line) {
	bool is_converted = false;
	int line = 1;
	for (size_t at = 0; at < len;) {
		size_t start = at;
		line += bytes[at] == '\n';
		if (utf8_next(bytes, len, &at) != UTF8_BAD) {
			str_append_bytes(out, bytes + start, at - start);
			continue;
		}
		unsigned char byte = (unsigned char)bytes[start];
		char utf8[4];
		at = start + 1;
		str_append_bytes(
			out, utf8, utf8_put(byte < 0xa0 ? WINDOWS_1252[byte - 0x80] : byte, utf8));
		*first_line = is_converted ? *first_line : line;
		is_converted = true;
	}
	return is_converted;
}

/* False for what no conversion can help. */
static bool check_bytes(
	const char *bytes, size_t len, const char *name, struct problems *problems) {
	if (len >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0)) {
		problem_error(
			problems, name, 1, "this file is UTF-16; save it again as \"CSV UTF-8\"");
		return false;
	}
	const char *zero = memchr(bytes, 0, len);
	if (zero) {
		int line = 1;
		for (const char *at = bytes; at < zero; at++) {
			line += *at == '\n';
		}
		problem_error(problems, name, line,
			"there is a zero byte, so that this is no CSV; save it again as \"CSV "
			"UTF-8\"");
		return false;
	}
	return true;
}

/* ---- cells ---- */

struct reader {
	struct arena *arena;
	struct problems *problems;
	const char *name, *at, *end;
	char separator;
	int line;
	struct str cell;
	struct {
		const char **items;
		size_t count, room;
	} cells;
};

/* The sign that parts the cells of the header; a comma where there is but one. */
static char find_separator(const char *at, const char *end) {
	static const char SIGNS[] = ",;\t";
	size_t counts[3] = {0};
	for (bool is_quoted = false; at < end && (is_quoted || (*at != '\n' && *at != '\r'));
		at++) {
		is_quoted ^= *at == '"';
		const char *sign = is_quoted || !*at ? NULL : strchr(SIGNS, *at);
		if (sign) {
			counts[sign - SIGNS]++;
		}
	}
	size_t best = counts[1] > counts[0] ? 1 : 0;
	return SIGNS[counts[2] > counts[best] ? 2 : best];
}

static bool at_line_end(const struct reader *reader) {
	return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

/* Past "\n", "\r\n" or "\r". */
static void skip_line_end(struct reader *reader) {
	if (reader->at < reader->end) {
		reader->at +=
			*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n'
			? 2
			: 1;
		reader->line++;
	}
}

/* From behind the opening quotation mark to behind the closing one. */
static bool read_quoted(struct reader *reader) {
	int opened = reader->line;
	while (reader->at < reader->end) {
		char c = *reader->at;
		if (c == '\n' || c == '\r') {
			skip_line_end(reader);
			str_append_char(&reader->cell, '\n');
		} else if (c != '"') {
			str_append_char(&reader->cell, c);
			reader->at++;
		} else if (reader->at + 1 < reader->end && reader->at[1] == '"') {
			str_append_char(&reader->cell, '"');
			reader->at += 2;
		} else {
			reader->at++;
			return true;
		}
	}
	problem_error(reader->problems, reader->name, opened,
		"the quotation mark that opens here is never closed; close it, or write \"\" for "
		"a quotation mark inside a cell");
	return false;
}

static const char *trimmed(struct arena *arena, const struct str *cell) {
	const char *text = str_get(cell);
	size_t len = cell->len;
	while (len && strchr(" \t\n", *text)) {
		text++;
		len--;
	}
	while (len && strchr(" \t\n", text[len - 1])) {
		len--;
	}
	return len ? arena_copy(arena, text, len) : "";
}

/* One cell, up to its separator or line end. */
static bool read_cell(struct reader *reader) {
	reader->cell.len = 0; /* str_clear() would wipe all of its room, cell by cell */
	int line = reader->line;
	bool is_stray = false;
	const char *start = reader->at;
	while (start < reader->end && *start == ' ') {
		start++;
	}
	if (start < reader->end && *start == '"') {
		reader->at = start + 1;
		if (!read_quoted(reader)) {
			return false;
		}
	}
	while (!at_line_end(reader) && *reader->at != reader->separator) {
		is_stray |= *reader->at == '"' ||
			(reader->cell.len && *start == '"' && *reader->at != ' ');
		str_append_char(&reader->cell, *reader->at++);
	}
	if (is_stray) {
		problem_warning(reader->problems, reader->name, line,
			"a quotation mark stands inside the cell that ends with \"%.40s\"; it is "
			"kept, write \"\" for it",
			str_get(&reader->cell) +
				(reader->cell.len > 40 ? reader->cell.len - 40 : 0));
	}
	vec_push(&reader->cells, trimmed(reader->arena, &reader->cell));
	return true;
}

static bool read_record(struct reader *reader, struct csv_record *record) {
	reader->cells.count = 0;
	record->line = reader->line;
	for (;;) {
		if (!read_cell(reader)) {
			return false;
		}
		if (at_line_end(reader)) {
			break;
		}
		reader->at++;
	}
	skip_line_end(reader);
	record->count = reader->cells.count;
	record->cells = arena_alloc(reader->arena, record->count * sizeof *record->cells);
	memcpy(record->cells, reader->cells.items, record->count * sizeof *record->cells);
	return true;
}

/* ---- records ---- */

static bool is_empty(const struct csv_record *record) {
	for (size_t i = 0; i < record->count; i++) {
		if (*record->cells[i]) {
			return false;
		}
	}
	return true;
}

/* False where the record cannot be trusted: a comma too many has moved every cell behind it. */
static bool fit(struct reader *reader, const struct csv *csv, struct csv_record *record) {
	size_t want = csv->header.count;
	for (size_t i = want; i < record->count; i++) {
		if (*record->cells[i]) {
			problem_error(reader->problems, reader->name, record->line,
				"this row has %zu cells and the header has %zu, so that it is left "
				"out; put quotation marks around a text with \"%c\" in it",
				record->count, want, reader->separator);
			return false;
		}
	}
	if (record->count < want) {
		problem_warning(reader->problems, reader->name, record->line,
			"this row has %zu cells and the header has %zu; the last ones are taken "
			"for empty",
			record->count, want);
		const char **cells = arena_alloc(reader->arena, want * sizeof *cells);
		for (size_t i = 0; i < want; i++) {
			cells[i] = i < record->count ? record->cells[i] : "";
		}
		record->cells = cells;
	}
	record->count = want;
	return true;
}

static bool check_header(struct reader *reader, const struct csv_record *header) {
	if (is_empty(header)) {
		problem_error(reader->problems, reader->name, 1,
			"the first line holds no names of columns; write them there");
		return false;
	}
	for (size_t i = 0; i < header->count; i++) {
		for (size_t j = 0; j < i; j++) {
			if (*header->cells[i] && !strcmp(header->cells[i], header->cells[j])) {
				problem_error(reader->problems, reader->name, 1,
					"there are two columns \"%s\"; take one away",
					header->cells[i]);
				return false;
			}
		}
	}
	return true;
}

static bool read_all(struct reader *reader, struct csv *csv) {
	if (!read_record(reader, &csv->header) || !check_header(reader, &csv->header)) {
		return false;
	}
	VEC(struct csv_record) records = {0};
	bool ok = true;
	while (ok && reader->at < reader->end) {
		struct csv_record record;
		ok = read_record(reader, &record);
		if (ok && !is_empty(&record) && fit(reader, csv, &record)) {
			vec_push(&records, record);
		}
	}
	if (ok && records.count) {
		csv->records = arena_alloc(reader->arena, records.count * sizeof *csv->records);
		memcpy(csv->records, records.items, records.count * sizeof *csv->records);
		csv->count = records.count;
	}
	vec_finish(&records);
	return ok;
}

bool csv_read(struct arena *arena, const char *bytes, size_t len, const char *name,
	struct problems *problems, struct csv *csv) {
	*csv = (struct csv){0};
	if (!check_bytes(bytes, len, name, problems)) {
		return false;
	}
	struct str text = {0};
	int line = 0;
	csv->is_converted = convert(bytes, len, &text, &line);
	if (csv->is_converted) {
		problem_warning(problems, name, line,
			"here stands a byte that is no UTF-8; it is read as Windows-1252, look "
			"whether its letters are right");
	}
	const char *start = str_get(&text), *end = start + text.len;
	start += text.len >= 3 && memcmp(start, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	csv->separator = find_separator(start, end);
	struct reader reader = {.arena = arena,
		.problems = problems,
		.name = name,
		.at = start,
		.end = end,
		.separator = csv->separator,
		.line = 1};
	bool ok = read_all(&reader, csv);
	str_finish(&reader.cell);
	vec_finish(&reader.cells);
	str_finish(&text);
	return ok;
}
