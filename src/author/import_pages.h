// SPDX-License-Identifier: GPL-3.0-or-later
/* The pages of an Integreat region as its API v3 gives them: DIR/<language>/pages.json, a list of pages
 * that name their parent by its path, each with title, HTML and where it is in other languages. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "author/markdown.h"

struct arena;
struct err;
struct import_report;

struct page {
	const char *path;  /* as found by import_path(): "/region/de/a/b" */
	const char *title; /* one line, never empty */
	const char *html;  /* never NULL */
	size_t html_len;
	const char *changed; /* YYYY-MM-DD, or NULL */
	double order;
	size_t position; /* in the file */
	json_t *json;    /* lent by the folder */

	/* of the pages in the source language */
	struct page *parent; /* NULL at the root */
	struct page **children;
	size_t child_count, child_room;
	const char *id; /* for articles and topics */

	const char *markdown; /* NULL until it is made; "" where there is no text */
	struct pieces pieces;
};

struct edition_pages {
	const char *tag;    /* as we write it */
	const char *folder; /* as Integreat does */
	const char *file;   /* "de/pages.json" */
	struct page *pages;
	size_t count;
	json_t *by_path; /* path to index */
	json_t *root;
};

struct region {
	const char *name;               /* the first part of the paths, "lkaugsburg" */
	struct edition_pages *editions; /* the source language first */
	size_t edition_count;
	json_t *targets; /* path of any page in any language to the index of its source page */
	struct arena *arena;
};

/* Reads DIR. `source` is the folder of the source language, NULL for "de" or, where that is missing,
 * the first by name. Everything else is lent from `arena` or kept until region_finish(). False and one
 * line in `err` that says which file is not what. Languages that this program does not know are left
 * out and reported. */
bool region_read(struct region *region, const char *folder, const char *source, struct arena *arena,
	struct import_report *report, struct err *err);

/* The same from memory, one file a language (the entry of the fuzz test too). */
struct region_file {
	const char *folder; /* "de" */
	const char *bytes;
	size_t len;
};
bool region_parse(struct region *region, const struct region_file *files, size_t count,
	struct arena *arena, struct import_report *report, struct err *err);
void region_finish(struct region *region);

/* The page of another language that stands for this source page; NULL where there is none. */
struct page *region_counterpart(
	const struct region *region, const struct page *page, const struct edition_pages *edition);

/* The source page that an address or path leads to; NULL if none. */
struct page *region_page(const struct region *region, const char *href, struct arena *arena);

/* A page's path without host, query and last slash, %-escapes decoded; NULL for an address that is not
 * of Integreat. */
const char *import_path(struct arena *arena, const char *href);

/* The address with every byte escaped that may not stand in one (RFC 3986) or in our marks; of a map
 * on www.google.com only the place, without what counts the reader. In `arena`. */
const char *import_address(struct arena *arena, const char *href);
