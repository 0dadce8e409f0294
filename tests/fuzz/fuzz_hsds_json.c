// SPDX-License-Identifier: GPL-3.0-or-later
// A file of HSDS as JSON, whatever it holds.
#include <stdint.h>

#include "author/import_hsds.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	const struct import_hsds_file file = {"x.json", (const char *)data, len};
	import_hsds_dry(&file, 1);
	return 0;
}
