// SPDX-License-Identifier: GPL-3.0-or-later
/* How much memory a visitor leaves foyer with. */
#pragma once
#include <stdbool.h>

struct bench;
struct err;
struct str;

/* Plays the journey on the bench's pack in a foyer without a display, and weighs it at its end:
 * its share of what it uses, 10^6 bytes. */
bool weigh_journey(
	const struct bench *bench, const struct str *journey, double *pss_mb, struct err *err);
