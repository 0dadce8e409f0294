// SPDX-License-Identifier: GPL-3.0-or-later
// The laid-out tree into pixels, from the back to the front. What a box stands on travels down as
// a struct paint, so that texts and icons take colours that are legible there in every contrast.
#include <string.h>

#include "text/icon.h"
#include "ui/canvas.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/ui.h"
#include "ui/ui_state.h"

#define PRESSED_DOWN_PX 4
#define INK_MARGIN_PX 24 /* how far ink and rings may reach out of their box */

struct brush {
	struct ui *ui;
	struct pixmap *pixmap;
	struct rect dirty;
};

static void paint_face(struct brush *brush, const struct box *box, const struct paint *paint,
	struct rect rect, bool is_pressed) {
	int lip = ui_px(brush->ui, (float)paint->lip_px);
	int radius = ui_px(brush->ui, (float)(box->radius ? box->radius : paint->radius));
	int edge = ui_px(brush->ui, (float)paint->edge_px);
	struct rect face = {rect.x, rect.y, rect.w, rect.h - lip};
	if (is_pressed && lip) {
		face.y += ui_px(brush->ui, PRESSED_DOWN_PX);
	}
	if (is_pressed && !lip) { /* no lip to sink into: the face shrinks */
		int by = ui_px(brush->ui, PRESSED_DOWN_PX);
		face = (struct rect){face.x + by, face.y + by, face.w - 2 * by, face.h - 2 * by};
	}
	if (lip) {
		struct rect under = {rect.x, rect.y + lip, rect.w, rect.h - lip};
		canvas_round(brush->pixmap, under, radius, CORNER_ALL, paint->lip);
	}
	if (paint->is_dashed) {
		canvas_dashes(brush->pixmap, face, radius, edge, paint->edge);
	} else if (edge && paint->fill) {
		struct rect inside = {
			face.x + edge, face.y + edge, face.w - 2 * edge, face.h - 2 * edge};
		int side = face.w < face.h ? face.w : face.h;
		int outer = radius > side / 2 ? side / 2 : radius;
		canvas_round(brush->pixmap, face, outer, CORNER_ALL, paint->edge);
		canvas_round(brush->pixmap, inside, outer - edge > 0 ? outer - edge : 0, CORNER_ALL,
			paint->fill);
	} else if (edge) {
		canvas_ring(brush->pixmap, face, radius, edge, paint->edge);
	} else {
		canvas_round(brush->pixmap, face, radius, CORNER_ALL, paint->fill);
	}
}

static int line_offset(const struct box *box, int room, int w) {
	bool at_right = (box->align == PARA_START) == box->is_rtl;
	return box->align == PARA_CENTRE ? (room - w) / 2 : at_right ? room - w : 0;
}

static void paint_text(
	struct brush *brush, const struct box *box, const struct paint *ground, struct rect inner) {
	const struct theme *theme = ui_theme(brush->ui);
	uint32_t colours[SPAN_COUNT] = {
		[SPAN_MAIN] = theme_colour(theme, ground, box->colour),
		[SPAN_SECOND] = theme_colour(theme, ground, COLOUR_SECOND),
		[SPAN_ACCENT] = theme_colour(theme, ground, COLOUR_LINK),
	};
	int x = inner.x;
	if (box->is_single_line) {
		x += line_offset(box, inner.w, (int)(para_width_px(box->para) + 0.5f));
	}
	para_paint(box->para, ui_fonts(brush->ui), brush->pixmap, x, inner.y, colours,
		box->span_count ? SPAN_COUNT : 1);
}

static void paint_icon(
	struct brush *brush, const struct box *box, const struct paint *ground, struct rect inner) {
	bool must_flip = false;
	const struct icon *icon = icon_find(box->icon);
	icon = box->is_rtl ? icon_in_rtl(icon, &must_flip) : icon;
	if (!icon) {
		return;
	}
	int side = inner.w < inner.h ? inner.w : inner.h;
	uint32_t colour = theme_colour(ui_theme(brush->ui), ground, box->colour);
	icon_paint(ui_fonts(brush->ui), icon->code, side, brush->pixmap,
		inner.x + (inner.w - side) / 2, inner.y + (inner.h - side) / 2, colour, must_flip);
}

static void paint_rules(
	struct brush *brush, const struct box *box, const struct paint *ground, int down) {
	const struct box *above = NULL;
	uint32_t colour = theme_colour(ui_theme(brush->ui), ground, COLOUR_EDGE);
	int thick = ui_px(brush->ui, ui_is_high(brush->ui) ? 4 : 2);
	for (const struct box *child = box->first; child; child = child->next) {
		if (child->is_hidden || child->rect.h == 0) {
			continue;
		}
		bool is_drawn = child->rule_above || (box->is_ruled && !child->is_near);
		if (above && is_drawn) {
			int bottom = above->rect.y + above->rect.h;
			int y = bottom + (child->rect.y - bottom - thick) / 2 + down;
			struct rect inner = layout_inner(box);
			canvas_fill(
				brush->pixmap, (struct rect){inner.x, y, inner.w, thick}, colour);
		}
		above = child;
	}
}

static void paint_content(
	struct brush *brush, const struct box *box, const struct paint *ground, int down) {
	struct rect inner = layout_inner(box);
	inner.y += down;
	switch (box->kind) {
	case BOX_TEXT: paint_text(brush, box, ground, inner); break;
	case BOX_ICON: paint_icon(brush, box, ground, inner); break;
	case BOX_IMAGE:
		if (box->image) {
			canvas_image(brush->pixmap, inner, box->image);
			int frame = ui_is_high(brush->ui) ? ui_px(brush->ui, 4) : 0;
			canvas_ring(brush->pixmap, inner, 0, frame, ground->text);
		}
		break;
	case BOX_QR: canvas_qr(brush->pixmap, inner, box->modules, box->module_side); break;
	case BOX_CUSTOM:
		if (box->paint) {
			box->paint(box, brush->pixmap, inner, ground);
		}
		break;
	default: break;
	}
}

static bool is_touched(const struct brush *brush, struct rect rect) {
	int margin = ui_px(brush->ui, INK_MARGIN_PX);
	rect = (struct rect){
		rect.x - margin, rect.y - margin, rect.w + 2 * margin, rect.h + 2 * margin};
	rect = rect_intersect(rect, brush->dirty);
	return rect.w > 0 && rect.h > 0;
}

static void paint_box(struct brush *brush, const struct box *box, const struct paint *ground,
	enum topic_colour topic, int down) {
	if (box->is_hidden || box->is_spoken_only || !is_touched(brush, box->rect)) {
		return;
	}
	struct paint paint = *ground;
	struct rect rect = box->rect;
	rect.y += down;
	topic = box->topic != TOPIC_NONE ? box->topic : topic;
	if (box->is_scrim) {
		canvas_fill(brush->pixmap, rect, theme_scrim(ui_theme(brush->ui)));
	}
	if (box->look != LOOK_NONE) {
		paint = theme_paint(ui_theme(brush->ui), box->look, topic);
		const char *pressed = ui_pressed(brush->ui);
		bool is_pressed = box->id && *pressed && strcmp(pressed, box->id) == 0;
		paint_face(brush, box, &paint, rect, is_pressed);
		down += is_pressed && paint.lip_px ? ui_px(brush->ui, PRESSED_DOWN_PX) : 0;
	}
	paint_content(brush, box, &paint, down);
	if (box->kind == BOX_COLUMN || box->kind == BOX_PAGED) {
		paint_rules(brush, box, &paint, down);
	}
	for (const struct box *child = box->first; child; child = child->next) {
		paint_box(brush, child, &paint, topic, down);
	}
}

/* Two rings outside the box, one dark and one bright: visible on every ground. */
static void paint_focus(struct brush *brush) {
	const char *id = ui_focus(brush->ui);
	const struct box *box = *id ? ui_find(brush->ui, id) : NULL;
	if (!box || !ui_focus_is_visible(brush->ui)) {
		return;
	}
	uint32_t inner, outer;
	theme_focus(ui_theme(brush->ui), &inner, &outer);
	struct paint paint = theme_paint(ui_theme(brush->ui), box->look, TOPIC_NONE);
	int near = ui_px(brush->ui, 4), far = ui_px(brush->ui, 6);
	int radius = ui_px(brush->ui, (float)(box->radius ? box->radius : paint.radius));
	struct rect rect = box->rect;
	struct rect first = {rect.x - near, rect.y - near, rect.w + 2 * near, rect.h + 2 * near};
	int all = near + far;
	struct rect second = {rect.x - all, rect.y - all, rect.w + 2 * all, rect.h + 2 * all};
	canvas_ring(brush->pixmap, second, radius + all, far, outer);
	canvas_ring(brush->pixmap, first, radius + near, near, inner);
}

void ui_paint(struct ui *ui, struct pixmap *pixmap, struct rect dirty) {
	struct box *root = ui_root(ui);
	if (!root) {
		return;
	}
	struct rect clip = pixmap->clip;
	pixmap->clip = rect_intersect(clip, dirty);
	struct brush brush = {ui, pixmap, pixmap->clip};
	struct paint none = theme_paint(ui_theme(ui), LOOK_PAGE, TOPIC_NONE);
	paint_box(&brush, root, &none, TOPIC_NONE, 0);
	paint_focus(&brush);
	pixmap->clip = clip;
}
