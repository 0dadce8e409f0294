// SPDX-License-Identifier: GPL-3.0-or-later
// The same boxes as a visitor's page has, so that dialogs find their place over it.
#include "screens/staff_frame.h"

#include "base/arena.h"
#include "lang/mark.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "screens/staff_inner.h"
#include "ui/page.h"
#include "ui/ui.h"

#define STRIP_PX 84

/* What is about to happen, or what this page is. */
static const char *strip_text(struct app *app) {
	if (app->session->here.kind == SCREEN_STAFF_PIN) {
		return staff_fill(app, N_STAFF("Back to the display in {count} s"), "count",
			arena_printf(app->page, "%d", staff_seconds_left(app)));
	}
	return say_staff(app,
		N_STAFF("This page shows counts only. Sign-ups can only be opened in the office."));
}

static const char *program_text(struct app *app) {
	const char *kiosk = app->options->kiosk_id;
	return kiosk ? arena_printf(app->page, "Foyer %s · %s", FOYER_VERSION, kiosk)
		     : "Foyer " FOYER_VERSION;
}

static struct box *strip_add(struct app *app, struct box *root) {
	struct box *strip = box_add(root,
		(struct box){.kind = BOX_ROW,
			.look = LOOK_RAIL,
			.gap = 28,
			.min_h = STRIP_PX,
			.pad = PAD2(14, 48),
			.across = PLACE_CENTRE});
	box_icon(strip, app->session->here.kind == SCREEN_STAFF_PIN ? "clock" : "information", 36);
	box_text(strip, TYPE_META, strip_text(app))->grow = 1;
	box_text(strip, TYPE_META, program_text(app))->align = PARA_END;
	return strip;
}

void staff_frame_begin(struct app *app, struct page *page) {
	int side = ui_is_portrait(app->ui) ? 40 : 48;
	struct box *root = ui_begin(app->ui);
	page->root = box_add(root, (struct box){.kind = BOX_COLUMN});
	page->upper = box_add(page->root, (struct box){.kind = BOX_STACK, .grow = 1});
	struct box *column =
		box_add(page->upper, (struct box){.kind = BOX_COLUMN, .pad = {0, side, 0, side}});
	frame_head_add(app, column);
	page->main =
		box_add(column, (struct box){.kind = BOX_COLUMN, .grow = 1, .pad = {0, 0, 22, 0}});
	page->rail = strip_add(app, page->root);
}
