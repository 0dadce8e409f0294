// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the slips only: how each is put together, block by block, in two languages. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "paper/slip.h"

/* Between two things in one line: never at the beginning of the next. */
#define SLIP_DOT "\u00a0· "

struct app;
struct arena;
struct article;
struct service;
struct text;

/* A slip being made. `visitor` and `host` are the app as it would be with that language on screen, so
 * that every word and date comes from where the screen takes it; what they give is lent by `arena`. */
struct slip_maker {
	struct app *app; /* as it is: list, options */
	struct app *visitor, *host;
	bool is_one; /* both languages are the same: everything is said once */
	struct arena *arena;
	const char *title;     /* of the document */
	const char *reference; /* of a sign-up; NULL: none */
	struct slip_block *blocks;
	size_t count, room;
};

/* Lines of a fact while they are collected. */
struct slip_lines {
	struct slip_line *items;
	size_t count, room;
};

/* The end of the slip; lent until the next one is added. */
struct slip_block *slip_add(struct slip_maker *maker, struct slip_block block);

/* A fact with the icon of that name (NULL: none), unless it has neither title nor lines. */
void slip_fact_add(struct slip_maker *maker, const char *icon, struct slip_text title,
	const struct slip_lines *lines);

void slip_line_add(struct slip_maker *maker, struct slip_lines *lines, struct slip_line line);
/* The same, of a text alone; nothing where that is empty. */
void slip_text_add(struct slip_maker *maker, struct slip_lines *lines, struct slip_text text);

/* The icon of that name; an unknown one is no icon. */
void slip_icon(struct slip_block *block, const char *name);

/* A sentence of the program in both languages; or two texts that say the same, the second dropped
 * where it would say it again. NULL and "" are none. */
struct slip_text slip_say(const struct slip_maker *maker, const char *english);
struct slip_text slip_pair(const struct slip_maker *maker, const char *visitor, const char *host);

/* A text of the pack as it was loaded for either language. One that is not in the language asked for
 * keeps its own direction. */
struct slip_text slip_content(
	const struct slip_maker *maker, const struct text *visitor, const struct text *host);

/* The black head of the slip. */
void slip_band_add(struct slip_maker *maker, const char *icon, struct slip_text title);

/* An address as on the door; nothing where it is NULL. */
void slip_address_add(struct slip_maker *maker, struct slip_lines *lines, const char *address);

/* The beginning of a long text that a block may hold, since no block is ever divided between sheets;
 * *text moves behind it. */
const char *slip_piece(const struct slip_maker *maker, const char **text);

/* "Passport · Letters": texts in one line, lent by the arena. */
const char *slip_join(struct arena *arena, const struct text *texts, size_t count);

/* The office as it calls itself, and where the kiosk stands (NULL: not said). */
const char *slip_office(const struct app *app);
const char *slip_place(const struct app *app);

/* For the next office: who comes with this paper, as far as the kiosk knows, and a sentence `more`
 * in the office's language (NULL: none). */
void slip_box_add(struct slip_maker *maker, const char *more);

/* The end: when it was checked (`day` as content/ gives it, NULL: is not said), `more` in the visitor's
 * language (NULL: none), that nothing personal is stored, and 112. */
void slip_foot_add(struct slip_maker *maker, const int64_t *day, const char *more);

/* The places that help as the article's page shows them, at most three; lent by the page. */
const struct service *slip_article_services(
	struct app *app, const struct article *article, size_t *count);
/* What the code on the page of `app` holds, in the words and the memory of `reader`. */
const char *slip_article_code(struct app *app, struct app *reader, const struct article *article);

/* Each screen's own. False where there is nothing to print. */
bool slip_service_make(struct slip_maker *maker, const char *id);
bool slip_article_make(struct slip_maker *maker, const char *id);
bool slip_list_make(struct slip_maker *maker);
bool slip_help_make(struct slip_maker *maker);
bool slip_sign_up_make(struct slip_maker *maker, const char *id);
bool slip_test_make(struct slip_maker *maker);
