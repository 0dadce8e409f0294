// SPDX-License-Identifier: GPL-3.0-or-later
/* A mentor or a mentee, as their answers describe them. The names of the fields that count are in
 * README.md; a form may ask for more. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct entry;

/* Texts to compare; each stands once. */
struct words {
	const char **items;
	size_t count;
};

/* An age or a group of ages, both ends included; least -1: not said. */
struct years {
	int least, most;
};

/* Of which age the other is to be, beside one's own. */
enum wish_age {
	WISH_AGE_ANY,
	WISH_AGE_SAME,
	WISH_AGE_OLDER,
	WISH_AGE_YOUNGER,
	WISH_AGE_UNKNOWN /* said, but not understood: nobody is known to meet it */
};

struct person {
	const struct entry *entry; /* lent */
	const char *own_lang;      /* the language the sign-up was made in */
	struct words languages;    /* BCP 47, own_lang among them */
	struct words fields;       /* of work */
	struct words times;        /* that suit */
	const char *gender;        /* "" if not said */
	const char *wish_gender;   /* of the other; "" for any */
	struct years age;
	enum wish_age wish_age;
	int capacity; /* mentees a mentor takes; 1 at least */
};

#define PERSON_MAX_CAPACITY 20

/* Reads the answers; what is missing or not understood counts as not said. Lent from the arena. */
struct person *person_read(struct arena *arena, const struct entry *entry);

/* The first `most` words that stand in both, in the order of `a`; returns how many there are in all. */
size_t words_shared(const struct words *a, const struct words *b, const char **out, size_t most);
