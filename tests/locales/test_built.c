// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogues of this build, found as the program finds them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "lang/catalog.h"
#include "lang/tag.h"

static void what_was_built_is_found(void **state) {
	(void)state;
	struct err err = {""};
	if (!catalog_open(BUILD_ROOT "/share/foyer/locale", &err)) {
		fail_msg("%s", err.text);
	}
	assert_string_equal(catalog_text("en", "Thursday"), "Thursday");
	size_t found = 0;
	for (size_t i = 0; i < language_count(); i++) {
		const char *lang = language_at(i)->tag;
		if (catalog_has(lang) && !language_is(lang, "en")) {
			assert_string_not_equal(catalog_text(lang, "Thursday"), "Thursday");
			found++;
		}
	}
	assert_int_equal(found, LINGUAS_COUNT);
}

static void staff_is_told_in_the_language_of_the_host(void **state) {
	(void)state;
	static const char english[] = "Staff: the printer has no paper.";
	assert_string_equal(catalog_staff("de", english), "Personal: Der Drucker hat kein Papier.");
	/* no host speaks it: English, and nothing of the visitors' catalogue */
	assert_string_equal(catalog_staff("ar", english), english);
	assert_string_equal(catalog_staff("en", english), english);
	assert_string_equal(catalog_staff("de", "Thursday"), "Thursday");
	assert_string_equal(catalog_text("de", english), english);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_built_is_found),
		cmocka_unit_test(staff_is_told_in_the_language_of_the_host),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
