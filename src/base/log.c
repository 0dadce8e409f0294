// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of "module: sentence"; the supervisor's journal adds time and place.
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

static enum log_level most_level = LOG_WARNING;

void log_set_level(enum log_level most) {
	most_level = most;
}

void log_write(enum log_level level, const char *module, const char *format, ...) {
	if (level > most_level) {
		return;
	}
	char line[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	fprintf(stderr, "%s: %s\n", module, line);
}
