// SPDX-License-Identifier: GPL-3.0-or-later
// What the program leaves on disk: nothing without --data; with it counts by day, kind and key, and
// nothing that puts a language and a time, or two counts of one person, together.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../folder.h"

static const char journey[] =
	"tap #lang-ar\n"
	"tap #topic-health\n"
	"tap #article-see-a-doctor\n"
	"tap #language\ntap #lang-en\n"
	"tap #home\ntap #topic-health\n"
	"tap #home\ntap #search\ntype \"qzjxvkwp\"\ntap #key-done\n"
	"tap #home\ntap #find\ntap #service-employment-agency\ntap #report-wrong\n"
	"wait 120s\n"
	"see #lang-th\n"
	"tap #lang-th\n"
	"tap #help\n"
	"wait 120s\n";

static const char printing_journey[] = "tap #lang-ar\n"
				       "tap #topic-health\n"
				       "tap #article-see-a-doctor\n"
				       "tap #print\nwait 20s\nsee #print-done\ntap #go-on\n"
				       "tap #add-to-list\ntap #my-list\n"
				       "tap #print\nwait 20s\nsee #print-done\ntap #go-on\n"
				       "tap #help\n"
				       "tap #print\nwait 20s\nsee #print-done\ntap #go-on\n"
				       "printer out-of-paper\n"
				       "tap #print\nwait 20s\nsee #print-paper-out\n"
				       "wait 120s\n";

static const char laptop_journey[] = "tap #lang-ar\n"
				     "tap #topic-health\n"
				     "tap #language\ntap #start-new\n"
				     "see #lang-ar\n";

/* Runs the journey in a folder that is everything to the program: home, working and temporary. */
static void run(const char *folder, const char *steps, const char *options) {
	char command[1024];
	FILE *file = fopen("steps", "w");
	assert_non_null(file);
	fputs(steps, file);
	fclose(file);
	snprintf(command, sizeof command,
		"mkdir empty && cd empty && env -u XDG_RUNTIME_DIR HOME=%s/empty TMPDIR=%s/empty"
		" XDG_CACHE_HOME=%s/empty SDL_VIDEODRIVER=dummy timeout 60 " FOYER
		" --pack " BUILD_ROOT "/demo.pack --trust " BUILD_ROOT "/demo.pub"
		" --clock 2026-11-19T09:42 --journey ../steps %s",
		folder, folder, folder, options);
	assert_int_equal(system(command), 0);
}

/* Names in a folder in order, each with a blank after it. */
static const char *names_in(const char *path, char *names, size_t size) {
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, NULL, alphasort);
	names[0] = '\0';
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
			snprintf(names + strlen(names), size - strlen(names), "%s ", name);
		}
		free(entries[i]);
	}
	free(entries);
	return names;
}

static void nothing_is_written_without_data(void **state) {
	(void)state;
	char folder[64], names[256];
	folder_enter(folder);
	run(folder, journey, "");
	assert_string_equal(names_in("empty", names, sizeof names), "");
	folder_leave(folder);
}

/* All that the query returns, a line for each row. */
static void ask(const char *sql, char *rows, size_t size) {
	sqlite3 *db;
	sqlite3_stmt *stmt;
	assert_int_equal(
		sqlite3_open_v2("data/counters.db", &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	rows[0] = '\0';
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++) {
			size_t len = strlen(rows);
			snprintf(rows + len, size - len, "%s%s", i ? "|" : "",
				(const char *)sqlite3_column_text(stmt, i));
		}
		strncat(rows, "\n", size - strlen(rows) - 1);
	}
	sqlite3_finalize(stmt);
	sqlite3_close(db);
}

static void counts_are_by_day_kind_and_key(void **state) {
	(void)state;
	char folder[64], names[256], rows[4096];
	folder_enter(folder);
	run(folder, journey, "--data ../data");
	assert_string_equal(names_in("empty", names, sizeof names), "");
	assert_string_equal(names_in("data", names, sizeof names), "counters.db packs serial ");
	ask("SELECT name FROM sqlite_master WHERE type = 'table'", rows, sizeof rows);
	assert_string_equal(rows, "counters\n");
	ask("SELECT group_concat(name, ' ') FROM pragma_table_info('counters')", rows, sizeof rows);
	assert_string_equal(rows, "day kind key count\n");
	ask("SELECT * FROM counters ORDER BY day, kind, key", rows, sizeof rows);
	assert_string_equal(rows,
		"20776|article|see-a-doctor|1\n"
		"20776|language|ar|1\n"
		"20776|language|en|1\n"
		"20776|language|th|1\n"
		"20776|report-wrong|service:employment-agency|1\n"
		"20776|search-empty||1\n"
		"20776|service|employment-agency|1\n"
		"20776|session||2\n"
		"20776|topic|health|2\n");
	folder_leave(folder);
}

/* What was printed is counted; of the roll a length is kept, and nothing of what it says. */
static void a_slip_leaves_its_length(void **state) {
	(void)state;
	char folder[64], names[256], rows[4096];
	folder_enter(folder);
	run(folder, printing_journey, "--data ../data --printer twin:../twin");
	assert_string_equal(names_in("empty", names, sizeof names), "");
	assert_string_equal(
		names_in("data", names, sizeof names), "counters.db packs roll serial ");
	ask("SELECT * FROM counters WHERE kind LIKE 'print%' ORDER BY kind, key", rows,
		sizeof rows);
	assert_string_equal(rows,
		"20776|print|article:see-a-doctor|1\n"
		"20776|print|help|1\n"
		"20776|print|list|1\n"
		"20776|print-failed|paper-out|1\n");
	FILE *file = fopen("data/roll", "r");
	assert_non_null(file);
	size_t len = fread(rows, 1, sizeof rows, file);
	fclose(file);
	assert_true(len > 3 && len < 10 && rows[len - 1] == '\n');
	assert_int_equal(strspn(rows, "0123456789"), len - 1);
	folder_leave(folder);
}

static void a_laptop_counts_nothing(void **state) {
	(void)state;
	char folder[64], names[256];
	folder_enter(folder);
	run(folder, laptop_journey, "--data ../data --laptop");
	assert_string_equal(names_in("data", names, sizeof names), "packs serial ");
	folder_leave(folder);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_written_without_data),
		cmocka_unit_test(counts_are_by_day_kind_and_key),
		cmocka_unit_test(a_slip_leaves_its_length),
		cmocka_unit_test(a_laptop_counts_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
