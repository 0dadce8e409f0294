// SPDX-License-Identifier: GPL-3.0-or-later
// A taxonomy of hundreds of terms becomes the few topics that services are in: the top term on Home,
// the one below it inside. Where hardly any service has a term, organizations part them instead.
#include "author/import_hsds_topic.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "author/import_hsds_scope.h"
#include "author/problem.h"
#include "author/site.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

#define TOPIC_MAX_BYTES ((size_t)4 << 20)
#define TOPIC_ORGANIZATIONS 8 /* as many tiles as Home shows at once */

struct topic_made {
	const char *id, *title, *parent; /* parent: an id, or NULL */
};

struct hsds_topics {
	json_t *site, *base; /* site.json as it is, and as the last import wrote it; or NULL */
	bool is_foreign;
	enum { PARTED_NOT, PARTED_BY_ORGANIZATION, PARTED_BY_TERM } parting;
	VEC(struct topic_made) made;
	size_t homeless; /* services that no topic of the editor's site is for */
};

/* ---- what the site has ---- */

/* *json stays NULL where there is no file. */
static bool read_json(const char *folder, const char *name, json_t **json, struct err *err) {
	char path[1024], *bytes;
	size_t len;
	snprintf(path, sizeof path, "%s/%s", folder, name);
	if (!file_exists(path)) {
		return true;
	}
	if (!file_read(path, TOPIC_MAX_BYTES, &bytes, &len, err)) {
		return false;
	}
	json_error_t why;
	*json = json_loadb(bytes, len, 0, &why);
	free(bytes);
	return json_is_object(*json)
		? true
		: err_set(err, "%s:%d: this is no site.json: %s; mend it, or take it away", path,
			  why.line > 0 ? why.line : 1,
			  *json ? "an object { } is missing" : why.text);
}

/* How many services have a term that the input knows. */
static size_t count_with_terms(struct hsds_import *import);

struct hsds_topics *topics_create(struct hsds_import *import, const char *site, struct err *err) {
	struct hsds_topics *topics = mem_zero(sizeof *topics);
	if (!read_json(site, "site.json", &topics->site, err) ||
		!read_json(site, ".import/site.json", &topics->base, err)) {
		topics_destroy(topics);
		return NULL;
	}
	topics->is_foreign = topics->site && !topics->base;
	const struct hsds *hsds = &import->hsds;
	size_t terms = count_with_terms(import), organizations = hsds->tables[0].count;
	topics->parting = terms && terms * 2 >= hsds->tables[TABLE_SERVICES].count ? PARTED_BY_TERM
		: organizations > 1 && organizations <= TOPIC_ORGANIZATIONS ? PARTED_BY_ORGANIZATION
									    : PARTED_NOT;
	return topics;
}

void topics_destroy(struct hsds_topics *topics) {
	if (!topics) {
		return;
	}
	json_decref(topics->site);
	json_decref(topics->base);
	vec_finish(&topics->made);
	free(topics);
}

const char *topics_language(const struct hsds_topics *topics) {
	const char *lang = json_string_value(json_object_get(topics->site, "source_language"));
	return lang ? lang : "en";
}

static const json_t *topic_in(const json_t *site, const char *id, const char *title) {
	const json_t *list = json_object_get(site, "topics");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *topic = json_array_get(list, i);
		const char *own = json_string_value(json_object_get(topic, "id"));
		const char *name = json_string_value(json_object_get(topic, "title"));
		if ((own && id && !strcmp(own, id)) ||
			(name && title && !strcasecmp(name, title))) {
			return topic;
		}
	}
	return NULL;
}

/* The id of the topic, made if the site may have it; NULL where its editor does not want it. */
static const char *need(
	struct hsds_import *import, const char *id, const char *title, const char *parent) {
	struct hsds_topics *topics = import->topics;
	const json_t *there = topic_in(topics->site, id, title);
	const char *own = json_string_value(json_object_get(there, "id"));
	if (own && (topics->is_foreign || strcmp(own, id) != 0)) {
		return own;
	}
	if (topics->is_foreign || (!there && topic_in(topics->base, id, NULL))) {
		return NULL;
	}
	for (size_t i = 0; i < topics->made.count; i++) {
		if (strcmp(topics->made.items[i].id, id) == 0) {
			return topics->made.items[i].id;
		}
	}
	vec_push(&topics->made, (struct topic_made){id, title, parent});
	return id;
}

/* ---- terms ---- */

#define TERM_DEPTH 16 /* deeper is a circle */

/* From the term up: *low the second from the top (or the top), *top the top one. */
static void climb(struct hsds_import *import, struct hsds_row *term, struct hsds_row **top,
	struct hsds_row **low) {
	*top = *low = term;
	for (int i = 0; i < TERM_DEPTH; i++) {
		struct hsds_row *up =
			hsds_row_of(&import->hsds, TABLE_TERMS, hsds_peek(*top, "parent_id"));
		if (!up || up == *top || !hsds_peek(up, "name")) {
			return;
		}
		*low = *top;
		*top = up;
	}
}

typedef VEC(struct hsds_row *) row_vec;

static void push_term(struct hsds_import *import, row_vec *terms, const char *id) {
	struct hsds_row *term = hsds_row_of(&import->hsds, TABLE_TERMS, id);
	if (term && hsds_peek(term, "name")) {
		vec_push(terms, term);
	}
}

static void find_terms(struct hsds_import *import, struct hsds_row *service, row_vec *terms) {
	static const struct {
		enum hsds_table_id table;
		const char *owner, *columns[2];
	} LINKS[] = {{TABLE_ATTRIBUTES, "link_id", {"taxonomy_term_id", "taxonomy_term_id"}},
		{TABLE_SERVICE_TAXONOMY, "service_id", {"taxonomy_term_id", "taxonomy_id"}}};
	for (const char *at = hsds_peek(service, "taxonomy_ids"); at && *at;
		at += strspn(at, ", ")) {
		size_t len = strcspn(at, ", ");
		push_term(import, terms, arena_copy(import->hsds.arena, at, len));
		at += len;
	}
	for (size_t i = 0; i < 2; i++) {
		struct hsds_rows rows = hsds_rows_of(
			&import->hsds, LINKS[i].table, LINKS[i].owner, hsds_peek(service, "id"));
		for (size_t j = 0; j < rows.count; j++) {
			const char *id = hsds_peek(rows.items[j], LINKS[i].columns[0]);
			id = id ? id : hsds_peek(rows.items[j], LINKS[i].columns[1]);
			push_term(import, terms, id);
		}
	}
}

static size_t count_with_terms(struct hsds_import *import) {
	const struct hsds_table *services = &import->hsds.tables[TABLE_SERVICES];
	size_t count = 0;
	for (size_t i = 0; i < services->count; i++) {
		row_vec terms = {0};
		find_terms(import, services->rows[i], &terms);
		count += terms.count > 0;
		vec_finish(&terms);
	}
	return count;
}

/* "Help Pay for Food" as help-pay-for-food, with the term's own id where that is taken. */
static const char *topic_id(struct hsds_import *import, const struct hsds_row *term) {
	char id[49];
	size_t len = 0;
	for (const char *at = hsds_peek(term, "name"); *at && len < sizeof id - 1; at++) {
		bool is_plain = (unsigned char)*at < 0x80 && isalnum((unsigned char)*at);
		if (is_plain || (len && id[len - 1] != '-')) {
			id[len++] = is_plain ? (char)tolower((unsigned char)*at) : '-';
		}
	}
	len -= len && id[len - 1] == '-';
	id[len] = 0;
	const char *own = scope_id(import, hsds_peek(term, "id"));
	return len ? arena_printf(import->hsds.arena, "%s-%s", id, own) : own;
}

const char *topics_keywords(struct hsds_import *import, struct hsds_row *service) {
	row_vec terms = {0};
	struct str words = {0};
	const char *own = hsds_take(service, "keywords");
	str_append(&words, own ? own : "");
	find_terms(import, service, &terms);
	for (size_t i = 0; i < terms.count; i++) {
		const char *name = hsds_take(terms.items[i], "name");
		str_printf(&words, "%s%s", words.len ? ", " : "", name);
	}
	vec_finish(&terms);
	const char *text = words.len ? arena_string(import->hsds.arena, str_get(&words)) : NULL;
	str_finish(&words);
	return text;
}

static void add(json_t *list, const char *id) {
	for (size_t i = 0; id && i < json_array_size(list); i++) {
		if (strcmp(json_string_value(json_array_get(list, i)), id) == 0) {
			return;
		}
	}
	if (id) {
		json_array_append_new(list, json_string(id));
	}
}

/* True if another term of the service stands below this one and says more. */
static bool is_covered(struct hsds_import *import, const row_vec *terms, struct hsds_row *low) {
	for (size_t i = 0; i < terms->count; i++) {
		struct hsds_row *top, *other;
		climb(import, terms->items[i], &top, &other);
		if (top == low && other != low) {
			return true;
		}
	}
	return false;
}

static void add_terms(struct hsds_import *import, struct hsds_row *service, json_t *list) {
	row_vec terms = {0};
	find_terms(import, service, &terms);
	for (size_t i = 0; i < terms.count; i++) {
		struct hsds_row *top, *low;
		climb(import, terms.items[i], &top, &low);
		if (is_covered(import, &terms, low)) {
			continue;
		}
		const char *up = need(import, topic_id(import, top), hsds_peek(top, "name"), NULL);
		hsds_use(top, "name");
		const char *id = up;
		if (low != top && up) {
			id = need(import, topic_id(import, low), hsds_peek(low, "name"), up);
			hsds_use(low, "name");
			id = id ? id : up;
		}
		add(list, id);
	}
	if (json_array_size(list)) {
		hsds_use(service, "taxonomy_ids");
	}
	vec_finish(&terms);
}

json_t *topics_write(struct hsds_import *import, struct hsds_row *service) {
	json_t *list = json_array();
	add_terms(import, service, list);
	bool has_terms = json_array_size(list) > 0;
	if (has_terms && import->topics->parting != PARTED_BY_ORGANIZATION) {
		return list;
	}
	const char *owner = hsds_peek(service, "organization_id");
	if (!owner) {
		owner = hsds_peek(hsds_row_of(&import->hsds, TABLE_LOCATIONS,
					  hsds_peek(service, "location_id")),
			"organization_id");
	}
	struct hsds_row *organization = hsds_row_of(&import->hsds, TABLE_ORGANIZATIONS, owner);
	const char *name = hsds_peek(organization, "name");
	bool is_german = strcmp(import->lang, "de") == 0;
	if (import->topics->parting == PARTED_BY_ORGANIZATION && name) {
		const char *id = arena_printf(import->hsds.arena, "by-%s",
			scope_id(import, hsds_peek(organization, "id")));
		add(list, need(import, id, name, NULL));
	} else if (import->topics->parting == PARTED_BY_TERM) {
		add(list,
			need(import, "other-services",
				is_german ? "Weitere Angebote" : "Other services", NULL));
	} else if (!has_terms) {
		add(list,
			need(import, "all-services", is_german ? "Alle Angebote" : "All services",
				NULL));
	}
	return list;
}

/* ---- site.json ---- */

static const char *icon_of(const char *title) {
	static const char *const ICONS[][2] = {{"health", "heart-pulse"}, {"hous", "hotel"},
		{"shelter", "hotel"}, {"work", "briefcase"}, {"job", "briefcase"},
		{"employ", "briefcase"}, {"education", "school"}, {"school", "school"},
		{"library", "library"}, {"legal", "scale-balance"}, {"money", "scale-balance"},
		{"emergency", "alert"}, {"famil", "account-multiple"}, {"care", "account-multiple"},
		{"transit", "walk"}, {"transport", "walk"}, {"volunteer", "human-handsup"}};
	for (size_t i = 0; i < sizeof ICONS / sizeof *ICONS; i++) {
		if (strcasestr(title, ICONS[i][0])) {
			return ICONS[i][1];
		}
	}
	return "information";
}

static json_t *topic_json(const struct topic_made *topic, size_t at) {
	static const char *const COLOURS[] = {
		"first", "health", "housing", "work", "learn", "papers", "family", "money"};
	json_t *object = json_object();
	member_put(object, "id", topic->id);
	if (topic->parent) {
		member_put(object, "parent", topic->parent);
	} else {
		member_put(object, "icon", icon_of(topic->title));
		member_put(object, "colour", COLOURS[at % 8]);
	}
	member_put(object, "title", topic->title);
	return object;
}

/* ±DDMM or ±DDMMSS in degrees. */
static double zone_degrees(const char *text, int whole) {
	char part[4] = {0};
	double degrees = atof(memcpy(part, text + 1, (size_t)whole));
	memset(part, 0, sizeof part);
	degrees += atof(memcpy(part, text + 1 + whole, 2)) / 60;
	return *text == '-' ? -degrees : degrees;
}

/* The zone of the country whose town in tzdata's zone.tab is nearest to the services; what holds for
 * most of a country reaches further than its exclaves. */
#define ZONE_REACH 4

static const char *zone_of(struct hsds_import *import, double latitude, double longitude) {
	char *bytes;
	size_t len;
	const char *best = NULL;
	double least = 1e9;
	if (!import->country ||
		!file_read("/usr/share/zoneinfo/zone.tab", TOPIC_MAX_BYTES, &bytes, &len, NULL)) {
		return NULL;
	}
	for (char *line = strtok(bytes, "\n"); line; line = strtok(NULL, "\n")) {
		char country[3], place[32], zone[64], said[80] = "";
		if (*line == '#' ||
			sscanf(line, "%2s %31s %63s %79[^\n]", country, place, zone, said) < 3 ||
			strcmp(country, import->country) != 0) {
			continue;
		}
		size_t east = 1 + strcspn(place + 1, "+-");
		if (strlen(place) < east + 6 || east < 5) {
			continue;
		}
		double far = hypot(zone_degrees(place, 2) - latitude,
			(zone_degrees(place + east, 3) - longitude) *
				cos(latitude * 3.14159265358979 / 180));
		far /= strstr(said, "most of") || strstr(said, "mainland") ? ZONE_REACH : 1;
		if (far < least) {
			least = far;
			best = arena_string(import->hsds.arena, zone);
		}
	}
	free(bytes);
	return best;
}

static void put_zone(struct hsds_import *import, json_t *site) {
	const struct hsds_table *places = &import->hsds.tables[TABLE_LOCATIONS];
	double latitude = 0, longitude = 0;
	size_t count = 0;
	for (size_t i = 0; i < places->count; i++) {
		const char *north = hsds_peek(places->rows[i], "latitude");
		const char *east = hsds_peek(places->rows[i], "longitude");
		double a = north ? atof(north) : 999, b = east ? atof(east) : 999;
		if (a >= -90 && a <= 90 && b >= -180 && b <= 180) {
			latitude += a;
			longitude += b;
			count++;
		}
	}
	const char *zone = zone_of(import, count ? latitude / (double)count : 0,
		count ? longitude / (double)count : 0);
	member_put(site, "time_zone", zone ? zone : "UTC");
	problem_warning(import->hsds.problems, "site.json", 0,
		"HSDS does not say the time zone; %s is taken %s, look whether it is right",
		zone ? zone : "UTC",
		zone ? "as the nearest of the country" : "because no address has a country");
}

static void put_names(struct hsds_import *import, json_t *site, const char *folder) {
	const struct hsds_table *bodies = &import->hsds.tables[TABLE_ORGANIZATIONS];
	const char *end = folder + strlen(folder);
	while (end > folder && end[-1] == '/') {
		end--;
	}
	const char *start = end;
	while (start > folder && start[-1] != '/') {
		start--;
	}
	const char *id = start < end && *start != '.'
		? scope_id(import, arena_copy(import->hsds.arena, start, (size_t)(end - start)))
		: "site";
	bool is_german = strcmp(import->lang, "de") == 0;
	const char *only = bodies->count == 1 ? hsds_peek(bodies->rows[0], "name") : NULL;
	const char *name = only ? only : is_german ? "Angebote" : "Service directory";
	json_object_set_new(site, "foyer", json_integer(1));
	member_put(site, "id", id);
	member_put(site, "name", name);
	member_put(site, "host_name", name);
	member_put(site, "source_language", import->lang);
	member_put(site, "host_language", import->lang);
	json_object_set_new(site, "languages", json_pack("[s]", import->lang));
}

json_t *topics_site(struct hsds_import *import, const char *folder) {
	const struct hsds_topics *topics = import->topics;
	if (topics->homeless) {
		problem_warning(import->hsds.problems, "site.json", 0,
			"the site's own topics are kept, and %zu services are in none of them; add "
			"topics with the titles of the input's terms, or name topics in the "
			"services",
			topics->homeless);
	}
	if (topics->is_foreign) {
		return NULL;
	}
	json_t *site = json_object();
	put_names(import, site, folder);
	put_zone(import, site);
	member_put(site, "country", import->country);
	json_t *list = json_array();
	size_t tops = 0;
	for (size_t i = 0; i < topics->made.count; i++) {
		const struct topic_made *topic = &topics->made.items[i];
		json_array_append_new(list, topic_json(topic, tops));
		tops += !topic->parent;
	}
	json_object_set_new(site, "topics", list);
	return site;
}
