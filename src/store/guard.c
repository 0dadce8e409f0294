// SPDX-License-Identifier: GPL-3.0-or-later
// A VFS (https://sqlite.org/vfs.html) between SQLite and the system's. A sync that failed may have
// lost what it should have kept, and the next one says all is well (Linux marks the pages clean): so
// the first failure is the last thing that is written here. SQLite itself would try again at the next
// commit, and says nothing of what fails while it moves pages out of the log.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "store/connection.h"

struct guard {
	struct sqlite3_vfs vfs; // first, so that a pointer to it is one to us
	char name[32];
	struct sqlite3_vfs *under;
	bool has_failed;
};

struct file {
	struct sqlite3_file base;
	struct guard *guard;
	struct sqlite3_file under[]; // of the size that the VFS below asks for
};

static struct file *file_of(sqlite3_file *file) {
	return (struct file *)file;
}

static sqlite3_file *under_of(sqlite3_file *file) {
	return file_of(file)->under;
}

static struct sqlite3_vfs *below(sqlite3_vfs *vfs) {
	return ((struct guard *)vfs)->under;
}

/* ---- files ---- */

static int file_close(sqlite3_file *file) {
	return under_of(file)->pMethods->xClose(under_of(file));
}

static int file_read_at(sqlite3_file *file, void *out, int amount, sqlite3_int64 at) {
	return under_of(file)->pMethods->xRead(under_of(file), out, amount, at);
}

static int file_write_at(sqlite3_file *file, const void *data, int amount, sqlite3_int64 at) {
	return file_of(file)->guard->has_failed
		? SQLITE_IOERR_WRITE
		: under_of(file)->pMethods->xWrite(under_of(file), data, amount, at);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
	return file_of(file)->guard->has_failed
		? SQLITE_IOERR_TRUNCATE
		: under_of(file)->pMethods->xTruncate(under_of(file), size);
}

/* STORE_FAULT_… and SIGNUPS_FAULT_… are faults that only tests build in, to see that they are found
 * (tests/intake/CMakeLists.txt). */
static int sync_under(sqlite3_file *file, int flags) {
#ifdef STORE_FAULT_SKIP_SYNC
	(void)file;
	(void)flags;
	return SQLITE_OK;
#else
	return under_of(file)->pMethods->xSync(under_of(file), flags);
#endif
}

static int file_sync(sqlite3_file *file, int flags) {
	struct guard *guard = file_of(file)->guard;
	int rc = guard->has_failed ? SQLITE_IOERR_FSYNC : sync_under(file, flags);
#ifdef STORE_FAULT_RETRY_SYNC
	return rc == SQLITE_OK ? rc : sync_under(file, flags);
#endif
	guard->has_failed = guard->has_failed || rc != SQLITE_OK;
	return rc;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
	return under_of(file)->pMethods->xFileSize(under_of(file), size);
}

static int file_lock(sqlite3_file *file, int level) {
	return under_of(file)->pMethods->xLock(under_of(file), level);
}

static int file_unlock(sqlite3_file *file, int level) {
	return under_of(file)->pMethods->xUnlock(under_of(file), level);
}

static int file_is_reserved(sqlite3_file *file, int *is_reserved) {
	return under_of(file)->pMethods->xCheckReservedLock(under_of(file), is_reserved);
}

static int file_control(sqlite3_file *file, int what, void *argument) {
	return under_of(file)->pMethods->xFileControl(under_of(file), what, argument);
}

static int file_sector_size(sqlite3_file *file) {
	return under_of(file)->pMethods->xSectorSize(under_of(file));
}

static int file_characteristics(sqlite3_file *file) {
	return under_of(file)->pMethods->xDeviceCharacteristics(under_of(file));
}

static int file_shm_map(sqlite3_file *file, int region, int size, int extend, void volatile **out) {
	return under_of(file)->pMethods->xShmMap(under_of(file), region, size, extend, out);
}

static int file_shm_lock(sqlite3_file *file, int first, int count, int flags) {
	return under_of(file)->pMethods->xShmLock(under_of(file), first, count, flags);
}

static void file_shm_barrier(sqlite3_file *file) {
	under_of(file)->pMethods->xShmBarrier(under_of(file));
}

static int file_shm_unmap(sqlite3_file *file, int is_last) {
	return under_of(file)->pMethods->xShmUnmap(under_of(file), is_last);
}

static const struct sqlite3_io_methods METHODS = {
	.iVersion = 2, // with shared memory for the log's index, without xFetch
	.xClose = file_close,
	.xRead = file_read_at,
	.xWrite = file_write_at,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_unlock,
	.xCheckReservedLock = file_is_reserved,
	.xFileControl = file_control,
	.xSectorSize = file_sector_size,
	.xDeviceCharacteristics = file_characteristics,
	.xShmMap = file_shm_map,
	.xShmLock = file_shm_lock,
	.xShmBarrier = file_shm_barrier,
	.xShmUnmap = file_shm_unmap,
};

/* ---- the system around them ---- */

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
	struct sqlite3_vfs *under = below(vfs);
	file_of(file)->guard = (struct guard *)vfs;
	int rc = under->xOpen(under, path, under_of(file), flags, out);
	file->pMethods = under_of(file)->pMethods ? &METHODS : NULL;
	return rc;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int must_sync) {
	struct guard *guard = (struct guard *)vfs;
	if (guard->has_failed) {
		return SQLITE_IOERR_DELETE;
	}
	int rc = guard->under->xDelete(guard->under, path, must_sync);
	guard->has_failed = rc == SQLITE_IOERR_DIR_FSYNC;
	return rc;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *is_there) {
	return below(vfs)->xAccess(below(vfs), path, flags, is_there);
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int size, char *out) {
	return below(vfs)->xFullPathname(below(vfs), path, size, out);
}

static int vfs_randomness(sqlite3_vfs *vfs, int len, char *out) {
	return below(vfs)->xRandomness(below(vfs), len, out);
}

static int vfs_sleep(sqlite3_vfs *vfs, int us) {
	return below(vfs)->xSleep(below(vfs), us);
}

static int vfs_time(sqlite3_vfs *vfs, double *julian_day) {
	return below(vfs)->xCurrentTime(below(vfs), julian_day);
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *out) {
	return below(vfs)->xGetLastError(below(vfs), size, out);
}

struct guard *guard_create(void) {
	struct guard *guard = mem_zero(sizeof *guard);
	sqlite3_initialize();
	guard->under = sqlite3_vfs_find(NULL);
	snprintf(guard->name, sizeof guard->name, "guard-%p", (void *)guard);
	guard->vfs = (struct sqlite3_vfs){
		.iVersion = 1,
		.szOsFile = (int)sizeof(struct file) + guard->under->szOsFile,
		.mxPathname = guard->under->mxPathname,
		.zName = guard->name,
		.xOpen = vfs_open,
		.xDelete = vfs_delete,
		.xAccess = vfs_access,
		.xFullPathname = vfs_full_path,
		.xRandomness = vfs_randomness,
		.xSleep = vfs_sleep,
		.xCurrentTime = vfs_time,
		.xGetLastError = vfs_last_error,
	};
	sqlite3_vfs_register(&guard->vfs, 0);
	return guard;
}

const char *guard_name(const struct guard *guard) {
	return guard->name;
}

bool guard_has_failed(const struct guard *guard) {
	return guard->has_failed;
}

void guard_destroy(struct guard *guard) {
	if (guard) {
		sqlite3_vfs_unregister(&guard->vfs);
		free(guard);
	}
}
