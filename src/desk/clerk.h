// SPDX-License-Identifier: GPL-3.0-or-later
/* The person at the desk, who is spoken to in the office's language, in plain text: no bidi controls,
 * which many terminals show as rubbish. */
#pragma once
#include <stddef.h>

struct arena;

struct clerk {
	struct arena *arena; /* what is said is lent from it */
	const char *lang;    /* BCP 47; English where staff has no catalogue of it */
};

/* `lang` where staff's sentences are translated into it, else "en": never half of each. Lent. */
const char *clerk_known(const char *lang);

/* A sentence marked with N_STAFF. */
const char *clerk_say(const struct clerk *clerk, const char *english);

/* One with a {name} in it, or two. Values are put in as they are. */
const char *clerk_fill(
	const struct clerk *clerk, const char *english, const char *name, const char *value);
const char *clerk_fill2(const struct clerk *clerk, const char *english, const char *name,
	const char *value, const char *name2, const char *value2);
const char *clerk_count(
	const struct clerk *clerk, const char *english, const char *name, size_t count);

/* "a, b, c" */
const char *clerk_list(const struct clerk *clerk, const char *const *words, size_t count);

/* The name of a language, and of a time as forms give it ("tuesday-morning", "weekend"); what is
 * neither stays, written as plain_line() does. */
const char *clerk_language(const struct clerk *clerk, const char *tag);
const char *clerk_slot(const struct clerk *clerk, const char *slot);

/* What a field of a form is called, where its name is one that many forms use; else its name. And one
 * value of it, in words where it is a language, a time, yes or no. */
const char *clerk_field(const struct clerk *clerk, const char *name);
const char *clerk_value(const struct clerk *clerk, const char *name, const char *value);
