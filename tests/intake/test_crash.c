// SPDX-License-Identifier: GPL-3.0-or-later
// Power cuts and failing disks under the sealed store. CRASH_STATES says how many states; the
// environment's FOYER_CRASH_STATES and FOYER_CRASH_SEED say other ones for a long run.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../folder.h"
#include "crash.h"

static char folder[64];
static struct office office;

static uint64_t number(const char *name, uint64_t otherwise) {
	const char *text = getenv(name);
	return text ? strtoull(text, NULL, 10) : otherwise;
}

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	office_init(&office, "office");
	return 0;
}

static int leave(void **state) {
	(void)state;
	office_finish(&office);
	folder_leave(folder);
	return 0;
}

static void test_cuts(void **state) {
	(void)state;
	struct crash crash = {
		.office = &office, .limit = number("FOYER_CRASH_STATES", CRASH_STATES)};
	uint64_t seed = number("FOYER_CRASH_SEED", 1);
	if (!crash_cut(&crash, seed)) {
		fail_msg("%s", crash.what);
	}
	printf("%zu states, %zu sign-ups found in them, %zu made again, 0 lost\n", crash.states,
		crash.kept, crash.again);
	assert_int_equal(crash.states, crash.limit);
	assert_true(crash.kept > crash.states && crash.again > crash.states / 1000);
}

static const struct {
	const char *name;
	enum medium_fault fault;
} faults[] = {
	{"EIO", MEDIUM_EIO},
	{"ENOSPC", MEDIUM_FULL},
	{"a short write", MEDIUM_SHORT},
	{"a failed sync", MEDIUM_LOST},
};

/* What goes wrong on purpose is not news. */
static bool fail_quietly(struct crash *crash, uint64_t seed, enum medium_fault fault) {
	int kept = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	dup2(nowhere, STDERR_FILENO);
	close(nowhere);
	bool ok = crash_fail(crash, seed, fault, seed % 2 == 0);
	dup2(kept, STDERR_FILENO);
	close(kept);
	return ok;
}

static void test_faults(void **state) {
	(void)state;
	size_t each = CRASH_STATES / 100;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct crash crash = {.office = &office, .limit = each};
		for (uint64_t seed = 1; crash.states < each; seed++) {
			if (!fail_quietly(&crash, seed, faults[i].fault)) {
				fail_msg("%s: %s", faults[i].name, crash.what);
			}
		}
		printf("%s: %zu states, %zu sign-ups found in them\n", faults[i].name, crash.states,
			crash.kept);
		assert_true(crash.kept > crash.states / 4);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cuts),
		cmocka_unit_test(test_faults),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
