// SPDX-License-Identifier: GPL-3.0-or-later
// FTS5 asks for words with an API of its own (https://sqlite.org/fts5.html#custom_tokenizers); this
// wraps it around a plain callback.
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/connection.h"

struct instance { // what FTS5 knows as Fts5Tokenizer
	const struct tokenizer *tokenizer;
	char *argument;
};

struct telling {
	void *fts;
	int (*token)(void *, int, const char *, int, int, int);
	int rc;
};

static int instance_create(
	void *context, const char **arguments, int count, Fts5Tokenizer **instance) {
	struct instance *made = mem_zero(sizeof *made);
	made->tokenizer = context;
	made->argument = mem_copy_string(count > 0 ? arguments[0] : "");
	*instance = (Fts5Tokenizer *)made;
	return SQLITE_OK;
}

static void instance_delete(Fts5Tokenizer *fts) {
	struct instance *instance = (struct instance *)fts;
	free(instance->argument);
	free(instance);
}

static void tell(void *words, size_t start, size_t end, const char *word, size_t len) {
	struct telling *telling = words;
	if (telling->rc == SQLITE_OK && len) {
		telling->rc = telling->token(telling->fts, 0, word, (int)len, (int)start, (int)end);
	}
}

static int instance_tokenize(Fts5Tokenizer *fts, void *context, int flags, const char *utf8,
	int len, int (*token)(void *, int, const char *, int, int, int)) {
	const struct instance *instance = (struct instance *)fts;
	struct telling telling = {context, token, SQLITE_OK};
	if (utf8 && len > 0) {
		instance->tokenizer->fn(instance->tokenizer->context, instance->argument,
			flags & FTS5_TOKENIZE_QUERY, utf8, (size_t)len, tell, &telling);
	}
	return telling.rc;
}

fts5_api *connection_fts(struct db *db) {
	fts5_api *api = NULL;
	sqlite3_stmt *stmt = NULL;
	if (sqlite3_prepare_v2(db->handle, "SELECT fts5(?1)", -1, &stmt, NULL) == SQLITE_OK) {
		sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
		sqlite3_step(stmt);
	}
	sqlite3_finalize(stmt);
	return api && api->iVersion >= 2 ? api : NULL;
}

bool db_add_tokenizer(
	struct db *db, const char *name, db_tokenizer_fn *fn, void *context, struct err *err) {
	fts5_api *api = connection_fts(db);
	if (!api) {
		return err_set(err, "this SQLite has no FTS5: install libsqlite3-0 of Debian");
	}
	struct tokenizer *tokenizer = mem_zero(sizeof *tokenizer);
	*tokenizer = (struct tokenizer){db->tokenizers, fn, context};
	db->tokenizers = tokenizer;
	fts5_tokenizer methods = {instance_create, instance_delete, instance_tokenize};
	if (api->xCreateTokenizer(api, name, tokenizer, &methods, NULL) != SQLITE_OK) {
		return err_set(err, "cannot add the tokenizer %s", name);
	}
	return true;
}
