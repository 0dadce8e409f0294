// SPDX-License-Identifier: GPL-3.0-or-later
// Help: the numbers first, as large as they go; then a person to ask, and the way out that deletes.
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/topic.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/office.h"
#include "screens/print.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/ui.h"

#define NO_BREAK_SPACE "\xC2\xA0"

/* A number never breaks over lines: it is read at a glance, and dictated. */
static const char *unbroken(struct app *app, const char *number) {
	struct str text = {0};
	for (const char *at = number; *at; at++) {
		if (*at == ' ') {
			str_append(&text, NO_BREAK_SPACE);
		} else {
			str_append_char(&text, *at);
		}
	}
	const char *kept = arena_string(app->page, str_get(&text));
	str_finish(&text);
	return kept;
}

/* The first is red; the others take colours that no danger has. */
static struct box *number_card(struct app *app, struct box *parent, size_t index, bool is_level) {
	static const enum topic_colour colours[] = {
		TOPIC_NONE, TOPIC_WORK, TOPIC_FIRST, TOPIC_LEARN};
	bool is_lean = app->tightness > 0;
	return box_add(parent,
		(struct box){.kind = is_level ? BOX_ROW : BOX_COLUMN,
			.look = index ? LOOK_PLATE : LOOK_ALARM,
			.topic = colours[index % 4],
			.radius = 24,
			.pad = is_level ? PAD2(is_lean ? 10 : 24, 36) : PAD(is_lean ? 24 : 36),
			.gap = is_level   ? 32
				: is_lean ? 4
					  : 12,
			.across = is_level ? PLACE_CENTRE : PLACE_AUTO,
			.grow = index ? 3 : 4,
			.id = arena_printf(app->page, "emergency-%zu", index + 1)});
}

static void add_text(struct box *card, const struct emergency *emergency, size_t index) {
	box_add(card,
		(struct box){.text = emergency->text.utf8,
			.lang = emergency->text.lang,
			.type = TYPE_KEY,
			.type_px = index || ui_is_big(card->ui) ? 0 : 36,
			.is_bold = true,
			.grow = card->kind == BOX_ROW});
}

/* Upright: icon, number and words under each other, beside the other cards. */
static void add_upright(
	struct app *app, struct box *row, const struct emergency *emergency, size_t index) {
	struct box *card = number_card(app, row, index, false);
	box_add(card,
		(struct box){
			.icon = emergency->icon, .icon_px = index ? 80 : 112, .self = PLACE_START});
	box_spacer(card);
	box_add(card,
		(struct box){.text = unbroken(app, emergency->number),
			.type_px = (index ? 84 : 128) * (app->tightness ? 80 : 100) / 100,
			.lang = "en",
			.is_bold = true,
			.is_ltr_text = true,
			.max_lines = 1});
	box_spacer(card);
	add_text(card, emergency, index);
}

/* Level: a card across the page; the numbers stand under each other. */
static void add_level(
	struct app *app, struct box *column, const struct emergency *emergency, size_t index) {
	struct box *card = number_card(app, column, index, true);
	bool is_stacked = ui_is_big(app->ui) && ui_is_portrait(app->ui);
	if (!is_stacked || app->tightness < 2) {
		box_add(card,
			(struct box){.icon = emergency->icon,
				.icon_px = app->tightness > 1         ? 64
					: index || ui_is_big(app->ui) ? 80
								      : 112});
	}
	struct box *inside = card;
	if (is_stacked) {
		inside = box_column(card, 4);
		inside->grow = 1;
	}
	box_add(inside,
		(struct box){.text = unbroken(app, emergency->number),
			.type_px = (index ? 72 : 112) * (app->tightness > 1 ? 75 : 100) / 100,
			.lang = "en",
			.is_bold = true,
			.is_ltr_text = true,
			.align = ui_is_rtl(app->ui) ? PARA_END : PARA_START,
			.max_lines = 1,
			.min_w = is_stacked || ui_is_big(app->ui) ? 0
				: app->tightness > 1              ? 250
								  : 320});
	add_text(inside, emergency, index);
}

static void add_numbers(struct app *app, struct box *body, bool is_level) {
	size_t count;
	const struct emergency *numbers =
		emergency_load(app->pack, app->page, app_lang(app), &count);
	struct box *holder = body;
	if (!is_level) {
		holder = box_add(body,
			(struct box){.kind = BOX_ROW, .gap = 20, .grow = 1, .role = ROLE_LIST});
	}
	for (size_t i = 0; i < count; i++) {
		if (is_level) {
			add_level(app, holder, &numbers[i], i);
		} else {
			add_upright(app, holder, &numbers[i], i);
		}
	}
}

static void add_desk(struct app *app, struct box *parent) {
	const struct desk *desk = office_desk(app);
	if (!desk) {
		return;
	}
	struct box *card = card_add(parent, (struct card_spec){.pad = 16});
	struct box *fact = fact_add(card, "human-handsup", say(app, "Ask at a desk"));
	box_add(fact,
		(struct box){.text = desk->text.utf8,
			.lang = desk->text.lang,
			.type = TYPE_KEY,
			.is_bold = true});
}

static void add_key(struct app *app, struct box *grid, const char *id, const char *icon,
	const char *label, bool deletes) {
	key_add(grid,
		(struct key_spec){.id = id,
			.icon = icon,
			.label = label,
			.look = deletes ? KEY_DANGER : KEY_NORMAL,
			.min_h = ui_is_big(app->ui) || app->tightness ? 0 : 92,
			.is_start = true});
}

/* What deletes stands apart from what leads on, and says what it does. */
static void add_warning(struct app *app, struct box *parent) {
	box_add(parent,
		(struct box){.text = say(app,
				     "Are you the next person? This deletes everything and goes "
				     "back to Welcome."),
			.type = TYPE_LABEL,
			.colour = COLOUR_SECOND});
}

static void add_leaving(struct app *app, struct box *grid) {
	add_key(app, grid, "quick-exit", "run", say(app, "Leave and delete everything"), true);
	add_key(app, grid, "start-new", "refresh", say(app, "Start new"), true);
}

static void add_leading(struct app *app, struct box *grid) {
	print_key_add(app, grid,
		(struct key_spec){.label = say(app, "Print these numbers"),
			.min_h = ui_is_big(app->ui) || app->tightness ? 0 : 92,
			.is_start = true});
	add_key(app, grid, "about", "information", say(app, "About this screen"), false);
	add_key(app, grid, "privacy", "lock", say(app, "Privacy"), false);
}

static struct box *grid_in(struct app *app, struct box *parent) {
	int columns = !ui_is_portrait(app->ui) && !ui_is_big(app->ui) ? 3
		: ui_is_portrait(app->ui) && ui_is_big(app->ui)       ? 1
								      : 2;
	return box_add(parent, (struct box){.kind = BOX_GRID, .columns = columns, .gap = 16});
}

static void add_advice(struct app *app, struct box *parent) {
	box_add(parent,
		(struct box){
			.text = say(app, "Calls are free. Say where you are and what happened."),
			.type = TYPE_LABEL,
			.colour = COLOUR_SECOND});
}

static void add_title(struct app *app, struct box *parent, bool is_paged) {
	struct box *title =
		page_title_add(parent, (struct page_title_spec){.title = say(app, "Help now")});
	if (!is_paged) {
		add_advice(app, ui_is_portrait(app->ui) ? parent : title);
	}
	frame_notice_add(app, parent);
}

/* A laptop's window. */
static bool is_narrow(const struct app *app) {
	return !ui_is_portrait(app->ui) && ui_width(app->ui) < 1420;
}

/* Large text: numbers, then keys, page after page. */
static void build_pages(struct app *app, struct box *main) {
	struct box *pages = frame_pages_add(app, main, 16);
	if (app->tightness > 2 || is_narrow(app) || ui_theme(app->ui)->size == TEXT_EXTRA) {
		frame_notice_add(app, pages); /* a title would have a page for itself */
	} else {
		add_title(app, pages, true);
	}
	add_numbers(app, pages, true);
	add_advice(app, pages);
	/* Keys of very large words are blocks of their own: a page may end between them. */
	bool is_single = app->tightness > 1;
	add_leaving(app, is_single ? pages : grid_in(app, pages));
	add_warning(app, pages);
	add_desk(app, pages);
	add_leading(app, is_single ? pages : grid_in(app, pages));
}

/* High scripts in landscape: the keys beside the numbers. */
static void build_beside(struct app *app, struct box *main) {
	add_title(app, main, true);
	struct box *row = box_row(main, 24);
	row->grow = 1;
	row->across = PLACE_STRETCH;
	struct box *numbers = box_column(row, 0);
	numbers->grow = 1;
	numbers = frame_pages_add(app, numbers, 14);
	add_numbers(app, numbers, true);
	add_advice(app, numbers);
	add_warning(app, numbers);
	add_desk(app, numbers);
	struct box *side = box_column(row, 14);
	side->w = 480;
	add_leaving(app, side);
	add_leading(app, app->tightness > 2 ? numbers : side);
}

static void build_whole(struct app *app, struct box *main) {
	add_title(app, main, false);
	add_numbers(app, main, ui_is_portrait(app->ui));
	struct box *grid = grid_in(app, main);
	add_leaving(app, grid);
	add_warning(app, grid);
	add_desk(app, grid);
	add_leading(app, grid);
}

static void build(struct app *app, struct box *main) {
	if (ui_is_big(app->ui) || (ui_is_portrait(app->ui) && app->tightness > 2) ||
		(is_narrow(app) && app->tightness > 1)) {
		build_pages(app, main);
	} else if (!ui_is_portrait(app->ui) && app->tightness > 1) {
		build_beside(app, main);
	} else {
		build_whole(app, main);
	}
}

const struct screen screen_help = {.build = build};
