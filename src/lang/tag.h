// SPDX-License-Identifier: GPL-3.0-or-later
/* The languages Foyer knows, by BCP 47 tag: what a menu, a catalogue, a keyboard and ICU need to
 * know about each. The table is compiled in; a tag that is not in it has no language. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct language {
	const char *tag;     /* BCP 47 as in file names: "ar", "fa-AF", "zh-Hans", "de-simple" */
	const char *autonym; /* the name to show to its speakers: "العربية" */
	const char *english; /* the name for staff and editors */
	const char *script;  /* ISO 15924: "Arab", "Latn", "Hans", "Kore", "Jpan" */
	const char *icu;     /* locale id without a region of ours; "root" where ICU has no data */
	const char *plural;  /* the value of the PO header Plural-Forms */
	const char *xkb; /* "layout" or "layout,variant" of xkb-data; NULL where none is of use */
	const char *
		quotes[4]; /* opening, closing, nested opening, nested closing; never mirror them */
	const char
		*parent; /* the language whose catalogue fills holes ("de" of de-simple) or NULL */
	bool has_names;  /* ICU knows its weekdays and months */
	bool is_rtl;
};

/* Lends the language of exactly this tag; NULL if unknown or NULL. */
const struct language *language_find(const char *tag);

size_t language_count(void);
const struct language *language_at(size_t i); /* NULL from language_count() on */

/* True for "de" and "de-…" when `base` is "de". `tag` may be NULL. */
bool language_is(const char *tag, const char *base);
