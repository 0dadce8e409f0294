// SPDX-License-Identifier: GPL-3.0-or-later
// Times are left-to-right isolates at the end side, whatever the page's direction.
#include "ui/hours_table.h"

#include "ui/card.h"
#include "ui/plate.h"

static void slot_add(struct box *slots, const struct hours_row *row, const char *text) {
	bool is_time = row->kind == HOURS_ROW_OPEN;
	struct box spec = {.text = text,
		.type = TYPE_BODY,
		.is_bold = row->is_today,
		.is_ltr_text = is_time,
		.align = PARA_END};
	if (row->kind == HOURS_ROW_CLOSED && !row->is_today) {
		spec.colour = COLOUR_SECOND;
	}
	if (row->kind != HOURS_ROW_APPOINTMENT) {
		box_add(slots, spec);
		return;
	}
	spec.is_bold = true;
	spec.colour = row->is_today ? COLOUR_TEXT : COLOUR_WARN;
	struct box *line = box_row(slots, 8);
	line->self = PLACE_END;
	box_add(line, (struct box){.icon = "calendar-clock", .icon_px = 30, .colour = spec.colour});
	box_add(line, spec);
}

struct box *hours_table_add(struct box *parent, struct hours_table_spec spec) {
	struct box *card =
		card_add(parent, (struct card_spec){.grow = spec.grow, .pad = 16, .gap = 2});
	struct box *title = box_add(card, (struct box){.kind = BOX_COLUMN, .pad = PAD2(4, 12)});
	box_add(title,
		(struct box){.text = spec.title,
			.type = TYPE_KEY,
			.is_bold = true,
			.role = ROLE_HEADING});
	for (size_t i = 0; i < spec.row_count; i++) {
		const struct hours_row *day = &spec.rows[i];
		struct box *row = box_add(card,
			(struct box){.kind = BOX_ROW,
				.look = day->is_today ? LOOK_TODAY : LOOK_NONE,
				.pad = PAD2(3, 12),
				.gap = 12,
				.across = PLACE_CENTRE});
		box_add(row,
			(struct box){.text = day->day,
				.type = TYPE_BODY,
				.is_bold = day->is_today,
				.grow = 1});
		struct box *slots = box_add(row, (struct box){.kind = BOX_COLUMN});
		for (size_t s = 0; s < day->slot_count; s++) {
			slot_add(slots, day, day->slots[s]);
		}
	}
	for (size_t i = 0; i < spec.exception_count; i++) {
		remark_add(card, "alert-circle", spec.exceptions[i])->pad = PAD2(4, 12);
	}
	return card;
}
