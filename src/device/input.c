// SPDX-License-Identifier: GPL-3.0-or-later
// The names by which journeys call the keys.
#include "device/input.h"

#include <stddef.h>
#include <string.h>

static const char *const key_names[KEY_COUNT] = {
	[KEY_LEFT] = "Left",
	[KEY_RIGHT] = "Right",
	[KEY_UP] = "Up",
	[KEY_DOWN] = "Down",
	[KEY_TAB] = "Tab",
	[KEY_BACKTAB] = "BackTab",
	[KEY_ENTER] = "Enter",
	[KEY_SPACE] = "Space",
	[KEY_BACK] = "Back",
	[KEY_BACKSPACE] = "Backspace",
	[KEY_DELETE] = "Delete",
	[KEY_PAGE_UP] = "PageUp",
	[KEY_PAGE_DOWN] = "PageDown",
	[KEY_HOME] = "Home",
	[KEY_END] = "End",
};

enum key input_key_named(const char *name) {
	for (size_t i = 0; i < KEY_COUNT; i++) {
		if (key_names[i] && strcmp(key_names[i], name) == 0) {
			return (enum key)i;
		}
	}
	return strcmp(name, "Escape") == 0 ? KEY_BACK : KEY_NONE;
}
