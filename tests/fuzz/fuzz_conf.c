// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration file of a kiosk.
#include <stdint.h>
#include <string.h>

#include "base/conf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void take(void *context, const char *name, const char *value, int line) {
	*(size_t *)context += strlen(name) + strlen(value) + (size_t)line;
}

static void refuse(void *context, int line, const char *why) {
	*(size_t *)context += strlen(why) + (size_t)line;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
	size_t seen = 0;
	conf_parse((const char *)data, len, take, refuse, &seen);
	return 0;
}
