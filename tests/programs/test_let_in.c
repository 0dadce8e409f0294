// SPDX-License-Identifier: GPL-3.0-or-later
// Staff at the running kiosk: what somebody signed up with is on no page of theirs and in no file of
// theirs; wrong PINs are remembered by the next start of the program, whatever the clock says.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../folder.h"

#define PIN                                                                                        \
	"tap #pin-4\ntap #pin-0\ntap #pin-2\ntap #pin-9\ntap #pin-1\ntap #pin-7\ntap #pin-enter\n"
#define WRONG                                                                                      \
	"tap #pin-9\ntap #pin-0\ntap #pin-2\ntap #pin-9\ntap #pin-1\ntap #pin-7\ntap #pin-enter\n"

/* No word of any language, as the visitor's name. */
#define CANARY "Qzjxvkwp"

static char folder[64];

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	return system("cat '" BUILD_ROOT "/demo.conf' '" SOURCE_ROOT
		      "/tests/journeys/staff.conf' > conf");
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

/* Whether the steps can be played at that time; what is wrong is on standard error. */
static bool plays(const char *clock, const char *steps) {
	char command[1024];
	FILE *file = fopen("steps", "w");
	assert_non_null(file);
	fputs(steps, file);
	fclose(file);
	snprintf(command, sizeof command,
		"SDL_VIDEODRIVER=dummy timeout 60 " FOYER " --pack " BUILD_ROOT
		"/demo.pack --trust " BUILD_ROOT "/demo.pub --config conf --data data "
		"--clock %s --lang en --journey steps",
		clock);
	return system(command) == 0;
}

static void nobody_reads_a_sign_up(void **state) {
	(void)state;
	assert_true(plays("2026-11-19T09:42",
		"tap #lang-$LANG\ntap #programmes\nturn-to #programme-orientation-course\n"
		"tap #programme-orientation-course\nturn-to #sign-up\ntap #sign-up\n"
		"tap #submit\nsee #field-name\ntype \"" CANARY "\"\nkey Enter\nsee #field-phone\n"
		"type \"0171 5550123\"\nkey Enter\nsee \"" CANARY "\"\ntap #submit\nwait 1s\n"
		"see #sign-up-kept\n"
		"hold #logo 5s\n" PIN "see #staff-status\n"
		"dont-see \"" CANARY "\"\ndont-see \"0171\"\n"
		"see \"Anmeldungen für das Amt: \u2068<10\u2069\"\n"
		"usb stick\ntap #export\nsee #staff-told\ndont-see \"" CANARY "\"\n"
		"tap #receipts\nsee #staff-told\ndont-see \"" CANARY "\"\n"
		"tap #lock\nsee #lang-$LANG\ndont-see \"" CANARY "\"\n"));
	assert_int_equal(system("test $(ls stick/signups/*.sealed | wc -l) = 1"), 0);
	assert_int_equal(system("ls stick/counters/*2026-11.csv >/dev/null"), 0);
	assert_int_not_equal(system("grep -rlaE '" CANARY "|0171 ?5550123' data stick"), 0);
}

/* Nothing is said to be saved that is not. */
static void without_a_clock_no_counts_are_saved(void **state) {
	(void)state;
	assert_true(plays("2026-11-01T09:42",
		"tap #lang-$LANG\nhold #logo 5s\n" PIN "see \"Nicht bekannt\"\nusb stick\n"
		"tap #export\nsee \"Die Uhr ist nicht gestellt: Die\"\ndont-see \"sind auf dem "
		"Stick\"\n"));
	assert_int_not_equal(system("ls stick/counters 2>/dev/null | grep -q ."), 0);
}

static void the_next_start_remembers_wrong_pins(void **state) {
	(void)state;
	assert_true(plays("2026-11-19T09:42",
		"hold #logo 5s\n" WRONG "wait 1s\n" WRONG "wait 2s\n" WRONG "wait 4s\n"));
	/* three so far; the clock is set back a day */
	assert_true(plays("2026-11-18T09:42",
		"hold #logo 5s\n" WRONG "wait 8s\n" WRONG
		"see #pin-told\ndont-see #staff-status\n"));
	/* and ten minutes on, and a year: locked from the start, for all of the ten minutes */
	assert_true(plays("2026-11-19T09:55", "hold #logo 5s\n" PIN "dont-see #staff-status\n"));
	assert_true(plays("2027-11-19T09:55",
		"wait 585s\nhold #logo 5s\n" PIN "dont-see #staff-status\nsee #pin-told\n"));
	assert_true(
		plays("2026-11-19T09:42", "wait 600s\nhold #logo 5s\n" PIN "see #staff-status\n"));
	/* the right one has ended the count */
	assert_true(plays("2026-11-19T09:42", "hold #logo 5s\n" PIN "see #staff-status\n"));
}

/* The demo, a day younger. */
static const char make_newer[] =
	"mkdir stick && SOURCE_DATE_EPOCH=1794902400 " FOYER_PACK " build '" SOURCE_ROOT
	"/assets/site' -o stick/new.pack --key " BUILD_ROOT "/demo.key --office-key " BUILD_ROOT
	"/demo-office.pub --font-cache '" BUILD_ROOT "/fonts' > build.log 2>&1";

static void newer_content_is_shown_and_stays(void **state) {
	(void)state;
	assert_int_equal(system(make_newer), 0);
	assert_true(plays("2026-11-19T09:42",
		"hold #logo 5s\n" PIN "see \"16. Nov. 2026\"\nusb stick\ntap #load-pack\n"
		"see \"Der neue Inhalt wird jetzt angezeigt.\"\nsee \"17. Nov. 2026\"\n"
		"tap #load-pack\nsee \"nicht neuer\"\nusb empty\ntap #load-pack\n"
		"see \"kein Inhalt\"\ntap #lock\ntap #lang-$LANG\nsee #topic-health\n"));
	assert_int_equal(system("cmp stick/new.pack data/packs/current.pack"), 0);
	assert_true(plays("2026-11-19T09:42", "hold #logo 5s\n" PIN "see \"17. Nov. 2026\"\n"));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nobody_reads_a_sign_up, enter, leave),
		cmocka_unit_test_setup_teardown(newer_content_is_shown_and_stays, enter, leave),
		cmocka_unit_test_setup_teardown(without_a_clock_no_counts_are_saved, enter, leave),
		cmocka_unit_test_setup_teardown(the_next_start_remembers_wrong_pins, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
