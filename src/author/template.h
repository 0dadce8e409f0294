// SPDX-License-Identifier: GPL-3.0-or-later
/* What translators begin with: every text of a site as a PO template. */
#pragma once
#include <stdbool.h>

struct catalogue;
struct err;
struct site;

/* Writes the template to `path`, "-" is standard output; sorted by file and line. A text
 * that has words of its own at some place in one of the catalogues (one a language of the site, NULL
 * for the source language) stands there for that place too, so that msgmerge keeps them. The same site
 * gives the same bytes. */
bool template_write(const struct site *site, struct catalogue *const *catalogues, const char *path,
	struct err *err);
