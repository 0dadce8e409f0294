// SPDX-License-Identifier: GPL-3.0-or-later
// A VFS (https://sqlite.org/vfs.html) for one connection at a time. It answers as SQLite's unix VFS
// does where that matters for what is synced: sectors of 4096 bytes, safe to overwrite unless told
// otherwise.
#include "medium.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define SHM_REGIONS 8

struct file {
	struct sqlite3_file base;
	struct medium *medium;
	int inode;
	bool needs_folder; /* its name is synced with its first sync */
	bool is_safe;      /* SQLITE_IOCAP_POWERSAFE_OVERWRITE */
	void *shm[SHM_REGIONS];
};

static struct medium *mounted;

/* ---- the disk ---- */

struct medium *medium_create(void) {
	return mem_zero(sizeof(struct medium));
}

void medium_clear(struct medium *medium) {
	for (int i = 0; i < medium->inode_count; i++) {
		medium->inodes[i].len = 0;
	}
	medium->inode_count = medium->name_count = 0;
	medium->op_count = medium->data_len = medium->met = 0;
	medium->fault = MEDIUM_FINE;
	medium->is_recording = medium->was_hurt = false;
}

void medium_destroy(struct medium *medium) {
	for (int i = 0; i < medium->inode_room; i++) {
		free(medium->inodes[i].bytes);
	}
	free(medium->inodes);
	free(medium->ops);
	free(medium->data);
	free(medium);
}

int medium_new_inode(struct medium *medium) {
	if (medium->inode_count == medium->inode_room) {
		int room = medium->inode_room ? 2 * medium->inode_room : 8;
		medium->inodes = mem_grow(medium->inodes, (size_t)room * sizeof *medium->inodes);
		memset(medium->inodes + medium->inode_room, 0,
			(size_t)(room - medium->inode_room) * sizeof *medium->inodes);
		medium->inode_room = room;
	}
	medium->inodes[medium->inode_count].len = 0;
	return medium->inode_count++;
}

int medium_name(struct medium *medium, const char *name) {
	for (int i = 0; i < medium->name_count; i++) {
		if (strcmp(medium->names[i], name) == 0) {
			return i;
		}
	}
	if (medium->name_count == MEDIUM_NAMES || strlen(name) >= sizeof medium->names[0]) {
		abort();
	}
	snprintf(medium->names[medium->name_count], sizeof medium->names[0], "%s", name);
	medium->inode_of[medium->name_count] = -1;
	return medium->name_count++;
}

void medium_put(struct medium_inode *inode, size_t at, const void *data, size_t len) {
	size_t end = at + len;
	if (!inode->bytes || end > inode->room) {
		inode->room = end * 2 + 1;
		inode->bytes = mem_grow(inode->bytes, inode->room);
	}
	if (at > inode->len) {
		memset(inode->bytes + inode->len, 0, at - inode->len);
	}
	memcpy(inode->bytes + at, data, len);
	inode->len = end > inode->len ? end : inode->len;
}

void medium_cut(struct medium_inode *inode, size_t len) {
	if (len > inode->len) {
		medium_put(inode, len, "", 0);
	}
	inode->len = len;
}

bool medium_holds(const struct medium *medium, const void *bytes, size_t len) {
	for (int i = 0; i < medium->name_count; i++) {
		if (medium->inode_of[i] >= 0) {
			const struct medium_inode *inode = &medium->inodes[medium->inode_of[i]];
			if (inode->len && memmem(inode->bytes, inode->len, bytes, len)) {
				return true;
			}
		}
	}
	return false;
}

static void record(struct medium *medium, struct medium_op op, const void *data) {
	if (!medium->is_recording) {
		return;
	}
	if (medium->op_count == medium->op_room) {
		medium->op_room = medium->op_room ? 2 * medium->op_room : 256;
		medium->ops = mem_grow(medium->ops, medium->op_room * sizeof *medium->ops);
	}
	if (op.kind == MEDIUM_WRITE) {
		if (medium->data_len + op.len > medium->data_room) {
			medium->data_room = 2 * (medium->data_len + op.len);
			medium->data = mem_grow(medium->data, medium->data_room);
		}
		op.data = medium->data_len;
		memcpy(medium->data + op.data, data, op.len);
		medium->data_len += op.len;
	}
	medium->ops[medium->op_count++] = op;
}

void medium_record(struct medium *medium) {
	medium->is_recording = true;
	for (int i = 0; i < medium->name_count; i++) {
		int inode = medium->inode_of[i];
		if (inode < 0) {
			continue;
		}
		size_t len = medium->inodes[inode].len;
		record(medium, (struct medium_op){.kind = MEDIUM_NAME, .inode = inode, .name = i},
			NULL);
		if (len) {
			record(medium,
				(struct medium_op){
					.kind = MEDIUM_WRITE, .inode = inode, .len = len},
				medium->inodes[inode].bytes);
		}
		record(medium, (struct medium_op){.kind = MEDIUM_SYNC, .inode = inode}, NULL);
	}
	record(medium, (struct medium_op){.kind = MEDIUM_SYNC_FOLDER}, NULL);
}

static bool fits(enum medium_fault fault, enum medium_kind kind) {
	switch (fault) {
	case MEDIUM_EIO: return kind != MEDIUM_SYNC;
	case MEDIUM_FULL:
	case MEDIUM_SHORT: return kind == MEDIUM_WRITE;
	case MEDIUM_LOST: return kind == MEDIUM_SYNC;
	default: return false;
	}
}

/* What this operation meets. */
static enum medium_fault meet(struct medium *medium, enum medium_kind kind) {
	if (!fits(medium->fault, kind)) {
		return MEDIUM_FINE;
	}
	size_t now = medium->met++;
	if (now != medium->fault_at && !(medium->is_fault_lasting && now > medium->fault_at)) {
		return MEDIUM_FINE;
	}
	medium->was_hurt = true;
	return medium->fault;
}

/* ---- files ---- */

static struct file *file_of(sqlite3_file *file) {
	return (struct file *)file;
}

static struct medium_inode *inode_of(sqlite3_file *file) {
	return &file_of(file)->medium->inodes[file_of(file)->inode];
}

static int file_unmap(sqlite3_file *base, int is_last) {
	struct file *file = file_of(base);
	(void)is_last;
	for (int i = 0; i < SHM_REGIONS; i++) {
		free(file->shm[i]);
		file->shm[i] = NULL;
	}
	return SQLITE_OK;
}

static int file_close(sqlite3_file *file) {
	return file_unmap(file, 0);
}

static int file_read_at(sqlite3_file *file, void *out, int amount, sqlite3_int64 at) {
	const struct medium_inode *inode = inode_of(file);
	size_t wanted = (size_t)amount, offset = (size_t)at;
	size_t left = offset < inode->len ? inode->len - offset : 0;
	if (meet(file_of(file)->medium, MEDIUM_READ) != MEDIUM_FINE) {
		return SQLITE_IOERR_READ;
	}
	size_t len = wanted < left ? wanted : left;
	if (len) {
		memcpy(out, inode->bytes + offset, len);
	}
	memset((char *)out + len, 0, wanted - len);
	return len == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static void write_some(struct file *file, const void *data, size_t len, size_t at) {
	medium_put(&file->medium->inodes[file->inode], at, data, len);
	record(file->medium,
		(struct medium_op){
			.kind = MEDIUM_WRITE, .inode = file->inode, .at = at, .len = len},
		data);
}

static int file_write_at(sqlite3_file *file, const void *data, int amount, sqlite3_int64 at) {
	enum medium_fault fault = meet(file_of(file)->medium, MEDIUM_WRITE);
	size_t len = fault == MEDIUM_SHORT ? (size_t)amount / 2 : (size_t)amount;
	if (fault == MEDIUM_FINE || fault == MEDIUM_SHORT) {
		write_some(file_of(file), data, len, (size_t)at);
	}
	return fault == MEDIUM_FINE   ? SQLITE_OK
		: fault == MEDIUM_EIO ? SQLITE_IOERR_WRITE
				      : SQLITE_FULL;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size) {
	struct file *file = file_of(base);
	if (meet(file->medium, MEDIUM_TRUNCATE) != MEDIUM_FINE) {
		return SQLITE_IOERR_TRUNCATE;
	}
	medium_cut(inode_of(base), (size_t)size);
	record(file->medium,
		(struct medium_op){
			.kind = MEDIUM_TRUNCATE, .inode = file->inode, .at = (size_t)size},
		NULL);
	return SQLITE_OK;
}

static int file_sync(sqlite3_file *base, int flags) {
	struct file *file = file_of(base);
	(void)flags;
	bool ok = meet(file->medium, MEDIUM_SYNC) == MEDIUM_FINE;
	record(file->medium,
		(struct medium_op){
			.kind = ok ? MEDIUM_SYNC : MEDIUM_SYNC_FAILED, .inode = file->inode},
		NULL);
	if (ok && file->needs_folder) {
		record(file->medium, (struct medium_op){.kind = MEDIUM_SYNC_FOLDER}, NULL);
		file->needs_folder = false;
	}
	return ok ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
	*size = (sqlite3_int64)inode_of(file)->len;
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
	if (what == SQLITE_FCNTL_POWERSAFE_OVERWRITE) {
		int *value = argument;
		if (*value >= 0) {
			file_of(file)->is_safe = *value != 0;
		}
		*value = file_of(file)->is_safe;
		return SQLITE_OK;
	}
	return SQLITE_NOTFOUND;
}

static int file_sector_size(sqlite3_file *file) {
	(void)file;
	return MEDIUM_SPOILT_BYTES;
}

static int file_characteristics(sqlite3_file *file) {
	return file_of(file)->is_safe ? SQLITE_IOCAP_POWERSAFE_OVERWRITE : 0;
}

static int file_map(sqlite3_file *base, int region, int size, int extend, void volatile **out) {
	struct file *file = file_of(base);
	if (region >= SHM_REGIONS) {
		return SQLITE_IOERR_SHMMAP;
	}
	if (!file->shm[region] && extend) {
		file->shm[region] = mem_zero((size_t)size);
	}
	*out = file->shm[region];
	return SQLITE_OK;
}

static int file_shm_lock(sqlite3_file *file, int first, int count, int flags) {
	(void)file;
	(void)first;
	(void)count;
	(void)flags;
	return SQLITE_OK;
}

static void file_barrier(sqlite3_file *file) {
	(void)file;
}

static const struct sqlite3_io_methods METHODS = {
	.iVersion = 2,
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
	.xShmMap = file_map,
	.xShmLock = file_shm_lock,
	.xShmBarrier = file_barrier,
	.xShmUnmap = file_unmap,
};

/* ---- the system ---- */

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out) {
	struct file *file = file_of(base);
	(void)vfs;
	*file = (struct file){.medium = mounted, .is_safe = true};
	if (!path) { // a scratch file of SQLite's own
		file->inode = medium_new_inode(mounted);
	} else {
		int name = medium_name(mounted, path);
		if (mounted->inode_of[name] < 0) {
			if (!(flags & SQLITE_OPEN_CREATE) ||
				meet(mounted, MEDIUM_NAME) != MEDIUM_FINE) {
				return SQLITE_CANTOPEN;
			}
			mounted->inode_of[name] = medium_new_inode(mounted);
			record(mounted,
				(struct medium_op){.kind = MEDIUM_NAME,
					.inode = mounted->inode_of[name],
					.name = name},
				NULL);
			file->needs_folder = flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL);
		}
		file->inode = mounted->inode_of[name];
	}
	file->base.pMethods = &METHODS;
	if (out) {
		*out = flags;
	}
	return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int must_sync) {
	(void)vfs;
	int name = medium_name(mounted, path);
	if (mounted->inode_of[name] < 0) {
		return SQLITE_IOERR_DELETE_NOENT;
	}
	if (meet(mounted, MEDIUM_UNNAME) != MEDIUM_FINE) {
		return SQLITE_IOERR_DELETE;
	}
	mounted->inode_of[name] = -1;
	record(mounted, (struct medium_op){.kind = MEDIUM_UNNAME, .name = name}, NULL);
	if (must_sync) {
		record(mounted, (struct medium_op){.kind = MEDIUM_SYNC_FOLDER}, NULL);
	}
	return SQLITE_OK;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *is_there) {
	(void)vfs;
	int inode = mounted->inode_of[medium_name(mounted, path)];
	*is_there = inode >= 0 && !(flags == SQLITE_ACCESS_EXISTS && !mounted->inodes[inode].len);
	return SQLITE_OK;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int size, char *out) {
	(void)vfs;
	sqlite3_snprintf(size, out, "%s", path);
	return SQLITE_OK;
}

/* The same numbers every time, so that a story can be told again. */
static int vfs_randomness(sqlite3_vfs *vfs, int len, char *out) {
	static uint32_t state = 1;
	(void)vfs;
	for (int i = 0; i < len; i++) {
		state = state * 1664525 + 1013904223;
		out[i] = (char)(state >> 24);
	}
	return len;
}

static int vfs_sleep(sqlite3_vfs *vfs, int us) {
	(void)vfs;
	return us;
}

static int vfs_time(sqlite3_vfs *vfs, double *julian_day) {
	(void)vfs;
	*julian_day = 2461363.5;
	return SQLITE_OK;
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *out) {
	(void)vfs;
	(void)size;
	(void)out;
	return 0;
}

void medium_mount(struct medium *medium) {
	static struct sqlite3_vfs vfs = {
		.iVersion = 1,
		.szOsFile = sizeof(struct file),
		.mxPathname = 64,
		.zName = "medium",
		.xOpen = vfs_open,
		.xDelete = vfs_delete,
		.xAccess = vfs_access,
		.xFullPathname = vfs_full_path,
		.xRandomness = vfs_randomness,
		.xSleep = vfs_sleep,
		.xCurrentTime = vfs_time,
		.xGetLastError = vfs_last_error,
	};
	sqlite3_initialize();
	if (medium && !mounted) {
		sqlite3_vfs_register(&vfs, 1);
	} else if (!medium && mounted) {
		sqlite3_vfs_unregister(&vfs);
		sqlite3_vfs_register(sqlite3_vfs_find(NULL), 1);
	}
	mounted = medium;
}
