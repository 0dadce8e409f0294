// SPDX-License-Identifier: GPL-3.0-or-later
// Programmes from their files to what a screen is given, and what is refused on the way.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "author/build.h"
#include "author/catalogue.h"
#include "author/check.h"
#include "author/problem.h"
#include "author/site.h"
#include "author/template.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "content/article.h"
#include "content/day.h"
#include "content/directory.h"
#include "content/pack.h"
#include "content/programme.h"
#include "content/search.h"
#include "content/topic.h"
#include "scratch.h"

#define EPOCH "1795000000" /* 2026-11-18 */
#define KNOTS "programmes/knots.json"
#define NAME "\"name\": \"name\", \"type\": \"text\""
#define FIELD(name)                                                                                \
	"{\"name\": \"" name                                                                       \
	"\", \"type\": \"yesno\", \"label\": \"L\", \"purpose\": \"P\", \"keep_days\": 1},\n"
#define LAST "{\"name\": \"name\""

static struct scratch scratch;

static void init(void) {
	char command[1024];
	setenv("SOURCE_DATE_EPOCH", EPOCH, 1);
	scratch_init(&scratch);
	snprintf(
		command, sizeof command, "cp -r '%s/programmes/.' '%s'", TEST_DATA, scratch.folder);
	assert_int_equal(system(command), 0);
}

/* ---- what is refused ---- */

static const struct broken {
	const char *file, *from, *to; /* scratch_change() */
	int line;
	const char *says;
} ERRORS[] = {
	{KNOTS, "\"name\": \"Knots for sailors\",", "", 1, "\"name\" is missing"},
	{KNOTS, "[\"first\"]", "[\"sea\"]", 7, "there is no topic \"sea\""},
	{KNOTS, "\"clinic\"", "\"pub\"", 6, "there is no service \"pub\""},
	{"programmes/mast.json", "\"quay\"", "\"pier\"", 6, "there is no location \"pier\""},
	{KNOTS, "\"school\"", "\"shcool\"", 8, "there is no icon"},
	{KNOTS, "2026-12-01", "1 December", 13, "write \"starts\" as YYYY-MM-DD"},
	{KNOTS, "2027-03-25", "2026-11-30", 14, "ends before it starts"},
	{"programmes/mast.json", "2026-11-26\"", "2027-02-26\", \"ends\": \"2026-12-02\"", 13,
		"nobody can begin when it is over"},
	{KNOTS, ", \"as_of\": \"2026-11-17\"", "", 15, "\"places\" needs"},
	{KNOTS, "\"left\": 4", "\"left\": 1.5", 15, "\"places\" needs"},
	{KNOTS, "\"A1\"", "\"easy\"", 16, "no level of the CEFR"},
	{KNOTS, "\"compulsory\"", "\"nice\"", 17, "write \"compulsory\""},
	{KNOTS, "\"childcare\": true", "\"childcare\": \"yes\"", 19, "must be true or false"},
	{KNOTS, "      \"purpose\": \"So that the group fits.\",\n", "", 24,
		"does not say what the answer is for; add \"purpose\""},
	{KNOTS, ", \"keep_days\": 90", "", 36, "when the answer is deleted; add \"keep_days\""},
	{KNOTS, "\"keep_days\": 90", "\"keep_days\": 0", 36, "from 1 to"},
	{KNOTS, "\"keep_days\": 90", "\"keep_days\": \"90\"", 36, "must be a number"},
	{KNOTS, "\"type\": \"text\"", "\"type\": \"tetx\"", 36, "cannot be of type \"tetx\""},
	{KNOTS, "\"type\": \"text\", ", "", 36, "\"type\" is missing"},
	{KNOTS, "\"label\": \"What is your name?\", ", "", 36, "\"label\" is missing"},
	{KNOTS, NAME, "\"name\": \"times\", \"type\": \"text\"", 36, "\"times\" stands twice"},
	{KNOTS, NAME, "\"name\": \"Your name\", \"type\": \"text\"", 36, "a-z, 0-9 and -"},
	{KNOTS, NAME, "\"type\": \"text\"", 36, "\"name\" is missing"},
	{KNOTS, "\"type\": \"text\"", "\"type\": \"choice\"", 36, "needs \"options\", from 2"},
	{KNOTS, "\"type\": \"slots\"", "\"type\": \"date\"", 31, "only choice, choices and slots"},
	{KNOTS, "},\n        {\"value\": \"thu\", \"label\": \"Thursday\"}", "}", 31,
		"needs \"options\", from 2 to 24; it has 1"},
	{KNOTS, "\"value\": \"thu\"", "\"value\": \"tue\"", 33, "\"tue\" stands twice"},
	{KNOTS, "\"value\": \"thu\"", "\"value\": \"Thu 18:00\"", 33, "a-z, 0-9 and -"},
	{KNOTS, "\"label\": \"Thursday\"", "\"labl\": \"Thursday\"", 33, "\"label\" is missing"},
	{KNOTS, LAST,
		FIELD("a") FIELD("b") FIELD("c") FIELD("d") FIELD("e") FIELD("f") FIELD("g")
			FIELD("h") LAST,
		44, "at most 9 questions, this one has 10"},
	{KNOTS, "\"form\": [", "\"form\": {}, \"x\": [", 23, "must be a list"},
	{"sign-up.md", NULL, NULL, 0, "add sign-up.md beside site.json"},
	{"articles/arrive.md", "(service:clinic)", "(programme:boat)", 0,
		"there is no programme \"boat\""},
};

static const struct broken WARNINGS[] = {
	{KNOTS, "2026-12-01", "2026-11-10", 13, "this day is past, so no kiosk offers"},
	{KNOTS, "\"starts\": \"2026-12-01\",\n  \"ends\": \"2027-03-25\"",
		"\"ends\": \"2026-11-17\"", 13, "this day is past"},
	{"programmes/mast.json", "2026-11-26", "2026-11-17", 13, "this day is past"},
	{KNOTS, "\"topics\": [\"first\"],", "", 1, "it is in no topic"},
	{KNOTS, "\"level\"", "\"levle\"", 16, "\"levle\" is not a name that is used here"},
	{"programmes/mast.json", "\"phones\": [{\"number\": \"030 23125 900\"}],", "", 1,
		"nobody can be asked"},
	{"programmes/mast.json",
		"[{\"valid_from\": \"2026-11-28\", \"valid_to\": \"2026-11-28\", \"opens_at\": "
		"\"10:00\", \"closes_at\": \"12:00\"}]",
		"[]", 1, "there are no hours"},
};

static bool is_there(
	const struct problems *problems, const struct broken *broken, enum problem_grade grade) {
	const char *name = strncmp(broken->file, "sign-up", 7) == 0 ? KNOTS : broken->file;
	for (size_t i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->items[i];
		if (problem->grade == grade && strcmp(problem->file, name) == 0 &&
			(!broken->line || problem->line == broken->line) &&
			strstr(problem->text, broken->says)) {
			return true;
		}
	}
	return false;
}

static size_t read_broken(const struct broken *rows, size_t count, enum problem_grade grade) {
	size_t missed = 0;
	for (size_t i = 0; i < count; i++) {
		init();
		scratch_change(&scratch, rows[i].file, rows[i].from, rows[i].to);
		struct problems problems = {0};
		struct site *site = site_create(scratch.folder, &problems);
		struct catalogue **catalogues = catalogue_read_all(site);
		check_site(site, catalogues, atoll(EPOCH));
		if (!is_there(&problems, &rows[i], grade)) {
			problems_print(&problems, "site", true, stderr);
			print_error("row %zu is not told: %s\n", i, rows[i].says);
			missed++;
		}
		site_destroy(site);
		problems_finish(&problems);
		scratch_finish(&scratch);
	}
	return missed;
}

static void test_errors(void **state) {
	(void)state;
	assert_int_equal(read_broken(ERRORS, sizeof ERRORS / sizeof *ERRORS, PROBLEM_ERROR), 0);
}

static void test_warnings(void **state) {
	(void)state;
	assert_int_equal(
		read_broken(WARNINGS, sizeof WARNINGS / sizeof *WARNINGS, PROBLEM_WARNING), 0);
}

/* ---- what is read back ---- */

static struct pack *pack;
static struct arena *arena;

static const char *path_of(const char *name) {
	static char path[SCRATCH_PATH_BYTES * 2];
	snprintf(path, sizeof path, "%s/%s", scratch.folder, name);
	return path;
}

static int make(void **state) {
	(void)state;
	init();
	scratch_change(&scratch, "locales/ar.po", "msgid \"Arrive\"",
		"msgid \"Knots for sailors\"\nmsgstr \"عقد البحارة\"\n\n"
		"msgid \"When can you come?\"\nmsgstr \"متى يمكنك الحضور؟\"\n\n"
		"msgid \"Thursday\"\nmsgstr \"الخميس\"\n\n"
		"msgid \"Arrive\"");
	struct problems problems = {0};
	struct site *site = site_create(scratch.folder, &problems);
	struct catalogue **catalogues = catalogue_read_all(site);
	const struct build_options options = {path_of("a.pack"), NULL, BUILD_ROOT "/fonts", NULL};
	struct err err = {""};
	check_limits(site);
	assert_int_equal(problems.error_count, 0);
	bool ok = build_pack(site, catalogues, &options, &err);
	assert_string_equal(err.text, "");
	assert_true(ok);
	site_destroy(site);
	problems_finish(&problems);
	const struct pack_trust trust = {.unsigned_ok = true, .site = "hafen"};
	pack = pack_open(path_of("a.pack"), &trust, &err);
	assert_non_null(pack);
	arena = arena_create();
	return 0;
}

static int clean(void **state) {
	(void)state;
	arena_destroy(arena);
	pack_close(pack);
	scratch_finish(&scratch);
	return 0;
}

static int day(const char *text) {
	int number = 0;
	assert_true(day_parse(text, &number));
	return number;
}

/* The ids of a list, one behind the other. */
static const char *ids_of(const struct programme_filter *filter, int today) {
	size_t count;
	const struct programme *list = programme_list(pack, arena, "de", filter, today, &count);
	const char *ids = "";
	for (size_t i = 0; i < count; i++) {
		ids = arena_printf(arena, "%s%s%s", ids, i ? " " : "", list[i].service.id);
	}
	return ids;
}

static void test_list(void **state) {
	(void)state;
	static const struct {
		struct programme_filter filter;
		const char *today, *ids;
	} rows[] = {
		{{0}, "2026-11-19", "mast knots row"},
		{{0}, "2026-11-26", "mast knots row"},
		{{0}, "2026-11-27", "knots row"},
		{{0}, "2026-12-01", "knots row"},
		{{0}, "2026-12-02", "row"},
		{{0}, NULL, "mast knots row"},
		{{.topic = "first"}, "2026-11-19", "knots row"},
		{{.topic = "health"}, "2026-11-19", "mast row"},
		{{.topic = "none"}, "2026-11-19", ""},
		{{.level = "A1"}, "2026-11-19", "knots"},
		{{.level = "A2"}, "2026-11-19", ""},
		{{.times = PROGRAMME_EVENING}, "2026-11-19", "knots"},
		{{.times = PROGRAMME_WEEKEND}, "2026-11-19", "mast"},
		{{.times = PROGRAMME_WEEKEND | PROGRAMME_EVENING}, "2026-11-19", "mast knots"},
		{{.times = PROGRAMME_MORNING}, "2026-11-19", ""},
		{{.with_childcare = true}, "2026-11-19", "knots"},
		{{.only_free = true}, "2026-11-19", "knots"},
		{{.speaks = "en"}, "2026-11-19", "mast"},
		{{.speaks = "ar"}, "2026-11-19", "knots row"},
		{{.speaks = "ar", .level = "B1"}, "2026-11-19", "row"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int today = rows[i].today ? day(rows[i].today) : PROGRAMME_CLOCK_UNSET;
		assert_string_equal(ids_of(&rows[i].filter, today), rows[i].ids);
	}
	assert_true(programme_any(pack, day("2027-06-01")));
}

static void test_load(void **state) {
	(void)state;
	const struct programme *knots = programme_load(pack, arena, "knots", "ar");
	assert_non_null(knots);
	assert_string_equal(knots->service.id, "knots");
	assert_string_equal(knots->service.name.utf8, "عقد البحارة");
	assert_string_equal(knots->service.name.lang, "ar");
	assert_string_equal(knots->service.description.lang, "en");
	assert_string_equal(knots->service.host_name, "Knotenkurs");
	assert_string_equal(knots->service.topics[0], "first");
	assert_string_equal(knots->service.colour, "first");
	assert_string_equal(knots->service.address, "Kai 1\n05432 Hafen");
	assert_true(service_speaks(&knots->service, "ar"));
	assert_int_equal(knots->service.is_free, KNOWN_YES);
	assert_int_equal(knots->service.schedule_count, 2);
	assert_int_equal(knots->starts, day("2026-12-01"));
	assert_int_equal(knots->ends, day("2027-03-25"));
	assert_int_equal(knots->until, day("2026-12-01"));
	assert_int_equal(knots->places, 4);
	assert_int_equal(knots->places_day, day("2026-11-17"));
	assert_string_equal(knots->level, "A1");
	assert_int_equal(knots->duty, DUTY_COMPULSORY);
	assert_string_equal(knots->duty_text.utf8, "The harbour master may ask you to come.");
	assert_int_equal(knots->childcare, KNOWN_YES);
	assert_string_equal(knots->childcare_text.utf8, "A nurse plays with them.");
	assert_string_equal(knots->contact, "clinic");
	assert_int_equal(knots->service.phone_count, 2); /* the clinic's */
	assert_string_equal(knots->service.phones[0].number, "030 23125 001");
}

static void test_other(void **state) {
	(void)state;
	const struct programme *mast = programme_load(pack, arena, "mast", "en");
	assert_int_equal(mast->places, -1);
	assert_int_equal(mast->places_day, PROGRAMME_NO_DAY);
	assert_int_equal(mast->ends, PROGRAMME_NO_DAY);
	assert_int_equal(mast->duty, DUTY_ENTRY);
	assert_int_equal(mast->childcare, KNOWN_NO);
	assert_int_equal(mast->service.phone_count, 1);
	assert_string_equal(mast->duty_text.utf8, "");
	assert_false(mast->has_form);
	assert_null(mast->contact);
	assert_null(mast->level);
	const struct programme *row = programme_load(pack, arena, "row", "en");
	assert_int_equal(row->starts, PROGRAMME_NO_DAY);
	assert_int_equal(row->until, PROGRAMME_NO_DAY);
	assert_int_equal(row->childcare, KNOWN_NOT);
	assert_int_equal(row->service.is_free, KNOWN_NO);
	assert_null(programme_load(pack, arena, "clinic", "en"));
	assert_null(programme_load(pack, arena, "", "en"));
}

static void test_form(void **state) {
	(void)state;
	const struct programme *knots = programme_load(pack, arena, "knots", "ar");
	assert_true(knots->has_form);
	assert_int_equal(knots->field_count, 2);
	assert_int_equal(knots->keep_days, 90);
	const struct form_field *times = &knots->fields[0];
	assert_string_equal(times->name, "times");
	assert_int_equal(times->type, FORM_SLOTS);
	assert_true(times->is_required);
	assert_int_equal(times->keep_days, 30);
	assert_string_equal(times->label.utf8, "متى يمكنك الحضور؟");
	assert_string_equal(times->label.lang, "ar");
	assert_string_equal(times->purpose.utf8, "So that the group fits.");
	assert_string_equal(times->purpose.lang, "en");
	assert_int_equal(times->option_count, 2);
	assert_string_equal(times->options[0].value, "tue");
	assert_string_equal(times->options[0].icon, "calendar");
	assert_string_equal(times->options[0].label.lang, "en");
	assert_string_equal(times->options[1].value, "thu");
	assert_string_equal(times->options[1].label.utf8, "الخميس");
	assert_null(times->options[1].icon);
	assert_string_equal(knots->fields[1].name, "name");
	assert_int_equal(knots->fields[1].type, FORM_TEXT);
	assert_false(knots->fields[1].is_required);
	assert_int_equal(knots->fields[1].option_count, 0);
}

/* A programme is no service: it stands in no list of them. */
static void test_apart(void **state) {
	(void)state;
	size_t count;
	service_list(pack, arena, NULL, "en", &count);
	assert_int_equal(count, 1);
	const struct directory_query query = {.lang = "en", .by_name = true};
	const struct service_where where = {.zone = "Europe/Berlin"};
	assert_int_equal(directory_list(pack, arena, &query, &where).total, 1);
	assert_int_equal(directory_list(pack, arena, &query, &where).count, 1);
	assert_null(service_load(pack, arena, "knots", "en"));
	assert_int_equal(topic_load(pack, arena, "first", "en")->service_count, 1);
}

static void test_search(void **state) {
	(void)state;
	static const struct {
		const char *lang, *typed, *id;
	} rows[] = {{"en", "knots", "knots"}, {"en", "sailo", "knots"}, {"ar", "البحارة", "knots"},
		{"ar", "Knotenk", "knots"}, {"de", "Mastklettern", "mast"},
		{"en", "brave", "mast"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t count;
		const struct search_hit *hits =
			search_query(pack, arena, rows[i].lang, rows[i].typed, 9, &count);
		assert_int_equal(count, 1);
		assert_int_equal(hits[0].kind, KIND_PROGRAMME);
		assert_string_equal(hits[0].id, rows[i].id);
	}
}

static void test_privacy(void **state) {
	(void)state;
	const struct article *page = article_load(pack, arena, PROGRAMME_PRIVACY, "en");
	assert_non_null(page);
	assert_false(page->is_missing);
	assert_null(page->topic);
	assert_true(article_load(pack, arena, PROGRAMME_PRIVACY, "ar")->is_missing);
}

static void test_template(void **state) {
	(void)state;
	static const char *const WANTED[] = {"msgid \"Knots for sailors\"",
		"#: programmes/knots.json:27\nmsgid \"When can you come?\"",
		"#. an answer to choose", "msgid \"Thursday\"", "msgid \"So that the group fits.\"",
		"msgid \"The harbour master may ask you to come.\"",
		"msgid \"A nurse plays with them.\"", "msgid \"Before you sign up\""};
	struct problems problems = {0};
	struct site *site = site_create(scratch.folder, &problems);
	struct catalogue **catalogues = catalogue_read_all(site);
	char *text;
	size_t len;
	assert_true(template_write(site, catalogues, path_of("a.pot"), NULL));
	assert_true(file_read(path_of("a.pot"), 1 << 20, &text, &len, NULL));
	for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
		if (!strstr(text, WANTED[i])) {
			fail_msg("the template lacks %s", WANTED[i]);
		}
	}
	free(text);
	site_destroy(site);
	problems_finish(&problems);
}

int main(void) {
	const struct CMUnitTest apart[] = {
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_warnings),
	};
	const struct CMUnitTest together[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_load),
		cmocka_unit_test(test_other),
		cmocka_unit_test(test_form),
		cmocka_unit_test(test_apart),
		cmocka_unit_test(test_search),
		cmocka_unit_test(test_privacy),
		cmocka_unit_test(test_template),
	};
	return cmocka_run_group_tests(apart, NULL, NULL) |
		cmocka_run_group_tests(together, make, clean);
}
