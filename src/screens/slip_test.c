// SPDX-License-Identifier: GPL-3.0-or-later
// A slip for staff: the black bar shows whether the head prints from edge to edge, and every script of
// the pack comes out.
#include "base/arena.h"
#include "content/pack.h"
#include "lang/mark.h"
#include "lang/tag.h"
#include "paper/printer.h"
#include "screens/app.h"
#include "screens/say.h"
#include "screens/slip_inner.h"

static struct slip_text said(const struct slip_maker *maker, const char *english) {
	return (struct slip_text){say_staff(maker->app, english), NULL};
}

static void add_scripts(struct slip_maker *maker) {
	struct slip_lines lines = {0};
	for (size_t i = 0; i < pack_language_count(maker->app->pack); i++) {
		const char *tag = pack_language_at(maker->app->pack, i)->tag;
		const struct language *language = language_find(tag);
		slip_text_add(maker, &lines,
			(struct slip_text){arena_printf(maker->arena, "%s \u00b7 \u2068%s\u2069",
						   language ? language->autonym : tag,
						   say_in(maker->app, tag, "Welcome")),
				NULL});
	}
	slip_fact_add(
		maker, "translate", said(maker, N_STAFF("Every script must be legible.")), &lines);
}

bool slip_test_make(struct slip_maker *maker) {
	slip_band_add(maker, "printer", said(maker, N_STAFF("Test print")));
	slip_add(maker,
		(struct slip_block){.kind = SLIP_TEXT,
			.text = said(maker, N_STAFF("The black bar must be whole at both ends."))});
	add_scripts(maker);
	slip_add(maker,
		(struct slip_block){.kind = SLIP_FOOT,
			.text = {arena_printf(maker->arena, "Foyer %s \u00b7 %s", FOYER_VERSION,
					 pack_site(maker->app->pack)),
				NULL}});
	return true;
}
