// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the HSDS import: whatever the form of the input, it becomes tables of rows first, with the
 * names of tabular HSDS 3.0 where that has one. Each cell knows whether something was made of it,
 * so that what was not can be listed. Everything is in one arena. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct hsds_index;
struct problems;

enum hsds_table_id {
	TABLE_ORGANIZATIONS,
	TABLE_SERVICES,
	TABLE_LOCATIONS,
	TABLE_PLACES, /* service_at_location */
	TABLE_PHONES,
	TABLE_ADDRESSES,
	TABLE_SCHEDULES,
	TABLE_REGULAR_SCHEDULES, /* 1.x */
	TABLE_HOLIDAY_SCHEDULES, /* 1.x */
	TABLE_MAIL_ADDRESSES,    /* 1.x */
	TABLE_LANGUAGES,
	TABLE_ACCESSIBILITY,
	TABLE_CONTACTS,
	TABLE_COSTS,
	TABLE_DOCUMENTS,
	TABLE_PAYMENTS,         /* 1.1 and 2 */
	TABLE_ELIGIBILITY,      /* 1.1 and 2 */
	TABLE_SERVICE_TAXONOMY, /* 1.1 and 2 */
	TABLE_AREAS,
	TABLE_TERMS,
	TABLE_ATTRIBUTES,
	TABLE_FUNDING,
	TABLE_PROGRAMS,
	TABLE_TAXONOMIES,
	TABLE_IDENTIFIERS,
	TABLE_METADATA,
	TABLE_DESCRIPTIONS, /* meta_table_descriptions */
	TABLE_COUNT
};

struct hsds_cell {
	unsigned short column;
	bool is_used; /* something in the site comes from it */
	const char *text;
};

struct hsds_row {
	struct hsds_table *table;
	struct hsds_row *next; /* of the same id */
	const char *file;
	int line;
	bool is_used;    /* something of it stands in the site */
	bool has_entry;  /* of a location: a service is shown there */
	const char *why; /* why not, where it was left out as a whole */
	size_t count, room;
	struct hsds_cell *cells; /* those that are not empty */
};

struct hsds_table {
	enum hsds_table_id id;
	const char *name;
	const char **columns;
	size_t column_count, column_room;
	struct hsds_row **rows;
	size_t count, room;
	struct hsds_index *by_id;
	struct hsds_index **indexes; /* one a column, NULL until it is needed */
};

/* All tables, and what belongs to the whole import. */
struct hsds {
	struct arena *arena;
	struct problems *problems;
	struct hsds_table tables[TABLE_COUNT];
	int generated;               /* rows that were given an id */
	long long pages, page_total; /* of an API: read, and as many as there are */
};

void hsds_init(struct hsds *hsds, struct arena *arena, struct problems *problems);
void hsds_finish(struct hsds *hsds);

/* The table that a file NAME.csv, or a list NAME in JSON, stands for; NULL if none does. */
struct hsds_table *hsds_table_find(struct hsds *hsds, const char *name);

/* True if HSDS or its relatives have such a column in the table. */
bool hsds_column_is_known(const struct hsds_table *table, const char *column);

/* True for a column that is not known and that no row has had yet. */
bool hsds_column_is_new(const struct hsds_table *table, const char *column);

/* Adds an empty row; `file` is kept. */
struct hsds_row *hsds_row_add(
	struct hsds *hsds, struct hsds_table *table, const char *file, int line);

/* Adds a cell of that column, which is kept as text; nothing happens for "". */
void hsds_row_put(struct hsds *hsds, struct hsds_row *row, const char *column, const char *text);

/* The cell as text, "" never: NULL where it is empty. `take` says that the site now holds it. */
const char *hsds_peek(const struct hsds_row *row, const char *column);
const char *hsds_take(struct hsds_row *row, const char *column);
void hsds_use(struct hsds_row *row, const char *column);
/* Takes back that anything was made of the row. */
void hsds_unuse(struct hsds_row *row);
/* True if the cell is there and nothing was made of it. */
bool hsds_is_left(const struct hsds_row *row, const char *column);

/* The rows of the table with that text in the column, in the order of the input. */
struct hsds_rows {
	struct hsds_row *const *items;
	size_t count;
};
struct hsds_rows hsds_rows_of(
	struct hsds *hsds, enum hsds_table_id table, const char *column, const char *text);

/* The row of that id; NULL if there is none (or `id` is NULL). */
struct hsds_row *hsds_row_of(struct hsds *hsds, enum hsds_table_id table, const char *id);

/* Puts a row, complete by now, beside the others: one with an id that is there already and nothing
 * that differs is merged into it. An organization, service or location that differs keeps the first
 * value, and a warning names it. Returns the row that stays. */
struct hsds_row *hsds_row_settle(struct hsds *hsds, struct hsds_row *row);
