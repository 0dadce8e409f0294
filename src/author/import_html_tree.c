// SPDX-License-Identifier: GPL-3.0-or-later
// Each question goes down the tree from where it is asked, no deeper than the walk over a page does.
#include "author/import_html_tree.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"

#define CELL_MAX_BYTES 240
#define TABLE_MAX_COLUMNS 6

bool tree_is_named(const xmlNode *node, const char *names) {
	if (node->type != XML_ELEMENT_NODE) {
		return false;
	}
	const char *name = (const char *)node->name;
	size_t len = strlen(name);
	for (const char *at = names; len && (at = strcasestr(at, name)); at += len) {
		if ((at == names || at[-1] == ' ') && (at[len] == ' ' || !at[len])) {
			return true;
		}
	}
	return false;
}

bool tree_has_words(const xmlNode *node) {
	xmlChar *text = xmlNodeGetContent(node);
	const char *words = text ? (const char *)text : "";
	bool has = words[strspn(words, " \t\r\n\xC2\xA0")] != '\0';
	xmlFree(text);
	return has;
}

size_t tree_count_links(const xmlNode *node, int depth) {
	size_t count = 0;
	for (const xmlNode *at = node->children; at && depth < TREE_MAX_DEPTH; at = at->next) {
		count += tree_is_named(at, "a") + tree_count_links(at, depth + 1);
	}
	return count;
}

void tree_rows_find(const xmlNode *node, struct tree_rows *rows) {
	for (const xmlNode *at = node->children; at; at = at->next) {
		if (tree_is_named(at, "tr")) {
			vec_push(rows, at);
		} else if (tree_is_named(at, "thead tbody tfoot")) {
			tree_rows_find(at, rows);
		}
	}
}

static bool has_inside(const xmlNode *node, const char *names, int depth) {
	for (const xmlNode *at = node->children; at && depth < TREE_MAX_DEPTH; at = at->next) {
		if (tree_is_named(at, names) || has_inside(at, names, depth + 1)) {
			return true;
		}
	}
	return false;
}

static size_t count_cells(const xmlNode *row, bool *is_header) {
	size_t count = 0;
	*is_header = true;
	for (const xmlNode *at = row->children; at; at = at->next) {
		if (tree_is_named(at, "td th")) {
			count++;
			*is_header &= tree_is_named(at, "th");
		}
	}
	*is_header &= count > 0;
	return count;
}

bool tree_is_data(const struct tree_rows *rows) {
	bool is_header;
	size_t columns = rows->count ? count_cells(rows->items[0], &is_header) : 0;
	if (rows->count < 2 || columns < 2 || columns > TABLE_MAX_COLUMNS || !is_header) {
		return false;
	}
	for (size_t i = 0; i < rows->count; i++) {
		if (count_cells(rows->items[i], &is_header) != columns ||
			has_inside(rows->items[i], "table ul ol h1 h2 h3 h4 h5 h6", 0)) {
			return false;
		}
		for (const xmlNode *at = rows->items[i]->children; at; at = at->next) {
			if (!tree_is_named(at, "td th")) {
				continue;
			}
			xmlChar *text = xmlNodeGetContent(at);
			bool is_long = text && strlen((const char *)text) > CELL_MAX_BYTES;
			xmlFree(text);
			if (is_long || xmlHasProp((xmlNode *)at, (const xmlChar *)"colspan") ||
				xmlHasProp((xmlNode *)at, (const xmlChar *)"rowspan")) {
				return false;
			}
		}
	}
	return true;
}
