// SPDX-License-Identifier: GPL-3.0-or-later
// A shelf of two. A new pack is copied beside, verified there, and renamed into place, the
// signature first: between two renames lies at worst a pack with the other's signature, which is
// refused, and the previous one is whole.
#include "content/shelf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/pack.h"
#define LOG_MODULE "shelf"
#include "base/log.h"

static char *path_of(const char *data_folder, const char *name, const char *ending) {
	struct str path = {0};
	str_printf(&path, "%s/%s%s", data_folder, name, ending);
	return str_take(&path);
}

int64_t shelf_serial(const char *data_folder) {
	char *path = path_of(data_folder, "serial", ""), *text;
	size_t len;
	int64_t serial = 0;
	if (file_read(path, 64, &text, &len, NULL)) {
		serial = strtoll(text, NULL, 10);
		free(text);
	}
	free(path);
	return serial > 0 ? serial : 0;
}

static bool write_serial(const char *data_folder, int64_t serial, struct err *err) {
	char *path = path_of(data_folder, "serial", ""), text[32];
	int len = snprintf(text, sizeof text, "%lld\n", (long long)serial);
	bool ok = file_write(path, text, (size_t)len, 0644, err);
	free(path);
	return ok;
}

static struct pack *open_one(const char *data_folder, const char *name,
	const struct pack_trust *trust, int64_t min_serial, struct err *err) {
	struct pack_trust asked = *trust;
	asked.min_serial = min_serial;
	char *path = path_of(data_folder, name, "");
	struct pack *pack = pack_open_lazily(path, &asked, err);
	free(path);
	return pack;
}

// Open to be looked through only: memory does not grow with it. NULL if anything is wrong.
static struct pack *open_whole(const char *path, const struct pack_trust *trust, struct err *err) {
	struct pack *pack = pack_open_lazily(path, trust, err);
	if (pack && pack_wait(pack, err) != PACK_WHOLE) {
		pack_close(pack);
		return NULL;
	}
	return pack;
}

void shelf_confirm(const char *data_folder, int64_t serial) {
	struct err err;
	if (serial > shelf_serial(data_folder) && !write_serial(data_folder, serial, &err)) {
		log_warning("%s", err.text);
	}
}

struct pack *shelf_open_previous(
	const char *data_folder, const struct pack_trust *trust, struct err *err) {
	return open_one(data_folder, "packs/previous.pack", trust, 0, err);
}

struct pack *shelf_open(const char *data_folder, const struct pack_trust *trust, struct err *err) {
	struct err why, ignored;
	int64_t serial = shelf_serial(data_folder);
	struct pack *pack = open_one(data_folder, "packs/current.pack", trust, serial, &why);
	if (pack) {
		return pack;
	}
	pack = shelf_open_previous(data_folder, trust, &ignored);
	if (pack) {
		log_error("%s; the previous pack is in use", why.text);
	} else {
		err_set(err, "%s", why.text);
	}
	return pack;
}

/* ---- a new pack ---- */

// Copies `from` with its signature to `to`; both are synced.
static bool copy_pair(const char *from, const char *to, struct err *err) {
	static const char *const endings[] = {"", ".minisig"};
	bool ok = true;
	for (int i = 0; ok && i < 2; i++) {
		struct str source = {0}, target = {0};
		str_printf(&source, "%s%s", from, endings[i]);
		str_printf(&target, "%s%s", to, endings[i]);
		ok = file_copy(source.data, target.data, 0644, err);
		str_finish(&source);
		str_finish(&target);
	}
	return ok;
}

static bool move_pair(const char *data_folder, const char *from, const char *to, struct err *err) {
	static const char *const endings[] = {".minisig", ""};
	for (int i = 0; i < 2; i++) {
		char *source = path_of(data_folder, from, endings[i]);
		char *target = path_of(data_folder, to, endings[i]);
		bool ok = rename(source, target) == 0;
		if (!ok) {
			err_set(err, "cannot write %s: %s", target, strerror(errno));
		}
		free(source);
		free(target);
		if (!ok) {
			return false;
		}
	}
	return true;
}

static void remove_pair(const char *data_folder, const char *name) {
	static const char *const endings[] = {"", ".minisig"};
	for (int i = 0; i < 2; i++) {
		char *path = path_of(data_folder, name, endings[i]);
		unlink(path);
		free(path);
	}
}

// What is current becomes previous, but only if it still verifies: a broken one would push the last
// good one off the shelf.
static void keep_current(const char *data_folder, const struct pack_trust *trust) {
	struct err err;
	struct pack_trust asked = *trust;
	asked.min_serial = 0;
	char *from = path_of(data_folder, "packs/current.pack", "");
	struct pack *pack = open_whole(from, &asked, &err);
	if (!pack) {
		free(from);
		return;
	}
	pack_close(pack);
	char *to = path_of(data_folder, "packs/keep.pack", "");
	if (!copy_pair(from, to, &err) ||
		!move_pair(data_folder, "packs/keep.pack", "packs/previous.pack", &err)) {
		log_warning("%s", err.text);
	}
	free(from);
	free(to);
}

// Only what is signed and newer comes onto the shelf.
static struct pack_trust strict(const char *data_folder, const struct pack_trust *trust) {
	struct pack_trust asked = *trust;
	asked.unsigned_ok = false;
	asked.min_serial = shelf_serial(data_folder) + 1;
	return asked;
}

static bool put(const char *data_folder, const char *path, const struct pack_trust *trust,
	struct err *err) {
	char *copy = path_of(data_folder, "packs/new.pack", "");
	struct pack_trust asked = strict(data_folder, trust);
	bool ok = copy_pair(path, copy, err);
	struct pack *pack = ok ? open_whole(copy, &asked, err) : NULL;
	ok = pack != NULL;
	if (ok) {
		keep_current(data_folder, trust);
		ok = move_pair(data_folder, "packs/new.pack", "packs/current.pack", err) &&
			write_serial(data_folder, pack_serial(pack), err);
		pack_close(pack);
	}
	free(copy);
	return ok;
}

bool shelf_promote(const char *data_folder, const char *path, const struct pack_trust *trust,
	struct err *err) {
	struct err why;
	// Judged where it lies first, so that the refusal names the file that was offered.
	struct pack_trust asked = strict(data_folder, trust);
	struct pack *pack = open_whole(path, &asked, err);
	if (!pack) {
		return false;
	}
	pack_close(pack);
	char *packs = path_of(data_folder, "packs", "");
	bool ok = file_make_folder(packs, &why) && put(data_folder, path, trust, &why);
	if (!ok) {
		remove_pair(data_folder, "packs/new.pack");
		err_set(err, "%s", why.text);
	}
	free(packs);
	return ok;
}
