// SPDX-License-Identifier: GPL-3.0-or-later
// Arches share a centre line; each is narrower and lower than the one outside it, in the
// proportions of the drawing (widths 540, 436, 336, 240; heights 556, 486, 412, 336).
#include "ui/doorway.h"

#include "ui/canvas.h"
#include "ui/ui.h"

#define RINGS 4
static const short widths[RINGS] = {540, 436, 336, 240};
static const short heights[RINGS] = {556, 486, 412, 336};

static void paint_arches(const struct box *box, struct pixmap *pixmap, struct rect rect,
	const struct paint *ground) {
	(void)ground;
	for (int i = 0; i < RINGS; i++) {
		int w = rect.w * widths[i] / widths[0], h = rect.h * heights[i] / heights[0];
		struct rect arch = {rect.x + (rect.w - w) / 2, rect.y + rect.h - h, w, h};
		canvas_arch(pixmap, arch, theme_arch(ui_theme(box->ui), i));
	}
}

/* The clock has the size of its arch, not of the text. */
static int clock_px(const struct ui *ui, int w) {
	float wanted = (float)w * 80 / (float)widths[0];
	float grown = theme_custom_px(ui_theme(ui), wanted) / ui_theme(ui)->scale;
	return (int)(wanted * wanted / grown);
}

struct box *doorway_add(struct box *parent, struct doorway_spec spec) {
	struct box *door = box_add(parent,
		(struct box){.kind = BOX_STACK,
			.w = spec.w,
			.h = spec.h,
			.self = PLACE_CENTRE,
			.self_along = PLACE_END});
	box_add(door, (struct box){.kind = BOX_CUSTOM, .paint = paint_arches, .is_silent = true});
	enum colour colour = ui_is_high(parent->ui) ? COLOUR_TEXT : COLOUR_PETROL;
	int light_h = spec.h * heights[RINGS - 1] / heights[0];
	struct box *words = box_add(door,
		(struct box){.kind = BOX_COLUMN,
			.w = spec.w * widths[RINGS - 1] / widths[0] - 8,
			.h = light_h,
			.self = PLACE_CENTRE,
			.self_along = PLACE_END,
			.pad = {light_h * 80 / heights[RINGS - 1], 0, 0, 0}});
	if (spec.clock) {
		box_add(words,
			(struct box){.text = spec.clock,
				.type_px = clock_px(parent->ui, spec.w),
				.is_bold = true,
				.colour = colour,
				.is_ltr_text = true,
				.lang = "en",
				.align = PARA_CENTRE});
	}
	const char *lines[] = {spec.weekday, spec.date};
	for (int i = 0; i < 2; i++) {
		if (lines[i]) {
			box_add(words,
				(struct box){.text = lines[i],
					.is_bold = true,
					.type = TYPE_LABEL,
					.colour = colour,
					.align = PARA_CENTRE});
		}
	}
	return door;
}
