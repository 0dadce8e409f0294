// SPDX-License-Identifier: GPL-3.0-or-later
// A shape is the expression with '.' for each phrase, '&' for AND, '|' for OR, and its brackets. It
// is read from left to right, all of it for each row, and phrases are counted on the way; what binds
// more is what https://sqlite.org/fts5.html#full_text_query_syntax says.
#include "content/search_match.h"

#include <string.h>

#include "base/str.h"

// A quote inside of a string is written twice: two strings without a gap, here.
static const char *string_end(const char *at) {
	while (*at == '"') {
		const char *end = strchr(at + 1, '"');
		at = end ? end + 1 : at + strlen(at);
	}
	return at;
}

int match_shape(const char *expression, struct str *shape) {
	int count = 0;
	bool is_joined = false; // to the string before
	for (const char *at = expression; *at;) {
		if (*at == '"') {
			str_append(shape, is_joined ? "" : ".");
			count += !is_joined;
			is_joined = false;
			at = string_end(at);
			continue;
		}
		is_joined |= *at == '+';
		str_append(shape, *at == '(' ? "(" : *at == ')' ? ")" : "");
		str_append(shape, *at == 'A' ? "&" : *at == 'O' ? "|" : "");
		at++;
	}
	return count;
}

struct reading {
	const char *at;
	uint64_t phrases; // the next one is bit 0
};

static bool read_or(struct reading *reading);

static bool read_one(struct reading *reading) {
	bool is_true = false;
	if (*reading->at == '(') {
		reading->at++;
		is_true = read_or(reading);
	} else {
		is_true = reading->phrases & 1;
		reading->phrases >>= 1;
	}
	reading->at += *reading->at != '\0';
	return is_true;
}

static bool read_and(struct reading *reading) {
	bool is_true = read_one(reading);
	while (*reading->at == '&') {
		reading->at++;
		is_true &= read_one(reading);
	}
	return is_true;
}

static bool read_or(struct reading *reading) {
	bool is_true = read_and(reading);
	while (*reading->at == '|') {
		reading->at++;
		is_true |= read_and(reading);
	}
	return is_true;
}

bool match_column(const char *shape, uint64_t phrases) {
	struct reading reading = {shape, phrases};
	return phrases && read_or(&reading);
}
