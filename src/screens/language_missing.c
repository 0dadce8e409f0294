// SPDX-License-Identifier: GPL-3.0-or-later
// A page, or a whole language, that is not there: said plainly in the visitor's language, with other
// languages to read it in and a way to ask for it. Nobody's language is switched behind their back.
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "content/article.h"
#include "content/pack.h"
#include "intake/counter.h"
#include "lang/date.h"
#include "lang/tag.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/wish.h"
#include "ui/card.h"
#include "ui/key.h"
#include "ui/page.h"
#include "ui/ui.h"

/* The language that is asked for: of the page, or of everything. */
static const char *wanted(const struct app *app) {
	const struct scene *here = &app->session->here;
	return *here->lang ? here->lang : app_lang(app);
}

static void add_languages(struct app *app, struct box *blocks, const char *const *tags,
	size_t count, const char *prefix) {
	struct box *grid = NULL;
	for (size_t i = 0; i < count; i++) {
		if (i % 2 == 0) { /* a row is a block: pages end between them */
			grid = box_add(blocks,
				(struct box){.kind = BOX_GRID,
					.columns = 2,
					.gap = 16,
					.role = ROLE_LIST});
		}
		const struct language *language = language_find(tags[i]);
		language_key_add(grid,
			(struct language_key_spec){
				.id = arena_printf(app->page, "%s%s", prefix, tags[i]),
				.name = language ? language->autonym : tags[i],
				.lang = tags[i],
				.is_rtl = language && language->is_rtl,
				.min_h = 96});
	}
}

static void add_words(struct box *blocks, const char *title, const char *text) {
	struct box *row = box_row(blocks, 24);
	row->across = PLACE_CENTRE;
	box_add(row,
		(struct box){.icon = "translate",
			.icon_px = 64,
			.look = LOOK_NOTE_WARN,
			.pad = PAD(24),
			.is_silent = true});
	struct box *words = box_column(row, 8);
	words->grow = 1;
	box_add(words,
		(struct box){
			.text = title, .type = TYPE_H2, .is_bold = true, .role = ROLE_HEADING});
	box_text(words, TYPE_BODY, text);
}

static void build_article(struct app *app, struct box *main) {
	const char *lang = app_lang(app);
	const struct article *article =
		article_load(app->pack, app->page, app->session->here.id, lang);
	if (!article) {
		return;
	}
	const char *name = language_name(app->page, lang, lang);
	page_title_add(main,
		(struct page_title_spec){.title = article->title.utf8,
			.lang = article->title.lang,
			.icon = "file-document"});
	frame_notice_add(app, main);
	struct columns columns =
		frame_columns_add(app, main, ui_width(app->ui) < 1420 ? 420 : 560, true);
	add_words(columns.blocks,
		say_fill(app, "This page is not in {language} yet", "language", name),
		say_fill(app, "Read it in another language. Your language stays {language}.",
			"language", name));
	add_languages(app, columns.blocks, article->languages, article->language_count, "read-in-");
	wish_add(app, columns.side,
		say_fill(app, "Ask for this page in {language}", "language", name), true);
	wish_interpreters_add(app, columns.side);
}

static void build_language(struct app *app, struct box *main) {
	const struct language *language = language_find(wanted(app));
	const char *name = language ? language->autonym : wanted(app);
	page_title_add(main,
		(struct page_title_spec){.title = name, .lang = wanted(app), .icon = "translate"});
	struct columns columns =
		frame_columns_add(app, main, ui_width(app->ui) < 1420 ? 420 : 560, true);
	add_words(columns.blocks, say(app, "Your language is not here yet"),
		say(app, "Choose another language that you can read."));
	size_t count = pack_language_count(app->pack);
	const char **tags = arena_alloc(app->page, (count + 1) * sizeof *tags);
	for (size_t i = 0; i < count; i++) {
		tags[i] = pack_language_at(app->pack, i)->tag;
	}
	add_languages(app, columns.blocks, tags, count, "lang-");
	wish_add(app, columns.side, say_fill(app, "Ask for {language}", "language", name), true);
	wish_interpreters_add(app, columns.side);
}

static void build(struct app *app, struct box *main) {
	if (*app->session->here.id) {
		build_article(app, main);
	} else {
		build_language(app, main);
	}
}

static bool press(struct app *app, const char *id) {
	struct scene *here = &app->session->here;
	if (wish_press(app, id, COUNTER_UNMET_LANGUAGE, wanted(app))) {
		return true;
	}
	if (!strncmp(id, "read-in-", 8)) {
		struct scene scene = {.kind = SCREEN_ARTICLE};
		memcpy(scene.id, here->id, sizeof scene.id);
		snprintf(scene.lang, sizeof scene.lang, "%s", id + 8);
		session_go(app->session, &scene);
		return true;
	}
	return false;
}

const struct screen screen_language_missing = {.build = build, .press = press};
