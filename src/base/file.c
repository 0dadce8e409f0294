// SPDX-License-Identifier: GPL-3.0-or-later
// Reading with a bound, writing by rename (rename(2) is atomic; fsync of file and folder makes it
// last).
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"

static bool read_all(
	int fd, const char *path, size_t max, char **data, size_t *len, struct err *err) {
	size_t room = 16384, used = 0;
	char *bytes = mem_alloc(room + 1);
	for (;;) {
		if (used == room) {
			room *= 2;
			bytes = mem_grow(bytes, room + 1);
		}
		ssize_t got = read(fd, bytes + used, room - used);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0 || used + (size_t)got > max) {
			free(bytes);
			return got < 0 ? err_set(err, "cannot read %s: %s", path, strerror(errno))
				       : err_set(err, "%s is larger than %zu bytes", path, max);
		}
		if (got == 0) {
			break;
		}
		used += (size_t)got;
	}
	bytes[used] = '\0';
	*data = bytes;
	*len = used;
	return true;
}

bool file_read(const char *path, size_t max, char **data, size_t *len, struct err *err) {
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		return err_set(err, "cannot open %s: %s", path, strerror(errno));
	}
	bool ok = read_all(fd, path, max, data, len, err);
	close(fd);
	return ok;
}

static bool write_all(int fd, const char *data, size_t len) {
	while (len) {
		ssize_t put = write(fd, data, len);
		if (put < 0 && errno == EINTR) {
			continue;
		}
		if (put < 0) {
			return false;
		}
		data += put;
		len -= (size_t)put;
	}
	return true;
}

/* True also where the file system keeps no promise that could be asked for. */
static bool sync_folder_of(const char *path) {
	char *copy = mem_copy_string(path);
	char *slash = strrchr(copy, '/');
	if (slash) {
		slash[slash == copy ? 1 : 0] = '\0';
	}
	int fd = open(slash ? copy : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd < 0 || fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
	int why = errno;
	if (fd >= 0) {
		close(fd);
	}
	free(copy);
	errno = why;
	return ok;
}

/* A neighbour that takes the place of `path` once it is written. */
struct part {
	char *path;
	int fd;
};

static struct part open_part(const char *path, unsigned mode) {
	size_t size = strlen(path) + 5;
	struct part part = {.path = mem_alloc(size)};
	snprintf(part.path, size, "%s.new", path);
	part.fd = open(part.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, (mode_t)mode);
	if (part.fd >= 0 && fchmod(part.fd, (mode_t)mode) != 0) {
		close(part.fd);
		part.fd = -1;
	}
	return part;
}

/* `is_written`: all bytes are; if not, errno says why. */
static bool close_part(struct part *part, const char *path, bool is_written, struct err *err) {
	bool ok = is_written && fsync(part->fd) == 0;
	int why = errno;
	if (part->fd >= 0 && close(part->fd) != 0) {
		ok = false;
	} else {
		errno = why; // of what failed first
	}
	ok = ok && rename(part->path, path) == 0;
	if (!ok) {
		err_set(err, "cannot write %s: %s", path, strerror(errno));
		unlink(part->path);
	} else if (!sync_folder_of(path)) {
		ok = err_set(err, "cannot sync the folder of %s: %s", path, strerror(errno));
	}
	free(part->path);
	return ok;
}

bool file_write(const char *path, const void *data, size_t len, unsigned mode, struct err *err) {
	struct part part = open_part(path, mode);
	bool ok = part.fd >= 0 && write_all(part.fd, data, len);
	return close_part(&part, path, ok, err);
}

enum copied { COPIED_ALL, COPIED_SOME, CANNOT_READ, CANNOT_WRITE };

static enum copied copy_some(int from, int to) {
	char bytes[65536];
	ssize_t got = read(from, bytes, sizeof bytes);
	if (got < 0) {
		return errno == EINTR ? COPIED_SOME : CANNOT_READ;
	}
	return got == 0                             ? COPIED_ALL
		: write_all(to, bytes, (size_t)got) ? COPIED_SOME
						    : CANNOT_WRITE;
}

bool file_copy(const char *from, const char *path, unsigned mode, struct err *err) {
	int fd = open(from, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		return err_set(err, "cannot open %s: %s", from, strerror(errno));
	}
	struct part part = open_part(path, mode);
	enum copied copied = part.fd >= 0 ? COPIED_SOME : CANNOT_WRITE;
	while (copied == COPIED_SOME) {
		copied = copy_some(fd, part.fd);
	}
	int why = errno;
	bool ok = close_part(&part, path, copied == COPIED_ALL, err);
	if (copied == CANNOT_READ) {
		err_set(err, "cannot read %s: %s", from, strerror(why));
	}
	close(fd);
	return ok;
}

bool file_exists(const char *path) {
	return access(path, F_OK) == 0;
}

bool file_make_folder(const char *path, struct err *err) {
	char *copy = mem_copy_string(path);
	bool ok = true;
	for (char *p = copy + 1; ok; p++) {
		if (*p == '/' || *p == '\0') {
			char kept = *p;
			*p = '\0';
			ok = mkdir(copy, 0755) == 0 || errno == EEXIST;
			*p = kept;
			if (!kept) {
				break;
			}
		}
	}
	free(copy);
	return ok ? true : err_set(err, "cannot make the folder %s: %s", path, strerror(errno));
}
