// SPDX-License-Identifier: GPL-3.0-or-later
// Building the tree. A box is a plain struct in the page's arena; the rest of the toolkit reads
// it.
#include "ui/box.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "ui/canvas.h"
#include "ui/ui.h"

struct box *box_make(struct ui *ui, struct box spec) {
	struct box *box = arena_alloc(ui_arena(ui), sizeof *box);
	*box = spec;
	box->ui = ui;
	box->parent = box->first = box->last = box->next = NULL;
	if (box->kind == BOX_AUTO) {
		box->kind = box->text ? BOX_TEXT
			: box->icon   ? BOX_ICON
			: box->paint  ? BOX_CUSTOM
				      : BOX_COLUMN;
	}
	if (box->role == ROLE_NONE) {
		box->role = box->is_pressable ? ROLE_BUTTON
			: box->kind == BOX_TEXT
			? box->type == TYPE_DISPLAY || box->type == TYPE_H1 || box->type == TYPE_H2
				? ROLE_HEADING
				: ROLE_TEXT
			: ROLE_NONE;
	}
	return box;
}

void box_append(struct box *parent, struct box *child) {
	child->parent = parent;
	child->next = NULL;
	if (parent->last) {
		parent->last->next = child;
	} else {
		parent->first = child;
	}
	parent->last = child;
}

struct box *box_add(struct box *parent, struct box spec) {
	struct box *box = box_make(parent->ui, spec);
	box_append(parent, box);
	return box;
}

struct box *box_column(struct box *parent, int gap) {
	return box_add(parent, (struct box){.kind = BOX_COLUMN, .gap = gap});
}

struct box *box_row(struct box *parent, int gap) {
	return box_add(parent, (struct box){.kind = BOX_ROW, .gap = gap, .across = PLACE_LEVEL});
}

struct box *box_text(struct box *parent, enum type type, const char *text) {
	if (!text || !*text) {
		return NULL;
	}
	return box_add(parent, (struct box){.text = text, .type = type});
}

struct box *box_bold(struct box *parent, enum type type, const char *text) {
	struct box *box = box_text(parent, type, text);
	if (box) {
		box->is_bold = true;
	}
	return box;
}

struct box *box_icon(struct box *parent, const char *icon, int icon_px) {
	return box_add(
		parent, (struct box){.icon = icon, .icon_px = icon_px, .colour = COLOUR_ICON});
}

struct box *box_spacer(struct box *parent) {
	return box_add(parent, (struct box){.kind = BOX_COLUMN, .grow = 1});
}

struct box *box_gap(struct box *parent, int length) {
	return box_add(parent, (struct box){.kind = BOX_COLUMN, .w = length, .h = length});
}

static void rule_paint(const struct box *box, struct pixmap *pixmap, struct rect rect,
	const struct paint *ground) {
	canvas_fill(pixmap, rect, theme_colour(ui_theme(box->ui), ground, COLOUR_EDGE));
}

struct box *box_rule(struct box *parent) {
	return box_add(parent, (struct box){.kind = BOX_CUSTOM, .h = 2, .paint = rule_paint});
}

struct box *box_lead(struct box *parent, enum type type, const char *bold, const char *rest,
	bool rest_is_second) {
	struct arena *arena = ui_arena(parent->ui);
	const char *between = *bold && *rest ? " " : "";
	char *text = arena_printf(arena, "%s%s%s", bold, between, rest);
	struct para_span *spans = arena_alloc(arena, 2 * sizeof *spans);
	size_t at = strlen(bold), end = strlen(text);
	spans[0] = (struct para_span){.start = 0, .end = at, .weight = 700};
	spans[1] = (struct para_span){.start = at,
		.end = end,
		.weight = 400,
		.colour = rest_is_second ? SPAN_SECOND : SPAN_MAIN};
	struct box spec = {.text = text, .type = type, .spans = spans};
	spec.span_count = at && end > at ? 2 : 1;
	if (!at) {
		spans[0] = spans[1];
	}
	return *text ? box_add(parent, spec) : NULL;
}

struct box *box_find(struct box *box, const char *id) {
	if (box->id && strcmp(box->id, id) == 0) {
		return box;
	}
	for (struct box *child = box->first; child; child = child->next) {
		struct box *found = box_find(child, id);
		if (found) {
			return found;
		}
	}
	return NULL;
}

static void gather(const struct box *box, struct str *out) {
	if (box->is_silent) {
		return;
	}
	const char *text = box->label ? box->label : box->text;
	if (text && *text) {
		if (out->len) {
			str_append_char(out, ' ');
		}
		str_append(out, text);
	}
	for (const struct box *child = box->first; child && !box->label; child = child->next) {
		gather(child, out);
	}
}

const char *box_label(const struct box *box) {
	struct str out = {0};
	gather(box, &out);
	const char *label = arena_copy(ui_arena(box->ui), str_get(&out), out.len);
	str_finish(&out);
	return label;
}
