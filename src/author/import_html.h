// SPDX-License-Identifier: GPL-3.0-or-later
/* Foreign HTML as the Markdown of an article. What it says is kept: headings, paragraphs, steps, bullets,
 * tables, notes, bold, links, lines of an address. What it looks like is not. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct import_report;

/* Where a link of a page leads: "article:x", or an address that begins with http:// or https://; "" if
 * to the page itself; NULL if nowhere. Lent from `arena`. */
typedef const char *import_link_fn(void *context, const char *href, struct arena *arena);

struct import_html {
	/* in */
	const char *html;
	size_t len;
	const char *title; /* a first heading that only repeats it is left out; NULL: none */
	const char *place; /* the page, for the report */
	import_link_fn *link;
	void *context;
	struct import_report *report;
	/* out */
	size_t icon_count;  /* small images beside words, left out */
	size_t self_count;  /* links to the page itself, now plain words */
	size_t link_count;  /* other links */
	size_t block_count; /* blocks written */
};

/* Appends the Markdown, "" where there is no text. It always reads without an error by
 * markdown_read(). What is left out goes to the report: images, films, frames, links to nowhere. */
void import_html(struct import_html *page, struct str *out);
