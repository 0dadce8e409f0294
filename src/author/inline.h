// SPDX-License-Identifier: GPL-3.0-or-later
/* The marks inside a text that is translated: **bold**, [words](target), <https://…>,
 * {phone:service}, and a backslash before a mark that is none. This is the form of a message for
 * translators; Markdown is turned into it once (author/markdown.h). */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "content/block.h"

struct arena;

struct inline_text {
	const char *text; /* plain, all marks taken out */
	struct block_span *spans;
	size_t span_count;
};

/* The telephone number to stand for {phone:`service`}; NULL if there is none. */
typedef const char *inline_phone_fn(void *context, const char *service);

/* Reads the marks of `len` bytes into `arena`. False, and *why (a lent sentence), where a mark has no
 * partner or a placeholder no number. With `phone` NULL placeholders stay as they are. */
bool inline_read(struct inline_text *out, struct arena *arena, const char *marked, size_t len,
	inline_phone_fn *phone, void *context, const char **why);

/* Calls `fn` for each link target ("article:x", "https://…") and each placeholder ("{phone:x}"). */
typedef void inline_mark_fn(void *context, const char *mark);
void inline_marks(const char *marked, struct arena *arena, inline_mark_fn *fn, void *context);

/* What `translation` has lost of `source`: a link target, a placeholder, or a number; NULL if
 * nothing. In the arena. */
const char *inline_lost(struct arena *arena, const char *source, const char *translation);

/* Appends plain text, with a backslash before whatever would read as a mark. */
void inline_escape(struct str *out, const char *text, size_t len, bool is_cell);
