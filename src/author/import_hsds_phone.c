// SPDX-License-Identifier: GPL-3.0-or-later
// Every number that a visitor could call about the service stands with it, once: its own first,
// then those of the place, of the people named there, and of the organization.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "author/import_hsds_scope.h"
#include "author/import_hsds_words.h"
#include "base/arena.h"
#include "base/mem.h"

#define LINE_ROWS 4 /* that say the same number; of more the words are listed as not shown */

struct line {
	struct hsds_row *rows[LINE_ROWS];
	size_t row_count;
	const char *number, *extension; /* the latter may be NULL */
	const char *who;                /* a contact's name; NULL: none */
	int rank;
	size_t order;
};

struct phones {
	struct hsds_import *import;
	const struct hsds_scope *scope;
	VEC(struct line) lines;
	struct str *text;
};

/* ---- numbers ---- */

/* The digits behind "ext. ", "x", "#"; NULL where the text does not end so. *cut is where the
 * number ends. */
static const char *find_extension(const char *number, size_t *cut) {
	static const char *const WORDS[] = {"extension", "ext.", "ext", "x", "durchwahl"};
	size_t len = strlen(number), at = len;
	while (at && isdigit((unsigned char)number[at - 1])) {
		at--;
	}
	size_t digits = at;
	while (at && number[at - 1] == ' ') {
		at--;
	}
	for (size_t i = 0; digits < len && i < sizeof WORDS / sizeof *WORDS; i++) {
		size_t word = strlen(WORDS[i]);
		if (at > word && strncasecmp(number + at - word, WORDS[i], word) == 0) {
			at -= word;
			while (at && strchr(" ,;", number[at - 1])) {
				at--;
			}
			*cut = at;
			return number + digits;
		}
	}
	return NULL;
}

static bool is_number(const char *text) {
	size_t digits = 0;
	for (; *text; text++) {
		digits += isdigit((unsigned char)*text) != 0;
		if (!strchr("0123456789+-/() .#*", *text)) {
			return false;
		}
	}
	return digits > 0;
}

/* Without the quotation marks that HSDS's own examples have inside. */
static const char *unquoted(struct arena *arena, const char *text) {
	size_t len = strlen(text);
	return len > 2 && *text == '"' && text[len - 1] == '"'
		? arena_copy(arena, text + 1, len - 2)
		: text;
}

/* False for what is no number; it is kept as text then. */
static bool read_number(struct phones *phones, struct line *line) {
	struct arena *arena = phones->import->hsds.arena;
	const char *number = unquoted(arena, hsds_peek(line->rows[0], "number"));
	const char *prefix = hsds_peek(line->rows[0], "country_prefix");
	line->extension = hsds_peek(line->rows[0], "extension");
	size_t cut = 0;
	const char *inside = find_extension(number, &cut);
	if (inside && (!line->extension || !strcmp(inside, line->extension))) {
		line->extension = inside;
		number = arena_copy(arena, number, cut);
	}
	line->number = prefix ? arena_printf(arena, "%s %s", prefix, number) : number;
	return is_number(line->number) && (!line->extension || is_number(line->extension));
}

/* ---- which ---- */

static void use_phone(struct hsds_row *row) {
	static const char *const COLUMNS[] = {"number", "extension", "country_prefix", "type",
		"number_type", "description", "department", "vanity_number", "language"};
	for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++) {
		hsds_use(row, COLUMNS[i]);
	}
}

static struct line *find_line(const struct phones *phones, const struct line *line) {
	for (size_t i = 0; i < phones->lines.count; i++) {
		struct line *other = &phones->lines.items[i];
		const char *a = other->extension, *b = line->extension;
		if (strcmp(other->number, line->number) == 0 &&
			strcmp(a ? a : "", b ? b : "") == 0) {
			return other;
		}
	}
	return NULL;
}

/* The words of a row go to the number that is there already. */
static void join_line(struct line *line, struct hsds_row *row, const char *who) {
	bool is_new = true;
	for (size_t i = 0; i < line->row_count; i++) {
		is_new &= line->rows[i] != row;
	}
	line->who = line->who ? line->who : who;
	if (!is_new || line->row_count == LINE_ROWS) {
		hsds_use(row, "number");
		return;
	}
	line->rows[line->row_count++] = row;
	use_phone(row);
}

static void keep_text(struct phones *phones, struct hsds_row *row) {
	const char *extension = hsds_peek(row, "extension");
	const char *number = hsds_peek(row, "number");
	if (extension) {
		number = arena_printf(phones->import->hsds.arena, "%s ext. %s", number, extension);
	}
	if (!strstr(str_get(phones->text), number)) {
		scope_line(phones->text, words_label(LABEL_PHONE, phones->import->lang), number);
	}
	use_phone(row);
}

static void add(struct phones *phones, struct hsds_row *row, const char *who) {
	struct line line = {
		.rows = {row}, .row_count = 1, .who = who, .order = phones->lines.count};
	if (!hsds_peek(row, "number")) {
		scope_refuse(phones->import, row,
			"\"number\" is empty; write it, or take the row "
			"out");
		return;
	}
	if (!read_number(phones, &line)) {
		keep_text(phones, row);
		return;
	}
	const char *type = hsds_peek(row, "type");
	type = type ? type : hsds_peek(row, "number_type");
	words_phone(type, phones->import->lang, &line.rank);
	struct line *there = find_line(phones, &line);
	if (there) {
		join_line(there, row, who);
	} else {
		use_phone(row);
		vec_push(&phones->lines, line);
	}
}

static void add_of(struct phones *phones, const char *column, const struct hsds_row *owner) {
	struct hsds_rows rows =
		hsds_rows_of(&phones->import->hsds, TABLE_PHONES, column, hsds_peek(owner, "id"));
	for (size_t i = 0; i < rows.count; i++) {
		if (scope_holds(phones->import, phones->scope, rows.items[i])) {
			add(phones, rows.items[i], NULL);
		}
	}
}

static const char *name_of(struct phones *phones, struct hsds_row *contact) {
	const char *name = hsds_peek(contact, "name"), *title = hsds_peek(contact, "title");
	return name && title ? arena_printf(phones->import->hsds.arena, "%s, %s", name, title)
		: name       ? name
			     : title;
}

/* The numbers of the people that the owner names. */
static void add_contacts(struct phones *phones, const char *column, const struct hsds_row *owner) {
	struct hsds *hsds = &phones->import->hsds;
	struct hsds_rows rows = hsds_rows_of(hsds, TABLE_CONTACTS, column, hsds_peek(owner, "id"));
	for (size_t i = 0; i < rows.count; i++) {
		struct hsds_row *contact = rows.items[i];
		if (!scope_holds(phones->import, phones->scope, contact)) {
			continue;
		}
		struct hsds_rows theirs =
			hsds_rows_of(hsds, TABLE_PHONES, "contact_id", hsds_peek(contact, "id"));
		size_t before = phones->lines.count;
		for (size_t j = 0; j < theirs.count; j++) {
			if (scope_holds(phones->import, phones->scope, theirs.items[j])) {
				add(phones, theirs.items[j], name_of(phones, contact));
			}
		}
		if (phones->lines.count > before) {
			hsds_use(contact, "name");
			hsds_use(contact, "title");
		}
	}
}

/* ---- JSON ---- */

static int compare_lines(const void *left, const void *right) {
	const struct line *a = left, *b = right;
	return a->rank != b->rank ? a->rank - b->rank : a->order < b->order ? -1 : 1;
}

static void append_words(struct phones *phones, struct str *out, const struct hsds_row *row) {
	int rank;
	const char *type = hsds_peek(row, "type");
	const char *parts[] = {words_phone(type ? type : hsds_peek(row, "number_type"),
				       phones->import->lang, &rank),
		hsds_peek(row, "department"), hsds_peek(row, "description"),
		hsds_peek(row, "vanity_number")};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i] && !strstr(str_get(out), parts[i])) {
			str_printf(out, "%s%s", out->len ? " · " : "", parts[i]);
		}
	}
}

/* "Fax · Referrals · 703-555-ABCD · Ann Persona": what is said of the number. */
static void put_description(struct phones *phones, json_t *phone, const struct line *line) {
	struct str out = {0};
	for (size_t i = 0; i < line->row_count; i++) {
		append_words(phones, &out, line->rows[i]);
	}
	if (line->who && !strstr(str_get(&out), line->who)) {
		str_printf(&out, "%s%s", out.len ? " · " : "", line->who);
	}
	member_put(phone, "description", str_get(&out));
	str_finish(&out);
}

static json_t *line_json(struct phones *phones, const struct line *line) {
	json_t *phone = json_object();
	member_put(phone, "number", line->number);
	member_put(phone, "extension", line->extension);
	put_description(phones, phone, line);
	json_t *languages = json_array();
	for (size_t i = 0; i < line->row_count; i++) {
		languages_add(
			phones->import, languages, "phone_id", hsds_peek(line->rows[i], "id"));
	}
	if (json_array_size(languages)) {
		json_object_set(phone, "languages", languages);
	}
	json_decref(languages);
	return phone;
}

json_t *phones_write(struct hsds_import *import, const struct hsds_scope *scope, struct str *text) {
	struct phones phones = {.import = import, .scope = scope, .text = text};
	add_of(&phones, "service_at_location_id", scope->place);
	add_of(&phones, "service_id", scope->service);
	add_of(&phones, "location_id", scope->location);
	add_contacts(&phones, "service_at_location_id", scope->place);
	add_contacts(&phones, "service_id", scope->service);
	add_contacts(&phones, "location_id", scope->location);
	const struct hsds_row *organization = hsds_row_of(
		&import->hsds, TABLE_ORGANIZATIONS, hsds_peek(scope->service, "organization_id"));
	const char *through = hsds_peek(scope->location, "organization_id");
	if (!organization) {
		organization = hsds_row_of(&import->hsds, TABLE_ORGANIZATIONS, through);
	}
	add_of(&phones, "organization_id", organization);
	add_contacts(&phones, "organization_id", organization);
	if (phones.lines.count) {
		qsort(phones.lines.items, phones.lines.count, sizeof *phones.lines.items,
			compare_lines);
	}
	json_t *list = json_array();
	for (size_t i = 0; i < phones.lines.count; i++) {
		json_array_append_new(list, line_json(&phones, &phones.lines.items[i]));
	}
	vec_finish(&phones.lines);
	return list;
}
