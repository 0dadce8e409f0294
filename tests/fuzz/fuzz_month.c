// SPDX-License-Identifier: GPL-3.0-or-later
// The counts of a month as they come on a stick.
#include <stdint.h>
#include <string.h>

#include "base/err.h"
#include "intake/month.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void add(void *context, const char *kind, const char *key, int64_t count) {
	*(size_t *)context += strlen(kind) + strlen(key) + (size_t)count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	char kiosk[MONTH_MAX_KIOSK_BYTES + 1];
	struct month month;
	struct err err;
	size_t seen = 0;
	month_read((const char *)data, len, kiosk, &month, add, &seen, &err);
	return 0;
}
