// SPDX-License-Identifier: GPL-3.0-or-later
/* What the files of store/ share: the inside of a connection. Not for other folders. */
#pragma once
#include "store/db.h"

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
