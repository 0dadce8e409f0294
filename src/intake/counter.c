// SPDX-License-Identifier: GPL-3.0-or-later
// Counts in memory, sorted before they are written: not even the order of rows says in which order
// a visitor went.
#include "intake/counter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/mem.h"
#include "store/db.h"

static const char *const migrations[] = {
	"CREATE TABLE counters (day INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,"
	" count INTEGER NOT NULL, PRIMARY KEY (day, kind, key)) WITHOUT ROWID",
};

static const char *const names[COUNTER_KINDS] = {"session", "language", "topic", "article",
	"service", "search-empty", "unmet-language", "report-wrong", "print", "print-failed",
	"programme-start", "programme-done"};

struct count {
	enum counter_kind kind;
	char key[COUNTER_MAX_KEY_BYTES + 1];
	int64_t count;
};

struct counters {
	struct db *db; /* NULL: counts nothing */
	VEC(struct count) counts;
};

const char *counter_kind_name(enum counter_kind kind) {
	return names[kind];
}

struct counters *counters_open(const char *path, struct err *err) {
	struct db *db = NULL;
	if (path) {
		db = db_open_file(path, migrations, sizeof migrations / sizeof *migrations, err);
		if (!db) {
			return NULL;
		}
	}
	struct counters *counters = mem_zero(sizeof *counters);
	counters->db = db;
	return counters;
}

static void forget(struct counters *counters) {
	if (counters->counts.items) {
		explicit_bzero(counters->counts.items,
			counters->counts.room * sizeof *counters->counts.items);
	}
	counters->counts.count = 0;
}

void counters_close(struct counters *counters) {
	if (counters) {
		forget(counters);
		vec_finish(&counters->counts);
		db_close(counters->db);
		free(counters);
	}
}

// An id or a tag, and never what somebody typed.
static bool is_key(const char *key) {
	size_t len =
		strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:");
	return len <= COUNTER_MAX_KEY_BYTES && !key[len];
}

void counter_add(struct counters *counters, enum counter_kind kind, const char *key) {
	if (!counters || !counters->db) {
		return;
	}
	if (!key || !is_key(key)) {
		key = "";
	}
	for (size_t i = 0; i < counters->counts.count; i++) {
		struct count *count = &counters->counts.items[i];
		if (count->kind == kind && strcmp(count->key, key) == 0) {
			count->count++;
			return;
		}
	}
	struct count first = {.kind = kind, .count = 1};
	strcpy(first.key, key);
	vec_push(&counters->counts, first);
}

static int compare(const void *a, const void *b) {
	const struct count *x = a, *y = b;
	return x->kind != y->kind ? (int)x->kind - (int)y->kind : strcmp(x->key, y->key);
}

static bool write_all(struct counters *counters, int day, struct err *err) {
	struct stmt *stmt = stmt_prepare(counters->db,
		"INSERT INTO counters VALUES (?1, ?2, ?3, ?4) ON CONFLICT (day, kind, key)"
		" DO UPDATE SET count = count + excluded.count",
		err);
	bool ok = stmt != NULL;
	for (size_t i = 0; ok && i < counters->counts.count; i++) {
		const struct count *count = &counters->counts.items[i];
		stmt_bind_int(stmt, 1, day);
		stmt_bind_text(stmt, 2, names[count->kind]);
		stmt_bind_text(stmt, 3, count->key);
		stmt_bind_int(stmt, 4, count->count);
		ok = stmt_run(stmt, err);
	}
	stmt_finish(stmt);
	return ok;
}

bool counters_write(struct counters *counters, int day, struct err *err) {
	if (!counters || !counters->db || !counters->counts.count) {
		return true;
	}
	qsort(counters->counts.items, counters->counts.count, sizeof *counters->counts.items,
		compare);
	bool ok = db_exec(counters->db, "BEGIN IMMEDIATE", err);
	if (ok) {
		ok = write_all(counters, day, err) && db_exec(counters->db, "COMMIT", err);
		if (!ok) {
			db_exec(counters->db, "ROLLBACK", NULL);
		}
	}
	if (ok) {
		forget(counters);
	}
	return ok;
}

int64_t counter_sum(
	struct counters *counters, enum counter_kind kind, const char *key, int first, int last) {
	struct stmt *stmt = counters && counters->db
		? stmt_prepare(counters->db,
			  "SELECT coalesce(sum(count), 0) FROM counters WHERE"
			  " kind = ?1 AND (?2 IS NULL OR key = ?2)"
			  " AND day BETWEEN ?3 AND ?4",
			  NULL)
		: NULL;
	int64_t sum = 0;
	if (stmt) {
		stmt_bind_text(stmt, 1, names[kind]);
		stmt_bind_text(stmt, 2, key);
		stmt_bind_int(stmt, 3, first);
		stmt_bind_int(stmt, 4, last);
		sum = stmt_step(stmt) == STMT_ROW ? stmt_int(stmt, 0) : 0;
	}
	stmt_finish(stmt);
	return sum;
}

bool counters_each(struct counters *counters, int first, int last, counter_fn *fn, void *context,
	struct err *err) {
	if (!counters || !counters->db) {
		return true;
	}
	struct stmt *stmt = stmt_prepare(counters->db,
		"SELECT kind, key, sum(count) FROM counters WHERE day BETWEEN ?1 AND ?2"
		" GROUP BY kind, key ORDER BY kind, key",
		err);
	if (!stmt) {
		return false;
	}
	stmt_bind_int(stmt, 1, first);
	stmt_bind_int(stmt, 2, last);
	enum stmt_step step;
	while ((step = stmt_step(stmt)) == STMT_ROW) {
		const char *kind = stmt_text(stmt, 0), *key = stmt_text(stmt, 1);
		if (kind && key) {
			fn(context, kind, key, stmt_int(stmt, 2));
		}
	}
	bool ok = step == STMT_DONE || err_set(err, "counters: %s", stmt_error(stmt));
	stmt_finish(stmt);
	return ok;
}
