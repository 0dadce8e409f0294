// SPDX-License-Identifier: GPL-3.0-or-later
/* From a directory of services in Open Referral HSDS to a site folder: HSDS 3.0 as JSON, HSDS 3.0 as
 * tables, HSDS 1.x (Ohana) as tables. Each service becomes one entry a place. Nothing is dropped
 * without being named: rows that were refused with file and line, and every field of which the
 * kiosk shows nothing. */
#pragma once
#include <stdbool.h>
#include <stdio.h>

struct err;

/* Imports `input`, a file or a folder, into the folder `site`, which is made if it is missing and
 * keeps what an editor changed (author/import_site.h). The report goes to `out`. False and `err`
 * where nothing was imported; the site is then as it was. */
bool import_hsds(const char *input, const char *site, FILE *out, struct err *err);
