// SPDX-License-Identifier: GPL-3.0-or-later
// Times are left-to-right isolates at the end side, whatever the page's direction.
#include "ui/hours_table.h"

#include "ui/card.h"
#include "ui/plate.h"
#include "ui/ui.h"

#define ROW_PX 28 /* the size of body text, but single lines: led as labels are */

static void slot_add(struct box *slots, const struct hours_slot_text *slot, bool is_today) {
	struct box spec = {.text = slot->text,
		.type = slot->kind == HOURS_SMALL ? TYPE_META : TYPE_KEY,
		.type_px = slot->kind == HOURS_SMALL ? 0 : ROW_PX,
		.is_bold = is_today && slot->kind != HOURS_SMALL,
		.is_ltr_text = slot->kind == HOURS_TIME || slot->kind == HOURS_SMALL,
		.align = PARA_END};
	if (!is_today && (slot->kind == HOURS_CLOSED || slot->kind == HOURS_SMALL)) {
		spec.colour = COLOUR_SECOND;
	}
	if (slot->kind != HOURS_APPOINTMENT) {
		box_add(slots, spec);
		return;
	}
	spec.is_bold = true;
	spec.colour = is_today ? COLOUR_TEXT : COLOUR_WARN;
	struct box *line = box_row(slots, 8);
	line->self = PLACE_END;
	box_add(line, (struct box){.icon = "calendar-clock", .icon_px = 30, .colour = spec.colour});
	box_add(line, spec);
}

static void row_add(
	struct box *parent, const struct hours_row *day, const struct hours_table_spec *table) {
	struct box *row = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.look = day->is_today ? LOOK_TODAY : LOOK_NONE,
			.pad = PAD2(table->is_close ? 0 : 2, 12),
			.gap = 12,
			.is_near = table->is_bare,
			.across = PLACE_CENTRE});
	box_add(row,
		(struct box){.text = day->day,
			.type = TYPE_KEY,
			.type_px = ROW_PX,
			.is_bold = day->is_today,
			.grow = 1});
	/* Larger, a time and its words would break in their line. */
	bool is_line = table->is_close && ui_theme(parent->ui)->size == TEXT_NORMAL;
	struct box *slots = box_add(row,
		(struct box){.kind = is_line ? BOX_FLOW : BOX_COLUMN,
			.gap = is_line ? 16 : 0,
			.line_gap = 2,
			.along = is_line ? PLACE_END : PLACE_AUTO});
	for (size_t i = 0; i < day->slot_count; i++) {
		slot_add(slots, &day->slots[i], day->is_today);
	}
}

struct box *hours_table_add(struct box *parent, struct hours_table_spec spec) {
	struct box *card = spec.is_bare ? parent
					: card_add(parent,
						  (struct card_spec){.grow = spec.grow,
							  .pad = spec.is_close ? 10 : 16,
							  .gap = spec.is_close ? 0 : 2});
	struct box *title = box_add(card,
		(struct box){.kind = BOX_COLUMN,
			.pad = PAD2(spec.is_close ? 0 : 4, 12),
			.keeps_next = spec.is_bare});
	box_add(title,
		(struct box){.text = spec.title,
			.type = TYPE_KEY,
			.is_bold = true,
			.role = ROLE_HEADING});
	for (size_t i = 0; i < spec.row_count; i++) {
		row_add(card, &spec.rows[i], &spec);
	}
	for (size_t i = 0; i < spec.exception_count; i++) {
		struct box *remark = remark_add(card, "alert-circle", spec.exceptions[i]);
		remark->pad = PAD2(4, 12);
		remark->is_near = spec.is_bare;
	}
	return card;
}
