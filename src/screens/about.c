// SPDX-License-Identifier: GPL-3.0-or-later
// About and Privacy: what the site says of itself, and what the program knows to be true: its
// version, its licences, and the languages that no native speaker has read.
#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/pack.h"
#include "lang/catalog.h"
#include "lang/date.h"
#include "screens/app.h"
#include "screens/blocks.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/ui.h"

static void add_page(struct app *app, struct box *blocks, const char *id) {
	const struct article *article = article_load(app->pack, app->page, id, app_lang(app));
	if (article && article->is_missing) {
		article = article_load(app->pack, app->page, id, pack_source_language(app->pack));
	}
	if (article) {
		blocks_add(app, blocks, article, article->title.lang, TOPIC_NONE);
	}
}

static bool is_large(const struct app *app) {
	return ui_is_big(app->ui) || app->tightness > 1;
}

/* A card; in large text a heading and what follows it, for a page may end between them. */
static struct box *group_add(
	struct app *app, struct box *parent, const char *icon, const char *title) {
	if (!is_large(app)) {
		return card_add(parent, (struct card_spec){.icon = icon, .title = title});
	}
	box_add(parent,
		(struct box){.text = title,
			.type = TYPE_H2,
			.is_bold = true,
			.role = ROLE_HEADING,
			.keeps_next = true});
	return parent;
}

static void add_row(struct app *app, struct box *card, const char *name, const char *value) {
	(void)app;
	if (!value || !*value) {
		return;
	}
	struct box *row = box_row(card, 16);
	box_add(row,
		(struct box){.text = name, .type = TYPE_LABEL, .colour = COLOUR_SECOND, .grow = 1});
	box_add(row, (struct box){.text = value, .type = TYPE_LABEL, .is_bold = true, .grow = 2});
}

/* A language is unchecked while its part of the pack or of the program was not read by a person. */
static bool is_checked(const struct app *app, const struct pack_language *language) {
	return !strcmp(language->tag, pack_source_language(app->pack)) ||
		(language->checked && catalog_is_checked(language->tag));
}

static void add_unchecked(struct app *app, struct box *side) {
	size_t count = pack_language_count(app->pack), n = 0;
	struct tag_spec *tags = arena_alloc(app->page, (count + 1) * sizeof *tags);
	for (size_t i = 0; i < count; i++) {
		const struct pack_language *language = pack_language_at(app->pack, i);
		if (!is_checked(app, language)) {
			tags[n++] = (struct tag_spec){
				.text = language_name(app->page, language->tag, app_lang(app))};
		}
	}
	if (!n) {
		return;
	}
	struct box *card =
		group_add(app, side, "translate", say(app, "Not checked by a native speaker"));
	box_text(card, TYPE_LABEL,
		say(app,
			"These languages are translated, but nobody who grew up with them has "
			"read them yet:"));
	tags_add(card, tags, n);
}

static void add_version(struct app *app, struct box *side) {
	struct box *card = group_add(app, side, "harddisk", say(app, "Version"));
	add_row(app, card, say(app, "Program"), "Foyer " FOYER_VERSION);
	add_row(app, card, say(app, "Information"),
		arena_printf(app->page, "%s %s", pack_site(app->pack),
			date_text(app->page, app_lang(app), pack_built(app->pack), app_zone(app),
				DATE_DAY_MONTH_YEAR)));
	if (pack_expires(app->pack)) {
		add_row(app, card, say(app, "Valid until"),
			date_text(app->page, app_lang(app), pack_expires(app->pack), app_zone(app),
				DATE_DAY_MONTH_YEAR));
	}
	add_row(app, card, say(app, "This screen"), app->options->kiosk_id);
}

static void add_licences(struct app *app, struct box *side) {
	struct box *card = group_add(app, side, "certificate", say(app, "Licences"));
	add_row(app, card, "Foyer", "GNU GPL 3.0 or later");
	add_row(app, card, "Noto Sans, Noto Nastaliq, Noto Serif Tibetan", "SIL OFL 1.1");
	add_row(app, card, "Noto Sans CJK", "SIL OFL 1.1");
	add_row(app, card, "Material Design Icons", "SIL OFL 1.1, CC BY 4.0");
}

/* Title, subtitle, and the way to the other page, which in large text stands after the words. */
static void add_title(struct app *app, struct box *main, struct page_title_spec spec) {
	if (ui_is_big(app->ui) && app->tightness > 1) {
		spec.subtitle = spec.icon = NULL;
	}
	page_title_add(main, spec)->id = "title";
	frame_notice_add(app, main);
}

static void add_other(struct box *parent, const char *id, const char *icon, const char *label) {
	key_add(parent,
		(struct key_spec){
			.id = id, .icon = icon, .label = label, .end_icon = "arrow-right"});
}

static void build_about(struct app *app, struct box *main) {
	add_title(app, main,
		(struct page_title_spec){.title = say(app, "About this screen"),
			.subtitle = say(app, "Who made it, where the information comes from"),
			.icon = "information"});
	if (!is_large(app)) {
		add_other(box_find(main, "title"), "privacy", "lock", say(app, "Privacy"));
	}
	struct columns columns =
		frame_columns_add(app, main, ui_width(app->ui) < 1420 ? 420 : 560, true);
	add_page(app, columns.blocks, "about");
	add_version(app, columns.side);
	add_unchecked(app, app->tightness ? columns.blocks : columns.side);
	add_licences(app, columns.blocks);
	if (is_large(app)) {
		add_other(columns.blocks, "privacy", "lock", say(app, "Privacy"));
	}
}

static void build_privacy(struct app *app, struct box *main) {
	add_title(app, main,
		(struct page_title_spec){.title = say(app, "Privacy"),
			.subtitle = say(app, "What this screen knows about you, and for how long"),
			.icon = "lock"});
	if (!is_large(app)) {
		add_other(box_find(main, "title"), "about", "information",
			say(app, "About this screen"));
	}
	struct columns columns =
		frame_columns_add(app, main, ui_width(app->ui) < 1420 ? 400 : 540, true);
	add_page(app, columns.blocks, "privacy");
	key_add(columns.side,
		(struct key_spec){.id = "quick-exit",
			.icon = "run",
			.label = say(app, "Leave and delete everything"),
			.look = KEY_DANGER,
			.is_start = true,
			.min_h = 110});
	if (is_large(app)) {
		add_other(columns.blocks, "about", "information", say(app, "About this screen"));
	}
}

const struct screen screen_about = {.build = build_about};
const struct screen screen_privacy = {.build = build_privacy};
