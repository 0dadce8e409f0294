// SPDX-License-Identifier: GPL-3.0-or-later
// Articles. A language has an article when it has a body; its title and summary are then there too.
#include "content/article.h"

#include <stdlib.h>

#include "base/arena.h"
#include "content/block.h"
#include "content/reader.h"
#include "content/schema.h"
#include "store/db.h"

#define ARTICLE_COLUMNS                                                                            \
	"t.id, c.id, m.rowid IS NULL, a.utf8, a.checked, b.utf8, b.checked,"                       \
	" p.utf8, p.checked, q.utf8, q.checked"
// ?1 the asked language, ?2 the source language.
#define ARTICLE_JOINS                                                                              \
	" JOIN things t ON t.num = x.num LEFT JOIN things c ON c.num = x.topic"                    \
	" LEFT JOIN bodies m ON m.article = x.num AND m.lang = ?1"                                 \
	" LEFT JOIN texts a ON a.lang = ?1 AND a.owner = x.num AND a.field = 1"                    \
	" LEFT JOIN texts b ON b.lang = ?2 AND b.owner = x.num AND b.field = 1"                    \
	" LEFT JOIN texts p ON p.lang = ?1 AND p.owner = x.num AND p.field = 2"                    \
	" LEFT JOIN texts q ON q.lang = ?2 AND q.owner = x.num AND q.field = 2"

static struct article read_article(
	struct stmt *stmt, const struct pack *pack, struct arena *arena, int lang) {
	return (struct article){.id = row_text(stmt, 0, arena),
		.topic = row_string(stmt, 1, arena),
		.is_missing = stmt_int(stmt, 2) == 1,
		.title = row_either(stmt, 3, pack, arena, lang),
		.summary = row_either(stmt, 7, pack, arena, lang)};
}

static void load_languages(
	struct pack *pack, struct arena *arena, int64_t num, struct article *article) {
	size_t room = pack_language_count(pack), n = 0;
	const char **tags = arena_alloc(arena, (room + 1) * sizeof *tags);
	struct stmt *stmt = pack_query(
		pack, "SELECT lang FROM bodies WHERE article = ?1 ORDER BY lang", "I", num);
	while (n < room && row_next(stmt)) {
		const char *tag = pack_language_tag(pack, (int)stmt_int(stmt, 0));
		if (tag) {
			tags[n++] = tag;
		}
	}
	row_end(stmt);
	article->languages = tags;
	article->language_count = n;
}

size_t article_count(struct pack *pack, const char *topic) {
	struct stmt *stmt = pack_query(pack, "SELECT count(*) FROM articles WHERE topic = ?1", "I",
		pack_find(pack, KIND_TOPIC, topic));
	size_t count = row_next(stmt) ? (size_t)row_int(stmt, 0, 0, INT32_MAX, 0) : 0;
	row_end(stmt);
	return count;
}

const struct article *article_list(struct pack *pack, struct arena *arena, const char *topic,
	const char *lang, size_t *count) {
	return article_list_part(pack, arena, topic, lang, 0, INT32_MAX, count);
}

const struct article *article_list_part(struct pack *pack, struct arena *arena, const char *topic,
	const char *lang, size_t first, size_t most, size_t *count) {
	int lang_num = pack_language_num(pack, lang);
	// The part is cut before its texts are looked up.
	struct stmt *stmt = pack_query(pack,
		"SELECT " ARTICLE_COLUMNS ", x.num FROM (SELECT num, topic, position FROM articles"
		" WHERE topic = ?3 ORDER BY position, num LIMIT ?4 OFFSET ?5) x" ARTICLE_JOINS
		" ORDER BY x.position, x.num",
		"iiIII", lang_num, pack->source_num, pack_find(pack, KIND_TOPIC, topic),
		(int64_t)most, (int64_t)first);
	VEC(struct article) found = {0};
	VEC(int64_t) nums = {0};
	while (row_next(stmt)) {
		vec_push(&found, read_article(stmt, pack, arena, lang_num));
		vec_push(&nums, stmt_int(stmt, 11));
	}
	for (size_t i = 0; i < found.count; i++) {
		if (found.items[i].is_missing) {
			load_languages(pack, arena, nums.items[i], &found.items[i]);
		}
	}
	struct article *list = arena_alloc(arena, (found.count + 1) * sizeof *list);
	for (size_t i = 0; i < found.count; i++) {
		list[i] = found.items[i];
	}
	*count = found.count;
	vec_finish(&found);
	vec_finish(&nums);
	return list;
}

static bool load_body(struct pack *pack, struct arena *arena, int64_t num, int lang_num,
	struct article *article) {
	struct stmt *stmt = pack_query(pack,
		"SELECT checked, blocks FROM bodies WHERE article = ?1 AND lang = ?2", "Ii", num,
		lang_num);
	bool ok = false;
	if (row_next(stmt)) {
		size_t len;
		const void *data = stmt_blob(stmt, 1, &len);
		article->is_checked = stmt_int(stmt, 0) == 1;
		ok = data &&
			block_decode(arena, data, len, &article->blocks, &article->block_count);
	}
	row_end(stmt);
	return ok;
}

static void load_related(
	struct pack *pack, struct arena *arena, int64_t num, struct article *article) {
	const char **ids = arena_alloc(arena, SCHEMA_MAX_REPEAT * sizeof *ids);
	size_t n = 0;
	struct stmt *stmt = pack_query(pack,
		"SELECT t.id FROM related r JOIN things t ON t.num = r.service"
		" WHERE r.article = ?1 ORDER BY r.position",
		"I", num);
	while (n < SCHEMA_MAX_REPEAT && row_next(stmt)) {
		ids[n++] = row_text(stmt, 0, arena);
	}
	row_end(stmt);
	article->services = ids;
	article->service_count = n;
}

const struct article *article_load(
	struct pack *pack, struct arena *arena, const char *id, const char *lang) {
	int lang_num = pack_language_num(pack, lang);
	int64_t num = pack_find(pack, KIND_ARTICLE, id);
	struct stmt *stmt = pack_query(pack,
		"SELECT " ARTICLE_COLUMNS
		", x.checked, x.source, x.author FROM articles x" ARTICLE_JOINS " WHERE x.num = ?3",
		"iiI", lang_num, pack->source_num, num);
	if (!row_next(stmt)) {
		return NULL;
	}
	struct article *article = arena_alloc(arena, sizeof *article);
	*article = read_article(stmt, pack, arena, lang_num);
	article->checked = row_day(stmt, 11);
	article->source = row_string(stmt, 12, arena);
	article->author = row_string(stmt, 13, arena);
	row_end(stmt);
	load_related(pack, arena, num, article);
	if (article->is_missing) {
		load_languages(pack, arena, num, article);
	} else if (!load_body(pack, arena, num, lang_num, article)) {
		return NULL;
	}
	return article;
}
