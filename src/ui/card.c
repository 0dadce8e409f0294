// SPDX-License-Identifier: GPL-3.0-or-later
// Everything here is put together from boxes; the only own measure is the QR code's, which must
// not fall under 4 pixels a module.
#include "ui/card.h"

#include "base/arena.h"
#include "ui/ui.h"

#define QR_MODULE_PX 4
#define WINDOW_PX 1420 /* landscape narrower than this: a laptop's window */
#define QR_QUIET 8     /* modules, both sides together */

struct box *card_add(struct box *parent, struct card_spec spec) {
	struct box *card = box_add(parent,
		(struct box){.kind = BOX_COLUMN,
			.id = spec.id,
			.look = LOOK_CARD,
			.pad = PAD(spec.pad ? spec.pad : 28),
			.gap = spec.gap ? spec.gap : 12,
			.grow = spec.grow,
			.w = spec.w});
	if (spec.title) {
		struct box *row = box_row(card, 14);
		if (spec.icon) {
			box_icon(row, spec.icon, 40);
		}
		box_add(row,
			(struct box){.text = spec.title,
				.type = TYPE_KEY,
				.is_bold = true,
				.role = ROLE_HEADING,
				.grow = 1});
	}
	return card;
}

static void chevron_add(struct box *parent) {
	box_add(parent,
		(struct box){.icon = "chevron-right", .icon_px = 48, .colour = COLOUR_SECOND});
}

static void names_add(struct box *parent, const struct service_card_spec *spec) {
	box_add(parent,
		(struct box){.text = spec->name,
			.lang = spec->name_lang,
			.type = TYPE_KEY,
			.type_px = spec->is_small ? 0 : 32,
			.is_bold = true});
	if (spec->host_name && *spec->host_name) {
		box_add(parent,
			(struct box){.text = spec->host_name,
				.lang = spec->host_lang,
				.type = TYPE_META,
				.colour = COLOUR_SECOND});
	}
}

static void status_add(struct box *parent, const struct service_card_spec *spec) {
	if (spec->pill_text) {
		pill_add(parent, spec->pill, spec->pill_text)->self =
			spec->is_small ? PLACE_START : PLACE_END;
	}
	const char *remark = spec->distance ? spec->distance : spec->remark;
	if (remark) {
		remark_add(parent, spec->distance ? "walk" : "account-multiple", remark)->self =
			spec->is_small ? PLACE_START : PLACE_END;
	}
}

/* Its place in the visitor's order. */
static void number_add(struct box *card, const char *number) {
	box_add(card,
		(struct box){.text = number,
			.type = TYPE_H1,
			.is_bold = true,
			.is_ltr_text = true,
			.lang = "en",
			.min_w = 36,
			.self = PLACE_CENTRE});
}

static struct box *service_start(struct box *parent, const struct service_card_spec *spec) {
	struct box *card = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.id = spec->id,
			.is_pressable = true,
			.look = LOOK_RESULT,
			.topic = spec->topic,
			.pad = spec->is_small ? PAD2(spec->icon ? 12 : 6, 20) : PAD2(26, 26),
			.gap = spec->is_small ? 20 : 24,
			.across = PLACE_CENTRE,
			.grow = spec->grow});
	if (spec->number) {
		number_add(card, spec->number);
	}
	if (spec->icon) {
		plate_add(card, spec->icon, spec->topic, spec->is_small ? 72 : 88)->self =
			spec->number ? PLACE_CENTRE : PLACE_START;
	}
	return card;
}

static struct box *side_add(struct box *parent) {
	return box_add(parent, (struct box){.kind = BOX_COLUMN, .gap = 6, .across = PLACE_END});
}

struct box *service_card_add(struct box *parent, struct service_card_spec spec) {
	/* In a window filters stand beside the list: its cards are as narrow as a phone's page. */
	int least = ui_is_portrait(parent->ui) ? 1000 : WINDOW_PX;
	bool is_narrow = spec.is_small || ui_is_big(parent->ui) || ui_width(parent->ui) < least;
	struct box *card = service_start(parent, &spec);
	struct box *words = box_add(card, (struct box){.kind = BOX_COLUMN, .grow = 1, .gap = 2});
	bool is_beside = !is_narrow && spec.remark; /* many tags: as wide as the card */
	struct box *top = is_beside ? box_row(words, 24) : words;
	struct box *names = is_beside ? box_column(top, 2) : words;
	names->grow = 1;
	names_add(names, &spec);
	if (is_beside) {
		status_add(side_add(top), &spec);
	}
	if (is_narrow) {
		bool was_small = spec.is_small;
		spec.is_small = true;
		struct box *line = box_add(words,
			(struct box){
				.kind = BOX_FLOW, .gap = 16, .line_gap = 6, .pad = {4, 0, 0, 0}});
		status_add(line, &spec);
		spec.is_small = was_small;
	}
	if (spec.tag_count && !spec.is_small) {
		tags_add(words, spec.tags, spec.tag_count)->pad.top = 14;
	}
	if (!is_narrow && !is_beside && (spec.pill_text || spec.distance)) {
		status_add(side_add(card), &spec);
	}
	chevron_add(card);
	return card;
}

struct box *list_row_add(struct box *parent, struct list_row_spec spec) {
	bool is_entry = spec.number && spec.icon; /* of My list, among service cards */
	struct box *row = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.id = spec.id,
			.is_pressable = true,
			.look = spec.on_panel ? LOOK_PANEL_KEY : LOOK_RESULT,
			.topic = spec.topic,
			.pad = is_entry                      ? PAD2(12, 20)
				: spec.icon || spec.on_panel ? PAD2(10, 22)
							     : PAD2(16, 30),
			.gap = is_entry ? 20 : 18,
			.across = PLACE_CENTRE,
			.grow = spec.grow,
			.min_h = spec.min_h ? spec.min_h : 88});
	if (is_entry) {
		number_add(row, arena_printf(ui_arena(row->ui), "%d", spec.number));
	} else if (spec.number) {
		disc_add(row, spec.number, spec.topic, 60)->self = PLACE_CENTRE;
	}
	if (spec.icon) {
		plate_add(row, spec.icon, spec.topic, is_entry ? 72 : 56)->self = PLACE_CENTRE;
	}
	struct box *words = box_add(row, (struct box){.kind = BOX_COLUMN, .grow = 1});
	box_add(words,
		(struct box){
			.text = spec.title, .lang = spec.lang, .type = TYPE_KEY, .is_bold = true});
	if (spec.summary && *spec.summary) {
		box_add(words,
			(struct box){.text = spec.summary,
				.lang = spec.lang,
				.type = TYPE_LABEL,
				.colour = COLOUR_SECOND});
	}
	bool is_narrow = ui_is_big(parent->ui) || ui_width(parent->ui) < 1000;
	if (spec.pill_text) {
		pill_add(is_narrow ? words : row, spec.pill, spec.pill_text)->self =
			is_narrow ? PLACE_START : PLACE_CENTRE;
	}
	chevron_add(row);
	return row;
}

int qr_least_px(const struct ui *ui, int side) {
	return (int)((float)((side + QR_QUIET) * QR_MODULE_PX) / ui_theme(ui)->scale + 1);
}

static struct box *code_add(struct box *parent, const struct qr_card_spec *spec) {
	int least = qr_least_px(parent->ui, spec->side);
	int asked = spec->code_px ? spec->code_px : 200;
	int side = asked > least ? asked : least;
	return box_add(parent,
		(struct box){.kind = BOX_QR,
			.modules = spec->modules,
			.module_side = spec->side,
			.w = side,
			.h = side,
			.self = PLACE_CENTRE,
			.role = ROLE_IMAGE,
			.label = spec->title});
}

struct box *qr_card_add(struct box *parent, struct qr_card_spec spec) {
	struct box *card = box_add(parent,
		(struct box){.kind = spec.is_row ? BOX_ROW : BOX_COLUMN,
			.look = LOOK_CARD,
			.pad = PAD2(18, spec.is_row ? 24 : 8), /* a code brings its own white */
			.gap = spec.is_row ? 18 : 8,
			.along = PLACE_CENTRE,
			.across = PLACE_CENTRE,
			.grow = spec.grow});
	code_add(card, &spec);
	struct box *words = box_add(card,
		(struct box){.kind = BOX_COLUMN,
			.pad = PAD2(0, spec.is_row ? 0 : 16),
			.gap = 6,
			.grow = spec.is_row ? 1 : 0,
			.self = spec.is_row ? PLACE_CENTRE : PLACE_STRETCH});
	enum para_align align = spec.is_row ? PARA_START : PARA_CENTRE;
	box_add(words,
		(struct box){.text = spec.title,
			.align = align,
			.is_bold = true,
			.type = spec.is_row ? TYPE_KEY : TYPE_LABEL});
	if (spec.note) {
		box_add(words,
			(struct box){.text = spec.note,
				.align = align,
				.type = TYPE_META,
				.colour = COLOUR_SECOND});
	}
	return card;
}

struct box *qr_row_add(struct box *parent, struct qr_card_spec spec) {
	struct box *row = box_add(
		parent, (struct box){.kind = BOX_ROW, .gap = 14, .folds = true, .grow = spec.grow});
	code_add(row, &spec)->self = PLACE_START;
	return box_add(row,
		(struct box){.kind = BOX_COLUMN,
			.grow = 1,
			.gap = 4,
			.pad = PAD2(4, 0),
			.along = PLACE_CENTRE});
}

struct box *fact_add(struct box *parent, const char *icon, const char *label) {
	struct box *row = box_add(parent, (struct box){.kind = BOX_ROW, .gap = 22});
	box_add(row,
		(struct box){
			.icon = icon, .icon_px = 40, .colour = COLOUR_ICON, .self = PLACE_START});
	struct box *words = box_add(row, (struct box){.kind = BOX_COLUMN, .grow = 1, .gap = 2});
	if (label) {
		box_add(words,
			(struct box){.text = label, .type = TYPE_META, .colour = COLOUR_SECOND});
	}
	return words;
}

struct box *bullet_add(struct box *parent, const char *icon, const char *text) {
	struct box *row =
		box_add(parent, (struct box){.kind = BOX_ROW, .gap = 14, .across = PLACE_CENTRE});
	box_icon(row, icon, 36);
	box_add(row, (struct box){.text = text, .type = TYPE_KEY, .type_px = 28, .grow = 1});
	return row;
}
