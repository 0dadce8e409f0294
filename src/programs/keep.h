// SPDX-License-Identifier: GPL-3.0-or-later
/* What is kept on disk of what visitors did: how often, on how much paper, and sealed sign-ups. Nothing without a data
 * folder, nor on a laptop, where the people who try the program would count as visitors. */
#pragma once
#include <stdbool.h>

struct args;
struct config;
struct counters;
struct err;
struct pack;
struct signups;

struct keep {
	struct counters *counters; /* NULL: nothing is counted */
	char roll_file[4096];      /* "": nothing is remembered */
	char pin_file[4096];       /* as roll_file */
	struct signups *signups;   /* NULL: nobody signs up here */
};

/* The rest is not lent. False and `err` where the folder or its file cannot be used. */
bool keep_open(struct keep *keep, const struct args *args, const struct config *config,
	const struct pack *pack, struct err *err);
void keep_close(struct keep *keep);
