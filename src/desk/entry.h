// SPDX-License-Identifier: GPL-3.0-or-later
/* A sign-up as it lies in a sealed box: JSON version 1 (src/intake/README.md). Everything a visitor
 * typed is foreign text: it may hold any character, and is never printed as it is (see plain.h). */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct err;

#define ENTRY_MAX_BYTES 65536

/* An answer; a text, a yes or a number is one value, a choice of several is as many. */
struct answer {
	const char *name; /* of the field */
	const char **values;
	size_t count;
	bool is_list; /* in the JSON an array, also of one */
};

struct entry {
	const char *id, *ref, *programme;
	const char *lang;      /* BCP 47, the visitor's */
	const char *day;       /* YYYY-MM-DD */
	const char *kiosk;     /* "" if it has no id */
	const char *delete_on; /* YYYY-MM-DD; "" in files of tests */
	const char *privacy;   /* hash of the text that was shown */
	const struct answer *answers;
	size_t answer_count;
};

/* Reads the JSON text of one entry; strings are lent from the arena. False and `err` if it is no
 * entry of version 1. */
bool entry_parse(
	struct arena *arena, const char *json, size_t len, struct entry *entry, struct err *err);

/* Reads an array of entries, for trying things out; only "ref" and "answers" must be there. *entries
 * is lent from the arena. */
bool entry_parse_all(struct arena *arena, const char *json, size_t len, struct entry **entries,
	size_t *count, struct err *err);

/* The answer to field `name`; NULL if there is none. */
const struct answer *entry_answer(const struct entry *entry, const char *name);

/* Its first value; "" if there is none. */
const char *entry_value(const struct entry *entry, const char *name);

/* True for four digits, '-', a month, '-', a day of it. */
bool entry_is_day(const char *text);
