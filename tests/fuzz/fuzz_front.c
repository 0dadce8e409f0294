// SPDX-License-Identifier: GPL-3.0-or-later
// The front matter of an article.
#include <stdint.h>

#include "author/front.h"
#include "author/problem.h"
#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	struct arena *arena = arena_create();
	struct problems problems = {0};
	struct front front;
	front_read(&front, arena, "x.md", (const char *)data, len, &problems);
	front_find(&front, "title");
	problems_finish(&problems);
	arena_destroy(arena);
	return 0;
}
