// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside foyer-desk: the store with its key. Opening it deletes first what must be gone by today. */
#pragma once
#include <stdbool.h>

#include "desk/people.h"

struct desk_options;
struct err;

struct office {
	struct registry *registry;
	struct office_secret *secret;
	struct people people; /* where they are read */
};

/* `reads`: the sign-ups too, in memory that is kept out of swap where the machine allows it. */
bool office_open(
	struct office *office, const struct desk_options *options, bool reads, struct err *err);
void office_close(struct office *office); /* wipes it; a zeroed one is fine */

/* Deletes what must be gone by today, and says how many. */
bool office_expire(struct office *office, const struct desk_options *options, struct err *err);

/* The sign-up that the first word of the command names. NULL and `err` if there is none, or several:
 * those are listed on standard error. */
const struct entry *office_choose(
	const struct desk_options *options, const struct people *people, struct err *err);
