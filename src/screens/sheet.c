// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of Welcome beside what stays open; Start new stands alone at the bottom, far from the
// languages, and says what it deletes.
#include "screens/sheet.h"

#include "screens/app.h"
#include "screens/languages.h"
#include "screens/say.h"
#include "ui/dialog.h"
#include "ui/key.h"
#include "ui/ui.h"

static void add_kept(struct app *app, struct box *side) {
	struct box *card = box_add(side,
		(struct box){.kind = BOX_COLUMN, .look = LOOK_CARD, .pad = PAD(24), .gap = 8});
	box_bold(card, TYPE_LABEL, say(app, "Your page stays open"));
	box_text(card, TYPE_LABEL, say(app, "Your list and your text size stay too."));
}

static void add_side(struct app *app, struct box *side) {
	add_kept(app, side);
	key_add(side,
		(struct key_spec){.id = "search-language",
			.icon = "magnify",
			.label = say(app, "Search a language"),
			.is_start = true});
	box_spacer(side);
	box_text(side, TYPE_LABEL,
		say(app,
			"Are you the next person? This deletes everything and goes back to "
			"Welcome."));
	key_add(side,
		(struct key_spec){.id = "start-new",
			.icon = "refresh",
			.label = say(app, "Start new"),
			.look = KEY_DANGER,
			.is_start = true});
}

void sheet_build(struct app *app, struct page *page) {
	bool is_tall = ui_is_portrait(app->ui);
	struct box *sheet = dialog_add(page,
		(struct dialog_spec){.id = "sheet",
			.label = say(app, "Choose your language"),
			.is_sheet = true});
	struct box *columns = box_add(
		sheet, (struct box){.kind = is_tall ? BOX_COLUMN : BOX_ROW, .gap = 32, .grow = 1});
	struct box *main = box_column(columns, 18);
	main->grow = 1;
	languages_title_add(app, main);
	int columns_wanted = languages_are_few(app) ? 2 : is_tall ? 3 : 4;
	languages_add(app, main, 0, languages_per_page(app), columns_wanted);
	struct box *side = box_column(columns, 18);
	if (!is_tall) {
		side->w = 360;
	}
	add_side(app, side);
}
