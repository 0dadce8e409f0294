// SPDX-License-Identifier: GPL-3.0-or-later
/* Memory that is never NULL: running out of it aborts; the supervisor starts us again. */
#pragma once
#include <stddef.h>
#include <stdlib.h>

void *mem_alloc(size_t bytes);
void *mem_zero(size_t bytes); /* as mem_alloc, all bytes 0 */
void *mem_grow(void *old, size_t bytes);
char *mem_copy_string(const char *string);
void *mem_copy(const void *data, size_t len); /* one zero byte follows the copy */

/* Room for `count` items of `size` bytes; aborts where the product overflows. */
void *mem_array(size_t count, size_t size);

/* A vector is a struct with `items`, `count` and `room`; vec_push appends one item. */
#define VEC(type)                                                                                  \
	struct {                                                                                   \
		type *items;                                                                       \
		size_t count, room;                                                                \
	}
#define vec_push(vec, ...)                                                                         \
	do {                                                                                       \
		if ((vec)->count == (vec)->room) {                                                 \
			(vec)->room = (vec)->room ? (vec)->room * 2 : 8;                           \
			(vec)->items = mem_grow((vec)->items, (vec)->room * sizeof *(vec)->items); \
		}                                                                                  \
		(vec)->items[(vec)->count++] = (__VA_ARGS__);                                      \
	} while (0)
#define vec_finish(vec)                                                                            \
	do {                                                                                       \
		free((vec)->items);                                                                \
		(vec)->items = NULL;                                                               \
		(vec)->count = (vec)->room = 0;                                                    \
	} while (0)
