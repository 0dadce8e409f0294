// SPDX-License-Identifier: GPL-3.0-or-later
// Line by line; a mistake in one line never costs another.
#include "base/conf.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static char *trim(char *text) {
	while (isspace((unsigned char)*text)) {
		text++;
	}
	size_t len = strlen(text);
	while (len && isspace((unsigned char)text[len - 1])) {
		text[--len] = '\0';
	}
	return text;
}

static bool name_is_valid(const char *name) {
	if (!*name) {
		return false;
	}
	for (; *name; name++) {
		if (!islower((unsigned char)*name) && !isdigit((unsigned char)*name) &&
			*name != '_') {
			return false;
		}
	}
	return true;
}

/* A # starts a comment at the line's begin or after a space, so that a value may hold one. */
static void cut_comment(char *line) {
	for (char *p = line; *p; p++) {
		if (*p == '#' && (p == line || isspace((unsigned char)p[-1]))) {
			*p = '\0';
			return;
		}
	}
}

static void parse_line(
	char *line, int number, conf_pair_fn *pair, conf_bad_fn *bad, void *context) {
	cut_comment(line);
	char *text = trim(line);
	if (!*text) {
		return;
	}
	char *equals = strchr(text, '=');
	if (!equals) {
		bad(context, number, "there is no '='; write name = value");
		return;
	}
	*equals = '\0';
	char *name = trim(text);
	if (!name_is_valid(name)) {
		bad(context, number, "the name may hold only a-z, 0-9 and _");
		return;
	}
	pair(context, name, trim(equals + 1), number);
}

void conf_parse(const char *data, size_t len, conf_pair_fn *pair, conf_bad_fn *bad, void *context) {
	int number = 0;
	for (size_t at = 0; at < len;) {
		const char *end = memchr(data + at, '\n', len - at);
		size_t size = end ? (size_t)(end - data) - at : len - at;
		number++;
		if (memchr(data + at, '\0', size) || !utf8_is_valid(data + at, size, NULL)) {
			bad(context, number, "the line is not UTF-8 text");
		} else {
			char *line = mem_copy(data + at, size);
			parse_line(line, number, pair, bad, context);
			free(line);
		}
		at += size + 1;
	}
}
