// SPDX-License-Identifier: GPL-3.0-or-later
/* Translations of the program's own texts: GNU gettext with one domain per language, so that
 * several languages stand on one screen or slip and nothing global is switched. */
#pragma once
#include <stdbool.h>

struct err;

/* Opens the catalogues in `folder` (…/share/foyer/locale, kept until the process ends): the files
 * foyer/LC_MESSAGES/foyer-<tag>.mo, staff's foyer-staff-<tag>.mo, beside the private locale
 * foyer/LC_MESSAGES/SYS_LC_MESSAGES.
 * Sets LC_CTYPE and the environment variable LANGUAGE of the process, and the locale of the calling
 * thread, which alone may ask for texts; call it before the first thread starts. A folder without any catalogue is an English program. False and `err`
 * when catalogues are there but gettext finds nothing in the Arabic one. */
bool catalog_open(const char *folder, struct err *err);

/* The text in `lang`; where it is not translated the one of the language's parent, then `msgid`
 * itself (English). Lent: for ever if translated, else as long as `msgid`. An unknown or NULL
 * `lang` gets English. "" is not a text and stays "". */
const char *catalog_text(const char *lang, const char *msgid);

/* The same for what is said to the office's staff: from catalogues of their own, which only languages
 * of offices have. Marked N_STAFF. */
const char *catalog_staff(const char *lang, const char *msgid);

/* The same for a text marked with a context: pgettext. */
const char *catalog_context(const char *lang, const char *context, const char *msgid);

/* The same for a text that counts: ngettext; `one` and `many` are English. */
const char *catalog_plural(const char *lang, const char *one, const char *many, unsigned long n);

/* True if `lang` has a catalogue here, of its own. English always has. */
bool catalog_has(const char *lang);

/* True if a person who speaks `lang` checked its catalogue as a whole: the PO header
 * "X-Foyer-Checked: yes <date>". English is checked. */
bool catalog_is_checked(const char *lang);
