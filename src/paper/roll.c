// SPDX-License-Identifier: GPL-3.0-or-later
// Whole numbers, so that no language's decimal sign gets into the file.
#include "paper/roll.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"

#define MOST_BYTES 32
#define MOST_MM 1e7 /* ten kilometres: no roll, so no number of ours */

double roll_read(const char *path) {
	char *data;
	size_t len;
	struct err err;
	if (!file_read(path, MOST_BYTES, &data, &len, &err)) {
		return 0;
	}
	size_t digits = strspn(data, "0123456789");
	double mm =
		digits && data[digits] == '\n' && digits + 1 == len ? strtod(data, NULL) / 10 : 0;
	free(data);
	return mm <= MOST_MM ? mm : 0;
}

bool roll_write(const char *path, double mm, struct err *err) {
	char line[MOST_BYTES];
	int len = snprintf(line, sizeof line, "%.0f\n", mm * 10);
	return file_write(path, line, (size_t)len, 0600, err);
}
