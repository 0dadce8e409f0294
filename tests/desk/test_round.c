// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way of a sign-up: kept by two kiosks, over a stick to the office, shown, matched and given
// out there, and over the stick back until neither kiosk has it any more. And the same for one that is
// typed on the screen of the real program.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../folder.h"
#include "../intake/office.h"
#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "content/day.h"
#include "intake/counter.h"
#include "intake/month.h"
#include "intake/record.h"
#include "intake/signups.h"

static char folder[64];
static struct office office;

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	office_init(&office, "desk");
	return mkdir("hall", 0700) || mkdir("annexe", 0700) || mkdir("stick", 0700);
}

static int leave(void **state) {
	(void)state;
	office_finish(&office);
	folder_leave(folder);
	return 0;
}

static char *said;

static void run(const char *arguments) {
	struct str command = {0};
	size_t len;
	struct err err;
	str_printf(&command, DESK " %s --store store --lang en --day 2026-11-20 > said 2>&1",
		arguments);
	int status = system(str_get(&command));
	free(said);
	assert_true(file_read("said", 1 << 20, &said, &len, &err));
	if (status != 0) {
		fail_msg("%s: %s", arguments, said);
	}
	str_finish(&command);
}

static void said_has(const char *text) {
	if (!strstr(said, text)) {
		fail_msg("\"%s\" is not in:\n%s", text, said);
	}
}

static struct signups *kiosk_open(const char *data) {
	struct signups_options options = office_options(&office, data, NULL);
	options.kiosk = data;
	return signups_open(&options);
}

struct answers {
	const char *programme, *lang, *name, *field, *times, *gender, *wish;
};

static void sign_up(struct signups *signups, const struct answers *answers, char reference[8]) {
	struct err err = {{0}};
	const struct signup_facts facts = {answers->programme, answers->lang, "abc",
		day_from_date(2026, 11, 19), day_from_date(2027, 2, 17)};
	struct signup *signup = signup_begin(signups);
	assert_non_null(signup);
	struct record *record = signup_record(signup);
	record_set(record, "name", answers->name, strlen(answers->name));
	record_set_list(record, "languages", &answers->lang, 1);
	record_set_list(record, "field", &answers->field, 1);
	record_set_list(record, "times", &answers->times, 1);
	record_set(record, "gender", answers->gender, strlen(answers->gender));
	record_set(record, "wish-gender", answers->wish, strlen(answers->wish));
	if (!signup_keep(signup, &facts, &err)) {
		fail_msg("%s", err.text);
	}
	snprintf(reference, 8, "%s", signup_reference(signup));
	signup_end(signup);
}

static void give_to_stick(struct signups *signups, int want) {
	struct err err = {{0}};
	int written;
	assert_true(signups_export(signups, "stick", &written, &err));
	assert_int_equal(written, want);
}

static void take_from_stick(struct signups *signups, int want) {
	struct err err = {{0}};
	int deleted, refused, count, oldest;
	assert_true(signups_take_receipts(signups, "stick", &deleted, &refused, &err));
	assert_int_equal(deleted, want);
	assert_int_equal(refused, 0);
	assert_true(signups_waiting(signups, &count, &oldest, &err));
	assert_int_equal(count, 0);
}

static void from_the_kiosk_to_the_office_and_back(void **state) {
	(void)state;
	static const struct answers mentee = {
		"mentoring-find", "ti", "አሚና ገብረ", "care", "weekday-evening", "woman", "woman"};
	static const struct answers mentor = {
		"mentoring-give", "ti", "Sarah O'Neil", "care", "weekday-evening", "woman", "any"};
	struct err err = {{0}};
	char mentee_ref[8], mentor_ref[8], text[200];
	struct signups *hall = kiosk_open("hall"), *annexe = kiosk_open("annexe");
	sign_up(hall, &mentee, mentee_ref);
	sign_up(annexe, &mentor, mentor_ref);
	give_to_stick(hall, 1);
	give_to_stick(annexe, 1);
	struct counters *counters = counters_open("hall/counters.db", &err);
	for (int i = 0; i < 20; i++) {
		counter_add(counters, COUNTER_SESSION, "");
		counter_add(counters, COUNTER_LANGUAGE, "ti");
	}
	assert_true(counters_write(counters, day_from_date(2026, 11, 19), &err));
	assert_true(month_export(counters, "hall", &(struct month){2026, 11}, "stick", &err));
	counters_close(counters);

	run("collect stick");
	said_has("Sign-ups taken: 2. Taken before: 0.\nFiles of counts taken: 1.\n");
	snprintf(text, sizeof text, "show %s:hall", mentee_ref);
	run(text);
	said_has("Name: አሚና ገብረ  [by machine: Amina Gabera]\n");
	said_has("Kept until: 2027-02-17\n");
	run("export --csv");
	said_has("\"አሚና ገብረ\",\"Amina Gabera\"");
	run("match");
	snprintf(text, sizeof text, " 80  %s (hall), አሚና ገብረ  ->  %s (annexe), Sarah O'Neil\n",
		mentee_ref, mentor_ref);
	said_has(text);
	said_has("Times that suit both: weekdays in the evening.");
	run("report --month 2026-11");
	said_has("2026-11,session,\"\",20\r\n");

	take_from_stick(hall, 1);
	take_from_stick(annexe, 1);
	assert_int_equal(system("test -z \"$(ls stick/signups stick/receipts | grep -v :)\""), 0);
	signups_close(hall);
	signups_close(annexe);
	run("list");
	said_has("Sign-ups: 2.");
	free(said);
	said = NULL;
}

/* ---- from the screen ---- */

#define KEY " --key " BUILD_ROOT "/demo-office.key"
#define NAME "O’Neill" /* as the journey types it */
#define CANARY "Neill" /* of it, however it is written */
#define PHONE "0171 5550123"

static void play_in_tigrinya(void) {
	static const char command[] = FOYER
		" --pack " BUILD_ROOT "/demo.pack --trust " BUILD_ROOT
		"/demo.pub --config " BUILD_ROOT "/demo.conf --data data --lang ti"
		" --clock 2026-11-19T09:42 --window 1920x1080 --shots . --journey " SOURCE_ROOT
		"/tests/journeys/sign-up.journey > played 2>&1";
	if (system(command) != 0) {
		fail_msg("the journey failed; look into %s/played", folder);
	}
}

/* In the clear, in any file under these folders. */
static bool stands_in(const char *folders, const char *text) {
	char command[200];
	snprintf(command, sizeof command, "grep -rqaF -e '%s' %s", text, folders);
	return system(command) == 0;
}

/* What stands there in quotes after `"ref":`. */
static void find_reference(char reference[8]) {
	const char *at = strstr(said, "\"ref\"");
	at = at ? strchr(at, ':') : NULL;
	at = at ? strchr(at, '"') : NULL;
	assert_non_null(at);
	snprintf(reference, 8, "%.6s", at + 1);
}

static void from_the_screen_to_the_office_and_back(void **state) {
	(void)state;
	char reference[8], text[200];
	struct err err = {{0}};
	int count, oldest;
	play_in_tigrinya();
	assert_false(stands_in("data", CANARY));
	assert_false(stands_in("data", "5550123"));
	struct signups *signups = signups_open(&(struct signups_options){
		.folder = "data", .office_key = BUILD_ROOT "/demo-office.pub"});
	assert_true(signups_waiting(signups, &count, &oldest, &err));
	assert_int_equal(count, 1);
	assert_int_equal(oldest, day_from_date(2026, 11, 19));
	give_to_stick(signups, 1);
	assert_false(stands_in("data stick", CANARY));

	run("collect stick" KEY);
	said_has("Sign-ups taken: 1. Taken before: 0.\n");
	run("export --json" KEY);
	assert_true(stands_in("said", CANARY)); /* so that not to find it means something */
	said_has("\"name\": \"O\\u2019Neill\"");
	said_has("\"lang\": \"ti\"");
	said_has("\"programme\": \"orientation-course\"");
	find_reference(reference);
	snprintf(text, sizeof text, "show %s" KEY, reference);
	run(text);
	said_has("Name: " NAME);
	said_has(PHONE);
	assert_false(stands_in("data stick store", CANARY));

	take_from_stick(signups, 1);
	signups_close(signups);
	run("list" KEY);
	said_has("Sign-ups: 1.");
	free(said);
	said = NULL;
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			from_the_kiosk_to_the_office_and_back, enter, leave),
		cmocka_unit_test_setup_teardown(
			from_the_screen_to_the_office_and_back, enter, leave),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
