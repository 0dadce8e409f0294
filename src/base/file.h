// SPDX-License-Identifier: GPL-3.0-or-later
/* Whole files, read with a size limit and written so that a power cut leaves old or new. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;

/* Reads at most `max` bytes; *data (a zero byte follows the last) is the caller's to free. */
bool file_read(const char *path, size_t max, char **data, size_t *len, struct err *err);

/* Writes a neighbour, syncs it, renames it over `path`, syncs the folder. `mode` as in chmod(2). */
bool file_write(const char *path, const void *data, size_t len, unsigned mode, struct err *err);

/* The same with the bytes of the file `from`, of any size: little of it is in memory at a time. */
bool file_copy(const char *from, const char *path, unsigned mode, struct err *err);

bool file_exists(const char *path);

/* Makes the folder and its parents; true if it is there already. */
bool file_make_folder(const char *path, struct err *err);
