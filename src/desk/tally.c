// SPDX-License-Identifier: GPL-3.0-or-later
// A file is read whole before anything of it counts, so that a broken one adds nothing.
#include "desk/tally.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "intake/counter.h"

#define FILE_MAX_BYTES (4 << 20)
#define NO_MORE_FILES 1000 /* of a stick are looked at */

static void drop_counts(struct tally *tally) {
	for (size_t i = 0; i < tally->count; i++) {
		free(tally->items[i].kind);
		free(tally->items[i].key);
	}
	vec_finish(tally);
}

void tally_finish(struct tally *tally) {
	drop_counts(tally);
	for (size_t i = 0; i < tally->kiosk_count; i++) {
		free(tally->kiosks[i]);
	}
	free(tally->kiosks);
	*tally = (struct tally){0};
}

static void add(void *context, const char *kind, const char *key, int64_t count) {
	struct tally *tally = context;
	for (size_t i = 0; i < tally->count; i++) {
		struct tally_count *item = &tally->items[i];
		if (strcmp(item->kind, kind) == 0 && strcmp(item->key, key) == 0) {
			item->count += count;
			return;
		}
	}
	vec_push(tally, (struct tally_count){mem_copy_string(kind), mem_copy_string(key), count});
}

static bool has_kiosk(const struct tally *tally, const char *kiosk) {
	for (size_t i = 0; i < tally->kiosk_count; i++) {
		if (strcmp(tally->kiosks[i], kiosk) == 0) {
			return true;
		}
	}
	return false;
}

static void add_kiosk(struct tally *tally, const struct tally *from, const char *kiosk) {
	for (size_t i = 0; i < from->count; i++) {
		add(tally, from->items[i].kind, from->items[i].key, from->items[i].count);
	}
	tally->kiosks = mem_grow(tally->kiosks, (tally->kiosk_count + 1) * sizeof *tally->kiosks);
	tally->kiosks[tally->kiosk_count++] = mem_copy_string(kiosk);
}

/* Reads a month's file into `read`; nothing is added yet. */
static bool read_file(const char *path, struct tally *read, char kiosk[MONTH_MAX_KIOSK_BYTES + 1],
	struct err *err) {
	char *text;
	size_t len;
	if (!file_read(path, FILE_MAX_BYTES, &text, &len, err)) {
		return false;
	}
	bool ok = month_read(text, len, kiosk, &read->month, add, read, err) ||
		err_prefix(err, "%s", path);
	free(text);
	return ok;
}

static bool is_month(const struct tally *a, const struct tally *b) {
	return a->month.year == b->month.year && a->month.number == b->month.number;
}

static void say_twice(const char *path, const char *kiosk, tally_skip_fn *skip, void *context) {
	struct str sentence = {0};
	str_printf(&sentence, "%s: the counts of %s are in already: passed over", path, kiosk);
	skip(context, str_get(&sentence));
	str_finish(&sentence);
}

static bool take_file(struct tally *tally, const char *path, tally_skip_fn *skip, void *context,
	struct err *err) {
	struct tally read = {0};
	char kiosk[MONTH_MAX_KIOSK_BYTES + 1], month[8];
	bool ok = read_file(path, &read, kiosk, err);
	if (ok && !is_month(&read, tally)) {
		month_text(&read.month, month);
		ok = err_set(err, "%s holds the counts of %s, another month", path, month);
	}
	if (ok && has_kiosk(tally, kiosk)) {
		say_twice(path, kiosk, skip, context);
	} else if (ok) {
		add_kiosk(tally, &read, kiosk);
	}
	tally_finish(&read);
	return ok;
}

static bool take_database(struct tally *tally, const char *path, tally_skip_fn *skip, void *context,
	struct err *err) {
	struct counters *counters = counters_open(path, err);
	if (!counters) {
		return false;
	}
	struct tally read = {.month = tally->month};
	int first, last;
	month_days(&tally->month, &first, &last);
	bool ok = counters_each(counters, first, last, add, &read, err);
	if (ok && has_kiosk(tally, path)) {
		say_twice(path, path, skip, context);
	} else if (ok) {
		add_kiosk(tally, &read, path);
	}
	counters_close(counters);
	tally_finish(&read);
	return ok;
}

static int is_csv(const struct dirent *entry) {
	size_t len = strlen(entry->d_name);
	return *entry->d_name != '.' && len > 4 && strcmp(entry->d_name + len - 4, ".csv") == 0;
}

/* A file of a stick: one of another month is no mistake. */
static void take_one(struct tally *tally, const char *path, tally_skip_fn *skip, void *context) {
	struct tally read = {0};
	char kiosk[MONTH_MAX_KIOSK_BYTES + 1];
	struct err err;
	if (!read_file(path, &read, kiosk, &err)) {
		skip(context, err.text);
	} else if (is_month(&read, tally) && has_kiosk(tally, kiosk)) {
		say_twice(path, kiosk, skip, context);
	} else if (is_month(&read, tally)) {
		add_kiosk(tally, &read, kiosk);
	}
	tally_finish(&read);
}

static bool take_stick(struct tally *tally, const char *path, tally_skip_fn *skip, void *context,
	struct err *err) {
	struct str folder = {0};
	str_printf(&folder, "%s/counters", path);
	struct dirent **files;
	int count = scandir(str_get(&folder), &files, is_csv, alphasort);
	if (count < 0) {
		err_set(err, "%s has no folder counters/: export at the kiosk's staff page first",
			path);
	}
	for (int i = 0; i < count; i++) {
		struct str file = {0};
		str_printf(&file, "%s/%s", str_get(&folder), files[i]->d_name);
		if (i < NO_MORE_FILES) {
			take_one(tally, str_get(&file), skip, context);
		}
		str_finish(&file);
		free(files[i]);
	}
	if (count >= 0) {
		free(files);
	}
	str_finish(&folder);
	return count >= 0;
}

bool tally_take(struct tally *tally, const char *path, tally_skip_fn *skip, void *context,
	struct err *err) {
	struct stat about;
	if (stat(path, &about) != 0) {
		return err_set(err, "cannot find %s", path);
	}
	size_t len = strlen(path);
	bool is_database = len > 3 && strcmp(path + len - 3, ".db") == 0;
	return (S_ISDIR(about.st_mode) ? take_stick
			: is_database  ? take_database
				       : take_file)(tally, path, skip, context, err);
}

static int compare(const void *a, const void *b) {
	const struct tally_count *x = a, *y = b;
	int order = strcmp(x->kind, y->kind);
	return order ? order : strcmp(x->key, y->key);
}

void tally_sort(struct tally *tally) {
	if (tally->count) {
		qsort(tally->items, tally->count, sizeof *tally->items, compare);
	}
}
