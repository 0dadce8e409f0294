// SPDX-License-Identifier: GPL-3.0-or-later
/* The file that remembers over a restart how much paper went through since the roll was new: one number,
 * tenths of a millimetre, and a newline. */
#pragma once
#include <stdbool.h>

struct err;

/* Millimetres; 0 where there is no such file or it holds no such number. */
double roll_read(const char *path);

/* Replaces the file. False and `err` where that fails. */
bool roll_write(const char *path, double mm, struct err *err);
