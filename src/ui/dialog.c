// SPDX-License-Identifier: GPL-3.0-or-later
// Head and main lie under the scrim, the Rail beside it: the page keeps them in one stack.
#include "ui/dialog.h"

#include "ui/rail.h"
#include "ui/ui.h"

static int least(int a, int b) {
	return a < b ? a : b;
}

struct box *dialog_add(struct page *page, struct dialog_spec spec) {
	struct ui *ui = page->root->ui;
	int room_w = ui_width(ui) - 48, room_h = ui_height(ui) - rail_height(ui) - 32;
	/* A sheet of large text takes all there is: its pages need the room. */
	bool is_full = spec.is_sheet && ui_is_big(ui);
	struct box *over = box_add(page->upper,
		(struct box){.kind = BOX_STACK,
			.is_scrim = true,
			.pad = {is_full ? 20 : 0, 0, 20, 0},
			.is_modal = true,
			.role = ROLE_DIALOG,
			.id = spec.id,
			.label = spec.label});
	return box_add(over,
		(struct box){.kind = BOX_COLUMN,
			.look = spec.is_sheet ? LOOK_SHEET : LOOK_DIALOG,
			.w = least(spec.w               ? spec.w
					: spec.is_sheet ? 1528
							: 1180,
				room_w),
			.min_h = spec.h         ? least(spec.h, room_h)
				: spec.is_sheet ? least(824, room_h)
						: 0,
			.max_h = is_full ? 0 : room_h,
			.pad = spec.is_sheet ? PAD(32) : PAD(48),
			.gap = 18,
			.self = PLACE_CENTRE,
			.self_along = is_full   ? PLACE_AUTO
				: spec.is_sheet ? PLACE_END
						: PLACE_CENTRE});
}
