// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of store/ share: the inside of a connection. Not for other folders. */
#pragma once
#include "store/db.h"

struct fts5_api;
struct guard;
struct source;
struct sqlite3;

struct tokenizer {
	struct tokenizer *next;
	db_tokenizer_fn *fn;
	void *context;
};

struct db {
	struct sqlite3 *handle;
	struct tokenizer *tokenizers;
	struct source *source; /* of db_open_source() */
	struct guard *guard;   /* of db_open_file() */
};

/* FTS5 of this connection; NULL if SQLite was made without. */
struct fts5_api *connection_fts(struct db *db);

/* SQLite's view of a source (source.c): a VFS of this name that holds one file, whatever it is
 * called. Destroyed after the connection is closed; NULL is fine. */
struct source *source_create(const struct db_source *pages);
const char *source_name(const struct source *source);
void source_destroy(struct source *source);

/* The system's VFS with a guard before it (guard.c): once a sync has failed, nothing is written by
 * this connection any more. Destroyed after the connection is closed; NULL is fine. */
struct guard *guard_create(void);
const char *guard_name(const struct guard *guard);
bool guard_has_failed(const struct guard *guard);
void guard_destroy(struct guard *guard);
