// SPDX-License-Identifier: GPL-3.0-or-later
// What visitors may type, and what reaches a terminal, a spreadsheet and a page of it.
#include "desk/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"

static void what_is_written(void **state) {
	(void)state;
	static const struct {
		const char *text, *line, *csv, *html;
	} rows[] = {
		{"", "", "\"\"", ""},
		{"Amina", "Amina", "\"Amina\"", "Amina"},
		{"አሚና", "አሚና", "\"አሚና\"", "አሚና"},
		{"O'Neil \"Bo\" <b>&", "O'Neil \"Bo\" <b>&", "\"O'Neil \"\"Bo\"\" <b>&\"",
			"O&#39;Neil &quot;Bo&quot; &lt;b&gt;&amp;"},
		{"=1+1", "=1+1", "\"'=1+1\"", "=1+1"},
		{"+49 30 23125", "+49 30 23125", "\"'+49 30 23125\"", "+49 30 23125"},
		{"-2", "-2", "\"'-2\"", "-2"},
		{"@SUM(A1)", "@SUM(A1)", "\"'@SUM(A1)\"", "@SUM(A1)"},
		{"  =1", "  =1", "\"'  =1\"", "  =1"},
		{"\xef\xbc\x9d\x31", "\xef\xbc\x9d\x31", "\"'\xef\xbc\x9d\x31\"",
			"\xef\xbc\x9d\x31"},
		{"\t=1", "<U+0009>=1", "\"'<U+0009>=1\"", "&lt;U+0009&gt;=1"},
		{"\r=1", "<U+000D>=1", "\"'<U+000D>=1\"", "&lt;U+000D&gt;=1"},
		{"\n=1", "<U+000A>=1", "\"'<U+000A>=1\"", "&lt;U+000A&gt;=1"},
		{"a\x1b[2Jb", "a<U+001B>[2Jb", "\"a<U+001B>[2Jb\"", "a&lt;U+001B&gt;[2Jb"},
		{"a\x7f", "a<U+007F>", "\"a<U+007F>\"", "a&lt;U+007F&gt;"},
		{"\xc2\x9b", "<U+009B>", "\"<U+009B>\"", "&lt;U+009B&gt;"},
		{"\xe2\x80\xae"
		 "evil",
			"<U+202E>evil", "\"<U+202E>evil\"", "&lt;U+202E&gt;evil"},
		{"\xe2\x81\xa7x", "<U+2067>x", "\"<U+2067>x\"", "&lt;U+2067&gt;x"},
		{"a\xff\xc3", "a<0xFF><0xC3>", "\"a<0xFF><0xC3>\"", "a&lt;0xFF&gt;&lt;0xC3&gt;"},
		{"\xf3\xa0\x80\xa1", "<U+E0021>", "\"<U+E0021>\"", "&lt;U+E0021&gt;"},
		/* a joiner spells a name */
		{"\xd9\x85\xe2\x80\x8c\xd9\x86", "\xd9\x85\xe2\x80\x8c\xd9\x86",
			"\"\xd9\x85\xe2\x80\x8c\xd9\x86\"", "\xd9\x85\xe2\x80\x8c\xd9\x86"},
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str csv = {0}, html = {0};
		plain_csv(&csv, rows[i].text);
		plain_html(&html, rows[i].text);
		assert_string_equal(plain_line(arena, rows[i].text), rows[i].line);
		assert_string_equal(str_get(&csv), rows[i].csv);
		assert_string_equal(str_get(&html), rows[i].html);
		str_finish(&csv);
		str_finish(&html);
	}
	arena_destroy(arena);
}

static void stacked_marks_end(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	struct str text = {0};
	str_append(&text, "a");
	for (int i = 0; i < 200; i++) {
		str_append(&text, "\xcc\x81");
	}
	const char *line = plain_line(arena, str_get(&text));
	int marks = 0;
	for (const char *at = line; (at = strstr(at, "\xcc\x81")); at += 2) {
		marks++;
	}
	assert_int_equal(marks, 8);
	str_finish(&text);
	arena_destroy(arena);
}

/* No byte string at all makes anything but printable UTF-8. */
static void any_bytes(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	uint32_t seed = 5;
	for (int run = 0; run < 20000; run++) {
		char text[12] = {0};
		for (int i = 0; i < 11; i++) {
			seed = seed * 1664525u + 1013904223u;
			text[i] = (char)(seed >> 24);
		}
		const char *line = plain_line(arena, text);
		size_t len = strlen(line);
		for (size_t at = 0; at < len;) {
			uint32_t code = utf8_next(line, len, &at);
			assert_true(code != UTF8_BAD && code >= 0x20 &&
				!(code >= 0x7f && code <= 0x9f) &&
				!(code >= 0x202a && code <= 0x202e));
		}
	}
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written),
		cmocka_unit_test(stacked_marks_end),
		cmocka_unit_test(any_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
