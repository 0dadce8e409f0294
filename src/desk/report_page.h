// SPDX-License-Identifier: GPL-3.0-or-later
/* The month's figures as one page with charts, in the office's language. */
#pragma once
#include <stddef.h>

struct clerk;
struct err;
struct report;

/* A PDF, *len bytes, the caller's to free; NULL and `err` if it cannot be made. Fonts are those of the
 * machine (Debian's fonts-noto-core and fonts-noto-cjk). */
unsigned char *report_page(
	const struct report *report, const struct clerk *clerk, size_t *len, struct err *err);
