// SPDX-License-Identifier: GPL-3.0-or-later
// libxkbcommon compiles the layout; we ask for each key by its place (XKB protocol, appendix on
// key names: AE number row, AD, AC, AB letter rows) what it sends on each level.
#include "ui/keyboard_xkb.h"

#include <stdio.h>
#include <string.h>
#include <xkbcommon/xkbcommon.h>

#include "base/err.h"

static const char *const names[XKB_ROWS][XKB_ROW_KEYS + 1] = {
	{"AE01", "AE02", "AE03", "AE04", "AE05", "AE06", "AE07", "AE08", "AE09", "AE10", "AE11",
		"AE12"},
	{"AD01", "AD02", "AD03", "AD04", "AD05", "AD06", "AD07", "AD08", "AD09", "AD10", "AD11",
		"AD12"},
	{"AC01", "AC02", "AC03", "AC04", "AC05", "AC06", "AC07", "AC08", "AC09", "AC10", "AC11",
		"BKSL"},
	{"LSGT", "AB01", "AB02", "AB03", "AB04", "AB05", "AB06", "AB07", "AB08", "AB09", "AB10"},
	{"TLDE"},
};

static uint32_t code_of(struct xkb_keymap *map, xkb_keycode_t key, xkb_level_index_t level) {
	const xkb_keysym_t *symbols;
	if (level >= xkb_keymap_num_levels_for_key(map, key, 0) ||
		xkb_keymap_key_get_syms_by_level(map, key, 0, level, &symbols) != 1) {
		return 0;
	}
	return xkb_keysym_to_utf32(symbols[0]);
}

static void read_keys(struct xkb_keymap *map, struct xkb_board *board) {
	*board = (struct xkb_board){0};
	for (int row = 0; row < XKB_ROWS; row++) {
		for (int i = 0; i < XKB_ROW_KEYS && names[row][i]; i++) {
			xkb_keycode_t key = xkb_keymap_key_by_name(map, names[row][i]);
			for (xkb_level_index_t level = 0; level < XKB_LEVELS; level++) {
				board->codes[row][i][level] = code_of(map, key, level);
			}
		}
	}
}

bool xkb_board_read(const char *layout, struct xkb_board *board, struct err *err) {
	char name[64], *variant;
	snprintf(name, sizeof name, "%s", layout);
	variant = strchr(name, ',');
	if (variant) {
		*variant++ = '\0';
	}
	struct xkb_context *context = xkb_context_new(XKB_CONTEXT_NO_ENVIRONMENT_NAMES);
	const struct xkb_rule_names rules = {
		.rules = "evdev", .model = "pc105", .layout = name, .variant = variant};
	struct xkb_keymap *map = context
		? xkb_keymap_new_from_names(context, &rules, XKB_KEYMAP_COMPILE_NO_FLAGS)
		: NULL;
	if (map) {
		read_keys(map, board);
	}
	xkb_keymap_unref(map);
	xkb_context_unref(context);
	return map ||
		err_set(err, "xkb-data has no layout \"%s\": install the package xkb-data", layout);
}
