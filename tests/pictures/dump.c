// SPDX-License-Identifier: GPL-3.0-or-later
// The list that helpers for the blind read, then the toolkit's own dump of its texts.
#include "dump.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "screens/app.h"
#include "ui/ui.h"

static void dump_element(void *context, const struct ui_element *element) {
	const struct rect *rect = &element->rect;
	if (!*element->id) {
		return; /* a text, which follows */
	}
	str_printf(context, "%s %d %d %d %d %d%s%s%s\n", element->id, element->role, rect->x,
		rect->y, rect->w, rect->h, element->is_pressable ? " presses" : "",
		element->is_selected ? " selected" : "",
		element->is_unavailable ? " unavailable" : "");
}

void dump_page(struct app *app, struct str *out) {
	ui_list(app->ui, dump_element, out);
	ui_dump(app->ui, out);
}

bool dump_read(const char *path, const char *page, struct str *out) {
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	bool is_here = false, is_found = false;
	while (file && getline(&line, &room, file) >= 0) {
		if (!strncmp(line, "== ", 3)) {
			line[strcspn(line, "\n")] = '\0';
			is_here = !strcmp(line + 3, page);
			is_found |= is_here;
		} else if (is_here) {
			str_append(out, line);
		}
	}
	free(line);
	if (file) {
		fclose(file);
	}
	return is_found;
}
