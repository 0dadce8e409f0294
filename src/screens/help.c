// SPDX-License-Identifier: GPL-3.0-or-later
// Help: the numbers first, as large as they go; then a person to ask, and the way out that deletes.
#include <string.h>

#include "base/arena.h"
#include "content/topic.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/ui.h"

/* The first is red; the others take colours that no danger has. */
static void add_number(
	struct app *app, struct box *grid, const struct emergency *emergency, size_t index) {
	static const enum topic_colour colours[] = {
		TOPIC_NONE, TOPIC_WORK, TOPIC_FIRST, TOPIC_LEARN};
	struct box *card = box_add(grid,
		(struct box){.kind = BOX_COLUMN,
			.look = index ? LOOK_PLATE : LOOK_STOP,
			.topic = colours[index % 4],
			.radius = 24,
			.pad = PAD(36),
			.gap = 12,
			.id = arena_printf(app->page, "emergency-%zu", index + 1)});
	box_icon(card, emergency->icon, index ? 80 : 96);
	box_spacer(card);
	box_add(card,
		(struct box){.text = emergency->number,
			.type_px = 96,
			.is_bold = true,
			.is_ltr_text = true});
	box_spacer(card);
	box_add(card,
		(struct box){.text = emergency->text.utf8,
			.lang = emergency->text.lang,
			.type = TYPE_KEY,
			.is_bold = true});
}

static void add_desks(struct app *app, struct box *parent) {
	size_t count;
	const struct desk *desks = desks_load(app->pack, app->page, app_lang(app), &count);
	if (!count) {
		return;
	}
	const struct desk *desk = &desks[0];
	for (size_t i = 0; app->options->desk && i < count; i++) {
		if (!strcmp(desks[i].id, app->options->desk)) {
			desk = &desks[i];
		}
	}
	struct box *card = card_add(parent, (struct card_spec){.grow = 1, .pad = 20});
	struct box *fact = fact_add(card, "human-handsup", say(app, "Ask at a desk"));
	box_add(fact,
		(struct box){.text = desk->text.utf8,
			.lang = desk->text.lang,
			.type = TYPE_KEY,
			.is_bold = true});
}

static void add_ways(struct app *app, struct box *main) {
	bool is_tall = ui_is_portrait(app->ui) || ui_is_big(app->ui);
	struct box *grid = box_add(
		main, (struct box){.kind = BOX_GRID, .columns = is_tall ? 2 : 5, .gap = 16});
	key_add(grid,
		(struct key_spec){.id = "quick-exit",
			.icon = "run",
			.label = say(app, "Leave and delete everything"),
			.look = KEY_DANGER,
			.is_start = true});
	key_add(grid,
		(struct key_spec){.id = "start-new",
			.icon = "refresh",
			.label = say(app, "Start new"),
			.look = KEY_DANGER,
			.is_start = true});
	key_add(grid,
		(struct key_spec){.id = "about",
			.icon = "information",
			.label = say(app, "About this screen"),
			.is_start = true});
	key_add(grid,
		(struct key_spec){.id = "privacy",
			.icon = "lock",
			.label = say(app, "Privacy"),
			.is_start = true});
	add_desks(app, grid);
}

static void build(struct app *app, struct box *main) {
	struct box *title =
		page_title_add(main, (struct page_title_spec){.title = say(app, "Help now")});
	box_add(title,
		(struct box){
			.text = say(app, "Calls are free. Say where you are and what happened."),
			.type = TYPE_LABEL,
			.colour = COLOUR_SECOND});
	frame_notice_add(app, main);
	size_t count;
	const struct emergency *numbers =
		emergency_load(app->pack, app->page, app_lang(app), &count);
	bool is_tall = ui_is_portrait(app->ui) || ui_is_big(app->ui);
	struct box *body = main;
	if (is_tall) {
		body = pager_add(main, &app->session->here.pager, 18);
	}
	struct box *grid = box_add(body,
		(struct box){.kind = BOX_GRID,
			.columns = is_tall ? 2 : (int)count,
			.gap = 20,
			.grow = 1,
			.along = PLACE_STRETCH,
			.role = ROLE_LIST});
	for (size_t i = 0; i < count; i++) {
		add_number(app, grid, &numbers[i], i);
	}
	add_ways(app, body);
	if (is_tall) {
		frame_pager_add(app, main);
	}
}

const struct screen screen_help = {.build = build};
