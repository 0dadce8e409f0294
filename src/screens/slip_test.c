// SPDX-License-Identifier: GPL-3.0-or-later
// A slip for staff: whether the paper is used from edge to edge, and every script of the pack comes out.
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

/* In black over the whole width; the rows under it begin and end where it does. */
static void add_width(struct slip_maker *maker) {
	static const char *const ends[] = {"|<", ">|"};
	struct slip_hours *row = arena_alloc(maker->arena, sizeof *row);
	*row = (struct slip_hours){.day = {ends[0], NULL}, .time = {ends[1], NULL}};
	slip_add(maker,
		(struct slip_block){.kind = SLIP_TEXT,
			.text = said(
				maker, N_STAFF("The black bar and both marks must be whole."))});
	slip_add(maker, (struct slip_block){.kind = SLIP_HOURS, .hours = row, .hours_count = 1});
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
	add_width(maker);
	add_scripts(maker);
	slip_add(maker,
		(struct slip_block){.kind = SLIP_FOOT,
			.text = {arena_printf(maker->arena, "Foyer %s \u00b7 %s", FOYER_VERSION,
					 pack_site(maker->app->pack)),
				NULL}});
	return true;
}
