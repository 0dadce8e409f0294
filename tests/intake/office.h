// SPDX-License-Identifier: GPL-3.0-or-later
/* The other side, for tests: an office with its key, and a disk that does as it is told. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "intake/signups.h"
#include "intake/volume.h"
#include "seal/box.h"

struct office_secret;

struct office {
	struct office_key key;
	struct office_secret *secret;
	char print[OFFICE_KEY_PRINT_TEXT_BYTES];
	char text[89]; /* the public key in Base64, as a configuration may have it */
};

/* Makes a key in the current folder (`<name>.key`, `<name>.pub`). */
void office_init(struct office *office, const char *name);
void office_finish(struct office *office);

/* The JSON in a box, ended by a zero byte, to wipe_free(); NULL if it does not open. */
char *office_open(const struct office *office, const void *box, size_t len);

struct disk {
	int64_t free_bytes;
	bool is_reserved, is_distrusted;
	int releases;
};

/* A volume that says what `disk` says. */
struct volume disk_volume(struct disk *disk);

/* Options under which everything is open; `volume` may be NULL. */
struct signups_options office_options(
	const struct office *office, const char *folder, const struct volume *volume);
