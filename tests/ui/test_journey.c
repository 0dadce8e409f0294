// SPDX-License-Identifier: GPL-3.0-or-later
// Lines good and bad, and whole journeys played on a screen of paper that writes down what it is
// asked.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "device/input.h"
#include "ui/journey.h"
#include "ui/journey_step.h"

static void test_good_lines(void **state) {
	static const struct {
		const char *line;
		enum journey_verb verb;
		bool is_id;
		const char *text;
		int number;
		int64_t ms;
	} table[] = {
		{"", JOURNEY_NOTHING, false, "", 0, 0},
		{"   \t", JOURNEY_NOTHING, false, "", 0, 0},
		{"# tap #home", JOURNEY_NOTHING, false, "", 0, 0},
		{"#tap", JOURNEY_NOTHING, false, "", 0, 0},
		{"tap #home", JOURNEY_TAP, true, "home", 0, 0},
		{"  tap   #home   # the rail", JOURNEY_TAP, true, "home", 0, 0},
		{"tap #lang-$LANG", JOURNEY_TAP, true, "lang-zh-Hans", 0, 0},
		{"tap \"Health\"", JOURNEY_TAP, false, "Health", 0, 0},
		{"tap \"#home\"", JOURNEY_TAP, false, "#home", 0, 0},
		{"see \"a \\\"b\\\" \\\\ c # d\"", JOURNEY_SEE, false, "a \"b\" \\ c # d", 0, 0},
		{"see \"الصحة\"", JOURNEY_SEE, false, "الصحة", 0, 0},
		{"dont-see #home", JOURNEY_DONT_SEE, true, "home", 0, 0},
		{"hold #logo 5s", JOURNEY_HOLD, true, "logo", 0, 5000},
		{"taps 4", JOURNEY_TAPS, false, "4", 4, 0},
		{"type \"Amina $LANG\"", JOURNEY_TYPE, false, "Amina zh-Hans", 0, 0},
		{"key Down", JOURNEY_KEY, false, "Down", 0, 0},
		{"drag -400", JOURNEY_DRAG, false, "-400", -400, 0},
		{"wait 46s", JOURNEY_WAIT, false, "46s", 0, 46000},
		{"wait 250ms", JOURNEY_WAIT, false, "250ms", 0, 250},
		{"wait 2m", JOURNEY_WAIT, false, "2m", 0, 120000},
		{"wait 26h\r", JOURNEY_WAIT, false, "26h", 0, 93600000},
		{"shot article-2", JOURNEY_SHOT, false, "article-2", 0, 0},
		{"print-shows \"112\"", JOURNEY_PRINT_SHOWS, false, "112", 0, 0},
		{"slips 2", JOURNEY_SLIPS, false, "2", 2, 0},
		{"printer out-of-paper", JOURNEY_PRINTER, false, "out-of-paper", 0, 0},
		{"usb /media/stick", JOURNEY_USB, false, "/media/stick", 0, 0},
		{"clock 2026-11-19T09:42", JOURNEY_CLOCK, false, "2026-11-19T09:42", 0, 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct journey_step step;
		struct err err = {0};
		if (!journey_step_read(table[i].line, "zh-Hans", &step, &err)) {
			fail_msg("%s: %s", table[i].line, err.text);
		}
		assert_int_equal(step.verb, table[i].verb);
		assert_int_equal(step.is_id, table[i].is_id);
		assert_string_equal(step.text, table[i].text);
		assert_int_equal(step.number, table[i].number);
		assert_int_equal(step.ms, table[i].ms);
	}
}

static void test_bad_lines(void **state) {
	static const struct {
		const char *line, *why;
	} table[] = {
		{"touch #home", "no step"},
		{"tap", "tap #home"},
		{"tap home", "tap #home"},
		{"tap #", "tap #home"},
		{"tap \"\"", "tap #home"},
		{"tap #a #b", "tap #home"},
		{"tap #a b c d", "too many words"},
		{"tap \"Health", "closing"},
		{"tap \"Health\"x", "blank"},
		{"hold #logo", "hold #logo 5s"},
		{"hold #logo 5", "hold #logo 5s"},
		{"taps four", "taps 4"},
		{"taps -1", "taps 4"},
		{"type Amina", "type \"Amina\""},
		{"key Sideways", "key Down"},
		{"drag far", "drag 400"},
		{"wait", "wait 46s"},
		{"wait 46", "wait 46s"},
		{"wait -1s", "wait 46s"},
		{"wait 99999999h", "wait 46s"},
		{"shot ../escape", "shot article"},
		{"shot a.png", "shot article"},
		{"clock today", "clock 2026"},
		{"see \"\xff\"", "UTF-8"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct journey_step step;
		struct err err = {0};
		if (journey_step_read(table[i].line, "en", &step, &err)) {
			fail_msg("taken: %s", table[i].line);
		}
		if (!strstr(err.text, table[i].why)) {
			fail_msg("%s: %s", table[i].line, err.text);
		}
	}
}

static void test_long_lines(void **state) {
	(void)state;
	char line[2 * JOURNEY_LINE_MAX];
	struct journey_step step;
	memset(line, 'x', sizeof line);
	memcpy(line, "tap #", 5);
	line[JOURNEY_LINE_MAX - 3] = '\0';
	assert_true(journey_step_read(line, "en", &step, NULL));
	line[JOURNEY_LINE_MAX - 3] = 'x';
	line[sizeof line - 1] = '\0';
	assert_false(journey_step_read(line, "en", &step, NULL));
}

/* A screen with a few things on it; `log` is what was done to it. */
struct paper {
	struct str log;
	bool has_shift, is_upper;
};

static bool paper_find(void *context, const char *name, bool is_id, struct rect *box) {
	const struct paper *paper = context;
	static const struct {
		const char *id, *label;
		struct rect box;
	} things[] = {
		{"home", "Home", {0, 0, 100, 40}},
		{"lang-ar", "العربية", {200, 100, 10, 10}},
		{"key-a", "a", {10, 500, 10, 10}},
		{"key-space", "", {20, 500, 10, 10}},
	};
	for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
		if (strcmp(name, is_id ? things[i].id : things[i].label) == 0) {
			*box = things[i].box;
			return true;
		}
	}
	if (is_id && paper->has_shift &&
		(strcmp(name, "key-shift") == 0 ||
			(paper->is_upper && strcmp(name, "key-A") == 0))) {
		*box = (struct rect){30, name[4] == 'A' ? 520 : 500, 10, 10};
		return true;
	}
	return false;
}

static void paper_list(void *context, struct str *out) {
	(void)context;
	str_append(out, "#home \"Home\"\n");
}

static struct rect paper_screen(void *context) {
	(void)context;
	return (struct rect){0, 0, 1920, 1080};
}

static void paper_input(void *context, const struct input *input) {
	struct paper *paper = context;
	switch (input->kind) {
	case INPUT_PRESS: str_printf(&paper->log, "P%d,%d ", input->x, input->y); return;
	case INPUT_MOVE: str_append(&paper->log, "M "); return;
	case INPUT_RELEASE:
		paper->is_upper |= input->x == 35 && input->y == 505;
		str_printf(&paper->log, "R%d,%d ", input->x, input->y);
		return;
	case INPUT_KEY: str_printf(&paper->log, "K%d ", (int)input->key); return;
	case INPUT_TEXT: str_printf(&paper->log, "T%s ", input->text); return;
	default: fail();
	}
}

static void paper_wait(void *context, int64_t ms) {
	struct paper *paper = context;
	if (ms >= 1000) {
		str_printf(&paper->log, "W%d ", (int)ms);
	}
}

static bool paper_shot(void *context, const char *name, struct err *err) {
	struct paper *paper = context;
	(void)err;
	str_printf(&paper->log, "S%s ", name);
	return true;
}

/* Plays the text as a journey; what went wrong (after the path), or "", stands in err. */
static bool play(
	const char *text, struct paper *paper, struct str *seen, struct err *err, size_t *prefix) {
	char path[64];
	const struct journey_target target = {.context = paper,
		.find = paper_find,
		.list = paper_list,
		.screen = paper_screen,
		.input = paper_input,
		.wait = paper_wait,
		.shot = paper_shot};
	snprintf(path, sizeof path, "/tmp/foyer-journey-%ld", (long)getpid());
	assert_true(file_write(path, text, strlen(text), 0600, NULL));
	bool ok = journey_run(path, "ar", &target, seen, err);
	unlink(path);
	*prefix = strlen(path);
	return ok;
}

static void test_played(void **state) {
	static const struct {
		const char *text, *log;
		bool has_shift;
	} table[] = {
		{"tap #home\ntap \"Home\"\ntaps 2\n", "P50,20 R50,20 P50,20 R50,20 ", false},
		{"tap #lang-$LANG", "P205,105 R205,105 ", false},
		{"hold #home 5s\ntaps 1", "P50,20 W5000 R50,20 ", false},
		{"see #home\ndont-see #gone\ndont-see \"Gone\"\n", "", false},
		{"wait 46s\nshot now\nkey Down\n", "W46000 Snow K4 ", false},
		{"type \"a ab\"", "P15,505 R15,505 P25,505 R25,505 P15,505 R15,505 Tb ", false},
		{"type \"A\"", "TA ", false},
		{"type \"A\"", "P35,505 R35,505 P35,525 R35,525 ", true},
		{"type \"ሀ\"\ntaps 0", "Tሀ ", false},
		{"drag 400", "P960,740 M M M M M M M M R960,340 ", false},
		{"# nothing\n\n", "", false},
		{"", "", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct paper paper = {.has_shift = table[i].has_shift};
		struct str seen = {0};
		struct err err = {0};
		size_t prefix;
		if (!play(table[i].text, &paper, &seen, &err, &prefix)) {
			fail_msg("%s: %s", table[i].text, err.text);
		}
		assert_string_equal(str_get(&paper.log), table[i].log);
		assert_int_equal(seen.len, 0);
		str_finish(&paper.log);
	}
}

static void test_failures_name_the_line(void **state) {
	static const struct {
		const char *text, *why;
	} table[] = {
		{"tap #home\n\ntap #gone\ntap #home", ":3: tap: #gone is not on screen"},
		{"see \"Nobody\"", ":1: see: \"Nobody\" is not on screen"},
		{"dont-see #home", ":1: dont-see: #home is on screen"},
		{"tap #home\ntap #home\ntaps 1", ":3: taps: 2 taps were made"},
		{"print-shows \"112\"", ":1: print-shows: not available"},
		{"slips 0", ":1: slips: not available"},
		{"printer out-of-paper", ":1: printer: not available"},
		{"usb x", ":1: usb: not available"},
		{"clock 2026-11-19T09:42", ":1: clock: not available"},
		{"nonsense", ":1: \"nonsense\" is no step"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct paper paper = {0};
		struct str seen = {0};
		struct err err = {0};
		size_t prefix;
		assert_false(play(table[i].text, &paper, &seen, &err, &prefix));
		if (strncmp(err.text + prefix, table[i].why, strlen(table[i].why)) != 0) {
			fail_msg("%s: %s", table[i].text, err.text);
		}
		assert_string_equal(str_get(&seen), "#home \"Home\"\n");
		str_finish(&seen);
		str_finish(&paper.log);
	}
}

static void test_missing_file(void **state) {
	(void)state;
	const struct journey_target target = {.list = paper_list};
	struct err err = {0};
	assert_false(journey_run("/nonexistent.journey", "en", &target, NULL, &err));
	assert_non_null(strstr(err.text, "/nonexistent.journey"));
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good_lines),
		cmocka_unit_test(test_bad_lines),
		cmocka_unit_test(test_long_lines),
		cmocka_unit_test(test_played),
		cmocka_unit_test(test_failures_name_the_line),
		cmocka_unit_test(test_missing_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
