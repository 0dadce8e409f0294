// SPDX-License-Identifier: GPL-3.0-or-later
/* What is said of a service wherever it stands: open or not, how far, which languages. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/plate.h"

struct app;
struct box;
struct hours_status;
struct service;
struct service_where;

/* Where the kiosk stands and what time it is there, for service_order(). */
struct service_where status_where(struct app *app);

/* The pill's words; *kind is its look. An expired pack or an unset clock is never sure. */
const char *status_text(struct app *app, const struct hours_status *status, enum pill_kind *kind);

/* "about 6 minutes on foot"; NULL where the distance is not known. */
const char *status_walk(struct app *app, const struct service *service);

/* Tags of the languages spoken there: the visitor's first and filled, then at most `most` others,
 * then step-free. Lent by the page. */
const struct tag_spec *status_tags(
	struct app *app, const struct service *service, size_t most, size_t *count);

/* The service as a key #service-<id>; small for side columns. */
struct box *status_card_add(
	struct app *app, struct box *parent, const struct service *service, bool is_small);
/* The same as an entry of My list, with its number. */
struct box *status_entry_add(
	struct app *app, struct box *parent, const struct service *service, const char *number);

/* Whether what was checked on that day, or never (0), has to be checked again: after 90 days. */
bool status_is_late(const struct app *app, int64_t day);

/* "Checked 3 Nov 2026", after 90 days "Not checked since …", or "Never checked"; `day` as content/
 * gives it, 0 = never. */
struct box *status_checked_add(struct app *app, struct box *parent, int64_t day);
/* The same words; *is_late where they are a warning. Lent by the page. */
const char *status_checked_text(struct app *app, int64_t day, bool *is_late);
