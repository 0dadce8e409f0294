// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the expression from left to right, all of it each time, and counts phrases as it goes: OR
// of ANDs of phrases and brackets, as https://sqlite.org/fts5.html#full_text_query_syntax binds them.
#include "content/search_match.h"

#include <string.h>

struct reading {
	const char *at;
	uint64_t phrases;
	int count; /* of phrases read */
};

static bool read_or(struct reading *reading);

static bool skip(struct reading *reading, const char *token) {
	size_t len = strlen(token);
	reading->at += strspn(reading->at, " ");
	bool is_there = strncmp(reading->at, token, len) == 0;
	reading->at += is_there ? len : 0;
	return is_there;
}

// A quote inside of a string is written twice: two strings without a gap, here.
static void skip_string(struct reading *reading) {
	while (*reading->at == '"') {
		const char *end = strchr(reading->at + 1, '"');
		reading->at = end ? end + 1 : reading->at + strlen(reading->at);
	}
}

static bool read_phrase(struct reading *reading) {
	do {
		reading->at += strspn(reading->at, " ");
		skip_string(reading);
	} while (skip(reading, "+"));
	skip(reading, "*");
	int at = reading->count++;
	return at < 64 && reading->phrases >> at & 1;
}

static bool read_one(struct reading *reading) {
	if (!skip(reading, "(")) {
		return read_phrase(reading);
	}
	bool is_true = read_or(reading);
	skip(reading, ")");
	return is_true;
}

static bool read_and(struct reading *reading) {
	bool is_true = read_one(reading);
	while (skip(reading, "AND")) {
		is_true &= read_one(reading);
	}
	return is_true;
}

static bool read_or(struct reading *reading) {
	bool is_true = read_and(reading);
	while (skip(reading, "OR")) {
		is_true |= read_and(reading);
	}
	return is_true;
}

int match_phrases(const char *expression) {
	struct reading reading = {.at = expression};
	read_or(&reading);
	return reading.count;
}

bool match_column(const char *expression, uint64_t phrases) {
	struct reading reading = {.at = expression, .phrases = phrases};
	return phrases && read_or(&reading);
}
