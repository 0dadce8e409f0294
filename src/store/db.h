// SPDX-License-Identifier: GPL-3.0-or-later
/* SQLite, opened safely: three ways to open, statements, and words for full-text search. The only
 * folder that knows SQLite; https://sqlite.org/security.html is followed in every connection
 * (defensive, no trusted schema, no extensions, no writable schema, bounded sizes). A connection
 * belongs to one thread at a time. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct err;
struct stmt;

/* Where the bytes of a database come from that never changes. read() lends `len` bytes from `at`,
 * which lie within `size`, for as long as the db is open; NULL fails what asked for them, with
 * STMT_ERROR, and is no harm otherwise. SQLite may read some bytes beyond a page of a damaged
 * database: what is lent must lie in memory that goes on for 4096 bytes. */
struct db_source {
	size_t size;
	const void *(*read)(void *context, size_t at, size_t len);
	void *context;
};

/* Reads such a database; `source` is copied. Nothing can be written, and no file is looked at or
 * locked. Pages are asked for as they are needed: opening asks for the schema, whatever the size. */
struct db *db_open_source(const struct db_source *source, struct err *err);

/* What is wrong with a connection, or with a file that could not be opened. */
enum db_trouble {
	DB_SOUND,
	DB_FULL, /* no room on the disk; nothing was changed */
	DB_UNSYNCED, /* a sync failed: nobody knows what is on the disk, and nothing is written any more */
	DB_DAMAGED, /* no database, not as it was written, or written by a newer program */
	DB_BUSY,    /* somebody else holds the file; nothing was changed */
	DB_FAILED,  /* anything else: the disk gives errors, the file may not be opened */
};

/* A file of our own, made if it is missing: write-ahead log, synced at every commit (a power cut
 * loses nothing that was committed; nor does a torn sector, because a commit begins a new one).
 * migrations[i] is the SQL that brings user_version i to i + 1; all that are missing run in one
 * transaction. A file that is newer than the last one, no database, or damaged is refused. */
struct db *db_open_file(
	const char *path, const char *const *migrations, size_t migration_count, struct err *err);

/* The same; where it returns NULL, *trouble says what for, never DB_SOUND. */
struct db *db_open_file_why(const char *path, const char *const *migrations, size_t migration_count,
	enum db_trouble *trouble, struct err *err);

/* Of the last call that failed; DB_UNSYNCED for good once a sync failed, also one that SQLite made
 * for itself and told nobody of. Ask before the next call. */
enum db_trouble db_trouble(const struct db *db);

/* Moves what is in the log of db_open_file() into the file and empties the log: what was deleted is
 * gone from both. False if somebody else reads just now, or it cannot be written; then nothing is
 * lost, and it is done another time. */
bool db_empty_log(struct db *db, struct err *err);

/* Drops the pages in memory: what is read next is read from the file. */
void db_drop_pages(struct db *db);

/* Looks through the whole file (`PRAGMA quick_check`). False and `err` if it is damaged. */
bool db_is_whole(struct db *db, struct err *err);

/* A new file for the builder, replacing what is there: no journal, no sync, fast; no good until
 * db_close() said true. One connection at a time. */
struct db *db_create(const char *path, struct err *err);

/* Finishes what is open. False if the file could not be written; NULL is fine. */
bool db_close(struct db *db);

/* Runs statements separated by ';'. */
bool db_exec(struct db *db, const char *sql, struct err *err);

/* `PRAGMA application_id` and `user_version` of the main database; -1 if it cannot be read. */
int64_t db_application_id(struct db *db);
int64_t db_user_version(struct db *db);

/* The rowid of the last row inserted. */
int64_t db_last_rowid(struct db *db);

/* ---- statements ---- */

enum stmt_step { STMT_ROW, STMT_DONE, STMT_ERROR };

/* NULL and `err` (with SQLite's reason) if the statement is wrong. */
struct stmt *stmt_prepare(struct db *db, const char *sql, struct err *err);
void stmt_finish(struct stmt *stmt); /* NULL is fine */

/* Parameters count from 1 and keep their values over stmt_reset(). Texts and blobs are copied. A
 * NULL text binds NULL. */
void stmt_bind_int(struct stmt *stmt, int at, int64_t value);
void stmt_bind_real(struct stmt *stmt, int at, double value);
void stmt_bind_text(struct stmt *stmt, int at, const char *utf8);
void stmt_bind_blob(struct stmt *stmt, int at, const void *data, size_t len);
void stmt_bind_null(struct stmt *stmt, int at);

/* STMT_ERROR ends the rows; stmt_error() says why. stmt_is_unread(): because the bytes could not be
 * had; whoever gives the source knows why. */
enum stmt_step stmt_step(struct stmt *stmt);
const char *stmt_error(const struct stmt *stmt);
bool stmt_is_unread(const struct stmt *stmt);
void stmt_reset(struct stmt *stmt);

/* Steps once and resets: for what gives no rows. */
bool stmt_run(struct stmt *stmt, struct err *err);

/* Columns of the row, from 0. A value of another type counts as missing: 0, NULL. Texts end with a
 * zero byte and are UTF-8 as far as the file is honest: one that is not, or that holds a zero byte,
 * counts as missing. What is lent is gone at the next step, reset or finish. */
bool stmt_is_null(struct stmt *stmt, int at);
int64_t stmt_int(struct stmt *stmt, int at);
double stmt_real(struct stmt *stmt, int at);
const char *stmt_text(struct stmt *stmt, int at);
const void *stmt_blob(struct stmt *stmt, int at, size_t *len);

/* ---- full-text search ---- */

/* Told one word: the bytes [start, end) of the text it was called with, and what is indexed. */
typedef void db_word_fn(void *words, size_t start, size_t end, const char *word, size_t len);

/* Cuts `len` bytes of text into words and tells each, in order, to fn(words, …). `argument` is the
 * tokenizer's argument in the table's definition ("" if none), `context` what was registered;
 * `is_query`: the text is one quoted string of a MATCH, not a text to index. The bytes may be
 * anything. */
typedef void db_tokenizer_fn(void *context, const char *argument, bool is_query, const char *utf8,
	size_t len, db_word_fn *fn, void *words);

/* Gives this connection an FTS5 tokenizer, used as tokenize='<name> <argument>'. */
bool db_add_tokenizer(
	struct db *db, const char *name, db_tokenizer_fn *fn, void *context, struct err *err);

/* One column of a row found: how often the phrases of the MATCH stand in it, which of them do (bit 0
 * is the first as they are written, of the first 64), and how many words it has. */
struct db_column {
	int hits, words;
	uint64_t phrases;
};

/* Gives this connection an SQL function name(<table>, '<table>'), of use where the statement has a
 * MATCH: a blob, struct db_column of each column, at most four. The name as a text lets it read how
 * long the rows are as they come, which is faster. */
bool db_add_columns(struct db *db, const char *name, struct err *err);
