// SPDX-License-Identifier: GPL-3.0-or-later
// A page's HTML: its Markdown must read without an error, and as a passage it must read as the same.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "author/import_html.h"
#include "author/import_pages.h"
#include "author/import_report.h"
#include "author/markdown.h"
#include "author/passage.h"
#include "author/problem.h"
#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static const char *find_link(void *context, const char *href, struct arena *arena) {
	(void)context;
	if (strncmp(href, "https://", 8) == 0 && href[8] > ' ') {
		return import_address(arena, href);
	}
	return *href == '/' ? "article:other" : *href == '.' ? "" : NULL;
}

static void check_passage(struct arena *arena, const struct pieces *pieces) {
	static const struct piece SOURCE = {.kind = BLOCK_STEP, .number = 1, .marked = "x"};
	struct str text = {0};
	passage_write(&text, pieces->items, pieces->count, &SOURCE);
	struct pieces again = passage_read(arena, str_get(&text), &SOURCE);
	if (pieces->count > 1 && again.count != pieces->count) {
		abort();
	}
	for (size_t i = 0; pieces->count > 1 && i < again.count; i++) {
		if (again.items[i].kind != pieces->items[i].kind) {
			abort();
		}
	}
	str_finish(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	struct arena *arena = arena_create();
	struct import_report report = {0};
	struct problems problems = {0};
	struct import_html page = {.html = (const char *)data,
		.len = len,
		.title = "title",
		.place = "page",
		.link = find_link,
		.report = &report};
	struct str text = {0};
	import_html(&page, &text);
	struct pieces pieces = markdown_read(arena, "x.md", str_get(&text), text.len, 1, &problems);
	if (problems.error_count) {
		abort();
	}
	check_passage(arena, &pieces);
	problems_finish(&problems);
	import_report_finish(&report);
	str_finish(&text);
	arena_destroy(arena);
	return 0;
}
