// SPDX-License-Identifier: GPL-3.0-or-later
// A directory of hundreds from end to end: invented, checked, built, verified and walked through.
// What a build needs of memory is taken from two sizes, so that what it needs anyway does not count.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../folder.h"

#define GENERATOR "python3 " SOURCE_ROOT "/tests/bench/large_site.py"
#define JOURNEY TEST_DATA "/large.journey"
#define FEW 20
#define MANY 300
#define LANGUAGES 12
/* 1 GiB for 10,000 services in 12 languages. */
#define MOST_BYTES (((int64_t)1 << 30) / (10000 * 12))

static char folder[64];

static int make(void **state) {
	(void)state;
	folder_enter(folder);
	return 0;
}

static int clean(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

/* Runs the command; its output and error stand in `said`. Returns its status. */
static int run(const char *command, char *said, size_t size) {
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	size_t len = fread(said, 1, size - 1, pipe);
	said[len] = '\0';
	while (fgetc(pipe) != EOF) {
	}
	int status = pclose(pipe);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

__attribute__((format(printf, 1, 2))) static void must_run(const char *format, ...) {
	char command[1024], said[4096];
	va_list args;
	va_start(args, format);
	vsnprintf(command, sizeof command, format, args);
	va_end(args);
	if (run(command, said, sizeof said) != 0) {
		fail_msg("%s: %s", command, said);
	}
}

static void generate(const char *name, int services) {
	must_run("mkdir -p %s && " GENERATOR " %s %d %d 2>&1", name, name, services, LANGUAGES);
}

static void test_same_again(void **state) {
	(void)state;
	generate("one", FEW);
	generate("two", FEW);
	must_run("diff -r one two");
}

static void test_check(void **state) {
	(void)state;
	char said[16384];
	generate("site", MANY);
	must_run("test $(ls site/services | wc -l) = %d", MANY);
	assert_int_equal(run(FOYER_PACK " check site 2>&1", said, sizeof said), 0);
	assert_non_null(strstr(said, "\n0 errors, "));
	assert_null(strstr(said, "are not translated"));
	assert_null(strstr(said, "of no text of the site"));
}

/* The most memory that building the site without fonts takes at once. */
static int64_t memory_of_build(const char *site) {
	must_run("sed -i '0,/{/s//{ \"leave_out_scripts\": [\"all\"],/' %s/site.json", site);
	pid_t pid = fork();
	if (pid == 0) {
		execl(FOYER_PACK, FOYER_PACK, "build", site, "-o", "lean.pack", "--key",
			BUILD_ROOT "/demo.key", NULL);
		_exit(127);
	}
	int status;
	struct rusage usage;
	assert_int_equal(wait4(pid, &status, 0, &usage), pid);
	assert_int_equal(status, 0);
	return usage.ru_maxrss * (int64_t)1024;
}

static void test_memory(void **state) {
	(void)state;
	if (IS_SANITIZED) {
		skip(); /* it needs memory of its own for every block */
	}
	generate("few", FEW);
	generate("many", MANY);
	int64_t more = memory_of_build("many") - memory_of_build("few");
	int64_t each = more / ((MANY - FEW) * LANGUAGES);
	print_message("%lld bytes a service and language\n", (long long)each);
	assert_true(each <= MOST_BYTES);
}

static void test_walk(void **state) {
	(void)state;
	static const char *const langs[] = {"en", "ar", "th", "zh-Hans"};
	static const char *const windows[] = {"1920x1080", "1080x1920"};
	generate("walked", MANY);
	must_run(FOYER_PACK " build walked -o walked.pack --key " BUILD_ROOT
			    "/demo.key --font-cache " BUILD_ROOT "/fonts 2>&1");
	must_run(FOYER_PACK " verify walked.pack --trust " BUILD_ROOT "/demo.pub 2>&1");
	for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
		for (size_t j = 0; j < sizeof windows / sizeof *windows; j++) {
			must_run("SDL_VIDEODRIVER=dummy " FOYER
				 " --pack walked.pack --trust " BUILD_ROOT
				 "/demo.pub --lang %s --window %s --clock 2026-11-19T09:42"
				 " --journey " JOURNEY " 2>&1",
				langs[i], windows[j]);
		}
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_same_again),
		cmocka_unit_test(test_check),
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_walk),
	};
	return cmocka_run_group_tests(tests, make, clean);
}
