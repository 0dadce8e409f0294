// SPDX-License-Identifier: GPL-3.0-or-later
/* The front matter of an article: YAML between two lines `---`, a mapping from names to a word or
 * a list of words. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct problems;

struct front_entry {
	const char *key;
	int line;           /* in the file */
	const char **words; /* a single value is a list of one */
	size_t word_count;
	bool is_list;
};

struct front {
	struct front_entry *entries; /* in the arena */
	size_t count;
	size_t body;   /* offset of the first byte behind the closing --- */
	int body_line; /* its line */
};

/* Reads the front matter at the start of `len` bytes. False after an error in `problems`. */
bool front_read(struct front *front, struct arena *arena, const char *file, const char *text,
	size_t len, struct problems *problems);

/* NULL where there is none. */
const struct front_entry *front_find(const struct front *front, const char *key);
