// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of store/ share: the inside of a connection. Not for other folders. */
#pragma once
#include "store/db.h"

struct fts5_api;
struct sqlite3;

struct tokenizer {
	struct tokenizer *next;
	db_tokenizer_fn *fn;
	void *context;
};

struct db {
	struct sqlite3 *handle;
	struct tokenizer *tokenizers;
};

/* FTS5 of this connection; NULL if SQLite was made without. */
struct fts5_api *connection_fts(struct db *db);
