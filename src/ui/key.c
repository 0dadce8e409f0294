// SPDX-License-Identifier: GPL-3.0-or-later
// A key is a row: icon, label, note, end icon. A stacked one is a column.
#include "ui/key.h"

#include "ui/ui.h"

#define LABEL_LINES 3

static enum look look_of(const struct key_spec *spec) {
	static const enum look looks[] = {
		[KEY_NORMAL] = LOOK_KEY,
		[KEY_PRIMARY] = LOOK_PRIMARY,
		[KEY_DARK] = LOOK_DARK,
		[KEY_DANGER] = LOOK_DANGER,
		[KEY_STOP] = LOOK_STOP,
		[KEY_ON_PANEL] = LOOK_PANEL_KEY,
		[KEY_OUTLINE] = LOOK_OUTLINE,
	};
	return spec->is_unavailable ? LOOK_UNAVAILABLE
		: spec->is_selected ? LOOK_SELECTED
				    : looks[spec->look];
}

static struct box *label_add(struct box *key, const struct key_spec *spec, bool is_centred) {
	return box_add(key,
		(struct box){.text = spec->label,
			.type = TYPE_KEY,
			.type_px = spec->type_px,
			.lang = spec->lang,
			.is_bold = !spec->is_unavailable,
			.align = is_centred ? PARA_CENTRE : PARA_START,
			.max_lines = LABEL_LINES,
			.grow = spec->is_start ? 1 : 0});
}

static void stacked_add(struct box *key, const struct key_spec *spec) {
	if (spec->icon) {
		box_add(key,
			(struct box){.icon = spec->icon,
				.icon_px = spec->icon_px,
				.colour = COLOUR_ICON,
				.self = PLACE_CENTRE});
	}
	if (spec->label && *spec->label) {
		label_add(key, spec, true);
	}
}

static void level_add(struct box *key, const struct key_spec *spec) {
	if (spec->icon) {
		box_icon(key, spec->icon, spec->icon_px);
	}
	if (spec->label && *spec->label) {
		label_add(key, spec, !spec->is_start && !spec->icon && !spec->end_icon);
	}
	if (spec->note && *spec->note) {
		box_add(key,
			(struct box){.text = spec->note,
				.type = TYPE_BODY,
				.lang = spec->note_lang,
				.max_lines = LABEL_LINES});
	}
	if (spec->is_selected && !spec->is_unavailable) {
		box_add(key, (struct box){.icon = "check", .icon_px = 40, .colour = COLOUR_LAMP});
	} else if (spec->end_icon) {
		box_icon(key, spec->end_icon, 40);
	}
}

struct box *key_add(struct box *parent, struct key_spec spec) {
	bool is_primary = spec.look == KEY_PRIMARY;
	struct box *key = box_add(parent,
		(struct box){.kind = spec.is_stacked ? BOX_COLUMN : BOX_ROW,
			.id = spec.id,
			.label = spec.spoken,
			.is_pressable = true,
			.is_selected = spec.is_selected,
			.is_unavailable = spec.is_unavailable,
			.look = look_of(&spec),
			.pad = PAD2(12, 24),
			.gap = spec.is_stacked ? 8 : 16,
			.along = spec.is_start ? PLACE_START : PLACE_CENTRE,
			.across = spec.is_stacked ? PLACE_STRETCH : PLACE_CENTRE,
			.grow = spec.grow,
			.w = spec.w,
			.min_w = spec.w ? 0 : TOUCH_MIN_PX,
			.min_h = spec.min_h  ? spec.min_h
				: is_primary ? 104
					     : 84});
	if (spec.is_stacked) {
		key->pad = PAD2(12, 8);
		stacked_add(key, &spec);
	} else {
		level_add(key, &spec);
	}
	return key;
}

struct box *toggle_add(struct box *parent, struct toggle_spec spec) {
	struct box *key = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.id = spec.id,
			.role = ROLE_TOGGLE,
			.is_pressable = true,
			.is_selected = spec.is_on,
			.look = spec.is_on ? LOOK_SELECTED : LOOK_KEY,
			.pad = {10, 20, 10, 22},
			.gap = 16,
			.across = PLACE_CENTRE,
			.min_h = spec.min_h ? spec.min_h : 98});
	if (spec.icon) {
		box_icon(key, spec.icon, 44);
	}
	box_add(key,
		(struct box){.text = spec.label,
			.type = TYPE_BODY,
			.is_bold = true,
			.max_lines = LABEL_LINES,
			.grow = 1});
	struct box *tick = box_add(key,
		(struct box){.kind = BOX_STACK,
			.look = spec.is_on ? LOOK_TICK_ON : LOOK_TICK_OFF,
			.w = 52,
			.h = 52});
	if (spec.is_on) {
		box_add(tick,
			(struct box){.icon = "check",
				.icon_px = 40,
				.colour = COLOUR_ICON,
				.self = PLACE_CENTRE,
				.self_along = PLACE_CENTRE});
	}
	return key;
}

static void language_label(struct box *key, const struct language_key_spec *spec) {
	struct box *words = box_add(key, (struct box){.kind = BOX_COLUMN, .grow = 1});
	box_add(words,
		(struct box){.text = spec->name,
			.type = TYPE_KEY,
			.type_px = spec->type_px,
			.lang = spec->lang,
			.is_bold = true,
			.max_lines = 2});
	if (spec->note) {
		box_add(words,
			(struct box){
				.text = spec->note, .type = TYPE_META, .colour = COLOUR_SECOND});
	}
}

struct box *language_key_add(struct box *parent, struct language_key_spec spec) {
	struct box *key = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.id = spec.id,
			.is_pressable = true,
			.is_selected = spec.is_selected,
			.flow = spec.is_rtl ? FLOW_RTL : FLOW_LTR,
			.look = spec.is_selected ? LOOK_SELECTED : LOOK_KEY,
			.pad = PAD2(0, 20),
			.gap = 8,
			.across = PLACE_CENTRE,
			.min_h = spec.min_h ? spec.min_h : 78});
	language_label(key, &spec);
	if (spec.is_selected) {
		box_add(key, (struct box){.icon = "check", .icon_px = 36, .colour = COLOUR_LAMP});
	} else if (spec.has_voice) {
		box_add(key,
			(struct box){.icon = "volume-high",
				.icon_px = spec.type_px > 40 ? 42 : 34,
				.colour = COLOUR_PETROL3,
				.flow = FLOW_LTR});
	}
	return key;
}

static enum look type_look(const struct type_key_spec *spec) {
	return spec->is_primary     ? LOOK_PRIMARY
		: spec->is_selected ? LOOK_TYPE_ON
		: spec->is_dark     ? LOOK_TYPE_DARK
				    : LOOK_TYPE_KEY;
}

struct box *type_key_add(struct box *parent, struct type_key_spec spec) {
	struct box *key = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.id = spec.id,
			.label = spec.spoken,
			.is_pressable = true,
			.is_selected = spec.is_selected,
			.look = type_look(&spec),
			.radius = 12,
			.gap = 12,
			.pad = PAD2(4, 6),
			.along = PLACE_CENTRE,
			.across = PLACE_CENTRE,
			.grow = spec.grow ? spec.grow : 1,
			.min_h = spec.min_h ? spec.min_h : 94});
	if (spec.icon) {
		box_icon(key, spec.icon, 44);
	}
	if (spec.number) {
		box_add(key,
			(struct box){.text = spec.number,
				.type = TYPE_META,
				.type_px = spec.type_px * 3 / 5, /* never above its label */
				.lang = "en",
				.is_ltr_text = true,
				.is_silent = true,
				.colour = COLOUR_SECOND});
	}
	if (spec.label && *spec.label) {
		box_add(key,
			(struct box){.text = spec.label,
				.type = TYPE_KEY,
				.type_px = spec.type_px                   ? spec.type_px
					: spec.is_dark || spec.is_primary ? 0
									  : 40,
				.lang = spec.lang,
				.is_bold = !spec.is_plain,
				.colour = spec.is_accented ? COLOUR_PETROL3 : COLOUR_TEXT,
				.align = PARA_CENTRE,
				.max_lines = LABEL_LINES});
	}
	if (spec.end_icon) {
		box_icon(key, spec.end_icon, 44);
	}
	return key;
}
