// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks come back as they went in; any other bytes are refused and never read past their end.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/block.h"

static const struct block_span doctor[] = {
	{5, 9, true, NULL}, {9, 13, false, "service:family-doctors"}, {14, 15, true, "article:x"}};
static const struct block_cell cells[] = {
	{"Monday", NULL, 0}, {"08:30\n12:00", (struct block_span[]){{0, 5, true, NULL}}, 1}};
static const struct block sample[] = {
	{.kind = BLOCK_HEADING, .level = 2, .text = "When you move again"},
	{.kind = BLOCK_PARAGRAPH, .text = "Call طبيب now.", .spans = doctor, .span_count = 3},
	{.kind = BLOCK_STEP, .number = 300, .level = 1, .text = "", .is_unchecked = true},
	{.kind = BLOCK_BULLET, .text = "家庭医生"},
	{.kind = BLOCK_NOTE, .note = NOTE_CAUTION, .level = 1, .text = "Careful"},
	{.kind = BLOCK_TABLE_ROW, .is_header = true, .text = "", .cells = cells, .cell_count = 2},
	{.kind = BLOCK_IMAGE, .text = "A door", .target = "door"},
	{.kind = BLOCK_LINK, .text = "The law", .target = "https://example.org/a?b"},
};
#define COUNT (sizeof sample / sizeof *sample)

static void assert_spans(
	const struct block_span *a, size_t n, const struct block_span *b, size_t m) {
	assert_int_equal(n, m);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(a[i].start, b[i].start);
		assert_int_equal(a[i].end, b[i].end);
		assert_int_equal(a[i].is_bold, b[i].is_bold);
		assert_int_equal(!a[i].target, !b[i].target);
		if (a[i].target) {
			assert_string_equal(a[i].target, b[i].target);
		}
	}
}

static void assert_block(const struct block *a, const struct block *b) {
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->note, b->note);
	assert_int_equal(a->level, b->level);
	assert_int_equal(a->number, b->number);
	assert_int_equal(a->is_header, b->is_header);
	assert_int_equal(a->is_unchecked, b->is_unchecked);
	assert_string_equal(a->text, b->text);
	assert_string_equal(a->target ? a->target : "", b->target ? b->target : "");
	assert_spans(a->spans, a->span_count, b->spans, b->span_count);
	assert_int_equal(a->cell_count, b->cell_count);
	for (size_t i = 0; i < a->cell_count; i++) {
		const struct block_cell *x = &a->cells[i], *y = &b->cells[i];
		assert_string_equal(x->text, y->text);
		assert_spans(x->spans, x->span_count, y->spans, y->span_count);
	}
}

static void test_round_trip(void **state) {
	(void)state;
	struct arena *arena = arena_create();
	for (size_t n = 0; n <= COUNT; n++) {
		struct str out = {0};
		block_encode(&out, sample, n);
		const struct block *got;
		size_t count = 99;
		assert_true(block_decode(arena, out.data, out.len, &got, &count));
		assert_int_equal(count, n);
		for (size_t i = 0; i < n; i++) {
			assert_block(&sample[i], &got[i]);
		}
		str_finish(&out);
	}
	arena_destroy(arena);
}

// Cut anywhere, and every byte with every value: from a block of its own size, so that a memory
// checker sees a read past the end. Only what is not cut may be read.
static void test_damaged(void **state) {
	(void)state;
	struct str out = {0};
	block_encode(&out, sample, COUNT);
	struct arena *arena = arena_create();
	const struct block *got;
	size_t count;
	for (size_t len = 0; len < out.len; len++) {
		unsigned char *cut = malloc(len ? len : 1);
		memcpy(cut, out.data, len);
		assert_false(block_decode(arena, cut, len, &got, &count));
		free(cut);
	}
	unsigned char *data = malloc(out.len);
	for (size_t at = 0; at < out.len; at++) {
		for (int value = 0; value < 256; value++) {
			memcpy(data, out.data, out.len);
			data[at] = (unsigned char)value;
			block_decode(arena, data, out.len, &got, &count);
		}
		arena_reset(arena);
	}
	free(data);
	arena_destroy(arena);
	str_finish(&out);
}

static void test_refused(void **state) {
	(void)state;
	static const struct row {
		const char *what;
		const char *bytes;
		size_t len;
	} rows[] = {
#define ROW(what, bytes) {what, bytes, sizeof bytes - 1}
		ROW("another version", "\2\0"),
		ROW("a byte behind the last block", "\1\0\0"),
		ROW("a count larger than the rest", "\1\xff\xff\xff\x0f"),
		ROW("a number without end", "\1\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80"),
		ROW("no such kind", "\1\1\0\0\0\0\0\0\0\0"),
		ROW("no such kind", "\1\1\x09\0\0\0\0\0\0\0"),
		ROW("no such note", "\1\1\5\5\0\0\0\0\0\0"),
		ROW("an image of nothing", "\1\1\7\0\0\0\0\0\0\0"),
		ROW("a heading with a target", "\1\1\1\0\2\0\4\1x\0\0\0"),
		ROW("a zero byte in a text", "\1\1\2\0\0\0\0\1\0\0\0"),
		ROW("no UTF-8", "\1\1\2\0\0\0\0\1\xff\0\0"),
		ROW("a span past the end", "\1\1\2\0\0\0\0\1x\1\1\1\1\0"),
		ROW("an empty span", "\1\1\2\0\0\0\0\1x\1\0\0\1\0"),
		ROW("a span from inside a character", "\1\1\2\0\0\0\0\2\xc3\xa4\1\1\1\1\0"),
		ROW("a span to inside a character", "\1\1\2\0\0\0\0\2\xc3\xa4\1\0\1\1\0"),
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct block *got;
		size_t count;
		if (block_decode(arena, rows[i].bytes, rows[i].len, &got, &count)) {
			fail_msg("accepted: %s", rows[i].what);
		}
	}
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
