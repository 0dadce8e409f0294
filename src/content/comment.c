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

static int hex_value(char digit) {
	return digit >= '0' && digit <= '9'    ? digit - '0'
		: digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
					       : -1;
}

static bool parse_digest(const char *value, unsigned char out[SIGN_DIGEST_BYTES]) {
	if (strlen(value) != SIGN_DIGEST_BYTES * 2) {
		return false;
	}
	for (size_t i = 0; i < SIGN_DIGEST_BYTES; i++) {
		int high = hex_value(value[2 * i]), low = hex_value(value[2 * i + 1]);
		if (high < 0 || low < 0) {
			return false;
		}
		out[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

enum name {
	NAME_SITE = 1,
	NAME_SERIAL = 2,
	NAME_BUILT = 4,
	NAME_EXPIRES = 8,
	NAME_SCHEMA = 16,
	NAME_SIZE = 32,
	NAME_ROOT = 64
};

#define NEEDED_NAMES (NAME_SITE | NAME_SERIAL | NAME_BUILT | NAME_EXPIRES | NAME_SCHEMA)
#define LIST_NAMES (NAME_SIZE | NAME_ROOT)

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
	if (strcmp(name, "size") == 0) {
		return parse_number(value, INT64_MAX, &into->size) ? NAME_SIZE : 0;
	}
	if (strcmp(name, "root") == 0) {
		return parse_digest(value, into->root) ? NAME_ROOT : 0;
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
		if (ok && (seen == NEEDED_NAMES || seen == (NEEDED_NAMES | LIST_NAMES))) {
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
	int len = snprintf(out, COMMENT_MAX_BYTES,
		"foyer site=%s serial=%lld built=%s expires=%s schema=%d", comment->site,
		(long long)comment->serial, built, expires, comment->schema);
	if (comment->size) {
		len += snprintf(out + len, COMMENT_MAX_BYTES - (size_t)len,
			" size=%lld root=", (long long)comment->size);
		for (size_t i = 0; i < SIGN_DIGEST_BYTES; i++) {
			len += snprintf(out + len, COMMENT_MAX_BYTES - (size_t)len, "%02x",
				comment->root[i]);
		}
	}
}
