// SPDX-License-Identifier: GPL-3.0-or-later
// Packing the directory when the pack is built: what the tables say of every service, and for each
// language its names in order.
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/directory.h"
#include "content/directory_form.h"
#include "content/hours.h"
#include "content/reader.h"
#include "lang/collate.h"
#include "lang/initial.h"
#include "store/db.h"

static void put(struct str *out, uint64_t value, size_t size) {
	for (size_t i = 0; i < size; i++) {
		str_append_char(out, (char)(value >> (8 * i) & 0xFF));
	}
}

static void put_real(struct str *out, double value) {
	uint64_t bits;
	memcpy(&bits, &value, sizeof bits);
	put(out, bits, sizeof bits);
}

static void put_string(struct str *out, const char *text) {
	put(out, strlen(text), 2);
	str_append(out, text);
}

static bool put_row(struct db *db, int64_t lang, const struct str *bytes, struct err *err) {
	struct stmt *stmt = stmt_prepare(db, "INSERT INTO directory VALUES (?1, ?2)", err);
	if (!stmt) {
		return false;
	}
	stmt_bind_int(stmt, 1, lang);
	stmt_bind_blob(stmt, 2, str_get(bytes), bytes->len);
	bool ok = stmt_run(stmt, err);
	stmt_finish(stmt);
	return ok;
}

/* ---- facts ---- */

struct facts {
	struct arena *arena;
	VEC(const char *) speaks;
	struct str services, slots;
	uint32_t service_count, slot_count;
	struct stmt *schedules;
};

static uint32_t index_of(struct facts *facts, const char *speaks) {
	for (size_t i = 0; i < facts->speaks.count; i++) {
		if (strcmp(facts->speaks.items[i], speaks) == 0) {
			return (uint32_t)i;
		}
	}
	vec_push(&facts->speaks, arena_string(facts->arena, speaks));
	return (uint32_t)facts->speaks.count - 1;
}

static void put_slot(struct str *out, const struct schedule *slot) {
	put(out,
		(slot->kind == SCHEDULE_WEEKLY ? DIRECTORY_WEEKLY : 0u) |
			(slot->is_closed ? DIRECTORY_CLOSED : 0u) |
			(slot->by_appointment ? DIRECTORY_BY_APPOINTMENT : 0u),
		1);
	put(out, slot->days, 1);
	put(out, slot->is_closed ? 0 : (unsigned)slot->opens, 2);
	put(out, slot->is_closed ? 0 : (unsigned)slot->closes, 2);
	put(out, (uint32_t)slot->valid_from, 4);
	put(out, (uint32_t)slot->valid_to, 4);
}

static uint32_t put_slots(struct facts *facts, int64_t service) {
	uint32_t count = 0;
	stmt_reset(facts->schedules);
	stmt_bind_int(facts->schedules, 1, service);
	while (row_next(facts->schedules)) {
		struct schedule slot;
		if (row_schedule(facts->schedules, &slot)) {
			put_slot(&facts->slots, &slot);
			count++;
		}
	}
	facts->slot_count += count;
	return count;
}

static void put_service(struct facts *facts, struct stmt *row) {
	int64_t num = stmt_int(row, 0);
	const char *speaks = stmt_text(row, 1);
	bool has_position = !stmt_is_null(row, 2) && !stmt_is_null(row, 3);
	bool is_known = !stmt_is_null(row, 4);
	struct str *out = &facts->services;
	put(out, (uint64_t)num, 4);
	put(out, index_of(facts, speaks ? speaks : ""), 4);
	put(out, put_slots(facts, num), 2);
	put(out,
		(has_position ? DIRECTORY_POSITION : 0u) |
			(!is_known                         ? 0u
					: stmt_int(row, 4) ? DIRECTORY_STEP_FREE
							   : DIRECTORY_NOT_STEP_FREE),
		1);
	put_real(out, stmt_real(row, 2));
	put_real(out, stmt_real(row, 3));
	facts->service_count++;
}

static bool put_facts(struct db *db, struct facts *facts, struct err *err) {
	struct stmt *row = stmt_prepare(db,
		"SELECT s.num, s.languages, l.latitude, l.longitude, l.step_free FROM services s"
		" LEFT JOIN locations l ON l.num = s.location WHERE " SERVICE_ONLY
		" ORDER BY s.num",
		err);
	facts->schedules = row
		? stmt_prepare(db, SCHEDULE_SELECT " AND phone = -1" SCHEDULE_ORDER, err)
		: NULL;
	bool ok = facts->schedules != NULL;
	while (ok && row_next(row)) {
		put_service(facts, row);
	}
	stmt_finish(facts->schedules);
	stmt_finish(row);
	struct str all = {0};
	put(&all, facts->speaks.count, 4);
	for (size_t i = 0; i < facts->speaks.count; i++) {
		put_string(&all, facts->speaks.items[i]);
	}
	put(&all, facts->service_count, 4);
	str_append_bytes(&all, str_get(&facts->services), facts->services.len);
	put(&all, facts->slot_count, 4);
	str_append_bytes(&all, str_get(&facts->slots), facts->slots.len);
	ok = ok && put_row(db, 0, &all, err);
	str_finish(&all);
	return ok;
}

static bool write_facts(struct db *db, struct err *err) {
	struct facts facts = {.arena = arena_create()};
	bool ok = put_facts(db, &facts, err);
	vec_finish(&facts.speaks);
	str_finish(&facts.services);
	str_finish(&facts.slots);
	arena_destroy(facts.arena);
	return ok;
}

/* ---- names ---- */

struct name {
	const char *utf8;
	uint32_t at;
	size_t letter;
};

typedef VEC(struct name) names_vec;

static int compare_names(const void *a, const void *b, void *lang) {
	const struct name *x = a, *y = b;
	if (x->letter != y->letter) {
		return x->letter < y->letter ? -1 : 1;
	}
	int order = collate_compare(lang, x->utf8, y->utf8);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static void put_names(const names_vec *names, const struct initials *initials, struct str *out) {
	size_t letters = 0;
	for (size_t i = 0; i < names->count; i++) {
		letters += i == 0 || names->items[i].letter != names->items[i - 1].letter;
	}
	put(out, letters, 4);
	for (size_t i = 0, next; i < names->count; i = next) {
		size_t letter = names->items[i].letter;
		for (next = i; next < names->count && names->items[next].letter == letter;) {
			next++;
		}
		put_string(out, initials_label(initials, letter));
		put(out, next - i, 4);
		for (size_t j = i; j < next; j++) {
			put(out, names->items[j].at, 4);
		}
	}
}

static bool read_names(struct db *db, int64_t lang, const struct initials *initials,
	struct arena *arena, names_vec *names, struct err *err) {
	struct stmt *row = stmt_prepare(db,
		"SELECT coalesce(a.utf8, b.utf8) FROM services s"
		" LEFT JOIN texts a ON a.lang = ?1 AND a.owner = s.num AND a.field = 1"
		" LEFT JOIN texts b ON b.lang = (SELECT l.num FROM languages l JOIN meta m ON"
		" m.name = 'source_language' AND m.value = l.tag) AND b.owner = s.num AND b.field "
		"= 1"
		" WHERE " SERVICE_ONLY " ORDER BY s.num",
		err);
	if (!row) {
		return false;
	}
	stmt_bind_int(row, 1, lang);
	while (row_next(row)) {
		const char *text = stmt_text(row, 0);
		struct name name = {.utf8 = arena_string(arena, text ? text : ""),
			.at = (uint32_t)names->count};
		name.letter = initials_of(initials, name.utf8);
		vec_push(names, name);
	}
	stmt_finish(row);
	return true;
}

static bool write_names(struct db *db, int64_t lang, const char *tag, struct err *err) {
	struct arena *arena = arena_create();
	struct initials *initials = initials_create(tag);
	names_vec names = {0};
	bool ok = read_names(db, lang, initials, arena, &names, err);
	if (names.count) {
		qsort_r(names.items, names.count, sizeof *names.items, compare_names, (void *)tag);
	}
	struct str bytes = {0};
	put_names(&names, initials, &bytes);
	ok = ok && put_row(db, lang, &bytes, err);
	str_finish(&bytes);
	vec_finish(&names);
	initials_destroy(initials);
	arena_destroy(arena);
	return ok;
}

bool directory_write(struct db *db, struct err *err) {
	if (!db_exec(db, "BEGIN", err) || !write_facts(db, err)) {
		return false;
	}
	struct stmt *languages =
		stmt_prepare(db, "SELECT num, tag FROM languages ORDER BY num", err);
	bool ok = languages != NULL;
	while (ok && row_next(languages)) {
		ok = write_names(db, stmt_int(languages, 0), stmt_text(languages, 1), err);
	}
	stmt_finish(languages);
	return ok && db_exec(db, "COMMIT", err);
}
