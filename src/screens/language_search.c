// SPDX-License-Identifier: GPL-3.0-or-later
// Search a language: every language's name, as its speakers, its neighbours and the office write it.
// One that the pack lacks leads to Language missing, and is counted there when it is asked for.
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "content/pack.h"
#include "lang/date.h"
#include "lang/fold.h"
#include "lang/tag.h"
#include "screens/app.h"
#include "screens/frame.h"
#include "screens/say.h"
#include "screens/screen.h"
#include "screens/typing.h"
#include "ui/key.h"
#include "ui/ui.h"

/* 0: no match; more is better. */
static int match(struct app *app, const char *name, const char *lang, const char *wanted) {
	const char *folded = fold_text(app->page, lang, name, strlen(name));
	const char *at = strstr(folded, wanted);
	return !at ? 0 : at == folded ? 2 : 1;
}

static int score(struct app *app, const struct language *language, const char *typed) {
	const char *wanted = fold_text(app->page, app_lang(app), typed, strlen(typed));
	if (!*wanted) {
		return 1;
	}
	int best = match(app, language->autonym, language->tag, wanted);
	int english = match(app, language->english, "en", wanted);
	best = english > best ? english : best;
	for (size_t i = 0; i < pack_language_count(app->pack) && best < 2; i++) {
		const char *in = pack_language_at(app->pack, i)->tag;
		int here = match(app, language_name(app->page, language->tag, in), in, wanted);
		best = here > best ? here : best;
	}
	return best;
}

struct candidate {
	const struct language *language;
	int score;
	size_t order;
};

static int compare(const void *left, const void *right) {
	const struct candidate *a = left, *b = right;
	return a->score != b->score ? b->score - a->score
				    : (a->order > b->order) - (a->order < b->order);
}

/* Best first; of equals those that the pack has. */
static struct candidate *find(struct app *app, size_t *count) {
	const char *typed = typing_text(app);
	struct candidate *all = arena_alloc(app->page, language_count() * sizeof *all);
	size_t n = 0;
	for (size_t i = 0; i < language_count(); i++) {
		const struct language *language = language_at(i);
		int points = score(app, language, typed);
		if (points) {
			bool is_here = pack_has_language(app->pack, language->tag);
			all[n++] = (struct candidate){language, points * 2 + is_here, i};
		}
	}
	qsort(all, n, sizeof *all, compare);
	*count = n;
	return all;
}

/* Scripts to type in: a key for each script of the pack, named by a language that uses it. */
static void add_scripts(struct app *app, struct box *column) {
	struct box *row = box_add(column, (struct box){.kind = BOX_FLOW, .gap = 12});
	const char *seen[32];
	size_t count = 0;
	for (size_t i = 0; i < pack_language_count(app->pack) && count < 32; i++) {
		const struct language *language =
			language_find(pack_language_at(app->pack, i)->tag);
		bool is_new = language != NULL;
		for (size_t k = 0; k < count && is_new; k++) {
			is_new = strcmp(seen[k], language->script) != 0;
		}
		if (is_new) {
			seen[count++] = language->script;
			key_add(row,
				(struct key_spec){
					.id = arena_printf(app->page, "script-%s", language->tag),
					.label = language->autonym,
					.lang = language->tag,
					.icon = "keyboard",
					.type_px = 24,
					.icon_px = 28,
					.min_h = 64});
		}
	}
}

static int columns(const struct app *app) {
	return ui_is_big(app->ui) ? 2 : ui_is_portrait(app->ui) ? 3 : 4;
}

/* How many rows stand between field and keyboard; one at the least. */
static size_t rows(const struct app *app) {
	bool is_tall = ui_is_portrait(app->ui), is_big = ui_is_big(app->ui);
	int most = is_tall ? (is_big ? 4 : 7) : is_big ? 1 : 2;
	int left = most - app->tightness * (is_tall ? 2 : 1);
	return left < 1 ? 1 : (size_t)left;
}

/* With its name in the page's language: who asks for another person may not read its script. */
static void add_language(struct app *app, struct box *row, const struct language *language) {
	const char *name = language_name(app->page, language->tag, app_lang(app));
	bool has_note = !app->session->keyboard_is_up && strcmp(name, language->autonym) != 0;
	language_key_add(row,
		(struct language_key_spec){.id = arena_printf(app->page, "lang-%s", language->tag),
			.name = language->autonym,
			.lang = language->tag,
			.note = has_note ? name : NULL,
			.is_rtl = language->is_rtl});
}

static void add_found(struct app *app, struct box *holder, size_t most) {
	size_t count;
	const struct candidate *found = find(app, &count);
	struct box *row = NULL;
	for (size_t i = 0; i < count && i < most; i++) {
		if (i % (size_t)columns(app) == 0) {
			row = box_add(holder,
				(struct box){.kind = BOX_GRID,
					.columns = columns(app),
					.gap = 12,
					.role = ROLE_LIST});
		}
		add_language(app, row, found[i].language);
	}
	if (!count) {
		box_text(holder, TYPE_BODY, say(app, "Nothing found for this word"));
	}
}

static void build(struct app *app, struct box *main) {
	struct box *page = box_add(main, (struct box){.kind = BOX_COLUMN, .grow = 1});
	struct box *column = typing_field_add(app, page, say(app, "Search a language"));
	if (app->session->keyboard_is_up) {
		/* Where there is no room for it the choice of scripts waits until all is shown. */
		if (app->tightness < 2) {
			add_scripts(app, column);
		}
		add_found(app, column, rows(app) * (size_t)columns(app));
	} else {
		struct box *pages = frame_pages_add(app, column, 12);
		add_scripts(app, pages);
		add_found(app, pages, SIZE_MAX);
	}
	typing_keyboard_add(app, page, say(app, "Show all results"), say(app, "Search"));
}

static bool press(struct app *app, const char *id) {
	if (!strncmp(id, "script-", 7)) {
		typing_begin(app, id + 7);
		return true;
	}
	bool is_done;
	bool is_ours = typing_press(app, id, &is_done);
	if (is_done) {
		app->session->keyboard_is_up = false;
		app->session->here.pager = (struct pager){0};
	}
	return is_ours;
}

static bool type(struct app *app, const struct input *input) {
	bool is_done;
	bool is_ours = typing_input(app, input, &is_done);
	if (is_done) {
		app->session->keyboard_is_up = false;
	}
	return is_ours;
}

const struct screen screen_language_search = {
	.build = build, .press = press, .type = type, .is_bare = true};
