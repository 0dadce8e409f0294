// SPDX-License-Identifier: GPL-3.0-or-later
// Each language stands in its own name, script and direction, in the pack's order; no flags.
#include "screens/languages.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "content/pack.h"
#include "lang/tag.h"
#include "screens/app.h"
#include "screens/say.h"
#include "ui/key.h"
#include "ui/ui.h"

#define FEW 12
#define TITLES 3 /* the page's words and two others */

bool languages_are_few(const struct app *app) {
	return pack_language_count(app->pack) < FEW;
}

/* Narrow rooms have the page's own words alone. */
static size_t titles_wanted(const struct app *app) {
	int tightness = app->tightness + (ui_is_big(app->ui) || ui_width(app->ui) < 1500);
	return tightness >= TITLES ? 1 : (size_t)(TITLES - tightness);
}

static bool is_told(const char *const *told, size_t count, const char *words) {
	for (size_t i = 0; i < count; i++) {
		if (!strcmp(told[i], words)) {
			return true;
		}
	}
	return false;
}

/* The page's words, then others of other scripts. Where a catalogue lacks them they come in English,
 * which must not stand there twice. */
static size_t titles(const struct app *app, const char **told, const char **langs) {
	static const char *const wanted[] = {"en", "ar", "uk", "fr", "ru", "tr", "ti", "zh-Hans"};
	const char *english = "Choose your language";
	told[0] = say(app, english);
	langs[0] = app_lang(app);
	size_t count = 1, most = titles_wanted(app);
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0] && count < most; i++) {
		const char *words = say_in(app, wanted[i], english);
		bool is_english = !strcmp(words, english) && strcmp(wanted[i], "en") != 0;
		if (pack_has_language(app->pack, wanted[i]) && !is_english &&
			!is_told(told, count, words)) {
			told[count] = words;
			langs[count++] = wanted[i];
		}
	}
	return count;
}

void languages_title_add(struct app *app, struct box *parent) {
	const char *told[TITLES], *langs[TITLES];
	size_t count = titles(app, told, langs);
	struct str text = {0};
	struct para_span *spans = arena_alloc(app->page, TITLES * sizeof *spans);
	str_append(&text, told[0]);
	spans[0] = (struct para_span){.start = 0, .end = text.len, .weight = 700};
	for (size_t i = 1; i < count; i++) {
		str_append(&text, " · ");
		size_t start = text.len;
		str_append(&text, told[i]);
		spans[i] = (struct para_span){
			.start = start, .end = text.len, .colour = SPAN_SECOND, .lang = langs[i]};
	}
	struct box *row = box_row(parent, 20);
	row->across = PLACE_CENTRE;
	box_icon(row, "translate", 48);
	box_add(row,
		(struct box){.text = arena_string(app->page, str_get(&text)),
			.type_px = 34,
			.grow = 1,
			.role = ROLE_HEADING,
			.spans = spans,
			.span_count = count});
	str_finish(&text);
}

static int columns(const struct app *app) {
	if (languages_are_few(app)) {
		return 2;
	}
	return (ui_is_portrait(app->ui) ? 3 : 4) - (ui_is_big(app->ui) ? 1 : 0);
}

static void add_key(struct app *app, struct box *row, const char *tag) {
	const struct language *language = language_find(tag);
	language_key_add(row,
		(struct language_key_spec){
			.id = arena_printf(app->page, "lang-%s", tag),
			.name = language ? language->autonym : tag,
			.lang = tag,
			.is_rtl = language && language->is_rtl,
			.is_selected = !strcmp(app->session->lang, tag),
			.min_h = languages_are_few(app) ? 0 : 74,
			.type_px = languages_are_few(app) && !ui_is_big(app->ui) ? 46 : 0,
		});
}

void languages_add(struct app *app, struct box *pages) {
	bool is_few = languages_are_few(app);
	struct box *row = NULL;
	for (size_t i = 0; i < pack_language_count(app->pack); i++) {
		if (i % (size_t)columns(app) == 0) {
			row = box_add(pages,
				(struct box){.kind = BOX_GRID,
					.columns = columns(app),
					.gap = is_few ? 18 : 12,
					.grow = is_few,
					.along = PLACE_STRETCH,
					.role = ROLE_LIST});
		}
		add_key(app, row, pack_language_at(app->pack, i)->tag);
	}
}
