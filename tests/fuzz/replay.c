// SPDX-License-Identifier: GPL-3.0-or-later
// Runs an entry over every file of a folder, and over each cut short at every 7th byte, without
// libFuzzer.
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* In memory of exactly that size, so that the sanitizers see a step beyond. */
static void run(const char *data, size_t len) {
	uint8_t *exact = mem_alloc(len ? len : 1);
	for (size_t i = 0; i < len; i++) {
		exact[i] = (uint8_t)data[i];
	}
	LLVMFuzzerTestOneInput(exact, len);
	free(exact);
}

static bool replay(const char *folder, const char *name) {
	char path[1024], *data;
	size_t len;
	struct err err;
	snprintf(path, sizeof path, "%s/%s", folder, name);
	if (!file_read(path, 1 << 20, &data, &len, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return false;
	}
	run(data, len);
	size_t step = len > 4096 ? len / 64 : 7;
	for (size_t cut = 0; cut < len; cut += step) {
		run(data, cut);
	}
	free(data);
	return true;
}

int main(int argc, char **argv) {
	DIR *dir = argc == 2 ? opendir(argv[1]) : NULL;
	if (!dir) {
		fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
		return 1;
	}
	int count = 0;
	bool ok = true;
	for (struct dirent *entry; (entry = readdir(dir));) {
		if (entry->d_name[0] != '.') {
			ok = replay(argv[1], entry->d_name) && ok;
			count++;
		}
	}
	closedir(dir);
	printf("%d inputs\n", count);
	return ok && count ? 0 : 1;
}
