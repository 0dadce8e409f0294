// SPDX-License-Identifier: GPL-3.0-or-later
/* Links out of the guide: each a QR code, never a browser, with the words beside it that say where
 * it leads. Short ones stand two in a row. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct app;
struct box;
struct para_span;

/* The words are a title in bold; or, with `spans`, a sentence of the text. */
struct link {
	const char *address; /* "https://…"; the code holds all of it */
	const char *words;   /* NULL: they stand above already */
	const char *label;   /* for helpers; NULL: the words */
	const char *lang;    /* of the words */
	const struct para_span *spans;
	size_t span_count;
};

/* Whether a link's target is an address, rather than a page of the guide. */
bool link_is_out(const char *target);

/* Adds them in order, `indent` design px from the start; everything is lent by the page. A row of
 * them is one child of `parent`. An address too long for a code is shown without one. */
void links_add(
	struct app *app, struct box *parent, const struct link *links, size_t count, int indent);
