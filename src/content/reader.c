// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a pack. Statements are prepared once and kept; whatever is of the wrong type, out of
// range or missing reads as not there.
#include "content/reader.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#define LOG_MODULE "pack"
#include "base/log.h"
#include "content/day.h"
#include "content/schema.h"
#include "store/db.h"

#define MAX_WORDS 200
#define MAX_DAY 4000000 // year 12921: beyond it day_to_date() has no calendar

static struct stmt *find_statement(struct pack *pack, const char *sql) {
	for (size_t i = 0; i < pack->queries.count; i++) {
		const struct query *query = &pack->queries.items[i];
		if (strcmp(query->sql, sql) == 0) {
			return query->stmt;
		}
	}
	struct err err;
	struct stmt *stmt = stmt_prepare(pack->db, sql, &err);
	if (!stmt) {
		log_warning("%s: %s", pack->site, err.text);
	}
	vec_push(&pack->queries, (struct query){arena_string(pack->arena, sql), stmt});
	return stmt;
}

struct stmt *pack_query(struct pack *pack, const char *sql, const char *types, ...) {
	struct stmt *stmt = find_statement(pack, sql);
	if (!stmt) {
		return NULL;
	}
	stmt_reset(stmt);
	va_list args;
	va_start(args, types);
	for (int at = 0; types[at]; at++) {
		switch (types[at]) {
		case 'i': stmt_bind_int(stmt, at + 1, va_arg(args, int)); break;
		case 'I': stmt_bind_int(stmt, at + 1, va_arg(args, int64_t)); break;
		default: stmt_bind_text(stmt, at + 1, va_arg(args, const char *)); break;
		}
	}
	va_end(args);
	return stmt;
}

bool row_next(struct stmt *stmt) {
	if (!stmt) {
		return false;
	}
	enum stmt_step step = stmt_step(stmt);
	if (step == STMT_ROW) {
		return true;
	}
	if (step == STMT_ERROR && !stmt_is_unread(stmt)) { // that is what pack_state() tells
		log_warning("cannot read a row: %s", stmt_error(stmt));
	}
	stmt_reset(stmt);
	return false;
}

void row_end(struct stmt *stmt) {
	if (stmt) {
		stmt_reset(stmt);
	}
}

const char *row_string(struct stmt *stmt, int at, struct arena *arena) {
	return arena_string(arena, stmt_text(stmt, at));
}

const char *row_text(struct stmt *stmt, int at, struct arena *arena) {
	const char *text = row_string(stmt, at, arena);
	return text ? text : "";
}

int row_int(struct stmt *stmt, int at, int least, int most, int otherwise) {
	if (stmt_is_null(stmt, at)) {
		return otherwise;
	}
	int64_t value = stmt_int(stmt, at);
	return value >= least && value <= most ? (int)value : otherwise;
}

int64_t row_day(struct stmt *stmt, int at) {
	int day = row_int(stmt, at, 1, MAX_DAY, 0);
	return day ? day_time(day) : 0;
}

const char *const *row_words(struct stmt *stmt, int at, struct arena *arena, size_t *count) {
	const char *text = row_text(stmt, at, arena);
	size_t n = 0, room = 1;
	for (const char *c = text; *c; c++) {
		room += *c == ' ';
	}
	room = room < MAX_WORDS ? room : MAX_WORDS;
	const char **words = arena_alloc(arena, room * sizeof *words);
	while (*text && n < room) {
		size_t len = strcspn(text, " ");
		if (len) {
			words[n++] = arena_copy(arena, text, len);
		}
		text += len + (text[len] == ' ');
	}
	*count = n;
	return words;
}

int pack_language_num(const struct pack *pack, const char *tag) {
	for (size_t i = 0; i < pack->languages.count; i++) {
		if (strcmp(pack->languages.items[i].shown.tag, tag) == 0) {
			return pack->languages.items[i].num;
		}
	}
	return 0;
}

const char *pack_language_tag(const struct pack *pack, int num) {
	for (size_t i = 0; i < pack->languages.count; i++) {
		if (pack->languages.items[i].num == num) {
			return pack->languages.items[i].shown.tag;
		}
	}
	return NULL;
}

int64_t pack_find(struct pack *pack, int kind, const char *id) {
	struct stmt *stmt = pack_query(
		pack, "SELECT num FROM things WHERE kind = ?1 AND id = ?2", "it", kind, id);
	int64_t num = row_next(stmt) ? stmt_int(stmt, 0) : 0;
	row_end(stmt);
	return num;
}

/* ---- texts ---- */

typedef VEC(struct text_entry) entries_vec;

static void load_rows(
	struct pack *pack, struct arena *arena, int lang_num, int64_t owner, entries_vec *into) {
	const char *tag = pack_language_tag(pack, lang_num);
	struct stmt *stmt = pack_query(pack,
		"SELECT field, utf8, checked FROM texts WHERE lang = ?1 AND owner = ?2 ORDER BY "
		"field",
		"iI", lang_num, owner);
	while (tag && row_next(stmt)) {
		const char *utf8 = row_string(stmt, 1, arena);
		if (utf8) {
			vec_push(into,
				(struct text_entry){(int)stmt_int(stmt, 0),
					{utf8, tag, stmt_int(stmt, 2) == 1}});
		}
	}
	row_end(stmt);
}

struct text_set texts_load(struct pack *pack, struct arena *arena, int lang_num, int64_t owner) {
	entries_vec source = {0}, asked = {0};
	load_rows(pack, arena, pack->source_num, owner, &source);
	if (lang_num && lang_num != pack->source_num) {
		load_rows(pack, arena, lang_num, owner, &asked);
	}
	struct text_entry *entries =
		arena_alloc(arena, (source.count + asked.count + 1) * sizeof *entries);
	size_t n = 0;
	for (size_t s = 0, a = 0; s < source.count || a < asked.count;) {
		bool is_asked = a < asked.count &&
			(s == source.count || asked.items[a].field <= source.items[s].field);
		if (is_asked) {
			s += s < source.count && source.items[s].field == asked.items[a].field;
			entries[n++] = asked.items[a++];
		} else {
			entries[n++] = source.items[s++];
		}
	}
	vec_finish(&source);
	vec_finish(&asked);
	return (struct text_set){entries, n};
}

static const struct text_entry *find_entry(const struct text_set *set, int field) {
	for (size_t i = 0; i < set->count; i++) {
		if (set->entries[i].field == field) {
			return &set->entries[i];
		}
	}
	return NULL;
}

bool text_is_there(const struct text_set *set, int field) {
	return find_entry(set, field) != NULL;
}

struct text text_of(const struct pack *pack, const struct text_set *set, int field) {
	const struct text_entry *entry = find_entry(set, field);
	return entry ? entry->text : (struct text){"", pack->source_language, true};
}

const struct text *texts_from(const struct pack *pack, struct arena *arena,
	const struct text_set *set, int base, size_t *count) {
	struct text *texts = arena_alloc(arena, (set->count + 1) * sizeof *texts);
	size_t n = 0;
	while (n < SCHEMA_MAX_REPEAT && text_is_there(set, base + (int)n)) {
		texts[n] = text_of(pack, set, base + (int)n);
		n++;
	}
	*count = n;
	return texts;
}

struct text row_either(
	struct stmt *stmt, int at, const struct pack *pack, struct arena *arena, int lang_num) {
	const char *utf8 = row_string(stmt, at, arena), *tag = pack_language_tag(pack, lang_num);
	if (utf8 && tag) {
		return (struct text){utf8, tag, stmt_int(stmt, at + 1) == 1};
	}
	utf8 = row_string(stmt, at + 2, arena);
	return (struct text){
		utf8 ? utf8 : "", pack->source_language, !utf8 || stmt_int(stmt, at + 3) == 1};
}
