// SPDX-License-Identifier: GPL-3.0-or-later
/* Build time only: the keys of an xkb layout, row by row. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#define XKB_ROWS 5 /* number row, three letter rows, and the key left of 1 */
#define XKB_ROW_KEYS 12
#define XKB_LEVELS 4

struct err;

/* What each key sends on each level, as a code point; 0 where it sends none or is dead. */
struct xkb_board {
	uint32_t codes[XKB_ROWS][XKB_ROW_KEYS][XKB_LEVELS];
};

/* Reads "layout" or "layout,variant" of the xkb-data of this machine, a 105-key keyboard. */
bool xkb_board_read(const char *layout, struct xkb_board *board, struct err *err);
