// SPDX-License-Identifier: GPL-3.0-or-later
// Random schedules at random moments against a model that is too simple to be wrong: the clock on
// the wall, the slots of today and of yesterday. Nights of a clock change are left to test_hours.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content/day.h"
#include "content/hours.h"
#include "lang/date.h"

#define ZONE "Europe/Berlin"
#define ROUNDS 20000
#define MAX_SLOTS 6

static uint32_t seed = 1;

static int random_below(int limit) {
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)limit);
}

static struct schedule random_slot(int today) {
	struct schedule slot = {.kind = random_below(4) ? SCHEDULE_WEEKLY : SCHEDULE_EXCEPTION,
		.opens = random_below(24) * 60 + random_below(2) * 30,
		.valid_from = SCHEDULE_NO_DAY,
		.valid_to = SCHEDULE_NO_DAY,
		.by_appointment = !random_below(5)};
	slot.closes = random_below(24) * 60 + random_below(2) * 30;
	if (slot.kind == SCHEDULE_WEEKLY) {
		slot.days = (unsigned)random_below(128);
		if (!random_below(4)) {
			slot.valid_from = today - 3 + random_below(6);
		}
	} else {
		slot.valid_from = today - 2 + random_below(4);
		slot.valid_to = slot.valid_from + random_below(3);
		slot.is_closed = !random_below(3);
	}
	return slot;
}

static bool covers(const struct schedule *slot, int day) {
	return (slot->valid_from == SCHEDULE_NO_DAY || day >= slot->valid_from) &&
	       (slot->valid_to == SCHEDULE_NO_DAY || day <= slot->valid_to) &&
	       (slot->kind == SCHEDULE_EXCEPTION || (slot->days >> day_weekday(day) & 1));
}

/* Is somebody there without an appointment, by the slots that begin on `day`, `minute` minutes after
 * its midnight? */
static bool is_open(const struct schedule *slots, size_t count, int day, int minute) {
	bool is_exceptional = false;
	for (size_t i = 0; i < count; i++) {
		is_exceptional |= slots[i].kind == SCHEDULE_EXCEPTION && covers(&slots[i], day);
	}
	for (size_t i = 0; i < count; i++) {
		const struct schedule *slot = &slots[i];
		int closes = slot->closes <= slot->opens ? slot->closes + 1440 : slot->closes;
		if ((slot->kind == SCHEDULE_EXCEPTION) == is_exceptional && covers(slot, day) &&
			!slot->is_closed && !slot->by_appointment && minute >= slot->opens &&
			minute < closes) {
			return true;
		}
	}
	return false;
}

static bool clock_changes_near(int month, int day) {
	return (month == 3 || month == 10 || month == 11 || month == 4) && (day > 22 || day < 4);
}

static void agrees_with_the_wall_clock(void **state) {
	(void)state;
	int opened = 0;
	for (int round = 0; round < ROUNDS; round++) {
		struct civil civil = {2026 + random_below(2), 1 + random_below(12),
			1 + random_below(28), random_below(24), random_below(60), 0, 0};
		if (clock_changes_near(civil.month, civil.day)) {
			continue;
		}
		int today = day_from_date(civil.year, civil.month, civil.day);
		int minute = civil.hour * 60 + civil.minute;
		struct schedule slots[MAX_SLOTS];
		size_t count = 1 + (size_t)random_below(MAX_SLOTS);
		for (size_t i = 0; i < count; i++) {
			slots[i] = random_slot(today);
		}
		bool expected = is_open(slots, count, today, minute) ||
				is_open(slots, count, today - 1, minute + 1440);
		struct hours_status status =
			hours_now(slots, count, time_from_civil(&civil, ZONE), ZONE, true);
		if ((status.state == HOURS_OPEN) != expected) {
			fail_msg("round %d: state %d where the wall says %d", round, status.state,
				expected);
		}
		opened += expected;
	}
	assert_true(opened > ROUNDS / 10 && opened < ROUNDS * 9 / 10);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(agrees_with_the_wall_clock)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
