// SPDX-License-Identifier: GPL-3.0-or-later
/* Services, loaded for one language into the caller's arena and lent as long as that. Where a text
 * is not translated it is in the source language, text by text, and says so. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "content/hours.h"
#include "content/text.h"

struct arena;
struct pack;

enum known { KNOWN_NO = 0, KNOWN_YES = 1, KNOWN_NOT = -1 }; /* KNOWN_NOT: nobody said */

struct phone {
	const char *number;
	struct text description;
	const char *const *languages; /* BCP 47; none: those of the service */
	size_t language_count;
	const struct schedule *schedules; /* none: not said */
	size_t schedule_count;
};

struct cost {
	struct text option, note;
	bool has_amount;
	double amount;
	const char *currency; /* ISO 4217; NULL: not said */
};

struct service {
	/* A list fills these. */
	const char *id, *icon;
	const char *colour; /* of its first topic; NULL: none */
	struct text name;
	const char *host_name;        /* as on the door, in the host language; never NULL */
	const char *const *languages; /* BCP 47 tags spoken there */
	size_t language_count;
	const struct schedule *schedules;
	size_t schedule_count;
	bool has_position;
	double latitude, longitude; /* degrees */
	enum known step_free, is_free;
	int64_t assured; /* day_time() of the day it was last checked; 0: never */

	/* service_order() fills these. */
	struct hours_status status;
	int walk_min; /* minutes on foot from the kiosk; -1: not known */

	/* service_load() fills these too. */
	struct text description, application, fees, eligibility, transport;
	const struct phone *phones;
	size_t phone_count;
	const struct text *documents;
	size_t document_count;
	const struct cost *costs;
	size_t cost_count;
	const struct text *accessibility;
	size_t accessibility_count;
	const char *const *topics; /* ids of those it names itself */
	size_t topic_count;
	const char *const *articles; /* ids of articles that name this service */
	size_t article_count;
	const char *organization; /* its name; NULL: none */
	const char *place;        /* name of the location; NULL: none */
	const char *address;      /* lines separated by '\n'; NULL: none */
	const char *street, *city, *region, *postal_code,
		*country;        /* its parts; each may be NULL */
	const char *email, *url; /* NULL: none; the organization's where it has none itself */
};

/* The services of a topic and its sub-topics (NULL: all) in the site's order. Never NULL. */
struct service *service_list(
	struct pack *pack, struct arena *arena, const char *topic, const char *lang, size_t *count);

/* The same fields for these ids, in this order; unknown ids are left out. */
struct service *service_list_of(struct pack *pack, struct arena *arena, const char *const *ids,
	size_t id_count, const char *lang, size_t *count);

/* The same fields for `num_count` numbers of things, as directory_list() gives them. */
struct service *service_list_at(struct pack *pack, struct arena *arena, const int64_t *nums,
	size_t num_count, const char *lang, size_t *count);

/* Everything. NULL if the pack has no such service. */
struct service *service_load(
	struct pack *pack, struct arena *arena, const char *id, const char *lang);

bool service_speaks(const struct service *service, const char *lang);

/* Where and when the list is read. */
struct service_where {
	bool has_position;
	double latitude, longitude;
	int64_t now; /* seconds since 1970 */
	bool clock_is_set;
	const char *zone;
};

/* Minutes on foot to a place (straight line × 1.3 at 75 m a minute); -1: not known. */
int service_walk_min(
	bool has_position, double latitude, double longitude, const struct service_where *where);

/* Fills status and walk_min. */
void service_look(struct service *services, size_t count, const struct service_where *where);

/* As service_look(), and sorts: open now first, then
 * nearest on foot, unknown distances last, then the order it had. */
void service_order(struct service *services, size_t count, const struct service_where *where);
