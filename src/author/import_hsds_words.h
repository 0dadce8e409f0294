// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the HSDS import: the few words that directories write in codes of their own, and the
 * labels of facts that the kiosk has no place of its own for. */
#pragma once
#include <stdbool.h>

/* The BCP 47 tag of a language written as a tag or by its English name ("Chinese (Mandarin)");
 * NULL where it is not known. Lent as long as `text`. */
const char *words_language(const char *text);

/* "wheelchair" as "Wheelchair accessible" in the language `lang`; `code` where it is no code of
 * Ohana's. Lent. */
const char *words_access(const char *code, const char *lang);

enum words_label {
	LABEL_WAIT,
	LABEL_PAYMENT,
	LABEL_INTERPRETERS,
	LABEL_HOURS,
	LABEL_FOR,
	LABEL_AGE,
	LABEL_AREA,
	LABEL_POST,
	LABEL_PHONE,
	LABEL_VALID,
};

/* "Waiting time", in English where there is none in `lang`. */
const char *words_label(enum words_label label, const char *lang);

/* The kind of a telephone: NULL for one to speak with, "Fax", "Text messages (SMS)", …; `type` as it
 * is where it is not known. *rank orders the kinds for a list, 0 first. */
const char *words_phone(const char *type, const char *lang, int *rank);

/* "Mon", 0 = Monday. */
const char *words_weekday(int weekday, const char *lang);

/* "2. ", "last " in front of a weekday of a month. Lent until the next call. */
const char *words_nth(int number, const char *lang);

/* "every month" for MONTHLY, "every 2 weeks" for WEEKLY and 2; `freq` as it is where iCalendar has no
 * such word. Lent until the next call. */
const char *words_every(const char *freq, int interval, const char *lang);
