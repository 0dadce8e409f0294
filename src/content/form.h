// SPDX-License-Identifier: GPL-3.0-or-later
/* The questions that a programme's form can hold, and what an answer to each is. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#define FORM_MAX_FIELDS 9
#define FORM_MAX_OPTIONS 24

enum form_type {
	FORM_CHOICE = 1, /* one of the options: its value */
	FORM_CHOICES,    /* some of the options: their values, in the options' order */
	FORM_YESNO,      /* "yes" or "no" */
	FORM_TEXT,       /* one line, such as a name */
	FORM_PHONE,      /* a telephone number as it was typed */
	FORM_EMAIL,
	FORM_DATE,     /* YYYY-MM-DD */
	FORM_SLOTS,    /* some of the options, which are times: their values */
	FORM_LANGUAGE, /* one or more languages: BCP 47 tags */
	FORM_PERSON,   /* whom one would rather talk to: "woman", "man" or "any" */
};

/* Whether the form names the answers to choose from. */
static inline bool form_has_options(enum form_type type) {
	return type == FORM_CHOICE || type == FORM_CHOICES || type == FORM_SLOTS;
}
