// SPDX-License-Identifier: GPL-3.0-or-later
// Statements. Values are read strictly: a foreign file may hold any type in any column, and what
// is not of the asked type is not there.
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/connection.h"
#include "store/db.h"

struct stmt {
	sqlite3_stmt *handle;
	sqlite3 *db;
};

struct stmt *stmt_prepare(struct db *db, const char *sql, struct err *err) {
	sqlite3_stmt *handle = NULL;
	int rc = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
	if (rc != SQLITE_OK || !handle) {
		err_set(err, "database: %s (in: %.100s)", sqlite3_errmsg(db->handle), sql);
		return NULL;
	}
	struct stmt *stmt = mem_zero(sizeof *stmt);
	*stmt = (struct stmt){handle, db->handle};
	return stmt;
}

void stmt_finish(struct stmt *stmt) {
	if (stmt) {
		sqlite3_finalize(stmt->handle);
		free(stmt);
	}
}

void stmt_bind_int(struct stmt *stmt, int at, int64_t value) {
	sqlite3_bind_int64(stmt->handle, at, value);
}

void stmt_bind_real(struct stmt *stmt, int at, double value) {
	sqlite3_bind_double(stmt->handle, at, value);
}

void stmt_bind_text(struct stmt *stmt, int at, const char *utf8) {
	sqlite3_bind_text(stmt->handle, at, utf8, -1, SQLITE_TRANSIENT);
}

void stmt_bind_blob(struct stmt *stmt, int at, const void *data, size_t len) {
	sqlite3_bind_blob64(stmt->handle, at, len ? data : "", len, SQLITE_TRANSIENT);
}

void stmt_bind_null(struct stmt *stmt, int at) {
	sqlite3_bind_null(stmt->handle, at);
}

enum stmt_step stmt_step(struct stmt *stmt) {
	int rc = sqlite3_step(stmt->handle);
	return rc == SQLITE_ROW ? STMT_ROW : rc == SQLITE_DONE ? STMT_DONE : STMT_ERROR;
}

const char *stmt_error(const struct stmt *stmt) {
	return sqlite3_errmsg(stmt->db);
}

bool stmt_is_unread(const struct stmt *stmt) {
	return (sqlite3_errcode(stmt->db) & 0xff) == SQLITE_IOERR;
}

void stmt_reset(struct stmt *stmt) {
	sqlite3_reset(stmt->handle);
}

bool stmt_run(struct stmt *stmt, struct err *err) {
	bool ok = stmt_step(stmt) != STMT_ERROR;
	if (!ok) {
		err_set(err, "database: %s", stmt_error(stmt));
	}
	stmt_reset(stmt);
	return ok;
}

static bool is_of(struct stmt *stmt, int at, int type) {
	return sqlite3_column_type(stmt->handle, at) == type;
}

bool stmt_is_null(struct stmt *stmt, int at) {
	return is_of(stmt, at, SQLITE_NULL);
}

int64_t stmt_int(struct stmt *stmt, int at) {
	return is_of(stmt, at, SQLITE_INTEGER) ? sqlite3_column_int64(stmt->handle, at) : 0;
}

double stmt_real(struct stmt *stmt, int at) {
	return is_of(stmt, at, SQLITE_FLOAT) || is_of(stmt, at, SQLITE_INTEGER)
		? sqlite3_column_double(stmt->handle, at)
		: 0;
}

const char *stmt_text(struct stmt *stmt, int at) {
	if (!is_of(stmt, at, SQLITE_TEXT)) {
		return NULL;
	}
	const char *text = (const char *)sqlite3_column_text(stmt->handle, at);
	size_t len = (size_t)sqlite3_column_bytes(stmt->handle, at);
	return text && strlen(text) == len && utf8_is_valid(text, len, NULL) ? text : NULL;
}

const void *stmt_blob(struct stmt *stmt, int at, size_t *len) {
	*len = 0;
	if (!is_of(stmt, at, SQLITE_BLOB)) {
		return NULL;
	}
	const void *data = sqlite3_column_blob(stmt->handle, at);
	*len = data ? (size_t)sqlite3_column_bytes(stmt->handle, at) : 0;
	return data;
}
