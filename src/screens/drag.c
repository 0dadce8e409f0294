// SPDX-License-Identifier: GPL-3.0-or-later
// The page is painted already: its pixels are kept when the drag begins and shown again, shifted. A
// frame costs one copy of the paged area, whatever stands in it.
#include "screens/drag.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "device/window.h"
#include "screens/app.h"
#include "ui/box.h"
#include "ui/ui.h"

static const struct box *paged_box(const struct box *box, const struct pager *pager) {
	if (box->kind == BOX_PAGED && box->pager == pager && !box->is_hidden) {
		return box;
	}
	for (const struct box *child = box->first; child; child = child->next) {
		const struct box *found = paged_box(child, pager);
		if (found) {
			return found;
		}
	}
	return NULL;
}

static bool begin(struct app *app) {
	struct drag *drag = &app->drag;
	const struct box *box = paged_box(ui_root(app->ui), &app->session->here.pager);
	const struct pixmap *page = window_pixmap(app->window);
	struct rect all = {0, 0, page->w, page->h};
	if (!box || (app->session->here.pager.pages < 2 && app->session->here.pager.leaves < 2)) {
		return false;
	}
	drag->area = rect_intersect(box->rect, all);
	if (!drag->area.w || !drag->area.h) {
		return false;
	}
	size_t w = (size_t)drag->area.w, h = (size_t)drag->area.h;
	drag->pixels = mem_array(w * h, sizeof *drag->pixels);
	for (size_t row = 0; row < h; row++) {
		memcpy(drag->pixels + row * w,
			page->pixels + ((size_t)drag->area.y + row) * (size_t)page->stride +
				drag->area.x,
			w * sizeof *drag->pixels);
	}
	drag->ground = drag->pixels[0];
	return true;
}

void drag_paint(struct app *app) {
	struct drag *drag = &app->drag;
	if (!drag->pixels && !begin(app)) {
		return;
	}
	const struct pixmap *page = window_pixmap(app->window);
	int shift = app->touch.last_y - app->touch.y;
	for (int row = 0; row < drag->area.h; row++) {
		uint32_t *to = page->pixels + (size_t)(drag->area.y + row) * (size_t)page->stride +
			drag->area.x;
		int from = row - shift;
		if (from >= 0 && from < drag->area.h) {
			memcpy(to, drag->pixels + (size_t)from * (size_t)drag->area.w,
				(size_t)drag->area.w * sizeof *to);
		} else {
			for (int x = 0; x < drag->area.w; x++) {
				to[x] = drag->ground;
			}
		}
	}
	window_present(app->window, drag->area);
}

void drag_end(struct app *app) {
	struct drag *drag = &app->drag;
	if (drag->pixels) {
		explicit_bzero(drag->pixels,
			(size_t)drag->area.w * (size_t)drag->area.h * sizeof *drag->pixels);
		free(drag->pixels);
		*drag = (struct drag){0};
		app->must_paint = true;
	}
}
