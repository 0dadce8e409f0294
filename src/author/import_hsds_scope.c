// SPDX-License-Identifier: GPL-3.0-or-later
// What all writers of the HSDS import share.
#include "author/import_hsds_scope.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "author/problem.h"
#include "author/site.h"
#include "base/arena.h"

bool scope_holds(
	struct hsds_import *import, const struct hsds_scope *scope, const struct hsds_row *row) {
	const char *place = hsds_peek(row, "service_at_location_id");
	if (place && hsds_row_of(&import->hsds, TABLE_PLACES, place)) {
		return scope->place && !strcmp(hsds_peek(scope->place, "id"), place);
	}
	const char *service = hsds_peek(row, "service_id");
	if (service && hsds_row_of(&import->hsds, TABLE_SERVICES, service) &&
		strcmp(hsds_peek(scope->service, "id"), service) != 0) {
		return false;
	}
	const char *location = hsds_peek(row, "location_id");
	return !location || !scope->is_one_of_many ||
		!hsds_row_of(&import->hsds, TABLE_LOCATIONS, location) ||
		(scope->location && !strcmp(hsds_peek(scope->location, "id"), location));
}

bool scope_refuse(struct hsds_import *import, struct hsds_row *row, const char *format, ...) {
	if (row->why) {
		return false;
	}
	va_list args;
	va_start(args, format);
	char *text = NULL;
	if (vasprintf(&text, format, args) < 0) {
		abort();
	}
	va_end(args);
	row->why = arena_string(import->hsds.arena, text);
	problem_error(import->hsds.problems, row->file, row->line, "%s", text);
	free(text);
	return false;
}

bool scope_date(struct hsds_import *import, struct hsds_row *row, const char *column,
	struct hsds_date *date) {
	const char *text = hsds_peek(row, column);
	enum date_result result = date_read(text, import->orders[row->table->id], date);
	if (result == DATE_AMBIGUOUS) {
		return scope_refuse(import, row,
			"\"%s\" in \"%s\" can be two dates and no other date of the file shows "
			"which of its numbers is the day; write YYYY-MM-DD",
			text, column);
	}
	return result == DATE_OK ||
		scope_refuse(
			import, row, "\"%s\" in \"%s\" is no date; write YYYY-MM-DD", text, column);
}

void scope_line(struct str *out, const char *label, const char *text) {
	if (text && *text) {
		str_printf(out, "%s%s%s%s", out->len ? "\n" : "", label ? label : "",
			label ? ": " : "", text);
	}
}

const char *scope_id(struct hsds_import *import, const char *id) {
	if (site_id_is_valid(id)) {
		return id;
	}
	char name[65];
	size_t len = 0;
	unsigned hash = 2166136261u; /* FNV-1a */
	for (const char *at = id; *at; at++) {
		unsigned char c = (unsigned char)*at;
		hash = (hash ^ c) * 16777619u;
		bool is_plain = c < 0x80 && isalnum(c);
		if (len < 48 && (is_plain || (len && name[len - 1] != '-'))) {
			name[len++] = is_plain ? (char)tolower(c) : '-';
		}
	}
	snprintf(name + len, sizeof name - len, "%s%08x", len ? "-" : "", hash);
	return arena_string(import->hsds.arena, name);
}

void member_put(json_t *object, const char *key, const char *text) {
	if (text && *text) {
		json_object_set_new(object, key, json_string(text));
	}
}

void member_take(json_t *object, const char *key, struct hsds_row *row, const char *column) {
	member_put(object, key, hsds_take(row, column));
}
