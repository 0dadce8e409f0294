// SPDX-License-Identifier: GPL-3.0-or-later
// Times are written 09:00 – 16:00 in every language and read from left to right.
#include "screens/hours.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/day.h"
#include "content/hours.h"
#include "content/service.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/say.h"
#include "ui/hours_table.h"
#include "ui/note.h"
#include "ui/plate.h"
#include "ui/ui.h"

#define EXCEPTION_DAYS 56
#define MAX_EXCEPTIONS 4

/* LRI … PDI (UAX #9): a time never turns round inside a right-to-left line. */
static const char *slot_text(struct app *app, const struct hours_slot *slot) {
	const char *opens = clock_text(app->page, slot->opens / 60, slot->opens % 60);
	int end = slot->closes > 1440 ? slot->closes - 1440 : slot->closes;
	const char *closes = clock_text(app->page, end / 60, end % 60);
	return arena_printf(app->page, "\u2066%s – %s\u2069", opens, closes);
}

static const char *day_text(struct app *app, int day, enum date_form form) {
	return date_text(app->page, app_lang(app), day_time(day), "UTC", form);
}

static struct hours_row row_of(struct app *app, const struct hours_day *day, int weekday) {
	struct hours_row row = {.day = weekday_text(app->page, app_lang(app), weekday, false)};
	const char **slots = arena_alloc(app->page, (day->slot_count + 1) * 2 * sizeof *slots);
	row.kind = day->slot_count ? HOURS_ROW_APPOINTMENT : HOURS_ROW_CLOSED;
	for (size_t i = 0; i < day->slot_count; i++) {
		if (!day->slots[i].by_appointment) {
			row.kind = HOURS_ROW_OPEN;
		}
	}
	for (size_t i = 0; i < day->slot_count; i++) {
		slots[row.slot_count++] = slot_text(app, &day->slots[i]);
		if (day->slots[i].by_appointment) {
			slots[row.slot_count++] = say(app, "By appointment");
		}
	}
	if (!day->slot_count) {
		slots[row.slot_count++] = say(app, "Closed");
	}
	row.slots = slots;
	return row;
}

static const char *exception_text(struct app *app, const struct hours_day *day) {
	const char *from = day_text(app, day->day, DATE_DAY_MONTH);
	const char *to = day_text(app, day->day_end, DATE_DAY_MONTH);
	if (!day->slot_count) {
		return day->day == day->day_end
			? say_fill(app, "Closed on {date}", "date", from)
			: say_fill2(app, "Closed from {from} to {to}", "from", from, "to", to);
	}
	struct str text = {0};
	str_append(&text, from);
	if (day->day_end != day->day) {
		str_printf(&text, " – %s", to);
	}
	for (size_t i = 0; i < day->slot_count; i++) {
		str_printf(&text, "%s %s", i ? "," : ":", slot_text(app, &day->slots[i]));
	}
	const char *kept = arena_string(app->page, str_get(&text));
	str_finish(&text);
	return kept;
}

void hours_card_add(struct app *app, struct box *parent, const struct service *service) {
	bool is_set = app_clock_is_set(app);
	if (!is_set) {
		note_add(parent,
			(struct note_spec){.tone = NOTE_TONE_WARN,
				.icon = "clock",
				.title = say(app, "The clock of this screen is not set."),
				.text = say(
					app, "We cannot say what is open now. Use the table.")});
	}
	if (!service->schedule_count) {
		return;
	}
	int day = app_today(app);
	const struct hours_day *week =
		hours_week(app->page, service->schedules, service->schedule_count, day);
	struct hours_row *rows = arena_alloc(app->page, 7 * sizeof *rows);
	int weekday = day_weekday(day);
	for (int i = 0; i < 7; i++) {
		rows[i] = row_of(app, &week[i], i);
		rows[i].is_today = is_set && i == weekday;
	}
	size_t found = 0;
	const struct hours_day *days = hours_exceptions(app->page, service->schedules,
		service->schedule_count, day, EXCEPTION_DAYS, &found);
	const char **exceptions = arena_alloc(app->page, (found + 1) * sizeof *exceptions);
	size_t count = 0;
	for (size_t i = 0; i < found && i < MAX_EXCEPTIONS; i++) {
		exceptions[count++] = exception_text(app, &days[i]);
	}
	hours_table_add(parent,
		(struct hours_table_spec){.title = say(app, "Opening hours"),
			.rows = rows,
			.row_count = 7,
			.exceptions = exceptions,
			.exception_count = count});
}

/* ---- a phone's hours: equal days in one line ---- */

static bool is_same_day(const struct hours_day *a, const struct hours_day *b) {
	if (a->slot_count != b->slot_count) {
		return false;
	}
	for (size_t i = 0; i < a->slot_count; i++) {
		if (a->slots[i].opens != b->slots[i].opens ||
			a->slots[i].closes != b->slots[i].closes) {
			return false;
		}
	}
	return true;
}

static void days_line_add(
	struct app *app, struct box *parent, const struct hours_day *week, int first, int last) {
	struct str text = {0};
	str_append(&text, weekday_text(app->page, app_lang(app), first, false));
	if (last > first) {
		str_printf(&text, " – %s", weekday_text(app->page, app_lang(app), last, false));
	}
	for (size_t i = 0; i < week[first].slot_count; i++) {
		str_printf(&text, "%s %s", i ? "," : "", slot_text(app, &week[first].slots[i]));
	}
	box_text(parent, TYPE_LABEL, arena_string(app->page, str_get(&text)));
	str_finish(&text);
}

void hours_phone_add(struct app *app, struct box *parent, const struct phone *phone) {
	if (phone->language_count) {
		struct tag_spec *tags =
			arena_alloc(app->page, phone->language_count * sizeof *tags);
		for (size_t i = 0; i < phone->language_count; i++) {
			tags[i] = (struct tag_spec){.text = language_name(app->page,
							    phone->languages[i], app_lang(app)),
				.look = strcmp(phone->languages[i], app_lang(app)) ? TAG_PLAIN
										   : TAG_ON};
		}
		tags_add(parent, tags, phone->language_count);
	}
	if (!phone->schedule_count) {
		return;
	}
	const struct hours_day *week =
		hours_week(app->page, phone->schedules, phone->schedule_count, app_today(app));
	for (int i = 0; i < 7; i++) {
		int last = i;
		while (last < 6 && is_same_day(&week[i], &week[last + 1])) {
			last++;
		}
		if (week[i].slot_count) {
			days_line_add(app, parent, week, i, last);
		}
		i = last;
	}
}
