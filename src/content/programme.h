// SPDX-License-Identifier: GPL-3.0-or-later
/* Programmes and courses that one signs up for, with the form that is asked then; loaded for one
 * language into the caller's arena and lent as long as that. A programme is a service with a
 * beginning, so that its HSDS side is a `struct service`, which every card and list of facts takes.
 * Where a text is not translated it is in the source language, text by text, and says so.
 *
 * What is shown before the first question (what is kept, for whom, how long) is the page `sign-up`:
 * article_load() with PROGRAMME_PRIVACY, in the visitor's language or, where it is missing there, in
 * another of its languages. A site with a form always has it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "content/form.h"
#include "content/schema.h"
#include "content/service.h"
#include "content/text.h"

struct arena;
struct pack;

#define PROGRAMME_PRIVACY "sign-up" /* id of the article */
#define PROGRAMME_NO_DAY INT32_MIN
#define PROGRAMME_CLOCK_UNSET INT32_MIN /* as `today`: nothing is known to be past */

/* When on a day it begins; several in a mask. */
enum programme_time {
	PROGRAMME_MORNING = 1,   /* before 12:00 */
	PROGRAMME_AFTERNOON = 2, /* before 17:00 */
	PROGRAMME_EVENING = 4,
	PROGRAMME_WEEKEND = 8, /* on a Saturday or Sunday, at any time */
};

struct form_option {
	const char *value; /* what is kept; the same in every language; never NULL */
	const char *icon;  /* NULL: none */
	struct text label;
};

struct form_field {
	const char *name; /* a-z, 0-9 and '-', unique in its form; never NULL */
	enum form_type type;
	struct text label;   /* the question */
	struct text purpose; /* what the answer is for, as a sentence */
	int keep_days;       /* the answer is deleted so many days after it was given; at least 1 */
	bool is_required;
	const struct form_option *options; /* those of form_has_options() have two or more */
	size_t option_count;
};

struct programme {
	/* A list fills these, and of `service` what lists of services fill. Phones and topics are the
	 * programme's own, or where it has no phone those of `contact`. */
	struct service service;
	int starts,
		ends;   /* day numbers (content/day.h); PROGRAMME_NO_DAY: none. Without `starts` one
	                     can begin at any time. */
	int until;      /* the last day on which it is offered; PROGRAMME_NO_DAY: always */
	int places;     /* left on the day `places_day`; -1: ask */
	int places_day; /* PROGRAMME_NO_DAY where `places` is -1 */
	const char *level; /* of German: "A1" to "C2", the course's or what is needed; NULL: any */
	enum schema_duty duty;
	enum known childcare;
	unsigned times; /* mask of enum programme_time; 0: not known */
	bool has_form;  /* one can sign up for it here */

	/* programme_load() fills these too. */
	struct text duty_text; /* what it is needed for, or who may be obliged; "" if not said */
	struct text childcare_text; /* "" if not said */
	const char *contact;        /* id of the service to ask; NULL: none */
	const struct form_field *fields;
	size_t field_count;
	int keep_days; /* the longest of its fields' */
};

/* What is asked of a list; a zeroed one lets all pass. */
struct programme_filter {
	const char *topic; /* with its sub-topics; NULL: any */
	const char *level; /* exactly this; NULL: any */
	unsigned times;    /* any of these; 0: any */
	bool with_childcare;
	bool only_free;
	const char *speaks; /* only with help in this language; NULL: any */
};

/* Those that are still offered on the day `today`, the soonest start first, then those that can be
 * begun at any time, then in the site's order. Never NULL. */
struct programme *programme_list(struct pack *pack, struct arena *arena, const char *lang,
	const struct programme_filter *filter, int today, size_t *count);

/* Whether it passes, whatever the day; `topic` is not looked at. */
bool programme_fits(const struct programme *programme, const struct programme_filter *filter);

/* Everything, past or not. NULL if the pack has no such programme. */
struct programme *programme_load(
	struct pack *pack, struct arena *arena, const char *id, const char *lang);

/* Whether it is no longer offered on the day `today`. */
bool programme_is_past(const struct programme *programme, int today);

/* Whether the pack has a programme at all that is offered on the day `today`. */
bool programme_any(struct pack *pack, int today);
