// SPDX-License-Identifier: GPL-3.0-or-later
// Things get their numbers first, in the order of the site's lists, so that every row can name
// another; then the rows, and last the texts, language by language.
#include "author/writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "author/article.h"
#include "author/body.h"
#include "author/catalogue.h"
#include "author/hsds.h"
#include "author/programme.h"
#include "author/site.h"
#include "author/writer_text.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/day.h"
#include "content/hours.h"
#include "content/schema.h"
#include "content/search.h"
#include "lang/tag.h"
#include "store/db.h"

/* ---- rows ---- */

void writer_insert(
	struct writer *writer, const char *table, const struct value *values, size_t count) {
	char sql[160];
	int used = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (", table);
	for (size_t i = 0; i < count; i++) {
		used += snprintf(sql + used, sizeof sql - (size_t)used, "%s?", i ? ", " : "");
	}
	snprintf(sql + used, sizeof sql - (size_t)used, ")");
	struct stmt *stmt = writer->failed ? NULL : stmt_prepare(writer->db, sql, writer->err);
	for (size_t i = 0; stmt && i < count; i++) {
		int at = (int)i + 1;
		switch (values[i].kind) {
		case 'i': stmt_bind_int(stmt, at, values[i].number); break;
		case 'r': stmt_bind_real(stmt, at, values[i].real); break;
		case 't': stmt_bind_text(stmt, at, values[i].text); break;
		default: stmt_bind_null(stmt, at); break;
		}
	}
	writer->failed = writer->failed || !stmt || !stmt_run(stmt, writer->err);
	stmt_finish(stmt);
}

struct value writer_day(const char *date) {
	int day;
	return date && day_parse(date, &day) ? INT(day) : NONE;
}

/* ---- numbers of things ---- */

int64_t writer_article(const struct writer *writer, const struct article *article) {
	return writer->first_article + (int64_t)site_article_place(writer->site, article->id);
}

int64_t writer_service(const struct writer *writer, const struct service *service) {
	return writer->first_service + (int64_t)site_service_place(writer->site, service->id);
}

int64_t writer_location(const struct writer *writer, const struct location *location) {
	return writer->first_location + (int64_t)site_location_place(writer->site, location->id);
}

static int64_t organization_number(
	const struct writer *writer, const struct organization *organization) {
	return writer->first_organization +
		(int64_t)site_organization_place(writer->site, organization->id);
}

int64_t writer_programme(const struct writer *writer, const struct programme *programme) {
	return writer->first_programme + (int64_t)site_programme_place(writer->site, programme->id);
}

static int64_t topic_number(const struct writer *writer, const char *id) {
	for (size_t i = 0; i < writer->site->topic_count; i++) {
		if (id && strcmp(writer->site->topics[i].id, id) == 0) {
			return writer->first_topic + (int64_t)i;
		}
	}
	return 0;
}

static void number_things(struct writer *writer) {
	const struct site *site = writer->site;
	writer->first_topic = 1;
	writer->first_article = writer->first_topic + (int64_t)site->topic_count;
	writer->first_service = writer->first_article + (int64_t)site->articles.count;
	writer->first_programme = writer->first_service + (int64_t)site->services.count;
	writer->first_location = writer->first_programme + (int64_t)site->programmes.count;
	writer->first_organization = writer->first_location + (int64_t)site->locations.count;
	writer->first_emergency = writer->first_organization + (int64_t)site->organizations.count;
	writer->first_desk = writer->first_emergency + (int64_t)site->emergency_count;
	writer->site_number = writer->first_desk + (int64_t)site->desk_count;
}

static void write_things(struct writer *writer) {
	const struct site *site = writer->site;
	int64_t num = 1;
	for (size_t i = 0; i < site->topic_count; i++) {
		INSERT(writer, "things", INT(num++), INT(KIND_TOPIC), TEXT(site->topics[i].id));
	}
	for (size_t i = 0; i < site->articles.count; i++) {
		INSERT(writer, "things", INT(num++), INT(KIND_ARTICLE),
			TEXT(site->articles.items[i]->id));
	}
	for (size_t i = 0; i < site->services.count; i++) {
		INSERT(writer, "things", INT(num++), INT(KIND_SERVICE),
			TEXT(site->services.items[i]->id));
	}
	for (size_t i = 0; i < site->programmes.count; i++) {
		INSERT(writer, "things", INT(num++), INT(KIND_PROGRAMME),
			TEXT(site->programmes.items[i]->id));
	}
	for (size_t i = 0; i < site->locations.count; i++) {
		INSERT(writer, "things", INT(num++), INT(KIND_LOCATION),
			TEXT(site->locations.items[i]->id));
	}
	for (size_t i = 0; i < site->organizations.count; i++) {
		INSERT(writer, "things", INT(num++), INT(KIND_ORGANIZATION),
			TEXT(site->organizations.items[i]->id));
	}
	for (size_t i = 0; i < site->emergency_count; i++) {
		INSERT(writer, "things", INT(num++), INT(KIND_EMERGENCY),
			TEXT(site->emergency[i].number));
	}
	for (size_t i = 0; i < site->desk_count; i++) {
		INSERT(writer, "things", INT(num++), INT(KIND_DESK), TEXT(site->desks[i].id));
	}
	INSERT(writer, "things", INT(num++), INT(KIND_SITE), TEXT(site->id));
}

/* ---- meta, languages, topics ---- */

static void write_meta_row(struct writer *writer, const char *name, const char *value) {
	if (value) {
		INSERT(writer, "meta", TEXT(name), TEXT(value));
	}
}

static void write_meta(struct writer *writer, int64_t serial) {
	struct site *site = writer->site;
	int year, month, day;
	day_to_date((int)(serial / 86400), &year, &month, &day);
	write_meta_row(writer, "site", site->id);
	write_meta_row(writer, "name", site->name);
	write_meta_row(writer, "host_name", site->host_name);
	write_meta_row(writer, "source_language", site->source_language);
	write_meta_row(writer, "host_language", site->host_language);
	write_meta_row(writer, "time_zone", site->time_zone);
	write_meta_row(writer, "country", site->country);
	if (site->has_position) {
		write_meta_row(
			writer, "latitude", arena_printf(site->arena, "%.7g", site->latitude));
		write_meta_row(
			writer, "longitude", arena_printf(site->arena, "%.7g", site->longitude));
	}
	write_meta_row(writer, "serial", arena_printf(site->arena, "%lld", (long long)serial));
	write_meta_row(
		writer, "built", arena_printf(site->arena, "%04d-%02d-%02d", year, month, day));
	write_meta_row(writer, "expires", site->expires);
	write_meta_row(writer, "office_key", site->office_key);
	write_meta_row(writer, "builder", "foyer-pack " FOYER_VERSION);
}

static void write_languages(struct writer *writer) {
	const struct site *site = writer->site;
	for (size_t i = 0; i < site->language_count; i++) {
		const struct catalogue *catalogue = writer->catalogues[i];
		bool is_complete = !catalogue || (!catalogue->missing && !catalogue->fuzzy);
		INSERT(writer, "languages", INT((int64_t)i + 1), TEXT(site->languages[i]),
			catalogue ? writer_day(catalogue->checked) : NONE, INT(is_complete));
	}
}

/* The number of a topic that the site has read. */
static int64_t number_of(const struct writer *writer, const struct site_topic *topic) {
	return topic ? writer->first_topic + (topic - writer->site->topics) : 0;
}

/* A page or service stands in the topic it names and in those above. */
static void count_up(const struct site *site, const struct site_topic *topic, int64_t *counts) {
	for (; topic; topic = topic->parent) {
		counts[topic - site->topics]++;
	}
}

void writer_mark_topics(const struct site *site, const struct service *service, char *marks) {
	memset(marks, 0, site->topic_count);
	for (size_t i = 0; i < service->topics.count; i++) {
		const struct site_topic *topic = site_topic(site, service->topics.items[i]);
		marks[topic - site->topics] = 2;
		while ((topic = topic->parent)) {
			char *mark = &marks[topic - site->topics];
			*mark = *mark ? *mark : 1;
		}
	}
}

static void write_service_topics(struct writer *writer, int64_t *counts) {
	const struct site *site = writer->site;
	char *marks = mem_array(site->topic_count + 1, 1);
	for (size_t i = 0; i < site->services.count; i++) {
		writer_mark_topics(site, site->services.items[i], marks);
		for (size_t j = 0; j < site->topic_count; j++) {
			if (marks[j]) {
				counts[j]++;
				INSERT(writer, "service_topics",
					INT(writer->first_topic + (int64_t)j), INT((int64_t)i),
					INT(writer->first_service + (int64_t)i),
					INT(marks[j] == 2));
			}
		}
	}
	free(marks);
}

static void write_topics(struct writer *writer) {
	const struct site *site = writer->site;
	int64_t *articles = mem_array(site->topic_count + 1, sizeof *articles);
	int64_t *services = mem_array(site->topic_count + 1, sizeof *services);
	for (size_t i = 0; i < site->articles.count; i++) {
		const char *id = site->articles.items[i]->topic;
		count_up(site, id ? site_topic(site, id) : NULL, articles);
	}
	write_service_topics(writer, services);
	for (size_t i = 0; i < site->topic_count; i++) {
		const struct site_topic *topic = &site->topics[i];
		INSERT(writer, "topics", INT(number_of(writer, topic)), INT((int64_t)i),
			topic->parent ? INT(number_of(writer, topic->parent)) : NONE,
			TEXT(topic->icon), TEXT(topic->colour ? topic->colour : topic->id),
			INT(articles[i]), INT(services[i]));
	}
	free(articles);
	free(services);
	for (size_t i = 0; i < site->emergency_count; i++) {
		const struct site_emergency *entry = &site->emergency[i];
		INSERT(writer, "emergency", INT((int64_t)i),
			INT(writer->first_emergency + (int64_t)i), TEXT(entry->number),
			TEXT(entry->icon ? entry->icon : "phone"));
	}
	for (size_t i = 0; i < site->desk_count; i++) {
		INSERT(writer, "desks", INT((int64_t)i), INT(writer->first_desk + (int64_t)i));
	}
}

/* ---- articles ---- */

/* Articles of a topic stand by `order`, then by id. */
static int compare_articles(const void *left, const void *right) {
	const struct article *a = *(struct article *const *)left;
	const struct article *b = *(struct article *const *)right;
	return a->order != b->order ? (a->order > b->order) - (a->order < b->order)
				    : strcmp(a->id, b->id);
}

static void write_articles(struct writer *writer) {
	const struct site *site = writer->site;
	struct article **sorted = mem_array(site->articles.count + 1, sizeof(struct article *));
	memcpy(sorted, site->articles.items, site->articles.count * sizeof *sorted);
	qsort(sorted, site->articles.count, sizeof *sorted, compare_articles);
	for (size_t i = 0; i < site->articles.count; i++) {
		const struct article *article = sorted[i];
		int64_t num = writer_article(writer, article);
		INSERT(writer, "articles", INT(num),
			article->topic ? INT(topic_number(writer, article->topic)) : NONE,
			INT((int64_t)i), writer_day(article->checked), TEXT(article->source),
			TEXT(article->author));
		for (size_t j = 0; j < article->service_count; j++) {
			const struct service *service = site_service(site, article->services[j]);
			INSERT(writer, "related", INT(num), INT((int64_t)j),
				INT(writer_service(writer, service)));
		}
	}
	free(sorted);
}

/* ---- services ---- */

static const char *join_tags(struct writer *writer, const struct tags *tags) {
	struct str out = {0};
	for (size_t i = 0; i < tags->count; i++) {
		str_printf(&out, "%s%s", i ? " " : "", tags->items[i]);
	}
	const char *text = arena_string(writer->site->arena, str_get(&out));
	str_finish(&out);
	return text;
}

static void write_schedules(struct writer *writer, int64_t service, int64_t phone,
	const struct slots *slots, int64_t *position) {
	for (size_t i = 0; i < slots->count; i++) {
		const struct slot *slot = &slots->items[i];
		bool is_closed = slot->opens < 0;
		INSERT(writer, "schedules", INT(service), INT(phone), INT((*position)++),
			INT(slot->is_weekly ? SCHEDULE_WEEKLY : SCHEDULE_EXCEPTION),
			INT(slot->is_weekly ? slot->days : 0), is_closed ? NONE : INT(slot->opens),
			is_closed ? NONE : INT(slot->closes), writer_day(slot->valid_from),
			writer_day(slot->valid_to), INT(slot->by_appointment));
	}
}

/* 1 when every cost is known to be nothing, 0 when one is known to be something. */
static struct value is_free(const struct service *service) {
	bool is_known = service->cost_count > 0;
	for (size_t i = 0; i < service->cost_count; i++) {
		if (service->costs[i].has_amount && service->costs[i].amount > 0) {
			return INT(0);
		}
		is_known &= service->costs[i].has_amount;
	}
	return is_known ? INT(1) : NONE;
}

static void write_children(struct writer *writer, const struct service *service, int64_t num) {
	int64_t position = 0;
	write_schedules(writer, num, -1, &service->schedules, &position);
	for (size_t i = 0; i < service->phone_count; i++) {
		const struct service_phone *phone = &service->phones[i];
		INSERT(writer, "phones", INT(num), INT((int64_t)i), TEXT(phone->number),
			TEXT(join_tags(writer, &phone->languages)));
		write_schedules(writer, num, (int64_t)i, &phone->schedules, &position);
	}
	for (size_t i = 0; i < service->cost_count; i++) {
		const struct service_cost *cost = &service->costs[i];
		INSERT(writer, "costs", INT(num), INT((int64_t)i),
			cost->has_amount ? REAL(cost->amount) : NONE, TEXT(cost->currency));
	}
}

void writer_put_service(struct writer *writer, const struct service *service, int64_t num) {
	INSERT(writer, "services", INT(num),
		service->organization ? INT(organization_number(writer, service->organization))
				      : NONE,
		service->location ? INT(writer_location(writer, service->location)) : NONE,
		TEXT(service->icon ? service->icon : "information"),
		TEXT(join_tags(writer, &service->languages)), TEXT(service->email),
		TEXT(service->url), writer_day(service->assured), is_free(service),
		service->topics.count ? INT(topic_number(writer, service->topics.items[0])) : NONE);
	write_children(writer, service, num);
}

static void write_services(struct writer *writer) {
	const struct site *site = writer->site;
	for (size_t i = 0; i < site->services.count; i++) {
		writer_put_service(
			writer, site->services.items[i], writer->first_service + (int64_t)i);
	}
}

static void write_places(struct writer *writer) {
	const struct site *site = writer->site;
	for (size_t i = 0; i < site->locations.count; i++) {
		const struct location *place = site->locations.items[i];
		INSERT(writer, "locations", INT(writer->first_location + (int64_t)i),
			TEXT(place->name), place->has_position ? REAL(place->latitude) : NONE,
			place->has_position ? REAL(place->longitude) : NONE,
			place->step_free >= 0 ? INT(place->step_free) : NONE, TEXT(place->address),
			TEXT(place->street), TEXT(place->city), TEXT(place->region),
			TEXT(place->postal_code), TEXT(place->country));
	}
	for (size_t i = 0; i < site->organizations.count; i++) {
		const struct organization *body = site->organizations.items[i];
		INSERT(writer, "organizations", INT(writer->first_organization + (int64_t)i),
			TEXT(body->name), TEXT(body->email), TEXT(body->url));
	}
}

/* ---- all ---- */

static void exec(struct writer *writer, const char *sql) {
	writer->failed = writer->failed || !db_exec(writer->db, sql, writer->err);
}

bool writer_write(struct db *db, struct site *site, struct catalogue *const *catalogues,
	int64_t serial, struct err *err) {
	struct writer writer = {.db = db, .site = site, .catalogues = catalogues, .err = err};
	exec(&writer, "BEGIN");
	number_things(&writer);
	write_things(&writer);
	write_meta(&writer, serial);
	write_languages(&writer);
	write_topics(&writer);
	write_articles(&writer);
	write_services(&writer);
	writer_programmes_write(&writer);
	write_places(&writer);
	writer.failed = writer.failed || !search_add_tokenizer(db, err);
	for (size_t i = 0; i < site->language_count; i++) {
		writer_text_write(&writer, i);
	}
	exec(&writer, "COMMIT");
	return !writer.failed;
}
