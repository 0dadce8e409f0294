// SPDX-License-Identifier: GPL-3.0-or-later
/* Questions about the tree that libxml2 makes of a page: what an element is, what is in it, and which of
 * its tables hold data. They change nothing and remember nothing. */
#pragma once
#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#define TREE_MAX_DEPTH 120 /* deeper elements are not looked at */

/* Whether it is an element with one of these names, with spaces between them: "td th". */
bool tree_is_named(const xmlNode *node, const char *names);

/* Whether there is a text in it that is more than white space. */
bool tree_has_words(const xmlNode *node);

/* The links in it; `depth` is 0. */
size_t tree_count_links(const xmlNode *node, int depth);

/* The rows of a table, in order; of it alone, not of a table in its cells. Ends with vec_finish(). */
struct tree_rows {
	const xmlNode **items;
	size_t count, room;
};
void tree_rows_find(const xmlNode *table, struct tree_rows *rows);

/* A table of data has a row of names and then rows of as many short cells; any other is there for the
 * looks, and its cells are blocks one after another. */
bool tree_is_data(const struct tree_rows *rows);
