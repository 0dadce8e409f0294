// SPDX-License-Identifier: GPL-3.0-or-later
// One place asks for the time, so that builds can be repeated byte by byte.
#include "author/epoch.h"

#include <stdlib.h>
#include <time.h>

int64_t epoch_now(void) {
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	long long seconds = fixed ? strtoll(fixed, NULL, 10) : 0;
	return seconds > 0 ? seconds : (int64_t)time(NULL);
}
