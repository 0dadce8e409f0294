// SPDX-License-Identifier: GPL-3.0-or-later
/* The program's words in the visitor's language. The English sentence is the key; xgettext
 * collects it from the calls below (locales/CMakeLists.txt names them). What is returned is lent
 * until the page is built again. */
#pragma once

struct app;

/* The sentence in the session's language (on Welcome, before a choice: the greeting's). */
const char *say(const struct app *app, const char *english);

/* The sentence in language `lang`. */
const char *say_in(const struct app *app, const char *lang, const char *english);

/* A sentence for the office's staff, in the language of the pack's host (English where locales/staff
 * has no such language); xgettext collects it for locales/staff. Lent for ever. */
const char *say_staff(const struct app *app, const char *english);

/* The sentence with one or two {name} filled in; each value is isolated from the sentence's
 * direction (UAX #9 FSI…PDI). */
const char *say_fill(
	const struct app *app, const char *english, const char *name, const char *value);
const char *say_fill2(const struct app *app, const char *english, const char *name,
	const char *value, const char *name2, const char *value2);

/* The sentence whose plural form goes with `count`, which fills {count}. */
const char *say_count(const struct app *app, const char *one, const char *many, int count);
/* As say_count, with {total} besides. */
const char *say_count_of(
	const struct app *app, const char *one, const char *many, int count, int total);
