// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of block from its Markdown, and the marks inside texts.
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "author/inline.h"
#include "author/markdown.h"
#include "author/problem.h"
#include "base/arena.h"
#include "base/str.h"

/* Pieces as one line of text: kind level number marked target. */
static void describe(struct str *out, const struct pieces *pieces) {
	static const char *const NAMES[] = {
		"?", "heading", "paragraph", "step", "bullet", "note", "row", "image", "link"};
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *piece = &pieces->items[i];
		str_printf(out, "%s%s%s", i ? "; " : "", piece->is_header ? "header-" : "",
			NAMES[piece->kind]);
		if (piece->kind == BLOCK_NOTE) {
			str_printf(out, "/%d", (int)piece->note);
		}
		str_printf(out, " %d %d <%s>", piece->level, piece->number,
			piece->marked ? piece->marked : "");
		if (piece->target) {
			str_printf(out, " -> %s", piece->target);
		}
	}
}

static const struct {
	const char *markdown, *pieces;
} BLOCKS[] = {
	{"# One\n\n## Two\n\n### Three",
		"heading 2 0 <One>; heading 2 0 <Two>; heading 3 0 <Three>"},
	{"a\nb", "paragraph 0 0 <a b>"},
	{"a\\\nb", "paragraph 0 0 <a\nb>"},
	{"a\n\nb", "paragraph 0 0 <a>; paragraph 0 0 <b>"},
	{"1. a\n2. b", "step 0 1 <a>; step 0 2 <b>"},
	{"3. a\n\n4. b", "step 0 3 <a>; step 0 4 <b>"},
	{"1. a\n\n   more\n2. b", "step 0 1 <a>; paragraph 1 0 <more>; step 0 2 <b>"},
	{"- a\n  - b\n    1. c\n- d",
		"bullet 0 0 <a>; bullet 1 0 <b>; step 2 1 <c>; bullet 0 0 <d>"},
	{"1. a\n   - b\n\n   after\n", "step 0 1 <a>; bullet 1 0 <b>; paragraph 1 0 <after>"},
	{"> [!NOTE]\n> a", "note/0 0 0 <a>"},
	{"> [!TIP] a", "note/1 0 0 <a>"},
	{"> [!IMPORTANT]\n> a\n>\n> b", "note/2 0 0 <a>; note/2 1 0 <b>"},
	{"> [!WARNING]\n>\n> a", "note/3 0 0 <a>"},
	{"> [!CAUTION]\n> a\n\nb", "note/4 0 0 <a>; paragraph 0 0 <b>"},
	{"| a | b |\n|---|---|\n| **c** | d \\| e |",
		"header-row 0 0 <a | b>; row 0 0 <**c** | d \\| e>"},
	{"![A ship](images/ship.png)", "image 0 0 <A ship> -> images/ship.png"},
	{"[The law](https://example.org/a)", "link 0 0 <The law> -> https://example.org/a"},
	{"<https://example.org>", "link 0 0 <> -> https://example.org"},
	{"See <https://example.org>.", "paragraph 0 0 <See <https://example.org>.>"},
	{"See [a *b*](article:c).", "paragraph 0 0 <See [a b](article:c).>"},
	{"**a** and __b__, `c`", "paragraph 0 0 <**a** and **b**, c>"},
	{"a \\** b \\[c\\] \\\\", "paragraph 0 0 <a \\*\\* b \\[c\\] \\\\>"},
	{"a &amp; b &nbsp;&#x41;",
		"paragraph 0 0 <a & b \xC2\xA0"
		"A>"},
	{"Call {phone:a-b}.", "paragraph 0 0 <Call {phone:a-b}.>"},
};

static void test_blocks(void **state) {
	(void)state;
	for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS; i++) {
		struct arena *arena = arena_create();
		struct problems problems = {0};
		struct str found = {0};
		const struct pieces pieces = markdown_read(arena, "x.md", BLOCKS[i].markdown,
			strlen(BLOCKS[i].markdown), 1, &problems);
		describe(&found, &pieces);
		assert_string_equal(str_get(&found), BLOCKS[i].pieces);
		assert_int_equal(problems.count, 0);
		str_finish(&found);
		problems_finish(&problems);
		arena_destroy(arena);
	}
}

static void test_lines(void **state) {
	(void)state;
	static const char TEXT[] = "a\n\n## b\n\n- c\n- d\n\n| e |\n|---|\n| f |\n";
	static const int LINES[] = {11, 13, 15, 16, 18, 20};
	struct arena *arena = arena_create();
	struct problems problems = {0};
	const struct pieces pieces =
		markdown_read(arena, "x.md", TEXT, sizeof TEXT - 1, 11, &problems);
	assert_int_equal(pieces.count, 6);
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(pieces.items[i].line, LINES[i]);
	}
	arena_destroy(arena);
}

static const char *phone_of(void *context, const char *service) {
	(void)context;
	return strcmp(service, "a") == 0 ? "030 1" : NULL;
}

static const struct {
	const char *marked, *text; /* text NULL: refused */
	const char *spans;         /* start-end, b for bold, target */
} MARKS[] = {
	{"plain", "plain", ""},
	{"a **b** c", "a b c", "2-3b "},
	{"\xE8\xAF\xB7**\xE7\x83\xAD\xE3\x80\x82**\xE8\xB0\xA2",
		"\xE8\xAF\xB7\xE7\x83\xAD\xE3\x80\x82\xE8\xB0\xA2", "3-9b "},
	{"[b](service:x) c", "b c", "0-1service:x "},
	{"[b **c**](article:x)", "b c", "0-2article:x 2-3barticle:x "},
	{"**a [b](article:x)**", "a b", "0-2b 2-3barticle:x "},
	{"<https://e.org>", "https://e.org", "0-13https://e.org "},
	{"[a] (b) [c](d)", "[a] (b) [c](d)", ""},
	{"\\[a\\]\\(b) \\*\\*", "[a](b) **", ""},
	{"{phone:a}.",
		"\xE2\x81\xA6"
		"030 1"
		"\xE2\x81\xA9.",
		""},
	{"{phone:b}", NULL, NULL},
	{"a **b", NULL, NULL},
};

static void test_marks(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
		struct inline_text text;
		const char *why;
		bool ok = inline_read(&text, arena, MARKS[i].marked, strlen(MARKS[i].marked),
			phone_of, NULL, &why);
		assert_int_equal(ok, MARKS[i].text != NULL);
		if (!ok) {
			continue;
		}
		struct str spans = {0};
		for (size_t j = 0; j < text.span_count; j++) {
			const struct block_span *span = &text.spans[j];
			str_printf(&spans, "%zu-%zu%s%s ", span->start, span->end,
				span->is_bold ? "b" : "", span->target ? span->target : "");
		}
		assert_string_equal(text.text, MARKS[i].text);
		assert_string_equal(str_get(&spans), MARKS[i].spans);
		str_finish(&spans);
	}
	arena_destroy(arena);
}

static const struct {
	const char *source, *translation, *lost;
} TRANSLATIONS[] = {
	{"Call 112.", "112 anrufen.", NULL},
	{"13.90 \xE2\x82\xAC", "13,90 \xE2\x82\xAC", NULL},
	{"116 117", "116117", "116"},
	{"From 9:00 to 9:30", "9:00 bis 30", "9"},
	{"[a](article:x)", "[b](article:x)", NULL},
	{"[a](article:x)", "b", "article:x"},
	{"[a](https://e.org/2026)", "[b](https://e.org/2026)", NULL},
	{"{phone:a-2}", "{phone:a-2} 7", NULL},
	{"{phone:a}", "{phone:b}", "{phone:a}"},
	{"two **b** 3", "3 zwei **b**", NULL},
};

static void test_lost(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof TRANSLATIONS / sizeof *TRANSLATIONS; i++) {
		const char *lost =
			inline_lost(arena, TRANSLATIONS[i].source, TRANSLATIONS[i].translation);
		if (TRANSLATIONS[i].lost) {
			assert_non_null(lost);
			assert_string_equal(lost, TRANSLATIONS[i].lost);
		} else {
			assert_null(lost);
		}
	}
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
