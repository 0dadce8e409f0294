// SPDX-License-Identifier: GPL-3.0-or-later
/* Where slips go: the printer that the command line or the configuration names; on a laptop, unless they
 * name one, the folder for downloads, as PDF. */
#pragma once
#include <stdbool.h>

struct args;
struct config;
struct err;
struct printer;

/* True with *printer, which is NULL where there is none (a journey has none but --printer or --config say
 * so). False and one line in `err` where the URI can not be; the kiosk works without a printer then. */
bool outlet_open(const struct args *args, const struct config *config, struct printer **printer,
	struct err *err);

/* The desktop's folder for downloads: XDG_DOWNLOAD_DIR of user-dirs.dirs (xdg-user-dirs 0.18), the home
 * folder where that says nothing. The caller's to free; NULL without a home. */
char *outlet_downloads(void);
