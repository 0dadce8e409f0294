// SPDX-License-Identifier: GPL-3.0-or-later
// An error is a sentence in a fixed buffer: nothing to free, nothing to fail while failing.
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool err_set(struct err *err, const char *format, ...) {
	if (err) {
		va_list args;
		va_start(args, format);
		vsnprintf(err->text, sizeof err->text, format, args);
		va_end(args);
	}
	return false;
}

bool err_prefix(struct err *err, const char *format, ...) {
	if (err) {
		char old[ERR_MAX_BYTES];
		memcpy(old, err->text, sizeof old);
		va_list args;
		va_start(args, format);
		int used = vsnprintf(err->text, sizeof err->text, format, args);
		va_end(args);
		if (used >= 0 && (size_t)used < sizeof err->text) {
			snprintf(err->text + used, sizeof err->text - (size_t)used, ": %s", old);
		}
	}
	return false;
}
