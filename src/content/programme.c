// SPDX-License-Identifier: GPL-3.0-or-later
// Programmes. What they share with services is read as a service of the same number; a list reads
// them all, because there are dozens, and keeps what is asked for.
#include "content/programme.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "content/day.h"
#include "content/reader.h"
#include "store/db.h"

#define NOON (12 * 60)
#define EVENING (17 * 60)
#define MAX_DAY 4000000
#define MAX_KEEP_DAYS 36500
#define MAX_PLACES 100000

static const char COLUMNS[] =
	"SELECT p.num, p.starts, p.ends, p.until, p.places, p.places_day, p.level, p.duty,"
	" p.childcare, t.id, EXISTS (SELECT 1 FROM form_fields f WHERE f.programme = p.num)"
	" FROM programmes p LEFT JOIN things t ON t.num = p.contact";

/* ---- when on a day ---- */

static unsigned time_of(int opens) {
	return opens < NOON       ? PROGRAMME_MORNING
		: opens < EVENING ? PROGRAMME_AFTERNOON
				  : PROGRAMME_EVENING;
}

static unsigned times_of_days(unsigned days, int opens) {
	unsigned weekdays = days & 0x1F, weekend = days & 0x60;
	return (weekdays ? time_of(opens) : 0) | (weekend ? PROGRAMME_WEEKEND : 0u);
}

static unsigned days_between(int from, int to) {
	unsigned days = 0;
	for (int day = from; day <= to && day < from + 7; day++) {
		days |= 1u << day_weekday(day);
	}
	return days;
}

// A programme of single days has exceptions only; beside weekly slots an exception is a holiday or a
// change, which says nothing of when it usually is.
static unsigned times_of(const struct service *service) {
	unsigned weekly = 0, single = 0;
	for (size_t i = 0; i < service->schedule_count; i++) {
		const struct schedule *slot = &service->schedules[i];
		if (slot->kind == SCHEDULE_WEEKLY) {
			weekly |= times_of_days(slot->days, slot->opens);
		} else if (!slot->is_closed) {
			single |= times_of_days(
				days_between(slot->valid_from, slot->valid_to), slot->opens);
		}
	}
	return weekly ? weekly : single;
}

/* ---- rows ---- */

struct row {
	int64_t num;
	struct programme programme;
};

typedef VEC(struct row) rows_vec;

static int row_day_number(struct stmt *stmt, int at) {
	return row_int(stmt, at, 0, MAX_DAY, PROGRAMME_NO_DAY);
}

static struct row read_row(struct stmt *stmt, struct arena *arena) {
	struct row row = {.num = stmt_int(stmt, 0)};
	row.programme = (struct programme){.starts = row_day_number(stmt, 1),
		.ends = row_day_number(stmt, 2),
		.until = row_day_number(stmt, 3),
		.places = row_int(stmt, 4, 0, MAX_PLACES, -1),
		.places_day = row_day_number(stmt, 5),
		.level = row_string(stmt, 6, arena),
		.duty = (enum schema_duty)row_int(stmt, 7, DUTY_NONE, DUTY_ENTRY, DUTY_NONE),
		.childcare = (enum known)row_int(stmt, 8, KNOWN_NO, KNOWN_YES, KNOWN_NOT),
		.contact = row_string(stmt, 9, arena),
		.has_form = stmt_int(stmt, 10) == 1,
		.duty_text.utf8 = "",
		.childcare_text.utf8 = ""};
	return row;
}

bool programme_is_past(const struct programme *programme, int today) {
	return today != PROGRAMME_CLOCK_UNSET && programme->until != PROGRAMME_NO_DAY &&
		programme->until < today;
}

bool programme_fits(const struct programme *programme, const struct programme_filter *filter) {
	return (!filter->level ||
		       (programme->level && strcmp(programme->level, filter->level) == 0)) &&
		(!filter->times || (programme->times & filter->times)) &&
		(!filter->with_childcare || programme->childcare == KNOWN_YES) &&
		(!filter->only_free || programme->service.is_free == KNOWN_YES) &&
		(!filter->speaks || service_speaks(&programme->service, filter->speaks));
}

static int compare_starts(const void *left, const void *right) {
	const struct row *a = left, *b = right;
	bool has_a = a->programme.starts != PROGRAMME_NO_DAY;
	bool has_b = b->programme.starts != PROGRAMME_NO_DAY;
	if (has_a != has_b) {
		return has_a ? -1 : 1;
	}
	if (a->programme.starts != b->programme.starts) {
		return a->programme.starts < b->programme.starts ? -1 : 1;
	}
	return (a->num > b->num) - (a->num < b->num);
}

static void read_rows(struct pack *pack, struct arena *arena, const char *topic, rows_vec *rows) {
	char sql[sizeof COLUMNS + 80];
	strcpy(sql, COLUMNS);
	if (topic) {
		strcat(sql, " JOIN programme_topics o ON o.programme = p.num WHERE o.topic = ?1");
	}
	struct stmt *stmt = pack_query(pack, sql, topic ? "I" : "",
		topic ? pack_find(pack, KIND_TOPIC, topic) : (int64_t)0);
	while (row_next(stmt)) {
		vec_push(rows, read_row(stmt, arena));
	}
}

static bool load_service(
	struct pack *pack, struct arena *arena, const char *lang, struct row *row) {
	size_t count;
	struct service *service = service_list_at(pack, arena, &row->num, 1, lang, &count);
	if (count) {
		row->programme.service = *service;
		row->programme.times = times_of(service);
	}
	return count > 0;
}

struct programme *programme_list(struct pack *pack, struct arena *arena, const char *lang,
	const struct programme_filter *filter, int today, size_t *count) {
	rows_vec rows = {0};
	size_t kept = 0;
	read_rows(pack, arena, filter->topic, &rows);
	for (size_t i = 0; i < rows.count; i++) {
		struct row *row = &rows.items[i];
		if (!programme_is_past(&row->programme, today) &&
			load_service(pack, arena, lang, row) &&
			programme_fits(&row->programme, filter)) {
			rows.items[kept++] = *row;
		}
	}
	if (kept) {
		qsort(rows.items, kept, sizeof *rows.items, compare_starts);
	}
	struct programme *list = arena_alloc(arena, (kept + 1) * sizeof *list);
	for (size_t i = 0; i < kept; i++) {
		list[i] = rows.items[i].programme;
	}
	vec_finish(&rows);
	*count = kept;
	return list;
}

bool programme_any(struct pack *pack, int today) {
	struct stmt *stmt = pack_query(pack,
		"SELECT 1 FROM programmes WHERE until IS NULL OR until >= ?1 LIMIT 1", "I",
		(int64_t)today);
	bool found = row_next(stmt);
	row_end(stmt);
	return found;
}

/* ---- the form ---- */

/* A programme on its way to the visitor. */
struct page {
	struct pack *pack;
	struct arena *arena;
	int64_t num;
	struct text_set texts;
};

static void load_options(const struct page *page, struct form_field *field, int position) {
	struct form_option *options = arena_alloc(page->arena, FORM_MAX_OPTIONS * sizeof *options);
	size_t n = 0;
	struct stmt *stmt = pack_query(page->pack,
		"SELECT position, value, icon FROM form_options WHERE programme = ?1 AND field = ?2"
		" ORDER BY position",
		"Ii", page->num, position);
	while (n < FORM_MAX_OPTIONS && row_next(stmt)) {
		int at = row_int(stmt, 0, 0, FORM_MAX_OPTIONS - 1, -1);
		const char *value = row_string(stmt, 1, page->arena);
		if (at >= 0 && value) {
			int label = FIELD_OPTION + position * SCHEMA_MAX_REPEAT + at;
			options[n++] = (struct form_option){.value = value,
				.icon = row_string(stmt, 2, page->arena),
				.label = text_of(page->pack, &page->texts, label)};
		}
	}
	row_end(stmt);
	field->options = options;
	field->option_count = n;
}

static bool read_field(const struct page *page, struct stmt *stmt, struct form_field *field) {
	int position = row_int(stmt, 0, 0, FORM_MAX_FIELDS - 1, -1);
	int type = row_int(stmt, 2, FORM_CHOICE, FORM_PERSON, 0);
	*field = (struct form_field){.name = row_string(stmt, 1, page->arena),
		.type = (enum form_type)type,
		.keep_days = row_int(stmt, 3, 1, MAX_KEEP_DAYS, 0),
		.is_required = stmt_int(stmt, 4) == 1};
	if (position < 0 || !type || !field->name || !field->keep_days) {
		return false;
	}
	field->label = text_of(page->pack, &page->texts, FIELD_QUESTION + position);
	field->purpose = text_of(page->pack, &page->texts, FIELD_PURPOSE + position);
	return true;
}

static void load_fields(const struct page *page, struct programme *programme) {
	struct form_field *fields = arena_alloc(page->arena, FORM_MAX_FIELDS * sizeof *fields);
	int positions[FORM_MAX_FIELDS];
	size_t n = 0;
	struct stmt *stmt = pack_query(page->pack,
		"SELECT position, name, type, keep_days, is_required FROM form_fields"
		" WHERE programme = ?1 ORDER BY position",
		"I", page->num);
	while (n < FORM_MAX_FIELDS && row_next(stmt)) {
		positions[n] = row_int(stmt, 0, 0, FORM_MAX_FIELDS - 1, -1);
		n += read_field(page, stmt, &fields[n]);
	}
	row_end(stmt);
	for (size_t i = 0; i < n; i++) {
		load_options(page, &fields[i], positions[i]);
		if (fields[i].keep_days > programme->keep_days) {
			programme->keep_days = fields[i].keep_days;
		}
	}
	programme->fields = fields;
	programme->field_count = n;
	programme->has_form = n > 0;
}

/* ---- one programme ---- */

static void load_topics(const struct page *page, struct service *service) {
	const char **ids = arena_alloc(page->arena, SCHEMA_MAX_REPEAT * sizeof *ids);
	size_t n = 0;
	struct stmt *stmt = pack_query(page->pack,
		"SELECT t.id FROM programme_topics o JOIN topics x ON x.num = o.topic"
		" JOIN things t ON t.num = o.topic WHERE o.programme = ?1 AND o.is_own = 1"
		" ORDER BY x.position",
		"I", page->num);
	while (n < SCHEMA_MAX_REPEAT && row_next(stmt)) {
		ids[n++] = row_text(stmt, 0, page->arena);
	}
	row_end(stmt);
	service->topics = ids;
	service->topic_count = n;
}

/* Who has no telephone is called at the service that answers for it. */
static void borrow_phones(const struct page *page, const char *lang, struct programme *programme) {
	struct service *contact = programme->contact && !programme->service.phone_count
		? service_load(page->pack, page->arena, programme->contact, lang)
		: NULL;
	if (contact) {
		programme->service.phones = contact->phones;
		programme->service.phone_count = contact->phone_count;
	}
}

static bool read_one(struct pack *pack, struct arena *arena, int64_t num, struct row *row) {
	char sql[sizeof COLUMNS + 80];
	strcpy(sql, COLUMNS);
	strcat(sql, " WHERE p.num = ?1");
	struct stmt *stmt = pack_query(pack, sql, "I", num);
	bool found = row_next(stmt);
	if (found) {
		*row = read_row(stmt, arena);
	}
	row_end(stmt);
	return found;
}

struct programme *programme_load(
	struct pack *pack, struct arena *arena, const char *id, const char *lang) {
	struct row row;
	struct page page = {pack, arena, pack_find(pack, KIND_PROGRAMME, id), {0}};
	struct service *service = page.num && read_one(pack, arena, page.num, &row)
		? service_load_at(pack, arena, page.num, lang)
		: NULL;
	if (!service) {
		return NULL;
	}
	struct programme *programme = arena_alloc(arena, sizeof *programme);
	*programme = row.programme;
	programme->service = *service;
	programme->times = times_of(service);
	page.texts = texts_load(pack, arena, pack_language_num(pack, lang), page.num);
	programme->duty_text = text_of(pack, &page.texts, FIELD_DUTY);
	programme->childcare_text = text_of(pack, &page.texts, FIELD_CHILDCARE);
	load_topics(&page, &programme->service);
	load_fields(&page, programme);
	borrow_phones(&page, lang, programme);
	return programme;
}
