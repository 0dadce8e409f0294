// SPDX-License-Identifier: GPL-3.0-or-later
// What a ranking of ours needs of FTS5 (https://sqlite.org/fts5.html#custom_auxiliary_functions). Its
// own bm25() first counts each phrase through the whole table, which for the beginning of a word
// takes longer than finding it; this looks at the row alone. How long rows are is read alongside, from the
// table where FTS5 keeps it: rows come in order, and to look each up takes longer than all the rest.
#include <sqlite3.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/connection.h"

#define MAX_COLUMNS 4
#define NEAR_ROWS 40 // up to so many are read over: a look-up takes as long

/* ---- how long the rows are ---- */

struct lengths {
	sqlite3_stmt *stmt; // NULL: no such table
	sqlite3_int64 row;  // that it stands on; 0: none
};

static void lengths_finish(void *context) {
	struct lengths *lengths = context;
	sqlite3_finalize(lengths->stmt);
	free(lengths);
}

static struct lengths *lengths_open(sqlite3 *handle, sqlite3_value *table) {
	struct lengths *lengths = mem_zero(sizeof *lengths);
	char *sql =
		sqlite3_mprintf("SELECT id, sz FROM main.\"%w_docsize\" WHERE id >= ?1 ORDER BY id",
			sqlite3_value_text(table));
	if (sql) {
		sqlite3_prepare_v2(handle, sql, -1, &lengths->stmt, NULL);
	}
	sqlite3_free(sql);
	return lengths;
}

static bool lengths_step(struct lengths *lengths) {
	bool ok = sqlite3_step(lengths->stmt) == SQLITE_ROW;
	lengths->row = ok ? sqlite3_column_int64(lengths->stmt, 0) : 0;
	return ok;
}

static bool lengths_find(struct lengths *lengths, sqlite3_int64 row) {
	if (lengths->row < 1 || row < lengths->row || row - lengths->row > NEAR_ROWS) {
		sqlite3_reset(lengths->stmt);
		sqlite3_bind_int64(lengths->stmt, 1, row);
		lengths_step(lengths);
	}
	while (lengths->row > 0 && lengths->row < row) {
		lengths_step(lengths);
	}
	return lengths->row == row && row > 0;
}

// A row is a blob of SQLite's varints, one a column; a longer column than two bytes tell is left
// to FTS5.
static bool lengths_read(
	struct lengths *lengths, sqlite3_int64 row, struct db_column *columns, int count) {
	if (!lengths->stmt || !lengths_find(lengths, row)) {
		return false;
	}
	const unsigned char *at = sqlite3_column_blob(lengths->stmt, 1);
	const unsigned char *end = at ? at + sqlite3_column_bytes(lengths->stmt, 1) : NULL;
	for (int i = 0; i < count; i++) {
		int len = at < end && *at < 0x80 ? 1 : 2;
		if (end - at < len || (len == 2 && at[1] >= 0x80)) {
			return false;
		}
		columns[i].words = len == 1 ? at[0] : (at[0] & 0x7f) << 7 | at[1];
		at += len;
	}
	return at == end;
}

/* ---- a row ---- */

static int count_hits(const Fts5ExtensionApi *api, Fts5Context *fts,
	struct db_column columns[MAX_COLUMNS], int column_count) {
	int rc = SQLITE_OK;
	for (int phrase = 0; rc == SQLITE_OK && phrase < api->xPhraseCount(fts); phrase++) {
		Fts5PhraseIter iter;
		int column = -1, offset;
		rc = api->xPhraseFirst(fts, phrase, &iter, &column, &offset);
		while (rc == SQLITE_OK && column >= 0) {
			if (column < column_count) {
				columns[column].hits++;
				columns[column].phrases |= (uint64_t)(phrase < 64) << (phrase % 64);
			}
			api->xPhraseNext(fts, &iter, &column, &offset);
		}
	}
	return rc;
}

static int measure(const Fts5ExtensionApi *api, Fts5Context *fts, struct lengths *lengths,
	struct db_column columns[MAX_COLUMNS], int column_count) {
	int rc = SQLITE_OK;
	bool is_read = lengths && lengths_read(lengths, api->xRowid(fts), columns, column_count);
	for (int i = 0; !is_read && rc == SQLITE_OK && i < column_count; i++) {
		rc = api->xColumnSize(fts, i, &columns[i].words);
	}
	return rc;
}

static void give_row(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result,
	int value_count, sqlite3_value **values) {
	struct lengths *lengths = api->xGetAuxdata(fts, 0);
	struct db_column columns[MAX_COLUMNS] = {{0}};
	int column_count = api->xColumnCount(fts), rc = SQLITE_OK;
	if (!lengths && value_count == 1) {
		lengths = lengths_open(sqlite3_context_db_handle(result), values[0]);
		rc = api->xSetAuxdata(fts, lengths, lengths_finish); // which it calls if it fails
	}
	column_count = column_count < MAX_COLUMNS ? column_count : MAX_COLUMNS;
	rc = rc == SQLITE_OK ? count_hits(api, fts, columns, column_count) : rc;
	rc = rc == SQLITE_OK ? measure(api, fts, lengths, columns, column_count) : rc;
	if (rc != SQLITE_OK) {
		sqlite3_result_error_code(result, rc);
		return;
	}
	sqlite3_result_blob(result, columns, (int)sizeof *columns * column_count, SQLITE_TRANSIENT);
}

bool db_add_columns(struct db *db, const char *name, struct err *err) {
	fts5_api *api = connection_fts(db);
	if (!api) {
		return err_set(err, "this SQLite has no FTS5: install libsqlite3-0 of Debian");
	}
	if (api->xCreateFunction(api, name, NULL, give_row, NULL) != SQLITE_OK) {
		return err_set(err, "cannot add the function %s", name);
	}
	return true;
}
