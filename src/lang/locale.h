// SPDX-License-Identifier: GPL-3.0-or-later
/* Locale ids as ICU needs them: for a tag of ours, with the region of the place where the kiosk
 * stands, the Gregorian calendar and Western digits, as on the doors and papers around it. */
#pragma once

#define LOCALE_MAX_BYTES 96

/* The ISO 3166 country of the site ("DE", which is also the built-in): it decides 24-hour time and
 * the order of a date. Forgets what was cached for the old one. Anything but two letters: ignored. */
void locale_set_region(const char *country);

/* The id for dates and numbers, as "ar_DE@calendar=gregorian;numbers=latn"; "fa_AF", "pt_PT",
 * "en_GB" keep their region. An unknown tag gets "root@…". Returns `out`. */
const char *locale_for_dates(const char *lang, char out[LOCALE_MAX_BYTES]);

/* The id for collation and names: no region of ours, no keywords. Lent, never NULL. */
const char *locale_base(const char *lang);

/* Counts the calls of locale_set_region: a cache that saw another number is stale. */
unsigned locale_generation(void);
