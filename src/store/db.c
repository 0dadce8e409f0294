// SPDX-License-Identifier: GPL-3.0-or-later
// Connections. Whatever is opened gets the same locks first; a pack adds a source of its pages
// (source.c), a file of ours the write-ahead log and migrations.
#include "store/db.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/connection.h"

// Far above what any of our statements or packs needs, far below what hurts.
static const struct limit {
	int id, value;
} limits[] = {
	{SQLITE_LIMIT_LENGTH, 64 << 20},
	{SQLITE_LIMIT_SQL_LENGTH, 100000},
	{SQLITE_LIMIT_COLUMN, 100},
	{SQLITE_LIMIT_EXPR_DEPTH, 100},
	{SQLITE_LIMIT_COMPOUND_SELECT, 10},
	{SQLITE_LIMIT_VDBE_OP, 25000},
	{SQLITE_LIMIT_FUNCTION_ARG, 16},
	{SQLITE_LIMIT_ATTACHED, 0},
	{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
	{SQLITE_LIMIT_VARIABLE_NUMBER, 100},
	{SQLITE_LIMIT_TRIGGER_DEPTH, 10},
	{SQLITE_LIMIT_WORKER_THREADS, 0},
};

static void harden(struct db *db) {
	// SQLite's own small slots are used again without going through free(), which the kiosk makes
	// wipe: what a visitor typed would stay in one.
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		sqlite3_limit(db->handle, limits[i].id, limits[i].value);
	}
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

/* `source` and `guard`: at most one; they are the connection's from here on, also if it fails. */
static struct db *open_handle(
	const char *path, int flags, struct source *source, struct guard *guard, struct err *err) {
	struct db *db = mem_zero(sizeof *db);
	db->source = source;
	db->guard = guard;
	int rc = sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_EXRESCODE,
		source          ? source_name(source)
			: guard ? guard_name(guard)
				: NULL);
	if (rc != SQLITE_OK) {
		err_set(err, "cannot open %s: %s", path, sqlite3_errstr(rc));
		db_close(db);
		return NULL;
	}
	harden(db);
	return db;
}

// Opening reads nothing: the first look at the schema is where a file that is no database shows.
static bool is_readable(struct db *db, const char *path, struct err *err) {
	if (sqlite3_exec(db->handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL) ==
		SQLITE_OK) {
		return true;
	}
	return err_set(err, "cannot read %s: %s", path, sqlite3_errmsg(db->handle));
}

struct db *db_open_source(const struct db_source *source, struct err *err) {
	struct db *db = open_handle("pages", SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
		source_create(source), NULL, err);
	if (!db) {
		return NULL;
	}
	// mmap_size is what makes SQLite ask for pages by xFetch; how much, the source decides.
	if (is_readable(db, "the database", err) &&
		db_exec(db,
			"PRAGMA temp_store = memory; PRAGMA cell_size_check = on;"
			"PRAGMA mmap_size = 2147418112",
			err)) {
		return db;
	}
	db_close(db);
	return NULL;
}

static int64_t pragma_number(struct db *db, const char *sql) {
	struct stmt *stmt = stmt_prepare(db, sql, NULL);
	int64_t value = -1;
	if (stmt && stmt_step(stmt) == STMT_ROW) {
		value = stmt_int(stmt, 0);
	}
	stmt_finish(stmt);
	return value;
}

int64_t db_application_id(struct db *db) {
	return pragma_number(db, "PRAGMA application_id");
}

int64_t db_user_version(struct db *db) {
	return pragma_number(db, "PRAGMA user_version");
}

static bool migrate(struct db *db, const char *path, const char *const *migrations, size_t count,
	struct err *err) {
	int64_t version = db_user_version(db);
	if (version < 0 || version > (int64_t)count) {
		return err_set(err,
			"%s is of version %lld, this program knows %zu: use a newer program", path,
			(long long)version, count);
	}
	bool ok = true;
	for (size_t i = (size_t)version; ok && i < count; i++) {
		char stamp[48];
		snprintf(stamp, sizeof stamp, "PRAGMA user_version = %zu", i + 1);
		ok = db_exec(db, migrations[i], err) && db_exec(db, stamp, err);
	}
	return ok;
}

enum db_trouble db_trouble(const struct db *db) {
	if (db->guard && guard_has_failed(db->guard)) {
		return DB_UNSYNCED;
	}
	switch (sqlite3_errcode(db->handle) & 0xff) {
	case SQLITE_OK:
	case SQLITE_ROW:
	case SQLITE_DONE: return DB_SOUND;
	case SQLITE_FULL: return DB_FULL;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB: return DB_DAMAGED;
	case SQLITE_BUSY:
	case SQLITE_LOCKED: return DB_BUSY;
	default: return DB_FAILED;
	}
}

static bool prepare_file(struct db *db, const char *path, const char *const *migrations,
	size_t migration_count, struct err *err) {
	sqlite3_busy_timeout(db->handle, 2000);
	// Cards write a sector whole or spoil it: so each commit is padded to the end of its sector.
	int no = 0;
	sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_POWERSAFE_OVERWRITE, &no);
	// EXCLUSIVE would need no shared memory file, but staff tools read beside us.
	return is_readable(db, path, err) &&
		db_exec(db,
			"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
			"PRAGMA secure_delete = ON; PRAGMA temp_store = memory;"
			"PRAGMA cell_size_check = on; BEGIN IMMEDIATE",
			err) &&
		migrate(db, path, migrations, migration_count, err) && db_exec(db, "COMMIT", err);
}

struct db *db_open_file(
	const char *path, const char *const *migrations, size_t migration_count, struct err *err) {
	enum db_trouble trouble;
	return db_open_file_why(path, migrations, migration_count, &trouble, err);
}

struct db *db_open_file_why(const char *path, const char *const *migrations, size_t migration_count,
	enum db_trouble *trouble, struct err *err) {
	enum db_trouble found = DB_FAILED;
	struct db *db =
		open_handle(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
			NULL, guard_create(), err);
	if (db && !prepare_file(db, path, migrations, migration_count, err)) {
		found = db_trouble(db);
		found = found == DB_SOUND ? DB_DAMAGED : found; // of a newer program
		db_close(db);
		db = NULL;
	}
	if (!db) {
		*trouble = found;
	}
	return db;
}

bool db_empty_log(struct db *db, struct err *err) {
	int rc =
		sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	return rc == SQLITE_OK ? true : err_set(err, "database: %s", sqlite3_errmsg(db->handle));
}

void db_drop_pages(struct db *db) {
	sqlite3_db_release_memory(db->handle);
}

bool db_is_whole(struct db *db, struct err *err) {
	struct stmt *stmt = stmt_prepare(db, "PRAGMA quick_check(1)", err);
	if (!stmt) {
		return false;
	}
	const char *said = stmt_step(stmt) == STMT_ROW ? stmt_text(stmt, 0) : NULL;
	bool ok = said && strcmp(said, "ok") == 0;
	if (!ok) {
		err_set(err, "database: it is damaged: %s", said ? said : stmt_error(stmt));
	}
	stmt_finish(stmt);
	return ok;
}

struct db *db_create(const char *path, struct err *err) {
	unlink(path);
	struct db *db = open_handle(path,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL, NULL, err);
	if (!db) {
		return NULL;
	}
	sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 1); // VACUUM attaches its new file
	if (!db_exec(db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;", err)) {
		db_close(db);
		return NULL;
	}
	return db;
}

bool db_close(struct db *db) {
	if (!db) {
		return true;
	}
	bool ok = sqlite3_get_autocommit(db->handle) != 0;
	ok = sqlite3_close_v2(db->handle) == SQLITE_OK && ok;
	while (db->tokenizers) {
		struct tokenizer *next = db->tokenizers->next;
		free(db->tokenizers);
		db->tokenizers = next;
	}
	source_destroy(db->source);
	guard_destroy(db->guard);
	free(db);
	return ok;
}

bool db_exec(struct db *db, const char *sql, struct err *err) {
	if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK) {
		return true;
	}
	return err_set(err, "database: %s", sqlite3_errmsg(db->handle));
}

int64_t db_last_rowid(struct db *db) {
	return sqlite3_last_insert_rowid(db->handle);
}
