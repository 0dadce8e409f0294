// SPDX-License-Identifier: GPL-3.0-or-later
// Margins follow the orientation: 48 in landscape, 40 in portrait, 30 above the Rail.
#include "ui/page.h"

#include "ui/plate.h"
#include "ui/ui.h"

struct page page_begin(struct ui *ui, const struct head_spec *head, const struct rail_spec *rail) {
	struct page page = {0};
	struct box *root = ui_begin(ui);
	int side = ui_is_portrait(ui) ? 40 : 48;
	page.root = box_add(root, (struct box){.kind = BOX_COLUMN});
	page.upper = box_add(page.root, (struct box){.kind = BOX_STACK, .grow = 1});
	struct box *column = box_add(page.upper, (struct box){.kind = BOX_COLUMN});
	if (head) {
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
		plate_add(row, spec.icon, spec.topic, spec.subtitle && !is_big ? 88 : 72)->self =
			PLACE_CENTRE;
	}
	struct box *words = box_add(row, (struct box){.kind = BOX_COLUMN, .grow = 1});
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
