// SPDX-License-Identifier: GPL-3.0-or-later
// A thin cover over libsodium's guarded memory, which starts the library on first use.
#include "seal/wipe.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

#include "seal/start.h"

void seal_start(void) {
	if (sodium_init() < 0) {
		fputs("foyer: no source of random numbers\n", stderr);
		abort();
	}
}

void *wipe_alloc(size_t bytes) {
	seal_start();
	void *memory = sodium_malloc(bytes ? bytes : 1);
	if (!memory) {
		fputs("foyer: out of locked memory\n", stderr);
		abort();
	}
	return memory;
}

void wipe_free(void *memory) {
	sodium_free(memory);
}

void wipe(void *memory, size_t bytes) {
	sodium_memzero(memory, bytes);
}

__attribute__((noinline)) void wipe_stack(void) {
	char below[WIPE_STACK_BYTES];
	sodium_memzero(below, sizeof below);
}
