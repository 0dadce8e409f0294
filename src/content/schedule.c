// SPDX-License-Identifier: GPL-3.0-or-later
// Schedules of a service, as hours.h wants them. A row that says nothing sensible is left out
// rather than guessed at.
#include "base/arena.h"
#include "content/hours.h"
#include "content/reader.h"
#include "content/schema.h"
#include "store/db.h"

#define DAY_MINUTES 1440
#define MAX_DAY 4000000

bool row_schedule(struct stmt *stmt, struct schedule *schedule) {
	*schedule = (struct schedule){.kind = (enum schedule_kind)row_int(
					      stmt, 1, SCHEDULE_WEEKLY, SCHEDULE_EXCEPTION, 0),
		.days = (unsigned)row_int(stmt, 2, 0, 127, 0),
		.opens = row_int(stmt, 3, 0, DAY_MINUTES - 1, -1),
		.closes = row_int(stmt, 4, 0, DAY_MINUTES, -1),
		.valid_from = row_int(stmt, 5, 0, MAX_DAY, SCHEDULE_NO_DAY),
		.valid_to = row_int(stmt, 6, 0, MAX_DAY, SCHEDULE_NO_DAY),
		.by_appointment = stmt_int(stmt, 7) == 1};
	bool has_times = schedule->opens >= 0 && schedule->closes >= 0;
	if (schedule->kind == SCHEDULE_EXCEPTION) {
		schedule->is_closed = !has_times;
		return schedule->valid_from != SCHEDULE_NO_DAY &&
			schedule->valid_to != SCHEDULE_NO_DAY;
	}
	return schedule->kind == SCHEDULE_WEEKLY && has_times && schedule->days;
}

const struct schedule *schedules_load(struct pack *pack, struct arena *arena, int64_t service,
	int phone, const struct text_set *texts, size_t *count) {
	struct schedule found[SCHEMA_MAX_REPEAT];
	size_t n = 0;
	struct stmt *stmt = pack_query(
		pack, SCHEDULE_SELECT " AND phone = ?2" SCHEDULE_ORDER, "Ii", service, phone);
	while (n < SCHEMA_MAX_REPEAT && row_next(stmt)) {
		int field = FIELD_SCHEDULE + row_int(stmt, 0, 0, SCHEMA_MAX_REPEAT - 1, -1);
		if (!row_schedule(stmt, &found[n])) {
			continue;
		}
		if (texts && text_is_there(texts, field)) {
			struct text text = text_of(pack, texts, field);
			found[n].description = text.utf8;
			found[n].description_lang = text.lang;
		}
		n++;
	}
	row_end(stmt);
	struct schedule *list = arena_alloc(arena, (n + 1) * sizeof *list);
	for (size_t i = 0; i < n; i++) {
		list[i] = found[i];
	}
	*count = n;
	return list;
}
