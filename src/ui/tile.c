// SPDX-License-Identifier: GPL-3.0-or-later
// The lamp-coloured "key" inside the guide card is a picture of one: the card itself presses.
#include "ui/tile.h"

#include "ui/plate.h"
#include "ui/ui.h"

/* A laptop's window: everything a step smaller. */
static bool is_small_window(const struct ui *ui) {
	return !ui_is_portrait(ui) && ui_width(ui) < 1420;
}

struct box *tile_add(struct box *parent, struct tile_spec spec) {
	int plate = spec.plate                ? spec.plate
		: is_small_window(parent->ui) ? 72
		: ui_is_big(parent->ui)       ? 92
					      : 112;
	struct box *tile = box_add(parent,
		(struct box){.kind = spec.is_level ? BOX_ROW : BOX_COLUMN,
			.id = spec.id,
			.is_pressable = true,
			.look = LOOK_TILE,
			.topic = spec.topic,
			.pad = spec.is_level ? PAD2(14, 18) : PAD(26),
			.gap = spec.is_level ? 20 : 16,
			.across = spec.is_level ? PLACE_CENTRE : PLACE_AUTO,
			.min_h = spec.min_h});
	plate_add(tile, spec.icon, spec.topic, plate)->self =
		spec.is_level ? PLACE_CENTRE : PLACE_START;
	if (!spec.is_level) {
		box_spacer(tile);
	}
	box_add(tile,
		(struct box){.text = spec.label,
			.type = TYPE_KEY,
			.type_px = 32,
			.is_bold = true,
			.max_lines = 3,
			.grow = spec.is_level ? 1 : 0});
	return tile;
}

static void start_add(struct box *parent, const struct guide_spec *spec) {
	struct box *key = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.look = LOOK_START,
			.pad = spec->action ? PAD2(12, 28) : PAD(26),
			.gap = 20,
			.min_h = spec->is_band ? 84 : 96,
			.along = PLACE_CENTRE,
			.across = PLACE_CENTRE});
	if (spec->action) {
		box_add(key,
			(struct box){.text = spec->action,
				.type = TYPE_KEY,
				.type_px = 33,
				.is_bold = true,
				.max_lines = 2});
	}
	box_icon(key, "arrow-right", spec->action ? 44 : 64);
}

static void words_add(struct box *parent, const struct guide_spec *spec, bool is_small) {
	box_add(parent,
		(struct box){.text = spec->title,
			.type = is_small ? TYPE_H2 : TYPE_H1,
			.is_bold = true});
	if (spec->text) {
		box_add(parent,
			(struct box){.text = spec->text,
				.type = is_small ? TYPE_LABEL : TYPE_BODY,
				.colour = COLOUR_SECOND});
	}
}

struct box *guide_add(struct box *parent, struct guide_spec spec) {
	struct box *card = box_add(parent,
		(struct box){.kind = spec.is_band ? BOX_ROW : BOX_COLUMN,
			.id = spec.id,
			.is_pressable = true,
			.look = LOOK_GUIDE,
			.w = spec.w,
			.pad = spec.is_band ? PAD2(spec.is_small || is_small_window(parent->ui) ? 14
							      : ui_is_big(parent->ui)           ? 16
										      : 36,
						      28)
					    : PAD(36),
			.gap = spec.is_band ? 32 : 16,
			.across = spec.is_band ? PLACE_CENTRE : PLACE_AUTO});
	bool is_low = spec.is_band && (ui_is_big(parent->ui) || !spec.text);
	bool is_small = spec.is_band && (spec.is_small || is_small_window(parent->ui));
	if (is_low) {
		box_add(card,
			(struct box){.icon = spec.icon, .icon_px = 80, .colour = COLOUR_ICON});
	} else {
		struct box *plate = plate_on_panel_add(card, spec.icon, is_small ? 84 : 136);
		plate->self = spec.is_band ? PLACE_CENTRE : PLACE_START;
	}
	if (spec.is_band) {
		struct box *words =
			box_add(card, (struct box){.kind = BOX_COLUMN, .grow = 1, .gap = 4});
		words_add(words, &spec, is_small);
	} else {
		words_add(card, &spec, false);
		box_spacer(card);
	}
	start_add(card, &spec);
	return card;
}
