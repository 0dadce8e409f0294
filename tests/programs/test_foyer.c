// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself: what it says and with which status it ends. No display is needed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define DEMO BUILD_ROOT "/demo"
#define OPEN "--pack " DEMO ".pack --trust " DEMO ".pub"
#define LANGUAGE SOURCE_ROOT "/tests/journeys/language.journey"

/* Runs foyer with these arguments; its output and error stand in `said`. Returns its status. */
static int run(const char *arguments, char *said, size_t size) {
	char command[1024];
	snprintf(command, sizeof command, "SDL_VIDEODRIVER=%s timeout 20 " FOYER " %s 2>&1",
		strstr(arguments, "--journey") ? "dummy" : "nonsense", arguments);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	size_t len = fread(said, 1, size - 1, pipe);
	said[len] = '\0';
	int status = pclose(pipe);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_status(void **state) {
	static const struct {
		const char *arguments;
		int status;
		const char *said;
		int lines; /* 0 = any */
	} table[] = {
		{"--help", 0, "usage: foyer", 0},
		{"--nonsense", 1, "foyer: --nonsense is no option", 1},
		{"--pack a.pack", 1, "foyer: no key is trusted", 1},
		{"--pack a.pack --journey a.journey", 1, "foyer: no key is trusted", 1},
		{"--pack a.pack --trust /nonexistent.pub --journey a", 1, "/nonexistent.pub", 1},
		{"--trust " DEMO ".pub --journey a", 1, "foyer: there is no pack", 1},
		{"--pack /nonexistent.pack --trust " DEMO ".pub --journey a", 1,
			"/nonexistent.pack", 1},
		{"--pack " FOYER " --trust " DEMO ".pub --journey a", 1, "foyer: ", 1},
		{OPEN " --journey /nonexistent.journey", 1, "/nonexistent.journey", 0},
		{OPEN " --clock noon --journey a", 1, "foyer: --clock: \"noon\"", 1},
		{OPEN " --lang ar --journey " LANGUAGE, 0, "", 0},
		{"--printer lp0 " OPEN " --lang ar --journey " LANGUAGE, 0,
			"foyer: printer lp0: write", 1},
		{"--config /nonexistent.conf " OPEN " --journey " LANGUAGE, 0, "/nonexistent.conf",
			1},
		{"--unsigned", 1, "foyer: there is no display", 1},
		{"--unsigned --config /nonexistent/foyer.conf", 1, "/nonexistent/foyer.conf", 2},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		char said[4096];
		int status = run(table[i].arguments, said, sizeof said), lines = 0;
		for (const char *p = said; (p = strchr(p, '\n')); p++) {
			lines++;
		}
		if (status != table[i].status || !strstr(said, table[i].said) ||
			(table[i].lines && lines != table[i].lines)) {
			fail_msg("foyer %s: status %d, %s", table[i].arguments, status, said);
		}
	}
}

/* A kiosk without a pack says so and keeps the fail-safe screen up until it is stopped. */
static void test_failsafe_stays(void **state) {
	(void)state;
	char said[4096];
	FILE *pipe = popen("SDL_VIDEODRIVER=dummy timeout 1 " FOYER
			   " --pack /nonexistent.pack --trust " DEMO ".pub 2>&1",
		"r");
	assert_non_null(pipe);
	said[fread(said, 1, sizeof said - 1, pipe)] = '\0';
	int status = pclose(pipe);
	assert_non_null(strstr(said, "/nonexistent.pack"));
	assert_int_equal(WEXITSTATUS(status), 124); /* timeout(1) had to stop it */
}

/* The demo pack with one byte changed that nothing asks for on the way; the journey goes well, and yet
 * what it shows must not be believed. */
static void test_changed_byte(void **state) {
	(void)state;
	char folder[] = "/tmp/foyer-changed-XXXXXX", command[512], path[64], said[4096];
	assert_non_null(mkdtemp(folder));
	snprintf(command, sizeof command, "cp " DEMO ".pack " DEMO ".pack.minisig %s", folder);
	assert_int_equal(system(command), 0);
	snprintf(path, sizeof path, "%s/demo.pack", folder);
	FILE *file = fopen(path, "r+");
	assert_non_null(file);
	assert_int_equal(fseek(file, -200000, SEEK_END), 0);
	int byte = fgetc(file);
	assert_int_equal(fseek(file, -1, SEEK_CUR), 0);
	assert_int_equal(fputc(byte ^ 1, file), byte ^ 1);
	assert_int_equal(fclose(file), 0);
	snprintf(command, sizeof command,
		"--pack %s/demo.pack --trust " DEMO ".pub --lang ar --journey " LANGUAGE, folder);
	int status = run(command, said, sizeof said);
	if (status != 1 || !strstr(said, "wrong signature: a byte was changed") ||
		strchr(said, '\n') != said + strlen(said) - 1) {
		fail_msg("status %d, %s", status, said);
	}
	snprintf(command, sizeof command, "rm -r %s", folder);
	assert_int_equal(system(command), 0);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_status),
		cmocka_unit_test(test_failsafe_stays),
		cmocka_unit_test(test_changed_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
