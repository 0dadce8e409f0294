// SPDX-License-Identifier: GPL-3.0-or-later
// First every decision, in memory; then every file that changes is written into .import/.new/ and
// synced at once (thousands of single fsync() would take minutes); then renames only. The site's
// files go first and the copies of the import last: broken off in between, the same import run again
// finds its own words in the site and goes on.
#include "author/import_site.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "author/import_merge.h"
#include "author/import_report.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

#define BASE ".import"
#define STAGE ".import/.new"
#define FILE_MAX_BYTES ((size_t)256 << 20)

/* One path, all that is known of it and what is to become of it. */
struct entry {
	const char *path;
	struct merge_text base, editor, input; /* bytes are NULL where there is no such file */
	struct merge_text outcome;             /* bytes NULL: the site has no such file */
	size_t order;                          /* in which it was put */
	bool is_foreign;                       /* not an import's file: no copy is made */
};

struct import_site {
	char *folder;
	struct arena *arena;
	struct {
		struct entry *items;
		size_t count, room;
	} entries;
};

struct import_site *import_site_open(const char *folder) {
	struct import_site *site = mem_zero(sizeof *site);
	site->folder = mem_copy_string(folder);
	site->arena = arena_create();
	return site;
}

void import_site_close(struct import_site *site) {
	if (!site) {
		return;
	}
	vec_finish(&site->entries);
	arena_destroy(site->arena);
	free(site->folder);
	free(site);
}

static bool is_inside(const char *path) {
	for (const char *name = path; *name;) {
		size_t len = strcspn(name, "/");
		if (!len || name[0] == '.') {
			return false;
		}
		name += len;
		if (*name == '/' && !*++name) {
			return false;
		}
	}
	return *path != '\0';
}

void import_site_put(struct import_site *site, const char *path, const char *bytes, size_t len) {
	if (!is_inside(path)) {
		abort();
	}
	struct merge_text input = {arena_copy(site->arena, bytes, len), len};
	struct entry entry = {.path = arena_string(site->arena, path), .input = input};
	vec_push(&site->entries, entry);
}

/* ---- reading ---- */

static const char *path_of(struct import_site *site, const char *sub, const char *path) {
	return arena_printf(site->arena, "%s/%s%s%s", site->folder, sub, *sub ? "/" : "", path);
}

static bool is_missing(const char *path) {
	struct stat facts;
	return lstat(path, &facts) != 0 && errno == ENOENT;
}

static bool read_side(struct import_site *site, const char *sub, const char *path,
	struct merge_text *text, struct err *err) {
	const char *full = path_of(site, sub, path);
	*text = (struct merge_text){0};
	if (is_missing(full)) {
		return true;
	}
	char *bytes;
	size_t len;
	if (!file_read(full, FILE_MAX_BYTES, &bytes, &len, err)) {
		return false;
	}
	*text = (struct merge_text){arena_copy(site->arena, bytes, len), len};
	free(bytes);
	return true;
}

/* Adds the paths of the last import below .import/`sub`. */
static bool list_base(struct import_site *site, const char *sub, struct err *err) {
	const char *folder = path_of(site, BASE, sub);
	DIR *dir = opendir(folder);
	if (!dir) {
		return errno == ENOENT ||
			err_set(err, "cannot read %s: %s", folder, strerror(errno));
	}
	bool ok = true;
	for (struct dirent *item; ok && (item = readdir(dir));) {
		if (item->d_name[0] == '.') {
			continue;
		}
		const char *path =
			arena_printf(site->arena, "%s%s%s", sub, *sub ? "/" : "", item->d_name);
		struct stat facts;
		if (lstat(path_of(site, BASE, path), &facts) == 0 && S_ISDIR(facts.st_mode)) {
			ok = list_base(site, path, err);
		} else {
			vec_push(&site->entries, (struct entry){.path = path});
		}
	}
	closedir(dir);
	return ok;
}

static int compare_paths(const void *left, const void *right) {
	const struct entry *a = left, *b = right;
	int by_path = strcmp(a->path, b->path);
	return by_path ? by_path : (a->order > b->order) - (a->order < b->order);
}

/* One entry a path: of several inputs the last. */
static void join_entries(struct import_site *site) {
	size_t count = site->entries.count, kept = 0;
	struct entry *items = site->entries.items;
	for (size_t i = 0; i < count; i++) {
		items[i].order = i;
	}
	if (count) {
		qsort(items, count, sizeof *items, compare_paths);
	}
	for (size_t i = 0; i < count; i++) {
		if (!kept || strcmp(items[kept - 1].path, items[i].path) != 0) {
			items[kept++] = items[i];
		} else if (items[i].input.bytes) {
			items[kept - 1] = items[i];
		}
	}
	site->entries.count = kept;
}

/* ---- deciding ---- */

static bool equal(const struct merge_text *a, const struct merge_text *b) {
	if (!a->bytes || !b->bytes) {
		return !a->bytes && !b->bytes;
	}
	return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

static bool ends_with(const char *path, const char *suffix) {
	size_t len = strlen(path), cut = strlen(suffix);
	return len > cut && strcmp(path + len - cut, suffix) == 0;
}

static void merge_entry(
	struct import_site *site, struct entry *entry, struct import_report *report) {
	static const struct {
		const char *suffix;
		bool (*merge)(const struct merge *, struct str *);
	} KINDS[] = {{".json", merge_json}, {".md", merge_markdown}, {".po", merge_po}};
	const struct merge merge = {entry->path, entry->base, entry->editor, entry->input, report};
	struct str out = {0};
	bool is_merged = false;
	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
		if (ends_with(entry->path, KINDS[i].suffix)) {
			is_merged = KINDS[i].merge(&merge, &out);
		}
	}
	entry->outcome = entry->editor;
	if (is_merged) {
		entry->outcome = (struct merge_text){
			arena_copy(site->arena, str_get(&out), out.len), out.len};
	} else {
		import_report_add(report, entry->path,
			"was changed here and in the input, and the two cannot be put together: "
			"kept as it is here; the input's is in " BASE "/%s",
			entry->path);
	}
	str_finish(&out);
}

static void decide_gone(struct entry *entry, struct import_report *report) {
	entry->outcome = entry->editor;
	if (equal(&entry->base, &entry->editor)) {
		entry->outcome = (struct merge_text){0};
	} else if (entry->editor.bytes) {
		import_report_add(report, entry->path,
			"is not in the input any more; kept, because it was changed here");
	}
}

static void decide(struct import_site *site, struct entry *entry, struct import_report *report) {
	if (!entry->input.bytes) {
		decide_gone(entry, report);
	} else if (equal(&entry->editor, &entry->base)) {
		entry->outcome = entry->input;
	} else if (equal(&entry->input, &entry->base) || equal(&entry->editor, &entry->input)) {
		entry->outcome = entry->editor;
	} else if (!entry->base.bytes) {
		entry->outcome = entry->editor;
		entry->is_foreign = true;
		import_report_add(report, entry->path,
			"stood here before the import and is not from one: kept as it is; to have "
			"the input's, move it away and import again");
	} else if (!entry->editor.bytes) {
		import_report_add(report, entry->path,
			"was taken away here and changed in the input; stays away, the input's is "
			"in " BASE "/%s",
			entry->path);
	} else {
		merge_entry(site, entry, report);
	}
}

/* ---- writing ---- */

static bool make_folder_of(struct import_site *site, const char *path, struct err *err) {
	char *folder = arena_string(site->arena, path);
	char *slash = strrchr(folder, '/');
	*slash = '\0';
	return file_exists(folder) || file_make_folder(folder, err);
}

static bool write_bytes(const char *path, const struct merge_text *text, struct err *err) {
	FILE *file = fopen(path, "we");
	bool ok = file && fwrite(text->bytes, 1, text->len, file) == text->len;
	if (file) {
		ok = fclose(file) == 0 && ok;
	}
	return ok ? true : err_set(err, "cannot write %s: %s", path, strerror(errno));
}

/* A rename that waits until all is written. */
struct move {
	const char *from, *to; /* from NULL: `to` is taken away */
};

struct moves {
	struct move *items;
	size_t count, room;
};

static bool stage(struct import_site *site, struct moves *moves, const char *sub,
	const struct entry *entry, const struct merge_text *text, struct err *err) {
	const char *to = path_of(site, sub, entry->path);
	if (!text->bytes) {
		vec_push(moves, (struct move){NULL, to});
		return true;
	}
	const char *from = path_of(site, STAGE, arena_printf(site->arena, "%zu", moves->count));
	vec_push(moves, (struct move){from, to});
	return make_folder_of(site, to, err) && write_bytes(from, text, err);
}

static bool stage_all(struct import_site *site, struct moves *moves, struct err *err) {
	bool ok = true;
	for (size_t i = 0; ok && i < site->entries.count; i++) {
		const struct entry *entry = &site->entries.items[i];
		if (!equal(&entry->outcome, &entry->editor)) {
			ok = stage(site, moves, "", entry, &entry->outcome, err);
		}
	}
	for (size_t i = 0; ok && i < site->entries.count; i++) {
		const struct entry *entry = &site->entries.items[i];
		bool is_new = !entry->is_foreign && !equal(&entry->base, &entry->input);
		if (is_new) {
			ok = stage(site, moves, BASE, entry, &entry->input, err);
		}
	}
	return ok;
}

static bool sync_folder(const char *path, struct err *err) {
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && syncfs(fd) == 0;
	if (fd >= 0) {
		close(fd);
	}
	return ok ? true : err_set(err, "cannot write %s: %s", path, strerror(errno));
}

static bool move_all(const struct moves *moves, struct err *err) {
	for (size_t i = 0; i < moves->count; i++) {
		const struct move *move = &moves->items[i];
		bool ok = move->from ? rename(move->from, move->to) == 0
				     : unlink(move->to) == 0 || errno == ENOENT;
		if (!ok) {
			return err_set(err,
				"cannot write %s: %s; mend this and import again, nothing is lost",
				move->to, strerror(errno));
		}
	}
	return true;
}

static void clear_stage(struct import_site *site, const struct moves *moves) {
	for (size_t i = 0; i < moves->count; i++) {
		if (moves->items[i].from) {
			unlink(moves->items[i].from);
		}
	}
	rmdir(path_of(site, STAGE, ""));
}

static bool write_out(struct import_site *site, struct err *err) {
	struct moves moves = {0};
	bool ok = file_make_folder(path_of(site, "", STAGE), err) && stage_all(site, &moves, err) &&
		sync_folder(site->folder, err) && move_all(&moves, err) &&
		sync_folder(site->folder, err);
	clear_stage(site, &moves);
	vec_finish(&moves);
	return ok;
}

/* ---- outside ---- */

static bool read_all(struct import_site *site, struct err *err) {
	bool ok = list_base(site, "", err);
	if (ok) {
		join_entries(site);
	}
	for (size_t i = 0; ok && i < site->entries.count; i++) {
		struct entry *entry = &site->entries.items[i];
		ok = read_side(site, BASE, entry->path, &entry->base, err) &&
			read_side(site, "", entry->path, &entry->editor, err);
	}
	return ok;
}

/* The folder of the copies, held by this import alone; -1 and `err` where another one has it. */
static int lock(struct import_site *site, struct err *err) {
	const char *path = path_of(site, "", BASE);
	if (!file_make_folder(path, err)) {
		return -1;
	}
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0) {
		return fd;
	}
	err_set(err,
		errno == EWOULDBLOCK ? "another import writes into %s; wait for it"
				     : "cannot lock %s",
		site->folder);
	if (fd >= 0) {
		close(fd);
	}
	return -1;
}

bool import_site_commit(struct import_site *site, struct import_report *report, struct err *err) {
	int fd = lock(site, err);
	if (fd < 0) {
		return false;
	}
	bool ok = read_all(site, err);
	for (size_t i = 0; ok && i < site->entries.count; i++) {
		struct entry *entry = &site->entries.items[i];
		entry->outcome = (struct merge_text){0};
		decide(site, entry, report);
	}
	ok = ok && write_out(site, err);
	close(fd);
	return ok;
}
