// SPDX-License-Identifier: GPL-3.0-or-later
// A good site has no errors; each broken one names file and line and says what to do.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "author/article.h"
#include "author/catalogue.h"
#include "author/check.h"
#include "author/hsds.h"
#include "author/problem.h"
#include "author/site.h"
#include "scratch.h"

#define LONG_YEAR 1795000000 /* 2026-11-18 */

static const struct broken {
	const char *file, *from, *to; /* scratch_change() */
	const char *where;            /* the file that is named, if another */
	int line;
	const char *says;
} ERRORS[] = {
	/* site.json */
	{"site.json", NULL, NULL, NULL, 0, "add the file"},
	{"site.json", "\"foyer\": 1,", "\"foyer\": 1", NULL, 3, "this is not JSON"},
	{"site.json", "\"foyer\": 1", "\"foyer\": 2", NULL, 2, "must be 1"},
	{"site.json", "\"foyer\": 1,", "\"id\": \"x\", \"foyer\": 1,", NULL, 3, "duplicate"},
	{"site.json", "\"hafen\"", "\"Hafen!\"", NULL, 3, "rename"},
	{"site.json", "\"name\": \"Harbour Office\",", "", NULL, 1, "\"name\" is missing; add"},
	{"site.json", "\"Hafenamt\"", "7", NULL, 5, "must be text; write it in quotation marks"},
	{"site.json", "[\"de\", \"en\", \"ar\"]", "\"de\"", NULL, 8, "must be a list"},
	{"site.json", "[\"de\", \"en\", \"ar\"]", "[\"de\", \"ar\"]", NULL, 8, "add \"en\""},
	{"site.json", "[\"de\", \"en\", \"ar\"]", "[\"de\", \"en\", \"de\"]", NULL, 8, "once"},
	{"site.json", "\"ar\"]", "\"prs\"]", NULL, 8, "write fa-AF"},
	{"site.json", "\"ar\"]", "\"Arabic\"]", NULL, 8, "BCP 47"},
	{"site.json", "Europe/Berlin", "Berlin", NULL, 9, "IANA name"},
	{"site.json", "[54.1, 12.2]", "[154.1, 12.2]", NULL, 11, "[latitude, longitude]"},
	{"site.json", "2099-06-30", "2099-06-31", NULL, 12, "YYYY-MM-DD"},
	{"site.json", "\"id\": \"health\"", "\"id\": \"first\"", NULL, 15, "there twice"},
	{"site.json", ", \"title\": \"Health\"", "", NULL, 15, "\"title\" is missing"},
	{"site.json", "\"text\": \"Danger to life\"", "\"text\": 1", NULL, 18, "must be text"},
	{"site.json", "{\"id\": \"4\", \"text\": \"Desk 4\"}", "4", NULL, 21, "must be an object"},
	{"site.json", "\"walk\"", "\"wlak\"", NULL, 14, "use a name from assets/icons.txt"},
	{"site.json", "\"ar\"]", "\"tlh\"]", NULL, 8, "not known to this program"},
	{"site.json", "\"id\": \"health\"", "\"id\": \"health\", \"parent\": \"body\"", NULL, 15,
		"no topic \"body\" for \"health\" to stand in"},
	{"site.json", "\"id\": \"health\"", "\"id\": \"health\", \"parent\": \"health\"", NULL, 15,
		"stands in itself by way of \"health\""},
	{"site.json", "\"title\": \"Health\"}",
		"\"parent\": \"teeth\", \"title\": \"Health\"},\n"
		"{\"id\": \"teeth\", \"parent\": \"health\", \"title\": \"Teeth\"}",
		NULL, 16, "stands in itself by way of \"health\""},
	{"site.json", "\"icon\": \"heart-pulse\", ", "", NULL, 15, "\"icon\" is missing"},
	/* articles */
	{"articles/arrive.md", "---\ntitle", "title", NULL, 1, "begin with a line ---"},
	{"articles/arrive.md", "author: Hafenamt\n---", "author: Hafenamt", NULL, 1, "line ---"},
	{"articles/arrive.md", "order: 1", "order: [1", NULL, 6, "not YAML"},
	{"articles/arrive.md", "order: 1", "order: one", NULL, 5, "must be a number"},
	{"articles/arrive.md", "title: Arrive", "title: [Arrive]", NULL, 2, "take away the [ ]"},
	{"articles/arrive.md", "title: Arrive\n", "", NULL, 1, "\"title\" is missing"},
	{"articles/arrive.md", "topic: first", "topic: last", NULL, 4, "use an id from"},
	{"articles/arrive.md", "topic: first\n", "", NULL, 1, "\"topic\" is missing; add"},
	{"articles/arrive.md", "order: 1", "topic: first", NULL, 5, "is there twice"},
	{"articles/arrive.md", "[clinic]\nchecked", "[ghost]\nchecked", NULL, 6,
		"add services/ghost.json"},
	{"articles/arrive.md", "2026-11-03", "3.11.2026", NULL, 7, "YYYY-MM-DD"},
	{"articles/arrive.md", "(service:clinic)", "(service:ghost)", NULL, 12,
		"no service \"ghost\""},
	{"articles/arrive.md", "(article:stay)", "(article:ghost)", NULL, 18,
		"no article \"ghost\"; mend the id"},
	{"articles/arrive.md", "(article:stay)", "(programme:ghost)", NULL, 18,
		"no programme \"ghost\""},
	{"articles/arrive.md", "(article:stay)", "(stay.html)", NULL, 18, "leads nowhere; write"},
	{"articles/arrive.md", "{phone:clinic}", "{phone:ghost}", NULL, 12,
		"no service with a telephone number \"ghost\""},
	{"articles/arrive.md", "- A point", "<b>A point</b>", NULL, 23, "HTML is not shown"},
	{"articles/arrive.md", "- A point", "```\ncode\n```", NULL, 0, "code is not shown; write"},
	{"articles/arrive.md", "[!WARNING]", "Warning:", NULL, 25, "begin it with > [!NOTE]"},
	{"articles/arrive.md", "- A point", "A&middot;point", NULL, 23,
		"write the character itself"},
	{"articles/arrive.md", "images/ship.png", "images/boat.png", NULL, 34,
		"put it into images/"},
	{"articles/arrive.md", "![A ship in the harbour]", "![]", NULL, 0, "no description; write"},
	{"articles/arrive.md", "- A point", "A \xFF point", NULL, 23, "save the file as UTF-8"},
	{"articles/stay.md", "Stay as long as you like.", "", NULL, 5, "no text; write it"},
	{"articles/Big.md", NULL, "x", NULL, 0, "rename it"},
	{"about.md", NULL, NULL, NULL, 0, "add the file"},
	{"privacy.md", "title: Privacy", "title: Privacy\ntopic: first", NULL, 3,
		"take out \"topic\""},
	/* services */
	{"services/clinic.json", "\"id\": \"clinic\"", "\"id\": \"klinik\"", NULL, 2,
		"rename the file"},
	{"services/clinic.json", "\"name\": \"Clinic\",", "", NULL, 1, "\"name\" is missing"},
	{"services/clinic.json", "\"town\"", "\"city\"", NULL, 5, "add organizations/city.json"},
	{"services/clinic.json", "\"quay\"", "\"kai\"", NULL, 6, "add locations/kai.json"},
	{"services/clinic.json", "\"health\", \"first\"", "\"health\", \"last\"", NULL, 9,
		"no topic \"last\""},
	{"services/clinic.json", "030 23125 001", "call us", NULL, 13, "write digits"},
	{"services/clinic.json", "SA,SU", "Saturday", NULL, 15, "write \"byday\" with MO"},
	{"services/clinic.json", "\"MO,TU\"", "\"\"", NULL, 19, "\"byday\" is missing"},
	{"services/clinic.json", "\"09:00\"", "\"9:00\"", NULL, 19, "HH:MM"},
	{"services/clinic.json", "\"16:30\"", "\"24:30\"", NULL, 19, "HH:MM"},
	{"services/clinic.json", ", \"closes_at\": \"16:30\"", "", NULL, 19, "add what is missing"},
	{"services/clinic.json", "\"freq\": \"WEEKLY\", \"byday\": \"MO",
		"\"freq\": \"MONTHLY\", \"byday\": \"MO", NULL, 19, "write WEEKLY"},
	{"services/clinic.json", "\"freq\": \"WEEKLY\", \"byday\": \"MO",
		"\"interval\": 2, \"freq\": \"WEEKLY\", \"byday\": \"MO", NULL, 19,
		"write the dates as exceptions"},
	{"services/clinic.json", "\"valid_from\": \"2026-12-24\", ", "", NULL, 21,
		"neither a weekly slot"},
	{"services/clinic.json", "2026-12-26", "2026-02-30", NULL, 21, "YYYY-MM-DD"},
	{"services/clinic.json", "2026-12-26", "2026-12-20", NULL, 21, "swap them"},
	{"services/clinic.json", "\"valid_to\": \"2026-12-26\"",
		"\"valid_to\": \"2026-12-26\", \"opens_at\": \"10:00\"", NULL, 21,
		"leave out both"},
	{"services/clinic.json", "\"by_appointment\": true", "\"by_appointment\": \"yes\"", NULL,
		20, "true or false"},
	{"services/clinic.json", "\"amount\": 0", "\"amount\": \"0\"", NULL, 24,
		"must be a number"},
	{"services/clinic.json", "2026-11-03", "November", NULL, 28, "YYYY-MM-DD"},
	{"organizations/town.json", "\"Stadt Hafen\"", "null", NULL, 1, "\"name\" is missing"},
	{"locations/quay.json", "54.1", "\"54.1\"", NULL, 5, "must be a number"},
	{"services/clinic.json", "\"stethoscope\"", "\"doctor\"", NULL, 10, "no icon \"doctor\""},
	/* translations */
	{"locales/ar.po", "charset=UTF-8", "charset=CP1256", NULL, 0, ""},
	{"locales/ar.po", "\"Language: ar", "\"Language: fa", NULL, 1, "write ar"},
	{"locales/ar.po", "yes 2026-11-01", "yes, of course", NULL, 1, "X-Foyer-Checked: yes YYYY"},
	{"locales/ar.po", "msgid \"About\"", "msgid About", NULL, 9, ""},
	{"locales/ar.po", "msgid \"Arrive\"", "msgid \"About\"", NULL, 15, "duplicate"},
	{"locales/ar.po", "\xD8\xA9](service:clinic)", "\xD8\xA9](service:klinik)", NULL, 21,
		"has lost \"service:clinic\"; write it"},
	{"locales/ar.po", "\xD8\xB9\xD9\x84\xD9\x89 {phone:clinic}", "030 23125 001", NULL, 21,
		"has lost \"{phone:clinic}\""},
	{"locales/ar.po", "\xD8\xB9\xD9\x84\xD9\x89 112", "\xD8\xB9\xD9\x84\xD9\x89 122", NULL, 42,
		"has lost \"112\""},
	{"locales/ar.po", "**.\"\n\nmsgid \"Two", ".\"\n\nmsgid \"Two", NULL, 21, "no partner"},
	{"locales/ar.po", "\"Amt | **\xD9\x85\xD9\x83\xD8\xAA\xD8\xA8**\xD8\x8C", "\"Amt **x**",
		NULL, 51, "has 2 cells"},
	{"locales/ar.po", NULL, "this is no catalogue\n", NULL, 1, ""},
};

static const struct broken WARNINGS[] = {
	{"site.json", "\"country\"", "\"land\"", NULL, 10, "slip in spelling"},
	{"articles/arrive.md", "author:", "autor:", NULL, 9, "slip in spelling"},
	{"articles/arrive.md", "{phone:clinic}", "030-23125 001", NULL, 12, "write {phone:clinic}"},
	{"articles/arrive.md", "- A point", "***", NULL, 0, "a line across"},
	{"articles/arrive.md", "2026-11-03", "2025-01-03", NULL, 0, "checked last on 2025-01-03"},
	{"articles/stay.md", NULL, NULL, "articles/arrive.md", 0, "49 words"},
	{"services/clinic.json", "\"opens_at\"", "\"opens\": 1, \"opens_at\"", NULL, 15,
		"slip in spelling"},
	{"services/clinic.json", "\"alternate_name\": \"Klinik\",", "", NULL, 1,
		"add \"alternate_name\""},
	{"services/clinic.json", "\"assured_date\"", "\"alert\"", NULL, 1, "never checked"},
	{"services/clinic.json", "2026-11-03", "2020-11-03", NULL, 1, "checked last on 2020"},
	{"services/clinic.json", "\"topics\": [\"health\", \"first\"],", "", NULL, 1,
		"in no topic"},
	{"services/clinic.json", "{\"code\": \"ar\"}", "{\"code\": \"Arabic\"}", NULL, 17,
		"is not known and is left out"},
	{"locations/quay.json", "54.1", "154.1", NULL, 5, "not on the earth"},
	{"locales/de.po", NULL, NULL, NULL, 0, "there is no translation; make one"},
	{"locales/uk.po", NULL, "msgid \"\"\n", NULL, 0, "add \"uk\" to \"languages\""},
	{"locales/ar.po", "msgid \"About\"", "msgid \"Abaut\"", NULL, 0, "run msgmerge"},
	{"locales/ar.po", "yes 2026-11-01", "no", NULL, 0, "38 translations are not checked"},
	{"site.json", "2099-06-30", "2021-06-30", NULL, 0, "expired on 2021-06-30"},
	{"site.json", "\"number\": \"112\", ", "\"numbr\": \"1\", \"number\": \"112\", ", NULL, 18,
		"\"numbr\""},
	{"site.json", "\"title\": \"Health\"}",
		"\"title\": \"Health\"},\n{\"id\": \"a\", \"icon\": \"walk\", \"title\": \"A\"}",
		NULL, 16, "\"a\" is empty; add an article"},
	{"site.json", "\"title\": \"Health\"}",
		"\"title\": \"Health\"},\n{\"id\": \"a\", \"parent\": \"d\", \"title\": \"A\"},\n"
		"{\"id\": \"b\", \"parent\": \"first\", \"title\": \"B\"},\n"
		"{\"id\": \"c\", \"parent\": \"b\", \"title\": \"C\"},\n"
		"{\"id\": \"d\", \"parent\": \"c\", \"title\": \"D\"}",
		NULL, 16, "\"a\" is 5 levels deep"},
};

static bool is_there(
	const struct problems *problems, const struct broken *broken, enum problem_grade grade) {
	const char *where = broken->where ? broken->where : broken->file;
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];
		if (problem->grade == grade && strcmp(problem->file, where) == 0 &&
			(!broken->line || problem->line == broken->line) &&
			strstr(problem->text, broken->says)) {
			return true;
		}
	}
	return false;
}

/* False, having said so, where the problem is not told. */
static bool read_broken(const struct broken *broken, enum problem_grade grade) {
	struct scratch scratch;
	scratch_init(&scratch);
	scratch_change(&scratch, broken->file, broken->from, broken->to);
	struct problems problems = {0};
	struct site *site = site_create(scratch.folder, &problems);
	struct catalogue **catalogues = catalogue_read_all(site);
	check_site(site, catalogues, LONG_YEAR);
	bool is_told = is_there(&problems, broken, grade);
	if (!is_told) {
		problems_print(&problems, "site", true, stderr);
		print_error("%s with %s: not told: %s:%d %s\n", broken->file,
			broken->to ? broken->to : "nothing", broken->file, broken->line,
			broken->says);
	}
	site_destroy(site);
	problems_finish(&problems);
	scratch_finish(&scratch);
	return is_told;
}

static void test_errors(void **state) {
	(void)state;
	assert_true(sizeof ERRORS / sizeof *ERRORS >= 40);
	size_t missed = 0;
	for (size_t i = 0; i < sizeof ERRORS / sizeof *ERRORS; i++) {
		missed += !read_broken(&ERRORS[i], PROBLEM_ERROR);
	}
	assert_int_equal(missed, 0);
}

static void test_warnings(void **state) {
	(void)state;
	size_t missed = 0;
	for (size_t i = 0; i < sizeof WARNINGS / sizeof *WARNINGS; i++) {
		missed += !read_broken(&WARNINGS[i], PROBLEM_WARNING);
	}
	assert_int_equal(missed, 0);
}

static void test_good_site(void **state) {
	(void)state;
	struct problems problems = {0};
	struct site *site = site_create(TEST_DATA "/site", &problems);
	struct catalogue **catalogues = catalogue_read_all(site);
	check_limits(site);
	assert_int_equal(problems.error_count, 0);
	assert_string_equal(site->id, "hafen");
	assert_int_equal(site->articles.count, 4);
	assert_int_equal(site->services.count, 1);
	assert_null(catalogues[1]);
	assert_int_equal(catalogues[2]->missing, 0);
	assert_int_equal(catalogues[0]->fuzzy, 1);
	assert_int_equal(catalogues[0]->translated - catalogues[0]->unchecked, 1);
	assert_string_equal(catalogues[2]->checked, "2026-11-01");
	const struct service *clinic = site_service(site, "clinic");
	assert_string_equal(clinic->location->address, "Kai 1\n05432 Hafen");
	assert_string_equal(clinic->phones[1].languages.items[0], "fa-AF");
	assert_int_equal(clinic->schedules.items[0].days, 3);
	assert_int_equal(clinic->schedules.items[1].opens, 540);
	assert_int_equal(clinic->schedules.items[2].opens, -1);
	site_destroy(site);
	problems_finish(&problems);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good_site),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_warnings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
