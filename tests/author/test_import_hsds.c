// SPDX-License-Identifier: GPL-3.0-or-later
// Dates and times in every spelling, and the import as an editor meets it: run twice, run over
// corrections, run on what is broken.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../folder.h"
#include "author/import_hsds_date.h"
#include "author/import_hsds_words.h"
#include "base/file.h"
#include "base/str.h"

/* ---- dates, times, weekdays ---- */

static const struct {
	const char *text;
	enum date_order order;
	enum date_result result;
	int year, month, day;
} DATES[] = {
	{"2015-01-24", ORDER_UNKNOWN, DATE_OK, 2015, 1, 24},
	{"2015-01-24T10:30:45.123Z", ORDER_UNKNOWN, DATE_OK, 2015, 1, 24},
	{"2015/01/24", ORDER_UNKNOWN, DATE_OK, 2015, 1, 24},
	{"20150124", ORDER_UNKNOWN, DATE_OK, 2015, 1, 24},
	{"1/24/2015", ORDER_UNKNOWN, DATE_OK, 2015, 1, 24},
	{"24/1/2015", ORDER_MONTH_FIRST, DATE_OK, 2015, 1, 24},
	{"1/24/15", ORDER_UNKNOWN, DATE_OK, 2015, 1, 24},
	{"1/24/69", ORDER_UNKNOWN, DATE_OK, 1969, 1, 24},
	{"24.01.2015", ORDER_UNKNOWN, DATE_OK, 2015, 1, 24},
	{"2.1.2015", ORDER_MONTH_FIRST, DATE_OK, 2015, 1, 2},
	{"1/2/2015", ORDER_UNKNOWN, DATE_AMBIGUOUS, 0, 0, 0},
	{"1/2/2015", ORDER_MONTH_FIRST, DATE_OK, 2015, 1, 2},
	{"1/2/2015", ORDER_DAY_FIRST, DATE_OK, 2015, 2, 1},
	{"5/5/2015", ORDER_UNKNOWN, DATE_OK, 2015, 5, 5},
	{"January 24, 2015", ORDER_UNKNOWN, DATE_OK, 2015, 1, 24},
	{"24 January 2015", ORDER_UNKNOWN, DATE_OK, 2015, 1, 24},
	{"Sat, Jan 24th 2015", ORDER_UNKNOWN, DATE_OK, 2015, 1, 24},
	{"24. März 2015", ORDER_UNKNOWN, DATE_OK, 2015, 3, 24},
	{"January 01, 0001", ORDER_UNKNOWN, DATE_OK, 0, 1, 1},
	{"December 24", ORDER_UNKNOWN, DATE_OK, 0, 12, 24},
	{"2015-02-29", ORDER_UNKNOWN, DATE_BAD, 0, 0, 0},
	{"2016-02-29", ORDER_UNKNOWN, DATE_OK, 2016, 2, 29},
	{"13/13/2015", ORDER_UNKNOWN, DATE_BAD, 0, 0, 0},
	{"24.01", ORDER_UNKNOWN, DATE_BAD, 0, 0, 0},
	{"soon", ORDER_UNKNOWN, DATE_BAD, 0, 0, 0},
	{"", ORDER_UNKNOWN, DATE_BAD, 0, 0, 0},
	{"2015-01-24-03", ORDER_UNKNOWN, DATE_BAD, 0, 0, 0},
	{"99999999999", ORDER_UNKNOWN, DATE_BAD, 0, 0, 0},
};

static void test_dates(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof DATES / sizeof *DATES; i++) {
		struct hsds_date date = {0};
		print_message("%s\n", DATES[i].text);
		assert_int_equal(date_read(DATES[i].text, DATES[i].order, &date), DATES[i].result);
		assert_int_equal(date.year, DATES[i].year);
		assert_int_equal(date.month, DATES[i].month);
		assert_int_equal(date.day, DATES[i].day);
		assert_int_equal(date.is_yearly, DATES[i].result == DATE_OK && !date.year);
	}
}

static void the_order_is_found_by_evidence(void **state) {
	(void)state;
	struct date_evidence evidence = {0};
	date_weigh("1/2/2015", &evidence);
	date_weigh("24.12.2015", &evidence); /* points say nothing about slashes */
	assert_int_equal(date_order_of(&evidence), ORDER_UNKNOWN);
	date_weigh("1/24/2015", &evidence);
	assert_int_equal(date_order_of(&evidence), ORDER_MONTH_FIRST);
	date_weigh("24/1/2015", &evidence);
	assert_int_equal(date_order_of(&evidence), ORDER_UNKNOWN);
}

static const struct {
	const char *text;
	int minutes;
	bool has_zone;
} TIMES[] = {{"08:00", 480, false}, {"8:00AM", 480, false}, {"8 am", 480, false},
	{"8 a.m.", 480, false}, {"0800", 480, false}, {"08:00:00", 480, false},
	{"17:00:00-08:00", 1020, true}, {"17:00Z", 1020, true}, {"3pm", 900, false},
	{"4:00 PM", 960, false}, {"12 am", 0, false}, {"12:30 pm", 750, false},
	{"noon", 720, false}, {"midnight", 0, false}, {"24:00", 1440, false}, {"8.30", 510, false},
	{"14 Uhr", 840, false}, {"8", -1, false}, {"25:00", -1, false}, {"13:00 pm", -1, false},
	{"08:60", -1, false}, {"8:0", -1, false}, {"", -1, false}, {"24:30", -1, false},
	{"8-5", -1, false}, {"half past ten", -1, false}};

static void test_times(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof TIMES / sizeof *TIMES; i++) {
		bool has_zone = false;
		print_message("%s\n", TIMES[i].text);
		assert_int_equal(time_read(TIMES[i].text, &has_zone), TIMES[i].minutes);
		assert_int_equal(has_zone, TIMES[i].has_zone);
	}
}

static void test_words(void **state) {
	(void)state;
	static const struct {
		const char *text;
		int weekday;
	} days[] = {{"Monday", 0}, {"tue", 1}, {"WE", 2}, {"Thurs", 3}, {"Freitag", 4}, {"So", 6},
		{"7", 6}, {"Funday", -1}, {"M", -1}, {"0", -1}, {"", -1}};
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		assert_int_equal(weekday_read(days[i].text), days[i].weekday);
	}
	assert_string_equal(words_language("Chinese (Mandarin)"), "zh-Hans");
	assert_string_equal(words_language("prs"), "fa-AF");
	assert_string_equal(words_language("UKRAINIAN"), "uk");
	assert_null(words_language("Elvish"));
}

/* ---- the program ---- */

static char folder[64];

static int enter(void **state) {
	(void)state;
	folder_enter(folder);
	return 0;
}

static int leave(void **state) {
	(void)state;
	folder_leave(folder);
	return 0;
}

/* Runs foyer-pack; `out` gets what it printed. Returns its exit status. */
static int run(struct str *out, const char *arguments) {
	char command[1024], line[1024];
	snprintf(command, sizeof command, "SOURCE_DATE_EPOCH=1795300000 " FOYER_PACK " %s 2>&1",
		arguments);
	str_clear(out);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	while (fgets(line, sizeof line, pipe)) {
		str_append(out, line);
	}
	return WEXITSTATUS(pclose(pipe));
}

static void put(const char *path, const char *text) {
	char up[256];
	snprintf(up, sizeof up, "%s", path);
	char *slash = strrchr(up, '/');
	if (slash) {
		*slash = 0;
		assert_true(file_make_folder(up, NULL));
	}
	assert_true(file_write(path, text, strlen(text), 0644, NULL));
}

static void assert_holds(const char *path, const char *text) {
	char *bytes;
	size_t len;
	assert_true(file_read(path, 1 << 20, &bytes, &len, NULL));
	if (!strstr(bytes, text)) {
		fail_msg("%s lacks %s:\n%s", path, text, bytes);
	}
	free(bytes);
}

#define SERVICES                                                                                   \
	"id,name,description,status\n"                                                             \
	"1,Advice,Come in,active\n"                                                                \
	"2,Bikes,Old bikes,active\n"
#define PHONES "id,service_id,number\n1,1,030 23125 700\n2,2,030 23125 701\n"

static void a_second_run_keeps_what_the_editor_changed(void **state) {
	(void)state;
	struct str out = {0};
	put("in/services.csv", SERVICES);
	put("in/phones.csv", PHONES);
	assert_int_equal(run(&out, "import-hsds in -o site"), 0);
	assert_int_equal(run(&out, "check site"), 0);
	char *bytes;
	size_t len;
	assert_true(file_read("site/services/1.json", 1 << 20, &bytes, &len, NULL));
	struct str mine = {0};
	char *at = strstr(bytes, "Come in");
	assert_non_null(at);
	str_append_bytes(&mine, bytes, (size_t)(at - bytes));
	str_printf(&mine, "%s%s", "Please ring", at + strlen("Come in"));
	put("site/services/1.json", str_get(&mine));
	free(bytes);
	str_finish(&mine);
	put("in/phones.csv", "id,service_id,number\n1,1,030 23125 799\n2,2,030 23125 701\n");
	assert_int_equal(run(&out, "import-hsds in -o site"), 0);
	assert_holds("site/services/1.json", "Please ring");
	assert_holds("site/services/1.json", "030 23125 799");
	put("in/services.csv", "id,name,description,status\n1,Advice,Come in,active\n");
	assert_int_equal(run(&out, "import-hsds in -o site"), 0);
	assert_false(file_exists("site/services/2.json"));
	str_finish(&out);
}

static void a_site_of_an_editor_keeps_its_topics(void **state) {
	(void)state;
	struct str out = {0};
	put("in2/services.csv", "id,name,status,taxonomy_ids\n1,Advice,active,x\n");
	put("in2/taxonomy.csv", "taxonomy_id,name,parent_id,parent_name\nx,Housing,,\n");
	put("site2/site.json",
		"{\"foyer\": 1, \"id\": \"own\", \"name\": \"Own\", \"host_name\": \"Own\", "
		"\"source_language\": \"en\", \"host_language\": \"en\", \"languages\": [\"en\"], "
		"\"time_zone\": \"Europe/Berlin\", \"topics\": [{\"id\": \"home\", \"icon\": "
		"\"hotel\", \"title\": \"Housing\"}]}");
	assert_int_equal(run(&out, "import-hsds in2 -o site2"), 0);
	assert_holds("site2/services/1.json", "\"home\"");
	assert_holds("site2/site.json", "\"Own\"");
	assert_int_equal(run(&out, "check site2"), 0);
	str_finish(&out);
}

static const struct {
	const char *file, *bytes, *said;
} BROKEN[] = {
	{"services.csv", "id,name\n1,\"Advice\n", "services.csv:2: the quotation mark that opens"},
	{"services.csv", "", "services.csv:1: the first line holds no names"},
	{"services.json", "{\"id\": \"1\",\n\"name\": }", "services.json:2: this is not JSON"},
	{"phones.csv", PHONES, "there is no service in"},
	{"readme.txt", "Hello", "there is no .csv and no .json file in"},
};

static void a_number_said_twice_is_shown_once_with_all_words(void **state) {
	(void)state;
	struct str out = {0};
	put("in3/services.csv", SERVICES);
	put("in3/phones.csv",
		"id,service_id,number,type,description\n1,1,030 23125 700,voice,Desk\n"
		"2,1,030 23125 700,fax,Kitchen\n");
	assert_int_equal(run(&out, "import-hsds in3 -o site3"), 0);
	assert_holds("site3/services/1.json", "\"description\": \"Desk · Fax · Kitchen\"");
	assert_null(strstr(str_get(&out), "phones."));
	str_finish(&out);
}

static void an_import_of_articles_is_not_taken_away(void **state) {
	(void)state;
	struct str out = {0};
	put("in4/services.csv", SERVICES);
	put("site4/.import/articles/a.md", "---\ntitle: A\n---\n");
	put("site4/articles/a.md", "---\ntitle: A\n---\n");
	assert_int_equal(run(&out, "import-hsds in4 -o site4"), 1);
	assert_non_null(strstr(str_get(&out), "site4 holds an import of articles"));
	assert_true(file_exists("site4/articles/a.md"));
	str_finish(&out);
}

static void broken_input_is_one_line_and_writes_nothing(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof BROKEN / sizeof *BROKEN; i++) {
		char path[128], command[128];
		struct str out = {0};
		snprintf(path, sizeof path, "bad%zu/%s", i, BROKEN[i].file);
		put(path, BROKEN[i].bytes);
		snprintf(command, sizeof command, "import-hsds bad%zu -o nosite", i);
		assert_int_equal(run(&out, command), 1);
		assert_non_null(strstr(str_get(&out), BROKEN[i].said));
		assert_ptr_equal(
			strchr(str_get(&out), '\n'), str_get(&out) + strlen(str_get(&out)) - 1);
		assert_false(file_exists("nosite/site.json"));
		str_finish(&out);
	}
}

static void every_refused_row_is_named(void **state) {
	(void)state;
	struct str out = {0};
	put("odd/services.csv",
		"id,name,status,mood\n1,Advice,active,good\n,No id,active,\n3,,active,\n"
		"4,Moved,inactive,\n5,Too,active,,many\n");
	put("odd/holiday_schedules.csv",
		"id,service_id,start_date,end_date,closed,opens_at,closes_at\n"
		"1,1,1/2/2027,1/2/2027,true,,\n2,1,2027-01-03,2027-01-02,true,,\n"
		"3,1,2027-01-03,2027-01-03,false,,\n");
	put("odd/rumours.csv", "id\n1\n");
	put("odd/phones.csv", "id,service_id,number\n1,77,030 23125 700\n2,1,\n");
	assert_int_equal(run(&out, "import-hsds odd -o oddsite"), 0);
	static const char *const SAID[] = {
		"look: services.csv:1: HSDS has no column \"mood\"",
		"refused: services.csv:3: the service has no \"id\"",
		"refused: services.csv:4: the service has no name",
		"look: services.csv:5: the service \"Moved\" is not offered",
		"refused: services.csv:6: this row has 5 cells",
		"refused: holiday_schedules.csv:2: \"1/2/2027\" in \"start_date\" can be two dates",
		"refused: holiday_schedules.csv:3: \"2027-01-03\" to \"2027-01-02\" is no range",
		"refused: holiday_schedules.csv:4: it is not closed and has no hours",
		"look: rumours.csv: HSDS has no table of this name",
		"look: phones.csv:2: service_id \"77\" is not in services",
		"not shown: phones.csv:2: no entry of the kiosk has this row of phones",
		"refused: phones.csv:3: \"number\" is empty",
		"not shown: services.mood: 1 of 1 rows, as \"good\" (services.csv:2)",
		"1 services in 1 entries, 1 not offered",
	};
	for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
		if (!strstr(str_get(&out), SAID[i])) {
			fail_msg("lacks %s:\n%s", SAID[i], str_get(&out));
		}
	}
	str_finish(&out);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),
		cmocka_unit_test(the_order_is_found_by_evidence),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_words),
		cmocka_unit_test(a_second_run_keeps_what_the_editor_changed),
		cmocka_unit_test(a_site_of_an_editor_keeps_its_topics),
		cmocka_unit_test(a_number_said_twice_is_shown_once_with_all_words),
		cmocka_unit_test(an_import_of_articles_is_not_taken_away),
		cmocka_unit_test(broken_input_is_one_line_and_writes_nothing),
		cmocka_unit_test(every_refused_row_is_named),
	};
	return cmocka_run_group_tests(tests, enter, leave);
}
