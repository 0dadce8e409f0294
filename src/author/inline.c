// SPDX-License-Identifier: GPL-3.0-or-later
// A few marks, read from left to right. Not CommonMark: its rule that ** closes only beside a space
// or punctuation fails in scripts that write without spaces ("请致电**热线。**谢谢" stays unclosed),
// and translators should not have to know it. Here ** simply switches.
#include "author/inline.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

/* LRI … PDI (UAX #9): a telephone number keeps its order inside right-to-left text. */
#define ISOLATE_LTR "\xE2\x81\xA6"
#define ISOLATE_END "\xE2\x81\xA9"

struct reading {
	struct arena *arena;
	struct str text;
	struct {
		struct block_span *items;
		size_t count, room;
	} spans;
	struct block_span open;
	inline_phone_fn *phone;
	inline_mark_fn *mark;
	void *context;
	const char *why;
};

static void close_span(struct reading *reading) {
	struct block_span *open = &reading->open;
	open->end = reading->text.len;
	if (open->end > open->start && (open->is_bold || open->target)) {
		vec_push(&reading->spans, *open);
	}
	open->start = open->end;
}

static void tell(struct reading *reading, const char *mark) {
	if (reading->mark) {
		reading->mark(reading->context, mark);
	}
}

/* The offset of an unescaped `end` from `at` on; `len` where there is none. */
static size_t find(const char *marked, size_t len, size_t at, char end) {
	while (at < len && marked[at] != end) {
		at += marked[at] == '\\' ? 2 : 1;
	}
	return at < len ? at : len;
}

static bool is_target(const char *text, size_t len) {
	static const char *const STARTS[] = {
		"article:", "service:", "programme:", "https://", "http://"};
	for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++) {
		size_t start = strlen(STARTS[i]);
		if (len > start && memcmp(text, STARTS[i], start) == 0) {
			return memchr(text, ' ', len) == NULL;
		}
	}
	return false;
}

static void read_range(struct reading *reading, const char *marked, size_t len);

/* Each returns how many bytes the mark took; 0 where there is none. */

static size_t read_link(struct reading *reading, const char *marked, size_t len) {
	size_t close = find(marked, len, 1, ']');
	if (reading->open.target || close + 1 >= len || marked[close + 1] != '(') {
		return 0;
	}
	size_t end = find(marked, len, close + 2, ')');
	if (end == len || !is_target(marked + close + 2, end - close - 2)) {
		return 0;
	}
	close_span(reading);
	reading->open.target = arena_copy(reading->arena, marked + close + 2, end - close - 2);
	tell(reading, reading->open.target);
	read_range(reading, marked + 1, close - 1);
	close_span(reading);
	reading->open.target = NULL;
	return end + 1;
}

static size_t read_address(struct reading *reading, const char *marked, size_t len) {
	size_t end = find(marked, len, 1, '>');
	if (reading->open.target || end == len || !is_target(marked + 1, end - 1)) {
		return 0;
	}
	close_span(reading);
	reading->open.target = arena_copy(reading->arena, marked + 1, end - 1);
	tell(reading, reading->open.target);
	str_append(&reading->text, reading->open.target);
	close_span(reading);
	reading->open.target = NULL;
	return end + 1;
}

static size_t read_phone(struct reading *reading, const char *marked, size_t len) {
	static const char START[] = "{phone:";
	size_t start = sizeof START - 1, end = find(marked, len, 0, '}');
	if (end == len || end <= start || memcmp(marked, START, start) != 0) {
		return 0;
	}
	tell(reading, arena_copy(reading->arena, marked, end + 1));
	if (!reading->phone) {
		str_append_bytes(&reading->text, marked, end + 1);
		return end + 1;
	}
	const char *number = reading->phone(
		reading->context, arena_copy(reading->arena, marked + start, end - start));
	if (!number) {
		reading->why = "a {phone:…} names a service that is not there or has no number";
		return end + 1;
	}
	str_append(&reading->text, ISOLATE_LTR);
	str_append(&reading->text, number);
	str_append(&reading->text, ISOLATE_END);
	return end + 1;
}

static size_t read_mark(struct reading *reading, const char *marked, size_t len) {
	switch (marked[0]) {
	case '\\':
		if (len > 1 && ispunct((unsigned char)marked[1])) {
			str_append_char(&reading->text, marked[1]);
			return 2;
		}
		return 0;
	case '*':
		if (len > 1 && marked[1] == '*') {
			close_span(reading);
			reading->open.is_bold = !reading->open.is_bold;
			return 2;
		}
		return 0;
	case '[': return read_link(reading, marked, len);
	case '<': return read_address(reading, marked, len);
	case '{': return read_phone(reading, marked, len);
	default: return 0;
	}
}

static void read_range(struct reading *reading, const char *marked, size_t len) {
	for (size_t at = 0; at < len;) {
		size_t took = read_mark(reading, marked + at, len - at);
		if (!took) {
			str_append_char(&reading->text, marked[at]);
			took = 1;
		}
		at += took;
	}
}

bool inline_read(struct inline_text *out, struct arena *arena, const char *marked, size_t len,
	inline_phone_fn *phone, void *context, const char **why) {
	struct reading reading = {.arena = arena, .phone = phone, .context = context};
	read_range(&reading, marked, len);
	close_span(&reading);
	if (reading.open.is_bold) {
		reading.why = "a ** has no partner; bold words stand between two of them";
	}
	out->text = arena_copy(arena, str_get(&reading.text), reading.text.len);
	out->span_count = reading.spans.count;
	out->spans = arena_alloc(arena, (reading.spans.count + 1) * sizeof *out->spans);
	if (reading.spans.count) {
		memcpy(out->spans, reading.spans.items, reading.spans.count * sizeof *out->spans);
	}
	str_finish(&reading.text);
	vec_finish(&reading.spans);
	*why = reading.why;
	return reading.why == NULL;
}

void inline_marks(const char *marked, struct arena *arena, inline_mark_fn *fn, void *context) {
	struct reading reading = {.arena = arena, .mark = fn, .context = context};
	read_range(&reading, marked, strlen(marked));
	close_span(&reading);
	str_finish(&reading.text);
	vec_finish(&reading.spans);
}

/* ---- what a translation keeps ---- */

struct words {
	struct {
		const char **items;
		size_t count, room;
	} list;
	struct arena *arena;
};

static void add_word(void *context, const char *word) {
	struct words *words = context;
	vec_push(&words->list, word);
}

/* Runs of digits, outside placeholders and addresses. */
static void add_numbers(struct words *words, const char *marked) {
	struct inline_text plain;
	const char *why;
	inline_read(&plain, words->arena, marked, strlen(marked), NULL, NULL, &why);
	for (const char *at = plain.text; *at;) {
		size_t digits = strspn(at, "0123456789");
		if (*at == '{') {
			at += strcspn(at, "}");
		} else if (digits) {
			add_word(words, arena_copy(words->arena, at, digits));
			at += digits;
		} else {
			at++;
		}
	}
}

static struct words words_of(struct arena *arena, const char *marked) {
	struct words words = {.arena = arena};
	inline_marks(marked, arena, add_word, &words);
	add_numbers(&words, marked);
	return words;
}

const char *inline_lost(struct arena *arena, const char *source, const char *translation) {
	struct words wanted = words_of(arena, source), found = words_of(arena, translation);
	const char *lost = NULL;
	for (size_t i = 0; !lost && i < wanted.list.count; i++) {
		size_t j = 0;
		while (j < found.list.count &&
			(!found.list.items[j] ||
				strcmp(found.list.items[j], wanted.list.items[i]) != 0)) {
			j++;
		}
		if (j == found.list.count) {
			lost = wanted.list.items[i];
		} else {
			found.list.items[j] = NULL;
		}
	}
	vec_finish(&wanted.list);
	vec_finish(&found.list);
	return lost;
}

void inline_escape(struct str *out, const char *text, size_t len, bool is_cell) {
	for (size_t i = 0; i < len; i++) {
		if (strchr(is_cell ? "*<\\[]|" : "*<\\[]", text[i]) && text[i]) {
			str_append_char(out, '\\');
		}
		str_append_char(out, text[i]);
	}
}
