// SPDX-License-Identifier: GPL-3.0-or-later
// A read-only VFS (https://sqlite.org/vfs.html) over a callback. IOCAP_IMMUTABLE makes SQLite leave
// out locks, journals and the look whether the file changed; xFetch lends pages where they lie, so
// that they are not copied into its cache.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/connection.h"
#include "store/db.h"

struct source {
	struct sqlite3_vfs vfs; // first, so that a pointer to it is one to us
	char name[32];
	struct db_source pages;
};

struct file {
	struct sqlite3_file base;
	const struct db_source *pages;
};

static const struct db_source *pages_of(const sqlite3_file *file) {
	return ((const struct file *)file)->pages;
}

/* ---- the file ---- */

static int file_close(sqlite3_file *file) {
	(void)file;
	return SQLITE_OK;
}

static int file_read_at(sqlite3_file *file, void *out, int amount, sqlite3_int64 at) {
	const struct db_source *pages = pages_of(file);
	size_t wanted = (size_t)amount, offset = (size_t)at;
	size_t left = offset < pages->size ? pages->size - offset : 0;
	size_t len = wanted < left ? wanted : left;
	const void *data = len ? pages->read(pages->context, offset, len) : NULL;
	if (len && !data) {
		return SQLITE_IOERR_READ;
	}
	if (len) {
		memcpy(out, data, len);
	}
	memset((char *)out + len, 0, wanted - len);
	return len == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int file_write_at(sqlite3_file *file, const void *data, int amount, sqlite3_int64 at) {
	(void)file;
	(void)data;
	(void)amount;
	(void)at;
	return SQLITE_READONLY;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
	(void)file;
	(void)size;
	return SQLITE_READONLY;
}

static int file_sync(sqlite3_file *file, int flags) {
	(void)file;
	(void)flags;
	return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
	*size = (sqlite3_int64)pages_of(file)->size;
	return SQLITE_OK;
}

static int file_lock(sqlite3_file *file, int level) {
	(void)file;
	(void)level;
	return SQLITE_OK;
}

static int file_is_reserved(sqlite3_file *file, int *is_reserved) {
	(void)file;
	*is_reserved = 0;
	return SQLITE_OK;
}

static int file_control(sqlite3_file *file, int what, void *argument) {
	(void)file;
	(void)what;
	(void)argument;
	return SQLITE_NOTFOUND;
}

static int file_sector_size(sqlite3_file *file) {
	(void)file;
	return 4096;
}

static int file_characteristics(sqlite3_file *file) {
	(void)file;
	return SQLITE_IOCAP_IMMUTABLE;
}

/* What lies beyond the end is left to file_read_at(): *out is NULL then. */
static int file_fetch(sqlite3_file *file, sqlite3_int64 at, int amount, void **out) {
	const struct db_source *pages = pages_of(file);
	size_t len = (size_t)amount, offset = (size_t)at;
	*out = NULL;
	if (len > pages->size || offset > pages->size - len) {
		return SQLITE_OK;
	}
	// The cast is safe: nothing is written to a page of a read-only file.
	*out = (void *)pages->read(pages->context, offset, len);
	return *out ? SQLITE_OK : SQLITE_IOERR_READ;
}

static int file_unfetch(sqlite3_file *file, sqlite3_int64 at, void *page) {
	(void)file;
	(void)at;
	(void)page;
	return SQLITE_OK;
}

static const struct sqlite3_io_methods METHODS = {
	.iVersion = 3, // the first with xFetch
	.xClose = file_close,
	.xRead = file_read_at,
	.xWrite = file_write_at,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_lock,
	.xCheckReservedLock = file_is_reserved,
	.xFileControl = file_control,
	.xSectorSize = file_sector_size,
	.xDeviceCharacteristics = file_characteristics,
	.xFetch = file_fetch,
	.xUnfetch = file_unfetch,
};

/* ---- the system around it: one file, and nothing else ---- */

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
	file->pMethods = NULL;
	if (!path || !(flags & SQLITE_OPEN_MAIN_DB)) {
		return SQLITE_CANTOPEN;
	}
	((struct file *)file)->pages = &((struct source *)vfs)->pages;
	file->pMethods = &METHODS;
	if (out) {
		*out = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
	}
	return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int must_sync) {
	(void)vfs;
	(void)path;
	(void)must_sync;
	return SQLITE_READONLY;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *is_there) {
	(void)vfs;
	(void)path;
	(void)flags;
	*is_there = 0;
	return SQLITE_OK;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int size, char *out) {
	(void)vfs;
	sqlite3_snprintf(size, out, "%s", path);
	return SQLITE_OK;
}

static int vfs_randomness(sqlite3_vfs *vfs, int len, char *out) {
	(void)vfs;
	sqlite3_vfs *system = sqlite3_vfs_find(NULL);
	return system->xRandomness(system, len, out);
}

static int vfs_sleep(sqlite3_vfs *vfs, int us) {
	(void)vfs;
	(void)us;
	return 0;
}

static int vfs_time(sqlite3_vfs *vfs, double *julian_day) {
	(void)vfs;
	sqlite3_vfs *system = sqlite3_vfs_find(NULL);
	return system->xCurrentTime(system, julian_day);
}

struct source *source_create(const struct db_source *pages) {
	struct source *source = mem_zero(sizeof *source);
	snprintf(source->name, sizeof source->name, "pages-%p", (void *)source);
	source->pages = *pages;
	source->vfs = (struct sqlite3_vfs){
		.iVersion = 1,
		.szOsFile = sizeof(struct file),
		.mxPathname = 64,
		.zName = source->name,
		.xOpen = vfs_open,
		.xDelete = vfs_delete,
		.xAccess = vfs_access,
		.xFullPathname = vfs_full_path,
		.xRandomness = vfs_randomness,
		.xSleep = vfs_sleep,
		.xCurrentTime = vfs_time,
	};
	sqlite3_initialize();
	sqlite3_vfs_register(&source->vfs, 0);
	return source;
}

const char *source_name(const struct source *source) {
	return source->name;
}

void source_destroy(struct source *source) {
	if (source) {
		sqlite3_vfs_unregister(&source->vfs);
		free(source);
	}
}
