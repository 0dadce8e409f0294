// SPDX-License-Identifier: GPL-3.0-or-later
// What lay in a sealed box, and everything the office does with it: all that comes out must be UTF-8
// without a control character but line ends.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "base/utf8.h"
#include "desk/clerk.h"
#include "desk/entry.h"
#include "desk/export.h"
#include "desk/match.h"
#include "desk/view.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void check(const char *text, size_t len) {
	for (size_t at = 0; at < len;) {
		uint32_t code = utf8_next(text, len, &at);
		if (code == UTF8_BAD || (code < 0x20 && code != '\n' && code != '\r') ||
			(code >= 0x7f && code <= 0x9f) || (code >= 0x202a && code <= 0x202e)) {
			abort();
		}
	}
}

static void look(struct arena *arena, const struct entry *entries, size_t count) {
	const struct clerk clerk = {arena, "en"};
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	view_list(&clerk, entries, count, out);
	for (size_t i = 0; i < count; i++) {
		view_entry(&clerk, &entries[i], out);
	}
	match_print(match_make(arena, entries, count, entries, count), &clerk, out);
	fclose(out);
	check(text, len);
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	typedef void export_fn(const struct clerk *, const struct entry *, size_t, struct str *);
	static export_fn *const exports[] = {export_csv, export_json, export_html};
	struct arena *arena = arena_create();
	struct entry entry, *entries = &entry;
	struct err err;
	size_t count = 1;
	if (len < ENTRY_MAX_BYTES &&
		(entry_parse(arena, (const char *)data, len, &entry, &err) ||
			entry_parse_all(arena, (const char *)data, len, &entries, &count, &err))) {
		look(arena, entries, count);
		for (size_t i = 0; i < 3; i++) {
			struct str out = {0};
			exports[i](&(struct clerk){arena, "de"}, entries, count, &out);
			check(str_get(&out), out.len);
			str_finish(&out);
		}
	}
	arena_destroy(arena);
	return 0;
}
