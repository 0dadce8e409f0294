// SPDX-License-Identifier: GPL-3.0-or-later
/* The words of one block as they come out of foreign HTML: runs of text, bold or not, linked or not. They
 * are cleaned here, and written as a line of Markdown. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct import_report;

struct run {
	const char *text; /* NULL: a line ends here */
	bool is_bold;
	const char *target; /* "article:x", "https://…"; NULL: no link */
	const char *
		contact; /* the number or address of a tel: or mailto: link, maybe ""; NULL: none */
};

struct runs {
	struct run *items;
	size_t count, room;
};

/* Cleans the runs in place, texts in `arena`:
 *   - white space becomes single spaces, none at the ends of lines, none at the ends of links;
 *   - a link that a translating machine moved into the middle of its words ("0 [8213102] 2786") gets
 *     its words back, where together they are what the link leads to;
 *   - a tel: or mailto: link becomes its words, with the number or address behind them where they do
 *     not hold it; where they hold another one the words stay and `report` names both;
 *   - links with no words, and bold in links, go. */
void runs_clean(
	struct runs *runs, struct arena *arena, struct import_report *report, const char *place);

/* Appends runs from..to as Markdown, lines parted by a backslash at their end; with `is_plain`
 * (headings) without links and bold, lines parted by a space. */
void runs_write(struct str *out, const struct runs *runs, size_t from, size_t to, bool is_plain);
