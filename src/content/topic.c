// SPDX-License-Identifier: GPL-3.0-or-later
// Topics, desks and emergency numbers: one query each, both languages of a text joined by key.
#include "content/topic.h"

#include <stdlib.h>

#include "base/arena.h"
#include "content/reader.h"
#include "content/schema.h"
#include "store/db.h"

#define MAX_ROWS 200

// ?1 the asked language, ?2 the source language; a and b lend row_either() its four columns.
#define TITLE_COLUMNS "a.utf8, a.checked, b.utf8, b.checked"
#define TITLE_JOINS                                                                                \
	" LEFT JOIN texts a ON a.lang = ?1 AND a.owner = x.num AND a.field = 1"                    \
	" LEFT JOIN texts b ON b.lang = ?2 AND b.owner = x.num AND b.field = 1"

// ?3 is which; d and e are the titles of the topic above.
#define TOPIC_COLUMNS                                                                              \
	"t.id, x.icon, x.colour, x.articles, x.services, " TITLE_COLUMNS                           \
	", u.id, d.utf8, d.checked, e.utf8, e.checked"
#define TOPIC_JOINS                                                                                \
	" JOIN things t ON t.num = x.num LEFT JOIN things u ON u.num = x.parent" TITLE_JOINS       \
	" LEFT JOIN texts d ON d.lang = ?1 AND d.owner = x.parent AND d.field = 1"                 \
	" LEFT JOIN texts e ON e.lang = ?2 AND e.owner = x.parent AND e.field = 1"

static struct topic read_topic(
	struct stmt *stmt, const struct pack *pack, struct arena *arena, int lang) {
	return (struct topic){.id = row_text(stmt, 0, arena),
		.icon = row_text(stmt, 1, arena),
		.colour = row_text(stmt, 2, arena),
		.article_count = row_int(stmt, 3, 0, INT32_MAX, 0),
		.service_count = row_int(stmt, 4, 0, INT32_MAX, 0),
		.title = row_either(stmt, 5, pack, arena, lang),
		.parent = row_string(stmt, 9, arena),
		.parent_title = row_either(stmt, 10, pack, arena, lang)};
}

static const struct topic *read_all(
	struct stmt *stmt, const struct pack *pack, struct arena *arena, int lang, size_t *count) {
	VEC(struct topic) found = {0};
	while (row_next(stmt)) {
		vec_push(&found, read_topic(stmt, pack, arena, lang));
	}
	struct topic *topics = arena_alloc(arena, (found.count + 1) * sizeof *topics);
	for (size_t i = 0; i < found.count; i++) {
		topics[i] = found.items[i];
	}
	*count = found.count;
	vec_finish(&found);
	return topics;
}

const struct topic *topics_load(
	struct pack *pack, struct arena *arena, const char *lang, size_t *count) {
	int num = pack_language_num(pack, lang);
	struct stmt *stmt = pack_query(pack,
		"SELECT " TOPIC_COLUMNS " FROM topics x" TOPIC_JOINS
		" WHERE x.parent IS NULL ORDER BY x.position",
		"ii", num, pack->source_num);
	return read_all(stmt, pack, arena, num, count);
}

const struct topic *topics_load_below(
	struct pack *pack, struct arena *arena, const char *id, const char *lang, size_t *count) {
	int num = pack_language_num(pack, lang);
	struct stmt *stmt = pack_query(pack,
		"SELECT " TOPIC_COLUMNS " FROM topics x" TOPIC_JOINS
		" WHERE x.parent = ?3 ORDER BY x.position",
		"iiI", num, pack->source_num, pack_find(pack, KIND_TOPIC, id));
	return read_all(stmt, pack, arena, num, count);
}

const struct topic *topic_load(
	struct pack *pack, struct arena *arena, const char *id, const char *lang) {
	int num = pack_language_num(pack, lang);
	struct stmt *stmt = pack_query(pack,
		"SELECT " TOPIC_COLUMNS " FROM topics x" TOPIC_JOINS " WHERE x.num = ?3", "iiI",
		num, pack->source_num, pack_find(pack, KIND_TOPIC, id));
	struct topic *topic = NULL;
	if (row_next(stmt)) {
		topic = arena_alloc(arena, sizeof *topic);
		*topic = read_topic(stmt, pack, arena, num);
	}
	row_end(stmt);
	return topic;
}

const struct emergency *emergency_load(
	struct pack *pack, struct arena *arena, const char *lang, size_t *count) {
	int num = pack_language_num(pack, lang);
	struct stmt *stmt = pack_query(pack,
		"SELECT x.number, x.icon, " TITLE_COLUMNS " FROM emergency x" TITLE_JOINS
		" ORDER BY x.position LIMIT 200",
		"ii", num, pack->source_num);
	struct emergency *all = arena_alloc(arena, MAX_ROWS * sizeof *all);
	size_t n = 0;
	while (n < MAX_ROWS && row_next(stmt)) {
		all[n++] = (struct emergency){.number = row_text(stmt, 0, arena),
			.icon = row_text(stmt, 1, arena),
			.text = row_either(stmt, 2, pack, arena, num)};
	}
	row_end(stmt);
	*count = n;
	return all;
}

const struct desk *desks_load(
	struct pack *pack, struct arena *arena, const char *lang, size_t *count) {
	int num = pack_language_num(pack, lang);
	struct stmt *stmt = pack_query(pack,
		"SELECT t.id, " TITLE_COLUMNS
		" FROM desks x JOIN things t ON t.num = x.num" TITLE_JOINS
		" ORDER BY x.position LIMIT 200",
		"ii", num, pack->source_num);
	struct desk *desks = arena_alloc(arena, MAX_ROWS * sizeof *desks);
	size_t n = 0;
	while (n < MAX_ROWS && row_next(stmt)) {
		desks[n++] = (struct desk){.id = row_text(stmt, 0, arena),
			.text = row_either(stmt, 1, pack, arena, num)};
	}
	row_end(stmt);
	*count = n;
	return desks;
}

struct text office_name_load(struct pack *pack, struct arena *arena, const char *lang) {
	int num = pack_language_num(pack, lang);
	struct stmt *stmt = pack_query(pack,
		"SELECT " TITLE_COLUMNS " FROM things x" TITLE_JOINS
		" WHERE x.kind = 8 AND x.id = ?3",
		"iit", num, pack->source_num, pack_site(pack));
	struct text name = {pack_site_name(pack), pack_source_language(pack), true};
	if (row_next(stmt)) {
		name = row_either(stmt, 0, pack, arena, num);
	}
	row_end(stmt);
	return name;
}
