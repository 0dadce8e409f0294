// SPDX-License-Identifier: GPL-3.0-or-later
// Front matter is a set of names, the body a sequence of blocks. A list item and a table row are blocks
// of their own, so that two people may change two steps of one list.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "author/import_merge.h"
#include "author/import_report.h"
#include "base/arena.h"
#include "base/mem.h"

struct unit {
	const char *text; /* without the line feed at its end */
	bool is_glued;    /* no empty line before it */
};

struct units {
	struct unit *items;
	size_t count, room;
};

struct page {
	struct units front, body;
};

struct merging {
	const struct merge *merge;
	struct arena *arena;
	struct str *out;
};

/* ---- reading ---- */

/* What a line begins: 'i' list item, 't' table row, 'h' heading, 'p' anything else. */
static char kind_of(const char *line) {
	const char *at = line + strspn(line, " \t");
	size_t digits = strspn(at, "0123456789");
	if ((strchr("-*+", *at) && *at && at[1] == ' ') ||
		(digits && strchr(".)", at[digits]) && at[digits] && at[digits + 1] == ' ')) {
		return 'i';
	}
	return *at == '|' ? 't' : *at == '#' ? 'h' : 'p';
}

static bool is_blank(const char *line) {
	return line[strspn(line, " \t\r")] == '\0';
}

static void add_line(struct merging *merging, struct units *units, const char *line, bool is_new,
	bool is_glued) {
	if (is_new || !units->count) {
		vec_push(units, (struct unit){line, is_glued});
		return;
	}
	struct unit *last = &units->items[units->count - 1];
	last->text = arena_printf(merging->arena, "%s\n%s", last->text, line);
}

static void read_front(
	struct merging *merging, struct page *page, const char **lines, size_t count, size_t *at) {
	if (!count || strncmp(lines[0], "---", 3) != 0) {
		return;
	}
	for (*at = 1; *at < count && strncmp(lines[*at], "---", 3) != 0; ++*at) {
		const char *line = lines[*at];
		add_line(merging, &page->front, line,
			!isspace((unsigned char)line[0]) && line[0] != '-' && line[0], true);
	}
	*at += *at < count;
}

static void read_body(
	struct merging *merging, struct page *page, const char **lines, size_t count, size_t at) {
	bool was_blank = true;
	char last = 'p';
	for (; at < count; at++) {
		if (is_blank(lines[at])) {
			was_blank = true;
			continue;
		}
		char kind = kind_of(lines[at]);
		/* An indented line behind an empty one is a paragraph of the list item before. */
		bool is_new = was_blank || kind != 'p' || last == 'h';
		add_line(merging, &page->body, lines[at], is_new, !was_blank);
		was_blank = false;
		last = kind;
	}
}

static void read_page(struct merging *merging, const struct merge_text *text, struct page *page) {
	VEC(const char *) lines = {0};
	for (size_t at = 0; at < text->len;) {
		const char *start = text->bytes + at;
		const char *end = memchr(start, '\n', text->len - at);
		size_t len = end ? (size_t)(end - start) : text->len - at;
		size_t kept = len && start[len - 1] == '\r' ? len - 1 : len;
		vec_push(&lines, arena_copy(merging->arena, start, kept));
		at += len + 1;
	}
	size_t at = 0;
	read_front(merging, page, lines.items, lines.count, &at);
	read_body(merging, page, lines.items, lines.count, at);
	vec_finish(&lines);
}

/* ---- merging ---- */

static struct merge_keys keys_of(struct merging *merging, const struct units *units, bool by_name) {
	const char **keys = arena_alloc(merging->arena, (units->count + 1) * sizeof *keys);
	for (size_t i = 0; i < units->count; i++) {
		const char *text = units->items[i].text;
		keys[i] = by_name ? arena_copy(merging->arena, text, strcspn(text, ":")) : text;
	}
	return (struct merge_keys){keys, units->count};
}

static const char *text_at(const struct units *units, int at) {
	return at < 0 ? NULL : units->items[at].text;
}

static void tell_clash(struct merging *merging, const char *input) {
	import_report_add(merging->merge->report, merging->merge->path,
		"one place was changed here and in the input: kept as it is here; the input %s%s",
		input ? "has: " : "has it no more", input ? input : "");
}

static const char *choose(
	struct merging *merging, const struct units units[3], const struct merge_pick *pick) {
	bool is_clash;
	const char *input = text_at(&units[2], pick->input);
	const char *text = merge_choose(
		text_at(&units[0], pick->base), text_at(&units[1], pick->editor), input, &is_clash);
	if (is_clash) {
		tell_clash(merging, input);
	}
	return text;
}

static void merge_front(struct merging *merging, const struct units units[3]) {
	struct merge_keys keys[3];
	for (size_t i = 0; i < 3; i++) {
		keys[i] = keys_of(merging, &units[i], true);
	}
	struct merge_picks picks = {0};
	merge_keyed(&keys[0], &keys[1], &keys[2], &picks);
	str_append(merging->out, "---\n");
	for (size_t i = 0; i < picks.count; i++) {
		const char *text = choose(merging, units, &picks.items[i]);
		if (text) {
			str_printf(merging->out, "%s\n", text);
		}
	}
	str_append(merging->out, "---\n");
	vec_finish(&picks);
}

static bool is_glued(const struct units units[3], const struct merge_pick *pick) {
	return pick->editor >= 0 ? units[1].items[pick->editor].is_glued
				 : units[2].items[pick->input].is_glued;
}

static void merge_body(struct merging *merging, const struct units units[3]) {
	struct merge_keys keys[3];
	for (size_t i = 0; i < 3; i++) {
		keys[i] = keys_of(merging, &units[i], false);
	}
	struct merge_picks picks = {0}, clashes = {0};
	merge_sequences(&keys[0], &keys[1], &keys[2], &picks, &clashes);
	char last = 0;
	for (size_t i = 0; i < picks.count; i++) {
		const char *text = choose(merging, units, &picks.items[i]);
		if (!text) {
			continue;
		}
		/* Only lines of one list or table may touch, whatever stood between them. */
		char kind = kind_of(text);
		bool touches = kind == last && (kind == 'i' || kind == 't') &&
			is_glued(units, &picks.items[i]);
		str_printf(merging->out, "%s%s\n", touches ? "" : "\n", text);
		last = kind;
	}
	for (size_t i = 0; i < clashes.count; i++) {
		tell_clash(merging, text_at(&units[2], clashes.items[i].input));
	}
	vec_finish(&picks);
	vec_finish(&clashes);
}

bool merge_markdown(const struct merge *merge, struct str *out) {
	struct merging merging = {merge, arena_create(), out};
	struct page pages[3] = {0};
	read_page(&merging, &merge->base, &pages[0]);
	read_page(&merging, &merge->editor, &pages[1]);
	read_page(&merging, &merge->input, &pages[2]);
	const struct units fronts[3] = {pages[0].front, pages[1].front, pages[2].front};
	const struct units bodies[3] = {pages[0].body, pages[1].body, pages[2].body};
	merge_front(&merging, fronts);
	merge_body(&merging, bodies);
	for (size_t i = 0; i < 3; i++) {
		vec_finish(&pages[i].front);
		vec_finish(&pages[i].body);
	}
	arena_destroy(merging.arena);
	return true;
}
