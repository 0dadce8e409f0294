// SPDX-License-Identifier: GPL-3.0-or-later
// The list is short and sorted; a binary search by name is all it takes.
#include "ui/icons.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct icon icons[] = {
#include "icons.inc"
};

size_t icon_count(void) {
	return sizeof icons / sizeof *icons;
}

const struct icon *icon_at(size_t index) {
	return &icons[index];
}

static int compare(const void *name, const void *icon) {
	return strcmp(name, ((const struct icon *)icon)->name);
}

const struct icon *icon_find(const char *name) {
	return name ? bsearch(name, icons, icon_count(), sizeof *icons, compare) : NULL;
}

const struct icon *icon_in_rtl(const struct icon *icon, bool *must_flip) {
	*must_flip = false;
	if (!icon || !icon->is_mirrored) {
		return icon;
	}
	const char *dash = strrchr(icon->name, '-');
	const char *other = !dash ? NULL : strcmp(dash, "-left") == 0 ? "right" : "left";
	if (dash && (strcmp(dash, "-left") == 0 || strcmp(dash, "-right") == 0)) {
		char name[64];
		snprintf(name, sizeof name, "%.*s-%s", (int)(dash - icon->name), icon->name, other);
		const struct icon *opposite = icon_find(name);
		if (opposite) {
			return opposite;
		}
	}
	*must_flip = true;
	return icon;
}
