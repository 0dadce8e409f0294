// SPDX-License-Identifier: GPL-3.0-or-later
/* Inside the slips only: how each is put together, block by block, in two languages. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "paper/slip.h"

struct app;
struct arena;
struct text;

/* A slip being made. `visitor` and `host` are the app as it would be with that language on screen, so
 * that every word and date comes from where the screen takes it; what they give is lent by `arena`. */
struct slip_maker {
	struct app *app; /* as it is: list, options */
	struct app *visitor, *host;
	bool is_one; /* both languages are the same: everything is said once */
	struct arena *arena;
	const char *title; /* of the document */
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

/* A number in a frame, or without one as a line. */
void slip_address_add(struct slip_maker *maker, struct slip_lines *lines, const char *address);

/* Who comes with this paper, for the next office; then when it was checked (`day` as content/ gives
 * it), that nothing personal is stored, and 112. */
void slip_end_add(struct slip_maker *maker, bool has_day, int64_t day);

/* Each screen's own. False where there is nothing to print. */
bool slip_service_make(struct slip_maker *maker, const char *id);
