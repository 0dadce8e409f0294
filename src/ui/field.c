// SPDX-License-Identifier: GPL-3.0-or-later
// The text is an ordinary paragraph; a painting over it adds caret and underline from the
// paragraph's own measures, so that they are right in every script.
#include "ui/field.h"

#include <string.h>

#include "base/arena.h"
#include "ui/canvas.h"
#include "ui/ui.h"

#define CARET_PX 4
#define UNDERLINE_PX 4

struct marks {
	const struct box *text;
	size_t caret, open_start, open_end;
	bool has_text;
};

/* Left edge of the paragraph as painted: a single line stands by its alignment. */
static int text_left(const struct box *text) {
	int room = text->rect.w - (int)(para_width_px(text->para) + 0.5f);
	return text->rect.x + (text->is_single_line && text->is_rtl ? room : 0);
}

static void paint_marks(const struct box *box, struct pixmap *pixmap, struct rect rect,
	const struct paint *ground) {
	(void)rect;
	const struct marks *marks = box->ctx;
	const struct box *text = marks->text;
	int left = text_left(text), line = 0;
	if (!text->para) {
		return;
	}
	uint32_t accent = theme_colour(ui_theme(box->ui), ground, COLOUR_PETROL3);
	if (marks->open_end > marks->open_start) {
		int a = (int)para_caret_px(text->para, marks->open_start, &line);
		int b = (int)para_caret_px(text->para, marks->open_end, &line);
		const struct para_line *at = para_line(text->para, line);
		int y = text->rect.y + (int)(at->top_px + at->height_px) -
			ui_px(box->ui, UNDERLINE_PX);
		int from = a < b ? a : b, w = a < b ? b - a : a - b;
		canvas_fill(pixmap, (struct rect){left + from, y, w, ui_px(box->ui, UNDERLINE_PX)},
			accent);
	}
	if (marks->caret != SIZE_MAX) {
		float x = marks->has_text ? para_caret_px(text->para, marks->caret, &line) : 0;
		x = !marks->has_text && text->is_rtl ? para_width_px(text->para) : x;
		const struct para_line *at = para_line(text->para, line);
		int w = ui_px(box->ui, CARET_PX);
		struct rect caret = {left + (int)x - w / 2, text->rect.y + (int)at->top_px, w,
			(int)at->height_px};
		canvas_fill(pixmap, caret, theme_colour(ui_theme(box->ui), ground, COLOUR_PETROL));
	}
}

struct box *field_add(struct box *parent, struct field_spec spec) {
	struct box *field = box_add(parent,
		(struct box){.kind = BOX_ROW,
			.id = spec.id,
			.role = ROLE_FIELD,
			.label = spec.label,
			.is_pressable = true,
			.is_selected = spec.is_active,
			.look = spec.is_active ? LOOK_FIELD : LOOK_FIELD_IDLE,
			.pad = PAD2(10, 24),
			.gap = 20,
			.grow = spec.grow,
			.min_h = spec.min_h ? spec.min_h : 92,
			.across = PLACE_CENTRE});
	if (spec.icon) {
		box_icon(field, spec.icon, 44);
	}
	bool has_text = spec.text && *spec.text;
	const char *shown = has_text ? spec.text : spec.placeholder ? spec.placeholder : "";
	struct box *stack = box_add(field,
		(struct box){.kind = BOX_STACK,
			.grow = 1,
			.flow = spec.is_ltr ? FLOW_LTR : FLOW_PARENT});
	bool is_open = has_text && spec.open_end > spec.open_start;
	struct para_span *open = arena_alloc(ui_arena(parent->ui), sizeof *open);
	*open = (struct para_span){
		.start = spec.open_start, .end = spec.open_end, .colour = SPAN_ACCENT};
	struct box *text = box_add(stack,
		(struct box){.kind = BOX_TEXT,
			.text = shown,
			.spans = is_open ? open : NULL,
			.span_count = is_open ? 1 : 0,
			.type = TYPE_KEY,
			.type_px = 38,
			.lang = has_text ? spec.lang : NULL,
			.is_ltr_text = spec.is_ltr && has_text,
			.colour = has_text ? COLOUR_TEXT : COLOUR_SECOND});
	struct marks *marks = arena_alloc(ui_arena(parent->ui), sizeof *marks);
	*marks = (struct marks){text, spec.caret, spec.open_start, spec.open_end, has_text};
	box_add(stack,
		(struct box){
			.kind = BOX_CUSTOM, .paint = paint_marks, .ctx = marks, .is_silent = true});
	return field;
}
