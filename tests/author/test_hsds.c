// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of HSDS 3: small files that name each other, and full exports with everything nested.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "author/hsds.h"
#include "author/problem.h"
#include "author/site.h"
#include "base/file.h"
#include "scratch.h"

/* A full service as an HSDS API gives it: ids are UUIDs, the number has quotes of its own, hours and
 * place stand at the location. */
#define FULL                                                                                       \
	"{\"id\": \"ac148810-d857-441c-9679-408f346de14b\", \"name\": \"Counselling\","            \
	" \"status\": \"active\", \"minimum_age\": 12, \"wait_time\": \"\","                       \
	" \"organization\": {\"id\": \"d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610\", \"name\": "         \
	"\"Org\"},"                                                                                \
	" \"phones\": [{\"number\": \"\\\"+44 1234 234567\\\"\", \"extension\": 100}],"            \
	" \"service_at_locations\": [{\"location\": {\"name\": \"Centre\", \"latitude\": 100,"     \
	" \"longitude\": 101, \"addresses\": [{\"address_1\": \"1 Main St\", \"city\": \"Town\","  \
	" \"address_type\": \"postal\"}]}, \"schedules\": [{\"freq\": \"WEEKLY\", \"byday\": "     \
	"\"TH,FR\","                                                                               \
	" \"timezone\": 3, \"interval\": 1, \"wkst\": \"TU\", \"opens_at\": \"10:00:00\","         \
	" \"closes_at\": \"18:00:00\"}]}]}"

static const struct {
	const char *file, *text, *id;
} FORMS[] = {
	{"services/full.json", FULL, "full"},
	{"services/service_full.json", FULL, "service_full"},
	{"services/list.json", "{\"total_items\": 1, \"contents\": [" FULL "]}",
		"ac148810-d857-441c-9679-408f346de14b"},
	{"services/at.json",
		"{\"id\": \"e94c9f38-1e8f-4564-91d4-d53501ab1765\", \"phones\": [{\"number\": "
		"\"+44 1234 "
		"234567\"}], \"location\": {\"name\": \"Centre\", \"addresses\": [{\"address_1\": "
		"\"1 Main "
		"St\", \"city\": \"Town\"}]}, \"schedules\": [{\"freq\": \"WEEKLY\", \"byday\": "
		"\"TH,FR\", "
		"\"opens_at\": \"10:00\", \"closes_at\": \"18:00\"}], \"service\": {\"name\": "
		"\"Counselling\", \"organization\": {\"name\": \"Org\"}}}",
		"at"},
};

static void test_forms(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
		struct scratch scratch;
		scratch_init(&scratch);
		scratch_change(&scratch, FORMS[i].file, NULL, FORMS[i].text);
		struct problems problems = {0};
		struct site *site = site_create(scratch.folder, &problems);
		assert_int_equal(problems.error_count, 0);
		const struct service *service = site_service(site, FORMS[i].id);
		assert_non_null(service);
		assert_string_equal(service->name->text, "Counselling");
		assert_string_equal(service->organization->name, "Org");
		assert_string_equal(service->location->address, "1 Main St\nTown");
		assert_false(service->location->has_position);
		assert_int_equal(service->location->step_free, -1);
		assert_int_equal(service->phone_count, 1);
		assert_string_equal(service->phones[0].number,
			i < 3 ? "+44 1234 234567 ext. 100" : "+44 1234 234567");
		assert_int_equal(service->schedules.count, 1);
		assert_int_equal(service->schedules.items[0].days, 1 << 3 | 1 << 4);
		assert_int_equal(service->schedules.items[0].closes, 18 * 60);
		site_destroy(site);
		problems_finish(&problems);
		scratch_finish(&scratch);
	}
}

/* The examples of the HSDS 3.0 specification, where a copy of them is named. */
static void test_specification(void **state) {
	(void)state;
	static const char *const FILES[][2] = {{"service_full", "services"},
		{"service_list", "services"}, {"service_at_location_full", "services"},
		{"location", "locations"}, {"organization_full", "organizations"},
		{"organization_list", "organizations"}};
	const char *folder = getenv("HSDS_EXAMPLES");
	if (!folder) {
		skip();
	}
	for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
		struct scratch scratch;
		scratch_init(&scratch);
		char from[512], to[512], *text;
		size_t len;
		snprintf(from, sizeof from, "%s/%s.json", folder, FILES[i][0]);
		snprintf(to, sizeof to, "%s/%s.json", FILES[i][1], FILES[i][0]);
		assert_true(file_read(from, 1 << 20, &text, &len, NULL));
		scratch_change(&scratch, to, NULL, text);
		struct problems problems = {0};
		struct site *site = site_create(scratch.folder, &problems);
		problems_print(&problems, FILES[i][0], false, stderr);
		assert_int_equal(problems.error_count, 0);
		site_destroy(site);
		problems_finish(&problems);
		free(text);
		scratch_finish(&scratch);
	}
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_specification),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
