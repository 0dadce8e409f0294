// SPDX-License-Identifier: GPL-3.0-or-later
/* Values put into a translated sentence: "{count} services", "Open until {time}". */
#pragma once
#include <stddef.h>

struct arena;

struct fill {
	const char *name;  /* without braces */
	const char *value; /* UTF-8; NULL counts as "" */
};

/* Replaces each {name} of `text` by its value, wrapped in bidi isolates (UAX 9): FSI…PDI, or
 * LRI…PDI where the value is a number, a phone number, a time or an address on the net, which read
 * left to right everywhere. Bidi controls in a value are dropped unless they are isolates that
 * close properly. A name without a value stays as it is. Lent from the arena. */
char *lang_fill(struct arena *arena, const char *lang, const char *text, const struct fill *fills,
	size_t count);
