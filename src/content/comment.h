// SPDX-License-Identifier: GPL-3.0-or-later
/* The trusted comment of a pack's signature:
 * `foyer site=weidental serial=1795000000 built=2026-11-19 expires=2027-06-30 schema=1`.
 * It repeats what the pack says, so that a pack can be judged by its signature file alone. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct err;

#define COMMENT_MAX_BYTES 1024
#define COMMENT_MAX_SITE_BYTES 128

struct comment {
	char site[COMMENT_MAX_SITE_BYTES];
	int64_t serial;         /* UTC seconds of the build, above 0 */
	int64_t built, expires; /* day_time(); expires 0: never, written `never` */
	int schema;
};

/* All five names, once each, in any order. */
bool comment_parse(const char *text, struct comment *comment, struct err *err);

/* Writes the comment into out[COMMENT_MAX_BYTES]. */
void comment_write(const struct comment *comment, char *out);
