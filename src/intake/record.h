// SPDX-License-Identifier: GPL-3.0-or-later
/* One sign-up as it is being made: what the person answered, in locked memory that is wiped. It is
 * never in any other memory of ours; what is lent here must not be copied into any.
 *
 * Answers have the names of the form's fields, and are one text or a list of texts (what was chosen:
 * the options' values). Every text is cleaned (lang/clean.h) as it comes in. A record belongs to one
 * thread at a time. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "seal/box.h"

struct record;

#define RECORD_MAX_ANSWERS 16
#define RECORD_MAX_VALUES 24        /* of one answer */
#define RECORD_MAX_NAME_BYTES 40    /* of a field; letters, digits, '_' and '-' */
#define RECORD_MAX_VALUE_BYTES 1024 /* of one text; sixty letters of any script are 240 */
#define RECORD_MAX_ALL_BYTES 6144   /* of all texts together, one more for each */
#define RECORD_MAX_FACT_BYTES 100   /* of programme, lang, kiosk: what is longer is cut */

struct record *record_create(void);
void record_destroy(struct record *record); /* wipes it; NULL is fine */
void record_clear(struct record *record);   /* wipes all answers */

/* Sets the answer `name` to one text, in the place of what it was. A text of which nothing is left
 * when it is cleaned removes the answer. False, and nothing is changed, if it does not fit or the name
 * is none: texts are never cut. */
bool record_set(struct record *record, const char *name, const char *utf8, size_t len);

/* The same for a list; texts of which nothing is left are left out, and an empty list removes the
 * answer. In the JSON it is an array also when it holds one. */
bool record_set_list(
	struct record *record, const char *name, const char *const *values, size_t count);

void record_remove(struct record *record, const char *name);

/* Answers in the order in which they were first set. Lent until something is set or removed. */
size_t record_count(const struct record *record);
const char *record_name(const struct record *record, size_t i);
size_t record_value_count(const struct record *record, const char *name); /* 0: no such answer */
const char *record_value(const struct record *record, const char *name, size_t i); /* NULL: none */
bool record_has(const struct record *record, const char *name, const char *value);

/* What else is in the box. */
struct record_facts {
	const unsigned char *id;      /* BOX_ID_BYTES */
	const char *reference;        /* "K4-286" */
	const char *programme, *lang; /* ids of the pack, BCP 47 */
	const char *kiosk;            /* as configured; "" if it has no name */
	int day, delete_on;           /* days since 1970-01-01 */
	const char *privacy;          /* record_privacy() */
};

/* Room that the JSON of any record needs, without a zero byte. */
#define RECORD_JSON_BYTES BOX_MAX_CONTENT_BYTES

/* Writes the record as JSON (README.md has the format) to out[RECORD_JSON_BYTES], which must be
 * wiped memory; returns its length. UTF-8 stands as it is, without \u. */
size_t record_write(const struct record *record, const struct record_facts *facts, char *out);

/* The hash of the privacy text as it was shown: BLAKE2b-256 of its bytes, in 64 small hexadecimal
 * digits. */
#define RECORD_PRIVACY_BYTES 65
void record_privacy(const char *text, size_t len, char hash[RECORD_PRIVACY_BYTES]);
