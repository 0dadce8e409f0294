// SPDX-License-Identifier: GPL-3.0-or-later
/* What happened, for staff: one sentence a line on standard error, never a visitor's data.
 * A file that logs defines LOG_MODULE, its module's name, before it includes this. */
#pragma once

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO };

void log_write(enum log_level level, const char *module, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void log_set_level(enum log_level most); /* what is less grave is dropped; LOG_WARNING at start */

#define log_error(...) log_write(LOG_ERROR, LOG_MODULE, __VA_ARGS__)
#define log_warning(...) log_write(LOG_WARNING, LOG_MODULE, __VA_ARGS__)
#define log_info(...) log_write(LOG_INFO, LOG_MODULE, __VA_ARGS__)
