// SPDX-License-Identifier: GPL-3.0-or-later
// An import run twice, with an editor at work in between.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "author/import_report.h"
#include "author/import_site.h"
#include "base/err.h"
#include "base/file.h"
#include "base/str.h"

#define PO_HEAD                                                                                    \
	"msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                \
	"\"X-Foyer-Checked: no\\n\"\n\n"
#define PO_ENTRY(id, text) "msgid \"" id "\"\nmsgstr \"" text "\"\n"

static char folder[] = "/tmp/test-import-XXXXXX";

static char *path_of(const char *file) {
	static char path[512];
	snprintf(path, sizeof path, "%s/%s", folder, file);
	return path;
}

static void put_file(const char *file, const char *text) {
	struct err err;
	if (text) {
		assert_true(file_write(path_of(file), text, strlen(text), 0644, &err));
	} else {
		assert_int_equal(unlink(path_of(file)), 0);
	}
}

/* The file's text, the caller's to free; NULL where it is not there. */
static char *get_file(const char *file) {
	char *text = NULL;
	size_t len;
	struct err err;
	return file_read(path_of(file), 1 << 20, &text, &len, &err) ? text : NULL;
}

/* Imports that one file (none where `text` is NULL); *said gets the report. */
static void import_file(const char *file, const char *text, struct str *said) {
	struct import_site *site = import_site_open(folder);
	struct import_report report = {0};
	struct err err = {""};
	if (text) {
		import_site_put(site, file, text, strlen(text));
	}
	if (!import_site_commit(site, &report, &err)) {
		fail_msg("%s", err.text);
	}
	str_clear(said);
	for (size_t i = 0; i < report.count; i++) {
		str_printf(said, "%s: %s\n", report.items[i].place, report.items[i].text);
	}
	import_report_finish(&report);
	import_site_close(site);
}

/* What the first import wrote, what the editor made of it, what the second import has (NULL: no such
 * file), what stands there then, and a part of what the report says (NULL: it says nothing). */
static const struct {
	const char *file, *base, *editor, *input, *outcome, *says;
} ROWS[] = {
	{"a.txt", "one", "one", "two", "two", NULL},
	{"a.txt", "one", "mine", "one", "mine", NULL},
	{"a.txt", "one", "mine", "two", "mine", "cannot be put together"},
	{"a.txt", "one", "two", "two", "two", NULL},
	{"a.txt", "one", "one", NULL, NULL, NULL},
	{"a.txt", "one", "mine", NULL, "mine", "not in the input any more"},
	{"a.txt", "one", NULL, "one", NULL, NULL},
	{"a.txt", "one", NULL, "two", NULL, "stays away"},
	{"a.txt", NULL, "mine", "two", "mine", "stood here before"},
	{"a.txt", NULL, "two", "two", "two", NULL},
	/* Markdown: front matter by name, the body by block */
	{"articles/a.md", "---\ntitle: A\norder: 1\n---\n\nOne\n\nTwo\n",
		"---\ntitle: Mine\norder: 1\nservices: [s]\n---\n\nOne\n\nTwo\n\nThree\n",
		"---\ntitle: A\norder: 2\n---\n\nEins\n\nTwo\n",
		"---\ntitle: Mine\norder: 2\nservices: [s]\n---\n\nEins\n\nTwo\n\nThree\n", NULL},
	{"articles/a.md", "---\ntitle: A\n---\n\n- one\n- two\n- three\n",
		"---\ntitle: A\n---\n\n- one\n- mine\n- three\n",
		"---\ntitle: A\n---\n\n- one\n- two\n- drei\n- vier\n",
		"---\ntitle: A\n---\n\n- one\n- mine\n- three\n", "the input has: - drei"},
	{"articles/a.md", "---\ntitle: A\n---\n\n- one\n- two\n- three\n",
		"---\ntitle: A\n---\n\n- one\n- mine\n- three\n",
		"---\ntitle: A\n---\n\n- eins\n- two\n- drei\n",
		"---\ntitle: A\n---\n\n- eins\n- mine\n- drei\n", NULL},
	{"articles/a.md", "---\ntitle: A\n---\n\nOne\n\nTwo\n",
		"---\ntitle: A\n---\n\nOne, mine\n\nTwo\n",
		"---\ntitle: A\n---\n\nOne, theirs\n\nTwo\n\nThree\n",
		"---\ntitle: A\n---\n\nOne, mine\n\nTwo\n\nThree\n", "the input has: One, theirs"},
	{"articles/a.md", "---\ntitle: A\n---\n\nOne\n\nTwo\n\nThree\n",
		"---\ntitle: A\n---\n\nOne\n\nThree\n",
		"---\ntitle: A\n---\n\nOne\n\nZwei\n\nThree\n",
		"---\ntitle: A\n---\n\nOne\n\nThree\n", "the input has: Zwei"},
	{"articles/a.md", "---\ntitle: A\n---\n\nOne\n", "---\ntitle: A\n---\n\nOne\n\nMine\n",
		"---\ntitle: A\n---\n\nOne\n\nTheirs\n",
		"---\ntitle: A\n---\n\nOne\n\nMine\n\nTheirs\n", NULL},
	/* JSON: by member, lists by id */
	{"site.json", "{\"name\": \"A\", \"position\": [1, 2]}",
		"{\"name\": \"Mine\", \"position\": [1, 2], \"country\": \"DE\"}",
		"{\"name\": \"A\", \"position\": [1, 3]}",
		"{\n  \"name\": \"Mine\",\n  \"position\": [\n    1,\n    3\n  ],\n"
		"  \"country\": \"DE\"\n}\n",
		NULL},
	{"site.json", "{\"t\": [{\"id\": \"a\", \"x\": 1}, {\"id\": \"b\", \"x\": 1}]}",
		"{\"t\": [{\"id\": \"a\", \"x\": 2}, {\"id\": \"mine\"}, {\"id\": \"b\", \"x\": "
		"1}]}",
		"{\"t\": [{\"id\": \"a\", \"x\": 1}, {\"id\": \"b\", \"x\": 3}, {\"id\": \"c\"}]}",
		"{\n  \"t\": [\n    {\n      \"id\": \"a\",\n      \"x\": 2\n    },\n    {\n"
		"      \"id\": \"mine\"\n    },\n    {\n      \"id\": \"b\",\n      \"x\": 3\n    "
		"},\n"
		"    {\n      \"id\": \"c\"\n    }\n  ]\n}\n",
		NULL},
	{"site.json", "{\"n\": 1}", "{\"n\": 2}", "{\"n\": 3}", "{\n  \"n\": 2\n}\n",
		"n was changed here and in the input: kept as it is here; the input has 3"},
	{"site.json", "{\"l\": [\"de\", \"en\"]}", "{\"l\": [\"de\", \"en\", \"ar\"]}",
		"{\"l\": [\"de\", \"en\", \"uk\"]}",
		"{\n  \"l\": [\n    \"de\",\n    \"en\",\n    \"ar\",\n    \"uk\"\n  ]\n}\n", NULL},
	{"site.json", "{\"n\": 1}", "{\"n\": oops", "{\"n\": 3}", "{\"n\": oops",
		"cannot be put together"},
	/* PO: by entry */
	{"locales/en.po", PO_HEAD PO_ENTRY("eins", "one") "\n" PO_ENTRY("zwei", "two"),
		PO_HEAD "# checked\n" PO_ENTRY("eins", "One") "\n" PO_ENTRY(
			"zwei", "two") "\n" PO_ENTRY("mein", "mine"),
		PO_HEAD PO_ENTRY("eins", "one") "\n" PO_ENTRY("zwei", "TWO") "\n" PO_ENTRY(
			"drei", "three"),
		PO_HEAD "# checked\n" PO_ENTRY("eins", "One") "\n" PO_ENTRY(
			"zwei", "TWO") "\n" PO_ENTRY("drei", "three") "\n" PO_ENTRY("mein", "mine"),
		NULL},
	{"locales/en.po", PO_HEAD PO_ENTRY("eins", "one"), PO_HEAD PO_ENTRY("eins", "mine"),
		PO_HEAD PO_ENTRY("eins", "uno"), PO_HEAD PO_ENTRY("eins", "mine"),
		"the input has \"uno\""},
	{"locales/en.po", PO_HEAD PO_ENTRY("eins", "one") "\n" PO_ENTRY("zwei", "two"),
		PO_HEAD PO_ENTRY("eins", "one") "\n" PO_ENTRY("zwei", "mine"),
		PO_HEAD PO_ENTRY("drei", "three"),
		PO_HEAD PO_ENTRY("zwei", "mine") "\n" PO_ENTRY("drei", "three"),
		"is no text of the input any more, kept"},
};

static void puts_versions_together(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
		struct str said = {0};
		mkdir(path_of("articles"), 0755);
		mkdir(path_of("locales"), 0755);
		import_file(ROWS[i].file, ROWS[i].base, &said);
		assert_string_equal(str_get(&said), "");
		if (ROWS[i].editor || ROWS[i].base) {
			put_file(ROWS[i].file, ROWS[i].editor);
		}
		import_file(ROWS[i].file, ROWS[i].input, &said);
		char *text = get_file(ROWS[i].file);
		if (!text || !ROWS[i].outcome ? (text != NULL) != (ROWS[i].outcome != NULL)
					      : strcmp(text, ROWS[i].outcome) != 0) {
			fail_msg("row %zu: got\n%s\ninstead of\n%s", i, text, ROWS[i].outcome);
		}
		if (ROWS[i].says ? !strstr(str_get(&said), ROWS[i].says) : said.len) {
			fail_msg("row %zu: said \"%s\" instead of \"%s\"", i, str_get(&said),
				ROWS[i].says);
		}
		/* The same input once more changes nothing and says nothing. */
		import_file(ROWS[i].file, ROWS[i].input, &said);
		char *again = get_file(ROWS[i].file);
		assert_true(text ? again && strcmp(text, again) == 0 : !again);
		if (said.len && ROWS[i].base) {
			fail_msg("row %zu: said again \"%s\"", i, str_get(&said));
		}
		if (text) {
			put_file(ROWS[i].file, NULL);
		}
		import_file(ROWS[i].file, NULL, &said);
		free(text);
		free(again);
		str_finish(&said);
	}
}

/* A person saw every entry; then words come in that nobody saw. */
static void check_marks_stay_with_their_words(void **state) {
	(void)state;
	struct str said = {0};
	import_file("en.po", PO_HEAD PO_ENTRY("eins", "one") "\n" PO_ENTRY("zwei", "two"), &said);
	put_file("en.po",
		"msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\"X-Foyer-Checked: yes 2026-11-01\\n\"\n\n" PO_ENTRY("eins", "one") "\n" PO_ENTRY(
			"zwei", "two"));
	import_file("en.po", PO_HEAD PO_ENTRY("eins", "one") "\n" PO_ENTRY("zwei", "TWO"), &said);
	char *text = get_file("en.po");
	assert_string_equal(text,
		PO_HEAD
		"# checked 2026-11-01\n" PO_ENTRY("eins", "one") "\n" PO_ENTRY("zwei", "TWO"));
	free(text);
	str_finish(&said);
}

static void failed_import_leaves_the_site(void **state) {
	(void)state;
	struct str said = {0};
	struct err err = {""};
	struct import_report report = {0};
	import_file("a.txt", "one", &said);
	put_file("b", "a file where the import wants a folder");
	struct import_site *site = import_site_open(folder);
	import_site_put(site, "a.txt", "two", 3);
	import_site_put(site, "b/c.txt", "x", 1);
	assert_false(import_site_commit(site, &report, &err));
	assert_non_null(strstr(err.text, "/b"));
	import_site_close(site);
	char *text = get_file("a.txt");
	assert_string_equal(text, "one");
	free(text);
	put_file("b", NULL);
	import_report_finish(&report);
	import_file("a.txt", NULL, &said);
	str_finish(&said);
}

static void report_keeps_places_together(void **state) {
	(void)state;
	struct import_report report = {0};
	import_report_add(&report, "b", "one\nline");
	import_report_add(&report, "a", "two");
	import_report_add(&report, "b", "three");
	import_report_add(&report, "b", "one\nline");
	import_report_sort(&report);
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);
	import_report_print(&report, out);
	fclose(out);
	assert_string_equal(text, "b: one line\nb: three\na: two\n");
	free(text);
	import_report_finish(&report);
}

static int make(void **state) {
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int clean(void **state) {
	(void)state;
	char command[64];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(puts_versions_together),
		cmocka_unit_test(check_marks_stay_with_their_words),
		cmocka_unit_test(failed_import_leaves_the_site),
		cmocka_unit_test(report_keeps_places_together),
	};
	return cmocka_run_group_tests(tests, make, clean);
}
