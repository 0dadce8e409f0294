// SPDX-License-Identifier: GPL-3.0-or-later
/* What the sealed store asks of the disk under the data folder besides SQLite: room, and whether it
 * can be trusted. A table with a stand-in, so that tests can fill the disk. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct volume {
	/* Bytes that we may still write there; -1 if the system does not say. */
	int64_t (*free_bytes)(void *context, const char *folder);

	/* Keeps `bytes` for the last writes: true if they are kept, now or already. release() gives
	 * them back. */
	bool (*reserve)(void *context, const char *folder, int64_t bytes);
	void (*release)(void *context, const char *folder);

	/* A sync failed here since the machine was started: until it is started again the system's
	 * memory may hold what the disk does not, and a new process would believe it. distrust()
	 * makes is_distrusted() true until then. */
	void (*distrust)(void *context, const char *folder);
	bool (*is_distrusted)(void *context, const char *folder);

	void *context;
};

/* The real disk: statvfs(3); a file `signups.reserve`, with blocks of its own; a file
 * `signups.distrust` that names the boot (/proc/sys/kernel/random/boot_id). */
extern const struct volume volume_real;
