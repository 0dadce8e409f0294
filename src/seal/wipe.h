// SPDX-License-Identifier: GPL-3.0-or-later
/* Memory for what nobody may find later: locked out of swap and core files, between guard pages,
 * zeroed before it is given back (libsodium's sodium_malloc). */
#pragma once
#include <stddef.h>

void *wipe_alloc(size_t bytes);        /* never NULL; holds rubbish */
void wipe_free(void *memory);          /* zeroes it first; NULL is fine */
void wipe(void *memory, size_t bytes); /* zeroes it, whatever the optimiser thinks */

/* Zeroes what earlier calls left on the stack below the caller's frame, WIPE_STACK_BYTES deep:
 * libraries keep words in local arrays and leave them there. */
void wipe_stack(void);
#define WIPE_STACK_BYTES (512 * 1024)
