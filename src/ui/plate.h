// SPDX-License-Identifier: GPL-3.0-or-later
/* Small marks: plates, pills, tags, badges, progress. None of them presses. */
#pragma once
#include "ui/box.h"
#include <stdbool.h>

/* Icon on the topic's colour, a square of 56, 72, 88, 112 or 180. TOPIC_NONE: petrol. */
struct box *plate_add(struct box *parent, const char *icon, enum topic_colour topic, int side);
struct box *plate_on_panel_add(struct box *parent, const char *icon, int side); /* lamp icon */

/* A number in a circle of the topic's colour. */
struct box *disc_add(struct box *parent, int number, enum topic_colour topic, int side);

enum pill_kind {
	PILL_OPEN,        /* Open until 16:00 */
	PILL_LATER,       /* Opens at 14:00 */
	PILL_APPOINTMENT, /* By appointment */
	PILL_CLOSED,      /* Closed today */
	PILL_UNSURE,      /* Not sure, call first */
	PILL_LANGUAGE,    /* Not in English yet */
	PILL_LATE,        /* Not checked since … */
	PILL_ARTICLE,     /* Article, 2 pages */
	PILL_NEW,
	PILL_START, /* Starts 1 December */
};
struct box *pill_add(struct box *parent, enum pill_kind kind, const char *text);
struct box *pill_large_add(struct box *parent, enum pill_kind kind, const char *text);

enum tag_look { TAG_PLAIN, TAG_ON /* the visitor's language */, TAG_REQUIRED };
struct tag_spec {
	const char *text, *icon; /* icon may be NULL */
	enum tag_look look;
	const char *lang; /* NULL: the page's */
};
struct box *tag_add(struct box *parent, struct tag_spec spec);
struct box *tags_add(struct box *parent, const struct tag_spec *tags, size_t count); /* a flow */

/* A number on a key: lamp, or ink where the key itself is lamp. */
struct box *badge_add(struct box *parent, const char *number, bool is_on_lamp);

/* "Checked 3 Nov 2026" with its icon; late: the warning pill. */
struct box *checked_add(struct box *parent, const char *text, bool is_late);

/* Icon and second text, on one line: distance on foot, an exception of the hours. */
struct box *remark_add(struct box *parent, const char *icon, const char *text);

/* `count` segments, those before `done` filled. `label` for helpers. */
struct box *progress_add(struct box *parent, int count, int done, const char *label);
