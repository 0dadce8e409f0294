// SPDX-License-Identifier: GPL-3.0-or-later
// Allocation that aborts. The kiosk keeps nothing in memory that a restart would miss.
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory) {
	if (!memory) {
		fputs("foyer: out of memory\n", stderr);
		abort();
	}
	return memory;
}

void *mem_alloc(size_t bytes) {
	return checked(malloc(bytes ? bytes : 1));
}

void *mem_zero(size_t bytes) {
	return checked(calloc(1, bytes ? bytes : 1));
}

void *mem_grow(void *old, size_t bytes) {
	return checked(realloc(old, bytes ? bytes : 1));
}

void *mem_copy(const void *data, size_t len) {
	char *copy = mem_alloc(len + 1);
	if (len) {
		memcpy(copy, data, len);
	}
	copy[len] = '\0';
	return copy;
}

char *mem_copy_string(const char *string) {
	return mem_copy(string, strlen(string));
}

void *mem_array(size_t count, size_t size) {
	if (size && count > SIZE_MAX / size) {
		checked(NULL);
	}
	return mem_zero(count * size);
}
