// SPDX-License-Identifier: GPL-3.0-or-later
// foyer-pack from outside: what its commands print and how they end.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/file.h"
#include "base/str.h"
#include "scratch.h"

static struct scratch scratch;

/* Runs foyer-pack in the scratch folder; `out` gets what it printed. Returns its exit status. */
static int run(struct str *out, const char *arguments) {
	char command[2048], line[512];
	snprintf(command, sizeof command, "cd %s && " FOYER_PACK " %s 2>&1", scratch.folder,
		arguments);
	str_clear(out);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	while (fgets(line, sizeof line, pipe)) {
		str_append(out, line);
	}
	return WEXITSTATUS(pclose(pipe));
}

static int make(void **state) {
	(void)state;
	struct str out = {0};
	scratch_init(&scratch);
	scratch_change(&scratch, "site.json", "\"country\"",
		"\"leave_out_scripts\": [\"Hans\", \"Hant\", \"Jpan\", \"Kore\"], \"country\"");
	assert_int_equal(run(&out, "keygen k"), 0);
	assert_int_equal(run(&out, "keygen other"), 0);
	assert_int_equal(
		run(&out, "build . -o a.pack --key k.key --font-cache " BUILD_ROOT "/fonts"), 0);
	assert_string_equal(str_get(&out), "");
	str_finish(&out);
	return 0;
}

static int clean(void **state) {
	(void)state;
	scratch_finish(&scratch);
	return 0;
}

static const struct {
	const char *arguments;
	int status;
	const char *says; /* a part of what is printed */
} RUNS[] = {
	{"", 1, "usage: foyer-pack build SITE -o FILE"},
	{"--help", 0, "usage: foyer-pack build"},
	{"bake .", 1, "usage:"},
	{"build .", 1, "build needs -o FILE"},
	{"build . extra -o x.pack", 1, "usage:"},
	{"build nowhere -o x.pack", 1, "nowhere/site.json: error: cannot open"},
	{"build . -o x.pack --key none.key", 1, "foyer-pack: "},
	{"build . -o no/such/folder/x.pack", 1, "foyer-pack: "},
	{"build . -o pipe", 1, "foyer-pack: pipe is no file that a pack could replace"},
	{"keygen k", 1, "foyer-pack: "},
	{"verify a.pack --trust k.pub", 0, "site hafen"},
	{"verify a.pack --trust other.pub", 1, "foyer-pack: "},
	{"verify a.pack", 1, "verify needs --trust"},
	{"verify site.json --trust k.pub", 1, "foyer-pack: "},
	{"info a.pack", 0, "site: hafen\nname: Harbour Office\nhost_name: Hafenamt\nserial: "},
	{"info a.pack", 0, "expires: 2099-06-30\n"},
	{"info a.pack", 0, "languages: de en ar\n"},
	{"info a.pack", 0, "signature: foyer site=hafen serial="},
	{"check .", 0, "ar: 38 translated, 0 fuzzy, 0 untranslated, 0 not checked"},
	{"check .", 0, "0 errors, 6 warnings"},
	{"pot .", 0,
		"#. step\n#: articles/arrive.md:17\nmsgid \"Take your passport.\"\nmsgstr \"\"\n"},
	{"lines --pack a.pack --lang en --width-px 60 --size-px 20 words.txt", 0, "0 "},
	{"lines --pack a.pack --lang en words.txt", 1, "lines needs --pack"},
	{"lines --pack a.pack --lang en --width-px 60x --size-px 20 words.txt", 1, "lines needs"},
	{"lines --pack a.pack --lang en --width-px nan --size-px 20 words.txt", 1, "lines needs"},
	{"lines --pack a.pack --lang en --width-px 60 --size-px inf words.txt", 1, "lines needs"},
};

static void test_runs(void **state) {
	(void)state;
	struct str out = {0};
	scratch_change(&scratch, "words.txt", NULL, "Two lines here\n\nend");
	assert_int_equal(run(&out, "--help; mkfifo pipe"), 0);
	for (size_t i = 0; i < sizeof RUNS / sizeof *RUNS; i++) {
		int status = run(&out, RUNS[i].arguments);
		if (status != RUNS[i].status || !strstr(str_get(&out), RUNS[i].says)) {
			fail_msg("foyer-pack %s: status %d, printed: %s", RUNS[i].arguments, status,
				str_get(&out));
		}
	}
	char path[SCRATCH_PATH_BYTES * 2];
	snprintf(path, sizeof path, "%s/x.pack", scratch.folder);
	assert_false(file_exists(path));
	str_finish(&out);
}

static void test_check_json(void **state) {
	(void)state;
	struct str out = {0};
	scratch_change(&scratch, "services/clinic.json", "\"09:00\"", "\"9\"");
	assert_int_equal(run(&out, "check . --json"), 1);
	json_t *root = json_loads(str_get(&out), 0, NULL);
	assert_non_null(root);
	json_t *error = json_array_get(json_object_get(root, "errors"), 0);
	assert_string_equal(
		json_string_value(json_object_get(error, "file")), "services/clinic.json");
	assert_int_equal(json_integer_value(json_object_get(error, "line")), 19);
	assert_int_equal(json_array_size(json_object_get(root, "warnings")), 6);
	json_t *german = json_array_get(json_object_get(root, "languages"), 0);
	assert_string_equal(json_string_value(json_object_get(german, "tag")), "de");
	assert_int_equal(json_integer_value(json_object_get(german, "untranslated")), 11);
	json_decref(root);
	str_finish(&out);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_check_json),
	};
	return cmocka_run_group_tests(tests, make, clean);
}
