// SPDX-License-Identifier: GPL-3.0-or-later
// A ranking of ours for FTS5 (https://sqlite.org/fts5.html#custom_auxiliary_functions). FTS5's own
// bm25() first counts each phrase through the whole table, which for the beginning of a word takes
// longer than finding it; this looks at the row alone.
#include <sqlite3.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/connection.h"

#define MAX_COLUMNS 4

struct rank {
	db_rank_fn *fn;
};

static int count_hits(const Fts5ExtensionApi *api, Fts5Context *fts,
	struct db_column columns[MAX_COLUMNS], int column_count) {
	int count = 0, rc = api->xInstCount(fts, &count);
	for (int i = 0; rc == SQLITE_OK && i < count; i++) {
		int phrase, column, offset;
		rc = api->xInst(fts, i, &phrase, &column, &offset);
		if (rc == SQLITE_OK && column >= 0 && column < column_count) {
			columns[column].hits++;
		}
	}
	for (int i = 0; rc == SQLITE_OK && i < column_count; i++) {
		rc = api->xColumnSize(fts, i, &columns[i].words);
	}
	return rc;
}

static void rank_row(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result,
	int value_count, sqlite3_value **values) {
	(void)value_count, (void)values;
	const struct rank *rank = api->xUserData(fts);
	struct db_column columns[MAX_COLUMNS] = {{0, 0}};
	int column_count = api->xColumnCount(fts);
	column_count = column_count < MAX_COLUMNS ? column_count : MAX_COLUMNS;
	int rc = count_hits(api, fts, columns, column_count);
	if (rc != SQLITE_OK) {
		sqlite3_result_error_code(result, rc);
		return;
	}
	sqlite3_result_double(result, rank->fn(columns, column_count));
}

bool db_add_rank(struct db *db, const char *name, db_rank_fn *fn, struct err *err) {
	fts5_api *api = connection_fts(db);
	if (!api) {
		return err_set(err, "this SQLite has no FTS5: install libsqlite3-0 of Debian");
	}
	struct rank *rank = mem_zero(sizeof *rank);
	rank->fn = fn;
	if (api->xCreateFunction(api, name, rank, rank_row, free) != SQLITE_OK) {
		return err_set(err, "cannot add the ranking %s", name);
	}
	return true;
}
