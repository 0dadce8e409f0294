// SPDX-License-Identifier: GPL-3.0-or-later
/* The command line of foyer. */
#pragma once
#include <stdbool.h>

struct err;

/* Strings are those of argv; NULL where an option was not given. */
struct args {
	const char *pack, *trust, *config, *data, *lang, *printer;
	const char *journey, *shots, *clock; /* only together with a journey: shots, clock */
	bool is_unsigned, is_laptop, watches, wants_help;
	int w, h; /* pixels; 0 = full screen */
};

/* False and `err` at the first argument that cannot be. */
bool args_read(int argc, char **argv, struct args *args, struct err *err);

/* What can be given, a few lines for a terminal. */
const char *args_usage(void);
