// SPDX-License-Identifier: GPL-3.0-or-later
// `name=value` words separated by single spaces. Unknown names are refused: the comment is part of
// the schema, and a newer one says so by its number.
#include "content/comment.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "content/day.h"

static bool parse_number(const char *value, int64_t most, int64_t *number) {
	char *end;
	errno = 0;
	*number = strtoll(value, &end, 10);
	return *value >= '0' && *value <= '9' && !*end && !errno && *number > 0 && *number <= most;
}

static bool parse_day(const char *value, int64_t *time) {
	int day;
	if (!day_parse(value, &day)) {
		return false;
	}
	*time = day_time(day);
	return true;
}

enum name { NAME_SITE = 1, NAME_SERIAL = 2, NAME_BUILT = 4, NAME_EXPIRES = 8, NAME_SCHEMA = 16 };

#define ALL_NAMES 31

// The bit of the name read, 0 if it is unknown or its value wrong.
static int parse_pair(const char *name, const char *value, struct comment *into) {
	int64_t number;
	if (strcmp(name, "site") == 0 && *value && strlen(value) < sizeof into->site) {
		strcpy(into->site, value);
		return NAME_SITE;
	}
	if (strcmp(name, "serial") == 0) {
		return parse_number(value, INT64_MAX, &into->serial) ? NAME_SERIAL : 0;
	}
	if (strcmp(name, "built") == 0) {
		return parse_day(value, &into->built) ? NAME_BUILT : 0;
	}
	if (strcmp(name, "expires") == 0) {
		return strcmp(value, "never") == 0 || parse_day(value, &into->expires)
			? NAME_EXPIRES
			: 0;
	}
	if (strcmp(name, "schema") == 0 && parse_number(value, 1000000, &number)) {
		into->schema = (int)number;
		return NAME_SCHEMA;
	}
	return 0;
}

bool comment_parse(const char *text, struct comment *comment, struct err *err) {
	struct comment read = {0};
	char copy[COMMENT_MAX_BYTES], *rest = copy, *word;
	int seen = 0;
	if (strlen(text) < sizeof copy) {
		strcpy(copy, text);
		word = strsep(&rest, " ");
		bool ok = strcmp(word, "foyer") == 0;
		while (ok && (word = strsep(&rest, " "))) {
			char *value = strchr(word, '=');
			if (value) {
				*value++ = '\0';
			}
			int bit = value ? parse_pair(word, value, &read) : 0;
			ok = bit && !(seen & bit);
			seen |= bit;
		}
		if (ok && seen == ALL_NAMES) {
			*comment = read;
			return true;
		}
	}
	return err_set(err, "the signature's trusted comment is not a pack's: build it again");
}

static void write_day(int64_t time, char out[24]) {
	int year, month, day;
	day_to_date((int)(time / 86400), &year, &month, &day);
	snprintf(out, 24, "%04d-%02d-%02d", year, month, day);
}

void comment_write(const struct comment *comment, char *out) {
	char built[24], expires[24] = "never";
	write_day(comment->built, built);
	if (comment->expires) {
		write_day(comment->expires, expires);
	}
	snprintf(out, COMMENT_MAX_BYTES, "foyer site=%s serial=%lld built=%s expires=%s schema=%d",
		comment->site, (long long)comment->serial, built, expires, comment->schema);
}
