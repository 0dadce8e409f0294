// SPDX-License-Identifier: GPL-3.0-or-later
/* Why the world refused: one English sentence for staff that says what, where and what to do. */
#pragma once
#include <stdbool.h>

#define ERR_MAX_BYTES 512

struct err {
	char text[ERR_MAX_BYTES];
};

/* Writes the sentence (printf form, cut at ERR_MAX_BYTES). Always false, so that a function can
 * `return err_set(err, …)`. `err` may be NULL. */
bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts "prefix: " in front of what `err` says. Always false. */
bool err_prefix(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
