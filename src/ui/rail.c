// SPDX-License-Identifier: GPL-3.0-or-later
// Three arrangements of one list of keys. A key keeps its place when it cannot work.
#include "ui/rail.h"

#include <string.h>

#include "base/arena.h"
#include "ui/canvas.h"
#include "ui/plate.h"
#include "ui/ui.h"

static const struct {
	const char *id, *icon;
} keys[RAIL_COUNT] = {
	[RAIL_BACK] = {"back", "arrow-left"},
	[RAIL_HOME] = {"home", "home"},
	[RAIL_LANGUAGE] = {"language", "translate"},
	[RAIL_TEXT_SIZE] = {"text-size", "format-size"},
	[RAIL_CONTRAST] = {"contrast", "contrast-circle"},
	[RAIL_READ_ALOUD] = {"read-aloud", "volume-high"},
	[RAIL_MY_LIST] = {"my-list", "bookmark"},
	[RAIL_PRINT] = {"print", "printer"},
	[RAIL_HELP] = {"help", NULL},
	[RAIL_LOWER] = {"lower", "wheelchair-accessibility"},
};

struct line {
	signed char keys[9]; /* -1 ends */
};
static const struct line landscape[] = {{{0, 1, 2, 3, 4, 5, 6, 7, 8}}};
static const struct line portrait[] = {
	{{RAIL_LANGUAGE, RAIL_TEXT_SIZE, RAIL_CONTRAST, RAIL_READ_ALOUD, RAIL_LOWER, -1}},
	{{RAIL_BACK, RAIL_HOME, RAIL_MY_LIST, RAIL_PRINT, RAIL_HELP, -1}}};
static const struct line portrait_big[] = {{{RAIL_LANGUAGE, RAIL_TEXT_SIZE, RAIL_CONTRAST, -1}},
	{{RAIL_READ_ALOUD, RAIL_LOWER, RAIL_MY_LIST, -1}},
	{{RAIL_BACK, RAIL_HOME, RAIL_PRINT, RAIL_HELP, -1}}};
static const struct line big[] = {
	{{RAIL_LANGUAGE, RAIL_TEXT_SIZE, RAIL_CONTRAST, RAIL_READ_ALOUD, -1}},
	{{RAIL_BACK, RAIL_HOME, RAIL_MY_LIST, RAIL_PRINT, RAIL_HELP, -1}}};

const char *rail_id(enum rail_key key) {
	return keys[key].id;
}

#define LIP_PX 6 /* as all keys of the Rail have */

static bool is_level(const struct ui *ui) {
	return ui_is_big(ui);
}

/* In Extra the Rail keeps the type of Very large, so that half a screen is left for the page. */
#define EXTRA_TYPE_PX 23
static int extra_px(const struct ui *ui) {
	return ui_theme(ui)->size == TEXT_EXTRA ? EXTRA_TYPE_PX : 0;
}

int rail_height(const struct ui *ui) {
	if (ui_is_portrait(ui)) {
		return ui_is_big(ui) ? 348 : 252;
	}
	return ui_is_big(ui) ? 248 : 140;
}

static enum look look_of(const struct rail_spec *spec, int key) {
	if (spec->keys[key].is_unavailable) {
		return LOOK_RAIL_OFF;
	}
	return spec->keys[key].is_on ? LOOK_RAIL_ON
		: key == RAIL_HELP   ? LOOK_RAIL_SOS
				     : LOOK_RAIL_KEY;
}

static void mark_add(struct box *inside, const struct rail_spec *spec, int key) {
	if (key == RAIL_HELP) {
		box_add(inside,
			(struct box){.text = spec->emergency,
				.type = TYPE_KEY,
				.type_px = extra_px(inside->ui) ||
						(ui_is_big(inside->ui) &&
							ui_is_portrait(inside->ui))
					? 30
					: is_level(inside->ui) ? 44
							       : 40,
				.lang = "en",
				.is_bold = true,
				.is_ltr_text = true,
				.align = PARA_CENTRE});
	} else {
		box_add(inside,
			(struct box){.icon = keys[key].icon,
				.colour = COLOUR_ICON,
				.pad = PAD2(is_level(inside->ui) ? 0 : 2, 0),
				.icon_px = extra_px(inside->ui) ? 40
					: is_level(inside->ui)  ? 52
								: 44,
				.self = PLACE_CENTRE});
	}
}

static void label_add(struct box *inside, const struct rail_spec *spec, int key) {
	const char *label = spec->keys[key].label ? spec->keys[key].label : "";
	bool has_note = key == RAIL_LANGUAGE && spec->language_note && !ui_is_big(inside->ui) &&
		strcmp(spec->language_note, label) != 0;
	if (has_note) {
		struct arena *arena = ui_arena(inside->ui);
		char *text = arena_printf(arena, "%s · %s", label, spec->language_note);
		struct para_span *spans = arena_alloc(arena, sizeof *spans);
		*spans = (struct para_span){.start = strlen(label),
			.end = strlen(text),
			.weight = 400,
			.colour = SPAN_SECOND};
		box_add(inside,
			(struct box){.text = text,
				.type = TYPE_META,
				.is_bold = true,
				.align = PARA_CENTRE,
				.spans = spans,
				.span_count = 1,
				.max_lines = 2});
		return;
	}
	box_add(inside,
		(struct box){.text = label,
			.type = TYPE_META,
			.type_px = extra_px(inside->ui),
			.align = PARA_CENTRE,
			/* Bold Nastaliq is higher: the Rail would move with what can be pressed. */
			.is_bold = !spec->keys[key].is_unavailable || ui_is_sloped(inside->ui),
			.max_lines = 2});
}

static void key_in(struct box *row, const struct rail_spec *spec, int key) {
	bool level = is_level(row->ui), has_badge = false;
	/* Back, Home, Print and Help stand in one row of it. */
	bool is_tight =
		extra_px(row->ui) && ui_is_portrait(row->ui) && !spec->keys[RAIL_PRINT].is_hidden;
	/* Rows of large text in portrait have four keys, of which one says 112 besides. */
	int grow = key == RAIL_HELP && level && ui_is_portrait(row->ui) ? 3 : 2;
	if (spec->keys[key].is_hidden) {
		box_add(row, (struct box){.kind = BOX_COLUMN, .grow = 2});
		return;
	}
	struct box *stack = box_add(row,
		(struct box){.kind = BOX_STACK,
			.id = keys[key].id,
			.is_pressable = true,
			.is_selected = spec->keys[key].is_on,
			.is_unavailable = spec->keys[key].is_unavailable,
			.look = look_of(spec, key),
			.grow = grow});
	if (spec->keys[key].is_unavailable && !ui_is_high(row->ui)) {
		stack->pad.bottom = LIP_PX; /* the others' words stand above their lip */
	}
	has_badge = key == RAIL_MY_LIST && spec->badge && *spec->badge;
	struct box *inside = box_add(stack,
		(struct box){.kind = level ? BOX_ROW : BOX_COLUMN,
			.gap = !level                     ? 4
				: is_tight                ? 5
				: ui_is_portrait(row->ui) ? 10
							  : 18,
			.pad = PAD2(4, is_tight ? 2 : 6),
			.along = PLACE_CENTRE,
			.across = level ? PLACE_CENTRE : PLACE_STRETCH});
	mark_add(inside, spec, key);
	label_add(inside, spec, key);
	if (has_badge && level) {
		badge_add(inside, spec->badge, spec->keys[key].is_on);
	} else if (has_badge) {
		struct box *corner = box_add(stack,
			(struct box){.kind = BOX_ROW,
				.self_along = PLACE_START,
				.self = PLACE_CENTRE,
				.pad = {8, 0, 0, 92}});
		badge_add(corner, spec->badge, spec->keys[key].is_on);
	}
}

static void hint_in(struct box *row, const struct rail_spec *spec, int grow) {
	struct box *hint = box_add(row,
		(struct box){.kind = BOX_ROW,
			.grow = grow * 2,
			.gap = 24,
			.pad = {0, 12, 0, 24},
			.across = PLACE_CENTRE});
	box_add(hint, (struct box){.icon = "headphones", .icon_px = 48, .colour = COLOUR_SECOND});
	box_add(hint,
		(struct box){.text = spec->hint,
			.type = TYPE_META,
			.type_px = extra_px(row->ui),
			.colour = COLOUR_SECOND,
			.grow = 1});
}

static void line_in(
	struct box *rail, const struct rail_spec *spec, const struct line *line, size_t max) {
	struct box *row = box_add(rail, (struct box){.kind = BOX_ROW, .gap = 12, .grow = 1});
	int hint_room = 0;
	for (size_t i = 0; i < max && line->keys[i] >= 0; i++) {
		int key = line->keys[i];
		bool in_hint = spec->hint && spec->keys[key].is_hidden && key != RAIL_HELP;
		if (in_hint && (key == RAIL_BACK || hint_room > 0) && hint_room >= 0) {
			hint_room++;
			bool is_last = i + 1 == max || line->keys[i + 1] < 0 ||
				!spec->keys[line->keys[i + 1]].is_hidden;
			if (is_last) {
				hint_in(row, spec, hint_room);
				hint_room = -1;
			}
			continue;
		}
		key_in(row, spec, key);
	}
}

static void top_line(const struct box *box, struct pixmap *pixmap, struct rect rect,
	const struct paint *ground) {
	canvas_fill(pixmap, (struct rect){rect.x, rect.y, rect.w, ui_px(box->ui, 4)}, ground->text);
}

struct box *rail_add(struct box *parent, const struct rail_spec *spec) {
	struct ui *ui = parent->ui;
	struct box *band = box_add(parent,
		(struct box){.kind = BOX_STACK,
			.look = LOOK_RAIL,
			.is_rail = true,
			.min_h = rail_height(ui)});
	if (ui_is_high(ui)) {
		box_add(band,
			(struct box){.kind = BOX_CUSTOM, .paint = top_line, .is_silent = true});
	}
	struct box *rail = box_add(band,
		(struct box){.kind = BOX_COLUMN,
			.gap = 12,
			.pad = ui_is_high(ui) ? PAD2(18, 20) : PAD2(14, 20)});
	if (ui_is_portrait(ui) && ui_is_big(ui)) {
		for (int i = 0; i < 3; i++) {
			line_in(rail, spec, &portrait_big[i], 9);
		}
	} else if (ui_is_portrait(ui)) {
		line_in(rail, spec, &portrait[0], 9);
		line_in(rail, spec, &portrait[1], 9);
	} else if (ui_is_big(ui)) {
		line_in(rail, spec, &big[0], 9);
		line_in(rail, spec, &big[1], 9);
	} else {
		line_in(rail, spec, &landscape[0], 9);
	}
	return band;
}
