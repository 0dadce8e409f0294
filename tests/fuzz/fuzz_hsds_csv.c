// SPDX-License-Identifier: GPL-3.0-or-later
// A directory of HSDS as CSV: files parted by the byte 0x1e, each its name, a line feed, its bytes.
#include <stdint.h>
#include <string.h>

#include "author/import_hsds.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

#define MAX_FILES 24

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	struct import_hsds_file files[MAX_FILES];
	char names[MAX_FILES][32] = {{0}};
	size_t count = 0;
	for (const char *at = (const char *)data, *end = at + len; at < end && count < MAX_FILES;) {
		const char *stop = memchr(at, 0x1e, (size_t)(end - at));
		stop = stop ? stop : end;
		const char *line = memchr(at, '\n', (size_t)(stop - at));
		size_t name = line ? (size_t)(line - at) : 0;
		if (line && name < sizeof names[0] && !memchr(at, 0, name)) {
			memcpy(names[count], at, name);
			files[count] = (struct import_hsds_file){
				names[count], line + 1, (size_t)(stop - line - 1)};
			count++;
		}
		at = stop + (stop < end);
	}
	import_hsds_dry(files, count);
	return 0;
}
