// SPDX-License-Identifier: GPL-3.0-or-later
// Services. A list is one joined query and a clustered look-up of schedules each; the rest of a
// service is read only for its own page.
#include "content/service.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "content/reader.h"
#include "content/schema.h"
#include "store/db.h"

// ?1 the asked language, ?2 the source language, ?3 the host language.
#define SERVICE_COLUMNS                                                                            \
	"t.id, s.icon, s.languages, s.assured, s.is_free, l.latitude, l.longitude, l.step_free,"   \
	" a.utf8, a.checked, b.utf8, b.checked, coalesce(h.utf8, g.utf8), s.num, x.colour"
#define SERVICE_JOINS                                                                              \
	" JOIN things t ON t.num = s.num LEFT JOIN locations l ON l.num = s.location"              \
	" LEFT JOIN topics x ON x.num = s.topic"                                                   \
	" LEFT JOIN texts a ON a.lang = ?1 AND a.owner = s.num AND a.field = 1"                    \
	" LEFT JOIN texts b ON b.lang = ?2 AND b.owner = s.num AND b.field = 1"                    \
	" LEFT JOIN texts h ON h.lang = ?3 AND h.owner = s.num AND h.field = 3"                    \
	" LEFT JOIN texts g ON g.lang = ?2 AND g.owner = s.num AND g.field = 3"

enum { COLUMN_NUM = 13, COLUMN_COLOUR = 14 };

static enum known row_known(struct stmt *stmt, int at) {
	return (enum known)row_int(stmt, at, KNOWN_NO, KNOWN_YES, KNOWN_NOT);
}

static struct service read_service(
	struct stmt *stmt, const struct pack *pack, struct arena *arena, int lang) {
	struct service service = {.id = row_text(stmt, 0, arena),
		.icon = row_text(stmt, 1, arena),
		.assured = row_day(stmt, 3),
		.is_free = row_known(stmt, 4),
		.has_position = !stmt_is_null(stmt, 5) && !stmt_is_null(stmt, 6),
		.latitude = stmt_real(stmt, 5),
		.longitude = stmt_real(stmt, 6),
		.step_free = row_known(stmt, 7),
		.name = row_either(stmt, 8, pack, arena, lang),
		.host_name = row_text(stmt, 12, arena),
		.walk_min = -1};
	service.colour =
		stmt_is_null(stmt, COLUMN_COLOUR) ? NULL : row_text(stmt, COLUMN_COLOUR, arena);
	service.languages = row_words(stmt, 2, arena, &service.language_count);
	service.has_position = service.has_position && service.latitude >= -90 &&
		service.latitude <= 90 && service.longitude >= -180 && service.longitude <= 180;
	service.status.state = HOURS_UNSURE;
	if (!*service.host_name) {
		service.host_name = service.name.utf8;
	}
	return service;
}

typedef VEC(struct service) services_vec;
typedef VEC(int64_t) nums_vec;

static struct service *take(struct pack *pack, struct arena *arena, services_vec *found,
	nums_vec *nums, size_t *count) {
	struct service *list = arena_alloc(arena, (found->count + 1) * sizeof *list);
	for (size_t i = 0; i < found->count; i++) {
		list[i] = found->items[i];
		list[i].schedules = schedules_load(
			pack, arena, nums->items[i], -1, NULL, &list[i].schedule_count);
	}
	*count = found->count;
	vec_finish(found);
	vec_finish(nums);
	return list;
}

struct service *service_list(struct pack *pack, struct arena *arena, const char *topic,
	const char *lang, size_t *count) {
	int lang_num = pack_language_num(pack, lang);
	struct stmt *stmt = topic
		? pack_query(pack,
			  "SELECT " SERVICE_COLUMNS " FROM service_topics o JOIN services s ON "
			  "s.num = o.service" SERVICE_JOINS
			  " WHERE o.topic = ?4 ORDER BY o.position",
			  "iiiI", lang_num, pack->source_num, pack->host_num,
			  pack_find(pack, KIND_TOPIC, topic))
		: pack_query(pack,
			  "SELECT " SERVICE_COLUMNS " FROM services s" SERVICE_JOINS
			  " WHERE " SERVICE_ONLY " ORDER BY s.num",
			  "iii", lang_num, pack->source_num, pack->host_num);
	services_vec found = {0};
	nums_vec nums = {0};
	while (row_next(stmt)) {
		vec_push(&found, read_service(stmt, pack, arena, lang_num));
		vec_push(&nums, stmt_int(stmt, COLUMN_NUM));
	}
	return take(pack, arena, &found, &nums, count);
}

static struct stmt *query_at(struct pack *pack, int lang_num, int64_t num) {
	return pack_query(pack,
		"SELECT " SERVICE_COLUMNS " FROM services s" SERVICE_JOINS " WHERE s.num = ?4",
		"iiiI", lang_num, pack->source_num, pack->host_num, num);
}

static struct stmt *query_one(struct pack *pack, int lang_num, const char *id) {
	return query_at(pack, lang_num, pack_find(pack, KIND_SERVICE, id));
}

struct service *service_list_at(struct pack *pack, struct arena *arena, const int64_t *at,
	size_t num_count, const char *lang, size_t *count) {
	int lang_num = pack_language_num(pack, lang);
	services_vec found = {0};
	nums_vec nums = {0};
	for (size_t i = 0; i < num_count; i++) {
		struct stmt *stmt = query_at(pack, lang_num, at[i]);
		if (row_next(stmt)) {
			vec_push(&found, read_service(stmt, pack, arena, lang_num));
			vec_push(&nums, at[i]);
		}
		row_end(stmt);
	}
	return take(pack, arena, &found, &nums, count);
}

struct service *service_list_of(struct pack *pack, struct arena *arena, const char *const *ids,
	size_t id_count, const char *lang, size_t *count) {
	int lang_num = pack_language_num(pack, lang);
	services_vec found = {0};
	nums_vec nums = {0};
	for (size_t i = 0; i < id_count; i++) {
		struct stmt *stmt = query_one(pack, lang_num, ids[i]);
		if (row_next(stmt)) {
			vec_push(&found, read_service(stmt, pack, arena, lang_num));
			vec_push(&nums, stmt_int(stmt, COLUMN_NUM));
		}
		row_end(stmt);
	}
	return take(pack, arena, &found, &nums, count);
}

/* ---- one service, everything ---- */

struct page { // one service on its way to the visitor
	struct pack *pack;
	struct arena *arena;
	int64_t num, location;
	struct text_set texts;
};

static void load_phones(const struct page *page, struct service *service) {
	struct phone *phones = arena_alloc(page->arena, SCHEMA_MAX_REPEAT * sizeof *phones);
	int positions[SCHEMA_MAX_REPEAT];
	size_t n = 0;
	struct stmt *stmt = pack_query(page->pack,
		"SELECT position, number, languages FROM phones WHERE service = ?1"
		" ORDER BY position",
		"I", page->num);
	while (n < SCHEMA_MAX_REPEAT && row_next(stmt)) {
		struct phone phone = {.number = row_string(stmt, 1, page->arena)};
		positions[n] = row_int(stmt, 0, 0, SCHEMA_MAX_REPEAT - 1, -1);
		if (phone.number && positions[n] >= 0) {
			phone.languages = row_words(stmt, 2, page->arena, &phone.language_count);
			phone.description =
				text_of(page->pack, &page->texts, FIELD_PHONE + positions[n]);
			phones[n++] = phone;
		}
	}
	row_end(stmt);
	for (size_t i = 0; i < n; i++) {
		phones[i].schedules = schedules_load(page->pack, page->arena, page->num,
			positions[i], &page->texts, &phones[i].schedule_count);
	}
	service->phones = phones;
	service->phone_count = n;
}

static void load_costs(const struct page *page, struct service *service) {
	struct cost *costs = arena_alloc(page->arena, SCHEMA_MAX_REPEAT * sizeof *costs);
	size_t n = 0;
	struct stmt *stmt = pack_query(page->pack,
		"SELECT position, amount, currency FROM costs WHERE service = ?1 ORDER BY position",
		"I", page->num);
	while (n < SCHEMA_MAX_REPEAT && row_next(stmt)) {
		int position = row_int(stmt, 0, 0, SCHEMA_MAX_REPEAT - 1, -1);
		if (position >= 0) {
			costs[n++] = (struct cost){.has_amount = !stmt_is_null(stmt, 1),
				.amount = stmt_real(stmt, 1),
				.currency = row_string(stmt, 2, page->arena),
				.option = text_of(page->pack, &page->texts, FIELD_COST + position),
				.note = text_of(
					page->pack, &page->texts, FIELD_COST_NOTE + position)};
		}
	}
	row_end(stmt);
	service->costs = costs;
	service->cost_count = n;
}

static const char *const *load_ids(const struct page *page, const char *sql, size_t *count) {
	const char **ids = arena_alloc(page->arena, SCHEMA_MAX_REPEAT * sizeof *ids);
	size_t n = 0;
	struct stmt *stmt = pack_query(page->pack, sql, "I", page->num);
	while (n < SCHEMA_MAX_REPEAT && row_next(stmt)) {
		ids[n++] = row_text(stmt, 0, page->arena);
	}
	row_end(stmt);
	*count = n;
	return ids;
}

static void load_place(struct page *page, struct service *service) {
	struct stmt *stmt = pack_query(page->pack,
		"SELECT l.num, l.name, l.address, l.street, l.city, l.region, l.postal_code,"
		" l.country, o.name, coalesce(s.email, o.email), coalesce(s.url, o.url)"
		" FROM services s LEFT JOIN locations l ON l.num = s.location"
		" LEFT JOIN organizations o ON o.num = s.organization WHERE s.num = ?1",
		"I", page->num);
	if (row_next(stmt)) {
		const char **into[] = {&service->place, &service->address, &service->street,
			&service->city, &service->region, &service->postal_code, &service->country,
			&service->organization, &service->email, &service->url};
		page->location = stmt_int(stmt, 0);
		for (int i = 0; i < 10; i++) {
			*into[i] = row_string(stmt, i + 1, page->arena);
		}
	}
	row_end(stmt);
}

static void load_rest(struct page *page, int lang_num, struct service *service) {
	struct pack *pack = page->pack;
	page->texts = texts_load(pack, page->arena, lang_num, page->num);
	service->description = text_of(pack, &page->texts, FIELD_DESCRIPTION);
	service->application = text_of(pack, &page->texts, FIELD_APPLICATION);
	service->fees = text_of(pack, &page->texts, FIELD_FEES);
	service->eligibility = text_of(pack, &page->texts, FIELD_ELIGIBILITY);
	service->documents = texts_from(
		pack, page->arena, &page->texts, FIELD_DOCUMENT, &service->document_count);
	service->schedules = schedules_load(
		pack, page->arena, page->num, -1, &page->texts, &service->schedule_count);
	load_phones(page, service);
	load_costs(page, service);
	load_place(page, service);
	struct text_set place = texts_load(pack, page->arena, lang_num, page->location);
	service->transport = text_of(pack, &place, FIELD_TRANSPORT);
	service->accessibility =
		texts_from(pack, page->arena, &place, FIELD_ACCESS, &service->accessibility_count);
	service->topics = load_ids(page,
		"SELECT t.id FROM service_topics o JOIN topics x ON x.num = o.topic"
		" JOIN things t ON t.num = o.topic WHERE o.service = ?1 AND o.is_own = 1"
		" ORDER BY x.position",
		&service->topic_count);
	service->articles = load_ids(page,
		"SELECT t.id FROM related r JOIN things t ON t.num = r.article"
		" WHERE r.service = ?1 ORDER BY r.article",
		&service->article_count);
}

struct service *service_load(
	struct pack *pack, struct arena *arena, const char *id, const char *lang) {
	return service_load_at(pack, arena, pack_find(pack, KIND_SERVICE, id), lang);
}

struct service *service_load_at(
	struct pack *pack, struct arena *arena, int64_t num, const char *lang) {
	int lang_num = pack_language_num(pack, lang);
	struct stmt *stmt = query_at(pack, lang_num, num);
	if (!row_next(stmt)) {
		return NULL;
	}
	struct service *service = arena_alloc(arena, sizeof *service);
	*service = read_service(stmt, pack, arena, lang_num);
	struct page page = {.pack = pack, .arena = arena, .num = num};
	row_end(stmt);
	load_rest(&page, lang_num, service);
	return service;
}

bool service_speaks(const struct service *service, const char *lang) {
	for (size_t i = 0; i < service->language_count; i++) {
		if (strcmp(service->languages[i], lang) == 0) {
			return true;
		}
	}
	return false;
}
