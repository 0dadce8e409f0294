// SPDX-License-Identifier: GPL-3.0-or-later
/* From a directory of services in Open Referral HSDS to a site folder: HSDS 3.0 as JSON, HSDS 3.0 as
 * tables, HSDS 1.x (Ohana) as tables. Each service becomes one entry a place. Nothing is dropped
 * without being named: rows that were refused with file and line, and every field of which the
 * kiosk shows nothing. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct err;

/* Imports `input`, a file or a folder, into the folder `site`, which is made if it is missing and
 * keeps what an editor changed (author/import_site.h). The report goes to `out`. False and `err`
 * where nothing was imported; the site is then as it was. */
bool import_hsds(const char *input, const char *site, FILE *out, struct err *err);

/* A file in memory, its name without a folder. */
struct import_hsds_file {
	const char *name, *bytes;
	size_t len;
};

/* Everything that import_hsds() does up to writing, for the fuzz tests. */
void import_hsds_dry(const struct import_hsds_file *files, size_t count);
