// SPDX-License-Identifier: GPL-3.0-or-later
/* The time that a build says it was made at. */
#pragma once
#include <stdint.h>

/* SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) where it is a number
 * above 0, else now, in seconds since 1970. */
int64_t epoch_now(void);
