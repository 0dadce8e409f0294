// SPDX-License-Identifier: GPL-3.0-or-later
// What is in our memory may be a visitor's: it never goes into a core file. Left to itself glibc takes
// large blocks from the heap once one was freed, which then has holes of megabytes.
#include "programs/limits.h"

#include <malloc.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#define LARGE_BYTES (128 * 1024)

void limits_set(bool is_watched) {
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
	if (!is_watched) {
		prctl(PR_SET_DUMPABLE, 0);
	}
	mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
	mallopt(M_TRIM_THRESHOLD, LARGE_BYTES);
}
