// SPDX-License-Identifier: GPL-3.0-or-later
/* A configuration file: `name = value` a line, # starts a comment, blank lines are fine. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

/* Called for each pair, in order; `name` and `value` are trimmed and lent for the call. */
typedef void conf_pair_fn(void *context, const char *name, const char *value, int line);
/* Called for each line that is neither pair, comment nor blank. */
typedef void conf_bad_fn(void *context, int line, const char *why);

/* Reads `len` bytes. Never fails: what cannot be read is told to `bad` and passed over. */
void conf_parse(const char *data, size_t len, conf_pair_fn *pair, conf_bad_fn *bad, void *context);
