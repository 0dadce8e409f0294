// SPDX-License-Identifier: GPL-3.0-or-later
// A path is a file or a folder of files, read in the order of their names, so that a run on another
// machine gives the same site.
#include "author/import_hsds_read.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "author/import_hsds_table.h"
#include "author/problem.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/file.h"

#define READ_MAX_BYTES ((size_t)1 << 30)

static bool ends_with(const char *name, const char *ending) {
	size_t len = strlen(name), cut = strlen(ending);
	return len > cut && strcmp(name + len - cut, ending) == 0;
}

/* Half a directory would be a wrong one: the file that cannot be read stops the import, and its
 * last error says why. */
static bool blame(const struct hsds *hsds, const char *path, struct err *err) {
	const struct problem *last = NULL;
	for (size_t i = 0; i < hsds->problems->count; i++) {
		const struct problem *problem = &hsds->problems->items[i];
		last = problem->grade == PROBLEM_ERROR ? problem : last;
	}
	return err_set(err, "%s:%d: %s", path, last ? last->line : 1,
		last ? last->text : "this cannot be read");
}

static bool read_file(struct hsds *hsds, const char *path, const char *name, struct err *err) {
	char *bytes;
	size_t len;
	if (!file_read(path, READ_MAX_BYTES, &bytes, &len, err)) {
		return false;
	}
	bool ok = ends_with(name, ".csv") ? hsds_read_csv(hsds, name, bytes, len)
					  : hsds_read_json(hsds, name, bytes, len);
	free(bytes);
	return ok || blame(hsds, path, err);
}

static int is_shown(const struct dirent *entry) {
	return entry->d_name[0] != '.' && strcmp(entry->d_name, "datapackage.json") != 0;
}

static bool read_folder(struct hsds *hsds, const char *path, struct err *err) {
	struct dirent **entries;
	int count = scandir(path, &entries, is_shown, alphasort);
	if (count < 0) {
		return err_set(err, "cannot read the folder %s: %s", path, strerror(errno));
	}
	bool ok = true;
	size_t files = 0;
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		const char *inner = arena_printf(hsds->arena, "%s/%s", path, name);
		struct stat is;
		bool is_file = stat(inner, &is) == 0 && S_ISREG(is.st_mode);
		if (ok && is_file && (ends_with(name, ".csv") || ends_with(name, ".json"))) {
			ok = read_file(hsds, inner, name, err);
			files++;
		} else if (ok) {
			problem_warning(hsds->problems, name, 0,
				"only files that end with .csv or .json are read here; import it "
				"by itself if it is HSDS");
		}
		free(entries[i]);
	}
	free(entries);
	return !ok      ? false
		: files ? true
			: err_set(err,
				  "there is no .csv and no .json file in %s; name the folder that "
				  "holds services.csv, or the file",
				  path);
}

bool hsds_read_path(struct hsds *hsds, const char *path, struct err *err) {
	struct stat is;
	if (stat(path, &is) != 0) {
		return err_set(err, "cannot read %s: %s", path, strerror(errno));
	}
	if (S_ISDIR(is.st_mode)) {
		return read_folder(hsds, path, err);
	}
	const char *slash = strrchr(path, '/');
	return read_file(hsds, path, slash ? slash + 1 : path, err);
}
