// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogues made here by msgfmt, one for each language of the table: plural classes against
// CLDR's, several languages at once, contexts, parents, and the clear refusal.
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "base/err.h"
#include "base/file.h"
#include "lang/catalog.h"
#include "lang/locale.h"
#include "lang/tag.h"

static char folder[256];

__attribute__((format(printf, 1, 2))) static void run(const char *format, ...) {
	char command[2048];
	va_list args;
	va_start(args, format);
	vsnprintf(command, sizeof command, format, args);
	va_end(args);
	assert_int_equal(system(command), 0);
}

static void write_po(const struct language *language, const char *more) {
	char path[600];
	snprintf(path, sizeof path, "%s/%s.po", folder, language->tag);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file,
		"msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: test\\n\"\n"
		"\"PO-Revision-Date: 2026-10-01\\n\"\n\"Last-Translator: test\\n\"\n"
		"\"Language-Team: test\\n\"\n\"Language: %s\\n\"\n\"MIME-Version: 1.0\\n\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\"Content-Transfer-Encoding: 8bit\\n\"\n\"Plural-Forms: %s\\n\"\n%s\n"
		"msgid \"Home\"\nmsgstr \"Home in %s\"\n\n"
		"msgctxt \"place\"\nmsgid \"Home\"\nmsgstr \"House in %s\"\n\n"
		"msgid \"{n} service\"\nmsgid_plural \"{n} services\"\n",
		language->tag, language->plural, more, language->tag, language->tag);
	int forms = atoi(language->plural + strlen("nplurals="));
	for (int i = 0; i < forms; i++) {
		fprintf(file, "msgstr[%d] \"%d\"\n", i, i);
	}
	fclose(file);
}

static int make_catalogues(void **state) {
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/test_catalog.XXXXXX");
	assert_non_null(mkdtemp(folder));
	run("mkdir -p %s/foyer/LC_MESSAGES && cp %s %s/foyer/LC_MESSAGES/SYS_LC_MESSAGES", folder,
		SYS_LC_MESSAGES, folder);
	for (size_t i = 0; i < language_count(); i++) {
		const struct language *language = language_at(i);
		if (language_is(language->tag, "en") || strcmp(language->tag, "fa-AF") == 0) {
			continue;
		}
		write_po(language,
			strcmp(language->tag, "uk") == 0
				? "\"X-Foyer-Checked: yes 2026-10-01\\n\"\n"
				: "\"X-Foyer-Checked: no\\n\"\n");
	}
	run("cd %s && for po in *.po; do " MSGFMT
	    " --check -o foyer/LC_MESSAGES/foyer-${po%%.po}.mo $po || exit 1; done",
		folder);
	struct err err = {""};
	if (!catalog_open(folder, &err)) {
		fail_msg("%s", err.text);
	}
	return 0;
}

static int remove_catalogues(void **state) {
	(void)state;
	run("rm -r %s", folder);
	return 0;
}

static void texts_of_several_languages_at_once(void **state) {
	(void)state;
	static const char *const langs[] = {"ar", "uk", "zh-Hans", "sr-Latn", "sr-Cyrl", "ff-Adlm"};
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
			char text[64];
			snprintf(text, sizeof text, "Home in %s", langs[i]);
			assert_string_equal(catalog_text(langs[i], "Home"), text);
			snprintf(text, sizeof text, "House in %s", langs[i]);
			assert_string_equal(catalog_context(langs[i], "place", "Home"), text);
		}
	}
}

static void holes_fall_to_the_parent_then_english(void **state) {
	(void)state;
	assert_string_equal(catalog_text("fa-AF", "Home"), "Home in fa");
	assert_string_equal(catalog_text("de-simple", "Home"), "Home in de-simple");
	assert_string_equal(catalog_text("ar", "Not there"), "Not there");
	assert_string_equal(catalog_context("ar", "verb", "Home"), "Home");
	assert_string_equal(catalog_text("en", "Home"), "Home");
	assert_string_equal(catalog_text("prs", "Home"), "Home");
	assert_string_equal(catalog_text(NULL, "Home"), "Home");
	assert_string_equal(catalog_text("ar", ""), "");
	assert_string_equal(catalog_plural("ar", "a key", "{n} keys", 1), "a key");
	assert_string_equal(catalog_plural("ar", "a key", "{n} keys", 11), "{n} keys");
	assert_string_equal(catalog_plural("en", "a key", "{n} keys", 0), "{n} keys");
}

static void arabic_has_six_forms(void **state) {
	(void)state;
	static const struct {
		unsigned long n;
		const char *form;
	} cases[] = {{0, "0"}, {1, "1"}, {2, "2"}, {3, "3"}, {10, "3"}, {11, "4"}, {99, "4"},
		{100, "5"}, {102, "5"}, {103, "3"}, {111, "4"}, {1000, "5"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(catalog_plural("ar", "{n} service", "{n} services", cases[i].n),
			cases[i].form);
	}
}

/* True if CLDR has a rule for the language: not for these, which have ours. */
static bool has_cldr_rule(const struct language *language) {
	return language->has_names && strcmp(language->tag, "tg") != 0 &&
		strcmp(language->tag, "rw") != 0;
}

static void plural_classes_are_those_of_cldr(void **state) {
	(void)state;
	size_t compared = 0;
	for (size_t i = 0; i < language_count(); i++) {
		const struct language *language = language_at(i);
		if (!has_cldr_rule(language) || language_is(language->tag, "en") ||
			strcmp(language->tag, "fa-AF") == 0) {
			continue;
		}
		UErrorCode status = U_ZERO_ERROR;
		UPluralRules *rules = uplrules_open(locale_base(language->tag), &status);
		char icu_of[8][16] = {{0}};
		for (unsigned n = 0; n <= 1000; n++) {
			UChar keyword[16];
			char icu[16] = "";
			uplrules_select(rules, n, keyword, 16, &status);
			u_austrcpy(icu, keyword);
			int form = atoi(
				catalog_plural(language->tag, "{n} service", "{n} services", n));
			if (!icu_of[form][0]) {
				memcpy(icu_of[form], icu, sizeof icu);
			}
			if (strcmp(icu_of[form], icu) != 0) {
				fail_msg("%s: %u is %s, others of form %d are %s", language->tag, n,
					icu, form, icu_of[form]);
			}
		}
		for (int a = 0; a < 8; a++) {
			for (int b = 0; b < a; b++) {
				assert_false(icu_of[a][0] && strcmp(icu_of[a], icu_of[b]) == 0);
			}
		}
		uplrules_close(rules);
		compared++;
	}
	assert_int_equal(compared, 70);
}

static void the_header_says_who_checked(void **state) {
	(void)state;
	assert_true(catalog_is_checked("uk"));
	assert_true(catalog_is_checked("en"));
	assert_false(catalog_is_checked("ar"));
	assert_false(catalog_is_checked("fa-AF"));
	assert_false(catalog_is_checked("xx"));
	assert_true(catalog_has("ar"));
	assert_false(catalog_has("fa-AF"));
	assert_false(catalog_has(NULL));
}

static void refusals_are_clear(void **state) {
	(void)state;
	struct err err = {""};
	assert_true(catalog_open("/nowhere", &err)); // no catalogues: an English program
	assert_string_equal(catalog_text("ar", "Home"), "Home");

	run("mv %s/foyer/LC_MESSAGES/foyer-ar.mo %s/kept", folder, folder);
	assert_false(catalog_open(folder, &err));
	assert_non_null(strstr(err.text, "foyer-ar.mo"));
	run("mv %s/kept %s/foyer/LC_MESSAGES/foyer-ar.mo", folder, folder);

	run("mv %s/foyer/LC_MESSAGES/SYS_LC_MESSAGES %s/kept", folder, folder);
	run("echo no locale > %s/foyer/LC_MESSAGES/SYS_LC_MESSAGES", folder);
	// The C library may keep the locale that it has loaded, so this may also succeed.
	if (!catalog_open(folder, &err)) {
		assert_non_null(strstr(err.text, "SYS_LC_MESSAGES"));
	}
	run("mv %s/kept %s/foyer/LC_MESSAGES/SYS_LC_MESSAGES", folder, folder);
	assert_true(catalog_open(folder, &err));
	assert_null(getenv("LOCPATH"));
}

/* As SDL's X11 driver does while a window opens: it asks the environment, which names no language on a
 * machine without one, and cannot set back what it saved. */
static void a_window_may_set_the_locale(void **state) {
	(void)state;
	char *saved = strdup(setlocale(LC_ALL, NULL));
	setlocale(LC_ALL, "");
	setlocale(LC_ALL, saved);
	free(saved);
	assert_string_equal(catalog_text("ar", "Home"), "Home in ar");
	setlocale(LC_ALL, "C");
	assert_string_equal(catalog_text("ar", "Home"), "Home in ar");
	setlocale(LC_CTYPE, "C.UTF-8");
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_window_may_set_the_locale),
		cmocka_unit_test(texts_of_several_languages_at_once),
		cmocka_unit_test(holes_fall_to_the_parent_then_english),
		cmocka_unit_test(arabic_has_six_forms),
		cmocka_unit_test(plural_classes_are_those_of_cldr),
		cmocka_unit_test(the_header_says_who_checked),
		cmocka_unit_test(refusals_are_clear),
	};
	for (const char *const *name = (const char *const[]){"LOCPATH", "LANG", "LC_ALL",
		     "LC_MESSAGES", "LC_CTYPE", NULL};
		*name; name++) {
		unsetenv(*name);
	}
	return cmocka_run_group_tests(tests, make_catalogues, remove_catalogues);
}
