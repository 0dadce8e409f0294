// SPDX-License-Identifier: GPL-3.0-or-later
// The body of an article, then the marks of each of its messages.
#include <stdint.h>
#include <string.h>

#include "author/inline.h"
#include "author/markdown.h"
#include "author/problem.h"
#include "base/arena.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	if (!utf8_is_valid((const char *)data, len, NULL)) {
		return 0; /* refused before it comes here, and md4c relies on that */
	}
	struct arena *arena = arena_create();
	struct problems problems = {0};
	const struct pieces pieces =
		markdown_read(arena, "x.md", (const char *)data, len, 1, &problems);
	for (size_t i = 0; i < pieces.count; i++) {
		const char *marked = pieces.items[i].marked, *why;
		struct inline_text text;
		if (marked) {
			inline_read(&text, arena, marked, strlen(marked), NULL, NULL, &why);
			inline_lost(arena, marked, marked);
			markdown_cells(marked, NULL, 0);
		}
	}
	problems_finish(&problems);
	arena_destroy(arena);
	return 0;
}
