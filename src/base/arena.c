// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks in a chain, the newest in front; each twice the last. Reset wipes, because a screen
// may have shown what a visitor typed.
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_BLOCK_BYTES (64 * 1024)
#define MAX_BLOCK_BYTES (1024 * 1024)

struct block {
	struct block *next;
	size_t size, used;
	_Alignas(max_align_t) char data[];
};

struct arena {
	struct block *block;
};

static struct block *block_create(size_t size, struct block *next) {
	struct block *block = mem_zero(sizeof *block + size);
	block->size = size;
	block->next = next;
	return block;
}

struct arena *arena_create(void) {
	struct arena *arena = mem_zero(sizeof *arena);
	arena->block = block_create(FIRST_BLOCK_BYTES, NULL);
	return arena;
}

void arena_reset(struct arena *arena) {
	while (arena->block->next) {
		struct block *next = arena->block->next;
		explicit_bzero(arena->block->data, arena->block->used);
		free(arena->block);
		arena->block = next;
	}
	explicit_bzero(arena->block->data, arena->block->used);
	arena->block->used = 0;
}

void arena_destroy(struct arena *arena) {
	if (arena) {
		arena_reset(arena);
		free(arena->block);
		free(arena);
	}
}

void *arena_alloc(struct arena *arena, size_t bytes) {
	size_t align = _Alignof(max_align_t);
	bytes = (bytes + align - 1) / align * align;
	struct block *block = arena->block;
	if (block->size - block->used < bytes) {
		size_t size = block->size < MAX_BLOCK_BYTES ? block->size * 2 : MAX_BLOCK_BYTES;
		block = arena->block = block_create(size > bytes ? size : bytes, block);
	}
	void *memory = block->data + block->used;
	block->used += bytes;
	return memory;
}

char *arena_copy(struct arena *arena, const char *data, size_t len) {
	char *copy = arena_alloc(arena, len + 1);
	if (len) {
		memcpy(copy, data, len);
	}
	return copy;
}

char *arena_string(struct arena *arena, const char *string) {
	return string ? arena_copy(arena, string, strlen(string)) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...) {
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *text = arena_alloc(arena, (size_t)(len < 0 ? 0 : len) + 1);
	vsnprintf(text, (size_t)(len < 0 ? 0 : len) + 1, format, again);
	va_end(again);
	return text;
}
