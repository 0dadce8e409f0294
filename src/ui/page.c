// SPDX-License-Identifier: GPL-3.0-or-later
// Margins follow the orientation: 48 in landscape, 40 in portrait, 30 above the Rail.
#include "ui/page.h"

#include "ui/doorway.h"
#include "ui/plate.h"
#include "ui/ui.h"

/* Everything that can be touched in reach mode lies in the lowest 1360. */
#define REACH_PX 1360
#define LOW_HEAD_LEAST_PX 280

static void low_head_add(struct box *column, const struct head_spec *head, int side) {
	int room = ui_height(column->ui) - REACH_PX;
	int h = room > LOW_HEAD_LEAST_PX ? room : LOW_HEAD_LEAST_PX;
	struct box *panel = box_add(
		column, (struct box){.kind = BOX_STACK, .look = LOOK_PANEL, .radius = 1, .h = h});
	struct box *door = box_add(panel,
		(struct box){.kind = BOX_ROW,
			.along = PLACE_END,
			.across = PLACE_END,
			.pad = {0, 90, 0, 0}});
	int door_h = h * 84 / 100;
	doorway_add(door,
		(struct doorway_spec){.clock = head->clock, .w = door_h * 420 / 470, .h = door_h})
		->self = PLACE_END;
	struct box *words = box_add(
		panel, (struct box){.kind = BOX_COLUMN, .pad = {24, side, 48, side}, .gap = 8});
	struct head_spec office = *head;
	office.is_on_panel = true;
	head_add(words, office);
	box_spacer(words);
	if (head->greeting) {
		box_add(words,
			(struct box){.text = head->greeting,
				.type = TYPE_H1,
				.type_px = 60,
				.is_bold = true,
				.max_w = ui_width(column->ui) * 55 / 100});
	}
	const char *date = head->clock ? head->date : head->no_clock;
	if (date) {
		box_add(words,
			(struct box){.text = date,
				.type = TYPE_BODY,
				.colour = COLOUR_SECOND,
				.max_w = ui_width(column->ui) * 55 / 100});
	}
}

struct page page_begin(struct ui *ui, const struct head_spec *head, const struct rail_spec *rail) {
	struct page page = {0};
	struct box *root = ui_begin(ui);
	int side = ui_is_portrait(ui) ? 40 : 48;
	page.root = box_add(root, (struct box){.kind = BOX_COLUMN});
	page.upper = box_add(page.root, (struct box){.kind = BOX_STACK, .grow = 1});
	struct box *column = box_add(page.upper, (struct box){.kind = BOX_COLUMN});
	if (head && head->is_low && ui_is_portrait(ui)) {
		low_head_add(column, head, side);
		column = box_add(column,
			(struct box){.kind = BOX_COLUMN, .grow = 1, .pad = {18, side, 0, side}});
	} else if (head) {
		column->pad = (struct edges){0, side, 0, side};
		head_add(column, *head);
	}
	page.main = box_add(column,
		(struct box){.kind = BOX_COLUMN, .grow = 1, .gap = ui_is_big(ui) ? 14 : 20});
	if (head) {
		page.main->pad.bottom = ui_is_big(ui) ? 18 : 30;
	}
	page.rail = rail_add(page.root, rail);
	return page;
}

struct box *page_title_add(struct box *main, struct page_title_spec spec) {
	bool is_big = ui_is_big(main->ui);
	struct box *row =
		box_add(main, (struct box){.kind = BOX_ROW, .gap = 24, .across = PLACE_CENTRE});
	if (spec.icon) {
		plate_add(row, spec.icon, spec.topic,
			(spec.subtitle || spec.above) && !is_big ? 88 : 72)
			->self = PLACE_CENTRE;
	}
	struct box *words = box_add(row, (struct box){.kind = BOX_COLUMN, .grow = 1});
	if (spec.above) {
		box_add(words,
			(struct box){
				.text = spec.above, .type = TYPE_LABEL, .colour = COLOUR_SECOND});
	}
	box_add(words,
		(struct box){
			.text = spec.title, .lang = spec.lang, .type = TYPE_H1, .is_bold = true});
	if (spec.subtitle) {
		box_add(words,
			(struct box){.text = spec.subtitle,
				.lang = spec.lang,
				.type = TYPE_LABEL,
				.colour = COLOUR_SECOND});
	}
	return row;
}

struct box *page_columns_add(struct box *main, int gap) {
	bool is_column = ui_is_portrait(main->ui) || ui_is_big(main->ui);
	return box_add(main,
		(struct box){.kind = is_column ? BOX_COLUMN : BOX_ROW, .gap = gap, .grow = 1});
}
