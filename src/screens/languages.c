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
#define PER_PAGE 32

bool languages_are_few(const struct app *app) {
	return pack_language_count(app->pack) < FEW;
}

int languages_per_page(const struct app *app) {
	return languages_are_few(app) ? FEW : PER_PAGE;
}

/* Two languages besides the page's, of other scripts where the pack has them. */
static size_t other_languages(const struct app *app, const char *others[2]) {
	static const char *const wanted[] = {"en", "ar", "uk", "fr", "ru", "de"};
	size_t count = 0;
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0] && count < 2; i++) {
		if (strcmp(wanted[i], app_lang(app)) && pack_has_language(app->pack, wanted[i])) {
			others[count++] = wanted[i];
		}
	}
	return count;
}

void languages_title_add(struct app *app, struct box *parent) {
	const char *others[2];
	size_t count = other_languages(app, others);
	struct str text = {0};
	struct para_span *spans = arena_alloc(app->page, 3 * sizeof *spans);
	str_append(&text, say(app, "Choose your language"));
	spans[0] = (struct para_span){.start = 0, .end = text.len, .weight = 700};
	for (size_t i = 0; i < count; i++) {
		str_append(&text, " · ");
		size_t start = text.len;
		str_append(&text, say_in(app, others[i], "Choose your language"));
		spans[i + 1] = (struct para_span){
			.start = start, .end = text.len, .colour = SPAN_SECOND, .lang = others[i]};
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
			.span_count = count + 1});
	str_finish(&text);
}

struct box *languages_add(struct app *app, struct box *parent, int first, int most, int columns) {
	bool is_few = languages_are_few(app);
	struct box *grid = box_add(parent,
		(struct box){.kind = BOX_GRID,
			.columns = columns,
			.gap = is_few ? 18 : 12,
			.role = ROLE_LIST});
	for (int i = first; i < first + most && i < (int)pack_language_count(app->pack); i++) {
		const char *tag = pack_language_at(app->pack, (size_t)i)->tag;
		const struct language *language = language_find(tag);
		language_key_add(grid,
			(struct language_key_spec){
				.id = arena_printf(app->page, "lang-%s", tag),
				.name = language ? language->autonym : tag,
				.lang = tag,
				.is_rtl = language && language->is_rtl,
				.is_selected = !strcmp(app->session->lang, tag),
				.type_px = is_few ? 46 : 0,
			});
	}
	return grid;
}
