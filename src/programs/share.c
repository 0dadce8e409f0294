// SPDX-License-Identifier: GPL-3.0-or-later
// Found from the program's own path, so that a build tree, /usr and a bundle are all the same.
#include "programs/share.h"

#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "lang/catalog.h"

#define LOCALES "/share/foyer/locale"

bool share_open_catalogs(struct err *err) {
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof path - sizeof LOCALES);
	if (len <= 0) {
		return err_set(err, "the program does not find itself in /proc; is it mounted?");
	}
	path[len] = '\0';
	for (int i = 0; i < 2; i++) { /* bin/foyer */
		char *slash = strrchr(path, '/');
		if (slash) {
			*slash = '\0';
		}
	}
	strcat(path, LOCALES);
	return catalog_open(path, err);
}
