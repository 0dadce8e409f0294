// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk's own free() and realloc(): what they give back is zeroed first, in every library, so
// that nothing of a visitor stays in freed memory. glibc's M_PERTURB does not reach its per-thread
// cache. They stand over the names that glibc keeps for exactly this (malloc/malloc.c).
#include <malloc.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

void __libc_free(void *memory);

void free(void *memory) {
	if (memory) {
		explicit_bzero(memory, malloc_usable_size(memory));
		__libc_free(memory);
	}
}

void *realloc(void *memory, size_t bytes) {
	if (!memory) {
		return malloc(bytes);
	}
	if (!bytes) {
		free(memory);
		return NULL;
	}
	size_t room = malloc_usable_size(memory);
	if (bytes <= room && bytes >= room / 2) {
		return memory; /* the tail is still its owner's, and is wiped when it is freed */
	}
	void *other = malloc(bytes);
	if (other) {
		memcpy(other, memory, bytes < room ? bytes : room);
		free(memory);
	}
	return other;
}
