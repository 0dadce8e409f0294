// SPDX-License-Identifier: GPL-3.0-or-later
// The file goes into a memfd, and the hash is taken from the memfd's own map, so that what is hashed
// is what is kept, whatever happens to the file. A thread copies while this one hashes behind it:
// 20 MB took 42 ms one after the other, of which hashing is 31.
#include "content/sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"

#define MAX_FILE_BYTES ((off_t)1 << 30)
#define PIECE_BYTES (512 * 1024)
#define ALONE_BYTES (2 * 1024 * 1024) // too small to be worth a thread

struct copy {
	int from, to;
	const char *map;
	size_t size;
	pthread_mutex_t lock;
	pthread_cond_t moved;
	size_t done; // bytes that stand in the memfd
	bool is_over;
	int error; // errno; -1: the file was cut
};

static void tell(struct copy *copy, size_t done, bool is_over, int error) {
	pthread_mutex_lock(&copy->lock);
	copy->done = done;
	copy->is_over = is_over;
	copy->error = error;
	pthread_cond_signal(&copy->moved);
	pthread_mutex_unlock(&copy->lock);
}

static bool write_all(int fd, const char *data, size_t len) {
	while (len) {
		ssize_t put = write(fd, data, len);
		if (put < 0 && errno != EINTR) {
			return false;
		}
		if (put > 0) {
			data += put;
			len -= (size_t)put;
		}
	}
	return true;
}

// Exactly `size` bytes: what is appended meanwhile is not read.
static void *copy_all(void *context) {
	struct copy *copy = context;
	char *buffer = mem_alloc(PIECE_BYTES);
	size_t done = 0;
	int error = 0;
	while (!error && done < copy->size) {
		size_t want = copy->size - done < PIECE_BYTES ? copy->size - done : PIECE_BYTES;
		ssize_t got = read(copy->from, buffer, want);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0) {
			error = got < 0 ? errno : -1;
		} else if (!write_all(copy->to, buffer, (size_t)got)) {
			error = errno;
		} else {
			// Spares the hashing thread a fault every 16 pages; only a help.
			madvise((void *)(copy->map + done), (size_t)got, MADV_POPULATE_READ);
			done += (size_t)got;
			tell(copy, done, false, 0);
		}
	}
	free(buffer);
	tell(copy, done, true, error);
	return NULL;
}

// How far the copy is, once it is farther than `from` or over.
static size_t wait_beyond(struct copy *copy, size_t from) {
	pthread_mutex_lock(&copy->lock);
	while (copy->done <= from && !copy->is_over) {
		pthread_cond_wait(&copy->moved, &copy->lock);
	}
	size_t done = copy->done;
	pthread_mutex_unlock(&copy->lock);
	return done;
}

static void hash_behind(struct copy *copy, struct sealed *sealed) {
	struct sign_hash hash;
	sign_hash_init(&hash);
	for (size_t at = 0; at < copy->size;) {
		size_t done = wait_beyond(copy, at);
		if (done == at) {
			break; // over before its end
		}
		sign_hash_update(&hash, (const char *)sealed->map + at, done - at);
		at = done;
	}
	sign_hash_finish(&hash, sealed->hash);
}

static bool copy_and_hash(
	const char *path, int from, int to, struct sealed *sealed, struct err *err) {
	struct copy copy = {.from = from,
		.to = to,
		.map = sealed->map,
		.size = sealed->size,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.moved = PTHREAD_COND_INITIALIZER};
	pthread_t thread;
	if (copy.size > ALONE_BYTES && pthread_create(&thread, NULL, copy_all, &copy) == 0) {
		hash_behind(&copy, sealed);
		pthread_join(thread, NULL);
	} else {
		copy_all(&copy);
		hash_behind(&copy, sealed);
	}
	pthread_cond_destroy(&copy.moved);
	pthread_mutex_destroy(&copy.lock);
	if (copy.error) {
		return err_set(err, "cannot read %s: %s", path,
			copy.error < 0 ? "it was cut while it was read" : strerror(copy.error));
	}
	return true;
}

static bool map_copy(const char *path, int to, struct sealed *sealed, struct err *err) {
	void *map = MAP_FAILED;
	if (ftruncate(to, (off_t)sealed->size) == 0) {
		// Private, or the kernel counts it as a possible writer and refuses the seal (and,
		// before Linux 6.7, refuses a shared map of what is sealed).
		map = mmap(NULL, sealed->size, PROT_READ, MAP_PRIVATE, to, 0);
	}
	if (map == MAP_FAILED) {
		return err_set(err, "no memory for %s: %s", path, strerror(errno));
	}
	sealed->map = map;
	return true;
}

static bool read_open(
	const char *path, int from, size_t size, struct sealed *sealed, struct err *err) {
	int to = memfd_create("pack", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (to < 0) {
		return err_set(err, "no memory for %s: %s", path, strerror(errno));
	}
	*sealed = (struct sealed){.size = size};
	bool ok = map_copy(path, to, sealed, err) && copy_and_hash(path, from, to, sealed, err);
	if (ok &&
		fcntl(to, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) !=
			0) {
		ok = err_set(err, "cannot seal the copy of %s: %s", path, strerror(errno));
	}
	close(to);
	if (!ok) {
		sealed_finish(sealed);
	}
	return ok;
}

bool sealed_read(const char *path, struct sealed *sealed, struct err *err) {
	int from = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (from < 0) {
		return err_set(err, "cannot open %s: %s", path, strerror(errno));
	}
	struct stat is;
	bool ok = false;
	if (fstat(from, &is) != 0) {
		err_set(err, "cannot open %s: %s", path, strerror(errno));
	} else if (!S_ISREG(is.st_mode) || is.st_size > MAX_FILE_BYTES) {
		err_set(err, "%s is not a pack: no file of at most 1 GB", path);
	} else if (is.st_size == 0) {
		err_set(err, "%s is truncated: it is empty; copy it again", path);
	} else {
		ok = read_open(path, from, (size_t)is.st_size, sealed, err);
	}
	close(from);
	return ok;
}

void sealed_finish(struct sealed *sealed) {
	if (sealed->map) {
		munmap((void *)sealed->map, sealed->size);
	}
	*sealed = (struct sealed){0};
}
