// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside foyer-desk: what its commands are given. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "desk/clerk.h"

struct err;

#define DESK_MAX_WORDS 64

enum desk_format { FORMAT_NONE, FORMAT_CSV, FORMAT_JSON, FORMAT_HTML, FORMAT_PDF };

struct desk_options {
	const char *words[DESK_MAX_WORDS]; /* arguments that are no options */
	size_t word_count;
	const char *key, *store, *output, *month, *office, *mentees, *mentors;
	enum desk_format format;
	int today; /* days since 1970-01-01 */
	struct clerk clerk;
};

/* Each returns the exit status, and has said on standard error why it is 1. */
typedef int desk_command_fn(const struct desk_options *options);
desk_command_fn desk_keygen, desk_pin, desk_collect, desk_list, desk_show, desk_export, desk_forget,
	desk_match, desk_report;

/* "foyer-desk: …" on standard error; 1. */
int desk_fail(const struct err *err);

/* Writes to `output` (mode 0600, nothing beside it), or to standard output where it is NULL. */
bool desk_write(const char *output, const void *data, size_t len, struct err *err);
