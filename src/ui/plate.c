// SPDX-License-Identifier: GPL-3.0-or-later
// Marks grow with the text they carry; their sides are what the design gives at Normal.
#include "ui/plate.h"

#include "base/arena.h"
#include "ui/ui.h"

/* The icon grows with the text, the plate does not. */
static int icon_in(const struct ui *ui, int side) {
	int px = side * 70 / 100;
	while (px > 1 &&
		theme_icon_px(ui_theme(ui), (float)px) >
			(float)theme_px(ui_theme(ui), (float)side) * 0.86f) {
		px--;
	}
	return px;
}

static struct box *square(struct box *parent, enum look look, const char *icon, int side) {
	struct box *plate = box_add(parent,
		(struct box){.kind = BOX_STACK,
			.look = look,
			.w = side,
			.h = side,
			.self = PLACE_START,
			.radius = side >= 150 ? 20
				: side >= 100 ? 16
				: side < 64   ? 12
					      : 14});
	box_add(plate,
		(struct box){.icon = icon,
			.icon_px = icon_in(parent->ui, side),
			.colour = COLOUR_ICON,
			.self = PLACE_CENTRE,
			.self_along = PLACE_CENTRE});
	return plate;
}

struct box *plate_add(struct box *parent, const char *icon, enum topic_colour topic, int side) {
	struct box *plate = square(parent, LOOK_PLATE, icon, side);
	plate->topic = topic;
	return plate;
}

struct box *plate_on_panel_add(struct box *parent, const char *icon, int side) {
	return square(parent, LOOK_PANEL_PLATE, icon, side);
}

struct box *disc_add(struct box *parent, int number, enum topic_colour topic, int side) {
	int grown = ui_is_big(parent->ui) && side < 72 ? 72 : side;
	struct box *disc = box_add(parent,
		(struct box){.kind = BOX_STACK,
			.look = LOOK_DISC,
			.topic = topic,
			.w = grown,
			.h = grown,
			.self = PLACE_START});
	box_add(disc,
		(struct box){.text = arena_printf(ui_arena(parent->ui), "%d", number),
			.type = TYPE_KEY,
			.is_bold = true,
			.is_ltr_text = true,
			.lang = "en",
			.align = PARA_CENTRE,
			.self = PLACE_CENTRE,
			.self_along = PLACE_CENTRE});
	return disc;
}

static const struct {
	enum look look;
	const char *icon;
} pills[] = {
	[PILL_OPEN] = {LOOK_PILL_OK, "clock"},
	[PILL_LATER] = {LOOK_PILL_INFO, "clock"},
	[PILL_APPOINTMENT] = {LOOK_PILL_WARN, "calendar-clock"},
	[PILL_CLOSED] = {LOOK_PILL_CLOSED, "close"},
	[PILL_UNSURE] = {LOOK_PILL_WARN, "phone"},
	[PILL_LANGUAGE] = {LOOK_PILL_WARN, "translate"},
	[PILL_LATE] = {LOOK_PILL_WARN, "alert-circle"},
	[PILL_ARTICLE] = {LOOK_PILL_INFO, "file-document"},
	[PILL_NEW] = {LOOK_PILL_INFO, "information"},
	[PILL_START] = {LOOK_PILL_INFO, "calendar"},
};

static struct box *pill(struct box *parent, enum pill_kind kind, const char *text, bool is_large) {
	struct box *box = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.role = ROLE_STATUS,
			.look = pills[kind].look,
			.radius = is_large ? 28 : 21,
			.pad = is_large ? (struct edges){8, 24, 8, 16}
					: (struct edges){6, 18, 6, 14},
			.gap = is_large ? 10 : 8,
			.min_h = is_large ? 56 : 42,
			.self = PLACE_START,
			.across = PLACE_CENTRE});
	box_icon(box, pills[kind].icon, is_large ? 32 : 28);
	box_add(box,
		(struct box){.text = text,
			.type = is_large ? TYPE_BODY : TYPE_META,
			.is_bold = true,
			.max_lines = 2});
	return box;
}

struct box *pill_add(struct box *parent, enum pill_kind kind, const char *text) {
	return pill(parent, kind, text, false);
}

struct box *pill_large_add(struct box *parent, enum pill_kind kind, const char *text) {
	return pill(parent, kind, text, true);
}

struct box *tag_add(struct box *parent, struct tag_spec spec) {
	static const enum look looks[] = {
		[TAG_PLAIN] = LOOK_TAG,
		[TAG_ON] = LOOK_TAG_ON,
		[TAG_REQUIRED] = LOOK_TAG_REQUIRED,
	};
	struct box *tag = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.look = looks[spec.look],
			.pad = PAD2(4, 13),
			.gap = 8,
			.min_h = 38,
			.self = PLACE_START,
			.across = PLACE_CENTRE});
	if (spec.icon) {
		box_icon(tag, spec.icon, 26);
	}
	box_add(tag,
		(struct box){.text = spec.text,
			.type = TYPE_META,
			.lang = spec.lang,
			.is_bold = spec.look != TAG_PLAIN});
	return tag;
}

struct box *tags_add(struct box *parent, const struct tag_spec *tags, size_t count) {
	struct box *flow =
		box_add(parent, (struct box){.kind = BOX_FLOW, .gap = 10, .role = ROLE_LIST});
	for (size_t i = 0; i < count; i++) {
		tag_add(flow, tags[i]);
	}
	return flow;
}

struct box *badge_add(struct box *parent, const char *number, bool is_on_lamp) {
	const struct theme *theme = ui_theme(parent->ui);
	int side = (int)(theme_type_px(theme, TYPE_META) / theme->scale * 1.25f) + 6;
	struct box *badge = box_add(parent,
		(struct box){.kind = BOX_STACK,
			.look = is_on_lamp ? LOOK_BADGE_ON_LAMP : LOOK_BADGE,
			.min_w = side,
			.min_h = side,
			.pad = PAD2(0, 6)});
	box_add(badge,
		(struct box){.text = number,
			.type = TYPE_META,
			.is_bold = true,
			.is_ltr_text = true,
			.lang = "en",
			.align = PARA_CENTRE,
			.self = PLACE_CENTRE,
			.self_along = PLACE_CENTRE});
	return badge;
}

struct box *remark_add(struct box *parent, const char *icon, const char *text) {
	struct box *row =
		box_add(parent, (struct box){.kind = BOX_ROW, .gap = 10, .across = PLACE_CENTRE});
	box_add(row, (struct box){.icon = icon, .icon_px = 28, .colour = COLOUR_SECOND});
	box_add(row, (struct box){.text = text, .type = TYPE_META, .colour = COLOUR_SECOND});
	return row;
}

struct box *checked_add(struct box *parent, const char *text, bool is_late) {
	return is_late ? pill_add(parent, PILL_LATE, text)
		       : remark_add(parent, "check-circle", text);
}

struct box *progress_add(struct box *parent, int count, int done, const char *label) {
	struct box *row = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.gap = 8,
			.label = label,
			.role = ROLE_STATUS,
			.across = PLACE_CENTRE});
	for (int i = 0; i < count; i++) {
		box_add(row,
			(struct box){.kind = BOX_COLUMN,
				.grow = 1,
				.max_w = 46,
				.h = 14,
				.radius = 7,
				.look = i < done ? LOOK_TAG_ON : LOOK_TAG});
	}
	return row;
}
