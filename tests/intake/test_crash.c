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
#include "base/err.h"
#include "crash.h"
#include "intake/record.h"

#define FEWEST_FAULTS 400 /* states: one story with each of its operations failing */

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
	printf("%zu states, %zu of them cut twice; %zu sign-ups found in them, %zu made again, "
	       "0 lost\n",
		crash.states, crash.twice, crash.kept, crash.again);
	assert_true(crash.states >= crash.limit && crash.twice > crash.states / 100);
	assert_true(crash.kept > crash.states / 2 && crash.again > crash.states / 1000);
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
	size_t each = number("FOYER_CRASH_STATES", CRASH_STATES) / 100;
	each = each < FEWEST_FAULTS ? FEWEST_FAULTS : each;
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

/* ---- what is told when it fails ---- */

static const struct signup_facts facts = {
	.programme = "german-a1", .lang = "ti", .privacy = "abc", .day = 20776, .delete_on = 20866};

static struct medium *medium;
static struct disk disk;
static struct volume volume;
static struct signups *signups;

static void mount(void) {
	medium = medium_create();
	medium_mount(medium);
	disk = (struct disk){.free_bytes = 1 << 30};
	volume = disk_volume(&disk);
	struct signups_options options = office_options(&office, "data", &volume);
	signups = signups_open(&options);
	assert_int_equal(signups_state(signups), SIGNUPS_OPEN);
}

static void unmount(void) {
	signups_close(signups);
	medium_mount(NULL);
	medium_destroy(medium);
}

static struct signup *begin(void) {
	struct signup *signup = signup_begin(signups);
	assert_non_null(signup);
	assert_true(record_set(signup_record(signup), "name", "Amina", 5));
	return signup;
}

static void hurt(enum medium_fault fault, bool is_lasting) {
	medium->fault = fault;
	medium->fault_at = medium->met = 0;
	medium->is_fault_lasting = is_lasting;
}

static int waiting(void) {
	int count, oldest;
	struct err err;
	assert_true(signups_waiting(signups, &count, &oldest, &err));
	return count;
}

// The disk fills up while somebody is typing: the reserve takes that one, and nobody begins after.
static void test_the_reserve(void **state) {
	(void)state;
	struct err err;
	mount();
	assert_true(disk.is_reserved);
	struct signup *signup = begin();
	hurt(MEDIUM_FULL, false);
	assert_true(signup_keep(signup, &facts, &err));
	assert_true(medium->was_hurt);
	assert_int_equal(disk.releases, 1);
	assert_int_equal(waiting(), 1);
	assert_int_equal(signups_state(signups), SIGNUPS_FULL);
	assert_null(signup_begin(signups));
	signup_end(signup);
	assert_int_equal(signups_refresh(signups), SIGNUPS_OPEN); // somebody made room
	assert_true(disk.is_reserved);

	signup = begin(); // nor does the reserve help
	hurt(MEDIUM_FULL, true);
	assert_false(signup_keep(signup, &facts, &err));
	assert_null(signup_reference(signup));
	assert_int_equal(signups_state(signups), SIGNUPS_FULL);
	hurt(MEDIUM_FINE, false);
	assert_true(signup_keep(signup, &facts, &err)); // its answers are still there
	assert_int_equal(waiting(), 2);
	signup_end(signup);
	unmount();
}

// After one failed sync nothing is written any more, not by the next person and not at the end;
// what there is can still be read.
static void test_a_failed_sync_closes(void **state) {
	(void)state;
	struct err err;
	mount();
	struct signup *kept = begin(), *signup = begin();
	assert_true(signup_keep(kept, &facts, &err));
	hurt(MEDIUM_LOST, false);
	assert_false(signup_keep(signup, &facts, &err));
	medium->is_recording = true;
	assert_int_equal(signups_state(signups), SIGNUPS_FAILED);
	assert_true(disk.is_distrusted);
	assert_false(signup_keep(signup, &facts, &err));
	assert_false(signup_withdraw(kept, &err));
	assert_non_null(signup_reference(kept));
	assert_null(signup_begin(signups));
	assert_int_equal(signups_refresh(signups), SIGNUPS_FAILED);
	signups_tidy(signups);
	signups_reason(signups, &err);
	assert_true(*err.text);
	assert_int_equal(waiting(), 1);
	signup_end(signup);
	signup_end(kept);
	signups_close(signups);
	for (size_t i = 0; i < medium->op_count; i++) {
		assert_true(medium->ops[i].kind != MEDIUM_WRITE &&
			medium->ops[i].kind != MEDIUM_SYNC && medium->ops[i].kind != MEDIUM_UNNAME);
	}
	struct signups_options options = office_options(&office, "data", &volume);
	signups = signups_open(&options); // the supervisor starts the program again
	assert_int_equal(signups_state(signups), SIGNUPS_FAILED);
	unmount();
}

// The same while nobody waits.
static void test_a_failed_sync_while_tidying_closes(void **state) {
	(void)state;
	struct err err;
	mount();
	struct signup *signup = begin();
	assert_true(signup_keep(signup, &facts, &err));
	hurt(MEDIUM_LOST, false);
	signups_tidy(signups);
	assert_int_equal(signups_state(signups), SIGNUPS_FAILED);
	signup_end(signup);
	unmount();
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_reserve),
		cmocka_unit_test(test_a_failed_sync_closes),
		cmocka_unit_test(test_a_failed_sync_while_tidying_closes),
		cmocka_unit_test(test_cuts),
		cmocka_unit_test(test_faults),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
