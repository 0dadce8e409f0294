// SPDX-License-Identifier: GPL-3.0-or-later
/* The directory: what a list of services is filtered and ordered by, of all services at once, packed
 * when the pack is built, so that a list of ten thousand costs a page of it. A screen asks for the
 * order, then loads the services it shows with service_list_at(). */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct db;
struct err;
struct pack;
struct service_where;

/* For the builder: writes the rows of `directory` from the other tables, which are complete. */
bool directory_write(struct db *db, struct err *err);

/* What is asked for. */
struct directory_query {
	const char *topic; /* with its sub-topics; NULL: all services */
	const char *lang;  /* of the names */
	bool only_open, only_step_free;
	const char *speaks; /* only where this language is spoken; NULL: any */
	bool by_name; /* in the order of `lang`; else open first, near first, the site's order */
};

struct directory_letter {
	const char *label; /* lang/initial.h */
	size_t first;      /* index of the first service under it */
	size_t count;
};

struct directory_list {
	const int64_t *nums;                    /* things.num, in order: for service_list_at() */
	size_t count;                           /* that pass the filters */
	size_t total;                           /* in the topic */
	size_t speaking;                        /* of these, that speak query.lang */
	const struct directory_letter *letters; /* those with services, in order; by_name only */
	size_t letter_count;
};

/* What fits the query, lent by the arena. A pack whose directory cannot be read has no services. */
struct directory_list directory_list(struct pack *pack, struct arena *arena,
	const struct directory_query *query, const struct service_where *where);
