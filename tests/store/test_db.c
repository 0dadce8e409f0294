// SPDX-License-Identifier: GPL-3.0-or-later
// Connections: what may be opened, what a foreign file cannot do, migrations, words of our own.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "store/db.h"

static char path[64];

static int enter(void **state) {
	(void)state;
	snprintf(path, sizeof path, "/tmp/foyer-db-XXXXXX");
	int fd = mkstemp(path);
	close(fd);
	return fd < 0;
}

static int leave(void **state) {
	(void)state;
	char beside[80];
	unlink(path);
	snprintf(beside, sizeof beside, "%s-wal", path);
	unlink(beside);
	snprintf(beside, sizeof beside, "%s-shm", path);
	unlink(beside);
	return 0;
}

static void build(const char *sql) {
	struct err err;
	struct db *db = db_create(path, &err);
	assert_non_null(db);
	if (!db_exec(db, sql, &err)) {
		fail_msg("%s", err.text);
	}
	assert_true(db_close(db));
}

/* A source in memory, of which `ends` bytes can be had. */
struct memory {
	const char *data;
	size_t ends, asked;
};

static const void *lend(void *context, size_t at, size_t len) {
	struct memory *memory = context;
	memory->asked++;
	return at + len <= memory->ends ? memory->data + at : NULL;
}

static struct db *open_memory(struct memory *memory, size_t size, struct err *err) {
	return db_open_source(&(struct db_source){size, lend, memory}, err);
}

static void test_source(void **state) {
	(void)state;
	struct err err;
	build("PRAGMA application_id = 7; PRAGMA user_version = 3;"
	      "CREATE TABLE t (a, b); INSERT INTO t VALUES (5, 'five'), (NULL, x'0102'), (1.5, "
	      "'');");
	char *data;
	size_t len;
	assert_true(file_read(path, 1 << 20, &data, &len, &err));
	struct memory memory = {data, len, 0};
	struct db *db = open_memory(&memory, len, &err);
	assert_non_null(db);
	assert_int_equal(db_application_id(db), 7);
	assert_int_equal(db_user_version(db), 3);
	struct stmt *stmt = stmt_prepare(db, "SELECT a, b FROM t ORDER BY rowid", &err);
	assert_int_equal(stmt_step(stmt), STMT_ROW);
	assert_int_equal(stmt_int(stmt, 0), 5);
	assert_string_equal(stmt_text(stmt, 1), "five");
	assert_null(stmt_text(stmt, 0));
	assert_int_equal(stmt_int(stmt, 1), 0);
	size_t bytes;
	assert_null(stmt_blob(stmt, 1, &bytes));
	assert_int_equal(stmt_step(stmt), STMT_ROW);
	assert_true(stmt_is_null(stmt, 0));
	assert_memory_equal(stmt_blob(stmt, 1, &bytes), "\1\2", 2);
	assert_int_equal(bytes, 2);
	assert_int_equal(stmt_step(stmt), STMT_ROW);
	assert_true(stmt_real(stmt, 0) == 1.5);
	assert_int_equal(stmt_step(stmt), STMT_DONE);
	stmt_finish(stmt);
	assert_false(db_exec(db, "INSERT INTO t VALUES (1, 1)", &err));
	assert_false(db_exec(db, "CREATE TABLE u (a)", &err));
	assert_true(db_close(db));
	free(data);
}

// Pages are asked for when they are needed, one that cannot be had fails a statement and no more,
// and what follows the last page (a length that no page has) does no harm.
static void test_source_that_fails(void **state) {
	(void)state;
	struct err err;
	build("CREATE TABLE a (x); CREATE TABLE b (x);"
	      "INSERT INTO a VALUES (1), (2); INSERT INTO b VALUES (zeroblob(400000))");
	char *data;
	size_t len;
	assert_true(file_read(path, 1 << 20, &data, &len, &err));
	struct memory memory = {data, len, 0};
	struct db *db = open_memory(&memory, len, &err);
	assert_non_null(db);
	assert_true(memory.asked < 20);
	struct stmt *stmt = stmt_prepare(db, "SELECT x FROM b", &err);
	for (int round = 0; round < 2; round++) {
		size_t bytes;
		memory.ends = len / 2;
		assert_int_equal(stmt_step(stmt), STMT_ERROR);
		assert_true(stmt_is_unread(stmt));
		stmt_reset(stmt);
		assert_true(db_exec(db, "SELECT x FROM a", &err));
		memory.ends = len;
		assert_int_equal(stmt_step(stmt), STMT_ROW);
		assert_non_null(stmt_blob(stmt, 0, &bytes));
		assert_int_equal(bytes, 400000);
		stmt_reset(stmt);
	}
	stmt_finish(stmt);
	assert_true(db_close(db));
	assert_null(open_memory(&memory, len - 4096, &err)); // the last page is missing
	char *longer = calloc(1, len + 5000);
	memcpy(longer, data, len);
	memory = (struct memory){longer, len + 5000, 0};
	db = open_memory(&memory, len + 1234, &err);
	assert_non_null(db);
	assert_true(db_exec(db, "SELECT x FROM b", &err));
	assert_true(db_close(db));
	free(longer);
	free(data);
}

static void test_no_database(void **state) {
	(void)state;
	struct err err;
	static const char junk[8192] = "not a database";
	struct memory memory = {junk, sizeof junk, 0};
	assert_null(open_memory(&memory, sizeof junk, &err));
	assert_true(file_write(path, junk, sizeof junk, 0600, &err));
	assert_null(db_open_file(path, NULL, 0, &err));
	assert_non_null(strstr(err.text, path));
}

// What a hostile file could bring along, and what a wrong statement of ours could do.
static void test_locked_down(void **state) {
	(void)state;
	struct err err;
	build("CREATE TABLE t (a); INSERT INTO t VALUES (1); CREATE VIEW v AS SELECT a FROM t;");
	struct db *db = db_open_file(path, NULL, 0, &err);
	assert_non_null(db);
	static const char *const refused[] = {
		"SELECT load_extension('x')",
		"SELECT * FROM v",
		"ATTACH '/tmp/foyer-other' AS other",
		"PRAGMA writable_schema = on; UPDATE sqlite_schema SET sql = 'x'",
		"SELECT \"not a column\" FROM t",
	};
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		if (db_exec(db, refused[i], &err)) {
			fail_msg("allowed: %s", refused[i]);
		}
	}
	assert_true(db_close(db));
}

static void test_bad_text(void **state) {
	(void)state;
	struct err err;
	build("CREATE TABLE t (a); INSERT INTO t VALUES (CAST(x'ff41' AS TEXT)),"
	      " (CAST(x'410042' AS TEXT)), ('good');");
	struct db *db = db_open_file(path, NULL, 0, &err);
	struct stmt *stmt = stmt_prepare(db, "SELECT a FROM t ORDER BY rowid", &err);
	assert_int_equal(stmt_step(stmt), STMT_ROW);
	assert_null(stmt_text(stmt, 0));
	assert_int_equal(stmt_step(stmt), STMT_ROW);
	assert_null(stmt_text(stmt, 0));
	assert_int_equal(stmt_step(stmt), STMT_ROW);
	assert_string_equal(stmt_text(stmt, 0), "good");
	stmt_finish(stmt);
	assert_true(db_close(db));
}

static void test_migrations(void **state) {
	(void)state;
	struct err err;
	static const char *const steps[] = {"CREATE TABLE t (a)", "ALTER TABLE t ADD COLUMN b",
		"INSERT INTO t VALUES (1, 2)", "CREATE TABLE t (a)"};
	for (size_t n = 0; n <= 3; n++) {
		struct db *db = db_open_file(path, steps, n, &err);
		assert_non_null(db);
		assert_int_equal(db_user_version(db), n);
		assert_true(db_close(db));
	}
	assert_null(db_open_file(path, steps, 4, &err)); // the fourth fails: nothing of it stays
	assert_null(db_open_file(path, steps, 2, &err)); // written by a newer program
	assert_non_null(strstr(err.text, "newer"));
	struct db *db = db_open_file(path, steps, 3, &err);
	assert_non_null(db);
	assert_true(db_exec(db, "SELECT b FROM t", &err));
	assert_true(db_close(db));
}

// Words are runs of letters, lower case; the argument stands in front of each.
static void cut(void *context, const char *argument, bool is_query, const char *utf8, size_t len,
	db_word_fn *fn, void *words) {
	(*(int *)context)++;
	assert_true(is_query || len > 3);
	for (size_t at = 0; at < len;) {
		char word[64];
		size_t start = at, n = (size_t)snprintf(word, sizeof word, "%s", argument);
		for (; at < len && isalpha((unsigned char)utf8[at]) && n < sizeof word; at++) {
			word[n++] = (char)tolower((unsigned char)utf8[at]);
		}
		if (at > start) {
			fn(words, start, at, word, n);
		} else {
			at++;
		}
	}
}

static void test_tokenizer(void **state) {
	(void)state;
	struct err err;
	int calls = 0;
	struct db *db = db_create(path, &err);
	assert_true(db_add_tokenizer(db, "ours", cut, &calls, &err));
	assert_true(db_exec(db,
		"CREATE VIRTUAL TABLE s USING fts5(body, tokenize='ours x');"
		"INSERT INTO s VALUES ('Hello, World'), ('hell')",
		&err));
	struct stmt *stmt = stmt_prepare(db, "SELECT count(*) FROM s WHERE s MATCH ?1", &err);
	static const struct row {
		const char *query;
		int found;
	} rows[] = {{"HELLO", 1}, {"hell", 1}, {"hell*", 2}, {"x", 0}, {"hello world", 1}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		stmt_bind_text(stmt, 1, rows[i].query);
		assert_int_equal(stmt_step(stmt), STMT_ROW);
		assert_int_equal(stmt_int(stmt, 0), rows[i].found);
		stmt_reset(stmt);
	}
	stmt_finish(stmt);
	assert_true(calls > 0);
	assert_true(db_close(db));
	db = db_open_file(path, NULL, 0, &err); // without the tokenizer: an error, no crash
	assert_non_null(db);
	assert_false(db_exec(db, "SELECT * FROM s WHERE s MATCH 'a'", &err));
	assert_true(db_close(db));
}

/* hits and words of the title, then of the body, a digit each: 1311 */
static double digits(struct stmt *stmt) {
	size_t len;
	struct db_column columns[2];
	const void *told = stmt_blob(stmt, 0, &len);
	assert_int_equal(len, sizeof columns);
	memcpy(columns, told, len);
	return columns[0].hits * 1000 + columns[0].words * 100 + columns[1].hits * 10 +
		columns[1].words;
}

static void test_columns(void **state) {
	(void)state;
	struct err err;
	struct db *db = db_create(path, &err);
	assert_true(db_add_columns(db, "ours", &err));
	assert_true(db_exec(db,
		"CREATE VIRTUAL TABLE s USING fts5(title, body, content='');"
		"INSERT INTO s (rowid, title, body) VALUES (1, 'a b c', 'a'), (2, 'b', 'a a d')",
		&err));
	struct stmt *stmt =
		stmt_prepare(db, "SELECT ours(s), rowid FROM s WHERE s MATCH 'a OR d'", &err);
	static const struct {
		int digits;
		uint64_t title, body;
	} rows[] = {{1311, 1, 1}, {133, 0, 3}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct db_column columns[2];
		size_t len;
		assert_int_equal(stmt_step(stmt), STMT_ROW);
		assert_int_equal(stmt_int(stmt, 1), i + 1);
		assert_int_equal((int)digits(stmt), rows[i].digits);
		memcpy(columns, stmt_blob(stmt, 0, &len), sizeof columns);
		assert_true(columns[0].phrases == rows[i].title);
		assert_true(columns[1].phrases == rows[i].body);
	}
	assert_int_equal(stmt_step(stmt), STMT_DONE);
	stmt_finish(stmt);
	assert_true(db_close(db));
}

// How long rows are is read from where FTS5 keeps it: near rows, far ones, backwards, long ones; and
// where that is not to be had, FTS5 tells.
static void test_columns_read_lengths(void **state) {
	(void)state;
	struct err err;
	struct db *db = db_create(path, &err);
	assert_true(db_add_columns(db, "ours", &err));
	assert_true(db_exec(db,
		"CREATE VIRTUAL TABLE s USING fts5(title, body, content='');"
		"CREATE TABLE rows (num, words); INSERT INTO rows VALUES (-7, 1), (1, 1), (2, 127),"
		" (3, 128), (9, 300), (49, 2), (50, 0), (900, 16383), (901, 16384), (902, 3);"
		"INSERT INTO s (rowid, title, body) SELECT num, 'a b',"
		" 'a' || replace(hex(zeroblob(words)), '00', ' b') FROM rows",
		&err));
	static const char *const ranks[] = {"ours(s, 's')", "ours(s, 'missing')", "ours(s)"};
	for (size_t i = 0; i < 6; i++) {
		char sql[160];
		snprintf(sql, sizeof sql,
			"SELECT %s, words FROM s JOIN rows ON num = s.rowid WHERE s MATCH 'a'"
			" ORDER BY s.rowid %s",
			ranks[i % 3], i < 3 ? "ASC" : "DESC");
		struct stmt *stmt = stmt_prepare(db, sql, &err);
		int count = 0;
		for (; stmt_step(stmt) == STMT_ROW; count++) {
			double told = 1000 + 200 + 10 + 1 + (double)stmt_int(stmt, 1);
			assert_true(digits(stmt) == told);
		}
		assert_int_equal(count, 10);
		stmt_finish(stmt);
	}
	assert_true(db_close(db));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_source, enter, leave),
		cmocka_unit_test_setup_teardown(test_source_that_fails, enter, leave),
		cmocka_unit_test_setup_teardown(test_no_database, enter, leave),
		cmocka_unit_test_setup_teardown(test_locked_down, enter, leave),
		cmocka_unit_test_setup_teardown(test_bad_text, enter, leave),
		cmocka_unit_test_setup_teardown(test_migrations, enter, leave),
		cmocka_unit_test_setup_teardown(test_tokenizer, enter, leave),
		cmocka_unit_test_setup_teardown(test_columns, enter, leave),
		cmocka_unit_test_setup_teardown(test_columns_read_lengths, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
