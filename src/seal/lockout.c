// SPDX-License-Identifier: GPL-3.0-or-later
// A try is paid for before it is made. What the file cannot be made to say is held against who tries.
#include "seal/lockout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "seal/pin.h"

#define LOG_MODULE "staff"
#include "base/log.h"

#define MOST_BYTES 16
#define FIRST_WAIT_MS 1000 /* doubled by each wrong PIN: 1, 2, 4, 8 s */

struct lockout {
	char *path;
	int wrong;
	int64_t free_ms; /* when the wait is over */
};

/* How many a file says; one that says something else was not written by us. */
static int read_count(const char *path) {
	char *data;
	size_t len;
	if (!file_exists(path)) {
		return 0;
	}
	if (!file_read(path, MOST_BYTES, &data, &len, NULL)) {
		return LOCKOUT_TRIES;
	}
	bool is_ours =
		len == 2 && data[0] >= '0' && data[0] <= '0' + LOCKOUT_TRIES && data[1] == '\n';
	int count = is_ours ? data[0] - '0' : LOCKOUT_TRIES;
	free(data);
	return count;
}

static bool write_count(const struct lockout *lockout, int count) {
	char line[3] = {(char)('0' + count), '\n', '\0'};
	struct err err;
	if (!lockout->path || file_write(lockout->path, line, 2, 0600, &err)) {
		return true;
	}
	log_error("cannot keep the number of wrong PINs: %s", err.text);
	return false;
}

static int64_t wait_after(int wrong) {
	return wrong >= LOCKOUT_TRIES ? LOCKOUT_MS
		: wrong               ? (int64_t)FIRST_WAIT_MS << (wrong - 1)
				      : 0;
}

struct lockout *lockout_open(const char *path, int64_t now_ms) {
	struct lockout *lockout = mem_zero(sizeof *lockout);
	lockout->path = path ? mem_copy_string(path) : NULL;
	lockout->wrong = path ? read_count(path) : 0;
	lockout->free_ms = now_ms + wait_after(lockout->wrong);
	return lockout;
}

void lockout_close(struct lockout *lockout) {
	if (lockout) {
		free(lockout->path);
		free(lockout);
	}
}

int64_t lockout_wait_ms(const struct lockout *lockout, int64_t now_ms) {
	return lockout->free_ms > now_ms ? lockout->free_ms - now_ms : 0;
}

int lockout_tries(const struct lockout *lockout) {
	return LOCKOUT_TRIES - lockout->wrong;
}

bool lockout_verify(struct lockout *lockout, const char *hash, const char *digits, int64_t now_ms) {
	if (lockout_wait_ms(lockout, now_ms)) {
		return false;
	}
	int wrong =
		lockout->wrong == LOCKOUT_TRIES ? 1 : lockout->wrong + 1; /* the lock was served */
	bool is_kept = write_count(lockout, wrong);
	if (pin_verify(hash, digits)) {
		write_count(lockout, 0);
		lockout->wrong = 0;
		return true;
	}
	lockout->wrong = is_kept ? wrong : LOCKOUT_TRIES;
	lockout->free_ms = now_ms + wait_after(lockout->wrong);
	return false;
}
