// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside content/ only: an open pack, its statements and its texts. Nothing read from a pack is
 * trusted to be there or to be in range, signed or not. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "content/pack.h"
#include "content/text.h"

struct arena;
struct db;
struct directory;
struct fonts;
struct schedule;
struct service;
struct sealed;
struct stmt;

struct language_row {
	struct pack_language shown;
	int num;
};

struct pinyin_row {
	const char *word, *letters;
};

struct query {
	const char *sql;
	struct stmt *stmt;
};

struct pack {
	struct sealed *sealed;
	struct db *db;
	struct arena *arena; /* meta, languages, pinyin */
	VEC(struct query) queries;
	VEC(struct language_row) languages;
	VEC(struct pinyin_row) pinyin;
	bool has_pinyin; /* it was read */
	struct fonts *fonts;
	struct directory *directory; /* of directory.c, in `arena`; NULL: not asked for yet */
	bool is_signed, has_position;
	int64_t serial, built, expires;
	double latitude, longitude;
	const char *site, *name, *host_name, *source_language, *host_language, *time_zone, *country;
	const char *office_key;
	int source_num, host_num; /* languages.num */
};

/* A statement ready to step, with its parameters: one letter of `types` each, i int, I int64_t,
 * t const char *. Statements are kept by their text, so that one must be stepped to its end, or
 * given to row_end(), before it is asked for again. NULL if the pack lacks a table of it, which is
 * logged. */
struct stmt *pack_query(struct pack *pack, const char *sql, const char *types, ...);

/* The next row; false at the end, on an error, and for NULL. */
bool row_next(struct stmt *stmt);
void row_end(struct stmt *stmt);

/* Columns copied into the arena; NULL if missing, or "" for row_text(). */
const char *row_string(struct stmt *stmt, int at, struct arena *arena);
const char *row_text(struct stmt *stmt, int at, struct arena *arena);
/* An int that lies in [least, most], else `otherwise`. */
int row_int(struct stmt *stmt, int at, int least, int most, int otherwise);
/* A day column as day_time(), 0 if there is none. */
int64_t row_day(struct stmt *stmt, int at);
/* Words separated by single spaces. */
const char *const *row_words(struct stmt *stmt, int at, struct arena *arena, size_t *count);

/* languages.num; 0 if the pack does not have it. */
int pack_language_num(const struct pack *pack, const char *tag);
const char *pack_language_tag(const struct pack *pack, int num); /* NULL if there is none */

/* things.num; 0 if there is none. */
int64_t pack_find(struct pack *pack, int kind, const char *id);

/* Texts of one owner in one language, the source language's where that lacks one. */
struct text_set {
	const struct text_entry {
		int field;
		struct text text;
	} * entries;
	size_t count;
};

struct text_set texts_load(struct pack *pack, struct arena *arena, int lang_num, int64_t owner);
struct text text_of(const struct pack *pack, const struct text_set *set, int field);
bool text_is_there(const struct text_set *set, int field);
/* The texts base, base + 1, … as far as they go without a gap. */
const struct text *texts_from(const struct pack *pack, struct arena *arena,
	const struct text_set *set, int base, size_t *count);

/* Two column pairs of a join (utf8, checked of the asked language, then of the source language). */
struct text row_either(
	struct stmt *stmt, int at, const struct pack *pack, struct arena *arena, int lang_num);

/* Of `services s` those that are not programmes. */
#define SERVICE_ONLY "NOT EXISTS (SELECT 1 FROM programmes p WHERE p.num = s.num)"

/* As service_load(), by the number of the thing, which may be a programme. */
struct service *service_load_at(
	struct pack *pack, struct arena *arena, int64_t num, const char *lang);

/* The columns and the order in which row_schedule() reads rows of `schedules`; ?1 is the service.
 * False where a row says nothing sensible. */
#define SCHEDULE_SELECT                                                                            \
	"SELECT position, kind, days, opens, closes, valid_from, valid_to, by_appointment"         \
	" FROM schedules WHERE service = ?1"
#define SCHEDULE_ORDER " ORDER BY position"
bool row_schedule(struct stmt *stmt, struct schedule *schedule);

/* The schedules of a service (phone -1) or of one of its phones, described by the service's texts
 * (NULL: not described). */
const struct schedule *schedules_load(struct pack *pack, struct arena *arena, int64_t service,
	int phone, const struct text_set *texts, size_t *count);

/* Of asset.c. */
void fonts_destroy(struct fonts *fonts);
