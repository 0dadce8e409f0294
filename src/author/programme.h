// SPDX-License-Identifier: GPL-3.0-or-later
/* Programmes and courses that one signs up for: an HSDS service each, with dates, places, what it is
 * needed for, and the form that is asked. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "content/form.h"
#include "content/schema.h"

struct json_node;
struct message;
struct service;
struct site;

struct answer {                   /* that a question offers */
	const char *value, *icon; /* icon may be NULL */
	const struct message *label;
};

struct question {
	const char *name;
	enum form_type type;
	const struct message *label, *purpose;
	int keep_days;
	bool is_required;
	struct answer *answers;
	size_t answer_count;
};

struct form {
	struct question items[FORM_MAX_FIELDS];
	size_t count;
};

struct programme {
	const char *id, *file;
	int line;
	struct service *service;           /* its HSDS side; not in the site's list */
	const struct service *contact;     /* whom to ask; may be NULL */
	const char *starts, *ends, *until; /* YYYY-MM-DD; each may be NULL */
	int until_line;                    /* of the date that ends the offer */
	int places;                        /* -1: ask */
	const char *places_day;            /* YYYY-MM-DD; NULL where places is -1 */
	const char *level;                 /* "A1" to "C2"; may be NULL */
	enum schema_duty duty;
	int childcare;                                    /* 1, 0, or -1: not said */
	const struct message *duty_text, *childcare_text; /* may be NULL */
	struct form form;
};

/* Reads programmes/ of the site into it, whose services and places are there by now. */
void programme_read_all(struct site *site);

/* One record, as of programmes/<id>.json. */
void programme_read(struct site *site, const struct json_node *node, const char *id);

/* The first programme that asks something; NULL: none does. */
const struct programme *programme_with_form(const struct site *site);

/* Reads the array `form` of a programme; what cannot be asked is an error and left out. */
void programme_read_form(struct site *site, const struct json_node *up, struct form *form);
