// SPDX-License-Identifier: GPL-3.0-or-later
// Widths in dots are those most heads have (escpos-printer-db: 576, 512 and 384 lead by far). 20 dots
// at 203 dpi are 2.5 mm, the smallest type of the design.
#include "paper/sheet.h"

#include <string.h>

static const struct sheet sheets[] = {
	{"80mm", 576, 0, 203.2f, 20, 1, 1.0f},
	{"80mm-180", 512, 0, 180.0f, 18, 1, 0.89f},
	{"58mm", 384, 0, 203.2f, 12, 1, 0.92f},
	{"a6", 827, 1165, 200.0f, 48, 2, 0.86f},
	{"a4", 1240, 1754, 150.0f, 84, 2, 0.86f},
};

const struct sheet *sheet_at(int index) {
	return index >= 0 && index < (int)(sizeof sheets / sizeof *sheets) ? &sheets[index] : NULL;
}

const struct sheet *sheet_find(const char *name) {
	for (int i = 0; sheet_at(i); i++) {
		if (!strcmp(sheet_at(i)->name, name)) {
			return sheet_at(i);
		}
	}
	return NULL;
}
