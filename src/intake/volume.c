// SPDX-License-Identifier: GPL-3.0-or-later
// The real disk. The reserve holds zeros that were given blocks, and says nothing of anybody.
#include "intake/volume.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/file.h"

#define RESERVE "signups.reserve"
#define DISTRUST "signups.distrust"
#define BOOT_ID "/proc/sys/kernel/random/boot_id"
#define BOOT_ID_BYTES 64
#define PATH_BYTES 4096

static void path_of(char path[PATH_BYTES], const char *folder, const char *name) {
	snprintf(path, PATH_BYTES, "%s/%s", folder, name);
}

static int64_t free_bytes(void *context, const char *folder) {
	struct statvfs is;
	(void)context;
	if (statvfs(folder, &is) != 0) {
		return -1;
	}
	return (int64_t)is.f_bavail * (int64_t)is.f_frsize;
}

static bool is_reserved(const char *path, int64_t bytes) {
	struct stat is;
	return stat(path, &is) == 0 && (int64_t)is.st_blocks * 512 >= bytes;
}

static bool reserve(void *context, const char *folder, int64_t bytes) {
	char path[PATH_BYTES];
	(void)context;
	path_of(path, folder, RESERVE);
	if (is_reserved(path, bytes)) {
		return true;
	}
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	bool ok = fd >= 0 && posix_fallocate(fd, 0, (off_t)bytes) == 0;
	if (fd >= 0) {
		ok = close(fd) == 0 && ok;
		if (!ok) {
			unlink(path);
		}
	}
	return ok;
}

static void release(void *context, const char *folder) {
	char path[PATH_BYTES];
	(void)context;
	path_of(path, folder, RESERVE);
	unlink(path);
}

/* Which start of the machine this is; false where the system does not say. */
static bool boot_id(char id[BOOT_ID_BYTES]) {
	char *text;
	size_t len;
	if (!file_read(BOOT_ID, BOOT_ID_BYTES, &text, &len, NULL)) {
		return false;
	}
	snprintf(id, BOOT_ID_BYTES, "%s", text);
	free(text);
	return *id;
}

static void distrust(void *context, const char *folder) {
	char path[PATH_BYTES], id[BOOT_ID_BYTES];
	(void)context;
	path_of(path, folder, DISTRUST);
	if (boot_id(id)) {
		file_write(path, id, strlen(id), 0600, NULL);
	}
}

static bool is_distrusted(void *context, const char *folder) {
	char path[PATH_BYTES], id[BOOT_ID_BYTES], *text;
	size_t len;
	(void)context;
	path_of(path, folder, DISTRUST);
	if (!boot_id(id) || !file_read(path, BOOT_ID_BYTES, &text, &len, NULL)) {
		return false;
	}
	bool is = strcmp(text, id) == 0;
	free(text);
	if (!is) {
		unlink(path); // of an earlier start: what is read now comes from the disk
	}
	return is;
}

const struct volume volume_real = {
	.free_bytes = free_bytes,
	.reserve = reserve,
	.release = release,
	.distrust = distrust,
	.is_distrusted = is_distrusted,
};
