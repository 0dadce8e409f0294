// SPDX-License-Identifier: GPL-3.0-or-later
#include "office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "seal/unbox.h"

void office_init(struct office *office, const char *name) {
	struct err err;
	char path[200], *text;
	size_t len;
	if (!unbox_keygen(name, &office->key, &err)) {
		abort();
	}
	snprintf(path, sizeof path, "%s.key", name);
	office->secret = unbox_read_key(path, &err);
	snprintf(path, sizeof path, "%s.pub", name);
	if (!office->secret || !file_read(path, 1000, &text, &len, &err)) {
		abort();
	}
	snprintf(office->text, sizeof office->text, "%s", strchr(text, '\n') + 1);
	free(text);
	office_key_print_text(&office->key, office->print);
}

void office_finish(struct office *office) {
	office_secret_destroy(office->secret);
}

char *office_open(const struct office *office, const void *box, size_t len) {
	struct err err;
	char *content;
	size_t content_len;
	return unbox_open(office->secret, box, len, &content, &content_len, &err) ? content : NULL;
}

static int64_t free_bytes(void *context, const char *folder) {
	(void)folder;
	return ((struct disk *)context)->free_bytes;
}

static bool reserve(void *context, const char *folder, int64_t bytes) {
	struct disk *disk = context;
	(void)folder;
	if (!disk->is_reserved && disk->free_bytes >= bytes) {
		disk->free_bytes -= bytes;
		disk->is_reserved = true;
	}
	return disk->is_reserved;
}

static void release(void *context, const char *folder) {
	struct disk *disk = context;
	(void)folder;
	disk->releases++;
	if (disk->is_reserved) {
		disk->free_bytes += 1 << 20;
		disk->is_reserved = false;
	}
}

static void distrust(void *context, const char *folder) {
	(void)folder;
	((struct disk *)context)->is_distrusted = true;
}

static bool is_distrusted(void *context, const char *folder) {
	(void)folder;
	return ((struct disk *)context)->is_distrusted;
}

struct volume disk_volume(struct disk *disk) {
	return (struct volume){
		.free_bytes = free_bytes,
		.reserve = reserve,
		.release = release,
		.distrust = distrust,
		.is_distrusted = is_distrusted,
		.context = disk,
	};
}

struct signups_options office_options(
	const struct office *office, const char *folder, const struct volume *volume) {
	return (struct signups_options){
		.folder = folder,
		.office_key = office->text,
		.expected = office->print,
		.is_pack_signed = true,
		.kiosk = "hall-1",
		.volume = volume,
	};
}
