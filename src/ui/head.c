// SPDX-License-Identifier: GPL-3.0-or-later
// The logo is two arches: the wall and the light.
#include "ui/head.h"

#include "ui/canvas.h"
#include "ui/ui.h"

static void paint_logo(const struct box *box, struct pixmap *pixmap, struct rect rect,
	const struct paint *ground) {
	bool on_panel = ground->text == 0xFFFFFFFFu;
	const struct theme *theme = ui_theme(box->ui);
	bool is_high = ui_is_high(box->ui);
	uint32_t wall =
		is_high || on_panel ? ground->text : theme_colour(theme, ground, COLOUR_PETROL);
	uint32_t light = is_high ? ground->fill : theme_colour(theme, ground, COLOUR_LAMP);
	int radius = ui_px(box->ui, 6);
	canvas_arch(pixmap, rect, wall);
	struct rect foot = {rect.x, rect.y + rect.h / 2, rect.w, rect.h - rect.h / 2};
	if (ground->fill >> 24) { /* round the feet */
		canvas_fill(pixmap, (struct rect){foot.x, foot.y + foot.h - radius, foot.w, radius},
			ground->fill);
		canvas_round(pixmap, foot, radius, CORNER_BOTTOM, wall);
	}
	int w = rect.w * 42 / 100, h = rect.h * 68 / 100;
	canvas_arch(
		pixmap, (struct rect){rect.x + (rect.w - w) / 2, rect.y + rect.h - h, w, h}, light);
}

struct box *logo_add(struct box *parent, int w) {
	return box_add(parent,
		(struct box){.kind = BOX_CUSTOM,
			.id = "logo",
			.w = w,
			.h = w * 56 / 44,
			.paint = paint_logo,
			.role = ROLE_IMAGE,
			.self = PLACE_CENTRE});
}

/* In Extra the head keeps the type of Very large: it is on every page. */
static int extra_px(const struct ui *ui) {
	return ui_theme(ui)->size == TEXT_EXTRA ? 23 : 0;
}

static void office_add(struct box *head, const struct head_spec *spec, bool is_big) {
	struct box *names = box_add(head,
		(struct box){.kind = is_big && !spec->is_on_panel ? BOX_ROW : BOX_COLUMN,
			.gap = is_big && !spec->is_on_panel ? 20 : 0,
			.grow = 1,
			.self = PLACE_CENTRE});
	box_add(names,
		(struct box){.text = spec->host_name,
			.lang = spec->host_lang,
			.type = TYPE_LABEL,
			.type_px = extra_px(head->ui),
			.is_bold = true});
	bool is_narrow = is_big && ui_is_portrait(head->ui) && !spec->is_on_panel;
	if (spec->name && !is_narrow) {
		box_add(names,
			(struct box){.text = spec->name,
				.type = TYPE_META,
				.type_px = extra_px(head->ui),
				.colour = COLOUR_SECOND});
	}
}

struct box *head_add(struct box *parent, struct head_spec spec) {
	bool is_big = ui_is_big(parent->ui);
	struct box *head = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.gap = 20,
			.min_h = is_big ? 80 : 92,
			.across = PLACE_CENTRE});
	logo_add(head, 44);
	office_add(head, &spec, is_big);
	if (spec.is_on_panel) {
		return head;
	}
	const char *date = spec.clock ? spec.date : spec.no_clock;
	if (date) {
		box_add(head,
			(struct box){.text = date,
				.type = TYPE_LABEL,
				.type_px = extra_px(parent->ui),
				.colour = COLOUR_SECOND,
				.pad = {6, 4, 0, 0},
				.align = PARA_END});
	}
	if (spec.clock) {
		box_add(head,
			(struct box){.text = spec.clock,
				.type = TYPE_H2,
				.type_px = extra_px(parent->ui) ? 28 : 0,
				.is_bold = true,
				.is_ltr_text = true,
				.lang = "en",
				.role = ROLE_TEXT});
	}
	return head;
}
