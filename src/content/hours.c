// SPDX-License-Identifier: GPL-3.0-or-later
// Opening hours. Slots of the days around now become stretches of absolute time, so that every
// question is a comparison of seconds; the calendar is asked only for the midnights of those days
// and, on the two days of the year that are not 24 hours long, for each slot.
#include "content/hours.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "content/day.h"
#include "lang/date.h"

#define DAY_MINUTES 1440
#define DAY_S 86400
#define NEAR_DAYS 8     // decides "always open", and nearly every next opening
#define HORIZON_DAYS 28 // farther ahead nothing is promised
#define CACHED_DAYS 64

/* ---- the calendar, remembered ---- */

// A list asks for the same few midnights thousands of times, and the calendar takes microseconds.
static _Thread_local struct {
	char zone[64];
	struct {
		int day;
		bool is_known;
		int64_t midnight;
	} days[CACHED_DAYS];
	int64_t now;
	bool now_is_known;
	int today;
} cache;

static void use_zone(const char *zone) {
	if (strcmp(cache.zone, zone) != 0) {
		memset(&cache, 0, sizeof cache);
		snprintf(cache.zone, sizeof cache.zone, "%s", zone);
	}
}

static int64_t local_time(int day, int minutes) {
	struct civil civil = {.minute = minutes % 60, .hour = minutes / 60};
	day_to_date(day, &civil.year, &civil.month, &civil.day);
	return time_from_civil(&civil, cache.zone);
}

static int64_t midnight_of(int day) {
	int at = ((day % CACHED_DAYS) + CACHED_DAYS) % CACHED_DAYS;
	if (!cache.days[at].is_known || cache.days[at].day != day) {
		cache.days[at].day = day;
		cache.days[at].midnight = local_time(day, 0);
		cache.days[at].is_known = true;
	}
	return cache.days[at].midnight;
}

// `minutes` may reach into the next day.
static int64_t moment(int day, int minutes) {
	if (minutes >= DAY_MINUTES) {
		return moment(day + 1, minutes - DAY_MINUTES);
	}
	int64_t midnight = midnight_of(day);
	bool is_plain = midnight_of(day + 1) - midnight == DAY_S;
	return is_plain ? midnight + minutes * 60 : local_time(day, minutes);
}

static int today_of(int64_t now) {
	if (!cache.now_is_known || cache.now != now) {
		struct civil civil;
		civil_from_time(now, cache.zone, &civil);
		cache.today = day_from_date(civil.year, civil.month, civil.day);
		cache.now = now;
		cache.now_is_known = true;
	}
	return cache.today;
}

/* ---- which slots a day has ---- */

static bool is_valid_on(const struct schedule *schedule, int day) {
	return (schedule->valid_from == SCHEDULE_NO_DAY || schedule->valid_from <= day) &&
		(schedule->valid_to == SCHEDULE_NO_DAY || schedule->valid_to >= day);
}

static bool is_exception_on(const struct schedule *schedule, int day) {
	return schedule->kind == SCHEDULE_EXCEPTION && is_valid_on(schedule, day);
}

static bool is_weekly_on(const struct schedule *schedule, int day) {
	return schedule->kind == SCHEDULE_WEEKLY && is_valid_on(schedule, day) &&
		(schedule->days >> day_weekday(day) & 1);
}

static bool has_exception(const struct schedule *schedules, size_t count, int day) {
	for (size_t i = 0; i < count; i++) {
		if (is_exception_on(&schedules[i], day)) {
			return true;
		}
	}
	return false;
}

static bool is_slot_on(const struct schedule *schedule, int day, bool is_exception) {
	return is_exception ? is_exception_on(schedule, day) && !schedule->is_closed
			    : is_weekly_on(schedule, day);
}

static int closes_at(const struct schedule *schedule) {
	return schedule->closes + (schedule->closes <= schedule->opens ? DAY_MINUTES : 0);
}

/* ---- now ---- */

struct stretch {
	int64_t start, end;
	int day; // it belongs to
	bool by_appointment;
};

typedef VEC(struct stretch) stretches_vec;

static void collect(
	stretches_vec *out, const struct schedule *schedules, size_t count, int from, int to) {
	for (int day = from; day <= to; day++) {
		bool is_exception = has_exception(schedules, count, day);
		for (size_t i = 0; i < count; i++) {
			const struct schedule *slot = &schedules[i];
			if (!is_slot_on(slot, day, is_exception)) {
				continue;
			}
			struct stretch stretch = {moment(day, slot->opens),
				moment(day, closes_at(slot)), day, slot->by_appointment};
			if (stretch.end > stretch.start) {
				vec_push(out, stretch);
			}
		}
	}
}

// The end of the unbroken opening without appointment that holds `now`; 0 if there is none.
static int64_t open_until(const stretches_vec *all, int64_t now) {
	int64_t until = now;
	for (bool grew = true; grew;) {
		grew = false;
		for (size_t i = 0; i < all->count; i++) {
			const struct stretch *stretch = &all->items[i];
			if (!stretch->by_appointment && stretch->start <= until &&
				stretch->end > until) {
				until = stretch->end;
				grew = true;
			}
		}
	}
	return until > now ? until : 0;
}

// The first that starts after `now`, by appointment or not as `which` asks; NULL if none.
enum which { WALK_IN, ANY };

static const struct stretch *next_start(const stretches_vec *all, int64_t now, enum which which) {
	const struct stretch *first = NULL;
	for (size_t i = 0; i < all->count; i++) {
		const struct stretch *stretch = &all->items[i];
		bool fits = stretch->start > now && (which == ANY || !stretch->by_appointment);
		// Of two that start together the one that needs no appointment counts.
		if (fits &&
			(!first || stretch->start < first->start ||
				(stretch->start == first->start && first->by_appointment))) {
			first = stretch;
		}
	}
	return first;
}

// A day of appointments is never "closed": the place answers, by telephone or at the hour agreed.
static bool is_by_appointment(const stretches_vec *all, int64_t now, int today) {
	bool walk_in_today = false, appointment_today = false, appointment_ahead = false;
	for (size_t i = 0; i < all->count; i++) {
		const struct stretch *stretch = &all->items[i];
		if (stretch->by_appointment) {
			appointment_today |= stretch->day == today;
			appointment_ahead |= stretch->end > now &&
				(stretch->day == today || stretch->start <= now);
		} else {
			walk_in_today |= stretch->day == today;
		}
	}
	return appointment_ahead || (appointment_today && !walk_in_today);
}

static bool all_by_appointment(const struct schedule *schedules, size_t count, int today) {
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		const struct schedule *slot = &schedules[i];
		bool is_over = slot->valid_to != SCHEDULE_NO_DAY && slot->valid_to < today;
		if (slot->is_closed || is_over) {
			continue;
		}
		if (!slot->by_appointment) {
			return false;
		}
		any = true;
	}
	return any;
}

// Hours that are all over, or not yet in force, say nothing about today.
static bool is_known_today(const struct schedule *schedules, size_t count, int today) {
	for (size_t i = 0; i < count; i++) {
		if (is_valid_on(&schedules[i], today)) {
			return true;
		}
	}
	return false;
}

static struct hours_status decide(stretches_vec *all, const struct schedule *schedules,
	size_t count, int64_t now, int today) {
	int64_t until = open_until(all, now);
	if (until) {
		bool is_always = until - now >= 7 * DAY_S;
		return (struct hours_status){
			HOURS_OPEN, .until = is_always ? 0 : until, .is_always = is_always};
	}
	const struct stretch *next = next_start(all, now, WALK_IN);
	if (next && next->start < midnight_of(today + 1)) {
		return (struct hours_status){.state = HOURS_OPENS_LATER, .until = next->start};
	}
	if (is_by_appointment(all, now, today) || all_by_appointment(schedules, count, today)) {
		return (struct hours_status){.state = HOURS_BY_APPOINTMENT};
	}
	next = next_start(all, now, ANY);
	if (!next) {
		collect(all, schedules, count, today + NEAR_DAYS + 1, today + HORIZON_DAYS);
		next = next_start(all, now, ANY);
	}
	if (!next && !is_known_today(schedules, count, today)) {
		return (struct hours_status){.state = HOURS_UNSURE};
	}
	return (struct hours_status){.state = HOURS_CLOSED_TODAY,
		.until = next ? next->start : 0,
		.next_by_appointment = next && next->by_appointment};
}

struct hours_status hours_now(const struct schedule *schedules, size_t count, int64_t now,
	const char *zone, bool clock_is_set) {
	if (!clock_is_set || !count) {
		return (struct hours_status){.state = HOURS_UNSURE};
	}
	use_zone(zone);
	int today = today_of(now);
	stretches_vec all = {0};
	collect(&all, schedules, count, today - 1, today + NEAR_DAYS); // yesterday's pass midnight
	struct hours_status status = decide(&all, schedules, count, now, today);
	vec_finish(&all);
	return status;
}

// A slot ends on the day after it starts at the latest.
bool hours_are_open(const struct schedule *schedules, size_t count, int64_t now, const char *zone) {
	use_zone(zone);
	int today = today_of(now);
	for (int day = today - 1; day <= today; day++) {
		bool is_exception = has_exception(schedules, count, day);
		for (size_t i = 0; i < count; i++) {
			const struct schedule *slot = &schedules[i];
			if (!slot->by_appointment && is_slot_on(slot, day, is_exception) &&
				moment(day, slot->opens) <= now &&
				moment(day, closes_at(slot)) > now) {
				return true;
			}
		}
	}
	return false;
}

/* ---- the table ---- */

static int compare_slots(const void *a, const void *b) {
	const struct hours_slot *x = a, *y = b;
	return x->opens != y->opens ? x->opens - y->opens : x->closes - y->closes;
}

static bool is_same_kind(const struct hours_slot *a, const struct hours_slot *b) {
	return a->by_appointment == b->by_appointment && !a->description == !b->description &&
		(!a->description || strcmp(a->description, b->description) == 0);
}

// The one of the first `count` slots, in time order, that `slot` goes on from; NULL if none.
static struct hours_slot *meets(
	struct hours_slot *slots, size_t count, const struct hours_slot *slot) {
	for (size_t i = 0; i < count; i++) {
		if (slot->opens <= slots[i].closes && is_same_kind(&slots[i], slot)) {
			return &slots[i];
		}
	}
	return NULL;
}

static struct hours_day table_day(struct arena *arena, const struct schedule *schedules,
	size_t count, int day, bool is_exception) {
	struct hours_slot *slots = arena_alloc(arena, (count + 1) * sizeof *slots);
	size_t n = 0, kept = 0;
	for (size_t i = 0; i < count; i++) {
		const struct schedule *from = &schedules[i];
		if (is_slot_on(from, day, is_exception)) {
			slots[n++] = (struct hours_slot){from->opens, closes_at(from),
				from->by_appointment, from->description, from->description_lang};
		}
	}
	qsort(slots, n, sizeof *slots, compare_slots);
	for (size_t i = 0; i < n; i++) {
		struct hours_slot *into = meets(slots, kept, &slots[i]);
		if (!into) {
			slots[kept++] = slots[i];
		} else if (slots[i].closes > into->closes) {
			into->closes = slots[i].closes;
		}
	}
	return (struct hours_day){.day = day,
		.day_end = day,
		.is_exception = is_exception,
		.slots = slots,
		.slot_count = kept};
}

const struct hours_day *hours_week(
	struct arena *arena, const struct schedule *schedules, size_t count, int today) {
	struct hours_day *week = arena_alloc(arena, 7 * sizeof *week);
	int monday = today - day_weekday(today);
	for (int i = 0; i < 7; i++) {
		week[i] = table_day(arena, schedules, count, monday + i, false);
	}
	return week;
}

static bool is_same_day(const struct hours_day *a, const struct hours_day *b) {
	if (a->slot_count != b->slot_count) {
		return false;
	}
	for (size_t i = 0; i < a->slot_count; i++) {
		const struct hours_slot *x = &a->slots[i], *y = &b->slots[i];
		if (x->opens != y->opens || x->closes != y->closes || !is_same_kind(x, y)) {
			return false;
		}
	}
	return true;
}

const struct hours_day *hours_exceptions(struct arena *arena, const struct schedule *schedules,
	size_t count, int today, int days, size_t *found) {
	struct hours_day *rows = arena_alloc(arena, (size_t)(days + 1) * sizeof *rows);
	size_t n = 0;
	for (int day = today; day <= today + days; day++) {
		if (!has_exception(schedules, count, day)) {
			continue;
		}
		struct hours_day row = table_day(arena, schedules, count, day, true);
		if (n && rows[n - 1].day_end == day - 1 && is_same_day(&rows[n - 1], &row)) {
			rows[n - 1].day_end = day;
		} else {
			rows[n++] = row;
		}
	}
	*found = n;
	return rows;
}
