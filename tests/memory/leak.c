// SPDX-License-Identifier: GPL-3.0-or-later
// The fault that the scan must find: linked into foyer-leaky with --wrap=keyboard_press, it keeps
// what was typed in a buffer that nobody wipes.
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/str.h"

struct keyboard;
struct keyboard_key;

bool __real_keyboard_press(
	struct keyboard *keyboard, const struct keyboard_key *key, struct str *text);
bool __wrap_keyboard_press(
	struct keyboard *keyboard, const struct keyboard_key *key, struct str *text);
char leak_kept[1024];

bool __wrap_keyboard_press(
	struct keyboard *keyboard, const struct keyboard_key *key, struct str *text) {
	bool has_changed = __real_keyboard_press(keyboard, key, text);
	size_t len = text->len < sizeof leak_kept ? text->len : sizeof leak_kept;
	memcpy(leak_kept, str_get(text), len);
	return has_changed;
}
