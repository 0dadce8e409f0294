// SPDX-License-Identifier: GPL-3.0-or-later
/* Short-lived memory given back all at once: a laid-out screen, a parsed page. */
#pragma once
#include <stddef.h>

struct arena;

struct arena *arena_create(void);
void arena_destroy(struct arena *arena);

/* Gives everything back and wipes it with zeros; keeps one block for the next use. */
void arena_reset(struct arena *arena);

/* `bytes` zeroed bytes, aligned for any type; lent until reset or destroy. */
void *arena_alloc(struct arena *arena, size_t bytes);
char *arena_copy(struct arena *arena, const char *data, size_t len); /* adds a zero byte */
char *arena_string(struct arena *arena, const char *string);         /* NULL stays NULL */
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
