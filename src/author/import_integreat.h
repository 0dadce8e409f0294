// SPDX-License-Identifier: GPL-3.0-or-later
/* The guide of an Integreat region as a site: the page tree as nested topics, pages as articles, the other
 * languages as PO files. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct err;
struct import_report;
struct region_file;

struct import_integreat {
	const char *folder; /* DIR, with <language>/pages.json in it */
	const char *site;   /* where the site goes */
	const char *source; /* folder of the source language; NULL: "de", else the first */
	const char *name;   /* of the office, for site.json; NULL: the region's */
};

/* Writes the site; `report` gets what did not come over, page by page. False, one line in `err`
 * and the site as it was where the input is not Integreat's or cannot be written. */
bool import_integreat(
	const struct import_integreat *import, struct import_report *report, struct err *err);

/* All but the writing, from memory; for tests. Calls `put` for every file of the site. */
typedef void import_put_fn(void *context, const char *path, const char *bytes, size_t len);
bool import_integreat_make(const struct import_integreat *import, const struct region_file *files,
	size_t count, import_put_fn *put, void *context, struct import_report *report,
	struct err *err);
