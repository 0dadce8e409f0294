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
#define SINGLE_DAYS 366

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

static struct hours_row row_of(struct app *app, const struct hours_day *day) {
	struct hours_row row = {0};
	struct hours_slot_text *slots =
		arena_alloc(app->page, (day->slot_count * 2 + 1) * sizeof *slots);
	row.slots = slots;
	for (size_t i = 0; i < day->slot_count; i++) {
		const struct hours_slot *slot = &day->slots[i];
		if (slot->by_appointment) {
			slots[row.slot_count++] = (struct hours_slot_text){
				say(app, "By appointment"), HOURS_APPOINTMENT};
		}
		slots[row.slot_count++] = (struct hours_slot_text){
			slot_text(app, slot), slot->by_appointment ? HOURS_SMALL : HOURS_TIME};
	}
	if (!day->slot_count) {
		slots[row.slot_count++] =
			(struct hours_slot_text){say(app, "Closed"), HOURS_CLOSED};
	}
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

static void unset_note_add(struct app *app, struct box *parent) {
	note_add(parent,
		(struct note_spec){.tone = NOTE_TONE_WARN,
			.icon = "clock",
			.title = say(app, "The clock of this screen is not set."),
			.text = say(app, "We cannot say what is open now. Use the table."),
			.is_inline = true});
}

const char *const *hours_exceptions_text(
	struct app *app, const struct service *service, size_t *count) {
	size_t found = 0;
	const struct hours_day *days = hours_exceptions(app->page, service->schedules,
		service->schedule_count, app_today(app), EXCEPTION_DAYS, &found);
	*count = found < MAX_EXCEPTIONS ? found : MAX_EXCEPTIONS;
	const char **texts = arena_alloc(app->page, (*count + 1) * sizeof *texts);
	for (size_t i = 0; i < *count; i++) {
		texts[i] = exception_text(app, &days[i]);
	}
	return texts;
}

static bool is_same_day(const struct hours_day *a, const struct hours_day *b) {
	if (a->slot_count != b->slot_count) {
		return false;
	}
	for (size_t i = 0; i < a->slot_count; i++) {
		if (a->slots[i].opens != b->slots[i].opens ||
			a->slots[i].closes != b->slots[i].closes ||
			a->slots[i].by_appointment != b->slots[i].by_appointment) {
			return false;
		}
	}
	return true;
}

/* "Monday – Tuesday", "Mon–Tue", or the one day. */
static const char *days_text(struct app *app, int first, int last, bool is_short) {
	const char *from = weekday_text(app->page, app_lang(app), first, is_short);
	return last == first ? from
			     : arena_printf(app->page, is_short ? "%s–%s" : "%s – %s", from,
				       weekday_text(app->page, app_lang(app), last, is_short));
}

static bool is_sharing(enum hours_share share, const struct hours_day *day) {
	return share == HOURS_SHARE_ALIKE || (share == HOURS_SHARE_CLOSED && !day->slot_count);
}

size_t hours_rows(struct app *app, const struct service *service, enum hours_share share,
	bool is_short, struct hours_row *rows) {
	int day = app_today(app), today = app_clock_is_set(app) ? day_weekday(day) : -1;
	const struct hours_day *week =
		hours_week(app->page, service->schedules, service->schedule_count, day);
	size_t count = 0;
	for (int i = 0; i < 7; i++) {
		int last = i;
		while (is_sharing(share, &week[i]) && last < 6 && i != today && last + 1 != today &&
			is_same_day(&week[i], &week[last + 1])) {
			last++;
		}
		rows[count] = row_of(app, &week[i]);
		rows[count].day = days_text(app, i, last, is_short);
		rows[count++].is_today = i == today;
		i = last;
	}
	return count;
}

static void table_add(struct app *app, struct box *parent, const struct service *service,
	enum hours_shape shape) {
	struct hours_row *rows = arena_alloc(app->page, 7 * sizeof *rows);
	enum hours_share share = shape == HOURS_MERGED ? HOURS_SHARE_ALIKE : HOURS_SHARE_NONE;
	bool is_close = shape >= HOURS_CLOSE && shape <= HOURS_MERGED;
	struct hours_table_spec spec = {.title = say(app, "Opening hours"),
		.rows = rows,
		.row_count = hours_rows(app, service, share, false, rows),
		.grow = shape == HOURS_FILLING || is_close,
		.is_close = is_close,
		.is_bare = shape == HOURS_BLOCKS};
	if (shape != HOURS_CLOSE_ALONE && shape != HOURS_MERGED) {
		spec.exceptions = hours_exceptions_text(app, service, &spec.exception_count);
	}
	hours_table_add(parent, spec);
}

void hours_add(struct app *app, struct box *parent, const struct service *service,
	enum hours_shape shape) {
	if (!app_clock_is_set(app)) {
		unset_note_add(app, parent);
	}
	if (service->schedule_count) {
		table_add(app, parent, service, shape);
	}
}

void hours_exceptions_add(struct app *app, struct box *parent, const struct service *service) {
	size_t count;
	const char *const *texts = hours_exceptions_text(app, service, &count);
	for (size_t i = 0; i < count; i++) {
		remark_add(parent, "alert-circle", texts[i]);
	}
}

/* ---- equal days in one line ---- */

/* "Monday – Thursday 10:00 – 12:00" */
static void append_days(struct app *app, struct str *text, const struct hours_day *week, int first,
	int last, bool is_short) {
	str_append(text, days_text(app, first, last, is_short));
	for (size_t i = 0; i < week[first].slot_count; i++) {
		const struct hours_slot *slot = &week[first].slots[i];
		str_printf(text, "%s %s", i ? "," : "", slot_text(app, slot));
		if (slot->by_appointment) {
			str_printf(text, " · %s", say(app, "By appointment"));
		}
	}
}

const char *hours_line(struct app *app, const struct schedule *schedules, size_t schedule_count,
	bool is_short, const char *between) {
	struct str text = {0};
	const struct hours_day *week =
		hours_week(app->page, schedules, schedule_count, app_today(app));
	for (int i = 0; i < 7; i++) {
		int last = i;
		while (last < 6 && is_same_day(&week[i], &week[last + 1])) {
			last++;
		}
		if (week[i].slot_count) {
			str_append(&text, text.len ? between : "");
			append_days(app, &text, week, i, last, is_short);
		}
		i = last;
	}
	const char *kept = arena_string(app->page, str_get(&text));
	str_finish(&text);
	return kept;
}

/* ---- when a programme takes place ---- */

/* TRANSLATORS: how two things of a list are parted; longer lists are put together with it. */
static const char *listed(struct app *app, const char *before, const char *next) {
	return *before ? say_fill2(app, "{first}, {second}", "first", before, "second", next)
		       : next;
}

/* "Tuesday, Thursday", "Monday – Friday": the days from `first` on that are like it. */
static const char *days_like(
	struct app *app, const struct hours_day *week, int first, bool is_short) {
	const char *text = "";
	for (int i = first; i < 7; i++) {
		int last = i;
		if (!is_same_day(&week[first], &week[i])) {
			continue;
		}
		while (last < 6 && is_same_day(&week[first], &week[last + 1])) {
			last++;
		}
		last = last == i + 1 ? i : last; /* two days are named */
		text = listed(app, text, days_text(app, i, last, is_short));
		i = last;
	}
	return text;
}

static const char *slots_text(struct app *app, const struct hours_day *day) {
	const char *text = "";
	for (size_t i = 0; i < day->slot_count; i++) {
		text = listed(app, text, slot_text(app, &day->slots[i]));
	}
	return text;
}

static const char *weeks_text(struct app *app, const struct hours_day *week, bool is_short) {
	const char *text = "";
	for (int i = 0; i < 7; i++) {
		bool is_told = !week[i].slot_count;
		for (int j = 0; j < i; j++) {
			is_told |= is_same_day(&week[i], &week[j]);
		}
		if (!is_told) {
			text = listed(app, text,
				arena_printf(app->page, "%s %s", days_like(app, week, i, is_short),
					slots_text(app, &week[i])));
		}
	}
	return text;
}

static const char *single_days_text(
	struct app *app, const struct service *service, int from, bool is_short) {
	size_t count;
	const char *text = "", *before = "";
	const struct hours_day *days = hours_exceptions(
		app->page, service->schedules, service->schedule_count, from, SINGLE_DAYS, &count);
	for (size_t i = 0; i < count; i++) {
		const char *day = is_short
			? weekday_text(app->page, app_lang(app), day_weekday(days[i].day), true)
			: day_text(app, days[i].day, DATE_WEEKDAY_DAY_MONTH);
		const char *line = arena_printf(app->page, "%s %s", day, slots_text(app, &days[i]));
		if (days[i].slot_count && strcmp(before, line) != 0) {
			text = listed(app, text, line);
			before = line;
		}
	}
	return text;
}

const char *hours_timetable(
	struct app *app, const struct service *service, int from, bool is_short) {
	const struct hours_day *week =
		hours_week(app->page, service->schedules, service->schedule_count, from);
	const char *text = weeks_text(app, week, is_short);
	return *text ? text : single_days_text(app, service, from, is_short);
}

const char *hours_phone_text(struct app *app, const struct phone *phone, bool is_short) {
	const char *days = phone->schedule_count
		? hours_line(app, phone->schedules, phone->schedule_count, is_short, ", ")
		: "";
	struct str names = {0};
	for (size_t i = 0; i < phone->language_count; i++) {
		str_printf(&names, "%s%s", i ? ", " : "",
			language_name(app->page, phone->languages[i], app_lang(app)));
	}
	const char *kept = names.len && *days
		? say_fill2(
			  app, "In {language}: {hours}", "language", str_get(&names), "hours", days)
		: arena_string(app->page, names.len ? str_get(&names) : days);
	str_finish(&names);
	return *kept ? kept : NULL;
}
