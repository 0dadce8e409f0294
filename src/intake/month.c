// SPDX-License-Identifier: GPL-3.0-or-later
// Everything in the file is an id, a tag or a number, so that nothing ever needs a quote: a line is
// cut at its commas, and one with anything else in it is refused.
#include "intake/month.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/day.h"
#include "intake/counter.h"

#define HEAD "kiosk,month,kind,key,count"
#define ID_BYTES "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
#define FIELDS 5
#define MOST_DIGITS 12 /* of a count */

bool month_parse(const char *text, struct month *month) {
	for (int i = 0; i < 7; i++) {
		if (i == 4 ? text[i] != '-' : text[i] < '0' || text[i] > '9') {
			return false;
		}
	}
	struct month read = {atoi(text), atoi(text + 5)};
	if (text[7] || read.year < 1970 || read.number < 1 || read.number > 12) {
		return false;
	}
	*month = read;
	return true;
}

void month_text(const struct month *month, char text[8]) {
	snprintf(
		text, 8, "%04u-%02u", (unsigned)month->year % 10000, (unsigned)month->number % 100);
}

void month_days(const struct month *month, int *first, int *last) {
	bool is_december = month->number == 12;
	*first = day_from_date(month->year, month->number, 1);
	*last = day_from_date(month->year + is_december, is_december ? 1 : month->number + 1, 1) -
		1;
}

struct month month_of(int day) {
	struct month month;
	int of_month;
	day_to_date(day, &month.year, &month.number, &of_month);
	return month;
}

struct month month_before(const struct month *month) {
	return month->number == 1 ? (struct month){month->year - 1, 12}
				  : (struct month){month->year, month->number - 1};
}

/* ---- writing ---- */

struct writing {
	struct str text;
	const char *kiosk, *month;
	bool has_session;
};

static void write_sum(void *context, const char *kind, const char *key, int64_t count) {
	struct writing *writing = context;
	writing->has_session |= strcmp(kind, counter_kind_name(COUNTER_SESSION)) == 0;
	str_printf(&writing->text, "%s,%s,%s,%s,%lld\n", writing->kiosk, writing->month, kind, key,
		(long long)count);
}

/* A name for a file and a column, whatever the configuration says. */
static void kiosk_name(const char *kiosk, char name[MONTH_MAX_KIOSK_BYTES + 1]) {
	size_t len = 0;
	for (const char *c = kiosk ? kiosk : ""; *c && len < MONTH_MAX_KIOSK_BYTES; c++) {
		name[len++] = strchr(ID_BYTES, *c) ? *c : '_';
	}
	name[len] = '\0';
	if (!len) {
		strcpy(name, "kiosk");
	}
}

bool month_export(struct counters *counters, const char *kiosk, const struct month *month,
	const char *folder, struct err *err) {
	char name[MONTH_MAX_KIOSK_BYTES + 1], text[8];
	kiosk_name(kiosk, name);
	month_text(month, text);
	struct writing writing = {.kiosk = name, .month = text};
	str_append(&writing.text, HEAD "\n");
	int first, last;
	month_days(month, &first, &last);
	struct str path = {0};
	str_printf(&path, "%s/counters", folder);
	bool ok = counters_each(counters, first, last, write_sum, &writing, err) &&
		file_make_folder(str_get(&path), err);
	if (!writing.has_session) { /* a month in which nobody came is a month all the same */
		write_sum(&writing, counter_kind_name(COUNTER_SESSION), "", 0);
	}
	str_printf(&path, "/%s-%s.csv", name, text);
	ok = ok && file_write(str_get(&path), writing.text.data, writing.text.len, 0644, err);
	str_finish(&path);
	str_finish(&writing.text);
	return ok;
}

/* ---- reading ---- */

static bool is_id(const char *text, size_t most) {
	size_t len = strspn(text, ID_BYTES);
	return len > 0 && len <= most && !text[len];
}

static bool is_key(const char *text) {
	return strlen(text) <= COUNTER_MAX_KEY_BYTES && !text[strspn(text, ID_BYTES ":")];
}

static bool read_count(const char *text, int64_t *count) {
	size_t len = strspn(text, "0123456789");
	*count = strtoll(text, NULL, 10);
	return len > 0 && len <= MOST_DIGITS && !text[len];
}

/* Cuts the line at its commas; false unless there are FIELDS fields. */
static bool cut(char *line, char *fields[FIELDS]) {
	int count = 0;
	for (char *at = line; at; count++) {
		char *comma = strchr(at, ',');
		if (count == FIELDS) {
			return false;
		}
		fields[count] = at;
		at = comma ? comma + 1 : NULL;
		if (comma) {
			*comma = '\0';
		}
	}
	return count == FIELDS;
}

struct reading {
	char *kiosk;
	struct month *month;
	month_fn *fn;
	void *context;
};

/* All lines are of the kiosk and the month of the first. */
static bool read_line(const struct reading *reading, char *line) {
	char *fields[FIELDS];
	struct month month;
	int64_t count;
	if (!cut(line, fields) || !is_id(fields[0], MONTH_MAX_KIOSK_BYTES) ||
		!month_parse(fields[1], &month) || !is_id(fields[2], 40) || !is_key(fields[3]) ||
		!read_count(fields[4], &count)) {
		return false;
	}
	if (!*reading->kiosk) {
		strcpy(reading->kiosk, fields[0]);
		*reading->month = month;
	}
	if (strcmp(reading->kiosk, fields[0]) != 0 || reading->month->year != month.year ||
		reading->month->number != month.number) {
		return false;
	}
	reading->fn(reading->context, fields[2], fields[3], count);
	return true;
}

bool month_read(const char *text, size_t len, char kiosk[MONTH_MAX_KIOSK_BYTES + 1],
	struct month *month, month_fn *fn, void *context, struct err *err) {
	struct reading reading = {kiosk, month, fn, context};
	*kiosk = '\0';
	char *copy = mem_copy(text, len), *rest = copy;
	bool ok = strlen(copy) == len || err_set(err, "it is no text");
	for (int number = 1; ok && rest && *rest; number++) {
		char *line = strsep(&rest, "\n");
		size_t end = strlen(line);
		if (end && line[end - 1] == '\r') { /* saved by a spreadsheet */
			line[end - 1] = '\0';
		}
		ok = number == 1 ? strcmp(line, HEAD) == 0 : read_line(&reading, line);
		if (!ok) {
			err_set(err, "line %d is not as a kiosk writes it", number);
		}
	}
	free(copy);
	return ok && (*kiosk || err_set(err, "it has no counts"));
}
