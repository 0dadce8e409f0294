// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the HSDS import: the topics that services stand in, out of a taxonomy, and site.json. */
#pragma once
#include <jansson.h>
#include <stdbool.h>

struct err;
struct hsds_import;
struct hsds_row;
struct hsds_topics;

/* Reads what SITE has: its site.json (`is_foreign` when no import wrote it, and none will then),
 * whose topics are used by title or id. False and `err` where it is no JSON. */
struct hsds_topics *topics_create(struct hsds_import *import, const char *site, struct err *err);
void topics_destroy(struct hsds_topics *topics);

/* The site's source language; "en" where it has none yet. Lent. */
const char *topics_language(const struct hsds_topics *topics);

/* The array "topics" of a service: those of its terms at most two levels deep, else that of its
 * organization, or the one for all the rest. Notes which topics are needed. */
json_t *topics_write(struct hsds_import *import, struct hsds_row *service);

/* The words that search should find the service by, its terms among them; NULL if there are none. */
const char *topics_keywords(struct hsds_import *import, struct hsds_row *service);

/* site.json with the topics that were needed; NULL where the site's own is to stay. */
json_t *topics_site(struct hsds_import *import, const char *site);
