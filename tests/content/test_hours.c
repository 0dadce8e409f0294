// SPDX-License-Identifier: GPL-3.0-or-later
// Open now: one line a moment, in hours as a door shows them. Europe/Berlin unless a row says
// otherwise; 2026-11-16 is a Monday, the clocks change on 2027-03-28 and on 2026-10-25.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// cmocka needs the four above first
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "content/day.h"
#include "content/hours.h"
#include "lang/date.h"

static const char *const weekdays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

static int weekday_of(const char *two) {
	for (int i = 0; i < 7; i++) {
		if (strncmp(weekdays[i], two, 2) == 0) {
			return i;
		}
	}
	fail_msg("no weekday: %s", two);
	return 0;
}

static int day_of(const char *text) {
	char date[11];
	int day = 0;
	snprintf(date, sizeof date, "%.10s", text);
	if (!day_parse(date, &day)) {
		fail_msg("no date: %s", text);
	}
	return day;
}

// Entries separated by "; ", words by blanks: MO or MO-FR, 0830-1700, 2026-12-24 (an exception) or
// 2026-12-24..2026-12-26, from:DATE, to:DATE, appt. An exception without a time is closed.
static void read_word(const char *word, struct schedule *slot) {
	if (strcmp(word, "appt") == 0) {
		slot->by_appointment = true;
	} else if (strncmp(word, "from:", 5) == 0) {
		slot->valid_from = day_of(word + 5);
	} else if (strncmp(word, "to:", 3) == 0) {
		slot->valid_to = day_of(word + 3);
	} else if (word[0] >= 'A') {
		int first = weekday_of(word), last = word[2] ? weekday_of(word + 3) : first;
		for (int i = first; i <= last; i++) {
			slot->days |= 1u << i;
		}
	} else if (word[4] == '-' && strlen(word) == 9) {
		int opens = atoi(word), closes = atoi(word + 5);
		slot->opens = opens / 100 * 60 + opens % 100;
		slot->closes = closes / 100 * 60 + closes % 100;
		slot->is_closed = false;
	} else {
		const char *to = strstr(word, "..");
		slot->kind = SCHEDULE_EXCEPTION;
		slot->valid_from = day_of(word);
		slot->valid_to = day_of(to ? to + 2 : word);
		slot->is_closed = true;
	}
}

static size_t read_schedules(const char *text, struct schedule *slots) {
	char copy[400], *entries = copy, *entry;
	size_t n = 0;
	snprintf(copy, sizeof copy, "%s", text);
	while (*text && (entry = strsep(&entries, ";"))) {
		char *word;
		slots[n] = (struct schedule){.kind = SCHEDULE_WEEKLY,
			.valid_from = SCHEDULE_NO_DAY,
			.valid_to = SCHEDULE_NO_DAY};
		while ((word = strsep(&entry, " "))) {
			if (*word) {
				read_word(word, &slots[n]);
			}
		}
		n++;
	}
	return n;
}

// "2026-11-19 09:42", or "2026-10-25 02:30*" for the second of two equal times.
static int64_t time_of(const char *text, const char *zone) {
	struct civil civil = {0};
	day_to_date(day_of(text), &civil.year, &civil.month, &civil.day);
	civil.hour = atoi(text + 11);
	civil.minute = atoi(text + 14);
	return time_from_civil(&civil, zone) + (strchr(text, '*') ? 3600 : 0);
}

static void say(const struct hours_status *status, int64_t now, const char *zone, char *out) {
	static const char *const names[] = {"open", "later", "appt", "closed", "unsure"};
	struct civil then, today;
	out += sprintf(out, "%s", names[status->state]);
	if (status->is_always) {
		sprintf(out, " always");
	} else if (status->until) {
		civil_from_time(status->until, zone, &then);
		civil_from_time(now, zone, &today);
		bool is_today = then.day == today.day && then.month == today.month;
		sprintf(out, " %s%02d:%02d%s", is_today ? "" : weekdays[then.weekday], then.hour,
			then.minute, status->next_by_appointment ? " appt" : "");
	}
}

#define OFFICE "MO-FR 0800-1200; TH 1400-1800"
#define CAFE "WE-SA 2000-0200; 2026-12-24 1800-0100; 2026-12-31 1800-0300"
#define CLINIC "MO 0830-1500; WE 0830-1500; TU 0830-1730 appt; TH 0830-1730 appt"
#define LIBRARY                                                                                    \
	"TU-FR 1000-1800; SA 1000-1400; 2026-11-19; 2026-12-24..2026-12-26; 2027-01-02 1200-1400"
#define ALWAYS "MO-SU 0000-2400"

static const struct row {
	const char *hours, *now, *expected, *zone;
} rows[] = {
	// An ordinary week, to the minute.
	{OFFICE, "2026-11-16 07:59", "later 08:00", NULL},
	{OFFICE, "2026-11-16 08:00", "open 12:00", NULL},
	{OFFICE, "2026-11-16 11:59", "open 12:00", NULL},
	{OFFICE, "2026-11-16 12:00", "closed TU08:00", NULL},
	{OFFICE, "2026-11-19 12:00", "later 14:00", NULL},
	{OFFICE, "2026-11-19 13:59", "later 14:00", NULL},
	{OFFICE, "2026-11-19 14:00", "open 18:00", NULL},
	{OFFICE, "2026-11-19 18:00", "closed FR08:00", NULL},
	{OFFICE, "2026-11-20 12:30", "closed MO08:00", NULL},
	{OFFICE, "2026-11-21 10:00", "closed MO08:00", NULL},
	{OFFICE, "2026-11-22 23:59", "closed MO08:00", NULL},
	{OFFICE, "2026-11-23 00:00", "later 08:00", NULL},
	// Past midnight: the slot belongs to the day it starts.
	{CAFE, "2026-11-18 19:59", "later 20:00", NULL},
	{CAFE, "2026-11-18 20:00", "open TH02:00", NULL},
	{CAFE, "2026-11-18 23:59", "open TH02:00", NULL},
	{CAFE, "2026-11-19 00:00", "open 02:00", NULL},
	{CAFE, "2026-11-19 01:59", "open 02:00", NULL},
	{CAFE, "2026-11-19 02:00", "later 20:00", NULL},
	{CAFE, "2026-11-22 01:00", "open 02:00", NULL},
	{CAFE, "2026-11-22 02:00", "closed WE20:00", NULL},
	{CAFE, "2026-11-18 01:00", "later 20:00", NULL}, // nothing began on Tuesday
	// An exception moves the evening; the night after it is its own.
	{CAFE, "2026-12-24 17:59", "later 18:00", NULL},
	{CAFE, "2026-12-24 20:30", "open FR01:00", NULL},
	{CAFE, "2026-12-25 00:59", "open 01:00", NULL},
	{CAFE, "2026-12-25 01:00", "later 20:00", NULL},
	{CAFE, "2026-12-24 01:30", "open 02:00", NULL}, // Wednesday's night, not the exception's
	{CAFE, "2027-01-01 02:59", "open 03:00", NULL},
	{CAFE, "2027-01-01 03:00", "later 20:00", NULL},
	{"FR-SA 2200-0400; 2026-11-21", "2026-11-21 03:00", "open 04:00",
		NULL}, // closed is the 21st
	{"FR-SA 2200-0400; 2026-11-21", "2026-11-21 23:00", "closed FR22:00", NULL},
	{"FR-SA 2200-0400; 2026-11-21", "2026-11-22 01:00", "closed FR22:00", NULL},
	// Dated exceptions replace every slot of the day.
	{LIBRARY, "2026-11-18 11:00", "open 18:00", NULL},
	{LIBRARY, "2026-11-19 11:00", "closed FR10:00", NULL},
	{LIBRARY, "2026-11-19 00:00", "closed FR10:00", NULL},
	{LIBRARY, "2026-11-20 00:00", "later 10:00", NULL},
	{LIBRARY, "2026-12-24 09:00", "closed TU10:00", NULL},
	{LIBRARY, "2026-12-26 23:59", "closed TU10:00", NULL},
	{LIBRARY, "2027-01-02 11:00", "later 12:00", NULL}, // a Saturday, not from ten
	{LIBRARY, "2027-01-02 12:00", "open 14:00", NULL},
	{OFFICE "; 2026-11-19 0900-1000; 2026-11-19 1500-1600", "2026-11-19 12:00", "later 15:00",
		NULL},
	{OFFICE "; 2026-11-22 1000-1200", "2026-11-22 10:00", "open 12:00", NULL}, // a Sunday
	{OFFICE "; 2026-11-19 ; 2026-11-19 1500-1600", "2026-11-19 09:00", "later 15:00", NULL},
	{OFFICE "; 2026-11-16..2026-12-31", "2026-11-17 09:00", "closed",
		NULL}, // beyond four weeks
	{OFFICE "; 2026-11-16..2026-12-02", "2026-11-17 09:00", "closed TH08:00", NULL},
	// By appointment is never closed.
	{CLINIC, "2026-11-16 09:00", "open 15:00", NULL},
	{CLINIC, "2026-11-17 07:00", "appt", NULL},
	{CLINIC, "2026-11-17 09:00", "appt", NULL},
	{CLINIC, "2026-11-17 20:00", "appt", NULL},
	{CLINIC, "2026-11-16 15:00", "closed TU08:30 appt", NULL},
	{CLINIC, "2026-11-20 09:00", "closed MO08:30", NULL},
	{"MO-FR 0900-1700 appt", "2026-11-16 10:00", "appt", NULL},
	{"MO-FR 0900-1700 appt", "2026-11-21 10:00", "appt", NULL}, // Saturday
	{"MO-FR 0900-1700 appt; 2026-11-16", "2026-11-16 10:00", "appt", NULL},
	{"MO 0900-1100 appt; MO 1400-1600", "2026-11-16 10:00", "later 14:00", NULL},
	{"MO 0900-1100; MO 1400-1600 appt", "2026-11-16 12:00", "appt", NULL},
	{"MO 0900-1100; MO 1400-1600 appt", "2026-11-16 17:00", "closed MO09:00", NULL},
	{"MO 0900-1200; MO 0900-1600 appt", "2026-11-16 10:00", "open 12:00", NULL},
	{"MO 0900-1200; MO 0900-1600 appt", "2026-11-15 10:00", "closed MO09:00", NULL},
	{"MO 2200-0200 appt; WE 0900-1000", "2026-11-17 01:00", "appt", NULL},
	{OFFICE "; 2026-11-17 0900-1600 appt", "2026-11-17 09:30", "appt", NULL},
	// Slots that meet or overlap are one.
	{"MO 0800-1200; MO 1200-1600", "2026-11-16 09:00", "open 16:00", NULL},
	{"MO 0800-1300; MO 1200-1600; MO 1530-1700", "2026-11-16 09:00", "open 17:00", NULL},
	{"MO 2000-2400; TU 0000-0300", "2026-11-16 21:00", "open TU03:00", NULL},
	{"MO 0800-1200; MO 1201-1600", "2026-11-16 09:00", "open 12:00", NULL},
	// All day, every day.
	{ALWAYS, "2026-11-16 00:00", "open always", NULL},
	{ALWAYS, "2026-11-16 23:59", "open always", NULL},
	{"MO-SU 0800-0800", "2026-11-16 03:00", "open always", NULL},
	{ALWAYS "; 2026-11-18", "2026-11-16 12:00", "open WE00:00", NULL},
	{"MO 0000-2400", "2026-11-16 12:00", "open TU00:00", NULL},
	{"MO 0000-2400", "2026-11-17 00:00", "closed MO00:00", NULL},
	// In force from a day, to a day.
	{"MO-FR 0800-1200 to:2026-11-18; MO-FR 1000-1400 from:2026-11-19", "2026-11-18 09:00",
		"open 12:00", NULL},
	{"MO-FR 0800-1200 to:2026-11-18; MO-FR 1000-1400 from:2026-11-19", "2026-11-19 09:00",
		"later 10:00", NULL},
	{"WE 2000-0200 to:2026-11-18", "2026-11-19 01:00", "open 02:00", NULL},
	{"MO-FR 0800-1200 to:2026-10-30", "2026-11-16 09:00", "unsure",
		NULL}, // hours that are over
	{"MO-FR 0800-1200 from:2026-11-23", "2026-11-16 09:00", "closed MO08:00", NULL},
	{"MO-FR 0800-1200 from:2027-03-01", "2026-11-16 09:00", "unsure", NULL},
	{"2026-11-20 1000-1200", "2026-11-16 09:00", "closed FR10:00", NULL}, // one day only
	{"2026-11-20 1000-1200", "2026-11-20 11:00", "open 12:00", NULL},
	{"2026-11-20 1000-1200", "2026-11-21 11:00", "unsure", NULL},
	// The clock goes forward on Sunday 28 March 2027: 02:00 is 03:00.
	{"SA 2000-0200", "2027-03-28 01:59", "open 03:00",
		NULL}, // the same moment, as clocks show it
	{"SA 2000-0200", "2027-03-28 03:00", "closed SA20:00", NULL},
	{"SA 2000-0400", "2027-03-28 01:30", "open 04:00", NULL},
	{"SA 2000-0400", "2027-03-28 03:59", "open 04:00", NULL},
	{"SU 0100-0500", "2027-03-28 00:30", "later 01:00", NULL},
	{"SU 0800-1200", "2027-03-28 07:59", "later 08:00", NULL},
	{"SU 0800-1200", "2027-03-28 11:59", "open 12:00", NULL},
	{"SU 0800-1200", "2027-03-28 12:00", "closed SU08:00", NULL},
	{"MO 0800-1200", "2027-03-28 09:00", "closed MO08:00", NULL},
	{ALWAYS, "2027-03-27 12:00", "open always", NULL},
	// It goes back on Sunday 25 October 2026: 02:00 to 03:00 comes twice; the first counts.
	{"SA 2000-0200", "2026-10-25 01:59", "open 02:00", NULL},
	{"SA 2000-0200", "2026-10-25 02:00", "closed SA20:00", NULL},
	{"SA 2000-0230", "2026-10-25 02:29", "open 02:30", NULL},
	{"SA 2000-0230", "2026-10-25 02:15*", "closed SA20:00", NULL},
	{"SA 2000-0400", "2026-10-25 02:30*", "open 04:00", NULL},
	{"SU 0800-1200", "2026-10-25 07:59", "later 08:00", NULL},
	{"SU 0800-1200", "2026-10-25 11:59", "open 12:00", NULL},
	{"MO 0000-0100", "2026-10-25 23:59", "closed MO00:00", NULL},
	// Another zone, and nothing to go by.
	{OFFICE, "2026-11-16 08:00", "open 12:00", "America/St_Johns"},
	{CAFE, "2026-11-19 01:00", "open 02:00", "Asia/Kathmandu"},
	{"", "2026-11-16 08:00", "unsure", NULL},
};

static void test_now(void **state) {
	(void)state;
	assert_true(sizeof rows / sizeof *rows >= 60);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *zone = rows[i].zone ? rows[i].zone : "Europe/Berlin";
		struct schedule slots[12];
		size_t n = read_schedules(rows[i].hours, slots);
		int64_t now = time_of(rows[i].now, zone);
		struct hours_status status = hours_now(slots, n, now, zone, true);
		char said[64];
		say(&status, now, zone, said);
		if (strcmp(said, rows[i].expected) != 0) {
			print_error("[%s] at %s: %s, not %s\n", rows[i].hours, rows[i].now, said,
				rows[i].expected);
			fail();
		}
		status = hours_now(slots, n, now, zone, false);
		assert_int_equal(status.state, HOURS_UNSURE);
		assert_int_equal(status.until, 0);
	}
}

// A minute at a time over both changes of the clock: what is open now is open until `until`, and
// whatever is promised for later happens then and not before.
static void test_promises_are_kept(void **state) {
	(void)state;
	static const char *const hours[] = {
		OFFICE, CAFE, CLINIC, LIBRARY, ALWAYS, "SA-SU 2130-0230"};
	static const char *const starts[] = {"2026-10-23 00:00", "2027-03-26 00:00"};
	for (size_t h = 0; h < 6; h++) {
		struct schedule slots[12];
		size_t n = read_schedules(hours[h], slots);
		for (size_t s = 0; s < 2; s++) {
			int64_t start = time_of(starts[s], "Europe/Berlin"), promised = 0;
			enum hours_state was = HOURS_UNSURE;
			for (int64_t now = start; now < start + 5 * 86400; now += 60) {
				struct hours_status is =
					hours_now(slots, n, now, "Europe/Berlin", true);
				if (promised && now < promised && was != HOURS_CLOSED_TODAY) {
					assert_int_equal(is.state, was);
					assert_int_equal(is.until, promised);
				}
				if (promised && now == promised) {
					assert_int_equal(is.state == HOURS_OPEN ||
							is.state == HOURS_BY_APPOINTMENT,
						was != HOURS_OPEN ||
							is.state == HOURS_BY_APPOINTMENT);
				}
				was = is.state;
				promised = is.until;
				assert_true(!promised || promised > now);
			}
		}
	}
}

static void say_day(const struct hours_day *day, char *out) {
	*out = '\0';
	for (size_t i = 0; i < day->slot_count; i++) {
		const struct hours_slot *slot = &day->slots[i];
		out += sprintf(out, "%s%02d%02d-%02d%02d%s", i ? " " : "", slot->opens / 60,
			slot->opens % 60, slot->closes / 60, slot->closes % 60,
			slot->by_appointment ? "a" : "");
	}
}

static void test_week(void **state) {
	(void)state;
	static const struct {
		const char *hours, *today, *days[7];
	} weeks[] = {
		{OFFICE, "2026-11-19",
			{"0800-1200", "0800-1200", "0800-1200", "0800-1200 1400-1800", "0800-1200",
				"", ""}},
		{CAFE, "2026-12-24",
			{"", "", "2000-2600", "2000-2600", "2000-2600", "2000-2600", ""}},
		{"MO 1400-1600; MO 0800-1200; MO 1200-1300; MO 0900-1000 appt", "2026-11-22",
			{"0800-1300 0900-1000a 1400-1600", "", "", "", "", "", ""}},
		{"MO-FR 0800-1200 to:2026-11-18; MO-FR 1000-1400 from:2026-11-19", "2026-11-16",
			{"0800-1200", "0800-1200", "0800-1200", "1000-1400", "1000-1400", "", ""}},
	};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof weeks / sizeof *weeks; i++) {
		struct schedule slots[12];
		size_t n = read_schedules(weeks[i].hours, slots);
		const struct hours_day *week = hours_week(arena, slots, n, day_of(weeks[i].today));
		for (int d = 0; d < 7; d++) {
			char said[100];
			say_day(&week[d], said);
			assert_string_equal(said, weeks[i].days[d]);
			assert_int_equal(day_weekday(week[d].day), d);
			assert_false(week[d].is_exception);
		}
	}
	arena_destroy(arena);
}

static void test_exceptions(void **state) {
	(void)state;
	struct schedule slots[12];
	struct arena *arena = arena_create();
	size_t n = read_schedules(LIBRARY "; 2026-12-27", slots), found;
	const struct hours_day *days =
		hours_exceptions(arena, slots, n, day_of("2026-12-25"), 14, &found);
	assert_int_equal(found, 2);
	assert_int_equal(days[0].day, day_of("2026-12-25")); // those that are over are not shown
	assert_int_equal(days[0].day_end, day_of("2026-12-27"));
	assert_int_equal(days[0].slot_count, 0);
	assert_int_equal(days[1].day, day_of("2027-01-02"));
	assert_int_equal(days[1].slots[0].opens, 12 * 60);
	hours_exceptions(arena, slots, n, day_of("2026-11-01"), 14, &found);
	assert_int_equal(found, 0);
	arena_destroy(arena);
}

int main(void) {
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_now),
		cmocka_unit_test(test_promises_are_kept),
		cmocka_unit_test(test_week),
		cmocka_unit_test(test_exceptions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
