// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of Welcome beside what stays open; Start new stands alone at the bottom, far from the
// languages, and says what it deletes. In portrait and in large text all of it is one paged column.
#include "screens/sheet.h"

#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/programme.h"
#include "content/service.h"
#include "content/topic.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/languages.h"
#include "screens/say.h"
#include "ui/dialog.h"
#include "ui/key.h"
#include "ui/pager.h"
#include "ui/plate.h"
#include "ui/ui.h"

/* The page under the sheet: its plate and its title. */
struct kept {
	const char *icon, *title, *lang;
	enum topic_colour colour;
};

static void take_topic(struct app *app, struct kept *kept, const char *id, bool is_title) {
	const struct topic *topic =
		id && *id ? topic_load(app->pack, app->page, id, app_lang(app)) : NULL;
	if (!topic) {
		return;
	}
	kept->icon = topic->icon;
	kept->colour = topic_colour_find(topic->colour);
	if (is_title) {
		kept->title = topic->title.utf8;
		kept->lang = topic->title.lang;
	}
}

static void take_thing(struct app *app, struct kept *kept) {
	const struct scene *here = &app->session->here;
	if (here->kind == SCREEN_TOPIC) {
		take_topic(app, kept, here->id, true);
	} else if (here->kind == SCREEN_SERVICE) {
		const struct service *service =
			service_load(app->pack, app->page, here->id, app_lang(app));
		kept->title = service ? service->name.utf8 : NULL;
		kept->lang = service ? service->name.lang : NULL;
	} else if (here->kind == SCREEN_PROGRAMME) {
		const struct programme *programme =
			programme_load(app->pack, app->page, here->id, app_lang(app));
		kept->title = programme ? programme->service.name.utf8 : NULL;
		kept->lang = programme ? programme->service.name.lang : NULL;
	} else if (*here->id) {
		const struct article *article =
			article_load(app->pack, app->page, here->id, app_lang(app));
		kept->title = article ? article->title.utf8 : NULL;
		kept->lang = article ? article->title.lang : NULL;
		take_topic(app, kept, article ? article->topic : NULL, false);
	}
}

static struct kept kept_page(struct app *app) {
	static const struct {
		const char *icon, *title;
	} named[SCREEN_KINDS] = {
		[SCREEN_WELCOME] = {"home", "Home"},
		[SCREEN_HOME] = {"home", "Home"},
		[SCREEN_TOPIC] = {"information", "Information"},
		[SCREEN_ARTICLE] = {"file-document", "Information"},
		[SCREEN_FIND] = {"map-marker", "Find a service"},
		[SCREEN_SERVICE] = {"map-marker", "Find a service"},
		[SCREEN_PROGRAMMES] = {"calendar-clock", "Programmes and courses"},
		[SCREEN_PROGRAMME] = {"calendar-clock", "Programmes and courses"},
		[SCREEN_SEARCH] = {"magnify", "Search"},
		[SCREEN_MY_LIST] = {"bookmark", "My list"},
		[SCREEN_HELP] = {"phone-in-talk", "Help now"},
		[SCREEN_ABOUT] = {"information", "About this screen"},
		[SCREEN_PRIVACY] = {"lock", "Privacy"},
		[SCREEN_LANGUAGE_SEARCH] = {"magnify", "Search a language"},
		[SCREEN_LANGUAGE_MISSING] = {"translate", "Language"},
		[SCREEN_SIGN_UP] = {"calendar-clock", "Sign up"},
	};
	const struct scene *here = &app->session->here;
	struct kept kept = {named[here->kind].icon, NULL, NULL, TOPIC_NONE};
	if (here->kind == SCREEN_TOPIC || here->kind == SCREEN_ARTICLE ||
		here->kind == SCREEN_SERVICE || here->kind == SCREEN_PROGRAMME ||
		here->kind == SCREEN_LANGUAGE_MISSING) {
		take_thing(app, &kept);
	}
	if (!kept.title) {
		kept.title = say(app, named[here->kind].title);
	}
	return kept;
}

static void add_kept(struct app *app, struct box *side) {
	struct kept kept = kept_page(app);
	struct box *card = box_add(side,
		(struct box){.kind = BOX_COLUMN,
			.look = LOOK_CARD,
			.pad = PAD(24),
			.gap = 12,
			.id = "kept"});
	box_text(card, TYPE_LABEL, say(app, "Your page stays open"));
	struct box *row = box_row(card, 16);
	row->across = PLACE_CENTRE;
	plate_add(row, kept.icon, kept.colour, 56);
	box_add(row,
		(struct box){.text = kept.title,
			.lang = kept.lang,
			.type = TYPE_KEY,
			.is_bold = true,
			.grow = 1});
	box_text(card, TYPE_LABEL, say(app, "Your list and your text size stay too."));
}

static void add_search(struct app *app, struct box *side, bool has_more) {
	key_add(side,
		(struct key_spec){.id = "search-language",
			.icon = "magnify",
			.label = say(app, "Search a language"),
			.is_start = true});
	const struct pager *pager = &app->session->sheet;
	if (has_more && pager->pages > 1) {
		key_add(side,
			(struct key_spec){.id = "more-languages",
				.icon = "earth",
				.label = say(app, "More languages"),
				.note = arena_printf(
					app->page, "%d / %d", pager->page + 1, pager->pages),
				.note_lang = "en",
				.is_start = true});
	}
}

static void add_warning(struct app *app, struct box *parent) {
	box_text(parent, TYPE_LABEL,
		say(app,
			"Are you the next person? This deletes everything and goes back to "
			"Welcome."));
}

static void add_start_new(struct app *app, struct box *parent) {
	key_add(parent,
		(struct key_spec){.id = "start-new",
			.icon = "refresh",
			.label = say(app, "Start new"),
			.look = KEY_DANGER,
			.is_start = true});
}

static void build_wide(struct app *app, struct box *sheet) {
	struct box *columns = box_add(sheet, (struct box){.kind = BOX_ROW, .gap = 32, .grow = 1});
	struct box *main = box_column(columns, 18);
	main->grow = 1;
	languages_title_add(app, main);
	struct pager *pager = &app->session->sheet;
	languages_add(app, pager_add(main, pager, languages_are_few(app) ? 18 : 12));
	pager->bar_page = pager->page;
	pager->bar_pages = pager->pages;
	struct box *side = box_column(columns, 18);
	side->w = ui_width(app->ui) < 1500 ? 300 : 360;
	add_kept(app, side);
	add_search(app, side, true);
	box_spacer(side);
	add_warning(app, side);
	add_start_new(app, side);
}

/* Start new stays in its corner on every page, as long as there is room for it. */
static void build_paged(struct app *app, struct box *sheet) {
	bool is_beside = ui_is_big(app->ui) && !ui_is_portrait(app->ui);
	bool has_corner = app->tightness < 3;
	struct box *body = box_add(sheet,
		(struct box){.kind = is_beside ? BOX_ROW : BOX_COLUMN, .gap = 18, .grow = 1});
	struct box *pages = pager_add(body, &app->session->sheet, 18);
	languages_title_add(app, pages);
	languages_add(app, pages);
	add_search(app, pages, false);
	add_kept(app, pages);
	add_warning(app, pages);
	struct box *corner = is_beside && has_corner ? box_column(body, 18) : body;
	frame_pager_bar_add(app, corner, &app->session->sheet);
	if (is_beside && has_corner) {
		corner->min_w = 430;
		box_spacer(corner);
	}
	add_start_new(app, has_corner ? corner : pages);
}

void sheet_build(struct app *app, struct page *page) {
	struct box *sheet = dialog_add(page,
		(struct dialog_spec){.id = "sheet",
			.label = say(app, "Choose your language"),
			.is_sheet = true});
	if (ui_is_portrait(app->ui) || ui_is_big(app->ui) || app->tightness > 1) {
		build_paged(app, sheet);
	} else {
		build_wide(app, sheet);
	}
}

bool sheet_press(struct app *app, const char *id) {
	struct session *session = app->session;
	struct pager *pager = &session->sheet;
	if (!strcmp(id, "more-languages")) {
		pager->page = pager->page + 1 < pager->pages ? pager->page + 1 : 0;
		return true;
	}
	if (!strcmp(id, "more") || !strcmp(id, "previous")) {
		pager_turn(pager, strcmp(id, "more") ? -1 : 1);
		return true;
	}
	if (!strncmp(id, "lang-", 5) && !strcmp(id + 5, session->lang)) {
		session->sheet_is_open = false;
		return true;
	}
	bool stays = !strcmp(id, "text-size") || !strcmp(id, "contrast") || !strcmp(id, "lower");
	if (stays || !strcmp(id, "language") || !strcmp(id, "back") || !strncmp(id, "lang-", 5)) {
		*pager = (struct pager){0};
		return false;
	}
	session->sheet_is_open = false; /* it leads to another page */
	return false;
}
