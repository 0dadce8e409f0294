// SPDX-License-Identifier: GPL-3.0-or-later
// What is nested becomes rows that name each other, as in the tables. jansson keeps no positions:
// the text is walked in step with the tree, whose objects keep the order of their keys, so that
// every row knows its line after one pass.
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "author/import_hsds_read.h"
#include "author/import_hsds_table.h"
#include "author/problem.h"
#include "base/arena.h"
#include "base/str.h"

struct walk {
	struct hsds *hsds;
	const char *file, *at, *end;
	int line;
};

/* ---- the text ---- */

static void step(struct walk *walk) {
	walk->line += *walk->at == '\n';
	walk->at++;
}

static void skip_space(struct walk *walk) {
	while (walk->at < walk->end && *walk->at && strchr(" \t\r\n,:", *walk->at)) {
		step(walk);
	}
}

static void skip_string(struct walk *walk) {
	for (walk->at++; walk->at < walk->end && *walk->at != '"'; walk->at++) {
		walk->at += *walk->at == '\\';
	}
	walk->at += walk->at < walk->end;
}

/* Past one value, whatever is in it; the text is known to be valid. */
static void skip_value(struct walk *walk) {
	size_t depth = 0;
	skip_space(walk);
	while (walk->at < walk->end) {
		char c = *walk->at;
		if (c == '"') {
			skip_string(walk);
		} else if (depth == 0 && c && strchr(" \t\r\n,]}", c)) {
			return;
		} else {
			depth += c == '{' || c == '[';
			depth -= c == '}' || c == ']';
			step(walk);
		}
		if (depth == 0 && c && strchr("\"}]", c)) {
			return;
		}
	}
}

/* Into an object or array, or out of it. */
static void pass_bracket(struct walk *walk) {
	skip_space(walk);
	if (walk->at < walk->end) {
		step(walk);
	}
}

static void pass_key(struct walk *walk) {
	skip_space(walk);
	skip_string(walk);
	skip_space(walk);
}

/* ---- values ---- */

static bool is_flat(const json_t *array) {
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *item = json_array_get(array, i);
		if (json_is_object(item) || json_is_array(item)) {
			return false;
		}
	}
	return true;
}

/* A scalar as a cell; a list of scalars parted by commas; something else as it was written. */
static const char *cell_of(struct walk *walk, const json_t *value) {
	struct arena *arena = walk->hsds->arena;
	switch (json_typeof(value)) {
	case JSON_STRING: return json_string_value(value);
	case JSON_INTEGER: return arena_printf(arena, "%lld", (long long)json_integer_value(value));
	case JSON_REAL: return arena_printf(arena, "%.15g", json_real_value(value));
	case JSON_TRUE: return "true";
	case JSON_FALSE: return "false";
	case JSON_NULL: return "";
	default: break;
	}
	if (json_is_array(value) && is_flat(value)) {
		struct str list = {0};
		for (size_t i = 0; i < json_array_size(value); i++) {
			str_printf(&list, "%s%s", i ? ", " : "",
				cell_of(walk, json_array_get(value, i)));
		}
		const char *text = arena_string(arena, str_get(&list));
		str_finish(&list);
		return text;
	}
	char *dump = json_dumps(value, JSON_COMPACT);
	const char *text = dump ? arena_string(arena, dump) : "";
	free(dump);
	return text;
}

/* Without spaces around, as a cell of a CSV file. */
static void put(struct walk *walk, struct hsds_row *row, const char *key, const json_t *value) {
	const char *text = cell_of(walk, value);
	text += strspn(text, " \t\r\n");
	size_t len = strlen(text);
	while (len && strchr(" \t\r\n", text[len - 1])) {
		len--;
	}
	hsds_row_put(walk->hsds, row, key, arena_copy(walk->hsds->arena, text, len));
}

/* ---- rows ---- */

/* How a row names the one that it is nested in. */
static const char *link_of(const struct hsds_table *table) {
	switch (table->id) {
	case TABLE_ORGANIZATIONS: return "organization_id";
	case TABLE_SERVICES: return "service_id";
	case TABLE_LOCATIONS: return "location_id";
	case TABLE_PLACES: return "service_at_location_id";
	case TABLE_CONTACTS: return "contact_id";
	case TABLE_PHONES: return "phone_id";
	default: return NULL;
	}
}

/* The one object that a key holds, and the key of its id in the row around it. */
static const struct {
	const char *key, *id;
	enum hsds_table_id table;
} SINGLE[] = {
	{"organization", "organization_id", TABLE_ORGANIZATIONS},
	{"service", "service_id", TABLE_SERVICES},
	{"location", "location_id", TABLE_LOCATIONS},
	{"program", "program_id", TABLE_PROGRAMS},
	{"taxonomy_term", "taxonomy_term_id", TABLE_TERMS},
	{"taxonomy_detail", "taxonomy_id", TABLE_TAXONOMIES},
};

static const char *walk_row(struct walk *walk, struct hsds_table *table, const json_t *object,
	const struct hsds_table *up, const char *up_id);

/* The lists of a table, each object a row. */
static void walk_rows(struct walk *walk, struct hsds_table *table, const json_t *array,
	const struct hsds_table *up, const char *up_id) {
	pass_bracket(walk);
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *item = json_array_get(array, i);
		skip_space(walk);
		if (json_is_object(item)) {
			walk_row(walk, table, item, up, up_id);
		} else {
			problem_error(walk->hsds->problems, walk->file, walk->line,
				"in a list of %s there must be objects; write this one in { }, or "
				"take it out",
				table->name);
			skip_value(walk);
		}
	}
	pass_bracket(walk);
}

static const char *id_of(struct walk *walk, const struct hsds_table *table, const json_t *object) {
	const json_t *id = json_object_get(object, "id");
	const char *text = id ? cell_of(walk, id) : "";
	return *text
		? text
		: arena_printf(walk->hsds->arena, "%s-%d", table->name, ++walk->hsds->generated);
}

static void walk_member(struct walk *walk, struct hsds_row *row, const char *key,
	const json_t *value, const char *id) {
	for (size_t i = 0; json_is_object(value) && i < sizeof SINGLE / sizeof *SINGLE; i++) {
		if (strcmp(SINGLE[i].key, key) == 0) {
			struct hsds_table *table = &walk->hsds->tables[SINGLE[i].table];
			hsds_row_put(walk->hsds, row, SINGLE[i].id,
				walk_row(walk, table, value, NULL, NULL));
			return;
		}
	}
	struct hsds_table *table = json_is_array(value) && json_array_size(value) && !is_flat(value)
		? hsds_table_find(walk->hsds, key)
		: NULL;
	if (table) {
		walk_rows(walk, table, value, row->table, id);
		return;
	}
	if (hsds_column_is_new(row->table, key) &&
		!(json_is_array(value) && !json_array_size(value)) && !json_is_null(value)) {
		problem_warning(walk->hsds->problems, walk->file, walk->line,
			"HSDS has no \"%s\" in %s; mend the name, or leave it and find its texts "
			"in the list of what is not shown",
			key, row->table->name);
	}
	if (!(json_is_array(value) && !json_array_size(value))) {
		put(walk, row, key, value);
	}
	skip_value(walk);
}

/* Adds the row and everything in it; returns its id. */
static const char *walk_row(struct walk *walk, struct hsds_table *table, const json_t *object,
	const struct hsds_table *up, const char *up_id) {
	struct hsds *hsds = walk->hsds;
	skip_space(walk);
	struct hsds_row *row = hsds_row_add(hsds, table, walk->file, walk->line);
	const char *id = id_of(walk, table, object), *key;
	hsds_row_put(hsds, row, "id", id);
	if (up && table->id == TABLE_ATTRIBUTES) {
		hsds_row_put(hsds, row, "link_id", up_id);
	} else if (up && table->id == TABLE_METADATA) {
		hsds_row_put(hsds, row, "resource_id", up_id);
	} else if (up && link_of(up)) {
		hsds_row_put(hsds, row, link_of(up), up_id);
	}
	json_t *value;
	pass_bracket(walk);
	json_object_foreach((json_t *)object, key, value) {
		pass_key(walk);
		walk_member(walk, row, key, value, id);
	}
	pass_bracket(walk);
	hsds_row_settle(hsds, row);
	return id;
}

/* ---- what a file holds ---- */

static bool has(const json_t *object, const char *keys) {
	char key[40];
	for (const char *at = keys; *at; at += strcspn(at, " "), at += *at == ' ') {
		size_t len = strcspn(at, " ");
		memcpy(key, at, len);
		key[len] = 0;
		if (json_object_get(object, key)) {
			return true;
		}
	}
	return false;
}

/* What an object is, by the keys that only such a thing has; TABLE_COUNT where that is not clear. */
static enum hsds_table_id kind_of(const json_t *object) {
	if (json_is_object(json_object_get(object, "service")) ||
		(json_is_object(json_object_get(object, "location")) && !has(object, "name")) ||
		(has(object, "service_id") && has(object, "location_id"))) {
		return TABLE_PLACES;
	}
	if (has(object, "taxonomy_detail taxonomy term_uri vocabulary")) {
		return TABLE_TERMS;
	}
	if (has(object, "latitude location_type addresses transportation accessibility")) {
		return TABLE_LOCATIONS;
	}
	if (has(object,
		    "status organization organization_id program service_at_locations "
		    "eligibility_description application_process fees_description")) {
		return TABLE_SERVICES;
	}
	if (has(object,
		    "website tax_status tax_id legal_status services organization_identifiers "
		    "locations year_incorporated programs")) {
		return TABLE_ORGANIZATIONS;
	}
	if (has(object, "version") && has(object, "name")) {
		return TABLE_TAXONOMIES;
	}
	return has(object, "name") && has(object, "phones schedules description") ? TABLE_SERVICES
										  : TABLE_COUNT;
}

static void walk_thing(struct walk *walk, const json_t *value) {
	enum hsds_table_id kind = json_is_object(value) ? kind_of(value) : TABLE_COUNT;
	skip_space(walk);
	if (kind != TABLE_COUNT) {
		walk_row(walk, &walk->hsds->tables[kind], value, NULL, NULL);
		return;
	}
	problem_warning(walk->hsds->problems, walk->file, walk->line,
		"this is no service, organization, location or taxonomy term of HSDS, so that it "
		"is left out; take it away, or add what is missing");
	skip_value(walk);
}

static void walk_list(struct walk *walk, const json_t *array) {
	pass_bracket(walk);
	for (size_t i = 0; i < json_array_size(array); i++) {
		walk_thing(walk, json_array_get(array, i));
	}
	pass_bracket(walk);
}

/* The table that a key of the outermost object names: "services" or "services.csv". */
static struct hsds_table *table_of(struct walk *walk, const char *key) {
	size_t len = strlen(key);
	len -= len > 4 && strcmp(key + len - 4, ".csv") == 0 ? 4 : 0;
	return hsds_table_find(walk->hsds, arena_copy(walk->hsds->arena, key, len));
}

static bool is_list(const char *key) {
	return strcmp(key, "contents") == 0 || strcmp(key, "items") == 0 ||
		strcmp(key, "results") == 0 || strcmp(key, "data") == 0;
}

/* True if it is an envelope: a page of an API, or whole tables. */
static bool is_envelope(struct walk *walk, const json_t *root) {
	const char *key;
	json_t *value;
	bool is = false;
	json_object_foreach((json_t *)root, key, value) {
		is |= json_is_array(value) && is_list(key);
		is |= json_is_array(value) && strstr(key, ".csv") && table_of(walk, key);
	}
	return is ||
		(kind_of(root) == TABLE_COUNT && has(root, "services organizations") &&
			!has(root, "id name"));
}

static void walk_envelope(struct walk *walk, const json_t *root) {
	const char *key;
	json_t *value;
	json_t *pages = json_object_get(root, "total_pages");
	long long total = (long long)json_integer_value(pages);
	walk->hsds->pages += total > 0;
	walk->hsds->page_total = total > walk->hsds->page_total ? total : walk->hsds->page_total;
	pass_bracket(walk);
	json_object_foreach((json_t *)root, key, value) {
		pass_key(walk);
		struct hsds_table *table = json_is_array(value) ? table_of(walk, key) : NULL;
		if (table) {
			walk_rows(walk, table, value, NULL, NULL);
		} else if (json_is_array(value) && is_list(key)) {
			walk_list(walk, value);
		} else {
			skip_value(walk);
		}
	}
}

bool hsds_read_json(struct hsds *hsds, const char *name, const char *bytes, size_t len) {
	size_t mark = len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	struct walk walk = {hsds, arena_string(hsds->arena, name), bytes + mark, bytes + len, 1};
	json_error_t why;
	json_t *root = json_loadb(walk.at, len - mark, JSON_REJECT_DUPLICATES, &why);
	if (!root) {
		problem_error(hsds->problems, walk.file, why.line > 0 ? why.line : 1,
			"this is not JSON: %s; mend the text around here, or take the file away",
			why.text);
		return false;
	}
	if (json_is_array(root)) {
		walk_list(&walk, root);
	} else if (json_is_object(root) && is_envelope(&walk, root)) {
		walk_envelope(&walk, root);
	} else {
		walk_thing(&walk, root);
	}
	json_decref(root);
	return true;
}
