// SPDX-License-Identifier: GPL-3.0-or-later
// A stick is a foreign place: names are ids or nothing, only plain files of a box's size are read, and
// each box is opened to see that it is whole before anybody is told that we have it.
#include "desk/collect.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/str.h"
#include "content/day.h"
#include "desk/entry.h"
#include "desk/registry.h"
#include "intake/month.h"
#include "seal/box.h"
#include "seal/receipt.h"
#include "seal/unbox.h"
#include "seal/wipe.h"

#define MOST_FILES 100000
#define COUNTERS_MAX_BYTES (4 << 20)

struct work {
	const char *from, *store;
	struct registry *registry;
	const struct office_secret *secret;
	collect_refuse_fn *refuse;
	void *context;
	struct collected *collected;
	struct err *err;
};

static void refuse(const struct work *work, const char *path, const struct err *why) {
	struct str sentence = {0};
	str_printf(&sentence, "%s: %s: left alone", path, why->text);
	work->refuse(work->context, str_get(&sentence));
	str_finish(&sentence);
	work->collected->refused++;
}

/* Reads a plain file of at most `max` bytes. */
static bool read_plain(const char *path, size_t max, char **data, size_t *len, struct err *err) {
	struct stat about;
	if (lstat(path, &about) != 0 || !S_ISREG(about.st_mode)) {
		return err_set(err, "it is no plain file");
	}
	if (about.st_size < 0 || (size_t)about.st_size > max) {
		return err_set(err, "it is larger than any such file can be");
	}
	return file_read(path, max, data, len, err) || err_set(err, "it cannot be read");
}

/* Opens the box to look; *delete_on is what is in it. */
static bool check_content(const struct work *work, const unsigned char id[BOX_ID_BYTES],
	const char *sealed, size_t len, int *delete_on, struct err *err) {
	char *content, id_text[BOX_ID_TEXT_BYTES];
	size_t content_len;
	if (!unbox_open(work->secret, (const unsigned char *)sealed, len, &content, &content_len,
		    err)) {
		return false;
	}
	struct arena *arena = arena_create();
	struct entry entry;
	box_id_text(id, id_text);
	bool ok = entry_parse(arena, content, content_len, &entry, err);
	if (ok && strcmp(entry.id, id_text) != 0) {
		ok = err_set(err, "it is named as another sign-up than it holds");
	}
	ok = ok && (day_parse(entry.delete_on, delete_on) || err_set(err, "its days are wrong"));
	arena_reset(arena);
	arena_destroy(arena);
	wipe_free(content);
	return ok;
}

static bool write_receipt(const struct work *work, const unsigned char id[BOX_ID_BYTES],
	const char *sealed, size_t len) {
	char id_text[BOX_ID_TEXT_BYTES];
	struct str path = {0};
	box_id_text(id, id_text);
	str_printf(&path, "%s/receipts", work->from);
	bool ok = file_make_folder(str_get(&path), work->err);
	str_printf(&path, "/%s.receipt", id_text);
	char *receipt = unbox_receipt(work->secret, id, sealed, len);
	ok = ok && file_write(str_get(&path), receipt, strlen(receipt), 0644, work->err);
	free(receipt);
	str_finish(&path);
	return ok;
}

/* False only where nothing further can be taken; `why` is a refusal's. */
static bool take_sealed(const struct work *work, const unsigned char id[BOX_ID_BYTES],
	const char *sealed, size_t len, struct err *why) {
	int delete_on;
	*why->text = '\0';
	switch (registry_look(work->registry, id, sealed, len, work->err)) {
	case REGISTRY_FAILED: return false;
	case REGISTRY_OTHER:
		err_set(why, "the store holds another sign-up of this id");
		return true;
	case REGISTRY_SAME: work->collected->known++; return write_receipt(work, id, sealed, len);
	case REGISTRY_NEW: break;
	}
	if (!check_content(work, id, sealed, len, &delete_on, why)) {
		return true;
	}
	if (!registry_add(work->registry, id, sealed, len, delete_on, work->err)) {
		return false;
	}
	work->collected->taken++;
	return write_receipt(work, id, sealed, len);
}

static bool take_signup(const struct work *work, const char *path, const char *name) {
	unsigned char id[BOX_ID_BYTES];
	struct err why = {{0}};
	char *sealed;
	size_t len;
	if (!box_id_parse(name, id) || strcmp(name + BOX_ID_TEXT_BYTES - 1, ".sealed") != 0) {
		err_set(&why, "its name is none of a sign-up");
		refuse(work, path, &why);
		return true;
	}
	if (!read_plain(path, BOX_MAX_BYTES, &sealed, &len, &why)) {
		refuse(work, path, &why);
		return true;
	}
	bool ok = take_sealed(work, id, sealed, len, &why);
	if (ok && *why.text) {
		refuse(work, path, &why);
	}
	free(sealed);
	return ok;
}

static void pass_count(void *context, const char *kind, const char *key, int64_t count) {
	(void)context;
	(void)kind;
	(void)key;
	(void)count;
}

static bool take_counters(const struct work *work, const char *path, const char *name) {
	char *text, kiosk[MONTH_MAX_KIOSK_BYTES + 1], month_name[8];
	size_t len;
	struct month month;
	struct err why;
	(void)name;
	if (!read_plain(path, COUNTERS_MAX_BYTES, &text, &len, &why)) {
		refuse(work, path, &why);
		return true;
	}
	bool ok = true;
	if (month_read(text, len, kiosk, &month, pass_count, NULL, &why)) {
		struct str kept = {0};
		month_text(&month, month_name);
		str_printf(&kept, "%s/counters", work->store);
		ok = file_make_folder(str_get(&kept), work->err);
		str_printf(&kept, "/%s-%s.csv", kiosk, month_name);
		ok = ok && file_write(str_get(&kept), text, len, 0600, work->err);
		work->collected->counters += ok;
		str_finish(&kept);
	} else {
		refuse(work, path, &why);
	}
	free(text);
	return ok;
}

static int is_seen(const struct dirent *file) {
	return *file->d_name != '.';
}

typedef bool take_fn(const struct work *work, const char *path, const char *name);

/* Every file of a folder of the stick, by name; *found: there is such a folder. */
static bool take_folder(const struct work *work, const char *folder, take_fn *take, bool *found) {
	struct str path = {0};
	struct dirent **files;
	str_printf(&path, "%s/%s", work->from, folder);
	int count = scandir(str_get(&path), &files, is_seen, alphasort);
	if (count < 0) {
		bool is_missing = errno == ENOENT;
		if (!is_missing) {
			err_set(work->err, "cannot read %s: %s", str_get(&path), strerror(errno));
		}
		str_finish(&path);
		return is_missing;
	}
	*found = true;
	bool ok = true;
	for (int i = 0; i < count; i++) {
		struct str file = {0};
		str_printf(&file, "%s/%s", str_get(&path), files[i]->d_name);
		ok = ok && (i >= MOST_FILES || take(work, str_get(&file), files[i]->d_name));
		str_finish(&file);
		free(files[i]);
	}
	free(files);
	str_finish(&path);
	return ok;
}

bool collect(const char *from, struct registry *registry, const struct office_secret *secret,
	const char *store, collect_refuse_fn *refuse_fn, void *context, struct collected *collected,
	struct err *err) {
	*collected = (struct collected){0};
	const struct work work = {
		from, store, registry, secret, refuse_fn, context, collected, err};
	bool found = false;
	return take_folder(&work, "signups", take_signup, &found) &&
		take_folder(&work, "counters", take_counters, &found) &&
		(found ||
			err_set(err,
				"%s has no folder signups/ or counters/: export at the kiosk's "
				"staff page first",
				from));
}
