// SPDX-License-Identifier: GPL-3.0-or-later
// Locations and organizations, each a file of its own, so that an address stands once. What HSDS 3
// says beyond what is shown is kept in the file, where its editor finds it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "author/import_hsds_scope.h"
#include "author/import_hsds_words.h"
#include "author/problem.h"
#include "base/arena.h"

/* ---- addresses ---- */

#define ADDRESS_COLUMNS                                                                            \
	"attention", "address_1", "address_2", "address_3", "address_4", "city", "region",         \
		"state_province", "postal_code", "country"
enum { ADDRESS_COUNT = 10, ADDRESS_NAMED = 1 };
static const char *const ADDRESS[ADDRESS_COUNT] = {ADDRESS_COLUMNS};

static bool is_postal(const struct hsds_row *row) {
	const char *type = hsds_peek(row, "address_type");
	return row->table->id == TABLE_MAIL_ADDRESSES || (type && strcmp(type, "postal") == 0);
}

/* The first address of the location that can be gone to, else the first one. */
static struct hsds_row *address_of(struct hsds_import *import, const char *location) {
	static const enum hsds_table_id TABLES[] = {TABLE_ADDRESSES, TABLE_MAIL_ADDRESSES};
	struct hsds_row *first = NULL;
	for (size_t i = 0; i < 2; i++) {
		struct hsds_rows rows =
			hsds_rows_of(&import->hsds, TABLES[i], "location_id", location);
		for (size_t j = 0; j < rows.count; j++) {
			if (!is_postal(rows.items[j])) {
				return rows.items[j];
			}
			first = first ? first : rows.items[j];
		}
	}
	return first;
}

static void use_address(struct hsds_row *row) {
	for (int i = 0; i < ADDRESS_COUNT; i++) {
		hsds_use(row, ADDRESS[i]);
	}
	hsds_use(row, "address_type");
}

/* True if it says the same place, whoever the letter is for. */
static bool is_same(const struct hsds_row *a, const struct hsds_row *b) {
	for (int i = ADDRESS_NAMED; i < ADDRESS_COUNT; i++) {
		const char *left = hsds_peek(a, ADDRESS[i]), *right = hsds_peek(b, ADDRESS[i]);
		if (strcmp(left ? left : "", right ? right : "") != 0) {
			return false;
		}
	}
	return true;
}

static void append_address(struct str *out, struct hsds_row *row) {
	for (int i = 0, n = 0; i < ADDRESS_COUNT; i++) {
		const char *part = hsds_peek(row, ADDRESS[i]);
		if (part) {
			str_printf(out, "%s%s", n++ ? ", " : "", part);
		}
	}
}

bool postal_write(struct hsds_import *import, const char *location, struct str *out) {
	static const enum hsds_table_id TABLES[] = {TABLE_ADDRESSES, TABLE_MAIL_ADDRESSES};
	struct hsds_row *main = address_of(import, location);
	bool any = false;
	for (size_t i = 0; i < 2; i++) {
		struct hsds_rows rows =
			hsds_rows_of(&import->hsds, TABLES[i], "location_id", location);
		for (size_t j = 0; j < rows.count; j++) {
			struct hsds_row *row = rows.items[j];
			if (row == main) {
				continue;
			}
			use_address(row);
			if (is_same(row, main) && !hsds_peek(row, "attention")) {
				continue;
			}
			struct str line = {0};
			append_address(&line, row);
			scope_line(out, words_label(LABEL_POST, import->lang), str_get(&line));
			str_finish(&line);
			any = true;
		}
	}
	return any;
}

static json_t *address_json(struct hsds_import *import, struct hsds_row *row) {
	json_t *address = json_object();
	const char *attention = hsds_peek(row, "attention");
	if (row->table->id == TABLE_MAIL_ADDRESSES) {
		const char *label = words_label(LABEL_POST, import->lang);
		attention = attention ? arena_printf(import->hsds.arena, "%s: %s", label, attention)
				      : label;
	}
	member_put(address, "attention", attention);
	member_put(address, "address_1", hsds_peek(row, "address_1"));
	struct str second = {0}; /* HSDS 1 has up to four lines */
	for (int i = 2; i <= 4; i++) {
		const char *part = hsds_peek(row, ADDRESS[i]);
		str_printf(&second, "%s%s", part && second.len ? ", " : "", part ? part : "");
	}
	member_put(address, "address_2", str_get(&second));
	str_finish(&second);
	for (int i = 5; i < ADDRESS_COUNT; i++) {
		member_put(address, ADDRESS[i], hsds_peek(row, ADDRESS[i]));
	}
	member_put(address, "address_type", is_postal(row) ? "postal" : "physical");
	use_address(row);
	return address;
}

/* ---- a location ---- */

static bool read_degrees(const char *text, double most, double *degrees) {
	char *end;
	*degrees = text ? strtod(text, &end) : 0;
	return text && end != text && !*end && *degrees >= -most && *degrees <= most;
}

static void put_position(struct hsds_import *import, json_t *object, struct hsds_row *row) {
	const char *latitude = hsds_peek(row, "latitude"), *longitude = hsds_peek(row, "longitude");
	double degrees[2];
	if (!latitude && !longitude) {
		return;
	}
	if (!read_degrees(latitude, 90, &degrees[0]) ||
		!read_degrees(longitude, 180, &degrees[1])) {
		problem_warning(import->hsds.problems, row->file, row->line,
			"\"%s\", \"%s\" is no position on the earth and is left out; write degrees "
			"as \"latitude\" and \"longitude\"",
			latitude ? latitude : "", longitude ? longitude : "");
		return;
	}
	json_object_set_new(object, "latitude", json_real(degrees[0]));
	json_object_set_new(object, "longitude", json_real(degrees[1]));
	hsds_use(row, "latitude");
	hsds_use(row, "longitude");
}

static void add_access(json_t *list, const char *text) {
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);
		if (!strcmp(json_string_value(json_object_get(item, "description")), text)) {
			return;
		}
	}
	json_t *item = json_object();
	member_put(item, "description", text);
	json_array_append_new(list, item);
}

/* HSDS 3 has rows of text; Ohana a list of codes, of which "wheelchair" says that it is step-free. */
static void put_access(struct hsds_import *import, json_t *object, struct hsds_row *row) {
	json_t *list = json_array();
	struct hsds_rows rows = hsds_rows_of(
		&import->hsds, TABLE_ACCESSIBILITY, "location_id", hsds_peek(row, "id"));
	for (size_t i = 0; i < rows.count; i++) {
		const char *text = hsds_take(rows.items[i], "description");
		text = text ? text : hsds_take(rows.items[i], "accessibility");
		const char *details = hsds_take(rows.items[i], "details");
		if (text || details) {
			add_access(list,
				text && details
					? arena_printf(import->hsds.arena, "%s\n%s", text, details)
					: text ? text
					       : details);
		}
	}
	const char *codes = hsds_take(row, "accessibility");
	for (const char *at = codes; at && *at; at += strspn(at, ", ")) {
		size_t len = strcspn(at, ",");
		const char *code = arena_copy(import->hsds.arena, at, len);
		if (strcmp(code, "wheelchair") == 0) { /* the words behind "Step-free" come first */
			json_object_set_new(object, "step_free", json_true());
			json_t *item = json_object();
			member_put(item, "description", words_access(code, import->lang));
			json_array_insert_new(list, 0, item);
		} else {
			add_access(list, words_access(code, import->lang));
		}
		at += len;
	}
	if (json_array_size(list)) {
		json_object_set(object, "accessibility", list);
	}
	json_decref(list);
}

/* Kept beside what is shown; the list of what is not shown names them all the same. */
static void put_kept(json_t *object, const struct hsds_row *row, const char *columns) {
	char column[40];
	for (const char *at = columns; *at; at += strcspn(at, " "), at += *at == ' ') {
		size_t len = strcspn(at, " ");
		memcpy(column, at, len);
		column[len] = 0;
		member_put(object, column, hsds_peek(row, column));
	}
}

json_t *location_write(struct hsds_import *import, struct hsds_row *row, const char *id) {
	json_t *object = json_object();
	member_put(object, "id", id);
	member_take(object, "name", row, "name");
	put_position(import, object, row);
	member_take(object, "transportation", row, "transportation");
	struct hsds_row *address = address_of(import, hsds_peek(row, "id"));
	if (address) {
		json_t *list = json_array();
		json_array_append_new(list, address_json(import, address));
		json_object_set_new(object, "addresses", list);
	}
	put_access(import, object, row);
	put_kept(object, row,
		"location_type alternate_name description url external_identifier "
		"external_identifier_type");
	return object;
}

json_t *organization_write(struct hsds_row *row, const char *id) {
	json_t *object = json_object();
	member_put(object, "id", id);
	member_take(object, "name", row, "name");
	member_take(object, "email", row, "email");
	const char *website = hsds_take(row, "website");
	website = website ? website : hsds_take(row, "url");
	member_put(object, "website", website);
	put_kept(object, row,
		"alternate_name description tax_status tax_id year_incorporated legal_status logo "
		"uri");
	return object;
}
