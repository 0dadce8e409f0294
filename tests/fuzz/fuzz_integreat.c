// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a region in two languages: the second file begins behind a zero byte.
#include <stdint.h>
#include <string.h>

#include "author/import_integreat.h"
#include "author/import_pages.h"
#include "author/import_report.h"
#include "base/err.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void ignore_file(void *context, const char *path, const char *bytes, size_t len) {
	(void)context, (void)path, (void)bytes, (void)len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	const uint8_t *end = len ? memchr(data, 0, len) : NULL;
	size_t first = end ? (size_t)(end - data) : len;
	const struct region_file files[2] = {{"de", (const char *)data, first},
		{"en", (const char *)data + first + 1, end ? len - first - 1 : 0}};
	const struct import_integreat import = {0};
	struct import_report report = {0};
	struct err err;
	import_integreat_make(&import, files, end ? 2 : 1, ignore_file, NULL, &report, &err);
	import_report_sort(&report);
	import_report_finish(&report);
	return 0;
}
