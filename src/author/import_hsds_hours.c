// SPDX-License-Identifier: GPL-3.0-or-later
// Hours stand at three levels: the service at its place, the service, the place. The nearest level
// that says a rule counts, because two tables of hours would be read as their sum; a day on which
// the place is closed counts for all in it. What cannot be a slot stays text.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "author/import_hsds_scope.h"
#include "author/import_hsds_words.h"
#include "author/problem.h"
#include "base/arena.h"
#include "base/mem.h"
#include "content/day.h"

#define HOURS_NIGHT_MIN 720 /* the longest night that is believed, in minutes */
#define HOURS_YEARS 3       /* of what comes every year: this one and two more */

enum level { LEVEL_PLACE, LEVEL_SERVICE, LEVEL_LOCATION, LEVEL_COUNT };

/* One slot as the site writes it. */
struct hour {
	bool is_weekly;
	unsigned days;           /* bit 0 Monday */
	int opens, closes;       /* minutes; -1: closed */
	char from[11], to[11];   /* "": no limit */
	const char *description; /* NULL: none */
};

struct hours {
	struct hsds_import *import;
	const struct hsds_scope *scope;
	VEC(struct hour) items;
	struct str *text;
};

/* ---- reading a row ---- */

static bool read_time(struct hours *hours, struct hsds_row *row, const char *column, int *minutes) {
	const char *text = hsds_peek(row, column);
	*minutes = -1;
	if (!text) {
		return true;
	}
	bool has_zone = false;
	*minutes = time_read(text, &has_zone);
	if (*minutes < 0) {
		return scope_refuse(hours->import, row,
			"\"%s\" in \"%s\" is no time of day; write HH:MM", text, column);
	}
	if (has_zone && !row->is_used) {
		problem_warning(hours->import->hsds.problems, row->file, row->line,
			"the zone of \"%s\" is left out: hours are those of the clock on the wall",
			text);
	}
	return true;
}

static bool read_times(struct hours *hours, struct hsds_row *row, struct hour *hour) {
	return read_time(hours, row, "opens_at", &hour->opens) &&
		read_time(hours, row, "closes_at", &hour->closes);
}

static void write_day(char out[11], int year, int month, int day) {
	snprintf(out, 11, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
		(unsigned)day % 100);
}

/* The later (or earlier) of two dates that both limit a schedule. */
static bool read_limit(struct hours *hours, struct hsds_row *row, const char *const columns[2],
	bool is_later, char out[11]) {
	*out = 0;
	for (int i = 0; i < 2; i++) {
		struct hsds_date date;
		if (!hsds_peek(row, columns[i])) {
			continue;
		}
		if (!scope_date(hours->import, row, columns[i], &date)) {
			return false;
		}
		char text[11];
		write_day(text, date.is_yearly ? 1900 : date.year, date.month, date.day);
		if (!date.is_yearly && (!*out || (strcmp(text, out) > 0) == is_later)) {
			memcpy(out, text, sizeof text);
		}
	}
	return true;
}

static bool read_limits(struct hours *hours, struct hsds_row *row, struct hour *hour) {
	static const char *const FROM[] = {"valid_from", "dtstart"},
				 *const TO[] = {"valid_to", "until"};
	if (!read_limit(hours, row, FROM, true, hour->from) ||
		!read_limit(hours, row, TO, false, hour->to)) {
		return false;
	}
	return !*hour->from || !*hour->to || strcmp(hour->from, hour->to) <= 0 ||
		scope_refuse(hours->import, row,
			"it ends (%s) before it begins (%s); swap the dates", hour->to, hour->from);
}

static void use_all(struct hsds_row *row, const char *columns) {
	char column[32];
	for (const char *at = columns; *at; at += strcspn(at, " "), at += *at == ' ') {
		size_t len = strcspn(at, " ");
		memcpy(column, at, len);
		column[len] = 0;
		hsds_use(row, column);
	}
}

/* True for hours into the next day that no office has: 9 to 3 is more likely a slip for the
 * afternoon than a day of eighteen hours. Shorter nights are believed, and named all the same. */
static bool is_doubtful(struct hours *hours, const struct hsds_row *row, const struct hour *hour) {
	if (hour->opens < 0 || hour->closes > hour->opens || hour->closes == 0) {
		return false;
	}
	bool is_long = hour->closes + 1440 - hour->opens > HOURS_NIGHT_MIN;
	if (!row->is_used) {
		problem_warning(hours->import->hsds.problems, row->file, row->line,
			"it closes (%02d:%02d) before it opens (%02d:%02d), which %s; look what is "
			"meant",
			hour->closes / 60, hour->closes % 60, hour->opens / 60, hour->opens % 60,
			is_long ? "is told in words only" : "is read as the next day");
	}
	return is_long;
}

/* The letters of iCalendar: "MO,WE". False for anything else, as 2TU. */
static bool read_byday(const char *text, unsigned *days) {
	static const char NAMES[] = "MOTUWETHFRSASU";
	*days = 0;
	for (const char *at = text; *at; at += strspn(at, ", ;")) {
		size_t len = strcspn(at, ", ;");
		const char *found = NULL;
		for (const char *name = NAMES; len == 2 && *name; name += 2) {
			found = strncasecmp(name, at, 2) == 0 ? name : found;
		}
		if (!found) {
			return false;
		}
		*days |= 1u << ((found - NAMES) / 2);
		at += len;
	}
	return *days != 0;
}

/* ---- what stays text ---- */

static void append_times(struct str *out, const struct hour *hour) {
	if (hour->opens >= 0) {
		str_printf(out, "%s%02d:%02d", out->len ? ", " : "", hour->opens / 60,
			hour->opens % 60);
	}
	if (hour->closes >= 0) {
		str_printf(out, "–%02d:%02d", hour->closes / 60, hour->closes % 60);
	}
}

/* "2TU,4TU" as "2. Tue, 4. Tue"; -1 is the last. What is no such day stays as it is. */
static void append_nth(struct hours *hours, struct str *out, const char *byday) {
	for (const char *at = byday; *at; at += strspn(at, ", ;")) {
		size_t len = strcspn(at, ", ;"), sign = strspn(at, "+-0123456789");
		char day[3] = {0};
		int number = atoi(at);
		int weekday = len == sign + 2 ? weekday_read(memcpy(day, at + sign, 2)) : -1;
		str_append(out, out->len ? ", " : "");
		if (weekday < 0) {
			str_append_bytes(out, at, len);
		} else if (sign) {
			str_printf(out, "%s", words_nth(number, hours->import->lang));
		}
		str_append(out, weekday < 0 ? "" : words_weekday(weekday, hours->import->lang));
		at += len;
	}
}

/* The rule of iCalendar in words as far as there are any. */
static void append_rule(struct hours *hours, struct str *out, struct hsds_row *row) {
	static const char *const REST[] = {"bymonthday", "byweekno", "byyearday"};
	const char *freq = hsds_take(row, "freq"), *interval = hsds_take(row, "interval");
	const char *byday = hsds_take(row, "byday");
	if (freq) {
		str_printf(out, "%s%s", out->len ? ", " : "",
			words_every(freq, interval ? atoi(interval) : 1, hours->import->lang));
	}
	if (byday) {
		append_nth(hours, out, byday);
	}
	for (size_t i = 0; !byday && i < 3; i++) {
		const char *days = hsds_take(row, REST[i]);
		if (days) {
			str_printf(out, "%s%s", out->len ? ", " : "", days);
		}
	}
}

/* A schedule that the kiosk has no row for: its own words, then the rule. */
static void keep_text(struct hours *hours, struct hsds_row *row, const struct hour *hour) {
	struct str line = {0};
	const char *description = hsds_take(row, "description");
	str_append(&line, description ? description : "");
	if (hour->opens >= 0 || !line.len) {
		append_rule(hours, &line, row);
	}
	append_times(&line, hour);
	if (*hour->from || *hour->to) {
		str_printf(&line, " (%s – %s)", hour->from, hour->to);
	}
	const char *notes = hsds_take(row, "notes");
	str_printf(&line, "%s%s", notes ? ". " : "", notes ? notes : "");
	use_all(row, "opens_at closes_at valid_from valid_to dtstart until");
	const char *label = words_label(LABEL_HOURS, hours->import->lang);
	if (line.len && !strstr(str_get(hours->text), str_get(&line))) {
		scope_line(hours->text, label, str_get(&line));
	}
	str_finish(&line);
}

static void append_days(struct hours *hours, struct str *out, unsigned days) {
	for (int i = 0; i < 7; i++) {
		if (days >> i & 1) {
			str_printf(out, "%s%s", out->len ? ", " : "",
				words_weekday(i, hours->import->lang));
		}
	}
}

static void tell_hour(struct hours *hours, const struct hour *hour) {
	struct str line = {0};
	append_days(hours, &line, hour->days);
	str_printf(&line, " %02d:%02d–%02d:%02d", hour->opens / 60, hour->opens % 60,
		hour->closes / 60, hour->closes % 60);
	if (*hour->from || *hour->to) {
		str_printf(&line, " (%s – %s)", hour->from, hour->to);
	}
	scope_line(hours->text, words_label(LABEL_HOURS, hours->import->lang), str_get(&line));
	if (hour->description) {
		scope_line(hours->text, NULL, hour->description);
	}
	str_finish(&line);
}

/* ---- the three tables ---- */

static void push(struct hours *hours, const struct hour *hour) {
	for (size_t i = 0; i < hours->items.count; i++) {
		struct hour *other = &hours->items.items[i];
		const char *a = other->description, *b = hour->description;
		if (other->is_weekly == hour->is_weekly && other->opens == hour->opens &&
			other->closes == hour->closes && !strcmp(other->from, hour->from) &&
			!strcmp(other->to, hour->to) && !strcmp(a ? a : "", b ? b : "")) {
			other->days |= hour->days;
			return;
		}
	}
	vec_push(&hours->items, *hour);
}

/* True if the words say that a dated row without hours is a closed day. */
static bool says_closed(const char *text) {
	return text && (strcasestr(text, "closed") || strcasestr(text, "geschlossen"));
}

static const char *description_of(struct hours *hours, struct hsds_row *row) {
	const char *description = hsds_take(row, "description"), *notes = hsds_take(row, "notes");
	return description && notes
		? arena_printf(hours->import->hsds.arena, "%s\n%s", description, notes)
		: description ? description
			      : notes;
}

/* A row of HSDS 3 as a slot; false where it is none that the kiosk has. */
static bool make_slot(const struct hsds_row *row, struct hour *hour) {
	const char *freq = hsds_peek(row, "freq"), *byday = hsds_peek(row, "byday");
	const char *interval = hsds_peek(row, "interval");
	bool is_daily = freq && strcasecmp(freq, "DAILY") == 0 && !byday;
	bool has_times = hour->opens >= 0 && hour->closes >= 0;
	hour->is_weekly = is_daily || byday || (freq && strcasecmp(freq, "WEEKLY") == 0);
	if (interval && strcmp(interval, "1") != 0) {
		return false;
	}
	if (freq && !is_daily && strcasecmp(freq, "WEEKLY") != 0) {
		return false;
	}
	if (hour->is_weekly) {
		hour->days = 0x7f;
		return has_times && (is_daily || (byday && read_byday(byday, &hour->days)));
	}
	bool is_closed =
		hour->opens < 0 && hour->closes < 0 && says_closed(hsds_peek(row, "description"));
	if (!*hour->to && !hsds_peek(row, "valid_from")) {
		memcpy(hour->to, hour->from, sizeof hour->to); /* once, at dtstart */
	}
	return *hour->from && *hour->to && (has_times || is_closed);
}

/* Adds the row as a slot, or in words. */
static void add_schedule(struct hours *hours, struct hsds_row *row) {
	struct hour hour = {0};
	if (!read_times(hours, row, &hour) || !read_limits(hours, row, &hour)) {
		return;
	}
	if (!make_slot(row, &hour) || is_doubtful(hours, row, &hour)) {
		keep_text(hours, row, &hour);
		return;
	}
	hour.closes = hour.closes == 1440 ? 0 : hour.closes;
	hour.description = description_of(hours, row);
	use_all(row, "freq byday opens_at closes_at valid_from valid_to dtstart until interval");
	push(hours, &hour);
}

static void add_regular(struct hours *hours, struct hsds_row *row) {
	struct hour hour = {.is_weekly = true};
	const char *weekday = hsds_peek(row, "weekday");
	int day = weekday ? weekday_read(weekday) : -1;
	if (day < 0) {
		scope_refuse(hours->import, row,
			"\"%s\" is no day of the week; write Monday to Sunday",
			weekday ? weekday : "");
		return;
	}
	if (!read_times(hours, row, &hour) || !read_limits(hours, row, &hour)) {
		return;
	}
	if (hour.opens < 0 || hour.closes < 0) {
		scope_refuse(hours->import, row,
			"it needs \"opens_at\" and \"closes_at\"; write what is missing, or take "
			"the row out where that day is closed");
		return;
	}
	hour.days = 1u << day;
	bool is_told = is_doubtful(hours, row, &hour);
	use_all(row, "weekday opens_at closes_at valid_from valid_to");
	hour.closes = hour.closes == 1440 ? 0 : hour.closes;
	if (is_told) {
		tell_hour(hours, &hour);
	} else {
		push(hours, &hour);
	}
}

static bool is_true(const char *text) {
	return text &&
		(strcasecmp(text, "true") == 0 || strcasecmp(text, "t") == 0 ||
			strcasecmp(text, "yes") == 0 || strcmp(text, "1") == 0);
}

/* From `start` to `end` of each year that comes, or once. */
static void push_days(struct hours *hours, struct hour *hour, const struct hsds_date *start,
	const struct hsds_date *end) {
	int year, month, day;
	day_to_date((int)(hours->import->now / 86400), &year, &month, &day);
	int first = start->is_yearly ? year : start->year;
	for (int i = 0; i < (start->is_yearly ? HOURS_YEARS : 1); i++) {
		bool wraps = end->is_yearly &&
			(end->month < start->month ||
				(end->month == start->month && end->day < start->day));
		write_day(hour->from, first + i, start->month, start->day);
		write_day(hour->to, end->is_yearly ? first + i + wraps : end->year, end->month,
			end->day);
		push(hours, hour);
	}
}

static void add_holiday(struct hours *hours, struct hsds_row *row) {
	struct hour hour = {0};
	struct hsds_date start, end;
	const char *first = hsds_peek(row, "start_date") ? "start_date" : "end_date";
	const char *last = hsds_peek(row, "end_date") ? "end_date" : "start_date";
	if (!hsds_peek(row, first)) {
		scope_refuse(
			hours->import, row, "it needs \"start_date\" and \"end_date\"; write them");
		return;
	}
	if (!read_times(hours, row, &hour) || !scope_date(hours->import, row, first, &start) ||
		!scope_date(hours->import, row, last, &end)) {
		return;
	}
	bool has_times = hour.opens >= 0 && hour.closes >= 0;
	if (is_true(hsds_peek(row, "closed"))) {
		hour.opens = hour.closes = -1;
	} else if (!has_times) {
		scope_refuse(hours->import, row,
			"it is not closed and has no hours; write true into \"closed\", or "
			"\"opens_at\" and \"closes_at\"");
		return;
	}
	if (start.is_yearly != end.is_yearly ||
		(!start.is_yearly &&
			day_from_date(start.year, start.month, start.day) >
				day_from_date(end.year, end.month, end.day))) {
		scope_refuse(hours->import, row,
			"\"%s\" to \"%s\" is no range of days; mend the dates",
			hsds_peek(row, first), hsds_peek(row, last));
		return;
	}
	use_all(row, "start_date end_date closed");
	if (has_times) {
		use_all(row, "opens_at closes_at");
	}
	hour.closes = hour.closes == 1440 ? 0 : hour.closes;
	push_days(hours, &hour, &start, &end);
}

/* ---- levels ---- */

static enum level level_of(const struct hours *hours, const struct hsds_row *row) {
	struct hsds *hsds = &hours->import->hsds;
	if (hsds_row_of(hsds, TABLE_PLACES, hsds_peek(row, "service_at_location_id"))) {
		return LEVEL_PLACE;
	}
	return hsds_row_of(hsds, TABLE_SERVICES, hsds_peek(row, "service_id")) ? LEVEL_SERVICE
									       : LEVEL_LOCATION;
}

struct level_rows {
	VEC(struct hsds_row *) rows[LEVEL_COUNT];
};

static void gather(struct hours *hours, struct level_rows *all, enum hsds_table_id table) {
	static const char *const COLUMNS[] = {
		"service_at_location_id", "service_id", "location_id"};
	const struct hsds_scope *scope = hours->scope;
	const struct hsds_row *owners[] = {scope->place, scope->service, scope->location};
	for (int i = 0; i < LEVEL_COUNT; i++) {
		struct hsds_rows rows = hsds_rows_of(
			&hours->import->hsds, table, COLUMNS[i], hsds_peek(owners[i], "id"));
		for (size_t j = 0; j < rows.count; j++) {
			if (level_of(hours, rows.items[j]) == (enum level)i &&
				scope_holds(hours->import, scope, rows.items[j])) {
				vec_push(&all->rows[i], rows.items[j]);
			}
		}
	}
}

static void add_weekly(struct hours *hours, struct hsds_row *row) {
	(row->table->id == TABLE_REGULAR_SCHEDULES ? add_regular : add_schedule)(hours, row);
}

/* True for a row that says when it is closed, which binds everything inside. */
static bool is_closing(const struct hsds_row *row) {
	return row->table->id == TABLE_HOLIDAY_SCHEDULES ? is_true(hsds_peek(row, "closed"))
							 : row->table->id == TABLE_SCHEDULES &&
			!hsds_peek(row, "opens_at") && !hsds_peek(row, "freq") &&
			!hsds_peek(row, "byday") && says_closed(hsds_peek(row, "description"));
}

/* True for the hours of a week, or of a month, in whatever form; false for a day of its own. */
static bool is_rule(const struct hsds_row *row) {
	return row->table->id == TABLE_REGULAR_SCHEDULES || hsds_peek(row, "freq") ||
		hsds_peek(row, "byday") ||
		(!hsds_peek(row, "valid_from") && !hsds_peek(row, "dtstart"));
}

static void write_hours(struct hours *hours) {
	struct level_rows all = {0};
	gather(hours, &all, TABLE_SCHEDULES);
	gather(hours, &all, TABLE_REGULAR_SCHEDULES);
	gather(hours, &all, TABLE_HOLIDAY_SCHEDULES);
	bool is_found = false; /* a nearer level has hours, in slots or in words */
	for (int level = 0; level < LEVEL_COUNT; level++) {
		bool has_rule = false;
		for (size_t i = 0; i < all.rows[level].count; i++) {
			struct hsds_row *row = all.rows[level].items[i];
			if (is_found && !is_closing(row)) {
				continue;
			}
			if (row->table->id == TABLE_HOLIDAY_SCHEDULES) {
				add_holiday(hours, row);
			} else {
				has_rule |= is_rule(row);
				add_weekly(hours, row);
			}
		}
		is_found |= has_rule;
		vec_finish(&all.rows[level]);
	}
}

/* ---- what is over ---- */

/* Where every weekly slot has run out the table would say closed, which nobody said: they are told
 * in words then, with their dates. */
static void tell_expired(struct hours *hours) {
	int year, month, day;
	char today[11];
	day_to_date((int)(hours->import->now / 86400), &year, &month, &day);
	write_day(today, year, month, day);
	for (size_t i = 0; i < hours->items.count; i++) {
		const struct hour *hour = &hours->items.items[i];
		if (hour->is_weekly && (!*hour->to || strcmp(hour->to, today) >= 0)) {
			return;
		}
	}
	size_t kept = 0;
	for (size_t i = 0; i < hours->items.count; i++) {
		const struct hour *hour = &hours->items.items[i];
		if (hour->is_weekly) {
			tell_hour(hours, hour);
		} else {
			hours->items.items[kept++] = *hour;
		}
	}
	hours->items.count = kept;
}

/* ---- JSON ---- */

static json_t *slot_json(const struct hour *hour) {
	static const char *const DAYS[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
	json_t *slot = json_object();
	char text[24] = "";
	if (hour->is_weekly) {
		for (int i = 0; i < 7; i++) {
			if (hour->days >> i & 1) {
				snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s",
					*text ? "," : "", DAYS[i]);
			}
		}
		member_put(slot, "freq", "WEEKLY");
		member_put(slot, "byday", text);
	}
	member_put(slot, "valid_from", hour->from);
	member_put(slot, "valid_to", hour->to);
	if (hour->opens >= 0) {
		snprintf(text, sizeof text, "%02d:%02d", hour->opens / 60, hour->opens % 60);
		member_put(slot, "opens_at", text);
		snprintf(text, sizeof text, "%02d:%02d", hour->closes / 60, hour->closes % 60);
		member_put(slot, "closes_at", text);
	}
	member_put(slot, "description", hour->description);
	return slot;
}

json_t *hours_write(struct hsds_import *import, const struct hsds_scope *scope, struct str *text) {
	struct hours hours = {.import = import, .scope = scope, .text = text};
	write_hours(&hours);
	tell_expired(&hours);
	scope_line(text, words_label(LABEL_HOURS, import->lang),
		scope->location ? hsds_take(scope->location, "hours") : NULL);
	json_t *list = json_array();
	for (size_t i = 0; i < hours.items.count; i++) {
		json_array_append_new(list, slot_json(&hours.items.items[i]));
	}
	vec_finish(&hours.items);
	return list;
}
