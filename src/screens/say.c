// SPDX-License-Identifier: GPL-3.0-or-later
// Every word on the screen that is not the site's passes through here.
#include "screens/say.h"

#include "base/arena.h"
#include "content/pack.h"
#include "lang/catalog.h"
#include "lang/fill.h"
#include "screens/app.h"

const char *say_in(const struct app *app, const char *lang, const char *english) {
	(void)app;
	return catalog_text(lang, english);
}

const char *say(const struct app *app, const char *english) {
	return catalog_text(app_lang(app), english);
}

const char *say_staff(const struct app *app, const char *english) {
	return catalog_staff(pack_host_language(app->pack), english);
}

static const char *fill(
	const struct app *app, const char *text, const struct fill *fills, size_t count) {
	return lang_fill(app->page, app_lang(app), text, fills, count);
}

const char *say_fill(
	const struct app *app, const char *english, const char *name, const char *value) {
	return fill(app, say(app, english), &(struct fill){name, value}, 1);
}

const char *say_fill2(const struct app *app, const char *english, const char *name,
	const char *value, const char *name2, const char *value2) {
	const struct fill fills[] = {{name, value}, {name2, value2}};
	return fill(app, say(app, english), fills, 2);
}

const char *say_count_of(
	const struct app *app, const char *one, const char *many, int count, int total) {
	const struct fill fills[] = {
		{"count", arena_printf(app->page, "%d", count)},
		{"total", arena_printf(app->page, "%d", total)},
	};
	const char *text = catalog_plural(app_lang(app), one, many, (unsigned long)count);
	return fill(app, text, fills, 2);
}

const char *say_count(const struct app *app, const char *one, const char *many, int count) {
	return say_count_of(app, one, many, count, count);
}
