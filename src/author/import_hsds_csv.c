// SPDX-License-Identifier: GPL-3.0-or-later
// A file is a table, its name says which. What differs between HSDS 1 and 3 in names only is
// settled here; what differs in meaning is left to the writers of hours, places and services.
#include <ctype.h>
#include <string.h>

#include "author/import_csv.h"
#include "author/import_hsds_read.h"
#include "author/import_hsds_table.h"
#include "author/problem.h"
#include "base/arena.h"

/* "Postal Code" as "postal_code". */
static const char *column_name(struct hsds *hsds, const char *cell) {
	char *name = arena_string(hsds->arena, cell);
	for (char *at = name; *at; at++) {
		*at = *at == ' ' ? '_' : (char)tolower((unsigned char)*at);
	}
	return name;
}

/* HSDS 1 calls a term's own id taxonomy_id. */
static void rename_columns(
	struct hsds *hsds, const struct hsds_table *table, struct csv_record *header) {
	bool has_id = false;
	for (size_t i = 0; i < header->count; i++) {
		header->cells[i] = column_name(hsds, header->cells[i]);
		has_id |= strcmp(header->cells[i], "id") == 0;
	}
	for (size_t i = 0; i < header->count && !has_id && table->id == TABLE_TERMS; i++) {
		if (strcmp(header->cells[i], "taxonomy_id") == 0) {
			header->cells[i] = "id";
		}
	}
}

static void check_columns(struct hsds *hsds, const struct hsds_table *table, const char *name,
	const struct csv_record *header) {
	for (size_t i = 0; i < header->count; i++) {
		if (*header->cells[i] && !hsds_column_is_known(table, header->cells[i])) {
			problem_warning(hsds->problems, name, 1,
				"HSDS has no column \"%s\" in %s; mend the name, or leave it and "
				"find its texts in the list of what is not shown",
				header->cells[i], table->name);
		}
	}
}

static struct hsds_table *table_of(struct hsds *hsds, const char *name) {
	const char *slash = strrchr(name, '/');
	const char *base = column_name(hsds, slash ? slash + 1 : name);
	const char *dot = strrchr(base, '.');
	return hsds_table_find(
		hsds, arena_copy(hsds->arena, base, dot ? (size_t)(dot - base) : strlen(base)));
}

bool hsds_read_csv(struct hsds *hsds, const char *name, const char *bytes, size_t len) {
	name = arena_string(hsds->arena, name);
	struct hsds_table *table = table_of(hsds, name);
	if (!table) {
		problem_warning(hsds->problems, name, 0,
			"HSDS has no table of this name, so that the file is left out; rename it "
			"to one such as services.csv, or take it away");
		return true;
	}
	struct csv csv;
	if (!csv_read(hsds->arena, bytes, len, name, hsds->problems, &csv)) {
		return false;
	}
	rename_columns(hsds, table, &csv.header);
	check_columns(hsds, table, name, &csv.header);
	for (size_t i = 0; i < csv.count; i++) {
		const struct csv_record *record = &csv.records[i];
		struct hsds_row *row = hsds_row_add(hsds, table, name, record->line);
		for (size_t j = 0; j < record->count; j++) {
			const char *column = csv.header.cells[j];
			hsds_row_put(hsds, row, *column ? column : "(no name)", record->cells[j]);
		}
		hsds_row_settle(hsds, row);
	}
	return true;
}
